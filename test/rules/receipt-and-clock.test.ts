// Receipt and clock: when a request is received, until when it is to be answered, and what stops,
// restarts or lengthens the period. `wd` = working day; provisions without a name are of the 条例.

import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { addWorkingDays, nationalCalendar } from '../../src/rules/calendar.ts';
import { replyDue } from '../../src/rules/clock.ts';
import { day, type IsoDay, isoOf } from '../../src/rules/day.ts';
import { daysWithoutContact } from '../../src/rules/request/contact.ts';
import {
  type Case,
  confirmed,
  contacted,
  drafted,
  enteredOn,
  feeNoticeServed,
  feeNotified,
  holds,
  play,
  refuses,
  repliedOn,
  sent,
  signed,
  submitted,
  supplementAsked,
  supplemented,
  supplementNoticeServed,
  withdrawn,
} from './play.ts';

const receipt: readonly Case[] = [
  {
    id: 'K01',
    says: 'a web form before the May holiday is received when both sides confirm it',
    provision: '31(3)、30、33',
    steps: [submitted('2026-04-30', 'online'), confirmed('2026-05-06')],
    expect: [
      { on: '2026-05-06', received: '2026-05-06', noticeBy: '2026-05-14', due: '2026-06-02' },
    ],
  },
  {
    id: 'K01',
    says: 'until then the cautious date counts from the submission and no due date is shown',
    provision: '31(3)',
    steps: [submitted('2026-04-30', 'online')],
    expect: [{ on: '2026-05-05', state: 'unconfirmed', cautiousDue: '2026-06-01', due: undefined }],
  },
  {
    id: 'K02',
    says: 'a confirmation on a public holiday is the day of receipt all the same',
    provision: '31(3)、33',
    steps: [submitted('2026-10-02', 'online'), confirmed('2026-10-02')],
    expect: [
      { on: '2026-10-02', received: '2026-10-02', noticeBy: '2026-10-15', due: '2026-11-03' },
    ],
  },
  {
    id: 'K03',
    says: 'the mailroom signs for the organ: its Saturday counts, not the day the office sees it',
    provision: '31(2)',
    steps: [
      submitted('2026-03-07', 'post'),
      refuses(confirmed('2026-03-10'), 'confirmation-not-needed'),
    ],
    expect: [{ on: '2026-03-10', received: '2026-03-07', due: '2026-04-03' }],
  },
  {
    id: 'K04',
    says: 'an ordinary letter without a telephone number waits for confirmation and cannot be closed',
    provision: '31(2)',
    steps: [
      submitted('2026-03-10', 'ordinary-mail'),
      contacted('2026-03-10'),
      contacted('2026-03-11'),
      refuses(supplementAsked('2026-03-12'), 'receipt-unconfirmed'),
      refuses(drafted('2026-06-01', 'not-supplemented'), 'receipt-unconfirmed'),
    ],
    expect: [{ on: '2026-06-01', state: 'unconfirmed', received: undefined, due: undefined }],
  },
  {
    id: 'K05',
    says: 'what is accepted at the counter after hours is received that day',
    provision: '31(1)',
    steps: [submitted('2026-03-02', 'in-person')],
    expect: [{ on: '2026-03-02', received: '2026-03-02', due: '2026-03-30' }],
  },
  {
    id: 'K06',
    says: 'a fax to the wrong machine is received when the applicant confirms',
    provision: '31(3)',
    steps: [submitted('2026-03-02', 'fax'), contacted('2026-03-03'), confirmed('2026-03-04')],
    expect: [{ on: '2026-03-04', received: '2026-03-04', due: '2026-04-01' }],
  },
  {
    id: 'K07',
    says: 'an oral request is received on the day the form is taken down and read back',
    provision: '29、31(1)、43',
    steps: [submitted('2026-03-03', 'oral')],
    expect: [{ on: '2026-03-03', received: '2026-03-03', due: '2026-03-31' }],
  },
  {
    id: 'K08',
    says: 'beyond the published calendar the due date is provisional, the notice day is firm',
    provision: '33；放假办法2',
    steps: [submitted('2026-12-10')],
    expect: [{ on: '2026-12-10', noticeBy: '2026-12-21', due: '2027-01-08', provisional: true }],
  },
  {
    id: 'K08',
    says: 'the last day of a supplement within it is firm',
    provision: '30、33；放假办法2',
    steps: [
      submitted('2026-12-10'),
      supplementAsked('2026-12-15', 10),
      supplementNoticeServed('2026-12-16'),
    ],
    expect: [{ on: '2026-12-16', state: 'awaiting-supplement', provisional: false }],
  },
  {
    id: 'K08',
    says: 'so is the last day of a supplement, where it lies there',
    provision: '30、33；放假办法2',
    steps: [
      submitted('2026-12-10'),
      supplementAsked('2026-12-15', 15),
      supplementNoticeServed('2026-12-16'),
    ],
    expect: [{ on: '2026-12-16', state: 'awaiting-supplement', provisional: true }],
  },
  {
    id: 'K08',
    says: 'so is the last day to pay a fee',
    provision: '国办函〔2020〕109号6；放假办法2',
    steps: [submitted('2026-12-10'), feeNotified('2026-12-11'), feeNoticeServed('2026-12-14')],
    expect: [{ on: '2026-12-14', state: 'awaiting-payment', provisional: true }],
  },
];

