// The text of a document, written as readers will see it. What it gives out is the stored form of a body; what it is
// given anew from outside (an import, the text of another) it shows.

import { type Editor, EditorContent, useEditor } from '@tiptap/react';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentFile } from '../../../rules/document-content.ts';
import { nonce } from '../../nonce.ts';
import { bodyExtensions } from './extensions.ts';
import { editorHtml, storedHtml } from './html-tree.ts';
import { Toolbar } from './Toolbar.tsx';

/** Long texts are not written out at every key. */
const afterTyping = 250; // ms

export function BodyEditor(props: {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (html: string) => void;
  /** A picture was put into the text: it has to be among the files of the document. */
  readonly onPicture: (file: DocumentFile) => void;
}): ReactNode {
  const { id, value = '', onChange, onPicture } = props;
  const given = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const change = useRef(onChange);
  useEffect(() => {
    change.current = onChange;
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
    },
    onUpdate: ({ editor }) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => giveOut(editor), afterTyping);
    },
    onBlur: ({ editor }) => giveOut(editor),
  });
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
    <div className="editor-frame">
      <Toolbar editor={editor} onPicture={onPicture} />
      <EditorContent editor={editor} />
      <p id="body-hint" className="quiet editor-hint">
        “一、”“（一）”等序号照写，首行缩进自动排版。Alt+F10 到工具栏，Esc 回到正文。
      </p>
    </div>
  );
}
