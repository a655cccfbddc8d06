// The example, on a first start without organs: organs, columns, people, documents through the import,
// requests through the commands on their dates. Every part can be taken up again where a killed start
// left it, and the dates of "now" stay those of the first try.

import { createOrgan } from '../commands/people/create-organ.ts';
import type { Clock } from '../commands/context.ts';
import { importRecords } from '../commands/imports/import-documents.ts';
import { makePreviewsAhead } from '../commands/documents/keep-preview.ts';
import { placeColumns } from '../commands/documents/place-columns.ts';
import { saveRemedySet } from '../commands/remedies/save-remedy-set.ts';
import { makeReportFilesAhead } from '../commands/reports/report-files.ts';
import { saveReportTexts } from '../commands/reports/save-report-texts.ts';
import { answerWebsiteReport } from '../commands/reports/answer-website-report.ts';
import { sealReport } from '../commands/reports/seal-report.ts';
import { sealWebsiteReport } from '../commands/reports/seal-website-report.ts';
import {
  publishWebsiteReport,
  submitWebsiteReport,
} from '../commands/reports/website-report-way.ts';
import { publishReport, submitReport } from '../commands/reports/report-way.ts';
import { reportRow } from '../store/reports/annual-reports.ts';
import { annualEntries, insertEntry } from '../store/reports/annual-entries.ts';
import { exampleReportTexts2022 } from '../example/annual-report-2022.ts';
import {
  exampleWebsiteAnswers2022,
  exampleWebsiteNote2022,
} from '../example/website-report-2022.ts';
import { flatColumns } from '../example/columns.ts';
import { exampleDocuments2022 } from '../example/documents-2022.ts';
import { publishedBefore, takenUntil } from '../example/until.ts';
import { exampleDocumentsNow } from '../example/documents-now.ts';
import { exampleFiles, withFiles } from '../example/attachments.ts';
import { cityRules, exampleRelations } from '../example/changed-documents.ts';
import { answeredConsultation } from '../example/consultation-answered.ts';
import { exampleDrafts } from '../example/drafts.ts';
import { exampleTurnedPublic } from '../example/turned-public.ts';
import { linesSource } from '../formats/old-site/sources.ts';
import {
  exampleAnnualEntries2022,
  exampleOrgan,
  type ExampleOrgan,
  exampleStaff,
} from '../example/organ.ts';
import { exampleRequests2022 } from '../example/requests-2022.ts';
import { exampleRequestsNow, workingDaysBefore } from '../example/requests-now.ts';
import { day, type IsoDay } from '../rules/day.ts';
import type { WebsiteField } from '../rules/website-report/form.ts';
import { websiteReportRow } from '../store/reports/website-reports.ts';
import { organByCode } from '../store/people/organs.ts';
import { remedySetsOf } from '../store/remedies/remedy-settings.ts';
import type { OrganRow } from '../store/tables.ts';
import type { CommandContext as MainContext } from './context.ts';
import { must, printedPasswords } from './accounts.ts';
import { exampleState, writeExampleState } from './example.ts';
import { loadOrgansBelow } from './example-below.ts';
import { playConsultation } from './example-consultation.ts';
import { playDraft } from './example-drafts.ts';
import { relate } from './example-relations.ts';
import { playTurnedPublic } from './example-turned-public.ts';
import { exampleStaffId, playRequest } from './example-requests.ts';
import { loadFirms, loadPolicies } from './example-policies.ts';
import { openOffice, type Office } from './office.ts';
import { openDatabase } from './open-database.ts';
import { prepareDatabase, type ReadyDatabase } from './prepare-database.ts';

/** What src/main/example.ts has asked for: it reads the lines to print from the channel. */
export async function run(_: readonly string[], context: MainContext): Promise<number> {
  const stopped = Promise.withResolvers<number>();
  context.onStop(() => stopped.resolve(130));
  const database = await openDatabase(context.config());
  try {
    const ready = await prepareDatabase(context.config(), database);
    // Asked to stop, it is cut off: the server that is started next may be loading already.
    return await Promise.race([loaded(context, ready), stopped.promise]);
  } finally {
    await database.close();
  }
}

