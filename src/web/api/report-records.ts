// The records behind a figure of the annual report.

import { z } from '@hono/zod-openapi';
import { done, refusedFor } from '../../commands/context.ts';
import { countRegister } from '../../commands/reports/count-register.ts';
import { countedItem, registerStanding } from '../../rules/annual-report/counted-registers.ts';
import { type CountedCell, readCell } from '../../rules/annual-report/cell.ts';
import { remedyResultKeys, table4BlockKeys } from '../../rules/annual-report/form.ts';
import { applicantKindKeys } from '../../rules/applicant-kinds.ts';
import { caseOutcomeKeys } from '../../rules/corrections.ts';
import { annualEntries, entryHistory } from '../../store/reports/annual-entries.ts';
import { documentsBehind, publishedBehind } from '../../store/reports/report-documents.ts';
import { remediesBehind } from '../../store/reports/report-remedies.ts';
import { requestsBehind } from '../../store/reports/report-requests.ts';
import { openApplication } from '../../store/requests/requests.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { knownYear } from './report.ts';
import { dayOut, id, moment, offsetOf, organCode, page, year } from './schemas.ts';
import { commandContext } from './scope.ts';

const requestLine = z.object({
  id,
  number: z.string(),
  subject: z.string(),
  applicantKind: z.enum(applicantKindKeys),
  receivedOn: dayOut.nullable(),
  concludedOn: dayOut.nullable(),
  outcome: z.enum(caseOutcomeKeys).nullable(),
});
const documentLine = z.object({
  id,
  title: z.string(),
  documentNumber: z.string().nullable(),
  madeOn: dayOut.nullable(),
  publishedAt: moment.nullable(),
});
const publishedLine = documentLine.extend({ column: z.string().nullable() });
const remedyLine = z.object({
  id,
  block: z.enum(table4BlockKeys),
  requestId: id.nullable(),
  filedOn: dayOut,
  result: z.enum(remedyResultKeys),
  decidedOn: dayOut.nullable(),
});
const entered = {
  id,
  /** Decisions; fen for fees; null where it was taken back. */
  amount: z.number().int().nullable(),
  evidence: z.string(),
  /** The evidence as a file. */
  fileName: z.string().nullable(),
  enteredBy: z.string(),
  enteredAt: moment,
  /** The workbook and the line it was imported from. */
  importName: z.string().nullable(),
  importLine: z.number().int().nullable(),
  /** When a register of this system was counted for it; null: entered by hand. */
  countedAt: moment.nullable(),
};
const entryLine = z.object({
  ...entered,
  item: z.string(),
  /** The unit or register; empty: of the whole organ. */
  source: z.string(),
  /** What stood there before, newest first. */
  earlier: z.array(z.object(entered)),
});

const total = z.number().int();
const records = z
  .discriminatedUnion('counts', [
    z.object({ counts: z.literal('requests'), total, items: z.array(requestLine) }),
    z.object({ counts: z.literal('documents'), total, items: z.array(documentLine) }),
    z.object({ counts: z.literal('published'), total, items: z.array(publishedLine) }),
    z.object({ counts: z.literal('remedies'), total, items: z.array(remedyLine) }),
    z.object({
      counts: z.literal('entries'),
      total,
      items: z.array(entryLine),
      /** What a register of this system says for the same figure, where there is one; fen for fees. */
      register: z
        .object({
          counted: z.number().int(),
          entered: z.number().int().nullable(),
          difference: z.number().int().nullable(),
          /** Entries that it would take the place of. */
          replaced: z.array(z.string()),
        })
        .nullable(),
    }),
  ])
  .openapi('ReportRecords');

export const getReportRecords = endpoint({
  method: 'get',
  path: '/organs/{code}/annual-reports/{year}/records',
  access: 'read-report',
  summary: '年度报告一个数字背后的记录，如 table3.received.natural-person',
  params: z.object({ code: organCode, year }),
  query: z.object({ cell: z.string().max(100), ...page }),
  reply: records,
});

type Records = z.input<typeof records>;
type Cell<K extends CountedCell['counts']> = Extract<CountedCell, { counts: K }>;
type At = {
  readonly organId: number;
  readonly year: number;
  readonly limit: number;
  readonly offset: number;
};