const consultedUntil = (lapsesOn: IsoDay) =>
  replyDue(
    {
      startedOn: '2026-12-01',
      extensionDays: 0,
      pauses: [{ from: '2026-12-10', lapsesOn, cause: '征求第三方意见' }],
    },
    '2026-12-11',
    nationalCalendar,
  );

test('K08 so is the last day of an open consultation, whatever becomes of the reply', () => {
  assert.equal(consultedUntil('2026-12-31').lapseProvisional, false);
  assert.equal(consultedUntil('2027-01-04').lapseProvisional, true);
});

const supplements: readonly Case[] = [
  {
    id: 'K13',
    says: 'a notice posted on the seventh wd restarts the period from the answer',
    provision: '30',
    steps: [submitted('2026-03-02'), supplementAsked('2026-03-11'), supplemented('2026-03-20')],
    expect: [{ on: '2026-03-20', noticeBy: '2026-03-11', due: '2026-04-20' }],
  },
  {
    id: 'K14',
    says: 'a notice posted on the eighth wd is help only: the reply stays due',
    provision: '30',
    steps: [submitted('2026-03-02'), supplementAsked('2026-03-12'), supplemented('2026-03-20')],
    expect: [
      { on: '2026-03-12', state: 'running', due: '2026-03-30' },
      { on: '2026-03-20', state: 'running', due: '2026-03-30' },
    ],
  },
  {
    id: 'K14',
    says: 'nor is silence after it abandonment, however long',
    provision: '30',
    steps: [
      submitted('2026-03-02'),
      supplementAsked('2026-03-12', 7),
      supplementNoticeServed('2026-03-12'),
      refuses(drafted('2026-03-30', 'not-supplemented'), 'supplement-asked-late'),
    ],
    expect: [{ on: '2026-03-30', state: 'running', due: '2026-03-30' }],
  },
  {
    id: 'K15',
    says: 'still unclear after the supplement: no second notice, reply within the new period',
    provision: '30；表三',
    steps: [
      submitted('2026-03-02'),
      supplementAsked('2026-03-11'),
      refuses(drafted('2026-03-12', 'still-unclear'), 'supplement-never-unclear'),
      supplemented('2026-03-20'),
      refuses(supplementAsked('2026-03-23'), 'supplement-already-asked'),
      ...repliedOn('2026-04-20', 'still-unclear'),
    ],
    expect: [{ on: '2026-04-21', outcome: 'still-unclear', due: '2026-04-20', onTime: true }],
  },
  {
    id: 'K17',
    says: 'two days to supplement are no reasonable period, nor are 31; 7 and 30 are',
    provision: '30',
    steps: [
      submitted('2026-03-02'),
      refuses(supplementAsked('2026-03-11', 2), 'supplement-period-unreasonable'),
      refuses(supplementAsked('2026-03-11', 6), 'supplement-period-unreasonable'),
      refuses(supplementAsked('2026-03-11', 31), 'supplement-period-unreasonable'),
      supplementAsked('2026-03-11', 7),
      supplementNoticeServed('2026-03-11'),
    ],
    expect: [{ on: '2026-03-11', supplementDue: '2026-03-20' }],
  },
  {
    id: 'K18',
    says: 'without a supplement the request may be closed from the day after the day fixed',
    provision: '30',
    steps: [
      submitted('2026-03-02'),
      supplementAsked('2026-03-11'),
      supplementNoticeServed('2026-03-11'),
      refuses(drafted('2026-04-01', 'not-supplemented'), 'supplement-not-lapsed'),
      ...repliedOn('2026-04-02', 'not-supplemented'),
    ],
    expect: [
      {
        on: '2026-04-03',
        supplementDue: '2026-04-01',
        closableFrom: '2026-04-02',
        outcome: 'not-supplemented',
        onTime: true,
        due: undefined,
      },
    ],
  },
  {
    id: 'K18',
    says: 'an answer after the day fixed is accepted while the request is still open',
    provision: '30',
    steps: [
      submitted('2026-03-02'),
      supplementAsked('2026-03-11'),
      supplementNoticeServed('2026-03-11'),
      supplemented('2026-04-03'),
      refuses(drafted('2026-04-07', 'not-supplemented'), 'supplement-not-lapsed'),
    ],
    expect: [{ on: '2026-04-07', state: 'running', due: '2026-05-07' }],
  },
];

