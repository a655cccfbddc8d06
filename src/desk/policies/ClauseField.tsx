// A clause quoted from the document: chosen in its own text, never typed from memory.

import { Button, Drawer, Empty, Input } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import type { Clause } from '../../rules/policy/condition.ts';
import { withoutMark } from './condition-edit.ts';
import { useClauses } from './policy-queries.ts';

export function ClauseField(props: {
  /** What it is the clause of, for who hears it. */
  readonly label: string;
  readonly documentId: number | undefined;
  readonly value: Clause | undefined;
  /** What stands for it where it has none of its own. */
  readonly inherited?: Clause | undefined;
  readonly fault?: string | undefined;
  readonly onChange: (clause: Clause | undefined) => void;
}): ReactNode {
  const { label, documentId, value, inherited, fault, onChange } = props;
  const [isChoosing, choose] = useState(false);
  const has = value !== undefined && value.text !== '';
  const act = has ? '改选条款' : '选取条款';
  return (
    <div className="clause">
      <span className="clause-said">
        {has ? (
          <>
            <b>{value.anchor === '' ? '原文' : value.anchor}</b>“{value.text}”
          </>
        ) : inherited && inherited.text !== '' ? (
          <span className="quiet">依据同上：{inherited.anchor}</span>
        ) : (
          <span className="quiet">还没有注明依据</span>
        )}
      </span>
      <Button size="small" aria-label={`${label}：${act}`} onClick={() => choose(true)}>
        {act}
      </Button>
      {has && inherited !== undefined && (
        <Button
          size="small"
          type="text"
          aria-label={`${label}：清除`}
          onClick={() => onChange(undefined)}
        >
          清除
        </Button>
      )}
      {fault !== undefined && (
        <span className="policy-fault" role="alert">
          {fault}
        </span>
      )}
      {isChoosing && (
        <ClauseDrawer
          label={label}
          documentId={documentId}
          onClose={() => choose(false)}
          onChoose={(clause) => {
            onChange(clause);
            choose(false);
          }}
        />
      )}
    </div>
  );
}

function ClauseDrawer(props: {
  readonly label: string;
  readonly documentId: number | undefined;
  readonly onClose: () => void;
  readonly onChoose: (clause: Clause) => void;
}): ReactNode {
  const { label, documentId, onClose, onChoose } = props;
  const { data } = useClauses(documentId);
  const [sought, seek] = useState('');
  const found = data?.clauses.filter(({ anchor, text }) => `${anchor}${text}`.includes(sought));
  return (
    <Drawer open title={`${label}：选取条款`} size={640} onClose={onClose}>
      <p className="quiet">
        在原文里选中几个字，再点“引用”，只引用选中的部分；没有选中的引用整段。
      </p>
      <Input.Search
        aria-label="在原文中查找"
        placeholder="在原文中查找"
        allowClear
        value={sought}
        onChange={({ target }) => seek(target.value.trim())}
      />
      {data?.clauses.length === 0 && <Empty description="这份文件没有可以引用的文字" />}
      <ul className="passages">
        {found?.map((passage, i) => (
          <PassageLine key={i} passage={passage} onChoose={onChoose} />
        ))}
      </ul>
    </Drawer>
  );
}

function PassageLine(props: {
  readonly passage: Clause;
  readonly onChoose: (clause: Clause) => void;
}): ReactNode {
  const { anchor, text } = props.passage;
  const said = useRef<HTMLQuoteElement>(null);
  const quote = (): void => {
    const selection = window.getSelection();
    const inside = selection?.anchorNode && said.current?.contains(selection.anchorNode);
    const chosen = inside ? selection.toString().trim() : '';
    props.onChoose({
      anchor,
      text: chosen !== '' && text.includes(chosen) ? chosen : withoutMark(anchor, text),
    });
  };
  return (
    <li>
      <div>
        {anchor !== '' && <b>{anchor}</b>}
        <blockquote ref={said}>{text}</blockquote>
      </div>
      {/* The selection is not lost to the button. */}
      <Button
        size="small"
        aria-label={`引用${anchor}：${text.slice(0, 12)}`}
        onMouseDown={(event) => event.preventDefault()}
        onClick={quote}
      >
        引用
      </Button>
    </li>
  );
}
