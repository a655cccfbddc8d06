// Index numbers (索引号): {统一社会信用代码}/{year of the document}-{five digits}, without gaps for each organ
// and year, given once and kept through every later change.

import type { IsoDay } from '../rules/day.ts';
import { nextNumbers } from '../store/counters.ts';
import type { Database } from '../store/database.ts';
import type { OrganRow } from '../store/tables.ts';

const series = 'index';

export function indexNumberPrefix(organ: Pick<OrganRow, 'credit_code' | 'code'>): string {
  return organ.credit_code ?? organ.code;
}

export interface Numbered {
  readonly madeOn: IsoDay;
  /** One it already bears is kept. */
  readonly indexNumber?: string;
  readonly openness: string;
}

/** In the order of the documents; null for what is not published. */
export async function giveIndexNumbers(
  db: Database,
  organId: number,
  prefix: string,
  documents: readonly Numbered[],
): Promise<readonly (string | null)[]> {
  const years = new Map<number, number>();
  const needy = documents.map((d) => d.indexNumber === undefined && d.openness === 'proactive');
  for (const [i, { madeOn }] of documents.entries()) {
    const year = yearOf(madeOn);
    if (needy[i] === true) years.set(year, (years.get(year) ?? 0) + 1);
  }
  const next = new Map<number, number>();
  // Always in the same order, so that two writers cannot wait for each other.
  for (const [year, count] of [...years].sort(([a], [b]) => a - b)) {
    next.set(year, (await nextNumbers(db, organId, series, year, count)).first);
  }
  return documents.map(({ indexNumber, madeOn }, i) => {
    if (needy[i] !== true) return indexNumber ?? null;
    const year = yearOf(madeOn);
    const n = next.get(year) ?? 1;
    next.set(year, n + 1);
    return `${prefix}/${year}-${String(n).padStart(5, '0')}`;
  });
}

function yearOf(on: IsoDay): number {
  return Number(on.slice(0, 4));
}
