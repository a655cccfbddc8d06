import { exampleDocuments2022 } from '../src/example/documents-2022.ts';
import { startExample } from './example-server.ts';
import { type Bench, line, ms, quantile, timed } from './measure.ts';

/** Words of two to four characters out of the titles, the same in every run. */
function queries(n: number): string[] {
  const titles = [...exampleDocuments2022()].map(({ title }) =>
    title.replaceAll(/[^\p{Script=Han}]/gu, ''),
  );
  return Array.from({ length: n }, (_, i) => {
    const title = titles[(i * 7919) % titles.length] ?? '';
    const length = 2 + (i % 3);
    const start = (i * 31) % Math.max(1, title.length - length);
    return title.slice(start, start + length);
  });
}

export const bench: Bench = {
  about: '检索，约 6000 份文件，经过网页（每次都真的去查）',
  run: async (full) => {
    const example = await startExample();
    try {
      const times: number[] = [];
      for (const query of queries(full ? 400 : 100)) {
        const url = `${example.origin}/sousuo/?q=${encodeURIComponent(query)}`;
        times.push(
          await timed(async () => {
            await (await fetch(url)).text();
          }),
        );
      }
      line(
        `${times.length} 个词，p50 / p95`,
        `${ms(quantile(times, 0.5))} / ${ms(quantile(times, 0.95))}`,
      );
    } finally {
      await example.stop();
    }
  },
};
