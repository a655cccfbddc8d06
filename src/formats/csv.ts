// A table as CSV for spreadsheets: UTF-8 with its mark, and nothing in it that a spreadsheet would run.

export function csvOf<T>(
  columns: readonly (readonly [heading: string, value: (item: T) => string])[],
  items: readonly T[],
): string {
  const lines = [
    columns.map(([heading]) => cell(heading)),
    ...items.map((item) => columns.map(([, value]) => cell(value(item)))),
  ];
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

/** One line, for tables that are written as they are read. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/**
 * A text that begins like a formula is kept a text by an apostrophe; a number below zero is none. A spreadsheet with
 * Chinese input takes the wide signs for the narrow ones.
 */
function cell(text: string): string {
  const isFormula = /^[=+\-@＝＋－＠\t\r\n]/.test(text) && !/^-\d+(?:\.\d+)?$/.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
