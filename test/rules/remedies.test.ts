// Remedies: which one a reply names, until when it is open, and until when the organ answers.
// Provisions without a name are of the 条例.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nationalCalendar } from '../../src/rules/calendar.ts';
import { type IsoDay, isoOf } from '../../src/rules/day.ts';
import {
  latestRemedyWithoutClause,
  type ReconsiderationProcedure,
  reconsiderationAnswerBy,
  suitAfterReconsiderationBy,
  suitAnswerBy,
} from '../../src/rules/litigation.ts';
import {
  type Outcome,
  outcomeKeys,
  outcomes,
  type RefusalGround,
  type RemedyKind,
} from '../../src/rules/outcomes.ts';
import {
  periodsAfterSilence,
  remedyClause,
  remedyKindOf,
  remedyPeriods,
} from '../../src/rules/remedy.ts';

interface ClauseCase {
  readonly id: string;
  readonly says: string;
  readonly provision: string;
  readonly outcome: Outcome;
  readonly grounds?: readonly RefusalGround[];
  readonly on?: IsoDay;
  readonly remedy: RemedyKind;
}

const clauses: readonly ClauseCase[] = [
  {
    id: 'L01',
    says: 'a refusal as state secret: reconsideration comes first',
    provision: '14、36(3)；行政复议法23',
    outcome: 'state-secret',
    grounds: ['14-state-secret'],
    remedy: 'review-first',
  },
  {
    id: 'L02',
    says: 'a partial reply: the refused part first to reconsideration, the rest either way',
    provision: '37；行政复议法23',
    outcome: 'partly-disclosed',
    grounds: ['15-privacy'],
    remedy: 'split',
  },
  {
    id: 'L03',
    says: 'blacked out is only what is no government information: no refusal under 14 to 16',
    provision: '37',
    outcome: 'partly-disclosed',
    grounds: ['37-not-government-information'],
    remedy: 'direct',
  },
  {
    id: 'L03',
    says: 'one refused passage among such content is enough for the split clause',
    provision: '37',
    outcome: 'partly-disclosed',
    grounds: ['37-not-government-information', '16-draft'],
    remedy: 'split',
  },
  {
    id: 'L05',
    says: 'a business registration file is printed under 不予公开 and is no refusal',
    provision: '36(7)',
    outcome: 'administrative-inquiry',
    remedy: 'direct',
  },
  {
    id: 'L06',
    says: 'closing for want of a supplement',
    provision: '30；法释〔2025〕8号1',
    outcome: 'not-supplemented',
    remedy: 'direct',
  },
  {
    id: 'L06',
    says: 'closing for want of payment',
    provision: '国办函〔2020〕109号6；法释〔2025〕8号1',
    outcome: 'fee-unpaid',
    remedy: 'direct',
  },
  {
    id: 'L18',
    says: 'a refusal of 20 December 2023 printed again keeps the old clause',
    provision: '行政复议法90',
    outcome: 'state-secret',
    grounds: ['14-state-secret'],
    on: '2023-12-20',
    remedy: 'direct',
  },
  {
    id: 'L18',
    says: 'one of 1 January 2024 has the new one',
    provision: '行政复议法90',
    outcome: 'state-secret',
    grounds: ['14-state-secret'],
    on: '2024-01-01',
    remedy: 'review-first',
  },
];

const bodies = { reconsideration: '某市人民政府', court: '某市某区人民法院' };
const text = (kind: RemedyKind): string => remedyClause(kind, bodies);

