// A site on which a third party has been asked: a request, its letter of consultation sent and, where the
// test wants it, served; and the same site on another day.

import assert from 'node:assert/strict';
import type { Hono } from 'hono';
import type { CommandContext, Result } from '../../src/commands/context.ts';
import { draftLetter } from '../../src/commands/letters/draft-letter.ts';
import { receiveRequest } from '../../src/commands/requests/receive-request.ts';
import { recordLetterArrival, sendLetter } from '../../src/commands/letters/send-letter.ts';
import { signLetter } from '../../src/commands/letters/sign-letter.ts';
import { submitLetter } from '../../src/commands/letters/submit-letter.ts';
import type { Application } from '../../src/rules/application.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import { answerLinkOf, codeOfLink } from '../../src/store/requests/answer-links.ts';
import type { LetterRow, RequestRow } from '../../src/store/tables.ts';
import { createAttempts } from '../../src/web/attempts.ts';
import type { WebContext } from '../../src/web/context.ts';
import { createApp } from '../../src/web/server.ts';
import type { TestSite } from './site.ts';

export const answerAddress = '/zfxxgk/ysqgk/yijian/';

export const applicant: Application['applicant'] = {
  kind: 'business',
  name: '某甲竞争对手有限公司',
  creditCode: '91999999MAK000011D',
  representative: '某乙',
  contactName: '某丙丙',
  phone: '13800001234',
  email: 'jia@rival.example',
  address: '某市某路88号',
};

const content = '你公司二期项目环境影响报告书全本\n其中工艺流程可能涉及商业秘密';

export interface Asked {
  readonly request: RequestRow;
  readonly queryCode: string;
  readonly letter: LetterRow;
  readonly number: string;
  readonly code: string;
}

export function given<T>(result: Result<T>): T {
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

/** Somebody of the office, on a day. */
export function staffOn({ command }: TestSite, on: IsoDay, id = 1): CommandContext {
  const clock = { today: () => on, now: () => Temporal.Instant.from(`${on}T10:00:00+08:00`) };
  return { ...command, clock, actor: { kind: 'staff', id, name: `人员${id}` } };
}

async function ensureStaff({ command: { db, organId } }: TestSite): Promise<void> {
  for (const username of ['one', 'two']) {
    await db
      .insertInto('staff')
      .values({ organ_id: organId, username, name: username, password_hash: '-' })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

let asked = 0;

export async function asks(site: TestSite, on: IsoDay, servedOn?: IsoDay): Promise<Asked> {
  await ensureStaff(site);
  asked += 1;
  const clerk = staffOn(site, on);
  const { request, queryCode } = given(
    await receiveRequest(clerk, {
      application: {
        applicant,
        title: '二期项目环境影响报告书',
        description: '环境影响报告书全本',
        carrierForm: 'paper',
        deliveryWish: 'post',
      },
      channel: 'in-person',
      submissionKey: `asked-${asked}`,
    }),
  );
  const facts = { kind: 'P04', name: '青枫壑松新材料有限公司', content } as const;
  const draft = given(await draftLetter(clerk, { requestId: request.id, facts }));
  const acting = { letterId: draft.id, version: draft.version };
  given(await submitLetter(clerk, acting));
  const secrecyReview = '不涉及国家秘密';
  given(await signLetter(staffOn(site, on, 2), { ...acting, secrecyReview }));
  const sending = { on, method: 'post', postal: true } as const;
  let letter = given(await sendLetter(clerk, { ...acting, sending }));
  if (servedOn !== undefined) {
    const then = staffOn(site, servedOn);
    letter = given(await recordLetterArrival(then, { ...acting, on: servedOn }));
  }
  const link = await answerLinkOf(site.context.db, letter.id);
  assert.ok(link && letter.number);
  const code = codeOfLink(site.context.secrets, link);
  return { request, queryCode, letter, number: letter.number, code };
}

/** The same site on that day, with a fresh memory of who guessed wrong. */
export function contextOn({ context }: TestSite, today: IsoDay): WebContext {
  const now = (): Temporal.Instant => Temporal.Instant.from(`${today}T10:00:00+08:00`);
  return {
    ...context,
    clock: { today: () => today, now },
    queryAttempts: createAttempts(10, Temporal.Now.instant),
  };
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

export async function postTo(
  app: Hono,
  fields: Readonly<Record<string, string | File>>,
): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const response = await app.request(answerAddress, { method: 'POST', body: form });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

export function appOn(site: TestSite, today: IsoDay): Hono {
  return createApp(contextOn(site, today));
}

/** Everything the form asks for. */
export const opinionFields = {
  opinion: 'partly',
  parts: '第一章、第二章',
  reasons: '第三章是未公开的工艺流程',
  'mark-0-what': '反应釜的温度曲线',
  'mark-0-where': '第三章第3页',
  'mark-0-kind': 'trade-secret',
  'mark-0-why': '未公开并已采取保密措施',
  name: '戊先生',
  capacity: 'representative',
  phone: '13900000000',
} as const;
