// A government's roll-up of a year, counted now; and as the government's own report, once it was taken for it.

import { figuresOf, tablesOf } from '../../rules/annual-report/roll-up-tables.ts';
import {
  type Figures,
  type RollUp,
  rollUp,
  type RollUpRecords,
  type SealedShare,
} from '../../rules/annual-report/roll-up.ts';
import { contradictions, type UnitFinding } from '../../rules/annual-report/roll-up-check.ts';
import { type RollUpScope, scopeOf } from '../../rules/annual-report/roll-up-scope.ts';
import type { ReportTables } from '../../rules/annual-report/report.ts';
import type { Database } from '../../store/database.ts';
import {
  outsideReports,
  rollUpRecords,
  rollUpSettings,
  sealedShares,
} from '../../store/reports/roll-up.ts';
import type { OrganRow } from '../../store/tables.ts';

export interface ComputedRollUp {
  readonly sum: RollUp;
  readonly tables: ReportTables;
  readonly scope: RollUpScope;
}

/** `own`: the tables of the government's own office, where they were computed already. */
export async function computeRollUp(
  db: Database,
  organId: number,
  year: number,
  own?: ReportTables,
): Promise<ComputedRollUp> {
  const records = await rollUpRecords(db, organId, year);
  const sum = rollUp(organId, own === undefined ? records : withOwn(records, organId, own));
  return { sum, tables: tablesOf(sum.figures), scope: scopeOf(sum) };
}

/** As its records stand now, whatever it sent up for signature. */
function withOwn(records: RollUpRecords, organId: number, own: ReportTables): RollUpRecords {
  return {
    ...records,
    live: new Map([...records.live, [organId, figuresOf(own)]]),
    sent: new Map([...records.sent].filter(([id]) => id !== organId)),
  };
}

/** `undefined` while the government reports its own office only. */
export async function takenRollUp(
  db: Database,
  organId: number,
  year: number,
  own: ReportTables,
): Promise<ComputedRollUp | undefined> {
  const { takenAt } = await rollUpSettings(db, organId, year);
  return takenAt === null ? undefined : await computeRollUp(db, organId, year, own);
}

export async function rollUpFindings(
  db: Database,
  organ: OrganRow,
  year: number,
  sum: RollUp,
): Promise<readonly UnitFinding[]> {
  const ids = sum.shares.flatMap((share) => (share.organ === undefined ? [] : [share.organ.id]));
  const last = await sealedShares(db, ids, year - 1);
  const printed = await outsideReports(db, [organ.id], year);
  return contradictions(organ.name, sum, {
    year,
    previous: new Map([...last].map(([id, { figures }]) => [id, figures])),
    printed: new Map(printed.map(({ name, cells }) => [name, new Map(Object.entries(cells))])),
    previousWhole: ofWhole(last.get(organ.id)),
    sealedWhole: ofWhole((await sealedShares(db, [organ.id], year)).get(organ.id)),
  });
}

/** An edition of the own office alone says nothing about the sum. */
function ofWhole(share: SealedShare | undefined): Figures | undefined {
  return share?.isRollUp === true ? share.figures : undefined;
}
