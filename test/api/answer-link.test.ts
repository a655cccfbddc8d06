// What the office sees of a third party's answer and of its link (条例 15, 32): the answer with its marks for
// those who handle and decide, people masked, the code on paper only.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { answerConsultation } from '../../src/commands/letters/answer-consultation.ts';
import { placeColumns } from '../../src/commands/documents/place-columns.ts';
import { flatColumns } from '../../src/example/columns.ts';
import { answerLinkOf, codeOfLink } from '../../src/store/requests/answer-links.ts';
import { letterDetail } from '../../src/web/api/letter-schemas.ts';
import { requestDetail } from '../../src/web/api/request-detail.ts';
import { docxParagraphs } from '../formats/printed-pages.ts';
import { saidOnline } from '../rules/play.ts';
import { type Caller, codes, type House, openHouse, origin } from './house.ts';

let house: House;
const people: Record<string, Caller> = {};
before(async () => {
  house = await openHouse();
  house.setClock('2026-05-20');
  await placeColumns({ db: house.database.db, organId: house.organs.city }, flatColumns());
  for (const role of ['handler', 'signatory', 'supervisor', 'auditor'] as const) {
    people[role] = await house.staff(role, [role]);
  }
  people['stranger'] = await house.staff('stranger', ['handler'], 'stranger');
});
after(() => house.database.drop());

const as = (who: string): Caller => people[who] ?? house.caller();

let forms = 0;
async function asked(): Promise<{ id: number; letterId: number; number: string; code: string }> {
  forms += 1;
  const made = await as('handler').post('/requests', {
    channel: 'in-person',
    on: '2026-05-20',
    submissionKey: `consulted-by-the-clerk-${forms}`,
    application: {
      applicant: { kind: 'natural-person', name: '测试人', phone: '13800001234' },
      title: '某项目采购合同',
      description: '某项目的采购合同',
      carrierForm: 'paper',
      deliveryWish: 'collect',
    },
  });
  assert.equal(made.status, 200, JSON.stringify(made.body));
  const { id } = made.body as { id: number };
  const facts = { kind: 'P04', name: '某公司', content: '某项目采购合同' };
  const { id: letterId } = (await as('handler').post(`/requests/${id}/letters`, { facts })).body;
  const act = async (who: string, name: string, body: object = {}): Promise<void> => {
    const { version } = (await as(who).get(`/letters/${letterId}`)).body;
    const answer = await as(who).post(`/letters/${letterId}/${name}`, { version, ...body });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
  };
  await act('handler', 'submit');
  await act('signatory', 'sign', { secrecyReview: '不涉密' });
  await act('handler', 'send', { sending: { on: '2026-05-20', method: 'in-person' } });
  const { db, secrets } = house.context;
  const link = await answerLinkOf(db, letterId);
  assert.ok(link);
  const { number } = (await as('handler').get(`/letters/${letterId}`)).body;
  return { id, letterId, number, code: codeOfLink(secrets, link) };
}

const file = new TextEncoder().encode('%PDF-1.7 委托书');

async function answered() {
  const one = await asked();
  const { db, clock, calendar, secrets, dataFolder } = house.context;
  const actor = { kind: 'third-party' } as const;
  const organId = house.organs.city;
  const taken = await answerConsultation(
    { db, clock, calendar, secrets, dataFolder, actor, organId },
    {
      number: one.number,
      code: one.code,
      opinion: saidOnline,
      files: [{ name: '授权委托书.pdf', mediaType: 'application/pdf', bytes: file }],
      submissionKey: `form-of-the-firm-${one.letterId}`,
    },
  );
  assert.ok(taken.ok);
  return one;
}

test('the answer stands with its marks and files on the page of the request, people masked', async () => {
  const { id } = await answered();
  const { body } = await as('handler').get(`/requests/${id}`);
  assert.doesNotThrow(() => requestDetail.parse(body));
  const [consultation] = body.consultations;
  assert.deepEqual(consultation.answer, {
    on: '2026-05-20',
    opinion: 'partly',
    reasons: saidOnline.reasons,
    isOnline: true,
    online: {
      parts: '第一章',
      marks: saidOnline.marks,
      respondent: { name: '戊**', phone: '139****0000', capacity: 'representative' },
      files: [0],
    },
  });
  assert.deepEqual(body.files[0], {
    position: 0,
    name: '授权委托书.pdf',
    kind: 'opinion',
    mediaType: 'application/pdf',
    letterId: null,
  });
  const event = body.events.at(-1);
  assert.deepEqual(event.actor, { kind: 'third-party' });
  assert.equal(event.event.online, undefined);
  assert.ok(!JSON.stringify(body).includes('13900000000'));
});

test('whoever only looks on sees the answer without marks and people', async () => {
  const { id } = await answered();
  const { body } = await as('supervisor').get(`/requests/${id}`);
  const [consultation] = body.consultations;
  assert.equal(consultation.answer.opinion, 'partly');
  assert.equal(consultation.answer.online, undefined);
  for (const words of ['反应釜', '戊', '139']) assert.ok(!JSON.stringify(body).includes(words));
  const place = `/requests/${id}/files/0/original`;
  const why = { reason: '核对授权' };
  assert.equal((await as('supervisor').post(place, why)).status, 403);
  assert.deepEqual(codes(await as('handler').post(place, { reason: '' })), [
    'reveal-reason-missing',
  ]);
  assert.equal((await as('handler').post(place, why)).status, 200);
});

