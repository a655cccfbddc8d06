// What no life of a request may break, whatever is tried in whatever order (条例 30–36; 国办函〔2020〕109号 6):
// no clock is lost, no period shortened, one outcome, one union of pauses, no part for the whole.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { countWorkingOrdinals, nationalCalendar } from '../../src/rules/calendar.ts';
import { type ClockFacts, mergePauses, replyDue, replyWorkingDays } from '../../src/rules/clock.ts';
import { isCorrectionOutcome } from '../../src/rules/corrections.ts';
import { type IsoDay, isoOfOrdinal, ordinalOfIso } from '../../src/rules/day.ts';
import { isOutcome } from '../../src/rules/outcomes.ts';
import { currentRow } from '../../src/rules/request/current-row.ts';
import type { RequestEvent } from '../../src/rules/request/events.ts';
import type { DisclosureRequest } from '../../src/rules/request/disclosure-request.ts';
import { obstacle } from '../../src/rules/request/obstacles.ts';
import { stepOfEvent } from './event-steps.ts';
import {
  awaitsPayment,
  clockFacts,
  concludedOn,
  feePaidOn,
  outcomeOf,
  replyClock,
} from '../../src/rules/request/state.ts';
import { busyLife, life, live, type Lived } from './random-requests.ts';

const calendar = nationalCalendar;

function everyLife(holds: (lived: Lived) => void): void {
  fc.assert(
    fc.property(fc.oneof(life, busyLife), (one) => holds(live(one))),
    { numRuns: 600 },
  );
}

type Moment = Lived['stood'][number];

/** Each moment with the one before it. */
function pairs({ stood }: Lived): readonly (readonly [Moment, Moment])[] {
  return stood.slice(1).flatMap((now, i) => {
    const before = stood[i];
    return before === undefined ? [] : [[before, now] as const];
  });
}

const restarting = ['supplement-received', 'explanation-received', 'fee-paid'] as const;

function count({ events }: Lived, ...kinds: readonly RequestEvent['kind'][]): number {
  return events.filter(({ event }) => kinds.includes(event.kind)).length;
}

/** What the request waits for, in words: a date, or somebody by name and since when. */
function awaited(r: DisclosureRequest, today: IsoDay): string | undefined {
  const clock = replyClock(r, today, calendar);
  switch (clock.state) {
    case 'running':
    case 'overdue':
      return clock.dueOn;
    case 'paused': {
      const open = r.consultations.filter(({ answer }) => answer === undefined);
      const named = open.every(({ name, sentOn }) => name.trim() !== '' && sentOn <= today);
      return open.length > 0 && named ? open.map(({ name }) => name).join('、') : undefined;
    }
    case 'awaiting-supplement':
      return clock.supplementDueOn ?? r.supplement?.requestedOn;
    case 'awaiting-payment':
      return clock.payBy ?? r.fee?.notifiedOn;
    case 'unconfirmed':
      return clock.cautiousDueOn;
    case 'stopped':
      return clock.concludedOn;
  }
}

function works(o: number): boolean {
  return countWorkingOrdinals(calendar, o - 1, o) === 1;
}

/** The period as a clerk counts it on a calendar on the wall, day after day. */
function countedByHand({ startedOn, extensionDays, pauses }: ClockFacts, today: IsoDay): IsoDay {
  const rests = (o: number): boolean =>
    mergePauses(pauses, '0000-01-01', today).some(
      ({ from, until }) =>
        o > ordinalOfIso(from) && (until === undefined || o <= ordinalOfIso(until)),
    );
  let o = ordinalOfIso(startedOn);
  for (let left = replyWorkingDays + extensionDays; left > 0;) {
    o += 1;
    if (works(o) && !rests(o)) left -= 1;
  }
  // Others asked on the last day leave none: due when they have answered, or the next working day (K24a).
  while (rests(o + 1) || !works(o)) o += 1;
  return isoOfOrdinal(o);
}

