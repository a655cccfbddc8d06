// A figure that a person prints instead of the computed one (条例 50): both values, the reason, the person and the
// day stand beside it in the desk, in the sealed edition and in the reconciliation.

import type { IsoDay } from '../day.ts';
import { violation, type Violation } from '../violations.ts';
import { cellName } from './cell-names.ts';
import type { Finding } from './finding.ts';
import { cellsOf, nested } from './printed.ts';
import type { ReportTables } from './report.ts';
import type { Figures } from './roll-up.ts';
import { figuresOf, tablesOf } from './roll-up-tables.ts';

export interface Override {
  /** `table3.received.total` */
  readonly cell: string;
  readonly printed: number;
  readonly reason: string;
  readonly by: string;
  readonly on: IsoDay;
}

export interface PrintedOverride extends Override {
  /** What the records give. */
  readonly computed: number;
}

/** The tables as they are printed; sums are not drawn along, so that the check shows what no longer adds up. */
export function withOverrides(
  tables: ReportTables,
  overrides: readonly Override[],
): { readonly tables: ReportTables; readonly overrides: readonly PrintedOverride[] } {
  if (overrides.length === 0) return { tables, overrides: [] };
  const cells = new Map(cellsOf(tables));
  const printed = overrides.flatMap((one): PrintedOverride[] => {
    const computed = cells.get(one.cell);
    return typeof computed === 'number' ? [{ ...one, computed }] : [];
  });
  for (const { cell, printed: value } of printed) cells.set(cell, value);
  return { tables: nested(cells) as unknown as ReportTables, overrides: printed };
}

/** The same for a share of a roll-up: what an organ's own report shows is what its government sums up. */
export function printedInstead(figures: Figures, overrides: readonly Override[] = []): Figures {
  if (overrides.length === 0) return figures;
  return figuresOf(withOverrides(tablesOf(figures), overrides).tables);
}

export function overrideFaults(
  tables: ReportTables,
  { cell, printed, reason }: Pick<Override, 'cell' | 'printed' | 'reason'>,
): readonly Violation[] {
  const present = cellsOf(tables).get(cell);
  if (present === undefined) return [violation('cell-unknown', 'cell')];
  const found: Violation[] = [];
  const isFees = cell === 'table2.fees';
  const isExact = isFees
    ? Math.abs(printed * 1e6 - Math.round(printed * 1e6)) < 1e-3
    : Number.isSafeInteger(printed);
  if (printed < 0 || !isExact) found.push(violation('amount-impossible', 'printed'));
  if (reason.trim() === '') found.push(violation('override-reason-missing', 'reason'));
  if (printed === present) found.push(violation('override-unchanged', 'printed'));
  return found;
}

/** Told in the reconciliation, whether or not something still adds up. */
export function overrideFindings(overrides: readonly PrintedOverride[]): readonly Finding[] {
  return overrides.map(({ cell, computed, printed, reason, by, on }) => ({
    rule: 'OVERRIDE',
    severity: 'info',
    where: cell,
    expected: computed,
    actual: printed,
    message: `${cellName(cell)}由记录算出${computed}，改用${printed}：${reason}（${by}，${on}）。`,
  }));
}
