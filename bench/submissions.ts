import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandContext } from '../src/commands/context.ts';
import { receiveRequest } from '../src/commands/requests/receive-request.ts';
import { nationalCalendar } from '../src/rules/calendar.ts';
import { secretsFrom } from '../src/store/database/secrets.ts';
import { application } from '../test/commands/office.ts';
import { createDatabase, createPool } from '../src/store/database.ts';
import { openDatabaseServer } from '../src/store/embedded-postgres/open.ts';
import { migrate } from '../src/store/migrate.ts';
import { benchOrgan } from './ledger.ts';
import { type Bench, line } from './measure.ts';

const clients = 16;

/** How often a second `work` is done by all clients together. */
async function perSecond(seconds: number, work: () => Promise<unknown>): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let done = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < end) {
        await work();
        done += 1;
      }
    }),
  );
  return (done * 1000) / (performance.now() - start);
}

export const bench: Bench = {
  about: '16 个申请人同时提交，每件落盘；与同一数据库的单行写入相比',
  run: async (full) => {
    const seconds = full ? 6 : 2;
    // A server that writes to disk in earnest, unlike that of the tests.
    const dataFolder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'));
    chmodSync(dataFolder, 0o711);
    const server = await openDatabaseServer({ dataFolder });
    const pool = createPool(server.address, { max: clients });
    try {
      await migrate(pool);
      const db = createDatabase(pool);
      const organ = await benchOrgan(db);
      const context: CommandContext = {
        db,
        secrets: secretsFrom(Buffer.alloc(32)),
        calendar: nationalCalendar,
        clock: {
          today: () => '2026-09-15',
          now: () => Temporal.Instant.from('2026-09-15T01:00:00Z'),
        },
        actor: { kind: 'applicant' },
        organId: organ.id,
      };
      const bare = await perSecond(seconds, () =>
        db
          .insertInto('settings')
          .values({ key: randomUUID(), value: JSON.stringify('x') })
          .execute(),
      );
      const received = await perSecond(seconds, () =>
        receiveRequest(context, {
          application,
          channel: 'online',
          submissionKey: randomUUID(),
        }),
      );
      line('登记申请（加密、编号、事项、索引，一个事务）', `${received.toFixed(0)} 件/秒`);
      line('单行写入并落盘', `${bare.toFixed(0)} 次/秒`);
      line('比值', `${((received / bare) * 100).toFixed(0)} %`);
    } finally {
      await pool.end();
      await server.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    }
  },
};
