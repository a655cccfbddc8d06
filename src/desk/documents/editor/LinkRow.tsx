// Where a link leads: typed once, held to the schemes that a body may bear.

import { Button, Input } from 'antd';
import { type Editor, useEditorState } from '@tiptap/react';
import { type ReactNode, useState } from 'react';
import { isLinkAddress } from '../../../rules/body/links.ts';

export function LinkRow(props: {
  readonly editor: Editor;
  readonly onDone: () => void;
}): ReactNode {
  const { editor, onDone } = props;
  const current = useEditorState({
    editor,
    selector: ({ editor }) => (editor.getAttributes('link')['href'] as string | undefined) ?? '',
  });
  const [typed, type] = useState<string>();
  const address = (typed ?? current).trim();
  const isWrong = address !== '' && !isLinkAddress(address);
  const done = (): void => {
    type(undefined);
    onDone();
  };
  const set = (): void => {
    if (address === '' || isWrong) return;
    const { from, to } = editor.state.selection;
    const chain = editor.chain().focus().extendMarkRange('link');
    if (from === to && current === '') {
      chain.insertContent({
        type: 'text',
        text: address,
        marks: [{ type: 'link', attrs: { href: address } }],
      });
    } else chain.setLink({ href: address });
    chain.run();
    done();
  };
  const drop = (): void => {
    editor.chain().focus().extendMarkRange('link').unsetLink().run();
    done();
  };
  return (
    <div className="editor-tools-row" role="group" aria-label="链接">
      <Input
        className="editor-tools-field"
        size="small"
        aria-label="链接的网址"
        aria-invalid={isWrong}
        placeholder="https:// 或本站路径 /"
        status={isWrong ? 'error' : ''}
        value={typed ?? current}
        onChange={({ target }) => type(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          set();
        }}
      />
      <Button size="small" disabled={address === '' || isWrong} onClick={set}>
        确定
      </Button>
      {current !== '' && (
        <Button size="small" onClick={drop}>
          取消链接
        </Button>
      )}
      {isWrong && <span className="editor-tools-fault">只能是网页、邮箱、电话或者本站路径</span>}
    </div>
  );
}
