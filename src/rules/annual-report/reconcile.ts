// 勾稽关系: the checks of the three statutory tables, the same for a report computed here and for one
// printed by anybody. Pure functions over cells by place; `cellsOf` makes them from tables.

import { continuity } from './continuity.ts';
import type { Finding } from './finding.ts';
import { checkCells } from './reconcile-cells.ts';
import { reconcileTable2, type Table2Context } from './reconcile-table2.ts';
import { reconcileTable3 } from './reconcile-table3.ts';
import { directSuits, reconcileTable4 } from './reconcile-table4.ts';
import type { Sheet } from './sums.ts';

export interface ReconcileContext extends Table2Context {
  readonly year?: number | null | undefined;
  /** Report of the same organ for the year before. */
  readonly previous?: Sheet | undefined;
}

export function reconcile(sheet: Sheet, context: ReconcileContext = {}): readonly Finding[] {
  return [
    ...reconcileTable2(sheet, context),
    ...reconcileTable3(sheet),
    ...checkCells(sheet),
    ...reconcileTable4(sheet),
    ...directSuits(sheet, context.year ?? null),
    ...(context.previous === undefined ? [] : continuity(sheet, context.previous)),
  ];
}
