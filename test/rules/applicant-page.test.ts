// What an applicant is told on the page of his request: whose turn it is and until when, which days to keep,
// what he can do against a reply or against silence.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { applicantDates } from '../../src/rules/applicant-dates.ts';
import { applicantRemedies } from '../../src/rules/applicant-remedies.ts';
import { nationalCalendar as calendar } from '../../src/rules/calendar.ts';
import { isoOf, type IsoDay, ordinalOfIso } from '../../src/rules/day.ts';
import { type NextStep, nextStep } from '../../src/rules/request/next-step.ts';
import { obstacle } from '../../src/rules/request/obstacles.ts';
import { type Outcome, outcomeKeys, outcomes } from '../../src/rules/outcomes.ts';
import { plainOutcome, provisionsOfReply } from '../../src/rules/plain-outcome.ts';
import type { ReplyContent } from '../../src/rules/request/events.ts';
import { replyClock } from '../../src/rules/request/state.ts';
import {
  answered,
  arrived,
  confirmed,
  consulted,
  explanationAsked,
  explanationNoticeServed,
  feeNoticeServed,
  feeNotified,
  letterServed,
  paid,
  play,
  repliedOn,
  type Step,
  submitted,
  supplementAsked,
  supplementNoticeServed,
  supplemented,
  withdrawn,
} from './play.ts';
import { later, life, live } from './random-requests.ts';

type Steps = readonly (Step | readonly Step[])[];

function turn(today: IsoDay, steps: Steps): NextStep | undefined {
  return nextStep(play(steps).request, { today, calendar });
}

/** `reply 2026-04-28`, with `?` for a day that may still move. */
function days(today: IsoDay, steps: Steps): readonly string[] {
  return applicantDates(play(steps).request, today, calendar).map(
    ({ kind, on, provisional }) => `${kind} ${on}${provisional ? '?' : ''}`,
  );
}

function remedies(today: IsoDay, steps: Steps): readonly string[] {
  const found = applicantRemedies(play(steps).request, today, calendar);
  if (found === undefined) return [];
  const { reconsiderationBy, suitBy } = found.periods ?? {};
  return [
    found.against === 'reply' ? found.way : 'silence',
    ...(reconsiderationBy === undefined ? [] : [`reconsideration ${isoOf(reconsiderationBy.on)}`]),
    ...(suitBy === undefined ? [] : [`suit ${isoOf(suitBy.on)}`]),
  ];
}

const asked = submitted('2026-03-02');

describe('whose turn it is', () => {
  it('K01 both sides confirm what came by internet, and no period runs before', () => {
    const steps = [submitted('2026-03-30', 'online')];
    assert.deepEqual(turn('2026-03-31', steps), {
      kind: 'confirm',
      by: 'both',
      provision: '条例31',
    });
    assert.deepEqual(days('2026-03-31', steps), []);
  });

  it('the organ replies within twenty working days', () => {
    const steps = [submitted('2026-03-30', 'online'), confirmed('2026-03-30')];
    assert.deepEqual(turn('2026-03-31', steps), {
      kind: 'reply',
      by: 'organ',
      provision: '条例33¶2',
      until: '2026-04-28',
    });
    assert.deepEqual(days('2026-03-31', steps), ['reply 2026-04-28']);
  });

  it('the applicant supplements from the day the notice reached him, and not before', () => {
    const notice = [asked, supplementAsked('2026-03-04')];
    assert.equal(turn('2026-03-05', notice)?.kind, 'notice-arrives');
    assert.deepEqual(days('2026-03-05', notice), []);
    const served = [...notice, supplementNoticeServed('2026-03-05')];
    assert.deepEqual(turn('2026-03-06', served), {
      kind: 'supplement',
      by: 'applicant',
      provision: '条例30',
      until: '2026-03-26',
    });
    assert.deepEqual(days('2026-03-06', served), ['supplement 2026-03-26']);
    const answered = [...served, supplemented('2026-03-20')];
    assert.deepEqual(days('2026-03-20', answered), ['reply 2026-04-20']);
  });

  it('the applicant pays within twenty working days of the notice', () => {
    const steps = [asked, feeNotified('2026-03-09'), feeNoticeServed('2026-03-10')];
    assert.equal(turn('2026-03-11', steps)?.until, '2026-04-08');
    assert.deepEqual(days('2026-03-11', steps), ['payment 2026-04-08']);
    assert.equal(turn('2026-03-20', [...steps, paid('2026-03-20')])?.kind, 'reply');
  });

  it('the applicant gives reasons while the period of the reply runs on', () => {
    const steps = [asked, explanationAsked('2026-03-09'), explanationNoticeServed('2026-03-10')];
    assert.deepEqual(turn('2026-03-11', steps)?.by, 'applicant');
    assert.deepEqual(days('2026-03-11', steps), ['reply 2026-03-30', 'explanation 2026-03-31']);
  });

  it('those who are asked have their time, and the day of the reply may still move', () => {
    const steps = [asked, consulted('2026-03-09'), letterServed('2026-03-10')];
    const step = turn('2026-03-11', steps);
    assert.deepEqual([step?.kind, step?.by, step?.until], ['opinion', 'consulted', '2026-03-31']);
    assert.match(days('2026-03-11', steps)[0] ?? '', /^reply 2026-\d\d-\d\d\?$/);
    const back = [...steps, answered('2026-03-12')];
    assert.equal(turn('2026-03-12', back)?.kind, 'reply');
    assert.ok(!(days('2026-03-12', back)[0] ?? '').endsWith('?'));
  });

  it('beyond the published holidays a day says that it is provisional', () => {
    const steps = [submitted('2026-12-21')];
    const [day] = days('2026-12-22', steps);
    assert.match(day ?? '', /^reply 2027-\d\d-\d\d\?$/);
    assert.equal(turn('2026-12-22', steps)?.provisional, true);
  });

  it('nobody’s after the reply went out or the request was withdrawn', () => {
    assert.equal(turn('2026-03-12', [asked, ...repliedOn('2026-03-11')]), undefined);
    assert.equal(turn('2026-03-12', [asked, withdrawn('2026-03-11')]), undefined);
  });
});

