// The register of firms (一企一档) from a workbook or a table in text: tried out or written, in the background and in
// small transactions. A row that cannot be read is told by its line and stops nobody else; of each fact the newest holds.
// What was handed in lies here only as long as it is read.

import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvRows } from '../../formats/read-csv.ts';
import { whyNoWorkbook, xlsxRows } from '../../formats/old-site/xlsx-rows.ts';
import type { IsoDay } from '../../rules/day.ts';
import {
  type EnterpriseImportReport,
  mostEnterpriseRows,
  mostFaultsKept,
} from '../../rules/policy/enterprise-import.ts';
import { mergeFacts } from '../../rules/policy/enterprise-merge.ts';
import {
  type EnterpriseRecord,
  layoutOf,
  readEnterpriseRow,
  type RowFault,
  type SheetLayout,
} from '../../rules/policy/enterprise-sheet.ts';
import { type LabelRule, labelledProfile } from '../../rules/policy/labels.ts';
import type { Profile } from '../../rules/policy/profile.ts';
import { violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import type { Database } from '../../store/database.ts';
import {
  addEnterpriseImport,
  endEnterpriseImport,
  noteEnterpriseRows,
} from '../../store/policies/enterprise-imports.ts';
import {
  labelsInOrder,
  lockEnterprises,
  openContact,
  sealContact,
} from '../../store/policies/enterprises.ts';
import { regionNames } from '../../store/policies/policy-items.ts';
import type { EnterpriseRow, NewEnterprise } from '../../store/tables.ts';
import type { FileContext } from '../requests/add-case-file.ts';
import { done, refused, type Result } from '../context.ts';
import { staffIdOf } from '../letters/letter-act.ts';

export interface EnterpriseFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Whence the data come: 市场监管、税务. */
  readonly source: string;
  readonly asOf: IsoDay;
  readonly isTrial: boolean;
}

/** Rows of a transaction: small, so that nobody waits for it. */
const rowsAtOnce = 1000;
const folderPrefix = 'enterprises-';
const broken = '运行中断，没有完成；已经写入的不会重复，可以再导入一次';

/** Imports that this process is at, with what lies on the disk for each. */
const active = new Map<number, string>();

type Row = { readonly line: number; readonly cells: readonly string[] };

/** Answers as soon as the file can be read; `finished` is for whoever waits for the end. */
export async function importEnterprises(
  context: FileContext,
  file: EnterpriseFile,
  onError: (error: unknown) => void,
): Promise<Result<{ readonly id: number; readonly finished: Promise<void> }>> {
  const { db, organId, clock, dataFolder, actor } = context;
  const wrong = [
    ...(file.source.trim() === '' ? [violation('enterprise-source-missing', 'source')] : []),
    ...(file.asOf > clock.today() ? [violation('date-in-future', 'asOf')] : []),
  ];
  const isSheet = /\.xlsx$/i.test(file.name);
  if (!isSheet && !/\.csv$/i.test(file.name)) wrong.push(violation('enterprise-file-kind', 'name'));
  if (wrong.length > 0) return refused(...wrong);
  // The library reads a workbook from the disk; it lies there as long as it is read.
  const folder = join(dataFolder, 'imports', `${folderPrefix}${randomUUID()}`);
  const path = join(folder, 'list.xlsx');
  const clear = async (): Promise<void> => rm(folder, { recursive: true, force: true });
  if (isSheet) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(path, file.bytes, { mode: 0o600 });
    const fault = await whyNoWorkbook(path);
    if (fault !== undefined) {
      await clear();
      return refused(violation('enterprise-file-unreadable', 'name', fault));
    }
  }
  const rows = isSheet ? xlsxRows(path) : toAsync(csvRows(file.bytes));
  const head = await rows.next().catch(() => undefined);
  const layout =
    head === undefined || head.done === true
      ? { fault: '第一张表是空的，或者读不出来' }
      : layoutOf(head.value.cells);
  if ('fault' in layout) {
    await clear();
    return refused(violation('enterprise-file-unreadable', 'name', layout.fault));
  }
  const id = await addEnterpriseImport(db, {
    organ_id: organId,
    staff_id: staffIdOf(actor) ?? null,
    state: 'running',
    trial: file.isTrial,
    file_name: file.name,
    source: file.source.trim(),
    as_of: file.asOf,
    created_at: clock.now(),
  });
  active.set(id, folder);
  const finished = (async () => {
    try {
      await work(context, { id, file, layout, rows });
    } catch (error) {
      onError(error);
      await endEnterpriseImport(db, id, { state: 'failed', failure: broken, at: clock.now() });
    } finally {
      active.delete(id);
      await clear();
    }
  })();
  finished.catch(onError);
  return done({ id, finished });
}

