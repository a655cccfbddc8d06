// The tools of the editor: what kind of paragraph this is, what stands out in it, lists, tables, pictures. One stop of
// the Tab key; arrows lead from tool to tool.

import {
  BoldOutlined,
  ClearOutlined,
  ItalicOutlined,
  LinkOutlined,
  OrderedListOutlined,
  RedoOutlined,
  TableOutlined,
  UndoOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons';
import { type Editor, useEditorState } from '@tiptap/react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import type { DocumentFile } from '../../../rules/document-content.ts';
import { LinkRow } from './LinkRow.tsx';
import { layoutOf, type Layout, layouts, setLayout } from './layouts.ts';
import { PictureButton, PictureRow } from './PictureTools.tsx';
import { TableRowTools } from './TableTools.tsx';
import { Tool } from './Tool.tsx';

export function Toolbar(props: {
  readonly editor: Editor;
  /** Id of the text. */
  readonly controls: string | undefined;
  readonly onPicture: (file: DocumentFile) => void;
}): ReactNode {
  const { editor, controls, onPicture } = props;
  const bar = useRef<HTMLDivElement>(null);
  const [linking, link] = useState(false);
  const now = useEditorState({
    editor,
    selector: ({ editor }) => ({
      layout: layoutOf(editor),
      bold: editor.isActive('bold'),
      italic: editor.isActive('italic'),
      subscript: editor.isActive('subscript'),
      superscript: editor.isActive('superscript'),
      link: editor.isActive('link'),
      bullets: editor.isActive('bulletList'),
      numbers: editor.isActive('orderedList'),
      table: editor.isActive('table'),
      picture: editor.isActive('picture'),
      undo: editor.can().undo(),
      redo: editor.can().redo(),
    }),
  });
  const run = () => editor.chain().focus();
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label="正文格式"
      aria-controls={controls}
      className="editor-tools"
      onKeyDown={(event) => {
        if (event.key === 'Escape') editor.commands.focus();
        else walk(event, bar.current);
      }}
    >
      <div className="editor-tools-row">
        <select
          aria-label="段落样式"
          value={now.layout}
          onChange={({ target }) => setLayout(editor, target.value as Layout)}
        >
          {Object.entries(layouts).map(([key, { label }]) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </select>
        <Tool label="加粗" pressed={now.bold} onClick={() => run().toggleBold().run()}>
          <BoldOutlined />
        </Tool>
        <Tool label="斜体" pressed={now.italic} onClick={() => run().toggleItalic().run()}>
          <ItalicOutlined />
        </Tool>
        <Tool
          label="下标"
          pressed={now.subscript}
          onClick={() => run().toggleMark('subscript').run()}
        >
          下标
        </Tool>
        <Tool
          label="上标"
          pressed={now.superscript}
          onClick={() => run().toggleMark('superscript').run()}
        >
          上标
        </Tool>
        <Tool label="链接" pressed={now.link || linking} onClick={() => link(!linking)}>
          <LinkOutlined />
        </Tool>
        <Tool label="项目符号" pressed={now.bullets} onClick={() => run().toggleBulletList().run()}>
          <UnorderedListOutlined />
        </Tool>
        <Tool
          label="自动编号"
          pressed={now.numbers}
          onClick={() => run().toggleOrderedList().run()}
        >
          <OrderedListOutlined />
        </Tool>
        <Tool
          label="插入表格"
          onClick={() => run().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}
        >
          <TableOutlined />
        </Tool>
        <PictureButton editor={editor} onPicture={onPicture} />
        <Tool label="清除格式" onClick={() => run().unsetAllMarks().clearNodes().run()}>
          <ClearOutlined />
        </Tool>
        <Tool label="撤销" isDisabled={!now.undo} onClick={() => run().undo().run()}>
          <UndoOutlined />
        </Tool>
        <Tool label="重做" isDisabled={!now.redo} onClick={() => run().redo().run()}>
          <RedoOutlined />
        </Tool>
      </div>
      {(linking || now.link) && <LinkRow editor={editor} onDone={() => link(false)} />}
      {now.table && <TableRowTools editor={editor} />}
      {now.picture && <PictureRow editor={editor} />}
    </div>
  );
}

/** Where the keyboard comes to the tools from the text. */
export function focusTools(frame: HTMLElement): void {
  toolsIn(frame)[0]?.focus();
}

function toolsIn(bar: HTMLElement | null): HTMLElement[] {
  return [...(bar?.querySelectorAll<HTMLElement>('.tool:not(:disabled), select') ?? [])];
}

/** Left and right walk over the tools; a field keeps its own arrows. */
function walk(event: KeyboardEvent, bar: HTMLElement | null): void {
  const from = event.target as HTMLElement;
  if (from instanceof HTMLInputElement) return;
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  const tools = toolsIn(bar);
  const to = tools[(tools.indexOf(from) + step + tools.length) % tools.length];
  event.preventDefault();
  to?.focus();
}
