// npm run bench -- search [documents]: the search over so many made-up documents, with facets, each question once, after as many
// others; then how long one of them that is withdrawn is still come upon.

import { sql } from 'kysely';
import { type Dice, diceOf } from '../src/example/random.ts';
import type { SearchFilters } from '../src/store/search/search-conditions.ts';
import { type Search, searchDocuments } from '../src/store/search/search.ts';
import { warmSearch } from '../src/store/search/warm-search.ts';
import { queryWords } from '../src/store/search/search-words.ts';
import { enterTestServer, leaveTestServer } from '../test/database.ts';
import { createTestSite } from '../test/web/site.ts';
import { fillDocuments } from './many-documents.ts';
import { type Bench, line, ms, quantile, timed } from './measure.ts';
import { measureWithdrawal } from './withdrawal.ts';

const target = 50; // ms

export const bench: Bench = {
  about: '检索：虚构的文件，各种频度的词，含分面（目标：100 万件 p95 < 50 ms）',
  run: async (full) => {
    const count = full ? Number(process.argv[3] ?? 100_000) : 10_000;
    await enterTestServer('as shipped');
    const site = await createTestSite('2026-03-30', []);
    const { db } = site.context;
    try {
      const begun = performance.now();
      const { titles, indexed } = await fillDocuments(db, site.organId, count);
      const filled = performance.now() - begun - indexed;
      line(`写入 ${count} 件 / 建立索引`, `${ms(filled)} / ${ms(indexed)}`);
      const { rows } = await sql<{ size: string }>`
        select pg_size_pretty(pg_indexes_size('document_search')) as size`.execute(db);
      line('索引大小', rows[0]?.size ?? '');
      const base = {
        today: '2026-03-30',
        sort: 'relevance',
        limit: 15,
        offset: 0,
        withFacets: true,
      } as const;
      // What a million new rows leave to be done would be done while it is measured.
      await sql`vacuum analyze`.execute(db);
      // A server that has been at work for a while: its start is over, and other questions have been asked before.
      await warmSearch(db, () => true);
      for (const [, searches] of questions(titles, full ? 160 : 20, 'asked before')) {
        for (const search of searches) await searchDocuments(db, { ...base, ...search });
      }
      const all: number[] = [];
      for (const [name, searches] of questions(titles, full ? 80 : 20)) {
        const times: number[] = [];
        for (const search of searches) {
          times.push(await timed(async () => await searchDocuments(db, { ...base, ...search })));
        }
        all.push(...times);
        line(`${name}（${times.length} 次），p50 / p95 / 最大`, three(times));
      }
      line(`全部（目标 p95 < ${target} ms），p50 / p95 / 最大`, three(all));
      await measureWithdrawal(site, full ? 10 : 3);
    } finally {
      await site.close();
      await leaveTestServer();
    }
  },
};

function three(times: readonly number[]): string {
  return `${ms(quantile(times, 0.5))} / ${ms(quantile(times, 0.95))} / ${ms(Math.max(...times))}`;
}

type Asked = Partial<Search> & { readonly text: string };

export function questions(
  titles: readonly string[],
  n: number,
  seed = 'questions',
): readonly (readonly [string, readonly Asked[]])[] {
  const dice = diceOf(seed);
  const often = new Map<string, number>();
  for (const word of titles.flatMap(queryWords)) often.set(word, (often.get(word) ?? 0) + 1);
  const words = [...often]
    .filter(([word]) => word.length > 1)
    .sort((a, b) => b[1] - a[1])
    .map(([word]) => word);
  const commonest = words.slice(0, 10);
  const filters: readonly SearchFilters[] = [
    { year: 2019 },
    { kind: 'notice' },
    { tab: 'policy' },
    { theme: '综合政务', year: 2020 },
    { issuers: ['青枫教育局'] },
  ];
  const some = (make: () => Asked): readonly Asked[] => Array.from({ length: n }, make);
  return [
    ['最常见的词', some(() => ({ text: dice.pick(commonest) }))],
    ['各种词', some(() => ({ text: dice.pick(words) }))],
    ['两个词', some(() => ({ text: `${dice.pick(words)} ${dice.pick(words)}` }))],
    ['一个词加限制', some(() => ({ text: dice.pick(words), filters: dice.pick(filters) }))],
    ['按时间', some(() => ({ text: dice.pick(words), sort: 'time' }))],
    ['标题', some(() => ({ text: dice.pick(titles) }))],
    ['文号', some(() => ({ text: `青枫府发〔${dice.int(2001, 2024)}〕${dice.int(1, 400)}号` }))],
    ['只有限制', some(() => ({ text: '', sort: 'time', filters: dice.pick(filters) }))],
    ['引号里的词', some(() => ({ text: `“${pieceOf(dice, dice.pick(titles))}”` }))],
  ];
}

/** As somebody quotes a part of a title. */
function pieceOf(dice: Dice, title: string): string {
  const length = dice.int(4, 8);
  const from = dice.int(0, Math.max(0, title.length - length));
  return title.slice(from, from + length);
}
