// A letter that did not get there goes another way (国办公开办函〔2016〕235号; L24, L25): every try is kept, the day
// that stops the clock and the day of receipt are those of the law.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { recordLetterFailed } from '../../src/commands/letters/fail-letter.ts';
import { caseRecord } from '../../src/commands/requests/case-record.ts';
import { recordLetterArrival, sendLetter } from '../../src/commands/letters/send-letter.ts';
import { voidLetter } from '../../src/commands/letters/void-letter.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import { serviceRecord } from '../../src/rules/forms/service-record.ts';
import { eventLines } from '../../src/rules/request/event-text.ts';
import { openLetter } from '../../src/store/requests/letters.ts';
import { eventsOf, requestById, requestOf } from '../../src/store/requests/requests.ts';
import type { LetterRow } from '../../src/store/tables.ts';
import {
  applies,
  confirms,
  disclosed,
  type Office,
  officeOf,
  rowOf,
  signs,
  track,
} from '../web/applicant.ts';
import { createTestSite, type TestSite } from '../web/site.ts';
import { given } from './letters.ts';

let site: TestSite;
let office: Office;
before(async () => {
  site = await createTestSite('2026-03-30');
  office = await officeOf(site);
});
after(async () => await site.close());

const act = ({ id, version }: LetterRow) => ({ letterId: id, version });

/** Received on 2 March, so that the reply is due on the 30th (D01). */
async function received() {
  site.travel('2026-03-02');
  const key = await applies(site, { address: '某省某市某路1号' });
  const { id } = await rowOf(site, key);
  await confirms(office, id);
  return { id, key };
}

async function stateOf(id: number) {
  const row = await requestById(site.context.db, id);
  const events = await eventsOf(site.context.db, site.context.secrets, id);
  const request = row && requestOf(row, events);
  assert.ok(row && request);
  return { row, request, events };
}

async function sendsOn(letter: LetterRow, on: IsoDay, method: 'electronic' | 'post' | 'in-person') {
  site.travel(on);
  const sending = { on, method, ...(method === 'post' ? { postal: true, tracking: 'EMS1' } : {}) };
  return sendLetter(office.handler, { ...act(letter), sending });
}

async function failsOn(letter: LetterRow, on: IsoDay, note: string) {
  site.travel(on);
  return recordLetterFailed(office.handler, { ...act(letter), on, note });
}

const refusal = (result: { ok: true } | { ok: false; violations: readonly { code: string }[] }) =>
  result.ok ? '' : (result.violations[0]?.code ?? '');

describe('a reply', () => {
  it('L24 that bounced on the last day was never served; posted the same day it is in time', async () => {
    const { id, key } = await received();
    const letter = await signs(office, id, disclosed);
    given(await sendsOn(letter, '2026-03-30', 'electronic'));
    assert.equal((await stateOf(id)).row.concluded_on, '2026-03-30');
    given(await failsOn(letter, '2026-03-30', '邮件被退回'));
    const between = await stateOf(id);
    assert.equal(between.row.concluded_on, null);
    assert.equal(between.request.service, undefined);
    const waiting = (await track(site, key)).text;
    assert.match(
      waiting,
      /id="wenshu-\d+"[\s\S]*予以公开告知书[\s\S]*电子送达，2026年3月30日确认没有送到/,
    );
    assert.match(waiting, /视为没有送达/);
    assert.doesNotMatch(waiting, /official-text|打开予以公开告知书/, 'it opens by no back door');
    assert.equal(
      refusal(await voidLetter(office.signatory, { ...act(letter), opinion: '不发了' })),
      'letter-already-sent',
    );
    given(await sendsOn(letter, '2026-03-30', 'post'));
    given(
      await recordLetterArrival(office.handler, {
        ...act(letter),
        on: '2026-03-30',
        proof: '签收',
      }),
    );
    const { row, request } = await stateOf(id);
    assert.equal(row.concluded_on, '2026-03-30');
    assert.deepEqual(request.service, { on: '2026-03-30', method: 'post' });
    const { text } = await track(site, key);
    assert.match(text, /送达未成功[\s\S]*予以公开告知书，[^<]*将改用其他方式再次送达/);
    assert.doesNotMatch(text, /邮件被退回/, 'what the office noted stays in the file');
  });

  it('that bounced and went by post after the last day is late by that day', async () => {
    const { id } = await received();
    const letter = await signs(office, id, disclosed);
    given(await sendsOn(letter, '2026-03-30', 'electronic'));
    given(await failsOn(letter, '2026-03-31', '申请人没有打开'));
    given(await sendsOn(letter, '2026-04-01', 'post'));
    assert.equal((await stateOf(id)).row.concluded_on, '2026-04-01');
  });

  it('L25 that came back keeps the day of its first posting; its receipt is the second one’s', async () => {
    const { id, key } = await received();
    const letter = await signs(office, id, disclosed);
    given(await sendsOn(letter, '2026-03-30', 'post'));
    given(await failsOn(letter, '2026-04-08', '收件人迁移新址，原件退回'));
    assert.equal((await stateOf(id)).row.concluded_on, '2026-03-30', 'it was served');
    assert.match((await track(site, key)).text, /2026年4月8日确认没有送到[\s\S]*本机关将再次送出/);
    given(await sendsOn(letter, '2026-04-09', 'in-person'));
    given(await recordLetterArrival(office.handler, { ...act(letter), on: '2026-04-09' }));
    const { row, request, events } = await stateOf(id);
    assert.equal(row.concluded_on, '2026-03-30');
    assert.equal(request.replyReceivedOn, '2026-04-09');
    const said = events.map(({ event }) => eventLines(event, () => '').join('；')).join('\n');
    assert.match(said, /予以公开告知书（.*）2026年3月30日（周一）?邮寄|2026年3月30日.*邮寄/);
    assert.match(said, /EMS1[\s\S]*收件人迁移新址/);
    const c = await caseRecord(site.context, row, '2026-04-09');
    const paper = c.papers.find((one) => one.id === letter.id);
    assert.ok(paper);
    const printed = JSON.stringify(serviceRecord(c, paper));
    assert.match(printed, /此前的送达.*EMS1.*收件人迁移新址，原件退回/);
    const { text } = await track(site, key);
    assert.match(text, /再次送出[\s\S]*予以公开告知书/);
  });

  it('handed over in person cannot fail, nor what has arrived, nor what was not sent', async () => {
    const { id } = await received();
    const letter = await signs(office, id, disclosed);
    assert.equal(refusal(await failsOn(letter, '2026-03-02', '无')), 'letter-not-sent');
    given(await sendsOn(letter, '2026-03-03', 'in-person'));
    assert.equal(refusal(await failsOn(letter, '2026-03-03', '无')), 'service-cannot-fail');
    given(await recordLetterArrival(office.handler, { ...act(letter), on: '2026-03-03' }));
    assert.equal(refusal(await failsOn(letter, '2026-03-03', '无')), 'letter-already-received');
  });
});

