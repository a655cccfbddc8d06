// What holds of every clock, whatever the dates and pauses (条例33).

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { addWorkingDays, isWorkingDay, nationalCalendar } from '../../src/rules/calendar.ts';
import {
  type ClockFacts,
  explainClock,
  mergePauses,
  opinionLapse,
  type Pause,
  recountLapses,
  replyDue,
} from '../../src/rules/clock.ts';
import { day, type IsoDay, isoOf } from '../../src/rules/day.ts';
import { isoDay, later } from './random-requests.ts';

const calendar = nationalCalendar;
const start = isoDay('2018-01-02', '2027-12-31');
const extension = fc.integer({ min: 0, max: 20 });

interface Span {
  readonly after: number;
  readonly lasts: number;
  readonly served: number | undefined;
  readonly cause: string;
}

const span: fc.Arbitrary<Span> = fc.record({
  after: fc.integer({ min: -20, max: 60 }),
  lasts: fc.integer({ min: -2, max: 50 }),
  served: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }),
  cause: fc.constantFrom('征求第三方意见', '征求其他机关意见'),
});
const spans = fc.array(span, { maxLength: 5 });

/** Long after everything: no pause is open, every lapse has come. */
const afterwards = (startedOn: IsoDay): IsoDay => later(startedOn, 500);

function pauseOf(startedOn: IsoDay, { after, lasts, served, cause }: Span, open = false): Pause {
  const from = later(startedOn, after);
  const servedOn = served === undefined ? undefined : later(from, served);
  return {
    from,
    cause,
    ...(open ? {} : { until: later(from, lasts) }),
    ...(servedOn === undefined ? {} : { servedOn, lapsesOn: opinionLapse(servedOn, calendar) }),
  };
}

function factsOf(startedOn: IsoDay, extensionDays: number, list: readonly Span[]): ClockFacts {
  return { startedOn, extensionDays, pauses: list.map((one) => pauseOf(startedOn, one)) };
}

function dueOf(facts: ClockFacts): IsoDay {
  const { dueOn } = replyDue(facts, afterwards(facts.startedOn), calendar);
  assert.ok(dueOn, 'no pause is open');
  return dueOn;
}

