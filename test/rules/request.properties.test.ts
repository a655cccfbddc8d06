// What holds of every request, whatever steps are tried on whatever days (条例 30–36).

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { nationalCalendar } from '../../src/rules/calendar.ts';
import { explainClock, maximumExtension, replyDue } from '../../src/rules/clock.ts';
import { currentRow } from '../../src/rules/request/current-row.ts';
import { eventLabels, type RequestEvent } from '../../src/rules/request/events.ts';
import { requestFrom } from '../../src/rules/request/fold.ts';
import { clockFacts, concludedOn, outcomeOf } from '../../src/rules/request/state.ts';
import { obstacle } from '../../src/rules/request/obstacles.ts';
import { stepsOpenTo } from '../../src/rules/request/open-steps.ts';
import { stepKeys } from '../../src/rules/request/steps.ts';
import { busyLife, life, live, type Lived } from './random-requests.ts';

function kindsOf({ events }: Lived): readonly RequestEvent['kind'][] {
  return events.map(({ event }) => event.kind);
}

function count(lived: Lived, kind: RequestEvent['kind']): number {
  return kindsOf(lived).filter((one) => one === kind).length;
}

function everyLife(holds: (lived: Lived) => void): void {
  fc.assert(
    fc.property(fc.oneof(life, busyLife), (one) => holds(live(one))),
    { numRuns: 400 },
  );
}

describe('every request', () => {
  it('is tried in every way: the lives below meet every kind of event', () => {
    const met = new Set(
      fc.sample(life, { numRuns: 1000, seed: 1 }).flatMap((l) => kindsOf(live(l))),
    );
    assert.deepEqual(
      Object.keys(eventLabels).filter((kind) => !met.has(kind as RequestEvent['kind'])),
      // A letter's second way out is no step of the request: test/commands/served-again.test.ts.
      ['served-again'],
    );
  });

  it('is asked for a supplement once at most', () => {
    everyLife((lived) => assert.ok(count(lived, 'supplement-requested') <= 1));
  });

  it('is extended by 20 working days at most', () => {
    everyLife(({ events, request }) => {
      const days = events.reduce(
        (n, { event }) => n + (event.kind === 'extended' ? event.days : 0),
        0,
      );
      assert.equal(request.extensionDays, days);
      assert.ok(days <= maximumExtension);
    });
  });

  it('takes nothing after its end but what follows from it', () => {
    const following: readonly RequestEvent['kind'][] = [
      'reply-received',
      'service-failed',
      'served-again',
      'corrected-letter-served',
      'contact-corrected',
      'applicant-kind-corrected',
      'fee-refunded',
      'rated',
      'archived',
    ];
    everyLife(({ stood }) => {
      for (const [i, { request }] of stood.entries()) {
        const next = stood[i + 1]?.event;
        if (concludedOn(request) === undefined || next === undefined) continue;
        assert.ok(following.includes(next.kind), `${next.kind} after the end`);
      }
    });
  });

  it('ends on or after its receipt, and has an outcome exactly when it has ended', () => {
    everyLife(({ request }) => {
      const ended = concludedOn(request);
      assert.equal(ended === undefined, outcomeOf(request) === undefined);
      if (ended !== undefined) assert.ok(ended >= (request.receivedOn ?? request.submittedOn));
    });
  });

  it('is signed by another than its handler', () => {
    everyLife(({ request: { draft, reply } }) => {
      if (reply !== undefined) assert.notDeepEqual(reply.by, draft?.by);
    });
  });

  it('has a clock whose explanation counts to its due date, whenever one runs', () => {
    everyLife(({ stood }) => {
      for (const { request, today } of stood) {
        const facts = clockFacts(request, nationalCalendar);
        if (facts === undefined) continue;
        const { dueOn, totalDays } = replyDue(facts, today, nationalCalendar);
        const days = explainClock(facts, today, nationalCalendar);
        const counted = days.flatMap(({ n }) => (n === undefined ? [] : [n]));
        assert.deepEqual(
          counted,
          counted.map((_, i) => i + 1),
        );
        if (dueOn === undefined) continue;
        assert.equal(days.at(-1)?.on, dueOn);
        assert.equal(counted.at(-1), totalDays);
      }
    });
  });

  it('is the same however often its events are folded', () => {
    everyLife(({ events, request, stood }) => {
      stood.forEach((then, i) => {
        assert.deepEqual(requestFrom(events.slice(0, i + 1)), then.request);
      });
      const { today } = stood.at(-1) ?? { today: request.submittedOn };
      const row = currentRow(request, today, nationalCalendar);
      const again = requestFrom(JSON.parse(JSON.stringify(events)) as typeof events);
      assert.ok(again);
      assert.deepEqual(currentRow(again, today, nationalCalendar), row);
    });
  });

  it('does not owe its due date to the day on which it is looked at, once nothing is open', () => {
    everyLife(({ request, stood }) => {
      const facts = clockFacts(request, nationalCalendar);
      const { today } = stood.at(-1) ?? { today: request.submittedOn };
      if (facts === undefined || facts.pauses.some(({ until }) => until === undefined)) return;
      assert.deepEqual(
        replyDue(facts, today, nationalCalendar),
        replyDue(facts, '2030-01-02', nationalCalendar),
      );
    });
  });

  it('shows every step, open or with the article that closes it', () => {
    everyLife(({ stood }) => {
      for (const { request, today } of stood) {
        const context = { today, calendar: nationalCalendar };
        const shown = stepsOpenTo(request, context);
        assert.deepEqual(
          shown.map(({ step }) => step),
          stepKeys,
        );
        for (const { step, open, why } of shown) {
          assert.deepEqual(why, obstacle(request, step, context));
          assert.equal(open, why === undefined);
          assert.ok(open || why?.provision);
        }
      }
    });
  });
});