describe('a supplement notice', () => {
  const unclear = {
    kind: 'P02',
    unclear: '没有写明年度',
    items: '请写明年度',
    respondWithin: 15,
    guidance: '可以写明起止年份',
  } as const;

  it('that bounced counts from the day on which it went another way', async () => {
    const { id } = await received();
    const letter = await signs(office, id, unclear);
    given(await sendsOn(letter, '2026-03-03', 'electronic'));
    assert.equal(refusal(await failsOn(letter, '2026-03-04', ' ')), 'reasons-missing');
    given(await failsOn(letter, '2026-03-04', '网上没有打开'));
    given(await sendsOn(letter, '2026-03-05', 'post'));
    const { supplement } = (await stateOf(id)).request;
    assert.equal(supplement?.requestedOn, '2026-03-05');
    assert.equal(supplement.wasInTime, true);
    site.travel('2026-03-06');
    given(await recordLetterArrival(office.handler, { ...act(letter), on: '2026-03-06' }));
    assert.equal((await stateOf(id)).request.supplement?.servedOn, '2026-03-06');
  });

  it('that did not get there is no reason to wait: the period of receipt runs on', async () => {
    const { id, key } = await received();
    const letter = await signs(office, id, unclear);
    given(await sendsOn(letter, '2026-03-03', 'electronic'));
    assert.equal((await stateOf(id)).row.clock_state, 'awaiting-supplement');
    given(await failsOn(letter, '2026-03-09', '网上没有打开'));
    const { row } = await stateOf(id);
    assert.equal(row.clock_state, 'running');
    assert.equal(row.due_on, '2026-03-30');
    const { text } = await track(site, key);
    assert.doesNotMatch(text, /act-supplement/, 'nothing is asked of him yet');
  });

  it('signed in time and out again too late is refused; a late one takes its place', async () => {
    const { id } = await received();
    const letter = await signs(office, id, unclear);
    given(await sendsOn(letter, '2026-03-03', 'electronic'));
    given(await failsOn(letter, '2026-03-12', '网上没有打开'));
    assert.equal(refusal(await sendsOn(letter, '2026-03-12', 'post')), 'signed-notice-too-late');
    given(await voidLetter(office.signatory, { ...act(letter), opinion: '没有送到，另拟一份' }));
    const late = await signs(office, id, unclear);
    const { text } = openLetter(site.context.secrets, late);
    assert.match(text.paragraphs.join(''), /不因补正重新计算，仍为2026年3月30日/);
    given(await sendsOn(late, '2026-03-12', 'post'));
    const { request, row } = await stateOf(id);
    assert.equal(request.supplement?.wasInTime, false);
    assert.equal(row.due_on, '2026-03-30');
  });

  it('that came back by post asks from the day on which it went out again', async () => {
    const { id } = await received();
    const letter = await signs(office, id, unclear);
    given(await sendsOn(letter, '2026-03-03', 'post'));
    given(await failsOn(letter, '2026-03-09', '退信'));
    given(await sendsOn(letter, '2026-03-10', 'in-person'));
    const { supplement } = (await stateOf(id)).request;
    assert.equal(supplement?.requestedOn, '2026-03-10');
    assert.equal(supplement.wasInTime, true);
  });
});
