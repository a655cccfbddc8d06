import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTestSite } from '../test/web/site.ts';
import { type Bench, line } from './measure.ts';
import { bringIn, readCorpus } from './relevance-corpus.ts';
import { type Engine, engines, preparePeers } from './relevance-peers.ts';
import { queriesOf, type Query } from './relevance-queries.ts';

/** What weights were chosen by; the figures are taken by others. */
const tuningSeed = 'tuning';
const seeds = ['spring', 'autumn'];

export const bench: Bench = {
  about: '检索相关度：真实法规七百余件，MRR@10 / 首位命中，与同库的其他办法相比',
  run: async (full) => {
    const corpus = readCorpus();
    if (corpus === undefined) {
      console.log('  SKIPPED: the corpus is not at ../shared/corpus (or set CORPUS to its folder)');
      return;
    }
    const site = await createTestSite('2026-03-30', []);
    try {
      const ids = await bringIn(site, corpus);
      const { db } = site.context;
      const isTuning = process.argv.includes('tune');
      const compared = Object.entries(engines()).slice(0, isTuning ? 1 : undefined);
      if (!isTuning) await preparePeers(db);
      const asked = new Map<string, Query[]>();
      const used = isTuning ? [tuningSeed] : full ? seeds : seeds.slice(0, 1);
      for (const seed of used) {
        for (const [name, queries] of Object.entries(queriesOf(corpus, seed))) {
          asked.set(name, [...(asked.get(name) ?? []), ...queries]);
        }
      }
      asked.set('换说法', paraphrases('paraphrases.json'));
      asked.set('换说法（另二十五问）', paraphrases('paraphrases-held-out.json'));
      for (const [name, queries] of asked) {
        for (const [engine, search] of compared) {
          const places: number[] = [];
          for (const query of queries) {
            const place = await placeOf(search, query, ids, db);
            places.push(place);
            if (isTuning && place !== 1) console.log(`    ${name} ${query.text}: ${place}`);
          }
          const mean = places.reduce((sum, place) => sum + (place > 0 ? 1 / place : 0), 0);
          const first = places.filter((place) => place === 1).length;
          line(
            `${name}（${queries.length} 问）· ${engine}`,
            `${(mean / places.length).toFixed(3)} / ${(first / places.length).toFixed(3)}`,
          );
        }
      }
    } finally {
      await site.close();
    }
  },
};

/** From one; nought where it is not among the first ten. */
async function placeOf(
  search: Engine,
  { text, answers }: Query,
  ids: ReadonlyMap<string, readonly number[]>,
  db: Parameters<Engine>[0],
): Promise<number> {
  const right = new Set([...answers].flatMap((id) => ids.get(id) ?? []));
  const found = await search(db, text);
  return found.findIndex((id) => right.has(id)) + 1;
}

/** Written before anything was tuned, the second set when all of it was: nothing was chosen by it. */
function paraphrases(name: string): Query[] {
  const file = join(import.meta.dirname, name);
  const lines = JSON.parse(readFileSync(file, 'utf8')) as { asked: string; documents: string[] }[];
  return lines.map(({ asked, documents }) => ({ text: asked, answers: new Set(documents) }));
}
