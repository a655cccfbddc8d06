// The text of a document: a line a paragraph where that says all, its own marks where it does not.

import { Input, Segmented } from 'antd';
import { type ReactNode, useState } from 'react';
import { htmlOf, linesOf } from './body-text.ts';

export function BodyField(props: {
  readonly id?: string;
  /** HTML-lite. */
  readonly value?: string;
  readonly onChange?: (html: string) => void;
}): ReactNode {
  const { id, value = '', onChange } = props;
  const [lines, setLines] = useState(() => linesOf(value));
  const asLines = lines !== undefined;
  const change = (way: string): void => setLines(way === 'lines' ? linesOf(value) : undefined);
  const given = id === undefined ? {} : { id };
  return (
    <>
      <Segmented
        className="body-way"
        value={asLines ? 'lines' : 'marks'}
        onChange={change}
        options={[
          { value: 'lines', label: '文字', disabled: linesOf(value) === undefined },
          { value: 'marks', label: '标记' },
        ]}
      />
      {asLines ? (
        <Input.TextArea
          {...given}
          aria-label="正文"
          className="body-lines"
          autoSize={{ minRows: 16 }}
          value={lines}
          onChange={({ target }) => {
            setLines(target.value);
            onChange?.(htmlOf(target.value));
          }}
        />
      ) : (
        <Input.TextArea
          {...given}
          aria-label="正文的标记"
          className="body-marks"
          autoSize={{ minRows: 16 }}
          value={value}
          onChange={({ target }) => onChange?.(target.value)}
        />
      )}
      <p className="quiet">
        {asLines
          ? '一行一段，“一、”“（一）”等序号照写。行首写“主送：”“署名：”“附注：”“居中：”的按公文格式排版，“# ”为小标题。'
          : '可用 p、h2–h4、strong、ul、ol、table 等标记；其余标记保存时去除。'}
      </p>
    </>
  );
}
