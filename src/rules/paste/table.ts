// Tables with what they merge; widths go, the page has its own. What is hidden in a sheet is not published with it.

import { spanOf } from '../body/body-form.ts';
import {
  classesOf,
  element,
  type HtmlElement,
  type HtmlNode,
  isElement,
  plainTextOf,
} from '../body/html-tree.ts';
import { styleOf } from './css.ts';
import { type Block, inlineOf } from './runs.ts';
import { alignOf, isGone, type Reading } from './seen.ts';

type ReadBlocks = (
  nodes: readonly HtmlNode[],
  reading: Reading,
  inCell?: boolean,
) => readonly Block[];

export function tableOf(table: HtmlElement, reading: Reading, read: ReadBlocks): readonly Block[] {
  const { sheet, counter } = reading;
  const hidden = hiddenColumns(table, reading);
  const rows: HtmlElement[] = [];
  let widths = 0;
  const open: number[] = [];
  for (const row of rowsOf(table)) {
    const style = styleOf(sheet, row);
    const isEmptyHeight = /^0(?:\.0)?(?:pt|px)?$/.test(style['height'] ?? '');
    const gone = isGone(row, isEmptyHeight ? { ...style, display: 'none' } : style, counter);
    const cells: HtmlElement[] = [];
    let column = 0;
    for (const cell of row.children) {
      if (!isElement(cell, 'td', 'th')) continue;
      while ((open[column] ?? 0) > 0) column += 1;
      const colspan = spanOf(cell, 'colspan');
      const rowspan = spanOf(cell, 'rowspan');
      for (let i = column; i < column + colspan; i += 1) open[i] = rowspan;
      const shown = colspan - countBetween(hidden, column, column + colspan);
      column += colspan;
      const own = styleOf(sheet, cell);
      if (cell.attributes['width'] !== undefined || own['width'] !== undefined) widths += 1;
      if (gone) continue;
      if (shown === 0) {
        if (plainTextOf(cell).trim() !== '') counter.add('hidden-text');
        continue;
      }
      if (isGone(cell, own, counter)) continue;
      cells.push(cellOf(cell, { colspan: shown, rowspan }, reading, read));
    }
    for (let i = 0; i < open.length; i += 1) open[i] = Math.max(0, (open[i] ?? 0) - 1);
    if (!gone) rows.push(element('tr', cells));
  }
  counter.add('widths', widths);
  const [first] = rows;
  if (first === undefined) return [];
  // One cell around everything is a frame, no table.
  if (rows.length === 1 && first.children.length === 1) return unframed(table, reading, read);
  const caption = table.children.find((child) => isElement(child, 'caption'));
  const words = caption === undefined ? '' : plainTextOf(caption).replaceAll(/\s+/g, ' ').trim();
  const body = withoutEmptyEnd(rows);
  if (body.length === 0) return [];
  return [
    {
      is: 'made',
      node: element('table', [
        ...(words === '' ? [] : [element('caption', [words])]),
        element('tbody', body),
      ]),
    },
  ];
}

function unframed(table: HtmlElement, reading: Reading, read: ReadBlocks): readonly Block[] {
  const [row] = rowsOf(table);
  const cell = row?.children.find((child) => isElement(child, 'td', 'th'));
  return isElement(cell) ? read(cell.children, { ...reading, counter: quiet }) : [];
}

/** What was counted once is not counted again. */
const quiet = { add: () => undefined, findings: () => [] };

function rowsOf(table: HtmlElement): readonly HtmlElement[] {
  return table.children.flatMap((child): readonly HtmlElement[] => {
    if (isElement(child, 'tr')) return [child];
    return isElement(child, 'thead', 'tbody', 'tfoot')
      ? child.children.filter((row): row is HtmlElement => isElement(row, 'tr'))
      : [];
  });
}

function hiddenColumns(table: HtmlElement, { sheet }: Reading): ReadonlySet<number> {
  const hidden = new Set<number>();
  let at = 0;
  const columns = table.children.flatMap((child) =>
    isElement(child, 'colgroup') ? child.children : [child],
  );
  for (const column of columns) {
    if (!isElement(column, 'col')) continue;
    const span = Math.min(Math.max(1, Number(column.attributes['span'] ?? 1) || 1), 1000);
    const isHidden = styleOf(sheet, column)['display'] === 'none';
    for (let i = 0; i < span; i += 1) if (isHidden) hidden.add(at + i);
    at += span;
  }
  return hidden;
}

function countBetween(columns: ReadonlySet<number>, from: number, to: number): number {
  let count = 0;
  for (let i = from; i < to; i += 1) if (columns.has(i)) count += 1;
  return count;
}

function cellOf(
  cell: HtmlElement,
  spans: { readonly colspan: number; readonly rowspan: number },
  reading: Reading,
  read: ReadBlocks,
): HtmlElement {
  const lines = read(cell.children, reading, true).flatMap((one) => {
    if (one.is === 'paragraph') return [one];
    if (!isElement(one.node, 'table')) return [one];
    reading.counter.add('nested-table');
    return flattened(one.node);
  });
  const own = ownClass(cell) ?? alignOf(cell, styleOf(reading.sheet, cell));
  const aligns = lines.map((line) => (line.is === 'paragraph' ? line.align : undefined));
  const inside = aligns.every((align) => align === aligns[0]) ? aligns[0] : undefined;
  const align = inside ?? (own === 'left' ? undefined : own);
  const attributes = {
    ...(spans.colspan > 1 ? { colspan: String(spans.colspan) } : {}),
    ...(spans.rowspan > 1 ? { rowspan: String(spans.rowspan) } : {}),
    ...(align === undefined ? {} : { class: align }),
  };
  const isHead = cell.tag === 'th';
  const inner = (line: Block): readonly HtmlNode[] =>
    line.is === 'paragraph' ? inlineOf(line.runs, isHead) : [line.node];
  const [only, ...others] = lines;
  const children =
    only === undefined
      ? []
      : others.length === 0
        ? inner(only)
        : lines.map((line) =>
            line.is === 'paragraph'
              ? element('p', inner(line), align === undefined ? {} : { class: align })
              : line.node,
          );
  const { class: _, ...rest } = { class: '', ...attributes };
  return element(cell.tag, children, others.length === 0 ? attributes : rest);
}

/** A cell of our own editor. */
function ownClass(cell: HtmlElement): 'centre' | 'right' | undefined {
  return (['centre', 'right'] as const).find((name) => classesOf(cell).includes(name));
}

function flattened(table: HtmlElement): readonly Block[] {
  return rowsOf(table).flatMap((row): readonly Block[] => {
    const text = row.children
      .map((cell) => plainTextOf(cell).trim())
      .filter(Boolean)
      .join(' ');
    return text === '' ? [] : [{ is: 'paragraph', kind: 'p', runs: [{ text }] }];
  });
}

function withoutEmptyEnd(rows: readonly HtmlElement[]): readonly HtmlElement[] {
  const last = rows.findLastIndex((row) => plainTextOf(row).trim() !== '' || hasPicture(row));
  return rows.slice(0, last + 1);
}

function hasPicture(node: HtmlElement): boolean {
  return node.children.some(
    (child) => isElement(child) && (child.tag === 'img' || hasPicture(child)),
  );
}
