// A text with figures in it: written with their names, shown below with their values.

import { Button, Input, Popover, Select } from 'antd';
import { type ComponentRef, type ReactNode, useRef, useState } from 'react';
import { readCell } from '../../rules/annual-report/cell.ts';
import {
  derivedNames,
  figureAt,
  figureFaults,
  type FigureSource,
} from '../../rules/annual-report/derived.ts';
import { type ColumnNames, figureName } from '../../rules/annual-report/figure-names.ts';
import type { OpenCell } from './Figure.tsx';
import type { Report } from './ReportPage.tsx';

const chip = /(\{\{[^{}]*\}\})/;

export function ChipText(props: {
  readonly report: Report;
  /** A click on a figure of the preview opens its records. */
  readonly onOpen: OpenCell;
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (text: string) => void;
}): ReactNode {
  const { report, onOpen, id, value = '', onChange } = props;
  const given: Given = {
    source: { figures: report.figures, last: report.last ?? undefined },
    columnNames: report.columnNames,
    onOpen,
  };
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
      <FigureChoice given={given} onChoose={insert} />
      {chip.test(value) && <p className="chip-preview">{filled(value, given)}</p>}
    </div>
  );
}

function FigureChoice(props: {
  readonly given: Given;
  readonly onChoose: (name: string) => void;
}): ReactNode {
  const { given, onChoose } = props;
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
          options={isOpen ? choices(given) : []}
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
  readonly source: FigureSource;
  readonly columnNames: ColumnNames;
  readonly onOpen: OpenCell;
}

function choices({ source, columnNames }: Given): { value: string; label: string }[] {
  return [...Object.keys(source.figures), ...derivedNames(source)].flatMap((value) => {
    const found = figureAt(value, source);
    return found.ok ? [{ value, label: `${figureName(value, columnNames)}：${found.value}` }] : [];
  });
}

function filled(text: string, given: Given): ReactNode[] {
  return text.split(chip).map((part, n) => {
    if (!chip.test(part)) return part;
    const name = part.slice(2, -2).trim();
    return (
      // The text's parts have no other name than their place.
      // oxlint-disable-next-line react/no-array-index-key
      <Chip key={n} name={name} given={given} />
    );
  });
}

function Chip(props: { readonly name: string; readonly given: Given }): ReactNode {
  const { name, given } = props;
  const { source, columnNames, onOpen } = given;
  const found = figureAt(name, source);
  if (!found.ok) {
    return (
      <span className="chip chip-unknown" title={figureFaults[found.why]}>
        {name}？{figureFaults[found.why]}
      </span>
    );
  }
  const figure = found.value;
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