describe('what can be done', () => {
  it('against a reply counts from the applicant’s own receipt, and not before it is known', () => {
    const sent = [asked, ...repliedOn('2026-03-11')];
    assert.deepEqual(remedies('2026-03-12', sent), ['direct']);
    assert.deepEqual(days('2026-03-12', sent), []);
    const read = [...sent, arrived('2026-03-16')];
    assert.deepEqual(remedies('2026-03-16', read), [
      'direct',
      'reconsideration 2026-05-15',
      'suit 2026-09-16',
    ]);
    assert.deepEqual(days('2026-03-16', read), ['reconsideration 2026-05-15', 'suit 2026-09-16']);
  });

  it('against a refusal begins with reconsideration', () => {
    const refused = repliedOn('2026-03-11', 'deliberative-process', {
      grounds: ['16-draft'],
      separability: '不能区分',
      noRuleRequiresDisclosure: true,
    });
    assert.deepEqual(remedies('2026-03-16', [asked, ...refused, arrived('2026-03-16')]), [
      'review-first',
      'reconsideration 2026-05-15',
    ]);
  });

  it('L29 against silence runs from the day the reply fell due', () => {
    assert.deepEqual(remedies('2026-03-30', [asked]), [], 'not on the last day');
    assert.deepEqual(remedies('2026-03-31', [asked]), [
      'silence',
      'reconsideration 2026-05-29',
      'suit 2026-09-30',
    ]);
  });

  it('is nothing while the applicant’s own turn is not over', () => {
    const steps = [asked, supplementAsked('2026-03-04'), supplementNoticeServed('2026-03-05')];
    assert.deepEqual(remedies('2026-06-30', steps), []);
  });
});

function everyDay(holds: (today: IsoDay, r: ReturnType<typeof live>['request']) => void): void {
  fc.assert(
    fc.property(life, fc.integer({ min: 0, max: 60 }), (one, wait) => {
      const { request } = live(one);
      holds(later(request.lastEventOn, wait), request);
    }),
    { numRuns: 400 },
  );
}

describe('on every request', () => {
  it('there is a next step until it is over, and the applicant can take his', () => {
    everyDay((today, r) => {
      const step = nextStep(r, { today, calendar });
      const isOver = r.service !== undefined || r.withdrawnOn !== undefined;
      assert.equal(step === undefined, isOver);
      const act = { supplement: 'record-supplement', explain: 'record-explanation' } as const;
      if (step?.kind === 'supplement' || step?.kind === 'explain') {
        const why = obstacle(r, act[step.kind], { today, calendar });
        assert.ok(why === undefined || r.reply !== undefined, why?.code ?? '');
      }
    });
  });

  it('a last day for the reply is that of the clock', () => {
    everyDay((today, r) => {
      const step = nextStep(r, { today, calendar });
      const clock = replyClock(r, today, calendar);
      if (step?.kind === 'reply' && 'dueOn' in clock) assert.equal(step.until, clock.dueOn);
    });
  });

  it('days to keep are working days, each kind once', () => {
    everyDay((today, r) => {
      const dates = applicantDates(r, today, calendar);
      assert.equal(new Set(dates.map(({ kind }) => kind)).size, dates.length);
      for (const { on } of dates) assert.ok(calendar.workingDays.includes(ordinalOfIso(on)), on);
    });
  });

  it('silence is fought only when the reply is overdue, a reply only when it was sent', () => {
    everyDay((today, r) => {
      const found = applicantRemedies(r, today, calendar);
      if (found?.against === 'reply') assert.ok(r.service);
      if (found?.against === 'silence') {
        assert.equal(replyClock(r, today, calendar).state, 'overdue');
        assert.ok(found.dueOn < today);
      }
    });
  });
});

function reply(outcome: Outcome, more: Partial<ReplyContent> = {}): ReplyContent {
  return { outcome, grounds: [], reasons: '', ...more };
}

describe('what was decided, in plain words', () => {
  it('says of every refusal that nothing is given, of no other outcome', () => {
    for (const outcome of outcomeKeys) {
      const text = plainOutcome(reply(outcome));
      const isRefusal = outcomes[outcome].letter === 'R04';
      assert.equal(text.startsWith('不公开：'), isRefusal, outcome);
      assert.match(text, /。$/);
    }
  });

  it('tells what is public already from what is given, and what another organ holds from what nobody has', () => {
    assert.match(plainOutcome(reply('disclosed')), /提供给您/);
    assert.match(plainOutcome(reply('disclosed', { alreadyPublic: true })), /已经主动公开/);
    assert.match(plainOutcome(reply('not-held')), /没有这项信息/);
    const elsewhere = reply('not-held', { responsibleOrgan: '某局' });
    assert.match(plainOutcome(elsewhere), /请向负责的机关申请/);
    assert.deepEqual(provisionsOfReply(elsewhere), ['条例10、36(5)']);
  });

  it('names the provisions of the letter and of each ground once', () => {
    const refused = reply('third-party-rights', { grounds: ['15-trade-secret', '15-privacy'] });
    assert.deepEqual(provisionsOfReply(refused), ['条例36(3)', '条例15']);
  });
});
