import { recomputeClocks } from '../src/commands/requests/recompute-clocks.ts';
import type { CommandContext } from '../src/commands/context.ts';
import { buildCalendar } from '../src/rules/calendar.ts';
import { holidayNotices } from '../src/rules/holiday-notices.ts';
import { secretsFrom } from '../src/store/database/secrets.ts';
import { createTestDatabase } from '../test/database.ts';
import { benchOrgan, openLedger } from './ledger.ts';
import { type Bench, line, ms, timed } from './measure.ts';

/** A calendar as if the autumn holiday had been lengthened by two days while requests are open. */
const lengthened = buildCalendar(holidayNotices, [
  { on: '2026-10-08', working: false, source: '测量用' },
  { on: '2026-10-09', working: false, source: '测量用' },
]);

export const bench: Bench = {
  about: '工作日历变更后，重算全部在办申请的答复期限',
  run: async (full) => {
    const n = full ? 100_000 : 10_000;
    const database = await createTestDatabase();
    try {
      const organ = await benchOrgan(database.db);
      await openLedger(database.db, organ.id, n);
      const context: Omit<CommandContext, 'organId' | 'calendar'> = {
        db: database.db,
        secrets: secretsFrom(Buffer.alloc(32)),
        actor: { kind: 'system' },
        clock: {
          today: () => '2026-09-15',
          now: () => Temporal.Instant.from('2026-09-15T01:00:00Z'),
        },
      };
      let moved = 0;
      const first = await timed(async () => {
        ({ moved } = await recomputeClocks({ ...context, calendar: lengthened }, '测量用通知'));
      });
      line(`重算 ${n} 件在办申请（目标：100000 件 < 2 s）`, ms(first));
      line('其中期限变动并记入日志', `${moved} 件`);
      const again = await timed(() =>
        recomputeClocks({ ...context, calendar: lengthened }, '测量用通知'),
      );
      line('再算一遍，全部不变', ms(again));
    } finally {
      await database.drop();
    }
  },
};
