// What ran out in silence is named with its last day and what the law makes of it (条例 30, 32, 34, 35; 109号 6).

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { nationalCalendar } from '../../src/rules/calendar.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import type { Consultee, RequestEvent } from '../../src/rules/request/events.ts';
import { requestFrom } from '../../src/rules/request/fold.ts';
import { lapsesOf } from '../../src/rules/request/lapses.ts';

const submitted: RequestEvent = {
  kind: 'submitted',
  on: '2026-03-02',
  channel: 'in-person',
  applicantKind: 'natural-person',
  electronicDelivery: false,
};

function on(today: IsoDay, ...events: readonly RequestEvent[]) {
  const actor = { kind: 'system' } as const;
  const request = requestFrom([submitted, ...events].map((event) => ({ event, actor })));
  assert.ok(request);
  return lapsesOf(request, today, nationalCalendar);
}

function asked(consultee: Consultee): readonly RequestEvent[] {
  return [
    {
      kind: 'consulted',
      on: '2026-03-06',
      consultationId: 'c',
      consultee,
      name: '某单位',
      content: '某合同',
    },
    { kind: 'consultation-served', on: '2026-03-10', consultationId: 'c' },
  ];
}

function supplement(sentOn: IsoDay): readonly RequestEvent[] {
  return [
    { kind: 'supplement-requested', on: sentOn, items: '年份', respondWithin: 15 },
    { kind: 'supplement-notice-served', on: sentOn },
  ];
}

it('K18 a supplement from the day after the last one, and no longer once it came', () => {
  const notice = supplement('2026-03-11');
  assert.deepEqual(on('2026-04-01', ...notice), []);
  assert.deepEqual(on('2026-04-02', ...notice), [{ kind: 'supplement', on: '2026-04-01' }]);
  const came = { kind: 'supplement-received', on: '2026-04-03', text: '2024年' } as const;
  assert.deepEqual(on('2026-04-07', ...notice, came), []);
});

it('K14 nothing lapses with a notice that came after the seventh working day', () => {
  assert.deepEqual(on('2026-04-20', ...supplement('2026-03-12')), []);
});

it('K20 K25 K26 a third party and a co-producing organ, but no other organ', () => {
  for (const consultee of ['third-party', 'co-producer'] as const) {
    assert.deepEqual(on('2026-03-31', ...asked(consultee)), []);
    assert.deepEqual(on('2026-04-01', ...asked(consultee)), [
      { kind: consultee, on: '2026-03-31' },
    ]);
  }
  assert.deepEqual(on('2026-04-20', ...asked('other-organ')), []);
  // Not served, not begun (32).
  assert.deepEqual(on('2026-06-01', ...asked('third-party').slice(0, 1)), []);
});

it('reasons of volume and a fee, until the request is withdrawn', () => {
  const explanation: readonly RequestEvent[] = [
    { kind: 'explanation-requested', on: '2026-03-05', evidence: '30件', respondWithin: 7 },
    { kind: 'explanation-notice-served', on: '2026-03-05' },
  ];
  assert.deepEqual(on('2026-03-17', ...explanation), [{ kind: 'explanation', on: '2026-03-16' }]);
  const fee: readonly RequestEvent[] = [
    {
      kind: 'fee-notified',
      on: '2026-03-09',
      standard: 'by-volume',
      quantity: 68,
      amount: 380_00,
      payWithin: 20,
    },
    { kind: 'fee-notice-served', on: '2026-03-11' },
  ];
  assert.deepEqual(on('2026-04-10', ...fee), [{ kind: 'fee', on: '2026-04-09' }]);
  assert.deepEqual(on('2026-04-10', ...fee, { kind: 'withdrawn', on: '2026-04-10' }), []);
});
