// What a search looks through: paragraphs and tables of a text, a file or a workbook, each piece with its place, so
// that whoever is told of a hit finds it.

export interface Place {
  /** In an archive. */
  readonly file?: string;
  readonly page?: number;
  readonly sheet?: string;
  /** What a reader of the file does not see, and its receivers have all the same. */
  readonly hidden?: 'sheet' | 'row' | 'column';
  /** Header, note, comment: what stands outside the text itself. */
  readonly part?: string;
  /** All from 1. */
  readonly paragraph?: number;
  readonly table?: number;
  readonly row?: number;
  readonly column?: number;
}

export interface Piece {
  readonly text: string;
  readonly place: Place;
}

export type TextBlock =
  | { readonly kind: 'paragraph'; readonly piece: Piece }
  | {
      readonly kind: 'table';
      readonly title: string;
      readonly rows: readonly (readonly Piece[])[];
    };

const hiddenLabels = {
  sheet: '隐藏的工作表',
  row: '隐藏的行',
  column: '隐藏的列',
} as const;

/** 工作表“名单”（隐藏的工作表）第14行C列. */
export function placeText({
  file,
  page,
  sheet,
  hidden,
  part,
  paragraph,
  table,
  row,
  column,
}: Place): string {
  const parts = [
    file === undefined ? '' : `“${file}”`,
    page === undefined ? '' : `第${page}页`,
    part ?? '',
    sheet === undefined ? '' : `工作表“${sheet}”`,
    hidden === undefined ? '' : `（${hiddenLabels[hidden]}）`,
    table === undefined ? '' : `第${table}个表格`,
    row === undefined ? '' : `第${row}行`,
    column === undefined
      ? ''
      : sheet === undefined
        ? `第${column}列`
        : `${columnLetters(column)}列`,
    paragraph === undefined ? '' : `第${paragraph}段`,
  ];
  return parts.filter((text) => text !== '').join(' ');
}

/** 1 → A, 27 → AA, as a workbook counts. */
export function columnLetters(column: number): string {
  let rest = column;
  let letters = '';
  while (rest > 0) {
    letters = String.fromCodePoint(65 + ((rest - 1) % 26)) + letters;
    rest = Math.floor((rest - 1) / 26);
  }
  return letters;
}
