// A city and the forty bodies below it at the end of 2026, for the journey of the yearly report: one body's year is
// in its case ledger, the others wrote theirs already.

import assert from 'node:assert/strict';
import { placeColumns } from '../../src/commands/documents/place-columns.ts';
import { flatColumns } from '../../src/example/columns.ts';
import { applicantKindKeys } from '../../src/rules/applicant-kinds.ts';
import { tablesOf } from '../../src/rules/annual-report/roll-up-tables.ts';
import type { AnnualReport, ReportTables } from '../../src/rules/annual-report/report.ts';
import { reportFigures } from '../../src/rules/annual-report/report.ts';
import type { Caller, House } from '../api/house.ts';
import { supplied } from '../rules/letters-play.ts';

export const city = '青禾市人民政府';
export const bureau = '青禾市水务局';
/** Printed a wrong total in the report that it sealed. */
export const wrongBody = '青禾市园林局';
/** 38 more, each with a sound sealed report; the n-th received n requests. */
export const others = Array.from({ length: 38 }, (_, n) => `青禾市第${n + 1}局`);

export async function makeWorld(house: House): Promise<void> {
  const { db } = house.database;
  const { city: cityId, office: bureauId } = house.organs;
  await placeColumns({ db, organId: cityId }, flatColumns());
  const named = { created_at: Temporal.Instant.from('2024-03-01T00:00:00Z') };
  await db
    .updateTable('organs')
    .set({ ...named, name: city, kind: 'government', report_deadline_class: 'government' })
    .where('id', '=', cityId)
    .execute();
  await db
    .updateTable('organs')
    .set({ ...named, name: bureau })
    .where('id', '=', bureauId)
    .execute();
  await db
    .updateTable('organs')
    .set({ ...named, name: wrongBody, parent_id: cityId })
    .where('id', '=', house.organs.stranger)
    .execute();
  await lastYear(house, bureauId);
  await yearOfTheBureau(house);
  await bodyWithWrongTotal(house);
  await otherBodies(house);
}

/** The report of 2025 as it was printed: two requests carried forward, one of them never registered here. */
async function lastYear(house: House, organId: number): Promise<void> {
  const tables = tablesOf(
    new Map([
      ...cells('received', 'natural-person', 3),
      ...cells('disclosed', 'natural-person', 1),
      ...cells('concluded', 'natural-person', 1),
      ...cells('carried-forward', 'natural-person', 2),
      ['table2.normative-documents.in-force', 0],
    ]),
  );
  await seal(house, organId, { code: 'office', name: bureau }, 2025, tables);
}

/**
 * Four requests: one carried over from 2025 and withdrawn, one answered by a letter, one withdrawn, one open at the
 * end of the year; and a reconsideration.
 */
async function yearOfTheBureau(house: House): Promise<void> {
  const clerk = await house.staff('register', ['handler'], 'office');
  const signatory = await house.staff('letter-signer', ['signatory'], 'office');
  await house.toDay('2026-03-02');
  await receive(clerk, '2025-12-29', 'natural-person', '青禾河治理工程竣工验收报告', true);
  await receive(clerk, '2026-03-02', 'natural-person', '某小区二次供水检测记录', true);
  const answered = await receive(clerk, '2026-03-02', 'business', '供水特许经营合同');
  const reply = { outcome: 'disclosed', grounds: [], reasons: '', ...supplied };
  const { body: letter } = await clerk.post(`/requests/${answered}/letters`, {
    facts: { kind: 'R02', reply },
  });
  const of = `/letters/${letter.id}`;
  const { version } = letter as { version: number };
  await clerk.post(`${of}/submit`, { version });
  const signed = await signatory.post(`${of}/sign`, { version, secrecyReview: '不涉及国家秘密' });
  assert.equal(signed.status, 200, JSON.stringify(signed.body));
  const sending = { on: '2026-03-02', method: 'in-person' };
  const sent = await clerk.post(`${of}/send`, { version, sending });
  assert.equal(sent.status, 200, JSON.stringify(sent.body));
  await house.toDay('2026-12-30');
  await receive(clerk, '2026-12-30', 'natural-person', '2027年供水管网改造计划');
  const remedy = { request_id: answered, case_number: '青复〔2026〕8号', body: city };
  await house.database.db
    .insertInto('remedies')
    .values({
      organ_id: house.organs.office,
      block: 'reconsideration',
      filed_on: '2026-05-06',
      result: 'upheld',
      decided_on: '2026-06-30',
      ...remedy,
    })
    .execute();
}

