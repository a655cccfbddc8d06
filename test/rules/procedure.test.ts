// Volume and fees, forms of delivery, cases that come from others, corrections, and service that fails.
// `wd` = working day; provisions without a name are of the 条例.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nationalCalendar } from '../../src/rules/calendar.ts';
import { correctionOutcomeKeys } from '../../src/rules/corrections.ts';
import { composeLetter } from '../../src/rules/letters/compose.ts';
import { outcomeKeys } from '../../src/rules/outcomes.ts';
import { draftReply } from '../../src/rules/request/reply.ts';
import { replyClock } from '../../src/rules/request/state.ts';
import { letterCaseOf, letterText, supplied } from './letters-play.ts';
import {
  answered,
  arrived,
  type Case,
  confirmed,
  consulted,
  delayed,
  deliveryChanged,
  drafted,
  explained,
  explanationAsked,
  explanationNoticeServed,
  extended,
  feeNoticeServed,
  feeNotified,
  holds,
  letterServed,
  paid,
  play,
  refunded,
  refuses,
  repliedOn,
  sent,
  serviceFailed,
  signed,
  submitted,
  supplementAsked,
  supplemented,
  supplementNoticeServed,
  withdrawn,
} from './play.ts';

const received = submitted('2026-03-02');

const cases: readonly Case[] = [
  {
    id: 'K16',
    says: 'a supplement that asks for something else is a new request; the old one is withdrawn',
    provision: '30',
    steps: [received, supplementAsked('2026-03-06'), withdrawn('2026-03-20')],
    expect: [{ on: '2026-03-20', outcome: 'other', concluded: '2026-03-20' }],
  },
  {
    id: 'K16',
    says: 'and the new one has a date of receipt and a period of its own',
    provision: '30',
    steps: [submitted('2026-03-20')],
    expect: [{ on: '2026-03-20', received: '2026-03-20', due: '2026-04-20' }],
  },
  {
    id: 'K31',
    says: 'reasons are asked for; the period runs on until they come and then begins anew',
    provision: '35',
    steps: [
      received,
      explanationAsked('2026-03-09'),
      explanationNoticeServed('2026-03-10'),
      explained('2026-03-20'),
    ],
    expect: [{ on: '2026-03-20', state: 'running', due: '2026-04-20' }],
  },
  {
    id: 'K31',
    says: 'no explanation is no abandonment: decided under 35 when the time for it is over',
    provision: '35',
    steps: [
      received,
      explanationAsked('2026-03-03', 7),
      explanationNoticeServed('2026-03-04'),
      refuses(drafted('2026-03-10', 'excessive'), 'explanation-not-asked'),
      refuses(drafted('2026-03-16', 'not-supplemented'), 'supplement-not-lapsed'),
      ...repliedOn('2026-03-16', 'excessive'),
    ],
    expect: [{ on: '2026-03-16', outcome: 'excessive', due: '2026-03-30', onTime: true }],
  },
  {
    id: 'K31',
    says: 'sound reasons but too little time: a reasonable delay, told to the applicant',
    provision: '35',
    steps: [
      received,
      refuses(delayed('2026-03-04', 10), 'explanation-not-received'),
      explanationAsked('2026-03-04'),
      explanationNoticeServed('2026-03-04'),
      explained('2026-03-10'),
      delayed('2026-03-20', 10),
    ],
    expect: [{ on: '2026-03-20', due: '2026-04-22' }],
  },
  {
    id: 'K31',
    says: 'reasons asked for when the reply is overdue give no new period',
    provision: '35',
    steps: [received, refuses(explanationAsked('2026-03-31'), 'after-reply-period')],
    expect: [{ on: '2026-03-31', state: 'overdue', due: '2026-03-30' }],
  },
  {
    id: 'K33',
    says: 'part of the fee is no payment: no new period, lapsed the day after, refund offered',
    provision: '国办函〔2020〕109号6',
    steps: [
      submitted('2026-06-03'),
      feeNotified('2026-06-08'),
      refuses(paid('2026-06-09'), 'fee-notice-not-served'),
      feeNoticeServed('2026-06-10'),
      paid('2026-06-22', 200_00),
      refuses(paid('2026-07-10', 180_00), 'fee-lapsed'),
      refuses(refunded('2026-07-10', 200_01), 'nothing-to-refund'),
      ...repliedOn('2026-07-10', 'fee-unpaid'),
      refunded('2026-07-13', 200_00),
    ],
    expect: [{ on: '2026-07-13', outcome: 'fee-unpaid', concluded: '2026-07-10', onTime: true }],
  },
  {
    id: 'K33',
    says: 'until the last day the request cannot be closed for want of the fee',
    provision: '国办函〔2020〕109号6',
    steps: [
      submitted('2026-06-03'),
      feeNotified('2026-06-08'),
      feeNoticeServed('2026-06-10'),
      refuses(drafted('2026-07-09', 'fee-unpaid'), 'fee-notice-missing'),
    ],
    expect: [{ on: '2026-07-09', state: 'awaiting-payment' }],
  },
  {
    id: 'K34',
    says: 'a fee notice after the reply period is refused; within it, it stops what ran',
    provision: '国办函〔2020〕109号6',
    steps: [
      received,
      refuses(feeNotified('2026-03-31'), 'after-reply-period'),
      refuses(feeNotified('2026-03-30', 0), 'fee-not-due'),
      refuses(feeNotified('2026-03-30', 100_00, 30), 'fee-period-fixed'),
      feeNotified('2026-03-30'),
      refuses(feeNotified('2026-03-30'), 'fee-already-asked'),
    ],
    expect: [{ on: '2026-04-10', state: 'awaiting-payment', due: undefined }],
  },
  {
    id: 'K35',
    says: 'another form of delivery asked for on day 15: recorded, the clock does not move',
    provision: '40',
    steps: [received, deliveryChanged('2026-03-23')],
    expect: [
      { on: '2026-03-23', used: 15, due: '2026-03-30' },
      { on: '2026-03-30', used: 20, due: '2026-03-30' },
    ],
  },
  {
    id: 'W02',
    says: 'a part split off keeps the day on which the whole was received',
    provision: '29；国办函〔2020〕109号4',
    steps: [
      submitted('2026-03-02', 'online', {
        origin: { kind: 'part', requestId: 1, number: 'CS-2026-0001' },
        receivedOn: '2026-03-03',
      }),
    ],
    expect: [{ on: '2026-03-20', received: '2026-03-03', due: '2026-03-31' }],
  },
  {
    id: 'L24',
    says: 'an e-mail that bounced was never served; the paper copy of the same day is in time',
    provision: '国办公开办函〔2016〕235号',
    steps: [
      submitted('2026-03-02', 'in-person', { electronicDelivery: true }),
      drafted('2026-03-30', 'disclosed'),
      signed('2026-03-30'),
      sent('2026-03-30', 'electronic', { internetReconsideration: 'https://fy.test.example' }),
      serviceFailed('2026-03-30'),
      sent('2026-03-30'),
      arrived('2026-04-02'),
    ],
    expect: [{ on: '2026-04-02', concluded: '2026-03-30', onTime: true }],
  },
  {
    id: 'L25',
    says: 'a letter that came back was sent in time all the same; the attempt is on file',
    provision: '国办公开办函〔2016〕235号4',
    steps: [received, ...repliedOn('2026-03-30'), serviceFailed('2026-04-07', '收件人迁出，退回')],
    expect: [{ on: '2026-04-07', concluded: '2026-03-30', onTime: true, state: 'stopped' }],
  },
  {
    id: 'L30',
    says: 'a new reply that a decision orders: 20 wd from its receipt, without confirmation',
    provision: '33',
    steps: [
      submitted('2026-09-01', 'online', {
        origin: { kind: 'redo', requestId: 1, number: 'CS-2026-0001' },
        receivedOn: '2026-09-01',
      }),
    ],
    expect: [{ on: '2026-09-02', received: '2026-09-01', due: '2026-09-29' }],
  },
];

