// Sealed applications and events for the rows of a synthetic ledger: the same texts in every run.

import { sql } from 'kysely';
import type { Application } from '../src/rules/application.ts';
import type { RequestEvent } from '../src/rules/request/events.ts';
import type { Database } from '../src/store/database.ts';
import { likenessTokens, saveLikeness } from '../src/store/requests/likeness.ts';
import { sealApplication } from '../src/store/requests/requests.ts';
import type { Secrets } from '../src/store/database/secrets.ts';

const batch = 1000;

/** Applications under the numbers of the rows, and the index by which like ones are found. */
export async function fillApplications(
  db: Database,
  secrets: Secrets,
  organId: number,
): Promise<void> {
  const rows = await db.selectFrom('requests').select(['id', 'number']).orderBy('id').execute();
  for (let start = 0; start < rows.length; start += batch) {
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

/** A submission, an assignment and two searches for every row, as an office leaves them. */
export async function fillEvents(db: Database, secrets: Secrets): Promise<void> {
  const rows = await db
    .selectFrom('requests')
    .select(['id', 'submitted_on', 'channel'])
    .orderBy('id')
    .execute();
  for (let start = 0; start < rows.length; start += batch) {
    const lines = rows.slice(start, start + batch).flatMap(({ id, submitted_on: on, channel }) => {
      const search = {
        places: '公文系统、档案室',
        words: '标题、文号',
        by: '甲',
        found: '找到1份',
      };
      const events: readonly RequestEvent[] = [
        {
          kind: 'submitted',
          on,
          channel,
          applicantKind: 'natural-person',
          electronicDelivery: false,
        },
        { kind: 'assigned', on, to: { id: 1, name: '甲' } },
        { kind: 'searched', on, search },
        { kind: 'searched', on, search },
      ];
      return events.map((event, n) => ({
        id,
        seq: n + 1,
        kind: event.kind,
        on,
        data: secrets.seal(JSON.stringify(event), `event ${id} ${n + 1}`),
      }));
    });
    await sql`
      insert into request_events (request_id, seq, kind, occurred_on, data, actor, recorded_at)
      select id, seq, kind, occurred_on, data, '{"kind":"staff","id":1,"name":"甲"}', now()
      from unnest(${lines.map(({ id }) => id)}::bigint[], ${lines.map(({ seq }) => seq)}::integer[],
        ${lines.map(({ kind }) => kind)}::text[], ${lines.map(({ on }) => on)}::date[],
        ${lines.map(({ data }) => data)}::bytea[]) as e(id, seq, kind, occurred_on, data)`.execute(
      db,
    );
  }
  await sql`vacuum analyze request_events`.execute(db);
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
export function applicationNumber(i: number): Application {
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