async function loaded(context: MainContext, database: ReadyDatabase): Promise<number> {
  const news = await loadExample(context, database);
  await new Promise((resolve) => {
    process.send?.(news, undefined, undefined, resolve);
  });
  return 0;
}

async function loadExample(main: MainContext, database: ReadyDatabase): Promise<readonly string[]> {
  const { db } = database;
  const state = await exampleState(db);
  const office = await openOffice(main, database);
  const begunOn = state?.begunOn ?? office.clock.today();
  await writeExampleState(db, { begunOn, loaded: false });
  const steps = [
    () => loadOrgan(office, exampleOrgan, null),
    () => loadColumns(office),
    () => loadDocuments(office, begunOn, main.config().dataFolder),
    () => loadExamplePolicies(office, begunOn, main.config().dataFolder),
    () => loadRequests(office, begunOn),
    () => loadReport(office, begunOn),
    () => loadWebsiteReport(office, begunOn),
    () => loadOrgansBelow(office, begunOn),
    // Else the server would be at it when its first readers come.
    () => makeReportFilesAhead({ db, origin: main.config().origin }),
    () => makePreviewsAhead({ ...office, dataFolder: main.config().dataFolder }),
  ];
  for (const step of steps) await step();
  const people = await Promise.all(
    exampleStaff.map(async (person) => ({
      id: await exampleStaffId(office, person.username),
      person,
    })),
  );
  const accounts = await printedPasswords(office, people);
  await writeExampleState(db, { begunOn, loaded: true });
  return ['  示例人员的一次性密码（只显示这一次，首次登录时须改）：', ...accounts];
}

const system = { kind: 'system' } as const;

/** The day the example's report of 2022 was signed, as its text says. */
const spring: Clock = {
  today: () => '2023-03-10',
  now: () => Temporal.Instant.from('2023-03-10T10:00:00+08:00'),
};

const winter: Clock = {
  today: () => '2023-01-19',
  now: () => Temporal.Instant.from('2023-01-19T10:00:00+08:00'),
};

async function loadOrgan(
  office: Office,
  organ: ExampleOrgan,
  parentId: number | null,
): Promise<void> {
  const { db } = office;
  const row =
    (await organByCode(db, organ.code)) ??
    must(
      await createOrgan(
        { ...office, actor: system },
        {
          parentId,
          code: organ.code,
          name: organ.name,
          shortName: organ.shortName,
          kind: organ.kind,
          letterWord: organ.letterWord,
          reports: organ.reports,
          reportDeadlineClass: organ.reportDeadlineClass ?? null,
        },
      ),
      organ.code,
    );
  await db
    .updateTable('organs')
    .set({
      credit_code: organ.creditCode ?? null,
      site: JSON.stringify(organ.site ?? {}),
      guide: JSON.stringify(organ.guide ?? {}),
    })
    .where('id', '=', row.id)
    .execute();
  if ((await remedySetsOf(db, row.id)).length === 0) {
    const context = { ...office, actor: system, organId: row.id };
    for (const set of organ.remedySets ?? []) must(await saveRemedySet(context, set), organ.code);
  }
  for (const child of organ.children) await loadOrgan(office, child, row.id);
}

async function exampleRow({ db }: Office): Promise<OrganRow> {
  const organ = await organByCode(db, exampleOrgan.code);
  if (organ === undefined) throw new Error('the example organ is not there');
  return organ;
}

async function loadColumns(office: Office): Promise<void> {
  const { id: organId } = await exampleRow(office);
  await placeColumns({ db: office.db, organId }, flatColumns());
}

