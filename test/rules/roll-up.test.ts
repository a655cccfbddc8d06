// Summing up reports: which go in, what is counted once, who stands behind a cell.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  array,
  assert as holds,
  boolean,
  constantFrom,
  dictionary,
  integer,
  nat,
  property,
  record,
} from 'fast-check';
import {
  behind,
  type Figures,
  type InclusionDecision,
  type JointRecord,
  rollUp,
  type RollUpOrgan,
  type RollUpRecords,
  unitsOf,
} from '../../src/rules/annual-report/roll-up.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import { contradictions } from '../../src/rules/annual-report/roll-up-check.ts';
import { scopeOf, scopeSentence } from '../../src/rules/annual-report/roll-up-scope.ts';
import { collectionState, isOverdue } from '../../src/rules/annual-report/roll-up-state.ts';
import { figuresOf, formPlaces, tablesOf } from '../../src/rules/annual-report/roll-up-tables.ts';

const received = 'table3.received.total';

function organ(id: number, parentId: number | null, more: Partial<RollUpOrgan> = {}): RollUpOrgan {
  const common = { kind: 'department', reports: true, deadlineClass: 'department' } as const;
  return { id, parentId, code: `o${id}`, name: `机关${id}`, ...common, ...more };
}

const county = organ(1, null, { kind: 'government', deadlineClass: 'government' });

function records(
  organs: readonly RollUpOrgan[],
  live: Readonly<Record<number, Readonly<Record<string, number>>>>,
  more: Partial<RollUpRecords> = {},
): RollUpRecords {
  return {
    year: 2025,
    organs,
    decisions: [],
    sealed: new Map(),
    sent: new Map(),
    live: new Map(Object.entries(live).map(([id, f]) => [Number(id), figures(f)])),
    overrides: new Map(),
    taken: new Set(),
    joint: [],
    outside: [],
    ...more,
  };
}

function figures(given: Readonly<Record<string, number>>): Figures {
  return new Map(Object.entries(given));
}

function leftOut(organId: number, fromYear = 2020): InclusionDecision {
  return { governmentId: 1, organId, fromYear, included: false, reason: '垂直管理' };
}

describe('which reports go in', () => {
  it('R16 a county tax bureau under the county tree is shown and not summed', () => {
    const organs = [county, organ(2, 1), organ(3, 1, { name: '县税务局' })];
    const given = records(
      organs,
      { 1: { [received]: 1 }, 2: { [received]: 5 }, 3: { [received]: 9 } },
      {
        decisions: [leftOut(3)],
      },
    );
    assert.deepEqual(
      unitsOf(1, given).map((unit) => [unit.organ.name, unit.included, unit.reason]),
      [
        ['机关2', true, undefined],
        ['县税务局', false, '垂直管理'],
      ],
    );
    const sum = rollUp(1, given);
    assert.equal(sum.figures.get(received), 6);
    assert.match(scopeSentence('某县人民政府', scopeOf(sum)), /未纳入汇总的有县税务局（垂直管理）/);
  });

  it('a decision holds from its year on, until the next', () => {
    const organs = [county, organ(2, 1)];
    const back = { ...leftOut(2, 2024), included: true, reason: '划归地方' };
    const decisions = [leftOut(2, 2022), back];
    const isIn = (year: number): boolean | undefined =>
      unitsOf(1, records(organs, {}, { decisions, year }))[0]?.included;
    assert.deepEqual([2021, 2022, 2023, 2024, 2025].map(isIn), [true, false, false, true, true]);
  });

  it('an unsigned report goes in as it stands, with what is printed otherwise than computed', () => {
    const made = { reason: '纸质登记', by: '某人', on: '2026-01-05' as IsoDay };
    const printed = (n: number) => [{ cell: received, printed: n, ...made }];
    const below = organ(2, 1, { kind: 'government', deadlineClass: 'government' });
    const live = { 1: { [received]: 1 }, 2: { [received]: 5 }, 3: { [received]: 2 } };
    const sum = (more: Partial<RollUpRecords>) =>
      rollUp(1, records([county, below, organ(3, 2)], live, more)).figures.get(received);
    assert.equal(sum({}), 8);
    assert.equal(sum({ overrides: new Map([[3, printed(4)]]) }), 10);
    // Of its own office, until its own report is the sum of its area.
    assert.equal(sum({ overrides: new Map([[2, printed(6)]]) }), 9);
    assert.equal(sum({ overrides: new Map([[2, printed(6)]]), taken: new Set([2]) }), 7);
    assert.equal(sum({ overrides: new Map([[1, printed(0)]]) }), 7);
  });

  it('what lies below a government enters with its report; an inner office has none', () => {
    const town = organ(3, 1, { kind: 'government', deadlineClass: null, name: '镇人民政府' });
    const organs = [county, organ(2, 1, { kind: 'internal', reports: false }), town, organ(4, 3)];
    const given = records(organs, { 3: { [received]: 2 }, 4: { [received]: 3 } });
    const sum = rollUp(1, given);
    assert.deepEqual(
      unitsOf(1, given).map((unit) => unit.organ.id),
      [3],
    );
    assert.equal(sum.figures.get(received), 5);
    assert.equal(sum.shares.find((share) => share.organ?.id === 3)?.from, 'area');
    const sealed = new Map([[3, { figures: figures({ [received]: 4 }), isRollUp: true }]]);
    assert.equal(rollUp(1, { ...given, sealed }).figures.get(received), 4);
    const ownOnly = new Map([[3, { figures: figures({ [received]: 4 }), isRollUp: false }]]);
    assert.equal(rollUp(1, { ...given, sealed: ownOnly }).figures.get(received), 7);
  });

  it('charges are summed to the fen', () => {
    const fees = 'table2.fees';
    const given = records([county, organ(2, 1), organ(3, 1)], {
      2: { [fees]: 0.1 },
      3: { [fees]: 0.2 },
    });
    assert.equal(rollUp(1, given).figures.get(fees), 0.3);
  });
});

