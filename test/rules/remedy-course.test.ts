// A reconsideration or a suit from the copy to the decision in force (L27, L28, L30; R09–R11).

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { nationalCalendar } from '../../src/rules/calendar.ts';
import { table4BlockKeys } from '../../src/rules/annual-report/form.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import { appealBy } from '../../src/rules/litigation.ts';
import {
  answerDeadline,
  type DecisionForm,
  decisionForms,
  decisionViolations,
  endingsOf,
  lastDecision,
  nextStage,
  type RemedyEnding,
  remedyEndingKeys,
  type RemedyFile,
  remedyState,
  remedyStepsOpen,
  resultInForce,
  type StageDecision,
  weighedDecision,
} from '../../src/rules/remedy-case.ts';
import { isoDay } from './random-requests.ts';

const reconsideration: RemedyFile = {
  block: 'reconsideration',
  filedOn: '2026-09-20',
  decisions: [],
  isRedoOpen: false,
};
const suit: RemedyFile = { ...reconsideration, block: 'litigation-direct', filedOn: '2026-09-10' };
const today: IsoDay = '2026-12-31';

type Entered = Omit<StageDecision, 'appealBy' | 'appealedOn' | 'effectiveOn' | 'stage'>;

/** A stage decided as it is entered. */
function decided(file: RemedyFile, entered: Entered): RemedyFile {
  const full = { stage: nextStage(file), ...entered };
  assert.deepEqual(decisionViolations(file, full, today), []);
  return { ...file, decisions: [...file.decisions, weighedDecision(full, nationalCalendar)] };
}

function changed(file: RemedyFile, change: Partial<StageDecision>): RemedyFile {
  const last = lastDecision(file);
  assert.ok(last);
  return { ...file, decisions: [...file.decisions.slice(0, -1), { ...last, ...change }] };
}

function judged(
  file: RemedyFile,
  ending: RemedyEnding,
  on: IsoDay,
  ordersRedo = false,
): RemedyFile {
  return decided(file, { ending, form: 'judgment', decidedOn: on, receivedOn: on, ordersRedo });
}

const codes = (file: RemedyFile, entered: Entered): readonly string[] =>
  decisionViolations(file, { stage: nextStage(file), ...entered }, today).map(({ code }) => code);

describe('the days to answer', () => {
  it('L27 a copy of 28 September is answered by 10 October or, in ordinary procedure, by the 16th', () => {
    for (const [procedure, by] of [
      ['simple', '2026-10-10'],
      ['ordinary', '2026-10-16'],
    ] as const) {
      const deadline = answerDeadline('reconsideration', procedure, '2026-09-28', nationalCalendar);
      assert.equal(deadline.by, by);
    }
  });

  it('L28 a statement of claim of 18 September ends on 8 October and is planned for 30 September', () => {
    for (const block of ['litigation-direct', 'litigation-after-reconsideration'] as const) {
      const { by, planFor } = answerDeadline(block, undefined, '2026-09-18', nationalCalendar);
      assert.equal(by, '2026-10-08');
      assert.equal(planFor, '2026-09-30');
    }
  });

  it('an appeal from a judgment has 15 plain days, from a ruling 10, moved off a holiday', () => {
    assert.equal(appealBy('judgment', '2026-11-02', nationalCalendar), '2026-11-17');
    assert.equal(appealBy('ruling', '2026-11-02', nationalCalendar), '2026-11-12');
    // 22 September and 10 days are 2 October, a holiday until the 7th.
    assert.equal(appealBy('ruling', '2026-09-22', nationalCalendar), '2026-10-08');
  });
});

describe('a reconsideration', () => {
  it('goes from filing over copy and answer to a decision that is in force when served', () => {
    assert.equal(remedyState(reconsideration), 'filed');
    const copied = { ...reconsideration, copyReceivedOn: '2026-09-28' } as const;
    assert.equal(remedyState(copied), 'answer-due');
    const answered = { ...copied, answeredOn: '2026-10-09' } as const;
    assert.equal(remedyState(answered), 'answered');
    assert.deepEqual(remedyStepsOpen(answered), ['decide']);
    const ended = decided(answered, {
      ending: 'upheld',
      form: 'decision',
      decidedOn: '2026-10-20',
      receivedOn: '2026-10-23',
      ordersRedo: false,
    });
    assert.equal(remedyState(ended), 'ended');
    assert.deepEqual(resultInForce(ended), { result: 'upheld', on: '2026-10-23' });
    assert.deepEqual(remedyStepsOpen(ended), []);
  });

  it('L30 that orders a reply anew waits for the linked case, and then is ended', () => {
    const ordered = decided(reconsideration, {
      ending: 'revoked',
      form: 'decision',
      decidedOn: '2026-10-20',
      receivedOn: '2026-10-23',
      ordersRedo: true,
    });
    assert.equal(remedyState(ordered), 'redo-due');
    assert.equal(remedyState({ ...ordered, isRedoOpen: true }), 'ended');
  });

  it('that was turned away or upheld orders nothing anew', () => {
    for (const ending of ['upheld', 'not-admitted', 'terminated'] as const) {
      const entered = {
        ending,
        form: 'decision',
        decidedOn: '2026-10-20',
        ordersRedo: true,
      } as const;
      assert.ok(
        codes(reconsideration, { ...entered, receivedOn: '2026-10-21' }).includes(
          'redo-not-ordered',
        ),
      );
    }
  });

  it('does not end by a judgment, nor a suit by a decision', () => {
    const entered = { ending: 'revoked', decidedOn: '2026-10-20', ordersRedo: false } as const;
    assert.deepEqual(codes(reconsideration, { ...entered, form: 'judgment' }), [
      'remedy-form-wrong',
    ]);
    assert.deepEqual(codes(suit, { ...entered, form: 'decision' }), ['remedy-form-wrong']);
  });
});

