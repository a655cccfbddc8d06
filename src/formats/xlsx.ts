// A table as a workbook of one sheet: heading kept in sight, columns as wide as their words, numbers as
// numbers and everything else as text, so that nothing in it is ever taken for a formula.

export type SheetCell = string | number | null;

export interface SheetTable {
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** Stands below the rows: what was left out, whence and when. */
  readonly note?: string;
}

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function xlsxOf({ name, headings, rows, note }: SheetTable): Promise<Uint8Array> {
  // The library is large: it is read when the first table is asked for, not when the server starts.
  const { Workbook } = await import('@cj-tech-master/excelts');
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet(sheetName(name), {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = headings.map((heading, n) => ({
    header: heading,
    width: widthOf([heading, ...rows.map((row) => row[n] ?? '')]),
  }));
  sheet.getRow(1).font = { bold: true };
  for (const row of rows) sheet.addRow([...row]);
  if (note !== undefined) sheet.addRow([note]);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
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
