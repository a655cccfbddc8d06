// The printable forms of a case and of its letters (条例 45). Printing one that shows the applicant in clear is
// reading his data: a post of its own, and a line in the log (个人信息保护法 51).

import { violation } from '../../rules/violations.ts';
import { z } from '@hono/zod-openapi';
import { caseRecord } from '../../commands/requests/case-record.ts';
import { refused, refusedFor } from '../../commands/context.ts';
import { type FormFormat, formFormats } from '../../formats/print/print-form.ts';
import {
  type CaseFormKey,
  caseForms,
  type LetterFormKey,
  letterForms,
} from '../../rules/forms/case-forms.ts';
import type { CaseLetter } from '../../rules/forms/case-record.ts';
import type { FormSheet } from '../../rules/letters/sheet.ts';
import { asDownload } from '../content-disposition.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { letterInScope } from './letters.ts';
import { logLook } from './log-look.ts';
import { id, keysOf, text } from './schemas.ts';
import { requestInScope } from './scope.ts';

const format = z.enum(keysOf<FormFormat>(formFormats));

const body = z.object({ reason: text(500) });

export const getCaseForm = endpoint({
  method: 'post',
  path: '/requests/{id}/forms/{form}/{format}',
  access: 'reveal-applicants',
  summary:
    '打印一件申请的表单：登记表、申请表、征求意见单、办理经过、卷内目录、备考表：须写明理由，记入日志',
  params: z.object({ id, form: z.enum(keysOf<CaseFormKey>(caseForms)), format }),
  body,
  mediaType: 'application/octet-stream',
  reply: z.string(),
});

export const getLetterForm = endpoint({
  method: 'post',
  path: '/letters/{id}/forms/{form}/{format}',
  access: 'reveal-applicants',
  summary: '打印一份文书的表单：审批单、送达回证、征求意见单：须写明理由，记入日志',
  params: z.object({ id, form: z.enum(keysOf<LetterFormKey>(letterForms)), format }),
  body,
  mediaType: 'application/octet-stream',
  reply: z.string(),
});

export const caseFormRoutes: readonly Route[] = [
  route(getCaseForm, async (call) => {
    const { context, params } = call;
    const found = await requestInScope(call, params.id);
    if (!found.ok) return found;
    if (call.body.reason === '') return refused(violation('reveal-reason-missing', 'reason'));
    const { row } = found.value;
    const form = caseForms[params.form];
    const record = await caseRecord(context, row, context.clock.today());
    const sheet = form.sheet(record);
    await logPrinting(call, `request ${row.id}`, form.title);
    return printed(call, sheet, `${form.title} ${row.number}`);
  }),

  route(getLetterForm, async (call) => {
    const { context, params } = call;
    const found = await letterInScope(call, params.id);
    if (!found.ok) return found;
    if (call.body.reason === '') return refused(violation('reveal-reason-missing', 'reason'));
    const { letter, row } = found.value;
    const record = await caseRecord(context, row, context.clock.today());
    const paper = record.papers.find((one) => one.id === letter.id);
    if (paper === undefined) return refusedFor('letter-unknown');
    const form: LetterForm = letterForms[params.form];
    if (!form.fits(paper)) return refusedFor('form-not-of-letter');
    const title = form.title(paper);
    await logPrinting(call, `letter ${letter.id}`, title);
    return printed(call, form.sheet(record, paper), `${title} ${letter.number ?? row.number}`);
  }),
];

/** The rows of the table are of different widths; taken by key, any of them serves. */
interface LetterForm {
  readonly title: (letter: CaseLetter) => string;
  readonly sheet: (typeof letterForms)['approval']['sheet'];
  readonly fits: (letter: CaseLetter) => boolean;
}

async function logPrinting(
  call: StaffCall<{ form: string; format: FormFormat }> & { readonly body: { reason: string } },
  object: string,
  title: string,
): Promise<void> {
  const { form, format } = call.params;
  await logLook(call, {
    object,
    reason: call.body.reason,
    detail: { printed: title, form, format },
  });
}

async function printed(
  { http, params }: StaffCall<{ format: FormFormat }>,
  sheet: FormSheet,
  name: string,
): Promise<Response> {
  const { print, mediaType } = formFormats[params.format];
  const bytes = await print(sheet);
  http.header('Content-Type', mediaType);
  http.header('Content-Disposition', asDownload(`${name}.${params.format}`));
  return http.body(new Uint8Array(bytes));
}
