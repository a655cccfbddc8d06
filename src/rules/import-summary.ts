// What an import did, or would do: counts and every fault with its row or file.

import type { ImportFault } from './import-document.ts';
import type { ImportMapping, Unmapped } from './import-mapping.ts';

/** More are counted and not listed. */
export const mostListed = 5000;

export interface ImportSummary {
  readonly dryRun: boolean;
  readonly rows: number;
  readonly imported: number;
  /** Their keys were there before. */
  readonly unchanged: number;
  /** Rows left out for at least one fault. */
  readonly refused: number;
  readonly files: number;
  readonly addresses: number;
  /** Lists of the old site that lead to a column; absent in reports from before there were any. */
  readonly columnAddresses?: number;
  readonly byColumn: readonly {
    readonly column: string;
    readonly name: string;
    readonly count: number;
  }[];
  readonly faultCount: number;
  readonly faults: readonly ImportFault[];
  readonly warningCount: number;
  readonly warnings: readonly ImportFault[];
  /** What the old site's words are to mean, with what nobody has said yet left empty. */
  readonly mapping?: ImportMapping;
  readonly unmapped: Unmapped;
}
