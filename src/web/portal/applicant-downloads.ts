// What the applicant takes away: receipt, letters, the records that came with a reply, days for his calendar.
// Each is the answer to a posted form with number and code: no file has an address.

import { html } from './html.ts';
import {
  isLetterFormat,
  printLetter,
  type PrintedFile,
} from '../../commands/letters/print-letter.ts';
import { isForApplicant, isUnread } from '../../commands/letters/read-letter.ts';
import type { Progress } from '../../commands/requests/query-request.ts';
import { calendarFile } from '../../formats/icalendar.ts';
import { formPdf } from '../../formats/print/pdf.ts';
import { applicantDateKinds, applicantDates } from '../../rules/applicant-dates.ts';
import { beijingMinute } from '../../rules/beijing-time.ts';
import { canGoOut } from '../../rules/case-files.ts';
import { receiptForm } from '../../rules/letters/receipt-form.ts';
import { replyClock } from '../../rules/request/state.ts';
import { letterById } from '../../store/requests/letters.ts';
import { filesOfLetter } from '../../store/requests/request-files.ts';
import { openApplication } from '../../store/requests/requests.ts';
import { readSealedFile } from '../../store/database/sealed-files.ts';
import type { ColumnRow, LetterRow, OrganRow } from '../../store/tables.ts';
import type { WebContext } from '../context.ts';
import { fileHeaders } from '../file-headers.ts';
import { trackStep } from './addresses.ts';
import { type ApplicantKey, keyFields, textOf } from './applicant-key.ts';
import type { Html } from './page.ts';
import { progressAddress } from './progress-address.ts';

export interface Found {
  readonly context: WebContext;
  readonly column: ColumnRow;
  readonly organ: OrganRow;
  readonly key: ApplicantKey;
  readonly progress: Progress;
}

type Download = 'receipt' | 'calendar' | 'letter' | 'record';

export function downloadButton(
  column: ColumnRow,
  key: ApplicantKey,
  fields: { readonly act: Download } & Readonly<Record<string, string>>,
  label: string,
): Html {
  return html`<form class="download" action="/${column.path}/${trackStep}/" method="post">
    ${keyFields(key)}
    ${Object.entries(fields).map(
      ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
    )}
    <button type="submit" class="button-plain">${label}</button>
  </form>`;
}

/** `undefined` when the form asks for no file, or for one that is not the applicant's to have. */
export async function takeDownload(found: Found, form: FormData): Promise<Response | undefined> {
  const file = await fileFor(found, form);
  if (file === undefined) return undefined;
  return new Response(new Uint8Array(file.bytes), {
    headers: { ...Object.fromEntries(fileHeaders(file, 'file')), 'Cache-Control': 'no-store' },
  });
}

async function fileFor(found: Found, form: FormData): Promise<PrintedFile | undefined> {
  switch (textOf(form, 'act')) {
    case 'receipt':
      return await receiptFile(found);
    case 'calendar':
      return datesFile(found);
    case 'letter':
      return await letterFile(found, form);
    case 'record':
      return await recordFile(found, form);
    default:
      return undefined;
  }
}

async function receiptFile(found: Found): Promise<PrintedFile> {
  const { context, column, organ, key, progress } = found;
  const { row, request } = progress;
  const clock = replyClock(request, context.clock.today(), context.calendar);
  const dueOn = 'dueOn' in clock ? clock.dueOn : undefined;
  const sheet = receiptForm({
    ...key,
    number: row.number,
    organ,
    application: openApplication(context.secrets, row),
    channel: request.channel,
    submittedAt: beijingMinute(row.submitted_at),
    ...(request.receivedOn === undefined ? {} : { receivedOn: request.receivedOn }),
    ...(dueOn === undefined ? {} : { dueOn }),
    isProvisional: 'provisional' in clock && clock.provisional,
    address: progressAddress(context.origin, column, { ...key, number: row.number }),
  });
  return {
    name: `登记回执${row.number}.pdf`,
    mediaType: 'application/pdf',
    bytes: await formPdf(sheet),
  };
}

function datesFile({ context, column, progress }: Found): PrintedFile | undefined {
  const { row, request } = progress;
  const dates = applicantDates(request, context.clock.today(), context.calendar);
  if (dates.length === 0) return undefined;
  const where = `${context.origin}/${column.path}/${trackStep}/`;
  const days = dates.map(({ kind, on, provisional }) => {
    const { title, provision } = applicantDateKinds[kind];
    const moves = provisional ? '日期可能变动，请以查询页为准。' : '';
    return {
      id: `${row.number}-${kind}@${new URL(context.origin).hostname}`,
      on,
      title: `${title}${provisional ? '（暂定）' : ''}`,
      text: `申请编号${row.number}。依据：${provision}。${moves}查询进度：${where}`,
      isTentative: provisional,
    };
  });
  return {
    name: `${row.number}的期限.ics`,
    mediaType: 'text/calendar; charset=utf-8',
    bytes: Buffer.from(calendarFile(days, context.clock.now())),
  };
}

async function letterFile(found: Found, form: FormData): Promise<PrintedFile | undefined> {
  const { context, progress } = found;
  const format = textOf(form, 'format');
  const letter = await openedLetter(found, Number(textOf(form, 'letter')));
  if (letter === undefined || !isLetterFormat(format)) return undefined;
  return await printLetter(context, progress.row, letter, format, context.clock.today());
}

/** A record that went out with a letter, never one of the file's other papers (条例 37, 40). */
async function recordFile(found: Found, form: FormData): Promise<PrintedFile | undefined> {
  const { context } = found;
  const letter = await openedLetter(found, Number(textOf(form, 'letter')));
  if (letter === undefined) return undefined;
  const files = await filesOfLetter(context.db, context.secrets, letter.id);
  const wanted = Number(textOf(form, 'file'));
  const file = files.find(({ id, kind }) => id === wanted && canGoOut(kind));
  const bytes = file && (await readSealedFile(context.dataFolder, context.secrets, file.sha256));
  return file === undefined || bytes === undefined
    ? undefined
    : { name: file.name, mediaType: file.mediaType, bytes };
}

/** Sent to this applicant, of this request, and opened where opening counts. */
async function openedLetter(
  { context, progress }: Found,
  id: number,
): Promise<LetterRow | undefined> {
  const letter = Number.isSafeInteger(id) ? await letterById(context.db, id) : undefined;
  const isTheirs = letter?.request_id === progress.row.id && isForApplicant(letter);
  return isTheirs && !isUnread(letter) ? letter : undefined;
}
