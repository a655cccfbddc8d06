// What stops the clock and what lengthens the period: consultations and extensions. `wd` = working
// day; provisions without a name are of the 条例.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nationalCalendar } from '../../src/rules/calendar.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import type { Consultee } from '../../src/rules/request/events.ts';
import { standingOf } from '../../src/rules/request/opinions.ts';
import {
  answered,
  type Case,
  consulted,
  extended,
  holds,
  letterServed,
  play,
  refuses,
  type Step,
  submitted,
} from './play.ts';

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
    id: 'K20',
    says: 'its answer after that day gives the organ no more time',
    provision: '32、33¶3',
    steps: [
      submitted('2026-03-02'),
      consulted('2026-03-06'),
      letterServed('2026-03-10'),
      answered('2026-04-10', 'refuse'),
    ],
    expect: [{ on: '2026-04-10', state: 'running', due: '2026-04-23' }],
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
    id: 'K24a',
    says: 'a second letter on that next wd finds no day to take either',
    provision: '33¶3',
    steps: [
      submitted('2026-03-02'),
      consulted('2026-03-30', 'third-party', 'a'),
      answered('2026-04-11', 'agree', 'a'),
      consulted('2026-04-13', 'third-party', 'b'),
      answered('2026-04-17', 'agree', 'b'),
    ],
    expect: [{ on: '2026-04-17', left: 0, due: '2026-04-17' }],
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

for (const [name, cases] of Object.entries({ consultations, extensions })) {
  describe(`receipt and clock: ${name}`, () => {
    for (const one of cases) it(`${one.id} ${one.says}`, () => void holds(one));
  });
}

/** What the party consulted on 6 March and reached on 10 March is taken to say on `today`. */
function standing(consultee: Consultee, today: IsoDay, opinion?: Step): string {
  const steps = [submitted('2026-03-02'), consulted('2026-03-06', consultee)];
  const served = [...steps, letterServed('2026-03-10')];
  const { request } = play(opinion === undefined ? served : [...served, opinion]);
  const [consultation] = request.consultations;
  assert.ok(consultation);
  return standingOf(consultation, today, nationalCalendar);
}

describe('receipt and clock: silence of those consulted', () => {
  it('K25 a co-producing organ silent for 15 wd after receipt is deemed to consent', () => {
    assert.equal(standing('co-producer', '2026-03-31'), 'awaited');
    assert.equal(standing('co-producer', '2026-04-01'), 'deemed-consent');
  });

  it('K25 its answer in time stands, its answer afterwards does not undo the consent', () => {
    const [inTime, after] = [answered('2026-03-31', 'refuse'), answered('2026-04-01', 'refuse')];
    assert.equal(standing('co-producer', '2026-04-10', inTime), 'refuse');
    assert.equal(standing('co-producer', '2026-04-10', after), 'deemed-consent');
  });

  it('K20 the silence of a third party is neither consent nor refusal', () => {
    assert.equal(standing('third-party', '2026-04-01'), 'silent');
  });

  it('K26 the silence of another organ never means anything', () => {
    assert.equal(standing('other-organ', '2027-04-01'), 'awaited');
  });
});