describe('volume, fees, parts and failed service', () => {
  for (const one of cases) it(`${one.id} ${one.says}`, () => void holds(one));

  it('L22 postage on delivery or on a bill is refused', () => {
    play([
      received,
      drafted('2026-03-10', 'disclosed'),
      signed('2026-03-10'),
      refuses(
        sent('2026-03-10', 'post', { postal: true, postageCollected: true }),
        'postage-collected',
      ),
    ]);
  });

  it('L23 a signature refused at the counter needs a witness or pictures, then it is served', () => {
    const { request } = play([
      received,
      drafted('2026-03-10', 'disclosed'),
      signed('2026-03-10'),
      refuses(sent('2026-03-10', 'left', {}), 'service-witness-missing'),
      sent('2026-03-10', 'left', { note: '社区工作人员某某见证，拍照2张' }),
    ]);
    assert.deepEqual(request.service, { on: '2026-03-10', method: 'left' });
  });
});

describe('corrections', () => {
  const correction = submitted('2026-03-02', 'in-person', { matter: 'correction' });

  it('W19 R07 end in results of their own, in none of Table 3', () => {
    const { request } = play([
      correction,
      refuses(drafted('2026-03-10', 'disclosed'), 'outcome-of-other-matter'),
      refuses(drafted('2026-03-10', 'record-corrected'), ...Array(3).fill('correction-missing')),
      ...repliedOn('2026-03-10', 'correction-referred', {
        correction: { competentOrgan: '某局，电话0000-1' },
      }),
    ]);
    assert.equal(request.reply?.content.outcome, 'correction-referred');
    const both = correctionOutcomeKeys.filter((key) => (outcomeKeys as string[]).includes(key));
    assert.deepEqual(both, []);
  });

  it('W19 run 20 wd and know neither fees nor demands for reasons', () => {
    const { request } = play([
      correction,
      refuses(feeNotified('2026-03-04'), 'not-for-corrections'),
      refuses(explanationAsked('2026-03-04'), 'not-for-corrections'),
    ]);
    const clock = replyClock(request, '2026-03-04', nationalCalendar);
    assert.equal('dueOn' in clock && clock.dueOn, '2026-03-30');
  });

  it('W20 a request for disclosure cannot end as a correction', () => {
    const { request } = play([received]);
    const decision = draftReply(
      request,
      { on: '2026-03-10', reply: { outcome: 'record-not-corrected', grounds: [], reasons: '无' } },
      { today: '2026-03-10', calendar: nationalCalendar },
    );
    assert.ok(!decision.ok);
    assert.deepEqual(
      decision.violations.map(({ code }) => code),
      ['outcome-unknown'],
    );
  });
});