export const reportRecordRoutes: readonly Route[] = [
  route(getReportRecords, async (call) => {
    const cell = readCell(call.query.cell);
    if (cell === undefined) return refusedFor('cell-unknown', 'cell');
    const organ = await knownYear(call, call.params);
    if (!organ.ok) return organ;
    const at = { organId: organ.value.id, year: call.params.year, ...offsetOf(call.query) };
    return done(await recordsOf(call, cell, at));
  }),
];

async function recordsOf(call: StaffCall, cell: CountedCell, at: At): Promise<Records> {
  switch (cell.counts) {
    case 'requests':
      return await requestRecords(call, cell, at);
    case 'documents':
      return await documentRecords(call, cell, at);
    case 'published':
      return await publishedRecords(call, cell, at);
    case 'remedies':
      return await remedyRecords(call, cell, at);
    case 'entries':
      return await entryRecords(call, cell, at);
  }
}

async function requestRecords(
  { context }: StaffCall,
  { counts, ...cell }: Cell<'requests'>,
  { organId, year, ...page }: At,
): Promise<Records> {
  const { rows, total } = await requestsBehind(context.db, organId, year, cell, page);
  const items = rows.map((row) => {
    const { title, documentNumber, description } = openApplication(context.secrets, row);
    return {
      id: row.id,
      number: row.number,
      subject: (title || documentNumber || description).slice(0, 80),
      applicantKind: row.applicant_kind,
      receivedOn: row.received_on,
      concludedOn: row.concluded_on,
      outcome: row.outcome,
    };
  });
  return { counts, total, items };
}

async function documentRecords(
  { context }: StaffCall,
  { counts, kind, set }: Cell<'documents'>,
  { organId, year, ...page }: At,
): Promise<Records> {
  const { rows, total } = await documentsBehind(context.db, organId, year, { kind, set }, page);
  const items = rows.map((row) => ({
    ...row,
    publishedAt: row.publishedAt === null ? null : row.publishedAt.toString(),
  }));
  return { counts, total, items };
}

async function publishedRecords(
  { context }: StaffCall,
  { counts, ...cell }: Cell<'published'>,
  { organId, year, ...page }: At,
): Promise<Records> {
  const { rows, total } = await publishedBehind(context.db, organId, year, cell, page);
  const items = rows.map((row) => ({
    ...row,
    publishedAt: row.publishedAt === null ? null : row.publishedAt.toString(),
  }));
  return { counts, total, items };
}

async function remedyRecords(
  { context }: StaffCall,
  { counts, ...cell }: Cell<'remedies'>,
  { organId, year, limit, offset }: At,
): Promise<Records> {
  const rows = await remediesBehind(context.db, organId, year, cell);
  const items = rows.slice(offset, offset + limit).map((row) => ({
    id: row.id,
    block: row.block,
    requestId: row.request_id,
    filedOn: row.filed_on,
    // Decided after the year: the year's report prints it as pending.
    result:
      row.result === null || row.decided_on === null || row.decided_on > `${year}-12-31`
        ? ('pending' as const)
        : row.result,
    decidedOn: row.decided_on,
  }));
  return { counts, total: rows.length, items };
}

async function entryRecords(
  call: StaffCall,
  { counts, item }: Cell<'entries'>,
  { organId, year }: At,
): Promise<Records> {
  const { context } = call;
  const entries = await annualEntries(context.db, organId, year);
  const current = new Set(entries.map(({ id }) => id));
  const history = await entryHistory(context.db, organId, year, item);
  const lineOf = (row: (typeof history)[number]) => ({
    id: row.id,
    amount: row.amount,
    evidence: row.evidence,
    fileName: row.file_name,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at.toString(),
    importName: row.import_name,
    importLine: row.import_line,
    countedAt: row.counted_at === null ? null : row.counted_at.toString(),
  });
  // The newest of each source; one that was taken back stays in sight with what it was.
  const items = history
    .filter((row, n) => history.findIndex(({ source }) => source === row.source) === n)
    .map((row) => ({
      ...lineOf(row),
      item: row.item,
      source: row.source,
      earlier: history.filter((one) => one.source === row.source && one.id !== row.id).map(lineOf),
    }));
  const total = items.filter(({ id }) => current.has(id)).length;
  const counted = countedItem(item);
  if (counted === undefined) return { counts, total, items, register: null };
  const count = await countRegister(commandContext(call, organId), counted, year);
  const { replaced, ...standing } = registerStanding(counted, count.counted, entries);
  const register = { counted: count.counted, ...standing, replaced: [...replaced] };
  return { counts, total, items, register };
}
