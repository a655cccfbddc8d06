// From grouped counts to the cells of Tables 3 and 4. The database counts (same predicates as the
// drill-down); this only puts each group into its cell. `concluded` and `carried-forward` come from
// their own counts, never by subtraction, so that the printed identity proves something.

import type { ApplicantKind } from '../applicant-kinds.ts';
import { applicantKindKeys } from '../applicant-kinds.ts';
import { type IsoDay, yearBounds } from '../day.ts';
import type { Outcome } from '../outcomes.ts';
import {
  remedyResultKeys,
  type RemedyResult,
  type Table3,
  type Table3Column,
  type Table3Row,
  table3Rows,
  type Table4,
  type Table4Block,
  table4BlockKeys,
} from './form.ts';

/** The four sets of requests of a year: which one a request is in on 31 December (附表三). */
export const ledgerSets = ['received', 'brought-forward', 'concluded', 'carried-forward'] as const;
export type LedgerSet = (typeof ledgerSets)[number];

/** One request as the ledger counts it: by its statutory dates, never by its letter's date. */
export interface LedgerEntry {
  readonly receivedOn?: IsoDay;
  readonly concludedOn?: IsoDay;
  /** Open when its organ was dissolved: the day on which it passed to the successor (R06). */
  readonly handedOn?: IsoDay;
}

/** Of a request that was handed over: whose report is asked about. */
export type Holder = 'former' | 'present';

/**
 * Membership in the year. Received: statutory receipt within it (R01). Brought forward: received
 * before, open on 1 January. Concluded: the day that stopped the clock within it (R02). Carried
 * forward: received by 31 December and open then, whatever it waits for (R03). The same predicate
 * stands in SQL in store/reports/report-requests.ts and a test holds the two together.
 */
export function isInSet(
  entry: LedgerEntry,
  set: LedgerSet,
  year: number,
  holder: Holder = 'present',
): boolean {
  const { receivedOn, concludedOn, handedOn } = entry;
  const { first, last } = yearBounds(year);
  if (receivedOn === undefined) return false;
  if (handedOn !== undefined && receivedOn <= handedOn) {
    return isInSetOfHanded({ ...entry, receivedOn, handedOn }, set, year, holder);
  }
  // Received after the organ was dissolved: the successor's from the first.
  if (holder === 'former') return false;
  switch (set) {
    case 'received':
      return receivedOn >= first && receivedOn <= last;
    case 'brought-forward':
      return receivedOn < first && (concludedOn === undefined || concludedOn >= first);
    case 'concluded':
      return concludedOn !== undefined && concludedOn >= first && concludedOn <= last;
    case 'carried-forward':
      return receivedOn <= last && (concludedOn === undefined || concludedOn > last);
  }
}

/**
 * [choice] 谁收到、谁处理 (国办公开办函〔2019〕14号): what was open when an organ was dissolved its own report carries
 * forward, and the successor's brings it forward in that year; it is received once and concluded once (R06).
 */
function isInSetOfHanded(
  { receivedOn, concludedOn, handedOn }: LedgerEntry & Required<Pick<LedgerEntry, 'handedOn'>>,
  set: LedgerSet,
  year: number,
  holder: Holder,
): boolean {
  const handedIn = Number(handedOn.slice(0, 4));
  const received = receivedOn === undefined ? {} : { receivedOn };
  if (holder === 'former') {
    return year <= handedIn && set !== 'concluded' && isInSet(received, set, year);
  }
  if (year < handedIn || set === 'received') return false;
  if (set === 'brought-forward' && year === handedIn) return true;
  return isInSet({ ...received, ...(concludedOn ? { concludedOn } : {}) }, set, year);
}

export interface RequestGroup {
  readonly set: LedgerSet;
  readonly applicantKind: ApplicantKind;
  /** Only for `concluded`. */
  readonly outcome: Outcome | null;
  readonly count: number;
}

export function tallyTable3(groups: readonly RequestGroup[]): Table3 {
  const cells = new Map<string, number>();
  for (const { set, applicantKind, outcome, count } of groups) {
    const rows: Table3Row[] = set === 'concluded' && outcome !== null ? [set, outcome] : [set];
    for (const row of rows) {
      for (const column of [applicantKind, 'total'] as const) {
        const key = `${row} ${column}`;
        cells.set(key, (cells.get(key) ?? 0) + count);
      }
    }
  }
  const columns: readonly Table3Column[] = [...applicantKindKeys, 'total'];
  return Object.fromEntries(
    table3Rows.map((row) => [
      row,
      Object.fromEntries(columns.map((column) => [column, cells.get(`${row} ${column}`) ?? 0])),
    ]),
  ) as unknown as Table3;
}

export interface RemedyGroup {
  readonly block: Table4Block;
  readonly result: RemedyResult;
  readonly count: number;
}

export function tallyTable4(groups: readonly RemedyGroup[]): Table4 {
  const count = (block: Table4Block, result: RemedyResult): number =>
    groups
      .filter((g) => g.block === block && g.result === result)
      .reduce((sum, g) => sum + g.count, 0);
  return Object.fromEntries(
    table4BlockKeys.map((block) => {
      const results = remedyResultKeys.map((result) => [result, count(block, result)] as const);
      const total = results.reduce((sum, [, n]) => sum + n, 0);
      return [block, Object.fromEntries([...results, ['total', total]])];
    }),
  ) as unknown as Table4;
}
