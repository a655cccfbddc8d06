import { countByClockState, listRequests } from '../src/store/requests.ts';
import { createTestDatabase } from '../test/database.ts';
import { benchOrgan, openLedger } from './ledger.ts';
import { type Bench, line, ms, quantile, timesOf } from './measure.ts';

export const bench: Bench = {
  about: '办理台账：十万件在办申请中的一页和各栏件数',
  run: async (full) => {
    const n = full ? 100_000 : 10_000;
    const database = await createTestDatabase();
    try {
      const { db } = database;
      const organ = await benchOrgan(db);
      await openLedger(db, organ.id, n);
      const organIds = [organ.id];
      const page = (offset: number) => () =>
        listRequests(db, {
          organIds,
          open: true,
          clockStates: ['running'],
          limit: 50,
          offset,
        });
      const runs = full ? 60 : 20;
      const figures: readonly (readonly [string, () => Promise<unknown>])[] = [
        ['第一页（50件）和总数', page(0)],
        ['第一百页', page(4950)],
        ['各栏件数', () => countByClockState(db, organIds)],
      ];
      for (const [what, work] of figures) {
        const times = await timesOf(runs, work);
        const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
        line(`${what}，共 ${n} 件（目标：p95 < 100 ms）`, `p50 ${ms(p50)}，p95 ${ms(p95)}`);
      }
    } finally {
      await database.drop();
    }
  },
};
