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

type ColumnNames = Readonly<Record<string, string>>;

const chip = /(\{\{[A-Za-z0-9.-]+\}\})/;

export function ChipText(props: {
  readonly figures: Figures;
  readonly columnNames: ColumnNames;
  /** A click on a figure of the preview opens its records. */
  readonly onOpen: OpenCell;
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (text: string) => void;
}): ReactNode {
  const { figures, columnNames, id, value = '', onChange } = props;
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
      <FigureChoice figures={figures} columnNames={columnNames} onChoose={insert} />
      {chip.test(value) && <p className="chip-preview">{filled(value, props)}</p>}
    </div>
  );
}

function FigureChoice(props: {
  readonly figures: Figures;
  readonly columnNames: ColumnNames;
  readonly onChoose: (name: string) => void;
}): ReactNode {
  const { figures, columnNames, onChoose } = props;
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
            label: `${figureName(name, columnNames)}：${figure}`,
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

interface Given {
  readonly figures: Figures;
  readonly columnNames: ColumnNames;
  readonly onOpen: OpenCell;
}

function filled(text: string, given: Given): ReactNode[] {
  return text.split(chip).map((part, n) => {
    if (!chip.test(part)) return part;
    const name = part.slice(2, -2);
    return (
      // The text's parts have no other name than their place.
      // oxlint-disable-next-line react/no-array-index-key
      <Chip key={n} name={name} given={given} />
    );
  });
}

function Chip(props: { readonly name: string; readonly given: Given }): ReactNode {
  const { name, given } = props;
  const { figures, columnNames, onOpen } = given;
  const figure = figures[name];
  if (figure === undefined) return <span className="chip chip-unknown">{name}？</span>;
  // Sums of several rows have no list of their own.
  if (readCell(name) === undefined) return <span className="chip">{figure}</span>;
  const label = figureName(name, columnNames);
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
function figureName(name: string, columnNames: ColumnNames): string {
  const [table, row = '', column = ''] = name.split('.');
  const labels: Readonly<Record<string, string>> = {
    ...table3RowLabels,
    ...table4Blocks,
    ...table3ColumnLabels,
    ...remedyResults,
    organizations: '法人或其他组织',
  };
  if (table === 'columns') return `“${columnNames[row] ?? row}”栏目公开（条次）`;
  if (table === 'table3' || table === 'table4') {
    const prefix = table === 'table3' ? '表三' : '表四';
    return `${prefix} ${labels[row] ?? row} ${labels[column] ?? column}`;
  }
  return documentFigures[name] ?? `表二 ${row} ${column}`;
}
