// Reports of organs that do not use this system, cell by cell on one sheet: a row for each figure of the form, a
// column for each organ. The same sheet is handed out to be filled in and read back (条例 49; R17).

import type { Cell } from './form.ts';
import { figuresOf, tableTitles } from './figure-list.ts';
import { formPlaces, tablesOf } from './roll-up-tables.ts';

export type SheetValue = string | number | null;

/** What stands before the columns of the organs. */
export const figureHeadings = ['代码', '表', '行', '列'] as const;
export const sourceCode = 'source';

/** Of every figure, in the order of the form: code, table, row, column. */
export function figureRows(): readonly {
  readonly place: string;
  readonly head: readonly string[];
}[] {
  return figuresOf(tablesOf(new Map())).map(({ place, table, rowLabel, columnLabel }) => ({
    place,
    head: [place, tableTitles[table], rowLabel, columnLabel],
  }));
}

export interface OutsideColumn {
  readonly name: string;
  readonly source: string;
  readonly cells: Readonly<Record<string, Cell>>;
}

/** Rows of the sheet that is filled in, with what was entered before. */
export function outsideRows(entered: readonly OutsideColumn[]): readonly (readonly SheetValue[])[] {
  return [
    [sourceCode, '来源', '报告的网址、文件或者文号', '', ...entered.map(({ source }) => source)],
    ...figureRows().map(({ place, head }) => [
      ...head,
      ...entered.map(({ cells }) => cells[place] ?? null),
    ]),
  ];
}

export interface ReadOutside {
  readonly organs: readonly OutsideColumn[];
  readonly faults: readonly { readonly line: number; readonly reason: string }[];
}

/** A blank is a blank of the report and asked about; an organ without any figure is none. */
export function readOutsideRows(
  rows: readonly { readonly line: number; readonly cells: readonly SheetValue[] }[],
): ReadOutside {
  const [head, ...lines] = rows;
  const faults: { line: number; reason: string }[] = [];
  const known = new Set(formPlaces);
  const names = (head?.cells ?? []).map((cell) => String(cell ?? '').trim());
  const organs = names.flatMap((name, column) => {
    if (column < figureHeadings.length || name === '') return [];
    return [{ name, column, source: '', cells: new Map<string, Cell>() }];
  });
  for (const name of new Set(names.filter((one, n) => one !== '' && names.indexOf(one) !== n))) {
    faults.push({ line: 1, reason: `“${name}”有两列` });
  }
  for (const { line, cells } of lines) {
    const place = String(cells[0] ?? '').trim();
    if (place === '') continue;
    if (place !== sourceCode && !known.has(place)) {
      faults.push({ line, reason: `没有代码为“${place}”的一格` });
      continue;
    }
    for (const organ of organs) {
      const value = cells[organ.column] ?? null;
      if (place === sourceCode) organ.source = String(value ?? '').trim();
      else {
        const figure = figureOf(value);
        if (figure !== undefined) organ.cells.set(place, figure);
        else faults.push({ line, reason: `“${organ.name}”一列的“${value}”不是数字` });
      }
    }
  }
  for (const { name, cells } of organs) {
    if ([...cells.values()].every((cell) => cell === null)) {
      faults.push({ line: 1, reason: `“${name}”一列没有数字` });
    }
  }
  return {
    organs: organs.map(({ name, source, cells }) => ({
      name,
      source,
      cells: Object.fromEntries(cells),
    })),
    faults,
  };
}

/** `undefined`: no figure. */
function figureOf(value: SheetValue): Cell | undefined {
  if (typeof value === 'number' || value === null) return value;
  const text = value.trim().replaceAll(/[,，]/g, '');
  if (text === '') return null;
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}
