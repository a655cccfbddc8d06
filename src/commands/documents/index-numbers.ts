// Index numbers (索引号): {统一社会信用代码}/{year of the document}-{five digits}, without gaps for each organ
// and year, given once and kept through every later change.

import type { IsoDay } from '../../rules/day.ts';
import type { DocumentContent } from '../../rules/document-content.ts';
import { foreseenNumber, nextNumbers } from '../../store/database/counters.ts';
import type { Database } from '../../store/database.ts';
import { organById } from '../../store/people/organs.ts';
import type { OrganRow } from '../../store/tables.ts';
import type { CommandContext } from '../context.ts';

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
    return written(prefix, year, n);
  });
}

/**
 * The number that a draft will most likely bear, shown to its editor (条例 12¶3); the number itself is given when it is
 * published, so that none is left out. Null for what bears one already or is not published.
 */
export async function foreseenIndexNumber(
  { db, organId, clock }: Pick<CommandContext, 'db' | 'organId' | 'clock'>,
  { madeOn, openness }: Pick<DocumentContent, 'madeOn' | 'openness'>,
  borne: string | null,
): Promise<string | null> {
  const organ = await organById(db, organId);
  if (borne !== null || openness !== 'proactive' || organ === undefined) return null;
  const year = yearOf(madeOn ?? clock.today());
  const n = await foreseenNumber(db, organId, series, year);
  return written(indexNumberPrefix(organ), year, n);
}

function written(prefix: string, year: number, n: number): string {
  return `${prefix}/${year}-${String(n).padStart(5, '0')}`;
}

function yearOf(on: IsoDay): number {
  return Number(on.slice(0, 4));
}
