// An applicant for tests: fills in the portal's forms as a browser without scripts does, sums included; and
// the two people of the office who answer him.

import assert from 'node:assert/strict';
import { attachRecords } from '../../src/commands/requests/add-case-file.ts';
import { draftLetter } from '../../src/commands/letters/draft-letter.ts';
import type { CommandContext } from '../../src/commands/context.ts';
import { enterStep } from '../../src/commands/requests/enter-step.ts';
import { sendLetter } from '../../src/commands/letters/send-letter.ts';
import { signLetter } from '../../src/commands/letters/sign-letter.ts';
import { submitLetter } from '../../src/commands/letters/submit-letter.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import type { LetterFacts } from '../../src/rules/letters/facts.ts';
import type { Sending } from '../../src/rules/request/service.ts';
import { letterById } from '../../src/store/requests/letters.ts';
import type { LetterRow, RequestRow } from '../../src/store/tables.ts';
import { given } from '../commands/letters.ts';
import type { TestSite } from './site.ts';

export const formAddress = '/zfxxgk/ysqgk/shenqing/';
export const trackAddress = '/zfxxgk/ysqgk/chaxun/';

export const goodForm = {
  kind: 'natural-person',
  name: '岑溪远',
  identityType: 'resident-id',
  phone: '13800001234',
  title: '2022年住房保障项目名单',
  description: '2022年列入住房保障计划的项目名称、地点和资金。',
  carrierForm: 'electronic',
  deliveryWish: 'online',
  electronicConsent: '1',
} as const;

export type Fields = Readonly<Record<string, string | File | readonly File[]>>;

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** What a form holds that nobody types: its key, and the sum with its answer. */
export async function newForm(
  site: TestSite,
  address: string = formAddress,
): Promise<{ submissionKey: string; token: string; answer: string }> {
  const text = await site.text(address);
  return { submissionKey: hidden(text, 'submissionKey'), ...solved(text) };
}

export function hidden(text: string, name: string): string {
  return new RegExp(`name="${name}"\\s+value="([^"]+)"`).exec(text)?.[1] ?? '';
}

/** Reads the sum in words and answers it. */
export function answerOf(text: string): string {
  const [, a = '', b = ''] =
    /([一二三四五六七八九])加([一二三四五六七八九])等于几/.exec(text) ?? [];
  const digits = '零一二三四五六七八九';
  return String(digits.indexOf(a) + digits.indexOf(b));
}

export function solved(text: string): { token: string; answer: string } {
  return { token: hidden(text, 'token'), answer: answerOf(text) };
}

export async function post(site: TestSite, address: string, fields: Fields): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (Array.isArray(value)) for (const one of value as File[]) form.append(name, one);
    else form.set(name, value as string | File);
  }
  const response = await site.app.request(address, { method: 'POST', body: form });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

export interface Key {
  readonly number: string;
  readonly code: string;
}

export function receiptOf(text: string): Key {
  const [number = '', code = ''] = [...text.matchAll(/<dd class="receipt-code">([^<]+)</g)].map(
    (match) => match[1] ?? '',
  );
  return { number, code };
}

/** A request handed in with the good form, as changed. */
export async function applies(
  site: TestSite,
  fields: Fields = {},
  address: string = formAddress,
): Promise<Key> {
  const form = await newForm(site, address);
  const { text } = await post(site, address, { ...goodForm, ...form, ...fields });
  const key = receiptOf(text);
  assert.notEqual(key.number, '', 'a receipt');
  return key;
}

export async function track(site: TestSite, key: Key, fields: Fields = {}): Promise<Answer> {
  return post(site, trackAddress, { ...key, ...fields });
}

export async function rowOf(site: TestSite, { number }: Key): Promise<RequestRow> {
  return await site.context.db
    .selectFrom('requests')
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
}

export interface Office {
  readonly handler: CommandContext;
  readonly signatory: CommandContext;
}

let staffMade = 0;

/** Two people of an organ, the site's unless another is named. */
export async function officeOf(site: TestSite, organId: number = site.organId): Promise<Office> {
  const person = async (name: string): Promise<CommandContext> => {
    staffMade += 1;
    const { id } = await site.context.db
      .insertInto('staff')
      .values({ organ_id: organId, username: `staff${staffMade}`, name, password_hash: '-' })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { ...site.command, organId, actor: { kind: 'staff', id, name } };
  };
  return { handler: await person('荀砚秋'), signatory: await person('亓望舒') };
}

export async function confirms({ handler }: Office, requestId: number): Promise<void> {
  const on = handler.clock.today();
  given(await enterStep(handler, 'confirm-receipt', { requestId, on }));
}

const act = ({ id, version }: LetterRow): { letterId: number; version: number } => ({
  letterId: id,
  version,
});

/** Drafted and signed by the other; `records`: places of the files that go with it. */
export async function signs(
  { handler, signatory }: Office,
  requestId: number,
  facts: LetterFacts,
  records: readonly number[] = [],
): Promise<LetterRow> {
  let draft = given(await draftLetter(handler, { requestId, facts }));
  if (records.length > 0) {
    given(await attachRecords(handler, { ...act(draft), positions: records }));
    draft = (await letterById(handler.db, draft.id)) ?? draft;
  }
  const up = given(await submitLetter(handler, act(draft)));
  const secrecyReview = '经保密审查，不涉及国家秘密';
  return given(await signLetter(signatory, { ...act(up), secrecyReview }));
}

/** Sent today, electronically unless said otherwise. */
export async function sendsSigned(
  { handler }: Office,
  letter: LetterRow,
  sending: Partial<Sending> = {},
): Promise<LetterRow> {
  const on: IsoDay = handler.clock.today();
  const way: Sending = { on, method: 'electronic', ...sending };
  return given(await sendLetter(handler, { ...act(letter), sending: way }));
}

export async function sends(
  office: Office,
  requestId: number,
  facts: LetterFacts,
  sending: Partial<Sending> = {},
): Promise<LetterRow> {
  return await sendsSigned(office, await signs(office, requestId, facts), sending);
}

export const disclosed: LetterFacts = {
  kind: 'R02',
  reply: {
    outcome: 'disclosed',
    grounds: [],
    reasons: '',
    provided: '2022年住房保障项目名单',
    form: 'electronic',
    copies: '电子文件1份，共3页',
    delivery: '在进度查询页下载',
  },
};
