// A notice that did not get there asks nothing of anybody (条例 30; 国办函〔2020〕109号 6; L24, L25): the period runs
// as if it had never been sent, until it goes out again on a day on which it could be sent for the first time.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { nationalCalendar as calendar } from '../../src/rules/calendar.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import {
  failedAttempts,
  recordAttemptFailed,
  serveAgain,
} from '../../src/rules/request/attempts.ts';
import type { NoticeStart, RecordedEvent, RequestEvent } from '../../src/rules/request/events.ts';
import { requestFrom } from '../../src/rules/request/fold.ts';
import type { DisclosureRequest } from '../../src/rules/request/disclosure-request.ts';
import { replyClock } from '../../src/rules/request/state.ts';
import {
  type Case,
  drafted,
  feeNotified,
  holds,
  noticeFailed,
  noticeSentAgain,
  refuses,
  repliedOn,
  submitted,
  supplementAsked,
  supplemented,
  supplementNoticeServed,
} from './play.ts';
import { busyLife, later, life, live } from './random-requests.ts';

const asked = [submitted('2026-03-02'), supplementAsked('2026-03-03')];
const bounced = noticeFailed('2026-03-05', 'supplement', '2026-03-03', 'electronic');
const cameBack = noticeFailed('2026-03-09', 'supplement', '2026-03-03', 'post');

const cases: readonly Case[] = [
  {
    id: 'L24',
    says: 'a supplement notice that bounced stops nothing: the period is the one of receipt',
    provision: '30',
    steps: [...asked, bounced],
    expect: [
      { on: '2026-03-05', state: 'running', due: '2026-03-30', used: 3, supplementDue: undefined },
      { on: '2026-03-31', state: 'overdue', due: '2026-03-30' },
    ],
  },
  {
    id: 'L25',
    says: 'nor does one that came back by post',
    provision: '30',
    steps: [...asked, cameBack],
    expect: [{ on: '2026-03-09', state: 'running', due: '2026-03-30' }],
  },
  {
    id: 'L24',
    says: 'out again on the seventh wd it is in time: the answer begins the period anew',
    provision: '30',
    steps: [
      ...asked,
      bounced,
      noticeSentAgain('2026-03-11', 'supplement', [['2026-03-03', 'electronic']]),
      supplementNoticeServed('2026-03-12'),
      supplemented('2026-03-20'),
    ],
    expect: [
      { on: '2026-03-20', state: 'running', due: '2026-04-20', supplementDue: '2026-04-02' },
    ],
  },
  {
    id: 'L25',
    says: 'so is one that came back, and it may be closed on silence after its second receipt',
    provision: '30',
    steps: [
      ...asked,
      cameBack,
      noticeSentAgain('2026-03-11', 'supplement', [['2026-03-03', 'post']]),
      supplementNoticeServed('2026-03-11'),
      refuses(drafted('2026-04-01', 'not-supplemented'), 'supplement-not-lapsed'),
      ...repliedOn('2026-04-02', 'not-supplemented'),
    ],
    expect: [{ on: '2026-04-02', outcome: 'not-supplemented', closableFrom: '2026-04-02' }],
  },
  {
    id: 'K14',
    says: 'out again on the eighth wd it is help only, however early it went out first',
    provision: '30',
    steps: [
      ...asked,
      bounced,
      noticeSentAgain('2026-03-12', 'supplement', [['2026-03-03', 'electronic']]),
      supplementNoticeServed('2026-03-12'),
      refuses(drafted('2026-04-03', 'not-supplemented'), 'supplement-asked-late'),
    ],
    expect: [{ on: '2026-03-12', state: 'running', due: '2026-03-30' }],
  },
  {
    id: 'L25',
    says: 'while it lies in the house nobody has abandoned anything, nor can it have arrived',
    provision: '30',
    steps: [
      ...asked,
      cameBack,
      refuses(supplementNoticeServed('2026-03-10'), 'notice-did-not-arrive'),
      refuses(drafted('2026-04-03', 'not-supplemented'), 'notice-did-not-arrive'),
    ],
    expect: [{ on: '2026-03-10', state: 'running', due: '2026-03-30' }],
  },
  {
    id: 'L24',
    says: 'another notice may take its place, and then the first one may not go out any more',
    provision: '30',
    steps: [
      ...asked,
      bounced,
      supplementAsked('2026-03-10'),
      refuses(
        noticeSentAgain('2026-03-10', 'supplement', [['2026-03-03', 'electronic']]),
        'supplement-already-asked',
      ),
      refuses(supplementAsked('2026-03-11'), 'supplement-already-asked'),
      supplemented('2026-03-20'),
    ],
    expect: [{ on: '2026-03-20', due: '2026-04-20' }],
  },
  {
    id: 'K15',
    says: 'who answers what never got there is heard, moves nothing and is not asked again',
    provision: '30',
    steps: [
      ...asked,
      bounced,
      supplemented('2026-03-09'),
      refuses(supplementAsked('2026-03-10'), 'supplement-already-asked'),
      refuses(
        noticeSentAgain('2026-03-10', 'supplement', [['2026-03-03', 'electronic']]),
        'supplement-already-asked',
      ),
    ],
    expect: [{ on: '2026-03-10', state: 'running', due: '2026-03-30' }],
  },
  {
    id: 'L25',
    says: 'that the paper came back after the answer takes nothing from the answer',
    provision: '30',
    steps: [...asked, supplemented('2026-03-06'), cameBack],
    expect: [{ on: '2026-03-09', state: 'running', due: '2026-04-03' }],
  },
  {
    id: 'K34',
    says: 'a fee notice that bounced waits for no money, and goes out again within the period only',
    provision: '109号6',
    steps: [
      submitted('2026-03-02'),
      feeNotified('2026-03-04'),
      noticeFailed('2026-03-06', 'fee', '2026-03-04', 'electronic'),
      refuses(
        noticeSentAgain('2026-03-31', 'fee', [['2026-03-04', 'electronic']]),
        'after-reply-period',
      ),
    ],
    expect: [{ on: '2026-03-06', state: 'running', due: '2026-03-30' }],
  },
  {
    id: 'K32',
    says: 'out again in time the payment is waited for again',
    provision: '109号6',
    steps: [
      submitted('2026-03-02'),
      feeNotified('2026-03-04'),
      noticeFailed('2026-03-06', 'fee', '2026-03-04', 'post'),
      noticeSentAgain('2026-03-30', 'fee', [['2026-03-04', 'post']]),
    ],
    expect: [{ on: '2026-03-31', state: 'awaiting-payment', due: undefined }],
  },
];

