// What an import of the register did, or would do.

import type { RowFault } from './enterprise-sheet.ts';

export interface EnterpriseImportReport {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Rows that could not be read; the others came in. */
  readonly refused: number;
  /** Facts left aside because newer ones are known. */
  readonly olderFacts: number;
  readonly unknownHeadings: readonly string[];
  /** The first of them by line. */
  readonly faults: readonly RowFault[];
}

/** More lines than anybody mends by hand: then the file is wrong as a whole. */
export const mostFaultsKept = 20_000;
export const mostEnterpriseRows = 200_000;
