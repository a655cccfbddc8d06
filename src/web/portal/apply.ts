// Applying online: the form, and the receipt in the answer to it.

import type { Context } from 'hono';
import { receiveRequest } from '../../commands/receive-request.ts';
import type { Result } from '../../commands/context.ts';
import { violations } from '../../rules/violations.ts';
import type { StoredFile } from '../../store/request-files.ts';
import { storeSealedFile } from '../../store/sealed-files.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { asApplicant } from '../context.ts';
import { trailTo, columnTags, sectionOf } from './column-place.ts';
import { type ApplicantGroup, applyForm, groupFrom, groupParameter } from './apply-form.ts';
import {
  applicationFrom,
  type ApplyValues,
  formFaults,
  readValues,
  uploadFields,
} from './apply-input.ts';
import { applyReceipt } from './apply-receipt.ts';
import { tooManyPage } from './error-page.ts';
import type { Page, PageRequest } from './page.ts';
import type { FieldFault } from './parts/field.ts';
import { readUploads, type Upload } from './uploads.ts';

/** Forms from one address within an hour; a whole office may stand behind it. */
const mostSubmissions = 60;

export async function applyPage(request: PageRequest, column: ColumnRow): Promise<Page> {
  const { http } = request;
  const group = groupFrom(http.req.query(groupParameter));
  if (http.req.method !== 'POST') return formPage(request, column, group, {}, []);
  return await submitted(request, column, group);
}

async function submitted(
  request: PageRequest,
  column: ColumnRow,
  group: ApplicantGroup,
): Promise<Page> {
  const { context, http, site } = request;
  const from = `address ${context.addressOf(http) ?? ''}`;
  if (context.submissions.failures(from) >= mostSubmissions) return tooManyPage(request);
  context.submissions.fail(from);
  const form = await readForm(http);
  if (form === undefined) return formPage(request, column, group, {}, [unreadable]);
  const values = readValues(form);
  const { uploads, faults: uploadFaults } = await readUploads(form, uploadFields);
  const application = applicationFrom(
    values,
    uploads.map(({ field }) => field),
  );
  const faults = [...formFaults(values, application, context.clock.today()), ...uploadFaults];
  if (faults.length > 0 || !isKey(values.submissionKey)) {
    return formPage(request, column, group, values, faults);
  }
  const command = asApplicant(context, site.organ.id);
  const result = await receiveRequest(command, {
    application,
    channel: 'online',
    submissionKey: values.submissionKey,
    storeFiles: () => stored(request, uploads),
  });
  if (!result.ok) return formPage(request, column, group, values, faultsOf(result));
  return {
    ...place(request, column),
    title: '申请已经提交',
    body: applyReceipt(site, column, application, result.value),
  };
}

const unreadable: FieldFault = {
  field: 'name',
  text: '表单没有完整送到，请重新填写后提交',
};

function formPage(
  request: PageRequest,
  column: ColumnRow,
  group: ApplicantGroup,
  values: ApplyValues,
  faults: readonly FieldFault[],
): Page {
  const { submissionKey, ...rest } = values;
  const kept = isKey(submissionKey) ? { ...rest, submissionKey } : rest;
  return {
    ...place(request, column),
    title: faults.length > 0 ? '请改正：提交政府信息公开申请' : '提交政府信息公开申请',
    status: faults.length > 0 ? 422 : 200,
    body: applyForm(request.site, column, group, kept, faults),
  };
}

function place(
  { site }: PageRequest,
  column: ColumnRow,
): Pick<Page, 'keep' | 'section' | 'trail' | 'columnTags'> {
  return {
    keep: 'personal',
    section: sectionOf(site, column),
    trail: [...trailTo(site, column, true), { label: '提交申请' }],
    columnTags: columnTags(site, column),
  };
}

async function readForm(http: Context): Promise<FormData | undefined> {
  try {
    return await http.req.formData();
  } catch {
    return undefined;
  }
}

/** The key of a form is a random UUID that we made; anything else gets a new one. */
function isKey(key: string | undefined): key is string {
  return key !== undefined && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key);
}

async function stored(
  { context }: PageRequest,
  uploads: readonly Upload[],
): Promise<readonly StoredFile[]> {
  const files: StoredFile[] = [];
  for (const { name, type, bytes } of uploads) {
    const { db, dataFolder, secrets } = context;
    const sha256 = await storeSealedFile(db, dataFolder, secrets, bytes, type.mediaType);
    files.push({ sha256, name });
  }
  return files;
}

function faultsOf(result: Extract<Result<never>, { ok: false }>): readonly FieldFault[] {
  return result.violations.map(({ code, field, provision }) => ({
    field: field ?? 'name',
    text: violations[code].zh,
    provision,
  }));
}