async function* toAsync<T>(rows: Iterable<T>): AsyncGenerator<T> {
  yield* rows;
}

type Counts = {
  -readonly [K in 'rows' | 'added' | 'changed' | 'unchanged' | 'refused' | 'olderFacts']: number;
};

async function work(
  context: FileContext,
  given: {
    readonly id: number;
    readonly file: EnterpriseFile;
    readonly layout: SheetLayout;
    readonly rows: AsyncGenerator<Row>;
  },
): Promise<void> {
  const { id, file, layout, rows } = given;
  const { db, clock, organId, actor } = context;
  const faults: RowFault[] = [];
  const counts: Counts = { rows: 0, added: 0, changed: 0, unchanged: 0, refused: 0, olderFacts: 0 };
  const known = { regions: codesByName(await regionNames(db)), today: clock.today() };
  const rules = await labelsInOrder(db);
  const seen = new Map<string, number>();
  let batch: EnterpriseRecord[] = [];
  const refuse = (fault: RowFault): void => {
    counts.refused += 1;
    if (faults.length < mostFaultsKept) faults.push(fault);
  };
  const flush = async (): Promise<void> => {
    await writeRecords(context, { file, records: batch, rules, counts });
    batch = [];
    await noteEnterpriseRows(db, id, counts.rows);
  };
  for await (const row of rows) {
    // The second row of our own template says what goes where.
    if (row.cells[layout.code]?.trim() === '必填') continue;
    if (row.cells.every((cell) => cell.trim() === '')) continue;
    counts.rows += 1;
    if (counts.rows > mostEnterpriseRows) {
      refuse({ line: row.line, reason: `一次最多${mostEnterpriseRows}行，以后的没有读` });
      break;
    }
    const read = readEnterpriseRow(layout, row, known);
    if ('fault' in read) {
      refuse(read.fault);
      continue;
    }
    const before = seen.get(read.record.creditCode);
    if (before !== undefined) {
      refuse({ line: row.line, reason: `统一社会信用代码与第${before}行重复` });
      continue;
    }
    seen.set(read.record.creditCode, row.line);
    batch.push(read.record);
    if (batch.length >= rowsAtOnce) await flush();
  }
  await flush();
  const report: EnterpriseImportReport = { ...counts, unknownHeadings: layout.unknown, faults };
  await endEnterpriseImport(db, id, { state: 'done', report, at: clock.now() });
  if (file.isTrial) return;
  await appendAuditLog(db, {
    at: clock.now(),
    actor,
    action: 'enterprises-imported',
    object: `organ ${organId}`,
    detail: { import: id, asOf: file.asOf, ...counts },
  });
}

function codesByName(regions: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  const twice = new Set<string>();
  for (const [code, name] of regions) {
    if (out.has(name)) twice.add(name);
    out.set(name, code);
  }
  for (const name of twice) out.delete(name);
  return out;
}

async function writeRecords(
  context: FileContext,
  given: {
    readonly file: EnterpriseFile;
    readonly records: readonly EnterpriseRecord[];
    readonly rules: readonly LabelRule[];
    readonly counts: Counts;
  },
): Promise<void> {
  const { file, records, rules, counts } = given;
  if (records.length === 0) return;
  await context.db.transaction().execute(async (db) => {
    const codes = records.map(({ creditCode }) => creditCode);
    const there = await lockEnterprises(db, context.organId, codes);
    const rows = records.flatMap((record) => {
      const before = there.get(record.creditCode);
      const row = rowAfter(context, { record, before, file, rules, counts });
      if (before === undefined) counts.added += 1;
      else if (row === undefined) counts.unchanged += 1;
      else counts.changed += 1;
      return row === undefined ? [] : [row];
    });
    if (!file.isTrial && rows.length > 0) await putRows(db, rows);
  });
}