describe('what several hold', () => {
  const upheld = 'table4.litigation-after-reconsideration.upheld';
  const total = 'table4.litigation-after-reconsideration.total';
  const suit = { [upheld]: 1, [total]: 1 };
  const joint = (...holders: number[]): JointRecord => ({
    what: 'case',
    key: '（2025）某01行初1号 某法院',
    holders: holders.map((organId) => ({ organId, places: [upheld, total] })),
  });

  it('a suit against bureau and government counts at the bureau', () => {
    const given = records([county, organ(2, 1)], { 1: suit, 2: suit }, { joint: [joint(2, 1)] });
    const sum = rollUp(1, given);
    assert.equal(sum.figures.get(total), 1);
    assert.deepEqual(behind(sum, total).deductions, [
      { what: 'case', key: joint().key, place: total, at: '机关1', countedAt: '机关2' },
    ]);
  });

  it('is not taken off twice where two of them stand below one government', () => {
    const town = organ(3, 1, { kind: 'government', deadlineClass: null });
    const organs = [county, organ(2, 1), town, organ(4, 3), organ(5, 3)];
    const given = records(organs, { 2: suit, 4: suit, 5: suit }, { joint: [joint(4, 5, 2)] });
    assert.equal(rollUp(1, given).figures.get(total), 1);
    assert.equal(rollUp(3, given).figures.get(total), 1);
  });

  it('nothing is taken off for one that was left out', () => {
    const given = records(
      [county, organ(2, 1), organ(3, 1)],
      { 2: suit, 3: suit },
      {
        joint: [joint(2, 3)],
        decisions: [leftOut(2)],
      },
    );
    assert.equal(rollUp(1, given).figures.get(total), 1);
  });
});

