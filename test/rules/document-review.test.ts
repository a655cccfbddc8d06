import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import {
  answersSecrecy,
  awaitedStep,
  type ColumnReview,
  contentSteps,
  type DocumentAct,
  documentActs,
  documentActsOpenIn,
  documentObstacle,
  type DraftStanding,
  draftStates,
  reviewSteps,
  secrecyFaults,
  wayThrough,
  whyNotDocument,
} from '../../src/rules/document-review.ts';
import { roleKeys } from '../../src/rules/roles.ts';

const staff = (id: number) => ({ kind: 'staff', id, name: `${id}` }) as const;
const underReview: DraftStanding = {
  state: 'in-review',
  way: ['first', 'second', 'secrecy', 'final'],
  writtenBy: [1],
  agreed: [],
};

const codes = (...args: Parameters<typeof secrecyFaults>) =>
  secrecyFaults(...args).map(({ code }) => code);

describe('the way of a document to the site', () => {
  it('secrecy is reviewed whatever is configured, before the last word or with it', () => {
    const columns = fc.array(
      fc.record<ColumnReview>({
        steps: fc.subarray([...contentSteps]),
        secrecyForm: fc.constantFrom('separate', 'with-last'),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(columns, (all) => {
        const way = wayThrough(all);
        assert.equal(way.filter((step) => answersSecrecy(way, step)).length, 1);
        assert.notEqual(way.at(-1), 'secrecy', 'it never is the word that publishes');
        for (const { steps } of all) for (const step of steps) assert.ok(way.includes(step));
      }),
    );
  });

  it('a document in two columns passes what either asks for', () => {
    assert.deepEqual(
      wayThrough([
        { steps: ['first', 'final'], secrecyForm: 'with-last' },
        { steps: ['second', 'final'], secrecyForm: 'separate' },
      ]),
      ['first', 'second', 'secrecy', 'final'],
    );
    assert.deepEqual(wayThrough([{ steps: ['final'], secrecyForm: 'with-last' }]), ['final']);
  });

  it('steps are asked for in their order, each once', () => {
    assert.equal(awaitedStep(underReview), 'first');
    const agreed = [
      { step: 'first', staffId: 2 },
      { step: 'second', staffId: 3 },
    ] as const;
    assert.equal(awaitedStep({ ...underReview, agreed }), 'secrecy');
    assert.equal(awaitedStep({ ...underReview, state: 'writing' }), undefined);
  });

  it('P11 a deputy reviews, never whoever wrote any of it, and nobody twice', () => {
    assert.equal(documentObstacle(underReview, 'agree', staff(1))?.code, 'reviewer-is-editor');
    assert.equal(documentObstacle(underReview, 'agree', staff(2)), undefined);
    const agreed = [{ step: 'first', staffId: 2 }] as const;
    const second = { ...underReview, agreed };
    assert.equal(documentObstacle(second, 'agree', staff(2))?.code, 'reviewed-already');
    assert.equal(documentObstacle(second, 'agree', { kind: 'system' })?.code, 'review-missing');
    const away = { staffId: 9, roles: ['secrecy-reviewer'] } as const;
    const secrecy: DraftStanding = { ...underReview, way: ['secrecy', 'final'] };
    const deputy = { staffId: 4, roles: ['editor'], absent: [away] } as const;
    assert.equal(whyNotDocument(secrecy, 'agree', deputy), undefined);
    const idle = { ...deputy, absent: [] };
    assert.equal(whyNotDocument(secrecy, 'agree', idle)?.code, 'not-permitted');
  });

  it('an author may send back what he alone could have approved', () => {
    assert.equal(documentObstacle(underReview, 'return', staff(1)), undefined);
  });

  it('only the secrecy review refers to whoever can determine it (条例 17¶3)', () => {
    assert.equal(documentObstacle(underReview, 'refer', staff(2))?.code, 'refer-not-asked');
    const secrecy: DraftStanding = { ...underReview, way: ['secrecy', 'final'] };
    assert.equal(documentObstacle(secrecy, 'refer', staff(2)), undefined);
  });

  it('every question of secrecy is answered, the first two with 否, the third with a reason', () => {
    const no = { secret: false, forbidden: false, rights: false };
    assert.deepEqual(codes(no, undefined), []);
    assert.deepEqual(codes(undefined, '无'), ['secrecy-unanswered']);
    assert.deepEqual(codes({ secret: false, rights: false }, '无'), ['secrecy-unanswered']);
    assert.deepEqual(codes({ ...no, secret: true }, '无'), ['review-against']);
    assert.deepEqual(codes({ ...no, forbidden: true }, '无'), ['review-against']);
    assert.deepEqual(codes({ ...no, rights: true }, ' '), ['rights-unexplained']);
    assert.deepEqual(codes({ ...no, rights: true }, '第三方书面同意'), []);
  });
});

it('who may do what, in which state, at which step', (t) => {
  const lines: string[] = [];
  const acts = Object.keys(documentActs) as DocumentAct[];
  const standings: [string, DraftStanding][] = [
    ['writing', { ...underReview, state: 'writing' }],
    ...underReview.way.map((step, i): [string, DraftStanding] => [
      `in-review, ${step}`,
      {
        ...underReview,
        agreed: underReview.way.slice(0, i).map((done, n) => ({ step: done, staffId: 90 + n })),
      },
    ]),
    ['cleared', { ...underReview, state: 'cleared' }],
  ];
  for (const [name, standing] of standings) {
    for (const role of roleKeys) {
      const may = acts.filter(
        (act) => !whyNotDocument(standing, act, { staffId: 5, roles: [role], absent: [] }),
      );
      if (may.length > 0) lines.push(`${name.padEnd(20)} ${role.padEnd(18)} ${may.join(' ')}`);
    }
  }
  assert.deepEqual(Object.keys(documentActsOpenIn), Object.keys(draftStates));
  assert.equal(Object.keys(reviewSteps).length, 4);
  t.assert.fileSnapshot(
    `${lines.join('\n')}\n`,
    join(import.meta.dirname, '../golden/document-acts.txt'),
    {
      serializers: [String],
    },
  );
});
