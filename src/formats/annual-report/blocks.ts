// What every layout is first turned into: lines of text and tables, in the printed order.

export interface LineBlock {
  readonly kind: 'line';
  /** Inner spaces kept: `pdftotext -layout` sets columns with them. */
  readonly text: string;
}

export interface GridCell {
  readonly text: string;
  /** False where a cell only reaches over by rowspan or colspan. */
  readonly origin: boolean;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly rows: readonly (readonly GridCell[])[];
}

export type Block = LineBlock | TableBlock;

/** Comparable form of a label: half-width, no spaces. */
export function squeeze(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, '');
}
