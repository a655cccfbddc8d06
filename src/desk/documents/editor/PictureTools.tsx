// Pictures come in as files and never as addresses; each says in words what it shows (国办发〔2017〕47号).

import { PictureOutlined } from '@ant-design/icons';
import { type Editor, useEditorState } from '@tiptap/react';
import { App, Input } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import type { DocumentFile } from '../../../rules/document-content.ts';
import type { postPicture } from '../../../web/api/document-pictures.ts';
import { callWithFile } from '../../api.ts';
import { Tool } from './Tool.tsx';

export async function uploadPicture(file: File): Promise<DocumentFile> {
  return await callWithFile<typeof postPicture>('/document-pictures', file, {
    query: { name: file.name === '' ? '图片' : file.name.slice(-100) },
  });
}

function insertPicture(editor: Editor, { sha256 }: DocumentFile): void {
  editor
    .chain()
    .focus()
    .insertContent({ type: 'picture', attrs: { file: sha256, alt: '' } })
    .run();
}

/** Each is stored, told to the document, and put where one writes. */
export async function takePictures(
  editor: Editor | undefined,
  files: readonly File[],
  onPicture: (file: DocumentFile) => void,
): Promise<void> {
  for (const file of files) {
    const stored = await uploadPicture(file);
    onPicture(stored);
    if (editor !== undefined) insertPicture(editor, stored);
  }
}

export function PictureButton(props: {
  readonly editor: Editor;
  readonly onPicture: (file: DocumentFile) => void;
}): ReactNode {
  const { editor, onPicture } = props;
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const [busy, become] = useState(false);
  const take = async (files: readonly File[]): Promise<void> => {
    become(true);
    try {
      await takePictures(editor, files, onPicture);
    } catch (error) {
      message.error(error instanceof Error ? error.message : '图片没有上传');
    } finally {
      become(false);
    }
  };
  return (
    <>
      <Tool label="插入图片" isDisabled={busy} onClick={() => input.current?.click()}>
        <PictureOutlined />
      </Tool>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept="image/png,image/jpeg"
        aria-label="选择图片"
        onChange={({ target }) => {
          void take([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </>
  );
}

export function PictureRow({ editor }: { readonly editor: Editor }): ReactNode {
  const alt = useEditorState({
    editor,
    selector: ({ editor }) => (editor.getAttributes('picture')['alt'] as string | undefined) ?? '',
  });
  return (
    <div className="editor-tools-row" role="group" aria-label="图片">
      <Input
        className="editor-tools-field editor-tools-wide"
        size="small"
        aria-label="图片的替代文字"
        placeholder="替代文字：这幅图片说的是什么"
        maxLength={500}
        status={alt.trim() === '' ? 'warning' : ''}
        value={alt}
        onChange={({ target }) =>
          editor.commands.updateAttributes('picture', { alt: target.value })
        }
      />
    </div>
  );
}
