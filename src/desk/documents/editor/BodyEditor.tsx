// The text of a document, written as readers will see it. What it gives out is the stored form of a body; what it is
// given anew from outside (an import, the text of another) it shows.

import { App } from 'antd';
import { type Editor, EditorContent, useEditor } from '@tiptap/react';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentFile } from '../../../rules/document-content.ts';
import type { Pasted } from '../../../rules/paste/paste.ts';
import { nonce } from '../../nonce.ts';
import { bodyExtensions } from './extensions.ts';
import { editorHtml, storedHtml } from './html-tree.ts';
import { cleanPaste, cleanText, putIn } from './paste.ts';
import { holdsPictures, withPicturesTaken } from './pasted-pictures.ts';
import { takePictures } from './PictureTools.tsx';
import { focusTools, Toolbar } from './Toolbar.tsx';

/** Long texts are not written out at every key. */
const afterTyping = 250; // ms

export function isWordName(name: string): boolean {
  return /\.(?:docx|docm|doc|wps|dotx|dotm|rtf)$/i.test(name);
}

export function BodyEditor(props: {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (html: string) => void;
  /** A picture was put into the text: it has to be among the files of the document. */
  readonly onPicture: (file: DocumentFile) => void;
  /** Something from elsewhere was put in: what was taken out of it, what of a head was in it. */
  readonly onPasted: (pasted: Pasted) => void;
  /** A Word file was pasted or dropped here. */
  readonly onWordFile: (file: File) => void;
}): ReactNode {
  const { id, value = '', onChange, onPicture, onPasted, onWordFile } = props;
  const { message } = App.useApp();
  const given = useRef(value);
  const editorOf = useRef<Editor>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const change = useRef(onChange);
  const tell = useRef(onPasted);
  const picture = useRef(onPicture);
  useEffect(() => {
    change.current = onChange;
    tell.current = onPasted;
    picture.current = onPicture;
  });
  const giveOut = useCallback((editor: Editor): void => {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (editor.isDestroyed) return;
    const html = storedHtml(editor.getHTML());
    if (html === given.current) return;
    given.current = html;
    change.current?.(html);
  }, []);
  const [content] = useState(() => editorHtml(value));
  const takeFiles = (files: readonly File[]): boolean => {
    const word = files.find(({ name }) => isWordName(name));
    if (word !== undefined) {
      onWordFile(word);
      return true;
    }
    const pictures = files.filter(({ type }) => type.startsWith('image/'));
    void takePictures(editorOf.current, pictures, onPicture).catch((error: unknown) =>
      message.error(error instanceof Error ? error.message : '图片没有上传'),
    );
    return pictures.length > 0;
  };
  const take = useRef(takeFiles);
  useEffect(() => {
    take.current = takeFiles;
  });
  const editor = useEditor({
    extensions: bodyExtensions,
    content,
    injectNonce: nonce,
    editorProps: {
      attributes: {
        ...(id === undefined ? {} : { id }),
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': '正文',
        'aria-describedby': 'body-hint',
        class: 'official body-editor',
      },
      handleDOMEvents: {
        paste: (view, event) => {
          const html = event.clipboardData?.getData('text/html') ?? '';
          if (!holdsPictures(html)) return false;
          event.preventDefault();
          void withPicturesTaken(html, (file) => picture.current(file)).then((taken) => {
            if (!view.isDestroyed) view.pasteHTML(taken);
          });
          return true;
        },
      },
      transformPastedHTML: (html) => cleanPaste(html, (pasted) => tell.current(pasted)),
      transformPastedText: cleanText,
      handlePaste: (view, event, slice) => {
        const { clipboardData } = event;
        // Office programs put a picture of the text beside the text.
        const isText = clipboardData?.types.includes('text/html') === true;
        if (!isText && take.current([...(clipboardData?.files ?? [])])) return true;
        return putIn(view, slice);
      },
    },
    onUpdate: ({ editor }) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => giveOut(editor), afterTyping);
    },
    onBlur: ({ editor }) => giveOut(editor),
  });
  useEffect(() => {
    editorOf.current = editor;
  }, [editor]);
  useEffect(() => {
    if (value === given.current) return;
    given.current = value;
    editor.commands.setContent(editorHtml(value), { emitUpdate: false });
  }, [value, editor]);
  useEffect(
    () => () => {
      // What was typed in the last moment is not lost with the page.
      if (timer.current !== undefined) giveOut(editor);
    },
    [editor, giveOut],
  );
  return (
    <div
      className="editor-frame"
      onKeyDown={(event) => {
        if (!event.altKey || event.key !== 'F10') return;
        event.preventDefault();
        focusTools(event.currentTarget);
      }}
      onDragOver={(event) => {
        // Dropped anywhere on the frame, a file would otherwise replace the page.
        if (event.dataTransfer.types.includes('Files')) event.preventDefault();
      }}
      onDropCapture={(event) => {
        const files = [...event.dataTransfer.files];
        if (files.length === 0) return;
        event.preventDefault();
        if (takeFiles(files)) event.stopPropagation();
      }}
    >
      <Toolbar editor={editor} controls={id} onPicture={onPicture} />
      <EditorContent editor={editor} />
      <p id="body-hint" className="quiet editor-hint">
        “一、”“（一）”等序号照写，首行缩进自动排版。Alt+F10 到工具栏，Esc 回到正文。
      </p>
    </div>
  );
}
