// The worked due dates of the regulation reference, each played as a request from its receipt on, so
// that events, state and clock together give the date.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { isInSet } from '../../src/rules/annual-report/tally.ts';
import { addWorkingDays, nationalCalendar } from '../../src/rules/calendar.ts';
import { explainClock } from '../../src/rules/clock.ts';
import { day, type IsoDay, isoOf } from '../../src/rules/day.ts';
import { publishBy } from '../../src/rules/publication-deadlines.ts';
import { remedyPeriods } from '../../src/rules/remedy.ts';
import { clockFacts } from '../../src/rules/request/state.ts';
import {
  answered,
  consulted,
  extended,
  letterServed,
  play,
  type Step,
  submitted,
  supplementAsked,
  supplemented,
  viewOn,
} from './play.ts';

interface Vector {
  readonly id: string;
  readonly desc: string;
  readonly received?: IsoDay;
  readonly days?: number;
  readonly due: IsoDay;
  readonly due7?: IsoDay;
  readonly supplementNoticeDue?: IsoDay;
  readonly supplementReceived?: IsoDay;
  readonly consult?: readonly (readonly [IsoDay, IsoDay])[];
  readonly thirdPartyReceived?: IsoDay;
  readonly lapse?: IsoDay;
  readonly firstDue?: IsoDay;
  readonly extension?: number;
  readonly plainDue?: IsoDay;
  readonly dueWithExtension20?: IsoDay;
  readonly carriedForwardTo?: number;
  readonly formed?: IsoDay;
  readonly feeNoticeReceived?: IsoDay;
  readonly payBy?: IsoDay;
  readonly paid?: IsoDay;
  readonly served?: IsoDay;
}

const file = new URL('../data/duedate-vectors.json', import.meta.url);
const vectors = JSON.parse(readFileSync(file, 'utf8')) as readonly Vector[];

function stepsOf(v: Vector, received: IsoDay): readonly Step[] {
  return [
    submitted(received),
    ...(v.supplementNoticeDue === undefined ? [] : [supplementAsked(v.supplementNoticeDue)]),
    ...(v.supplementReceived === undefined ? [] : [supplemented(v.supplementReceived)]),
    ...(v.consult ?? []).flatMap(([from, until], i) => [
      consulted(from, 'third-party', `${i}`),
      v.thirdPartyReceived === undefined
        ? answered(until, 'agree', `${i}`)
        : letterServed(v.thirdPartyReceived, `${i}`),
    ]),
    ...(v.extension === undefined ? [] : [extended(received, v.extension)]),
  ];
}

/** Due date on its own day, which is the last working day explained and the totalDays-th counted. */
function dueOf(steps: readonly Step[], on: IsoDay): IsoDay | undefined {
  const { request } = play(steps);
  const { due } = viewOn(on, request, nationalCalendar);
  const facts = clockFacts(request, nationalCalendar);
  const last = facts && explainClock(facts, on, nationalCalendar).at(-1);
  assert.deepEqual([last?.on, last?.n], [due, 20 + request.extensionDays]);
  return due;
}

describe('due dates, from the events of a request', () => {
  it('the cases are all there', () => assert.equal(vectors.length, 16));

  for (const v of vectors) {
    const { received } = v;
    if (received === undefined) continue;
    it(`${v.id} ${v.desc}`, () => {
      const steps = stepsOf(v, received);
      const onReceipt = viewOn(received, play(steps.slice(0, 1)).request, nationalCalendar);
      if (v.days === 7) assert.equal(onReceipt.noticeBy, v.due);
      else assert.equal(dueOf(steps, v.due), v.due);
      for (const notice of [v.due7, v.supplementNoticeDue]) {
        if (notice !== undefined) assert.equal(onReceipt.noticeBy, notice);
      }
      for (const first of [v.firstDue, v.plainDue]) {
        if (first !== undefined) assert.equal(onReceipt.due, first);
      }
      if (v.lapse !== undefined) {
        const waiting = viewOn(v.lapse, play(steps).request, nationalCalendar);
        assert.deepEqual([waiting.lapses, waiting.dueIfLapsed], [v.lapse, v.due]);
      }
      if (v.dueWithExtension20 !== undefined) {
        const longer = [...steps, extended(v.due, 20)];
        assert.equal(dueOf(longer, v.dueWithExtension20), v.dueWithExtension20);
      }
      if (v.carriedForwardTo !== undefined) {
        const entry = { receivedOn: received, concludedOn: v.due };
        assert.ok(isInSet(entry, 'carried-forward', v.carriedForwardTo - 1));
        assert.ok(isInSet(entry, 'brought-forward', v.carriedForwardTo));
      }
    });
  }

  it('D11 what was made on 20 September 2022 is on the site within 20 working days', () => {
    const v = vectorOf('D11');
    assert.ok(v.formed);
    assert.equal(publishBy('general', v.formed, nationalCalendar).by, v.due);
  });

  it('D12 a fee paid in full starts the period anew', () => {
    const v = vectorOf('D12');
    assert.ok(v.feeNoticeReceived && v.paid);
    const payBy = addWorkingDays(nationalCalendar, day(v.feeNoticeReceived), 20).on;
    assert.equal(isoOf(payBy), v.payBy);
    assert.equal(dueOf([submitted(v.paid)], v.due), v.due);
  });

  it('D15 sixty plain days that end in a holiday end behind it', () => {
    const v = vectorOf('D15');
    assert.ok(v.served);
    const { reconsiderationBy } = remedyPeriods('review-first', v.served, nationalCalendar);
    assert.equal(isoOf(reconsiderationBy.on), v.due);
  });
});

function vectorOf(id: string): Vector {
  const found = vectors.find((v) => v.id === id);
  assert.ok(found, id);
  return found;
}