describe('a notice that did not get there', () => {
  for (const one of cases) it(`${one.id} ${one.says}`, () => void holds(one));
});

const events = (
  list: readonly RecordedEvent[],
  ...more: readonly RequestEvent[]
): readonly RecordedEvent[] => [
  ...list,
  ...more.map((event) => ({ event, actor: { kind: 'system' } as const })),
];

function folded(list: readonly RecordedEvent[]): DisclosureRequest {
  const request = requestFrom(list);
  assert.ok(request);
  return request;
}

/** Each moment of a life at which the notice is out, unanswered and not proved to have arrived. */
function outIn(
  one: ReturnType<typeof live>,
  starts: 'supplement' | 'fee',
): readonly { readonly upTo: readonly RecordedEvent[]; readonly today: IsoDay; sentOn: IsoDay }[] {
  return one.stood.flatMap(({ request: r, today }, i) => {
    const { supplement, fee } = r;
    const notice = starts === 'supplement' ? supplement : fee;
    if (r.service !== undefined || r.withdrawnOn !== undefined) return [];
    if (notice === undefined || notice.servedOn !== undefined) return [];
    if (supplement?.receivedOn !== undefined && starts === 'supplement') return [];
    const sentOn = starts === 'supplement' ? supplement?.requestedOn : fee?.notifiedOn;
    return sentOn === undefined ? [] : [{ upTo: one.events.slice(0, i + 1), today, sentOn }];
  });
}

function failure(starts: NoticeStart, sentOn: IsoDay, on: IsoDay): RequestEvent {
  const attempt = {
    letterId: 1,
    title: '告知书',
    number: '1号',
    isReply: false,
    starts,
    sentOn,
    method: 'post',
  } as const;
  const context = { today: on, calendar };
  const decision = recordAttemptFailed(
    folded([{ event: begun, actor: { kind: 'system' } }]),
    { on, note: '退信', attempt },
    context,
  );
  assert.ok(decision.ok);
  return decision.event;
}

const begun = {
  kind: 'submitted',
  on: '2020-01-02',
  channel: 'in-person',
  applicantKind: 'natural-person',
  electronicDelivery: true,
} as const;

describe('in every life of a request', () => {
  const asks = { supplement: 'supplement-requested', fee: 'fee-notified' } as const;
  for (const starts of ['supplement', 'fee'] as const) {
    it(`no clock is lost by a ${starts} notice that did not get there: it is the one without it`, () => {
      let met = 0;
      fc.assert(
        fc.property(fc.oneof(life, busyLife), fc.nat({ max: 40 }), (one, days) => {
          for (const { upTo, today, sentOn } of outIn(live(one), starts)) {
            met += 1;
            const failed = folded(events(upTo, failure(starts, sentOn, today)));
            const never = folded(upTo.filter(({ event }) => event.kind !== asks[starts]));
            const on = later(today, days);
            assert.deepEqual(replyClock(failed, on, calendar), replyClock(never, on, calendar));
          }
        }),
        { numRuns: 400 },
      );
      assert.ok(met > 50, `${met}`);
    });

    it(`a ${starts} notice that goes out again is one that went out on that day`, () => {
      let met = 0;
      fc.assert(
        fc.property(fc.oneof(life, busyLife), fc.nat({ max: 9 }), (one, days) => {
          for (const { upTo, today, sentOn } of outIn(live(one), starts)) {
            const on = later(today, days);
            const tried = events(upTo, failure(starts, sentOn, today));
            const attempts = failedAttempts(tried, 1);
            const again = serveAgain(
              folded(tried),
              { on, method: 'post', postal: true },
              attempts,
              { today: on, calendar },
            );
            if (!again.ok) continue;
            met += 1;
            const first = upTo.find(({ event }) => event.kind === asks[starts])?.event;
            assert.ok(first);
            const moved =
              again.event.kind === 'served-again' && again.event.inTime !== undefined
                ? { ...first, on, inTime: again.event.inTime }
                : { ...first, on };
            const other = upTo.filter(({ event }) => event.kind !== asks[starts]);
            assert.deepEqual(
              replyClock(folded(events(tried, again.event)), on, calendar),
              replyClock(folded(events(other, moved as RequestEvent)), on, calendar),
            );
          }
        }),
        { numRuns: 400 },
      );
      assert.ok(met > 50, `${met}`);
    });
  }
});