describe('every reply clock', () => {
  it('ends on a working day', () => {
    fc.assert(
      fc.property(start, extension, spans, (startedOn, days, list) => {
        const due = dueOf(factsOf(startedOn, days, list));
        assert.ok(isWorkingDay(calendar, day(due)), due);
      }),
    );
  });

  it('K24a ends on a working day too where a letter went out on the last one', () => {
    fc.assert(
      fc.property(start, extension, fc.integer({ min: 0, max: 40 }), (startedOn, days, lasts) => {
        const from = isoOf(addWorkingDays(calendar, day(startedOn), 20 + days).on);
        const pauses = [{ from, until: later(from, lasts), cause: '' }];
        const facts = { startedOn, extensionDays: days, pauses };
        const due = dueOf(facts);
        assert.ok(isWorkingDay(calendar, day(due)) && due >= later(from, lasts), due);
        const explained = explainClock(facts, afterwards(startedOn), calendar);
        assert.equal(explained.at(-1)?.on, due);
        assert.equal(Math.max(...explained.map(({ n = 0 }) => n)), 20 + days);
      }),
    );
  });

  it('ends no earlier for a later receipt', () => {
    fc.assert(
      fc.property(
        start,
        fc.integer({ min: 0, max: 40 }),
        extension,
        spans,
        (startedOn, delay, days, list) => {
          const facts = factsOf(startedOn, days, list);
          const delayed = { ...facts, startedOn: later(startedOn, delay) };
          assert.ok(dueOf(facts) <= dueOf(delayed));
        },
      ),
    );
  });

  it('is never shortened by a pause, nor by one more', () => {
    fc.assert(
      fc.property(start, extension, spans, span, (startedOn, days, list, more) => {
        const bare = dueOf(factsOf(startedOn, days, []));
        const paused = dueOf(factsOf(startedOn, days, list));
        const pausedMore = dueOf(factsOf(startedOn, days, [...list, more]));
        assert.ok(bare <= paused && paused <= pausedMore);
      }),
    );
  });

  it('is never shortened by an extension', () => {
    fc.assert(
      fc.property(start, fc.integer({ min: 0, max: 19 }), spans, (startedOn, days, list) => {
        const shorter = dueOf(factsOf(startedOn, days, list));
        assert.ok(shorter <= dueOf(factsOf(startedOn, days + 1, list)));
      }),
    );
  });

  it('is explained by as many counted days as it has, up to the due date, without a gap', () => {
    fc.assert(
      fc.property(start, extension, spans, (startedOn, extensionDays, list) => {
        const facts = factsOf(startedOn, extensionDays, list);
        const days = explainClock(facts, afterwards(startedOn), calendar);
        const counted = days.flatMap(({ n }) => (n === undefined ? [] : [n]));
        assert.deepEqual(
          counted,
          Array.from({ length: 20 + extensionDays }, (_, i) => i + 1),
        );
        assert.deepEqual(
          days.map(({ on }) => on),
          days.map((_, i) => later(startedOn, i + 1)),
        );
        assert.equal(days.at(-1)?.on, dueOf(facts));
        assert.ok(days.every(({ n, reason }) => n !== undefined || reason !== ''));
      }),
    );
  });

  it('says how many days are left while a consultation is open: those it will have afterwards', () => {
    fc.assert(
      fc.property(start, extension, span, (startedOn, extensionDays, one) => {
        const open = pauseOf(startedOn, { ...one, served: undefined }, true);
        const facts = { startedOn, extensionDays, pauses: [open] };
        const waiting = replyDue(facts, afterwards(startedOn), calendar);
        if (waiting.dueOn !== undefined) {
          assert.ok(open.from > waiting.dueOn);
          return;
        }
        const until = later(startedOn, 400);
        const answered = { ...facts, pauses: [{ ...open, until }] };
        const expected = addWorkingDays(calendar, day(until), waiting.daysLeft).on;
        if (waiting.daysLeft > 0) assert.equal(dueOf(answered), isoOf(expected));
        else assert.ok(dueOf(answered) >= until);
      }),
    );
  });
});

function listOf(startedOn: IsoDay, list: readonly (readonly [Span, boolean])[]): readonly Pause[] {
  return list.map(([one, open]) => pauseOf(startedOn, one, open));
}

describe('merging pauses', () => {
  const today = isoDay('2018-01-02', '2028-12-31');
  const mixed = fc.array(fc.tuple(span, fc.boolean()), { maxLength: 6 });

  it('does not hang on the order of entry', () => {
    const shuffled = mixed.chain((list) =>
      fc.tuple(
        fc.constant(list),
        fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
      ),
    );
    fc.assert(
      fc.property(start, today, shuffled, (startedOn, on, [list, other]) => {
        assert.deepEqual(
          mergePauses(listOf(startedOn, list), startedOn, on),
          mergePauses(listOf(startedOn, other), startedOn, on),
        );
      }),
    );
  });

  it('leaves what is merged as it is', () => {
    fc.assert(
      fc.property(start, today, mixed, (startedOn, on, list) => {
        const merged = mergePauses(listOf(startedOn, list), startedOn, on);
        assert.deepEqual(mergePauses(merged, startedOn, on), merged);
      }),
    );
  });

  it('gives spans that lie apart, in order, inside the period, only the last one open', () => {
    fc.assert(
      fc.property(start, today, mixed, (startedOn, on, list) => {
        const merged = mergePauses(listOf(startedOn, list), startedOn, on);
        merged.forEach(({ from, until, cause }, i) => {
          const next = merged[i + 1];
          assert.ok(from >= startedOn && (until === undefined || until > from));
          const causes = cause.split('；');
          assert.equal(new Set(causes).size, causes.length);
          assert.ok(next === undefined || (until !== undefined && until < next.from));
        });
      }),
    );
  });

  it('recounting the lapses under the same calendar changes nothing', () => {
    fc.assert(
      fc.property(start, extension, mixed, (startedOn, extensionDays, list) => {
        const facts = { startedOn, extensionDays, pauses: listOf(startedOn, list) };
        assert.deepEqual(recountLapses(facts, calendar), facts);
      }),
    );
  });
});