/** A paper of 30 December 2025 that lay in a drawer: the second that the last report carried forward. */
export async function registerLate(house: House): Promise<void> {
  const clerk = await house.staff('late-register', ['handler'], 'office');
  await receive(clerk, '2025-12-30', 'natural-person', '水源地保护区划定图');
}

let forms = 0;
async function receive(
  clerk: Caller,
  on: string,
  kind: string,
  title: string,
  isWithdrawn = false,
): Promise<number> {
  const { status, body } = await clerk.post('/requests', {
    channel: 'in-person',
    on,
    submissionKey: `report-journey-form-${(forms += 1)}`,
    application: {
      applicant: { kind, name: '测试', phone: '13800000000' },
      title,
      description: '',
      carrierForm: 'paper',
      deliveryWish: 'collect',
    },
  });
  assert.equal(status, 200, JSON.stringify(body));
  const { id } = body as { id: number };
  if (isWithdrawn) {
    const done = await clerk.post(`/requests/${id}/withdraw`, { version: 1, on: '2026-03-02' });
    assert.equal(done.status, 200, JSON.stringify(done.body));
  }
  return id;
}

async function otherBodies(house: House): Promise<void> {
  const { db } = house.database;
  for (const [n, name] of others.entries()) {
    const code = `body-${n + 1}`;
    const { id } = await db
      .insertInto('organs')
      .values({
        parent_id: house.organs.city,
        code,
        name,
        short_name: name,
        kind: 'department',
        letter_word: '测公开',
        reports: true,
        report_deadline_class: 'department',
        site: '{}',
        guide: '{}',
        created_at: Temporal.Instant.from('2024-03-01T00:00:00Z'),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const kind = applicantKindKeys[n % applicantKindKeys.length] ?? 'business';
    const made = n + 1;
    const tables = tablesOf(
      new Map([
        ...cells('received', kind, made),
        ...cells('disclosed', kind, made),
        ...cells('concluded', kind, made),
        ['table2.penalty', 2],
      ]),
    );
    await seal(house, id, { code, name }, 2026, tables);
  }
}

/** One request in its ledger; its sealed report says that four were concluded, and one how. */
async function bodyWithWrongTotal(house: House): Promise<void> {
  await house.toDay('2026-03-02');
  const clerk = await house.staff('wrong-register', ['handler'], 'stranger');
  await receive(clerk, '2026-03-02', 'natural-person', '公园改造方案', true);
  const tables = tablesOf(
    new Map([
      ...cells('received', 'natural-person', 4),
      ...cells('disclosed', 'natural-person', 1),
      ...cells('concluded', 'natural-person', 4),
    ]),
  );
  await seal(house, house.organs.stranger, { code: 'other', name: wrongBody }, 2026, tables);
}

type Named = { readonly code: string; readonly name: string };

async function seal(
  house: House,
  organId: number,
  organ: Named,
  year: number,
  tables: ReportTables,
): Promise<void> {
  const published = { documents: 0, placements: 0, inSeveralColumns: 0, byColumn: {} };
  const report: AnnualReport = {
    organ,
    year,
    tables,
    figures: reportFigures(tables, published),
    texts: {
      lead: `统计期限为${year}年1月1日至${year}年12月31日。`,
      overview: [{ heading: '（一）主动公开', text: '按时公开。' }],
      problems: '一是发布偏晚。改进措施：一是按月提醒。',
      other: '没有收取信息处理费。',
    },
  };
  const { db } = house.database;
  const at = Temporal.Instant.from(`${year + 1}-01-08T02:00:00Z`);
  await db
    .insertInto('annual_report_editions')
    .values({
      organ_id: organId,
      year,
      edition: 1,
      content: JSON.stringify(report),
      sealed_at: at,
      published_at: at,
      sealed_by: null,
      override_reason: null,
    })
    .execute();
  await db
    .insertInto('annual_reports')
    .values({ organ_id: organId, year, texts: JSON.stringify(report.texts), state: 'sealed' })
    .execute();
}

/** A row of Table 3 with one kind of applicant and its total. */
function cells(row: string, kind: string, n: number): readonly (readonly [string, number])[] {
  return [
    [`table3.${row}.${kind}`, n],
    [`table3.${row}.total`, n],
  ];
}
