// How long it takes to find the requests that are like one among many: first their ids by the blind index,
// then the whole comparison with the texts opened.

import { sql } from 'kysely';
import { comparedRequests } from '../src/commands/similar-requests.ts';
import type { Application } from '../src/rules/application.ts';
import { isSimilar } from '../src/rules/similarity.ts';
import type { Database } from '../src/store/database.ts';
import { likenessTokens, likestRequests, saveLikeness } from '../src/store/likeness.ts';
import { openApplication, requestById, sealApplication } from '../src/store/requests.ts';
import { type Secrets, secretsFrom } from '../src/store/secrets.ts';
import { createTestDatabase } from '../test/database.ts';
import { benchOrgan, openLedger } from './ledger.ts';
import { type Bench, line, ms, quantile, timed } from './measure.ts';

const batch = 1000;
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
      const filled = await timed(() => fill(db, secrets, organ.id, n));
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

async function fill(db: Database, secrets: Secrets, organId: number, n: number): Promise<void> {
  const rows = await db.selectFrom('requests').select(['id', 'number']).orderBy('id').execute();
  for (let start = 0; start < n; start += batch) {
    const part = rows
      .slice(start, start + batch)
      .map((row, i) => ({ ...row, application: applicationNumber(start + i) }));
    await sql`
      update requests r set application = n.application
      from unnest(${part.map(({ id }) => id)}::bigint[],
        ${part.map(({ number, application }) => sealApplication(secrets, number, application))}::bytea[]
      ) as n(id, application) where r.id = n.id`.execute(db);
    await saveLikeness(
      db,
      part.map(({ id, application }) => ({
        requestId: id,
        organId,
        tokens: likenessTokens(secrets, application),
      })),
    );
  }
  await sql`vacuum analyze request_likeness`.execute(db);
}

const places = ['东', '西', '南', '北', '上', '下', '新', '老', '大', '小'].flatMap((side) =>
  ['河', '山', '桥', '塘', '坪', '寨', '湾', '坡'].map((what) => `${side}${what}村`),
);
const works = [
  '土地征收',
  '农村饮水安全工程',
  '道路硬化工程',
  '危房改造',
  '高标准农田建设',
  '小学教学楼改建',
  '污水处理站',
  '易地搬迁安置',
  '林权登记',
  '低保资金发放',
  '垃圾中转站',
  '卫生室建设',
];
const records = [
  '补偿安置方案',
  '竣工验收报告',
  '资金使用明细',
  '招标公告和中标通知书',
  '施工合同',
  '环境影响评价批复',
  '听证会笔录',
  '公示材料',
  '审批表',
  '用地红线图',
];
const reasons = ['村里张贴过公告', '当时由镇政府牵头', '涉及二组和三组', '资金来自上级专项', ''];

/** A pattern without chance: the same requests in every run. */
function applicationNumber(i: number): Application {
  const pick = (list: readonly string[], step: number): string =>
    list[Math.floor(i * step) % list.length] ?? '';
  const about = `${2016 + (i % 10)}年${pick(places, 0.37)}${pick(works, 1.61)}${pick(records, 2.71)}`;
  return {
    applicant: { kind: 'natural-person', name: `甲${i}`, identityNumber: `E${i}` },
    title: about,
    description: `申请公开${about}，${pick(reasons, 0.73)}`,
    carrierForm: 'paper',
    deliveryWish: 'post',
  };
}
