// npm run bench -- open-data [documents]: the files of the night over so many made-up documents, with the memory they
// take, and the list as programs read it.

import { dumpOpenData } from '../src/commands/documents/dump-open-data.ts';
import { createRate } from '../src/web/rate.ts';
import { createTestSite } from '../test/web/site.ts';
import { fillDocuments } from './many-documents.ts';
import { type Bench, line, ms, quantile, timed } from './measure.ts';

const megabyte = 1024 * 1024;

export const bench: Bench = {
  about: '开放数据：每晚的文件（件/秒、内存），列表接口 p95',
  run: async (full) => {
    const count = full ? Number(process.argv[3] ?? 100_000) : 10_000;
    const site = await createTestSite('2026-03-30', []);
    const { db, clock, dataFolder, origin } = site.context;
    try {
      await fillDocuments(db, site.organId, count);
      const before = process.memoryUsage().rss;
      let highest = before;
      let made = 0;
      const took = await timed(async () => {
        const dump = await dumpOpenData({ db, clock, dataFolder, origin }, () => {
          highest = Math.max(highest, process.memoryUsage().rss);
          return true;
        });
        made = dump?.documents ?? 0;
      });
      // Files without the documents would be made fast.
      if (made !== count) throw new Error(`${made} documents of ${count}`);
      line(`生成 ${count} 件的文件`, `${ms(took)}，${Math.round((count / took) * 1000)} 件/秒`);
      line('内存 之前 / 其间最高', `${mb(before)} / ${mb(highest)}`);
      for (const [name, query] of questions) await measure(site, name, query);
    } finally {
      await site.close();
    }
  },
};

const questions: readonly (readonly [string, string])[] = [
  ['列表，由近及远', ''],
  ['列表，按种类', 'kind=penalty'],
  ['列表，按有效性', 'kind=normative-document&validity=in-force'],
  ['列表，按栏目', 'column=zfxxgk/fdzdgknr'],
  ['列表，按变化', 'changedSince=2010-01-01T00:00:00Z'],
];

async function measure(
  site: Awaited<ReturnType<typeof createTestSite>>,
  name: string,
  query: string,
): Promise<void> {
  // Politeness is not what is measured.
  Object.assign(site.context, { openCalls: createRate() });
  const times: number[] = [];
  let cursor = '';
  for (let page = 0; page < 30; page += 1) {
    // Each page once: the next begins where this one ends.
    times.push(
      await timed(async () => {
        const answer = await site.get(`/api/public/documents?limit=100&${query}${cursor}`);
        if (!answer.ok) throw new Error(await answer.text());
        const { next } = (await answer.json()) as { next: string | null };
        cursor = next === null ? '' : `&cursor=${next}`;
      }),
    );
  }
  line(`${name}，每页100件`, `p50 ${ms(quantile(times, 0.5))}，p95 ${ms(quantile(times, 0.95))}`);
}

function mb(bytes: number): string {
  return `${Math.round(bytes / megabyte)} MB`;
}