describe('in every life of a request', () => {
  it('clocks are moved more than once: the lives below meet what they are about', () => {
    const lives = fc.sample(busyLife, { numRuns: 600, seed: 1 }).map(live);
    assert.ok(lives.some((one) => count(one, ...restarting) > 2));
    assert.ok(lives.filter((one) => count(one, 'extended') > 1).length > 20);
    assert.ok(lives.filter((one) => count(one, 'consulted') > 1).length > 100);
    assert.ok(lives.filter((one) => count(one, 'fee-paid') > 1).length > 20);
  });

  it('each step that was taken stood open before it, and leaves a row that can be stored', () => {
    everyLife((lived) => {
      for (const [before, now] of pairs(lived)) {
        const step = stepOfEvent(now.event);
        const context = { today: now.today, calendar };
        assert.equal(obstacle(before.request, step, context), undefined, step);
        const row = currentRow(now.request, now.today, calendar);
        assert.equal(row.concludedOn === null, row.outcome === null);
        assert.equal(row.concludedOn !== null, row.clockState === 'stopped');
        assert.equal(row.receivedOn === null, row.facts === null);
        assert.equal(row.dueOn !== null && row.concludedOn === null, row.clockState === 'running');
      }
    });
  });

  it('no clock is lost: what is open has a date, or waits for somebody named', () => {
    everyLife(({ stood }) => {
      for (const { request, today } of stood) assert.ok(awaited(request, today));
    });
  });

  it('there is one outcome, from the end on and never another', () => {
    everyLife((lived) => {
      for (const [before, now] of pairs(lived)) {
        const [was, is] = [outcomeOf(before.request), outcomeOf(now.request)];
        assert.equal(is === undefined, concludedOn(now.request) === undefined);
        assert.ok(is === undefined || isOutcome(is) || isCorrectionOutcome(is));
        const { service, withdrawnOn } = now.request;
        assert.ok(service === undefined || withdrawnOn === undefined, 'not both');
        // Only a message that bounced was never served (L24).
        if (was !== undefined && now.event.kind !== 'service-failed') assert.equal(is, was);
      }
    });
  });

  it('no restart, no pause, no extension makes the due date earlier', () => {
    everyLife((lived) => {
      for (const [before, now] of pairs(lived)) {
        const [was, is] = [before, now].map(({ request }) => clockFacts(request, calendar));
        if (was === undefined || is === undefined) continue;
        const due = (facts: ClockFacts): IsoDay | undefined => {
          const { dueOn, dueIfLapsed } = replyDue(facts, now.today, calendar);
          return dueOn ?? dueIfLapsed;
        };
        const [earlier, later] = [due(was), due(is)];
        // An answer ends a pause before its lapse: that is no shortening of the period.
        if (earlier === undefined || later === undefined) continue;
        const answers = now.event.kind === 'opinion-received';
        assert.ok(answers || later >= earlier, `${now.event.kind}: ${earlier} → ${later}`);
        assert.ok(is.startedOn >= was.startedOn);
      }
    });
  });

  it('a period begins anew only with a supplement in time, an explanation, or the whole fee', () => {
    everyLife((lived) => {
      for (const [before, now] of pairs(lived)) {
        const [was, is] = [before, now].map(({ request }) => clockFacts(request, calendar));
        if (was === undefined || is === undefined || was.startedOn === is.startedOn) continue;
        const kinds: readonly string[] = restarting;
        assert.ok(kinds.includes(now.event.kind), now.event.kind);
      }
    });
  });

  it('part of the fee restarts nothing, and the fee is paid on the day the whole is there', () => {
    everyLife(({ stood }) => {
      for (const { request: r } of stood) {
        if (r.fee === undefined) continue;
        const { amount, payments } = r.fee;
        const whole = payments.reduce((sum, payment) => sum + payment.amount, 0) >= amount;
        assert.equal(awaitsPayment(r), !whole);
        const paidOn = feePaidOn(r);
        assert.equal(paidOn !== undefined, whole);
        if (paidOn === undefined) continue;
        const until = (isBy: (on: IsoDay) => boolean): number =>
          payments.reduce((sum, payment) => sum + (isBy(payment.on) ? payment.amount : 0), 0);
        assert.ok(until((on) => on < paidOn) < amount && until((on) => on <= paidOn) >= amount);
      }
    });
  });

  it('pauses are united and never summed: the due date is the one counted day by day', () => {
    everyLife(({ stood }) => {
      for (const { request, today } of stood) {
        const facts = clockFacts(request, calendar);
        const due = facts && replyDue(facts, today, calendar).dueOn;
        if (facts === undefined || due === undefined) continue;
        assert.equal(due, countedByHand(facts, today));
      }
    });
  });

  it('K24 what is asked after the period is over stops nothing', () => {
    everyLife((lived) => {
      for (const [before, now] of pairs(lived)) {
        if (now.event.kind !== 'consulted') continue;
        const clock = replyClock(before.request, now.today, calendar);
        if (clock.state !== 'overdue' || now.event.on <= (clock.dueOn ?? '')) continue;
        assert.equal(replyClock(now.request, now.today, calendar).state, 'overdue');
      }
    });
  });
});
