// The organs below the example's zone: their columns and documents, requests through the commands, and the
// reports of 2022 sealed as they were in that winter.

import type { Clock } from '../commands/context.ts';
import { assignRequest } from '../commands/requests/assign-request.ts';
import { importDocuments } from '../commands/imports/import-documents.ts';
import { saveAnnualEntry } from '../commands/reports/save-annual-entry.ts';
import { saveReportTexts } from '../commands/reports/save-report-texts.ts';
import { publishReport, submitReport } from '../commands/reports/report-way.ts';
import { sealReport } from '../commands/reports/seal-report.ts';
import { inPlaceOf, organsBelow } from '../example/organs-below.ts';
import { documentsBelow2022, reportsBelow2022 } from '../example/reports-below-2022.ts';
import { requestsBelow2022, requestsBelowNow } from '../example/requests-below.ts';
import { publishedBefore, takenUntil } from '../example/until.ts';
import { entryItems } from '../rules/annual-report/cell.ts';
import type { IsoDay } from '../rules/day.ts';
import { editionsOf } from '../store/reports/report-editions.ts';
import { organByCode } from '../store/people/organs.ts';
import { requestsBySubmissionKeys } from '../store/requests/requests.ts';
import { must } from './accounts.ts';
import { playRequest, staffActor } from './example-requests.ts';
import type { Office } from './office.ts';

export async function loadOrgansBelow(office: Office, begunOn: IsoDay): Promise<void> {
  for (const { code } of organsBelow) {
    const organId = await idOf(office, code);
    const documents = publishedBefore(documentsBelow2022(code), begunOn);
    const lines = Array.from(documents, (document) => JSON.stringify(document));
    const context = { ...office, actor: { kind: 'system' }, organId } as const;
    const { faults } = must(await importDocuments(context, lines), code);
    if (faults[0] !== undefined) throw new Error(`documents below: ${JSON.stringify(faults[0])}`);
  }
  const requests = [
    ...takenUntil(requestsBelow2022, begunOn),
    ...requestsBelowNow(begunOn, office.calendar),
  ];
  for (const request of requests) {
    const { organ } = request;
    await playRequest(office, await idOf(office, organ), request, (name) => inPlaceOf(name, organ));
  }
  await passToInnerOffice(office, begunOn);
  for (const { organ, signedOn } of reportsBelow2022) {
    await sealBelow(office, organ, signedOn, begunOn < signedOn);
  }
}

async function idOf({ db }: Office, code: string): Promise<number> {
  const organ = await organByCode(db, code);
  if (organ === undefined) throw new Error(`no ${code} in the example`);
  return organ.id;
}

function onDay(on: IsoDay): Clock {
  return { today: () => on, now: () => Temporal.Instant.from(`${on}T10:00:00+08:00`) };
}

/** What the planning office keeps is looked for there: the request stays the zone's (条例 27). */
async function passToInnerOffice(office: Office, on: IsoDay): Promise<void> {
  const key = 'kfq-example-now-post';
  const row = (await requestsBySubmissionKeys(office.db, [key])).get(key);
  const departmentId = await idOf(office, 'kfq-gjj');
  if (row === undefined || row.department_id !== null) return;
  const actor = await staffActor(office, 'jingban');
  const context = { ...office, actor, organId: row.organ_id, clock: onDay(on) };
  const note = '招标文件由规划建设局保存，请检索后提出办理意见';
  must(await assignRequest(context, { requestId: row.id, on, departmentId, note }), key);
}

async function sealBelow(
  office: Office,
  code: string,
  signedOn: IsoDay,
  isStillDraft: boolean,
): Promise<void> {
  const report = reportsBelow2022.find(({ organ }) => organ === code);
  const organId = await idOf(office, code);
  if (report === undefined || (await editionsOf(office.db, organId)).length > 0) return;
  const actor = await staffActor(office, inPlaceOf('fuzeren', code));
  const signer = {
    ...office,
    actor,
    organId,
    clock: isStillDraft ? office.clock : onDay(signedOn),
  };
  // Who signs wrote none of it (条例 17).
  const context = { ...signer, actor: { kind: 'system' } as const };
  for (const item of entryItems) {
    const entry = { year: 2022, item, amount: report.entries[item], evidence: report.evidence };
    must(await saveAnnualEntry(context, entry), `${code} ${item}`);
  }
  must(await saveReportTexts(context, { year: 2022, texts: report.texts }), code);
  if (isStillDraft) return;
  must(await submitReport(context, { year: 2022 }), code);
  must(await sealReport(signer, { year: 2022 }), code);
  must(await publishReport(signer, { year: 2022 }), code);
}