async function loadDocuments(office: Office, begunOn: IsoDay, dataFolder: string): Promise<void> {
  const { id: organId } = await exampleRow(office);
  const files = { from: exampleFiles, dataFolder };
  for (const documents of [
    publishedBefore(exampleDocuments2022(), begunOn),
    publishedBefore(cityRules, begunOn),
    withFiles(exampleDocumentsNow(day(begunOn), office.calendar)),
  ]) {
    const report = must(
      await importRecords(
        { ...office, actor: system, organId },
        () => linesSource(asLines(documents)),
        { files },
      ),
      'documents',
    );
    const [fault] = report.faults;
    if (fault !== undefined) throw new Error(`example documents: ${JSON.stringify(fault)}`);
  }
  const today = day(begunOn);
  await relate(office, organId, exampleRelations(today, office.calendar));
  for (const draft of exampleDrafts(today, office.calendar)) {
    await playDraft(office, organId, draft);
  }
  const consultation = answeredConsultation(today, office.calendar);
  if (consultation !== undefined) await playConsultation(office, organId, consultation);
}

async function loadExamplePolicies(
  office: Office,
  begunOn: IsoDay,
  dataFolder: string,
): Promise<void> {
  const { id: organId } = await exampleRow(office);
  await loadPolicies(office, organId, begunOn);
  await loadFirms({ ...office, organId, dataFolder, actor: system }, begunOn);
}

function* asLines(documents: Iterable<unknown>): Iterable<string> {
  for (const document of documents) yield JSON.stringify(document);
}

async function loadRequests(office: Office, begunOn: IsoDay): Promise<void> {
  const { id: organId } = await exampleRow(office);
  const requests = [
    ...takenUntil(exampleRequests2022, begunOn),
    ...exampleRequestsNow(begunOn, office.calendar),
  ];
  for (const request of requests) await playRequest(office, organId, request);
  for (const entry of exampleTurnedPublic(workingDaysBefore(begunOn, office.calendar))) {
    await playTurnedPublic(office, organId, entry);
  }
}

/** Entries with their evidence, the text, and the report of 2022 sealed as it was in its spring: a draft until then. */
async function loadReport(office: Office, begunOn: IsoDay): Promise<void> {
  const { id: organId } = await exampleRow(office);
  const now = office.clock.now();
  const entered = await annualEntries(office.db, organId, 2022);
  for (const entry of exampleAnnualEntries2022) {
    if (entered.some(({ item }) => item === entry.item)) continue;
    await insertEntry(office.db, {
      organ_id: organId,
      year: 2022,
      entered_by: '示例',
      entered_at: now,
      ...entry,
    });
  }
  const sealed = await office.db
    .selectFrom('annual_report_editions')
    .select('edition')
    .where('organ_id', '=', organId)
    .executeTakeFirst();
  if (sealed !== undefined) return;
  const year = 2022;
  if (begunOn < spring.today()) {
    if ((await reportRow(office.db, organId, year))?.texts) return;
    const today = { ...office, actor: system, organId };
    must(await saveReportTexts(today, { year, texts: exampleReportTexts2022 }), 'texts');
    return;
  }
  const context = { ...office, actor: system, organId, clock: spring };
  // A first start that was interrupted goes on where it was.
  if ((await reportRow(office.db, organId, year))?.state !== 'submitted') {
    must(await saveReportTexts(context, { year, texts: exampleReportTexts2022 }), 'texts');
    must(await submitReport(context, { year }), 'submit');
  }
  must(await sealReport(context, { year }), 'seal');
  must(await publishReport(context, { year }), 'publish');
}

/** The website's report of 2022 as it stood on the home page in January 2023. */
async function loadWebsiteReport(office: Office, begunOn: IsoDay): Promise<void> {
  // Not written yet on that day.
  if (begunOn < winter.today()) return;
  const { id: organId } = await exampleRow(office);
  const year = 2022;
  const state = async () => await websiteReportRow(office.db, organId, year);
  if ((await state())?.state === 'sealed') return;
  const context = { ...office, actor: system, organId, clock: winter };
  if ((await state())?.state !== 'submitted') {
    const answers = Object.entries(exampleWebsiteAnswers2022).map(([field, value]) => ({
      field: field as WebsiteField,
      value,
    }));
    const given = { year, answers, note: exampleWebsiteNote2022 };
    must(await answerWebsiteReport(context, given), 'website answers');
    must(await submitWebsiteReport(context, { year }), 'website submit');
  }
  must(await sealWebsiteReport(context, { year }), 'website seal');
  must(await publishWebsiteReport(context, { year }), 'website publish');
}
