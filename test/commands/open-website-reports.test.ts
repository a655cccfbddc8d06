// The website's yearly work report opens by itself on 1 January where a website is registered, and people are reminded
// until it stands on the home page (国办函〔2018〕12号).

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openWebsiteReports } from '../../src/commands/reports/open-website-reports.ts';
import { remind } from '../../src/commands/remind.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import { type NoticeKind, noticeKindKeys } from '../../src/rules/notices.ts';
import { websiteReportRow } from '../../src/store/reports/website-reports.ts';
import { type Caller, type House, openHouse } from '../api/house.ts';
import { given, soundAnswers } from '../website-answers.ts';

let house: House;
let clerk: Caller;
let signatory: Caller;
const met = new Set<NoticeKind>();
const own = noticeKindKeys.filter((kind) => kind.startsWith('website-report-'));
const address = '/organs/city/website-reports/2026';

before(async () => {
  house = await openHouse();
  await house.staff('head', ['office-head']);
  clerk = await house.staff('clerk', ['handler']);
  signatory = await house.staff('signatory', ['signatory']);
  const { db } = house.database;
  await db
    .updateTable('organs')
    .set({ created_at: Temporal.Instant.from('2025-03-01T00:00:00Z') })
    .execute();
  await db
    .updateTable('organs')
    .set({ site: JSON.stringify({ domain: 'www.city.example' }) })
    .where('code', '=', 'city')
    .execute();
});
after(() => house.database.drop());

test('opens once, for the organs that keep a website', async () => {
  await house.toDay('2027-01-01');
  assert.deepEqual(await openWebsiteReports(house.context), { opened: 1 });
  assert.deepEqual(await openWebsiteReports(house.context), { opened: 0 });
  const { db, organs } = { ...house.context, organs: house.organs };
  const row = await websiteReportRow(db, organs.city, 2026);
  assert.deepEqual(
    [row?.opened_on, row?.plan_on, row?.due_on, row?.state],
    ['2027-01-01', '2027-01-29', '2027-01-31', 'draft'],
  );
  assert.equal(await websiteReportRow(db, organs.office, 2026), undefined);
});

async function kindsOn(on: IsoDay): Promise<NoticeKind[]> {
  await house.toDay(on);
  await openWebsiteReports(house.context);
  await remind(house.context);
  const notices = await house.context.db
    .selectFrom('notices')
    .select('kind')
    .where('kind', 'in', own)
    .execute();
  for (const { kind } of notices) met.add(kind);
  return notices.map(({ kind }) => kind);
}

const version = async (): Promise<{ version: number }> => ({
  version: ((await clerk.get(address)).body as { version: number }).version,
});

test('reminds the head of the office of each day, and of none once it is published', async () => {
  assert.deepEqual(await kindsOn('2027-01-04'), ['website-report-opened']);
  assert.deepEqual(await kindsOn('2027-01-11'), ['website-report-data-due']);
  const body = { answers: given(soundAnswers(2026)), note: '年度统计' };
  assert.equal((await clerk.put(`${address}/answers`, body)).status, 200);
  assert.deepEqual(await kindsOn('2027-01-11'), []);
  assert.deepEqual(await kindsOn('2027-01-19'), ['website-report-draft-due']);
  assert.deepEqual(await kindsOn('2027-01-27'), ['website-report-due-soon']);
  assert.equal((await clerk.post(`${address}/submit`, await version())).status, 200);
  assert.deepEqual(await kindsOn('2027-02-01'), ['website-report-overdue']);
  const answer = await signatory.post(`${address}/seal`, await version());
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  assert.deepEqual(await kindsOn('2027-02-01'), ['website-report-unpublished']);
  assert.equal((await signatory.post(`${address}/publish`, {})).status, 200);
  assert.deepEqual(await kindsOn('2027-02-02'), []);
  assert.deepEqual(
    own.filter((kind) => !met.has(kind)),
    [],
  );
});