/** Undefined where nothing is other than before. */
function rowAfter(
  { organId, clock, secrets }: FileContext,
  given: {
    readonly record: EnterpriseRecord;
    readonly before: EnterpriseRow | undefined;
    readonly file: EnterpriseFile;
    readonly rules: readonly LabelRule[];
    readonly counts: Counts;
  },
): NewEnterprise | undefined {
  const { record, before, file, rules, counts } = given;
  const { creditCode: credit_code, name } = record;
  const merged = mergeFacts(before, record.facts, { source: file.source.trim(), asOf: file.asOf });
  counts.olderFacts += merged.older.length;
  const firm = { organ_id: organId, credit_code };
  const told = before === undefined ? {} : openContact(secrets, before);
  const contact = { ...told, ...record.contact };
  const isContactNew = JSON.stringify(contact) !== JSON.stringify(told);
  const isConsentNew = record.consent !== undefined && record.consent !== before?.consent;
  const isSame =
    before !== undefined && merged.isSame && before.name === name && !isContactNew && !isConsentNew;
  if (isSame) return undefined;
  const today = clock.today();
  const profile = labelledProfile(merged.facts, Temporal.PlainDate.from(today), rules);
  return {
    ...firm,
    name,
    facts: JSON.stringify(merged.facts),
    sources: JSON.stringify(merged.sources),
    contact: isContactNew ? sealContact(secrets, firm, contact) : (before?.contact ?? null),
    consent: record.consent ?? before?.consent ?? 'unasked',
    consent_on: isConsentNew ? file.asOf : (before?.consent_on ?? null),
    consent_source: isConsentNew ? file.source.trim() : (before?.consent_source ?? null),
    created_at: before?.created_at ?? clock.now(),
    updated_at: clock.now(),
    labels_on: today,
    ...derivedOf(profile),
  };
}

/** What is kept beside the facts so that lists are narrowed by it. */
export function derivedOf({ sizes, labels }: Profile) {
  return {
    size: sizes.length === 1 ? (sizes[0] ?? null) : null,
    labels: [...labels].filter(([, has]) => has).map(([key]) => key),
  };
}

async function putRows(db: Database, rows: readonly NewEnterprise[]): Promise<void> {
  await db
    .insertInto('enterprises')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.columns(['organ_id', 'credit_code']).doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        facts: eb.ref('excluded.facts'),
        sources: eb.ref('excluded.sources'),
        contact: eb.ref('excluded.contact'),
        consent: eb.ref('excluded.consent'),
        consent_on: eb.ref('excluded.consent_on'),
        consent_source: eb.ref('excluded.consent_source'),
        updated_at: eb.ref('excluded.updated_at'),
        size: eb.ref('excluded.size'),
        labels: eb.ref('excluded.labels'),
        labels_on: eb.ref('excluded.labels_on'),
      })),
    )
    .execute();
}

/**
 * What a crash left: an import that runs nowhere says that it did not end, and files with contacts of firms go
 * (个人信息保护法 19).
 */
export async function sweepEnterpriseImports({
  db,
  clock,
  dataFolder,
}: Pick<FileContext, 'db' | 'clock' | 'dataFolder'>): Promise<void> {
  const left = await db
    .selectFrom('enterprise_imports')
    .select('id')
    .where('state', '=', 'running')
    .execute();
  for (const { id } of left) {
    if (active.has(id)) continue;
    await endEnterpriseImport(db, id, { state: 'failed', failure: broken, at: clock.now() });
  }
  const beingRead = new Set(active.values());
  const imports = join(dataFolder, 'imports');
  for (const name of await readdir(imports).catch(() => [])) {
    const folder = join(imports, name);
    if (!name.startsWith(folderPrefix) || beingRead.has(folder)) continue;
    // What is just being handed in is no import yet.
    const { mtimeMs } = await stat(folder);
    if (mtimeMs < Date.now() - 3_600_000) await rm(folder, { recursive: true });
  }
}