describe('a suit', () => {
  it('R11 is 尚未审结 while its judgment can be appealed from, and while the appeal runs', () => {
    const first = judged(suit, 'claims-rejected', '2026-11-02');
    assert.equal(remedyState(first), 'decided');
    assert.deepEqual(remedyStepsOpen(first), ['appeal', 'effect']);
    assert.equal(lastDecision(first)?.appealBy, '2026-11-17');
    assert.equal(resultInForce(first), undefined);
    const appealed = changed(first, { appealedOn: '2026-11-10' });
    assert.equal(remedyState(appealed), 'appealed');
    assert.equal(resultInForce(appealed), undefined);
  });

  it('is in force from the day entered when nobody appealed', () => {
    const first = changed(judged(suit, 'revoked', '2026-11-02', true), {
      effectiveOn: '2026-11-18',
    });
    assert.deepEqual(resultInForce(first), { result: 'corrected', on: '2026-11-18' });
    assert.equal(remedyState(first), 'redo-due');
  });

  it('keeps the result of the first instance when the second leaves it standing', () => {
    for (const ending of ['maintained', 'appeal-withdrawn'] as const) {
      const appealed = changed(judged(suit, 'revoked', '2026-10-12'), { appealedOn: '2026-10-20' });
      const second = judged(appealed, ending, '2026-12-01');
      assert.deepEqual(resultInForce(second), { result: 'corrected', on: '2026-12-01' });
      assert.equal(remedyState(second), 'ended');
    }
  });

  it('has the result of the second instance when that changes it', () => {
    const appealed = changed(judged(suit, 'revoked', '2026-10-12'), { appealedOn: '2026-10-20' });
    const second = judged(appealed, 'claims-rejected', '2026-12-01');
    assert.deepEqual(resultInForce(second), { result: 'upheld', on: '2026-12-01' });
  });

  it('can be retried once it is in force, not before', () => {
    const first = judged(suit, 'claims-rejected', '2026-10-12');
    assert.ok(!remedyStepsOpen(first).includes('decide'));
    const inForce = changed(first, { effectiveOn: '2026-10-28' });
    assert.equal(nextStage(inForce), 'retrial');
    assert.ok(remedyStepsOpen(inForce).includes('decide'));
  });

  it('ends at once by a ruling that allows withdrawal, which nobody appeals from', () => {
    const ended = decided(suit, {
      ending: 'withdrawal-allowed',
      form: 'ruling',
      decidedOn: '2026-10-12',
      receivedOn: '2026-10-14',
      ordersRedo: false,
    });
    assert.deepEqual(resultInForce(ended), { result: 'other', on: '2026-10-14' });
  });
});

describe('every course', () => {
  const entered = fc.record({
    ending: fc.constantFrom(...remedyEndingKeys),
    form: fc.constantFrom(...(Object.keys(decisionForms) as DecisionForm[])),
    decidedOn: isoDay('2026-01-01', '2027-02-01'),
    receivedOn: isoDay('2026-01-01', '2027-02-01'),
    ordersRedo: fc.boolean(),
  });
  const course = fc.record({
    block: fc.constantFrom(...table4BlockKeys),
    tries: fc.array(
      fc.oneof(
        entered.map((decision) => ({ decision })),
        fc.constantFrom('appeal' as const, 'effect' as const),
      ),
      { maxLength: 12 },
    ),
  });

  it('has one decision a stage, a result only of one in force, and no more open steps than there are', () => {
    fc.assert(
      fc.property(course, ({ block, tries }) => {
        let file: RemedyFile = { ...reconsideration, block, filedOn: '2026-01-01' };
        for (const one of tries) {
          if (typeof one === 'string') {
            if (!remedyStepsOpen(file).includes(one)) continue;
            file = changed(file, one === 'appeal' ? { appealedOn: today } : { effectiveOn: today });
            continue;
          }
          const full = { stage: nextStage(file), ...one.decision };
          if (decisionViolations(file, full, today).length > 0) continue;
          file = {
            ...file,
            decisions: [...file.decisions, weighedDecision(full, nationalCalendar)],
          };
        }
        const stages = file.decisions.map(({ stage }) => stage);
        assert.equal(new Set(stages).size, stages.length);
        const inForce = file.decisions.some((d) => d.effectiveOn !== undefined);
        assert.equal(resultInForce(file) !== undefined, inForce);
        for (const { stage, ending, decidedOn, receivedOn } of file.decisions) {
          assert.ok(endingsOf(stage)[ending] !== undefined);
          assert.ok(decidedOn >= file.filedOn && decidedOn <= today);
          assert.ok(receivedOn === undefined || (receivedOn >= decidedOn && receivedOn <= today));
        }
      }),
      { numRuns: 500 },
    );
  });
});
