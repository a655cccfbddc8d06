// How long it takes to find the requests that are like one among many: first their ids by the blind index,
// then the whole comparison with the texts opened.

import { sql } from 'kysely';
import { comparedRequests } from '../src/commands/requests/similar-requests.ts';
import { isSimilar } from '../src/rules/similarity.ts';
import type { Database } from '../src/store/database.ts';
import { likenessTokens, likestRequests } from '../src/store/requests/likeness.ts';
import { openApplication, requestById } from '../src/store/requests/requests.ts';
import { secretsFrom } from '../src/store/database/secrets.ts';
import { createTestDatabase } from '../test/database.ts';
import { fillApplications } from './applications.ts';
import { benchOrgan, openLedger } from './ledger.ts';
import { type Bench, line, ms, quantile, timed } from './measure.ts';

const asked = 200;

export const bench: Bench = {
  about: '查找相似申请',
  run: async (full) => {
    const n = full ? 100_000 : 5000;
    const database = await createTestDatabase();
    const { db } = database;
    try {
      const organ = await benchOrgan(db);
      await openLedger(db, organ.id, n);
      const secrets = secretsFrom(Buffer.alloc(32, 7));
      const filled = await timed(() => fillApplications(db, secrets, organ.id));
      line(`为 ${n} 件申请建立索引`, ms(filled));
      const candidates: number[] = [];
      const compared: number[] = [];
      let found = 0;
      const organIds = [organ.id];
      const first = (await firstId(db)) - 1;
      for (let i = 0; i < asked; i += 1) {
        const row = await requestById(db, first + 1 + ((i * 7919) % n));
        if (row === undefined) throw new Error('the ledger has a gap');
        const tokens = likenessTokens(secrets, openApplication(secrets, row));
        const search = { tokens, organIds, exceptId: row.id, limit: 50 };
        candidates.push(await timed(() => likestRequests(db, search)));
        compared.push(
          await timed(async () => {
            const others = await comparedRequests({ db, secrets }, row, organIds);
            found += others.filter((other) => isSimilar(other.similarity)).length;
          }),
        );
      }
      report('查候选', candidates);
      report('打开并逐字比较', compared);
      line('平均找到的相似申请', (found / asked).toFixed(1));
      const { rows } = await sql<{ size: string }>`
        select pg_size_pretty(pg_total_relation_size('request_likeness')) as size`.execute(db);
      line('索引表大小', rows[0]?.size ?? '');
    } finally {
      await database.drop();
    }
  },
};

function report(what: string, times: readonly number[]): void {
  line(`${what}，中位数`, ms(quantile(times, 0.5)));
  line(`${what}，p95（目标：100000 件 < 50 ms）`, ms(quantile(times, 0.95)));
}

async function firstId(db: Database): Promise<number> {
  const { id } = await db
    .selectFrom('requests')
    .select((eb) => eb.fn.min('id').as('id'))
    .executeTakeFirstOrThrow();
  return id;
}
