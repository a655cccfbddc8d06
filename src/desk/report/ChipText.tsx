// A text with figures in it: written with their names, shown below with their values.

import { Button, Input, Popover, Select } from 'antd';
import { type ComponentRef, type ReactNode, useRef, useState } from 'react';
import {
  remedyResults,
  table3ColumnLabels,
  table3RowLabels,
  table4Blocks,
} from '../../rules/annual-report/form.ts';
import { readCell } from '../../rules/annual-report/cell.ts';
import type { Figures } from '../../rules/annual-report/texts.ts';
import type { OpenCell } from './Figure.tsx';

const chip = /(\{\{[A-Za-z0-9.-]+\}\})/;

export function ChipText(props: {
  readonly figures: Figures;
  /** A click on a figure of the preview opens its records. */
  readonly onOpen: OpenCell;
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (text: string) => void;
}): ReactNode {
  const { figures, onOpen, id, value = '', onChange } = props;
  const area = useRef<ComponentRef<typeof Input.TextArea>>(null);
  const insert = (name: string): void => {
    const input = area.current?.resizableTextArea?.textArea;
    const at = input?.selectionStart ?? value.length;
    onChange?.(`${value.slice(0, at)}{{${name}}}${value.slice(input?.selectionEnd ?? at)}`);
  };
  return (
    <div className="chip-text">
      <Input.TextArea
        {...(id === undefined ? {} : { id })}
        ref={area}
        autoSize={{ minRows: 2, maxRows: 20 }}
        value={value}
        onChange={({ target }) => onChange?.(target.value)}
      />
      <FigureChoice figures={figures} onChoose={insert} />
      {chip.test(value) && <p className="chip-preview">{filled(value, figures, onOpen)}</p>}
    </div>
  );
}

function FigureChoice(props: {
  readonly figures: Figures;
  readonly onChoose: (name: string) => void;
}): ReactNode {
  const { figures, onChoose } = props;
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={setOpen}
      placement="bottomLeft"
      content={
        <Select
          className="figure-choice"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="查找：如 新收 总计"
          autoFocus
          defaultOpen
          value={null}
          onChange={(name: string | null) => {
            setOpen(false);
            if (name !== null) onChoose(name);
          }}
          options={Object.entries(figures).map(([name, figure]) => ({
            value: name,
            label: `${figureName(name)}：${figure}`,
          }))}
        />
      }
    >
      <Button size="small" type="link">
        插入数字
      </Button>
    </Popover>
  );
}

function filled(text: string, figures: Figures, onOpen: OpenCell): ReactNode[] {
  return text.split(chip).map((part, n) => {
    if (!chip.test(part)) return part;
    const name = part.slice(2, -2);
    const figure = figures[name];
    return (
      // The text's parts have no other name than their place.
      // oxlint-disable-next-line react/no-array-index-key
      <Chip key={n} name={name} figure={figure} onOpen={onOpen} />
    );
  });
}

function Chip(props: {
  readonly name: string;
  readonly figure: Figures[string] | undefined;
  readonly onOpen: OpenCell;
}): ReactNode {
  const { name, figure, onOpen } = props;
  if (figure === undefined) return <span className="chip chip-unknown">{name}？</span>;
  // Sums of several rows have no list of their own.
  if (readCell(name) === undefined) return <span className="chip">{figure}</span>;
  const label = figureName(name);
  return (
    <button
      type="button"
      className="chip"
      title={`${label}：查看记录`}
      onClick={() => onOpen(name, label, Number(figure))}
    >
      {figure}
    </button>
  );
}

const documentFigures: Readonly<Record<string, string>> = {
  'documents.published': '本年公开的信息（件）',
  'documents.placements': '本年在各栏目公开（条次）',
  'documents.inTwoColumns': '同时在几个栏目公开的信息（件）',
};

/** What a figure is called in the form's own words. */
function figureName(name: string): string {
  const [table, row = '', column = ''] = name.split('.');
  const labels: Readonly<Record<string, string>> = {
    ...table3RowLabels,
    ...table4Blocks,
    ...table3ColumnLabels,
    ...remedyResults,
    organizations: '法人或其他组织',
  };
  if (table === 'columns') return `栏目 ${row} 公开（条次）`;
  if (table === 'table3' || table === 'table4') {
    const prefix = table === 'table3' ? '表三' : '表四';
    return `${prefix} ${labels[row] ?? row} ${labels[column] ?? column}`;
  }
  return documentFigures[name] ?? `表二 ${row} ${column}`;
}
