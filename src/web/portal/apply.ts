// Applying online: the form, addressed to one organ, and the receipt in the answer to it.

import { receiveRequest } from '../../commands/requests/receive-request.ts';
import type { Result } from '../../commands/context.ts';
import { violations } from '../../rules/violations.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { asApplicant } from '../context.ts';
import { organStep } from './addresses.ts';
import { trailTo, columnTags, sectionOf } from './column-place.ts';
import { type ApplicantGroup, applyForm, groupFrom, groupParameter } from './apply-form.ts';
import {
  applicationFrom,
  type ApplyValues,
  formFaults,
  jointRows,
  readValues,
  uploadFields,
} from './apply-input.ts';
import { applyReceipt } from './apply-receipt.ts';
import { type AskedOrgan, askedOrgan } from './asked-organ.ts';
import { tooManyPage } from './error-page.ts';
import { goodPayment, countSubmission, type Payment, tollOf } from './form-toll.ts';
import { keepUploads, keptToken, type KeptUpload, readKept, storedOf } from './kept-uploads.ts';
import { readForm } from './posted-form.ts';
import type { Page, PageRequest, PageResult } from './page.ts';
import { unpaidFault } from './parts/challenge-field.ts';
import type { FieldFault } from './parts/field.ts';
import { isSubmissionKey, newSubmissionKey } from './submission-key.ts';
import { type CheckedUploads, readUploads, storeUploads } from './uploads.ts';

export async function applyPage(request: PageRequest, column: ColumnRow): Promise<PageResult> {
  const { http } = request;
  const asked = await askedOrgan(request);
  if (asked === undefined) return http.redirect(`/${column.path}/${organStep}/`, 303);
  const group = groupFrom(http.req.query(groupParameter));
  const place = { request, column, asked, group };
  return http.req.method === 'POST' ? await submitted(place) : await formPage(place, {}, []);
}

interface Place {
  readonly request: PageRequest;
  readonly column: ColumnRow;
  readonly asked: AskedOrgan;
  readonly group: ApplicantGroup;
}

async function submitted(place: Place): Promise<Page> {
  const { request, column, asked } = place;
  const { context } = request;
  const wait = countSubmission(request);
  if (wait !== undefined) return tooManyPage(request, wait);
  const form = await readForm(request);
  if (form === undefined) return await formPage(place, {}, [unreadable]);
  const values = readValues(form);
  const { kept, faults: keptFaults } = await readKept(context, form, values.submissionKey);
  const files = await readUploads(form, uploadFields, kept);
  const payment = await goodPayment(request, values.submissionKey, form);
  const back = { kept, files, payment };
  if (form.has('more')) return await formPage(place, withMoreRows(values), [], back);
  const application = applicationFrom(
    values,
    [...kept, ...files.uploads].map(({ field }) => field),
  );
  const faults = [
    ...formFaults(values, application, context.clock.today()),
    ...keptFaults,
    ...files.faults,
    ...(payment === undefined ? [unpaidFault] : []),
  ];
  if (faults.length > 0 || !isSubmissionKey(values.submissionKey)) {
    return await formPage(place, values, faults, back);
  }
  const command = asApplicant(context, asked.organ.id);
  const result = await receiveRequest(command, {
    application,
    channel: 'online',
    submissionKey: values.submissionKey,
    storeFiles: async () => [...storedOf(kept), ...(await storeUploads(context, files.uploads))],
  });
  if (!result.ok) return await formPage(place, values, faultsOf(result), back);
  return {
    ...frameOf(place),
    title: '申请已经提交',
    body: applyReceipt({
      column,
      organ: asked.organ,
      origin: context.origin,
      application,
      receipt: result.value,
    }),
  };
}

const unreadable: FieldFault = {
  field: 'name',
  text: '表单没有完整送到，请重新填写后提交',
};

function withMoreRows(values: ApplyValues): ApplyValues {
  const shown = Math.max(Number(values.rows) || 0, jointRows(values));
  return { ...values, rows: String(shown + 2) };
}

/** With what came along, where it is a form that came back. */
interface CameBack {
  readonly kept: readonly KeptUpload[];
  readonly files: CheckedUploads;
  readonly payment: Payment | undefined;
}

async function formPage(
  place: Place,
  values: ApplyValues,
  faults: readonly FieldFault[],
  back?: CameBack,
): Promise<Page> {
  const { request, column, asked, group } = place;
  const submissionKey = isSubmissionKey(values.submissionKey)
    ? values.submissionKey
    : newSubmissionKey();
  const form = { asked, group, values: { ...values, submissionKey }, faults };
  const toll = await tollOf(request, submissionKey, faults, back?.payment);
  const { kept, lostFiles } = await filesOf(request.context, back);
  return {
    ...frameOf(place),
    title: faults.length > 0 ? '请改正：提交政府信息公开申请' : '提交政府信息公开申请',
    status: faults.length > 0 ? 422 : 200,
    body: applyForm(column, {
      ...form,
      lostFiles,
      kept,
      keptToken: kept.length === 0 ? '' : keptToken(request.context, submissionKey, kept),
      toll,
      canMail: request.context.canMail === true,
    }),
  };
}

/**
 * What was chosen waits for the form, unless its toll is not paid yet: then it would cost nothing to fill the vault,
 * and it has to be chosen again.
 */
async function filesOf(
  context: PageRequest['context'],
  back: CameBack | undefined,
): Promise<{
  readonly kept: readonly KeptUpload[];
  readonly lostFiles: CheckedUploads['names'];
}> {
  if (back === undefined) return { kept: [], lostFiles: {} };
  const { kept, files, payment } = back;
  if (payment === undefined) return { kept, lostFiles: files.names };
  return { kept: [...kept, ...(await keepUploads(context, files.uploads))], lostFiles: {} };
}

function frameOf({
  request: { site },
  column,
}: Place): Pick<Page, 'keep' | 'section' | 'trail' | 'columnTags' | 'forms'> {
  return {
    keep: 'personal',
    section: sectionOf(site, column),
    trail: [...trailTo(site, column, true), { label: '提交申请' }],
    columnTags: columnTags(site, column),
    forms: true,
  };
}

function faultsOf(result: Extract<Result<never>, { ok: false }>): readonly FieldFault[] {
  return result.violations.map(({ code, field, provision }) => ({
    field: field ?? 'name',
    text: violations[code].zh,
    provision,
  }));
}