const endings: readonly Case[] = [
  {
    id: 'K36',
    says: 'withdrawn on day 12: other, still one received, no further clock',
    provision: '表三',
    steps: [submitted('2026-03-02'), withdrawn('2026-03-18')],
    expect: [
      {
        on: '2026-05-01',
        state: 'stopped',
        received: '2026-03-02',
        concluded: '2026-03-18',
        outcome: 'other',
        onTime: true,
      },
    ],
  },
  {
    id: 'K36',
    says: 'a withdrawal cannot be dated before the confirmation that made it a request',
    provision: '31(3)；表三',
    steps: [
      submitted('2025-12-29', 'online'),
      confirmed('2026-01-05'),
      refuses(enteredOn('2026-01-06', withdrawn('2025-12-30')), 'date-before-previous-step'),
    ],
    expect: [{ on: '2026-01-06', state: 'running', concluded: undefined }],
  },
  {
    id: 'K36',
    says: 'withdrawn before any confirmation it was never received',
    provision: '31(3)；表三',
    steps: [submitted('2025-12-29', 'online'), withdrawn('2025-12-30')],
    expect: [{ on: '2026-01-06', state: 'stopped', received: undefined, concluded: '2025-12-30' }],
  },
  {
    id: 'K37',
    says: 'answered on the spot: every step on one day, with a number, and counted',
    provision: '33¶1、45',
    steps: [
      submitted('2026-03-02'),
      drafted('2026-03-02', 'disclosed'),
      signed('2026-03-02'),
      sent('2026-03-02', 'in-person', {}),
    ],
    expect: [
      {
        on: '2026-03-02',
        received: '2026-03-02',
        concluded: '2026-03-02',
        outcome: 'disclosed',
        onTime: true,
      },
    ],
  },
];

for (const [name, cases] of Object.entries({
  receipt,
  supplements,
  endings,
})) {
  describe(`receipt and clock: ${name}`, () => {
    for (const one of cases) it(`${one.id} ${one.says}`, () => void holds(one));
  });
}

describe('receipt and clock: an unconfirmed request is followed up', () => {
  const letter = play([
    submitted('2026-03-10', 'ordinary-mail'),
    contacted('2026-03-10'),
    contacted('2026-03-12'),
  ]);

  it('K04 every working day without a logged attempt is told', () => {
    const missed = daysWithoutContact(letter.events, '2026-03-17', nationalCalendar);
    assert.deepEqual(missed, ['2026-03-11', '2026-03-13', '2026-03-16']);
  });

  it('K04 a letter is owed a call on the day it comes', () => {
    const { events } = play([submitted('2026-03-10', 'ordinary-mail')]);
    const missed = daysWithoutContact(events, '2026-03-12', nationalCalendar);
    assert.deepEqual(missed, ['2026-03-10', '2026-03-11']);
  });

  it('K04 nothing is owed for the day that still runs, nor after the confirmation', () => {
    const { events } = play([
      submitted('2026-03-10', 'ordinary-mail'),
      contacted('2026-03-10'),
      confirmed('2026-03-11'),
    ]);
    assert.deepEqual(daysWithoutContact(events, '2026-03-10', nationalCalendar), []);
    assert.deepEqual(daysWithoutContact(events, '2026-06-01', nationalCalendar), []);
  });

  it('K01 a form sent on the eve of a holiday is owed an attempt from the first wd after it', () => {
    const { events } = play([submitted('2026-04-30', 'online')]);
    assert.deepEqual(daysWithoutContact(events, '2026-05-06', nationalCalendar), []);
    assert.deepEqual(daysWithoutContact(events, '2026-05-07', nationalCalendar), ['2026-05-06']);
  });
});

describe('receipt and clock: fees', () => {
  it('K32 a fee notice of 10 June is paid by 9 July; paid on the 22nd, a new period runs', () => {
    const payBy = addWorkingDays(nationalCalendar, day('2026-06-10'), 20);
    assert.equal(isoOf(payBy.on), '2026-07-09');
    const facts = { startedOn: '2026-06-22', extensionDays: 0, pauses: [] } as const;
    assert.equal(replyDue(facts, '2026-06-22', nationalCalendar).dueOn, '2026-07-20');
  });
});