describe('letters: the remedy clause', () => {
  for (const { id, says, provision, outcome, grounds = [], on = '2026-03-02', remedy } of clauses) {
    it(`${id} ${says}`, () => {
      assert.equal(remedyKindOf(outcome, grounds, on), remedy, provision);
    });
  }

  it('L01 the clause offers no suit before reconsideration, then 15 days', () => {
    assert.match(text('review-first'), /应当先.*60日内向某市人民政府.*15日内向某市某区人民法院/);
    assert.doesNotMatch(text('review-first'), /6个月/);
  });

  it('L02 the split clause says of each part what holds for it', () => {
    const [refused, rest] = text('split').split('对其余部分不服的');
    assert.match(refused ?? '', /不予公开的部分.*应当先.*15日内/);
    assert.match(rest ?? '', /60日内.*或者.*6个月内/);
  });

  it('L05 the direct clause gives 60 days or six months', () => {
    assert.match(text('direct'), /60日内向某市人民政府.*或者.*6个月内向某市某区人民法院/);
    assert.doesNotMatch(text('direct'), /应当先/);
  });

  it('L17 a reply served by internet names the internet channel, any other need not', () => {
    const internetReconsideration = 'https://fuyi.example/';
    for (const kind of ['direct', 'review-first', 'split'] as const) {
      const clause = remedyClause(kind, { ...bodies, internetReconsideration });
      assert.match(clause, /通过互联网提出：https:\/\/fuyi\.example\//);
      assert.doesNotMatch(text(kind), /互联网/);
    }
  });

  it('L01 L05 reconsideration first exactly where 条例 14 to 16 are the ground', () => {
    const found = outcomeKeys.filter((key) => outcomes[key].remedy === 'review-first');
    const expected = outcomeKeys.filter((key) => /^条例1[456]/.test(outcomes[key].provision));
    assert.deepEqual(found, expected);
    assert.equal(found.length, 7);
  });
});

function ends(kind: RemedyKind, receivedOn: IsoDay): readonly (IsoDay | undefined)[] {
  const { reconsiderationBy, suitBy } = remedyPeriods(kind, receivedOn, nationalCalendar);
  return [isoOf(reconsiderationBy.on), suitBy && isoOf(suitBy.on)];
}

function answerBy(procedure: ReconsiderationProcedure): IsoDay {
  return reconsiderationAnswerBy('2026-09-28', procedure, nationalCalendar).by;
}

describe('remedy periods', () => {
  it('L20 they run from the day the applicant signed for the letter', () => {
    assert.deepEqual(ends('direct', '2026-04-03'), ['2026-06-02', '2026-10-08']);
  });

  it('L01 where reconsideration comes first there is no period for a direct suit', () => {
    assert.deepEqual(ends('review-first', '2026-04-03'), ['2026-06-02', undefined]);
    const after = suitAfterReconsiderationBy('2026-06-01', nationalCalendar);
    assert.equal(isoOf(after.on), '2026-06-16');
  });

  it('L19 a forgotten clause leaves the periods open for up to a year', () => {
    const latest = latestRemedyWithoutClause('2026-03-10', nationalCalendar);
    assert.equal(isoOf(latest.on), '2027-03-10');
  });

  it('L26 60 days that end in the October holiday end on the first day after it', () => {
    assert.equal(ends('direct', '2026-08-03')[0], '2026-10-08');
  });

  it('L29 no reply at all: both periods run from the day it was due', () => {
    const { reconsiderationBy, suitBy } = periodsAfterSilence('2026-03-30', nationalCalendar);
    assert.equal(isoOf(reconsiderationBy.on), '2026-05-29');
    assert.equal(suitBy && isoOf(suitBy.on), '2026-09-30');
  });
});

describe('answers that the organ owes', () => {
  it('L27 a copy of 28 September is answered by 10 October, in ordinary procedure by the 16th', () => {
    assert.deepEqual([answerBy('simple'), answerBy('ordinary')], ['2026-10-10', '2026-10-16']);
  });

  it('L28 15 plain days ending in the holiday move behind it; planned for is the day before it', () => {
    assert.deepEqual(suitAnswerBy('2026-09-18', nationalCalendar), {
      by: '2026-10-08',
      planFor: '2026-09-30',
      provisional: false,
    });
  });
});
