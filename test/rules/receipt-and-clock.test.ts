// Receipt and clock: when a request is received, until when it is to be answered, and what stops,
// restarts or lengthens the period. `wd` = working day; provisions without a name are of the 条例.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addWorkingDays, nationalCalendar } from '../../src/rules/calendar.ts';
import { day, isoOf } from '../../src/rules/day.ts';
import {
  answered,
  type Case,
  confirmed,
  consulted,
  contacted,
  drafted,
  extended,
  holds,
  letterServed,
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
];

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

const consultations: readonly Case[] = [
  {
    id: 'K20',
    says: 'a company that keeps silent: the time until its 15 wd ran out is not counted',
    provision: '32、33¶3',
    steps: [submitted('2026-03-02'), consulted('2026-03-06'), letterServed('2026-03-10')],
    expect: [
      { on: '2026-03-30', state: 'paused', left: 16, lapses: '2026-03-31', due: undefined },
      { on: '2026-03-31', dueIfLapsed: '2026-04-23' },
      { on: '2026-04-01', state: 'running', due: '2026-04-23' },
    ],
  },
  {
    id: 'K21',
    says: 'two overlapping consultations are one span, never the sum of two',
    provision: '33¶3',
    steps: [
      submitted('2026-03-02'),
      consulted('2026-03-06', 'third-party', 'a'),
      consulted('2026-03-18', 'other-organ', 'b'),
      answered('2026-03-23', 'agree', 'a'),
      answered('2026-03-27', 'agree', 'b'),
    ],
    expect: [{ on: '2026-03-27', left: 16, due: '2026-04-21' }],
  },
  {
    id: 'K22',
    says: 'two separate spans are both left out',
    provision: '33¶3',
    steps: [
      submitted('2026-03-02'),
      consulted('2026-03-04', 'third-party', 'a'),
      answered('2026-03-10', 'agree', 'a'),
      consulted('2026-03-16', 'third-party', 'b'),
      answered('2026-03-20', 'agree', 'b'),
    ],
    expect: [{ on: '2026-03-20', used: 6, due: '2026-04-10' }],
  },
  {
    id: 'K23',
    says: 'a letter sent with one wd left leaves one wd after the answer',
    provision: '33¶3',
    steps: [submitted('2026-03-02'), consulted('2026-03-27'), answered('2026-04-10')],
    expect: [{ on: '2026-04-10', used: 19, due: '2026-04-13' }],
  },
  {
    id: 'K23',
    says: 'the one day that will be left is told before the letter goes out',
    provision: '33¶3',
    steps: [submitted('2026-03-02')],
    expect: [{ on: '2026-03-27', leftIfConsulted: 1 }],
  },
  {
    id: 'K24',
    says: 'a consultation begun the day after the reply was due stops nothing',
    provision: '33',
    steps: [submitted('2026-03-02'), consulted('2026-03-31')],
    expect: [
      { on: '2026-03-31', state: 'overdue', due: '2026-03-30' },
      { on: '2026-04-10', state: 'overdue', due: '2026-03-30', leftIfConsulted: undefined },
    ],
  },
  {
    id: 'K24a',
    says: 'a letter sent on the due day: reply on the next wd after the answer',
    provision: '33¶3',
    steps: [submitted('2026-03-02'), consulted('2026-03-30'), answered('2026-04-11')],
    expect: [{ on: '2026-04-11', left: 0, due: '2026-04-13' }],
  },
  {
    id: 'K24a',
    says: 'an answer on a wd makes the reply due that day; that none is left is told before sending',
    provision: '33¶3',
    steps: [submitted('2026-03-02'), consulted('2026-03-30'), answered('2026-04-10')],
    expect: [{ on: '2026-04-10', due: '2026-04-10' }],
  },
  {
    id: 'K26',
    says: 'another organ that keeps silent: no statutory period, the clock waits and says so',
    provision: '11、33¶3',
    steps: [
      submitted('2026-03-02'),
      consulted('2026-03-06', 'other-organ'),
      letterServed('2026-03-10'),
    ],
    expect: [
      { on: '2026-06-01', state: 'paused', left: 16, lapses: undefined, dueIfLapsed: undefined },
    ],
  },
  {
    id: 'K27',
    says: 'a matter before the secrecy authority: the clock runs unless recorded as a consultation',
    provision: '17¶3、33¶3',
    steps: [submitted('2026-03-02')],
    expect: [{ on: '2026-03-20', state: 'running', due: '2026-03-30' }],
  },
  {
    id: 'K27',
    says: 'recorded as consultation of another organ, its time is not counted',
    provision: '17¶3、33¶3',
    steps: [
      submitted('2026-03-02'),
      consulted('2026-03-06', 'other-organ'),
      answered('2026-03-23'),
    ],
    expect: [{ on: '2026-03-23', due: '2026-04-15' }],
  },
];

const extensions: readonly Case[] = [
  {
    id: 'K28',
    says: 'approved on the due day, told the day after: no extension',
    provision: '33¶2',
    steps: [
      submitted('2026-03-02'),
      refuses(extended('2026-03-30', 10, '2026-03-31'), 'reply-period-over'),
    ],
    expect: [{ on: '2026-03-31', state: 'overdue', due: '2026-03-30' }],
  },
  {
    id: 'K28',
    says: 'approved and told on the due day: extended',
    provision: '33¶2',
    steps: [submitted('2026-03-02'), extended('2026-03-30', 10)],
    expect: [{ on: '2026-03-31', state: 'running', due: '2026-04-14' }],
  },
  {
    id: 'K29',
    says: 'ten and ten more are twenty',
    provision: '33¶2',
    steps: [submitted('2026-03-02'), extended('2026-03-20', 10), extended('2026-04-14', 10)],
    expect: [{ on: '2026-04-15', state: 'running', due: '2026-04-28' }],
  },
  {
    id: 'K29',
    says: 'ten and fifteen more are refused',
    provision: '33¶2',
    steps: [
      submitted('2026-03-02'),
      extended('2026-03-20', 10),
      refuses(extended('2026-04-14', 15), 'extension-too-long'),
    ],
    expect: [{ on: '2026-04-14', due: '2026-04-14' }],
  },
  {
    id: 'K30',
    says: 'an extension is added to the end of the first period, whenever it was approved',
    provision: '33¶2',
    steps: [submitted('2026-03-02'), extended('2026-03-04', 20)],
    expect: [{ on: '2026-03-04', due: '2026-04-28' }],
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
  consultations,
  extensions,
  endings,
})) {
  describe(`receipt and clock: ${name}`, () => {
    for (const one of cases) it(`${one.id} ${one.says}`, () => void holds(one));
  });
}

describe('receipt and clock: fees', () => {
  it('K32 a fee notice of 10 June is paid by 9 July; the period starts anew the day after', () => {
    const payBy = addWorkingDays(nationalCalendar, day('2026-06-10'), 20);
    assert.equal(isoOf(payBy.on), '2026-07-09');
  });
});