test('its files never go out with a reply', async () => {
  const { id } = await answered();
  const facts = {
    kind: 'R02',
    reply: { outcome: 'disclosed', grounds: [], reasons: '', provided: '合同1份' },
  };
  const letter = (await as('handler').post(`/requests/${id}/letters`, { facts })).body;
  const refused = await as('handler').put(`/letters/${letter.id}/files`, {
    version: letter.version,
    positions: [0],
  });
  assert.deepEqual(codes(refused), ['file-unknown']);
  assert.equal((await as('handler').get(`/requests/${id}/files/0/pages`)).status, 404);
});

test('who answered is read in plain for a stated reason, and that is logged', async () => {
  const { id } = await answered();
  const [{ id: consultation }] = (await as('handler').get(`/requests/${id}`)).body.consultations;
  const address = `/requests/${id}/consultations/${consultation}/reveal`;
  assert.deepEqual(codes(await as('handler').post(address, { reason: ' ' })), [
    'reveal-reason-missing',
  ]);
  const shown = await as('handler').post(address, { reason: '核实意见' });
  assert.deepEqual(shown.body, { name: '戊先生', phone: '13900000000' });
  assert.equal((await as('supervisor').post(address, { reason: '看看' })).status, 403);
  assert.equal((await as('stranger').post(address, { reason: '看看' })).status, 404);
  const log = (await as('auditor').get('/audit-log')).body.items as { action: string }[];
  assert.equal(log.filter(({ action }) => action === 'third-party-revealed').length, 1);
  const unanswered = await asked();
  const nobody = `/requests/${unanswered.id}/consultations/${unanswered.letterId}/reveal`;
  assert.deepEqual(codes(await as('handler').post(nobody, { reason: '核实' })), [
    'consultation-unknown',
  ]);
});

test('the code is on the printed letter and in no answer of the interface', async () => {
  const { id, letterId, code, number } = await asked();
  for (const address of [`/letters/${letterId}`, `/requests/${id}`, '/inbox']) {
    const { body } = await as('handler').get(address);
    assert.ok(!JSON.stringify(body).includes(code), address);
  }
  const printed = async (): Promise<string> => {
    const response = await house.api.request(`${origin}/letters/${letterId}/file.docx`, {
      method: 'POST',
      headers: {
        host: 'gongkai.test',
        'x-gongkai': '1',
        'content-type': 'application/json',
        cookie: as('handler').cookie() ?? '',
      },
      body: JSON.stringify({ reason: '送达' }),
    });
    return docxParagraphs(new Uint8Array(await response.arrayBuffer())).join('\n');
  };
  const paper = await printed();
  assert.ok(paper.includes(`答复码：${code}`), paper);
  assert.ok(paper.includes(`文号：${number}`));
  assert.match(paper, /网址：http:\/\/gongkai\.test\/zfxxgk\/ysqgk\/yijian\//);
  const shut = await as('handler').post(`/letters/${letterId}/revoke-link`, { reason: '误投' });
  assert.equal(shut.status, 200);
  assert.ok(!(await printed()).includes('答复码：'));
});

test('the link is shown with what became of it, and shut by those who handle', async () => {
  const { letterId } = await asked();
  const link = async () => {
    const { body } = await as('handler').get(`/letters/${letterId}`);
    assert.doesNotThrow(() => letterDetail.parse(body));
    return body.answerLink;
  };
  const first = await link();
  assert.deepEqual([first.open, first.openedAt, first.answeredOn], [true, null, null]);
  const address = `/letters/${letterId}/revoke-link`;
  assert.equal((await as('supervisor').post(address, { reason: '误投' })).status, 403);
  assert.deepEqual(codes(await as('stranger').post(address, { reason: '误投' })), [
    'letter-unknown',
  ]);
  assert.deepEqual(codes(await as('handler').post(address, { reason: '' })), [
    'revocation-reason-missing',
  ]);
  await as('handler').post(address, { reason: '意见书误投' });
  const last = await link();
  assert.equal(last.open, false);
  assert.equal(last.why.code, 'answer-link-revoked');
  assert.deepEqual([last.revokedBy, last.revokedReason], ['姓名handler', '意见书误投']);
  const log = (await as('auditor').get('/audit-log')).body.items as { action: string }[];
  assert.ok(log.some(({ action }) => action === 'answer-link-revoked'));
});

test('after an answer the day of it is offered where service is still to be recorded', async () => {
  const { letterId } = await answered();
  const { answerLink, acts, version } = (await as('handler').get(`/letters/${letterId}`)).body;
  assert.equal(answerLink.answeredOn, '2026-05-20');
  assert.equal(acts.find(({ act }: { act: string }) => act === 'arrive').open, true);
  const arrive = `/letters/${letterId}/arrive`;
  await house.toDay('2026-05-22');
  const late = await as('handler').post(arrive, { version, on: '2026-05-21' });
  assert.deepEqual(codes(late), ['served-after-answer']);
  const taken = await as('handler').post(arrive, { version, on: answerLink.answeredOn });
  assert.equal(taken.status, 200);
  house.setClock('2026-05-20');
});
