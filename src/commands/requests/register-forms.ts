// The line before the register: the gap-free number lets only one transaction at a time through, so those
// who hand in their forms at the same moment are registered in one.

import { needsConfirmation } from '../../rules/channels.ts';
import type { Database } from '../../store/database.ts';
import { addToOutbox } from '../../store/database/outbox.ts';
import { insertApplicationFiles, type StoredFile } from '../../store/requests/request-files.ts';
import { requestsBySubmissionKeys } from '../../store/requests/requests.ts';
import type { Secrets } from '../../store/database/secrets.ts';
import type { RequestRow } from '../../store/tables.ts';
import { isDatabaseUnavailable } from '../../store/database/unavailable.ts';
import { type PreparedCase, registerCases } from './register-case.ts';
import { together } from '../together.ts';

export interface Form {
  readonly prepared: PreparedCase;
  /** In the vault already. */
  readonly files: readonly StoredFile[];
  readonly secrets: Secrets;
}

export interface Registered {
  readonly row: RequestRow;
  /** The same form was registered before. */
  readonly repeated: boolean;
}

/** Of the outbox: what was registered, for the mail with the number (receipt-mails.ts). */
export const receivedTopic = 'request-received';

export interface ReceivedLine {
  readonly requestId: number;
  readonly confirm: boolean;
}

const mostAtOnce = 50;
/** One for each database. */
const lines = new WeakMap<Database, (form: Form) => Promise<Registered>>();

export async function registerForm(db: Database, form: Form): Promise<Registered> {
  let line = lines.get(db);
  if (line === undefined) {
    const register = async (forms: readonly Form[]): Promise<readonly Registered[]> =>
      await registerForms(db, forms);
    // With the database away none can succeed, and nobody knows whether the last transaction did.
    line = together(register, (error) => !isDatabaseUnavailable(error), mostAtOnce);
    lines.set(db, line);
  }
  return await line(form);
}

async function registerForms(db: Database, forms: readonly Form[]): Promise<readonly Registered[]> {
  try {
    return await db.transaction().execute(async (tx) => await registerIn(tx, forms));
  } catch (error) {
    // Another process was quicker with the same form: then this one's receipt is that one's.
    const winners = isUniqueViolation(error)
      ? await requestsBySubmissionKeys(db, keysOf(forms))
      : [];
    const rows = Array.from(winners, ([, row]) => row);
    if (forms.length > 1 || rows.length === 0) throw error;
    return rows.map((row) => ({ row, repeated: true }));
  }
}

async function registerIn(db: Database, forms: readonly Form[]): Promise<readonly Registered[]> {
  const keys = keysOf(forms);
  const known = await requestsBySubmissionKeys(db, keys);
  // A double click may stand in the line twice.
  const fresh = forms.filter((_, i) => {
    const key = keys[i] ?? '';
    return !known.has(key) && keys.indexOf(key) === i;
  });
  const made = fresh.length === 0 ? [] : await registerFresh(db, fresh);
  const rows = new Map([...known, ...made.map((row) => [row.submission_key ?? '', row] as const)]);
  return forms.map((form) => {
    const row = rows.get(form.prepared.submissionKey);
    if (row === undefined) throw new Error('a form was passed over');
    return { row, repeated: !fresh.includes(form) };
  });
}

async function registerFresh(db: Database, forms: readonly Form[]): Promise<readonly RequestRow[]> {
  const rows = await registerCases(
    db,
    forms.map(({ prepared }) => prepared),
  );
  const filed = rows.map(({ id }, i) => ({ requestId: id, files: forms[i]?.files ?? [] }));
  // All of them are forms of one house, under the same keys.
  const [first] = forms;
  if (first !== undefined) await insertApplicationFiles(db, first.secrets, filed);
  const notes = rows.map(({ id, channel }): ReceivedLine => ({
    requestId: id,
    confirm: needsConfirmation(channel),
  }));
  await addToOutbox(db, receivedTopic, ...notes);
  return rows;
}

function keysOf(forms: readonly Form[]): string[] {
  return forms.map(({ prepared }) => prepared.submissionKey);
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}
