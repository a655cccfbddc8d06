// What can be done to the table one stands in.

import {
  DeleteColumnOutlined,
  DeleteOutlined,
  DeleteRowOutlined,
  InsertRowAboveOutlined,
  InsertRowBelowOutlined,
  InsertRowLeftOutlined,
  InsertRowRightOutlined,
  MergeCellsOutlined,
  SplitCellsOutlined,
} from '@ant-design/icons';
import { type Editor, useEditorState } from '@tiptap/react';
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { Tool } from './Tool.tsx';

export function TableRowTools({ editor }: { readonly editor: Editor }): ReactNode {
  const { caption, merge, split } = useEditorState({
    editor,
    selector: ({ editor }) => ({
      caption: (editor.getAttributes('table')['caption'] as string | null) ?? '',
      merge: editor.can().mergeCells(),
      split: editor.can().splitCell(),
    }),
  });
  const run = () => editor.chain().focus();
  return (
    <div className="editor-tools-row" role="group" aria-label="表格">
      <Tool label="上方插入行" onClick={() => run().addRowBefore().run()}>
        <InsertRowAboveOutlined />
      </Tool>
      <Tool label="下方插入行" onClick={() => run().addRowAfter().run()}>
        <InsertRowBelowOutlined />
      </Tool>
      <Tool label="左侧插入列" onClick={() => run().addColumnBefore().run()}>
        <InsertRowLeftOutlined />
      </Tool>
      <Tool label="右侧插入列" onClick={() => run().addColumnAfter().run()}>
        <InsertRowRightOutlined />
      </Tool>
      <Tool label="删除行" onClick={() => run().deleteRow().run()}>
        <DeleteRowOutlined />
      </Tool>
      <Tool label="删除列" onClick={() => run().deleteColumn().run()}>
        <DeleteColumnOutlined />
      </Tool>
      <Tool label="合并单元格" isDisabled={!merge} onClick={() => run().mergeCells().run()}>
        <MergeCellsOutlined />
      </Tool>
      <Tool label="拆分单元格" isDisabled={!split} onClick={() => run().splitCell().run()}>
        <SplitCellsOutlined />
      </Tool>
      <Tool label="表头行" onClick={() => run().toggleHeaderRow().run()}>
        表头
      </Tool>
      <Tool label="删除表格" onClick={() => run().deleteTable().run()}>
        <DeleteOutlined />
      </Tool>
      <Input
        className="editor-tools-field"
        size="small"
        aria-label="表题"
        placeholder="表题"
        maxLength={200}
        value={caption}
        onChange={({ target }) =>
          editor.commands.updateAttributes('table', { caption: target.value || null })
        }
      />
    </div>
  );
}
