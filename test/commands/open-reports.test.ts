// The year's report opens by itself on 1 January, its days follow the class, and people are reminded until it
// is published (条例 49, 50).

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openReports } from '../../src/commands/reports/open-reports.ts';
import { remind } from '../../src/commands/remind.ts';
import { collectionCalendar } from '../../src/rules/annual-report/collection.ts';
import { isWorkingDay, nationalCalendar } from '../../src/rules/calendar.ts';
import { day, type IsoDay } from '../../src/rules/day.ts';
import { type NoticeKind, noticeKindKeys } from '../../src/rules/notices.ts';
import { reportRow } from '../../src/store/reports/annual-reports.ts';
import { type House, openHouse } from '../api/house.ts';

let house: House;
const met = new Set<NoticeKind>();
before(async () => {
  house = await openHouse();
  await house.staff('head', ['office-head']);
  const { db } = house.database;
  await db
    .updateTable('organs')
    .set({ created_at: Temporal.Instant.from('2025-03-01T00:00:00Z') })
    .where('code', '<>', 'other')
    .execute();
  await db
    .updateTable('organs')
    .set({ created_at: Temporal.Instant.from('2027-01-04T00:00:00Z') })
    .where('code', '=', 'other')
    .execute();
});
after(() => house.database.drop());

const rows = async () =>
  await house.context.db.selectFrom('annual_reports').select(['organ_id', 'year']).execute();

test('R13 R14 the legal day stands on any weekday; what is asked before it falls on working days', () => {
  for (const year of [2024, 2025]) {
    for (const assigned of ['department', 'government'] as const) {
      const days = collectionCalendar(assigned, year, nationalCalendar);
      assert.ok(days);
      const { opensOn, dataDueOn, draftDueOn, planOn, dueOn } = days;
      assert.equal(dueOn, `${year + 1}-${assigned === 'department' ? '01-31' : '03-31'}`);
      const inOrder = [opensOn, dataDueOn, draftDueOn, planOn, dueOn];
      assert.deepEqual(inOrder, inOrder.toSorted());
      for (const on of [dataDueOn, draftDueOn, planOn]) {
        assert.equal(isWorkingDay(nationalCalendar, day(on)), true, on);
      }
    }
  }
  // 31 January 2026 is a Saturday.
  assert.equal(collectionCalendar('department', 2025, nationalCalendar)?.planOn, '2026-01-30');
  assert.equal(collectionCalendar(null, 2025, nationalCalendar), undefined);
});

test('opens once for each organ that reports and was there, on the day or 365 days later', async () => {
  await house.toDay('2026-12-31');
  assert.deepEqual(await openReports(house.context), { opened: 2 });
  assert.deepEqual(await openReports(house.context), { opened: 0 });
  assert.deepEqual(
    (await rows()).map(({ year }) => year),
    [2025, 2025],
  );
  await house.toDay('2027-01-01');
  // The third organ came in 2027: it has nothing to say about 2026.
  assert.deepEqual(await openReports(house.context), { opened: 2 });
  assert.equal((await rows()).length, 4);
  const row = await reportRow(house.context.db, house.organs.city, 2026);
  assert.deepEqual(
    [row?.opened_on, row?.due_on, row?.state],
    ['2027-01-01', '2027-01-31', 'draft'],
  );
});

test('a class that is assigned later moves the days; without one there are none', async () => {
  const { db } = house.context;
  const assign = async (to: 'government' | null) =>
    await db
      .updateTable('organs')
      .set({ report_deadline_class: to })
      .where('id', '=', house.organs.office)
      .execute();
  await assign(null);
  await openReports(house.context);
  assert.equal((await reportRow(db, house.organs.office, 2026))?.due_on, null);
  await assign('government');
  await openReports(house.context);
  assert.equal((await reportRow(db, house.organs.office, 2026))?.due_on, '2027-03-31');
});

test('reminds the head of the office of each day, and of none once it is published', async () => {
  const { db } = house.context;
  const kindsOn = async (on: IsoDay): Promise<NoticeKind[]> => {
    await house.toDay(on);
    await openReports(house.context);
    await remind(house.context);
    const notices = await db
      .selectFrom('notices as n')
      .innerJoin('annual_reports as r', 'r.id', 'n.subject_id')
      .select('n.kind')
      .where('r.year', '=', 2026)
      .execute();
    for (const { kind } of notices) met.add(kind);
    return notices.map(({ kind }) => kind);
  };
  const assign = async (to: 'department' | null) =>
    await db
      .updateTable('organs')
      .set({ report_deadline_class: to })
      .where('id', '=', house.organs.city)
      .execute();
  await assign(null);
  assert.deepEqual(await kindsOn('2027-01-01'), ['report-class-unset']);
  await assign('department');
  assert.deepEqual(await kindsOn('2027-01-01'), ['report-opened']);
  assert.deepEqual(await kindsOn('2027-01-06'), ['report-data-due']);
  assert.deepEqual(await kindsOn('2027-01-14'), ['report-draft-due']);
  assert.deepEqual(await kindsOn('2027-01-31'), ['report-due-soon']);
  assert.deepEqual(await kindsOn('2027-02-01'), ['report-overdue']);
  await db
    .insertInto('annual_report_editions')
    .values({
      organ_id: house.organs.city,
      year: 2026,
      edition: 1,
      content: '{}',
      sealed_at: house.context.clock.now(),
    })
    .execute();
  await db
    .updateTable('annual_reports')
    .set({ state: 'sealed' })
    .where('year', '=', 2026)
    .execute();
  assert.deepEqual(await kindsOn('2027-02-02'), ['report-unpublished']);
  await db
    .updateTable('annual_report_editions')
    .set({ published_at: house.context.clock.now() })
    .execute();
  assert.deepEqual(await kindsOn('2027-02-03'), []);
  const ofReports = noticeKindKeys.filter((kind) => kind.startsWith('report-'));
  assert.deepEqual(
    ofReports.filter((kind) => !met.has(kind)),
    [],
  );
});
