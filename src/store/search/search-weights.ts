// How many documents have a word, or a pair of characters in the title: remembered for a while, since what is common
// today is common tomorrow.

import { type RawBuilder, sql } from 'kysely';
import { type Database, keepPlans } from '../database.ts';
import { inHalves } from './search-conditions.ts';
import { sampled } from './search-index.ts';
import type { SearchQuestion } from './search-question.ts';
import { type Limits, type Sample, sampleOf } from './search-tiers.ts';
import { direct } from './search-way.ts';
import { pairsOf, wordQuery } from './search-words.ts';

/** ln(N/n) by word. */
export type Weights = ReadonlyMap<string, number>;

export interface Known {
  /** Of the process: where a second connection comes from. */
  readonly db: Database;
  readonly sample: Sample;
  readonly until: number;
  readonly counts: Map<string, number>;
}

const remembered = 10 * 60_000; // ms
const mostRemembered = 50_000;
const known = new WeakMap<Database, Known>();

/** @param db the one of the process, not of a transaction: it is the key */
export async function knownSample(db: Database, limits: Limits): Promise<Known> {
  const before = known.get(db);
  if (before !== undefined && before.until > performance.now()) return before;
  const fresh = {
    db,
    sample: await sampleOf(db, limits),
    until: performance.now() + remembered,
    counts: new Map<string, number>(),
  };
  known.set(db, fresh);
  return fresh;
}

/** @param tx where it is counted */
export async function weightsOfQuestion(
  tx: Database,
  known: Known,
  { words, any, pieces }: SearchQuestion,
): Promise<Weights> {
  return await weightsOf(tx, known, [...words, ...any.flat()], pairsOf(pieces.join('')));
}

/** How many of the sample have each pair, in title or text (migration 0081). */
export async function countsOfPairs(
  tx: Database,
  known: Known,
  codes: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  await learn(tx, known, { codes });
  return new Map(codes.map((code) => [code, known.counts.get(`c${code}`) ?? 0]));
}

/** Counts what is not known yet, and remembers it. */
async function learn(
  tx: Database,
  { sample, counts }: Known,
  asked: {
    readonly words?: readonly string[];
    /** Of titles. */
    readonly pairs?: readonly string[];
    /** Of titles and texts. */
    readonly codes?: readonly number[];
  },
): Promise<void> {
  const words = (asked.words ?? []).filter((word) => !counts.has(`w${word}`));
  const pairs = (asked.pairs ?? []).filter((pair) => !counts.has(`p${pair}`));
  const codes = (asked.codes ?? []).filter((code) => !counts.has(`c${code}`));
  if (counts.size > mostRemembered) counts.clear();
  if (words.length + pairs.length + codes.length === 0) return;
  await direct(tx, 'index');
  const count = sql<{ key: string; n: number }>`
    select 'w' || word as key, (${countOf(sample, sql`words @@ query::tsquery`)}) as n
    from unnest(${words}::text[], ${words.map(wordQuery)}::text[]) as given (word, query)
    union all
    select 'p' || pair, (${countOf(sample, sql`pairs_of(title) @> array[pair]`)})
    from unnest(${pairs}::text[]) as pair
    union all
    select 'c' || code, (${countOf(sample, sql`pairs @> array[code]`)})
    from (select distinct unnest(${codes}::integer[]) as code) as codes`;
  const { rows } = await keepPlans(async () => await count.execute(tx));
  for (const { key, n } of rows) counts.set(key, n);
}

async function weightsOf(
  tx: Database,
  known: Known,
  words: readonly string[],
  pairs: readonly string[],
): Promise<Weights> {
  const { sample, counts } = known;
  await learn(tx, known, { words, pairs });
  const { rows } = sample.isSmall
    ? await sql<{ n: number }>`select count(*) as n from document_search`.execute(tx)
    : { rows: [{ n: sample.documents / sampled }] };
  const all = (rows[0]?.n ?? 0) + 1;
  const weight = (key: string, text: string): number => {
    const n = counts.get(key) ?? 0;
    // What nothing here has tells little of what is looked for; a single character says less than a word.
    const own = n === 0 ? Math.log(all) / 4 : Math.log(all / n);
    return Math.max(0.01, text.length === 1 ? own * 0.3 : own);
  };
  return new Map([
    ...pairs.map((pair) => [pair, weight(`p${pair}`, pair)] as const),
    ...words.map((word) => [word, weight(`w${word}`, word)] as const),
  ]);
}

/** So many of the tenth of the sample (migration 0054) say how common a word is. */
const telling = 40;

/** Among all documents, or the sample where there are many; of what is common a tenth of that tells enough. */
function countOf(
  { isSmall, documents, limits }: Sample,
  condition: RawBuilder<unknown>,
): RawBuilder<unknown> {
  if (isSmall) {
    return sql`select count(*) from (${inHalves(
      (half) => sql`select from document_search s where ${half} and ${condition}`,
    )}) as found`;
  }
  const whole = sql`select count(*) from document_search_sample where ${condition}`;
  if (documents < limits.tenth) return whole;
  return sql`select case when n < ${sql.lit(telling)} then (${whole}) else 10 * n end from (
    select count(*) as n from document_search_sample
    where document_id % 500 = 0 and ${condition}) as few`;
}

/** Whether any document is known to have the word or pair. */
export function occurs({ counts }: Known, kind: 'w' | 'p', text: string): boolean {
  return (counts.get(`${kind}${text}`) ?? 0) > 0;
}