describe('whose record it is', () => {
  const { request } = play([received]);
  const c = letterCaseOf(request, '2026-03-10');

  it('W17 W20 what another bureau or a hospital holds is pointed to by name and telephone', () => {
    const responsibleOrgan = '某市卫生健康局，电话0000-5550101';
    const text = letterText(
      {
        kind: 'R06',
        reply: {
          outcome: 'not-held',
          grounds: [],
          reasons: '该职能已于2026年2月划转',
          responsibleOrgan,
        },
      },
      c,
    );
    assert.match(text, /第三十六条第（五）项/);
    assert.ok(text.includes(responsibleOrgan));
  });

  it('W12 what is no request in the same letter is told its channel in the one reply', () => {
    const text = letterText(
      {
        kind: 'R02',
        reply: {
          outcome: 'disclosed',
          grounds: [],
          reasons: '',
          ...supplied,
          provided: '合同文本1份共12页',
          otherChannel: '某市信访局，电话0000-5550102',
        },
      },
      c,
    );
    assert.match(text, /第三十九条第一款/);
    assert.match(text, /某市信访局/);
    assert.match(text, /第三十六条第（二）项/);
  });

  it('W01 five who apply together are all named in the one letter that answers them', () => {
    const others = ['乙某', '丙某', '丁某', '戊某'].map((name) => ({ name }));
    const applicant = { ...c.application.applicant, name: '甲某', others };
    const villagers = { ...c.application, applicant };
    const shared = letterCaseOf(request, '2026-03-10', { application: villagers });
    const facts = {
      kind: 'R02',
      reply: { outcome: 'disclosed', grounds: [], reasons: '', ...supplied },
    } as const;
    letterText(facts, shared);
    assert.equal(composeLetter(facts, shared).addressee, '甲某、乙某、丙某、丁某、戊某');
    assert.equal(request.applicantKind, 'natural-person');
  });
});

describe('a case with supplement, third party and extension', () => {
  it('keeps every date of the journey, on the clock and in the letters', () => {
    const steps = [
      submitted('2026-04-30', 'online', { electronicDelivery: true }),
      confirmed('2026-04-30'),
    ];
    const first = holds({
      id: '',
      says: '',
      provision: '31、30',
      steps,
      expect: [{ on: '2026-04-30', due: '2026-06-01', noticeBy: '2026-05-13' }],
    });
    const p02 = {
      kind: 'P02',
      unclear: '没有写明是哪一份合同',
      items: '合同名称',
      guidance: '可写明年份',
      respondWithin: 15,
    } as const;
    assert.match(letterText(p02, letterCaseOf(first.request, '2026-05-08')), /2026年5月28日/);
    const toSupplement = [
      ...steps,
      supplementAsked('2026-05-08'),
      supplementNoticeServed('2026-05-08'),
      supplemented('2026-05-15'),
      refuses(supplementAsked('2026-05-18'), 'supplement-already-asked'),
    ];
    const second = holds({
      id: '',
      says: '',
      provision: '30',
      steps: toSupplement,
      expect: [{ on: '2026-05-18', due: '2026-06-12' }],
    });
    const p04 = { kind: 'P04', name: '某建设公司', content: '采购合同全文' } as const;
    const asked = letterText(p04, letterCaseOf(second.request, '2026-05-20'));
    assert.match(asked, /2026年6月10日/);
    assert.ok(!asked.includes('申请人某甲'), 'L09: the applicant is not named');
    const toAnswer = [
      ...toSupplement,
      consulted('2026-05-20'),
      letterServed('2026-05-20'),
      answered('2026-06-03', 'partly'),
    ];
    const third = holds({
      id: '',
      says: '',
      provision: '32、33¶3',
      steps: toAnswer,
      expect: [{ on: '2026-06-03', due: '2026-06-29' }],
    });
    const p03 = { kind: 'P03', days: 20, reason: '需要查找档案' } as const;
    const notice = letterText(p03, letterCaseOf(third.request, '2026-06-24'));
    assert.match(notice, /2026年6月29日/);
    assert.match(notice, /2026年7月27日/);
    holds({
      id: '',
      says: '',
      provision: '33¶2',
      steps: [
        ...toAnswer,
        extended('2026-06-24', 20),
        drafted('2026-07-02', 'partly-disclosed', {
          grounds: ['15-trade-secret'],
          separability: '遮挡第2、3页的单价',
        }),
        signed('2026-07-02'),
        sent('2026-07-02'),
      ],
      expect: [{ on: '2026-07-02', outcome: 'partly-disclosed', due: '2026-07-27', onTime: true }],
    });
  });
});
