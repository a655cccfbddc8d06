// What is pressing in the queue (条例 31, 33, 45), and the office's own deadline.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import {
  addWorkingOrdinals,
  countWorkingOrdinals,
  isWorkingDay,
  nationalCalendar,
  subtractWorkingOrdinals,
} from '../../src/rules/calendar.ts';
import { day, type IsoDay, ordinalOfIso } from '../../src/rules/day.ts';
import { contactDueOn, daysWithoutContact } from '../../src/rules/request/contact.ts';
import { currentRow } from '../../src/rules/request/current-row.ts';
import { internalDueOn, internalDueViolations } from '../../src/rules/request/internal-due.ts';
import { replyClock } from '../../src/rules/request/state.ts';
import {
  cutoffsOn,
  type RowDates,
  urgencyOf,
  urgentListsOf,
} from '../../src/rules/request/urgency.ts';
import { contacted, play, submitted } from './play.ts';
import { isoDay, later, life, live } from './random-requests.ts';

const running: RowDates = {
  clockState: 'running',
  dueOn: '2026-03-30',
  internalDueOn: '2026-03-23',
  contactDueOn: null,
  waitingUntil: null,
};

describe('a running request', () => {
  // Due on Monday 30 March; working days before it: 27, 26, 25, 24, 23 March.
  const cases: readonly (readonly [IsoDay, string, readonly string[]])[] = [
    ['2026-03-20', 'plain', []],
    ['2026-03-23', 'yellow', ['yellow']],
    ['2026-03-24', 'yellow', ['yellow', 'internal']],
    ['2026-03-26', 'yellow', ['yellow', 'internal']],
    ['2026-03-27', 'red', ['red', 'internal']],
    ['2026-03-28', 'red', ['red', 'internal']],
    ['2026-03-30', 'red', ['red', 'internal']],
    ['2026-03-31', 'overdue', ['overdue']],
  ];
  for (const [today, urgency, lists] of cases) {
    it(`is ${urgency} on ${today}`, () => {
      const cutoffs = cutoffsOn(today, nationalCalendar);
      assert.deepEqual(urgentListsOf(running, cutoffs), lists);
      assert.equal(urgencyOf(running, cutoffs), urgency);
    });
  }
});

describe('an unconfirmed request (K04)', () => {
  it('is red once a working day has passed without a logged attempt, and not before', () => {
    const { request } = play([submitted('2026-03-10', 'online'), contacted('2026-03-11')]);
    const row = currentRow(request, '2026-03-12', nationalCalendar);
    assert.equal(row.contactDueOn, '2026-03-12');
    const on = (today: IsoDay) => urgencyOf(row, cutoffsOn(today, nationalCalendar));
    assert.equal(on('2026-03-12'), 'plain');
    assert.equal(on('2026-03-13'), 'red');
  });

  it('is made good by an attempt entered for the day that was missed', () => {
    const { request } = play([
      submitted('2026-03-10', 'online'),
      contacted('2026-03-12'),
      contacted('2026-03-11'),
    ]);
    assert.equal(contactDueOn(request, nationalCalendar), '2026-03-13');
  });
});

describe('a request that waits for the applicant', () => {
  it('is yellow when the days to supplement or to pay are over, and red never', () => {
    for (const clockState of ['awaiting-supplement', 'awaiting-payment'] as const) {
      const row: RowDates = { ...running, clockState, dueOn: null, waitingUntil: '2026-03-30' };
      const on = (today: IsoDay) => urgentListsOf(row, cutoffsOn(today, nationalCalendar));
      assert.deepEqual(on('2026-03-30'), []);
      assert.deepEqual(on('2026-03-31'), ['lapsed']);
    }
  });
});

describe('the lists agree with the clock', () => {
  it('on every day of every life', () => {
    fc.assert(
      fc.property(life, fc.integer({ min: 0, max: 40 }), (one, after) => {
        const { events, request } = live(one);
        const today = later(request.lastEventOn, after);
        const clock = replyClock(request, today, nationalCalendar);
        if (clock.state === 'stopped') return;
        const row = currentRow(request, today, nationalCalendar, 5);
        const lists = urgentListsOf(row, cutoffsOn(today, nationalCalendar));
        const left = 'remaining' in clock ? (clock.remaining ?? 99) : 99;
        assert.equal(lists.includes('overdue'), clock.state === 'overdue');
        assert.equal(lists.includes('red'), clock.state === 'running' && left <= 1);
        assert.equal(lists.includes('yellow'), clock.state === 'running' && left > 1 && left <= 5);
        const missed = daysWithoutContact(events, today, nationalCalendar).length;
        const isUnconfirmed = clock.state === 'unconfirmed';
        assert.equal(lists.includes('uncontacted'), isUnconfirmed && missed > 0);
        assert.equal(lists.includes('lapsed'), 'lapsed' in clock && clock.lapsed);
      }),
      { numRuns: 400 },
    );
  });
});

function codes(internal: IsoDay | undefined, on: IsoDay, due?: IsoDay): readonly string[] {
  return internalDueViolations(internal, on, due).map(({ code }) => code);
}

describe("the office's own deadline", () => {
  it('stands so many working days before the legal day, holidays left out', () => {
    assert.equal(internalDueOn('2026-03-30', 5, nationalCalendar), '2026-03-23');
    // Over 1–5 May; Saturday 9 May is worked.
    assert.equal(internalDueOn('2026-05-11', 5, nationalCalendar), '2026-04-30');
    assert.equal(internalDueOn('2026-03-30', 0, nationalCalendar), null);
    assert.equal(internalDueOn(null, 5, nationalCalendar), null);
  });

  it('is that many working days before every legal day there can be', () => {
    fc.assert(
      fc.property(isoDay('2018-06-01', '2026-12-31'), fc.integer({ min: 1, max: 19 }), (due, n) => {
        const internal = internalDueOn(due, n, nationalCalendar);
        assert.ok(internal !== null && internal < due);
        assert.ok(isWorkingDay(nationalCalendar, day(internal)));
        const between = countWorkingOrdinals(
          nationalCalendar,
          ordinalOfIso(internal),
          ordinalOfIso(due),
        );
        assert.equal(between, n);
      }),
    );
  });

  it('going back and forth the same number of working days comes to the same working day', () => {
    fc.assert(
      fc.property(isoDay('2018-06-01', '2026-12-31'), fc.integer({ min: 1, max: 40 }), (on, n) => {
        const then = addWorkingOrdinals(nationalCalendar, ordinalOfIso(on), n);
        const back = subtractWorkingOrdinals(nationalCalendar, then, n);
        const isWorking = isWorkingDay(nationalCalendar, day(on));
        const wanted = isWorking
          ? ordinalOfIso(on)
          : subtractWorkingOrdinals(nationalCalendar, ordinalOfIso(on), 0);
        assert.equal(back, wanted);
      }),
    );
  });

  it('may not be past when it is named, nor later than the legal day', () => {
    assert.deepEqual(codes(undefined, '2026-03-10', '2026-03-30'), []);
    assert.deepEqual(codes('2026-03-20', '2026-03-10', '2026-03-30'), []);
    assert.deepEqual(codes('2026-03-09', '2026-03-10', '2026-03-30'), ['internal-due-past']);
    assert.deepEqual(codes('2026-03-31', '2026-03-10', '2026-03-30'), ['internal-due-late']);
    // Before receipt is confirmed no legal day runs yet; what is overdue has none left to keep.
    assert.deepEqual(codes('2026-03-31', '2026-03-10'), []);
    assert.deepEqual(codes('2026-04-02', '2026-04-01', '2026-03-30'), []);
  });
});
