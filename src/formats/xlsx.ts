// Tables as a workbook, a sheet each: heading kept in sight, columns as wide as their words, numbers as
// numbers and everything else as text, so that nothing in it is ever taken for a formula.

import { timeless } from './timeless.ts';

export type SheetCell = string | number | null;

export interface SheetTable {
  readonly name: string;
  readonly headings: readonly string[];
  /** Below the headings, for whoever computes with the columns. */
  readonly codes?: readonly string[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** Stands below the rows: what was left out, whence and when. */
  readonly note?: string;
}

export interface Workbook {
  readonly sheets: readonly SheetTable[];
  readonly title: string;
  readonly author: string;
  /** YYYY-MM-DD, or empty: the same sheets give the same bytes. */
  readonly on: string;
  /** On top of every printed page. */
  readonly mark?: string;
}

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function xlsxOf(table: SheetTable): Promise<Uint8Array> {
  return await workbookOf({ sheets: [table], title: table.name, author: '', on: '' });
}

export async function workbookOf(made: Workbook): Promise<Uint8Array> {
  const { sheets, title, author, on, mark } = made;
  // The library is large: it is read when the first table is asked for, not when the server starts.
  const excel = await import('@cj-tech-master/excelts');
  const workbook = new excel.Workbook();
  workbook.title = title;
  workbook.creator = author;
  workbook.lastModifiedBy = author;
  for (const { name, headings, codes, rows, note } of sheets) {
    const above = codes === undefined ? [headings] : [headings, codes];
    const sheet = workbook.addWorksheet(sheetName(name), {
      views: [{ state: 'frozen', ySplit: above.length }],
      pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      ...(mark === undefined ? {} : { headerFooter: { oddHeader: `&C${mark}` } }),
    });
    sheet.columns = headings.map((heading, n) => ({
      header: heading,
      width: widthOf([...above, ...rows].map((row) => row[n] ?? '')),
    }));
    sheet.getRow(1).font = { bold: true };
    if (codes !== undefined) sheet.addRow([...codes]);
    for (const row of rows) sheet.addRow([...row]);
    if (note !== undefined) sheet.addRow([note]);
  }
  return timeless(new Uint8Array(await workbook.xlsx.writeBuffer()), on);
}

/** What a sheet may not be called by Excel's own rules. */
function sheetName(name: string): string {
  return name.replaceAll(/[\\/?*[\]:]/g, '').slice(0, 31);
}

const widest = 60;

/** In characters of the sheet's own measure: a Chinese one takes two. */
function widthOf(cells: readonly (string | number)[]): number {
  const longest = cells.reduce<number>((most, cell) => {
    const text = String(cell);
    return Math.max(most, text.length + text.replaceAll(/[ -\u00ff]/g, '').length);
  }, 0);
  return Math.min(widest, longest + 2);
}