describe('every cell', () => {
  it('is what stands behind it, less what counts once', () => {
    const places = formPlaces.slice(0, 4);
    const share = dictionary(constantFrom(...places), integer({ min: 1, max: 50 }));
    holds(
      property(
        array(record({ parent: nat(), isTown: boolean(), share }), { maxLength: 12 }),
        array(array(integer({ min: 1, max: 13 }), { minLength: 2, maxLength: 4 })),
        (given, held) => {
          const organs = [county];
          for (const [n, { parent, isTown }] of given.entries()) {
            const kind = isTown ? ('government' as const) : ('department' as const);
            organs.push(organ(n + 2, (parent % (n + 1)) + 1, { kind, deadlineClass: null }));
          }
          const live = Object.fromEntries(given.map((one, n) => [n + 2, one.share]));
          const place = places[0] ?? '';
          const joint = held.map((ids, n): JointRecord => ({
            what: 'document',
            key: `第${n}号`,
            holders: [...new Set(ids)].map((organId) => ({ organId, places: [place] })),
          }));
          const sum = rollUp(1, records(organs, live, { joint }));
          for (const one of places) {
            const { shares, deductions } = behind(sum, one);
            const stood = shares.reduce((n, { figure }) => n + figure, 0) - deductions.length;
            assert.equal(sum.figures.get(one) ?? 0, stood);
          }
        },
      ),
    );
  });

  it('goes into the tables of the form and comes back', () => {
    const given = new Map(formPlaces.map((place, n) => [place, n + 1]));
    assert.deepEqual(figuresOf(tablesOf(given)), given);
    assert.equal(formPlaces.length, 10 + 175 + 15);
  });
});

describe('contradictions', () => {
  it('name the organ whose brought-forward is not what it carried', () => {
    const open = figures({
      'table3.brought-forward.total': 4,
      'table3.brought-forward.natural-person': 4,
    });
    const before = figures({
      'table3.carried-forward.total': 3,
      'table3.carried-forward.natural-person': 3,
    });
    const sum = rollUp(1, records([county, organ(2, 1)], { 2: Object.fromEntries(open) }));
    const found = contradictions('某县', sum, {
      year: 2025,
      previous: new Map([[2, before]]),
      printed: new Map(),
    });
    const child = found.filter(({ code }) => code === 'o2');
    assert.ok(child.some(({ finding }) => finding.rule === 'T3-XY' && finding.expected === 3));
  });

  it('tell of a government’s report that no longer fits what lies below', () => {
    const sum = rollUp(1, records([county, organ(2, 1)], { 2: { [received]: 5 } }));
    const found = contradictions('某县', sum, {
      year: 2025,
      previous: new Map(),
      printed: new Map(),
      sealedWhole: figures({ [received]: 4 }),
    });
    const [first] = found.filter(({ finding }) => finding.rule === 'T-CHILD');
    assert.deepEqual([first?.finding.expected, first?.finding.actual], [5, 4]);
  });
});

function at(day: string): Temporal.Instant {
  return Temporal.Instant.from(`${day}T10:00:00+08:00`);
}

describe('how far a report is', () => {
  it('is the last thing that happened to it', () => {
    assert.equal(collectionState({ isBegun: false }), 'not-started');
    assert.equal(collectionState({ isBegun: true }), 'drafting');
    const sent = { isBegun: true, submittedAt: at('2026-01-12') };
    assert.equal(collectionState(sent), 'submitted');
    assert.equal(collectionState({ ...sent, returnedAt: at('2026-01-13') }), 'returned');
    const again = { ...sent, returnedAt: at('2026-01-13'), sealedAt: at('2026-01-20') };
    assert.equal(collectionState(again), 'sealed');
    assert.equal(collectionState({ ...again, returnedAt: at('2026-01-21') }), 'returned');
    const accepted = { isBegun: true, submittedAt: at('2026-01-12'), acceptedAt: at('2026-01-14') };
    assert.equal(collectionState(accepted), 'accepted');
    // Another edition is yet to be accepted.
    assert.equal(collectionState({ ...accepted, sealedAt: at('2026-01-20') }), 'sealed');
  });

  it('is late the day after, when nothing was sent, and never without a day', () => {
    assert.equal(isOverdue('drafting', '2026-01-31', '2026-01-31'), false);
    assert.equal(isOverdue('drafting', '2026-01-31', '2026-02-01'), true);
    assert.equal(isOverdue('submitted', '2026-01-31', '2026-02-01'), false);
    assert.equal(isOverdue('not-started', undefined, '2026-12-01'), false);
  });
});
