// From the word that takes a document off a large site until no reader comes upon it any more: its page, the first page
// with its hot words, the search and what is completed while somebody types.

import { saveDocument } from '../src/commands/documents/save-document.ts';
import { withdrawDocument } from '../src/commands/documents/withdraw-document.ts';
import { hotWordThreshold } from '../src/rules/hot-words.ts';
import { addSearches } from '../src/store/search/hot-words.ts';
import { searchDocuments } from '../src/store/search/search.ts';
import { suggestTerms } from '../src/store/search/suggest-terms.ts';
import { publishUnread } from '../test/publish.ts';
import type { TestSite } from '../test/web/site.ts';
import { line, ms, quantile } from './measure.ts';

const longest = 30_000; // ms until it counts as not gone

export async function measureWithdrawal(site: TestSite, rounds: number): Promise<void> {
  const origin = await site.listen();
  const times = new Map<string, number[]>();
  for (let n = 0; n <= rounds; n += 1) {
    const seen = await withdrawOne(site, origin, n);
    // The first warms up.
    if (n === 0) continue;
    for (const [what, time] of Object.entries(seen)) {
      times.set(what, [...(times.get(what) ?? []), time]);
    }
  }
  for (const [what, all] of times) {
    line(what, `p50 ${ms(quantile(all, 0.5))}，最大 ${ms(Math.max(...all))}`);
  }
}

async function withdrawOne(
  { command, organId, context }: TestSite,
  origin: string,
  n: number,
): Promise<Record<string, number>> {
  const { db, clock } = context;
  const word = '荧光棒';
  const { id: column } = await db
    .selectFrom('columns')
    .select('id')
    .where('slug', '=', 'qtfd')
    .executeTakeFirstOrThrow();
  const saved = await saveDocument(command, {
    title: `${word}回收办法（第${n + 1}稿）`,
    kind: 'notice',
    issuers: ['青枫经济技术开发区管委会'],
    publisher: '青枫经济技术开发区管委会',
    madeOn: '2026-03-25',
    columns: [column],
    openness: 'proactive',
    body: `<p>${word}用毕交回。</p>`,
  });
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  const { id, version } = await publishUnread(command, saved.value);
  await addSearches(db, organId, '2026-03-29', new Map([[word, hotWordThreshold]]));
  context.pages.invalidate(['site']);
  const { path } = await db
    .selectFrom('columns')
    .select('path')
    .where('id', '=', column)
    .executeTakeFirstOrThrow();
  const address = `${origin}/${path}/202603/t20260330_${id}.html`;
  const readers: Record<string, () => Promise<boolean>> = {
    页面: async () => (await fetch(address)).status === 200,
    首页热搜词: async () => (await (await fetch(`${origin}/`)).text()).includes(`>${word}<`),
    检索: async () => {
      const base = { today: clock.today(), sort: 'relevance', limit: 15, offset: 0 } as const;
      const { found, hits } = await searchDocuments(db, { ...base, text: word });
      return found === 'words' && hits.some((hit) => hit.id === id);
    },
    联想词: async () =>
      (await suggestTerms(db, word.slice(0, 2), 8)).some(({ term }) => term.startsWith(word)),
  };
  for (const [where, seen] of Object.entries(readers)) {
    if (!(await seen())) throw new Error(`${where}: it is not there`);
  }
  const begun = performance.now();
  const withdrawn = await withdrawDocument(command, { id, version, reason: '内容有误' });
  if (!withdrawn.ok) throw new Error(JSON.stringify(withdrawn));
  const gone: Record<string, number> = { '撤回一件，到办妥': performance.now() - begun };
  for (const [where, seen] of Object.entries(readers)) {
    while (await seen()) {
      if (performance.now() - begun > longest) throw new Error(`${where}: it is still there`);
    }
    gone[`撤回一件，到${where}再也见不到`] = performance.now() - begun;
  }
  return gone;
}
