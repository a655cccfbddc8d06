// A workbook: each sheet that is shown as a table, values as the program would write them, cells that were run
// together as one. Hidden sheets, rows and columns stay hidden; formulas give what they were saved with.

import type { Worksheet } from '@cj-tech-master/excelts';
import { element, type HtmlElement, htmlOf } from '../../rules/body/html-tree.ts';
import { isBomb } from '../attachment-text/office-zip.ts';
import { zipParts } from '../zip-parts.ts';
import { cutNote, type MadePreview, mostHtml } from './preview-parts.ts';

const mostSheets = 30;
const mostRows = 1000;
const mostColumns = 60;
const mostCells = 30_000;
/** A workbook of a hundred thousand rows is no table to be looked at in a page. */
const mostUnpacked = 48 * 1024 * 1024;

export interface PreviewCell {
  readonly text: string;
  readonly columns?: number;
  readonly rows?: number;
  readonly isNumber?: boolean;
  /** Over the whole table: its title. */
  readonly isWhole?: boolean;
}

export async function sheetsPreview(bytes: Uint8Array): Promise<MadePreview> {
  const sizes = await zipParts(bytes);
  if (sizes === null) return { ok: false, why: '表格文件损坏' };
  const unpacked = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  if (isBomb(sizes) || unpacked > mostUnpacked) return { ok: false, why: '表格太大' };
  const { Workbook } = await import('@cj-tech-master/excelts');
  const workbook = new Workbook();
  try {
    await workbook.xlsx.load(bytes);
  } catch {
    return { ok: false, why: '表格文件损坏' };
  }
  const visible = workbook.worksheets.filter(({ state }) => state === 'visible');
  const left = { cells: mostCells };
  const parts: string[] = [];
  let length = 0;
  for (const sheet of visible.slice(0, mostSheets)) {
    const { cells, rows } = await cellsOf(sheet, left);
    const heading = visible.length > 1 ? [element('h2', [sheet.name])] : [];
    const table =
      cells.length === 0 ? [element('p', ['（空白工作表）'])] : tableOf(cells, { rows });
    const html = htmlOf([...heading, ...table]);
    length += html.length;
    if (length > mostHtml) {
      parts.push(htmlOf([...heading, cutNote('这张工作表太大')]));
      break;
    }
    parts.push(html);
  }
  if (visible.length > mostSheets)
    parts.push(htmlOf([cutNote(`这里只显示前${mostSheets}张工作表`)]));
  if (parts.length === 0) return { ok: false, why: '文件里没有可以显示的工作表' };
  return { ok: true, html: parts.join('\n'), pictures: [] };
}

/** Cells that were run together, as far as they are shown. */
interface Run {
  readonly first: string;
  readonly lines: Set<number>;
  readonly columns: Set<number>;
}

async function cellsOf(
  sheet: Worksheet,
  left: { cells: number },
): Promise<{ readonly cells: readonly (readonly PreviewCell[])[]; readonly rows: number }> {
  const { getCellDisplayText } = await import('@cj-tech-master/excelts');
  const lines: number[] = [];
  let lastColumn = 0;
  sheet.eachRow((row, line) => {
    if (row.hidden) return;
    const used = row.cellCount === 0 ? 0 : lastUsed(row);
    if (used === 0) return;
    lines.push(line);
    lastColumn = Math.max(lastColumn, used);
  });
  const columns = Array.from({ length: Math.min(lastColumn, mostColumns) }, (_, n) => n + 1).filter(
    (n) => !sheet.getColumn(n).hidden,
  );
  const shownLines = lines.slice(0, Math.min(mostRows, Math.ceil(left.cells / columns.length)));
  const runs = runsOf(sheet, shownLines, columns);
  const cells = shownLines.map((line) =>
    columns.flatMap((column): PreviewCell[] => {
      const own = sheet.getRow(line).getCell(column);
      const run = own.isMerged ? runs.get(own.master.address) : undefined;
      if (run !== undefined && run.first !== own.address) return [];
      const cell = run === undefined ? own : own.master;
      return [
        {
          text: textOf(cell, getCellDisplayText),
          ...(run !== undefined && run.columns.size > 1 ? { columns: run.columns.size } : {}),
          ...(run !== undefined && run.lines.size > 1 ? { rows: run.lines.size } : {}),
          ...(isNumber(cell) ? { isNumber: true } : {}),
          ...(run !== undefined && run.columns.size === columns.length ? { isWhole: true } : {}),
        },
      ];
    }),
  );
  left.cells -= shownLines.length * columns.length;
  return { cells, rows: lines.length };
}

type Row = ReturnType<Worksheet['getRow']>;
type Cell = ReturnType<Row['getCell']>;

function lastUsed(row: Row): number {
  let last = 0;
  row.eachCell((cell, n) => {
    if (cell.value !== null && cell.value !== undefined && cell.value !== '') last = n;
  });
  return last;
}

function textOf(cell: Cell, display: (cell: Cell) => string): string {
  const { value } = cell;
  if (value === null || value === undefined) return '';
  try {
    return display(cell).trim();
  } catch {
    // A format that the library cannot read: the value as it is.
    return cell.text.trim();
  }
}

function isNumber({ value, result }: Cell): boolean {
  return typeof value === 'number' || typeof result === 'number';
}

/** By the address of the cell whose value stands for all of them; the first that is shown stands there. */
function runsOf(
  sheet: Worksheet,
  lines: readonly number[],
  columns: readonly number[],
): ReadonlyMap<string, Run> {
  const runs = new Map<string, Run>();
  if (!sheet.hasMerges) return runs;
  for (const line of lines) {
    for (const column of columns) {
      const cell = sheet.getRow(line).getCell(column);
      if (!cell.isMerged) continue;
      const key = cell.master.address;
      const run = runs.get(key) ?? { first: cell.address, lines: new Set(), columns: new Set() };
      run.lines.add(line);
      run.columns.add(column);
      runs.set(key, run);
    }
  }
  return runs;
}

/** @param whole how many rows there are in all */
export function tableOf(
  cells: readonly (readonly PreviewCell[])[],
  whole: { readonly rows: number },
): readonly HtmlElement[] {
  const rows: (readonly PreviewCell[])[] = [];
  let length = 0;
  for (const row of cells.slice(0, mostRows)) {
    length += row.reduce((sum, { text }) => sum + text.length + 20, 10);
    if (length > mostHtml * 0.8) break;
    rows.push(row.slice(0, mostColumns));
  }
  const isNarrowed = cells.some((row) => row.length > mostColumns);
  const table = element('table', [
    element(
      'tbody',
      rows.map((row) => element('tr', row.map(cellElement))),
    ),
  ]);
  return [
    element('div', [table], { class: 'table-scroll', tabindex: '0' }),
    ...(rows.length < whole.rows
      ? [cutNote(`共${whole.rows}行，这里只显示前${rows.length}行`)]
      : []),
    ...(isNarrowed ? [cutNote(`这里只显示前${mostColumns}列`)] : []),
  ];
}

function cellElement({ text, columns, rows, isNumber, isWhole }: PreviewCell): HtmlElement {
  return element('td', [text], {
    ...(columns === undefined ? {} : { colspan: String(columns) }),
    ...(rows === undefined ? {} : { rowspan: String(rows) }),
    ...(isWhole === true ? { class: 'centre' } : isNumber === true ? { class: 'right' } : {}),
  });
}
