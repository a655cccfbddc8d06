// The annual report: which year counts a request, a document and a case, and until when it is due.
// Provisions without a name are of the 条例.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Table4 } from '../../src/rules/annual-report/form.ts';
import { isInSet, ledgerSets, tallyTable4 } from '../../src/rules/annual-report/tally.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import {
  litigationEndings,
  reconsiderationEndings,
  type RemedyCase,
  table4BlockOf,
  table4ResultIn,
} from '../../src/rules/remedy-results.ts';
import { entryOf, type Entry, found, table3Of } from './ledger.ts';
import {
  confirmed,
  consulted,
  drafted,
  play,
  repliedOn,
  sent,
  signed,
  type Step,
  submitted,
  supplementAsked,
} from './play.ts';

/** The rows of Table 3 in which a year's report counts the request, receipts and endings apart. */
function countedIn(year: number, steps: readonly (Step | readonly Step[])[]): readonly string[] {
  const entry = entryOf(play(steps).request);
  return ledgerSets.filter((set) => isInSet(entry, set, year));
}

describe('annual report: the year that counts a request', () => {
  it('R01 a web request of December confirmed in January belongs to the new year alone', () => {
    const steps = [submitted('2025-12-30', 'online'), confirmed('2026-01-05')];
    assert.deepEqual(countedIn(2025, steps), []);
    assert.deepEqual(countedIn(2026, steps), ['received', 'carried-forward']);
  });

  it('R02 a reply of 31 December posted on 4 January is concluded in the new year', () => {
    const steps = [
      submitted('2026-12-10'),
      drafted('2026-12-31', 'disclosed'),
      signed('2026-12-31'),
      sent('2027-01-04'),
    ];
    assert.deepEqual(countedIn(2026, steps), ['received', 'carried-forward']);
    assert.deepEqual(countedIn(2027, steps), ['brought-forward', 'concluded']);
  });

  it('R03 whatever a request waits for on 31 December, it is carried forward', () => {
    const waiting = [
      [submitted('2026-12-10'), supplementAsked('2026-12-15')],
      [submitted('2026-12-10'), consulted('2026-12-15')],
      [submitted('2026-12-10'), drafted('2026-12-31', 'disclosed'), signed('2026-12-31')],
    ];
    for (const steps of waiting) {
      assert.deepEqual(countedIn(2026, steps), ['received', 'carried-forward']);
    }
  });

  it('R04 3,000 requests with 200 still open agree in every column', () => {
    const kinds = ['natural-person', 'business', 'legal-service'] as const;
    const ledger = Array.from({ length: 3000 }, (_, i): Entry => {
      const applicantKind = kinds[i % 3] ?? 'business';
      const received = { applicantKind, receivedOn: '2026-03-02' } as const;
      return i < 200 ? received : { ...received, concludedOn: '2026-03-30', outcome: 'disclosed' };
    });
    const table3 = table3Of(2026, ledger);
    assert.equal(table3.received.total, 3000);
    assert.equal(table3['carried-forward'].total, 200);
    assert.deepEqual(found({ table3 }), []);
    const blank = { ...table3, received: { ...table3.received, business: null } };
    assert.deepEqual(found({ table3: blank }), ['T3-INT warning']);
  });

  it('R05 what is brought forward is what the ledger had open, not what was printed last year', () => {
    const open = { applicantKind: 'natural-person', receivedOn: '2025-12-20' } as const;
    const ledger: readonly Entry[] = [open, open, open, open];
    const table3 = table3Of(2026, ledger);
    assert.equal(table3['brought-forward']['natural-person'], 4);
    const lastYear = table3Of(2025, ledger);
    assert.deepEqual(found({ table3 }, {}, { table3: lastYear }), []);
    const printed = { ...lastYear['carried-forward'], 'natural-person': 3, total: 3 };
    const wrong = { table3: { ...lastYear, 'carried-forward': printed } };
    assert.deepEqual(found({ table3 }, {}, wrong), ['T3-XY error', 'T3-XY error']);
  });

  it('R08 a reply that is later annulled stays in its year; no new request is counted', () => {
    const steps = [submitted('2025-11-03'), ...repliedOn('2025-11-20', 'disclosed')];
    assert.deepEqual(countedIn(2025, steps), ['received', 'concluded']);
    assert.deepEqual(countedIn(2026, steps), []);
    const annulled = suit('revoked', '2026-05-08');
    assert.equal(table4ResultIn(annulled, 2026), 'corrected');
  });
});

function suit(ending: keyof typeof litigationEndings, effectiveOn?: IsoDay): RemedyCase {
  const { result } = litigationEndings[ending];
  const on = effectiveOn ?? '2026-10-12';
  return {
    kind: 'litigation',
    role: 'respondent',
    filedOn: '2026-03-09',
    decisions: [effectiveOn === undefined ? { result, on } : { result, on, effectiveOn }],
  };
}

describe('annual report: reconsiderations and suits', () => {
  for (const [ending, result] of [
    ['upheld', 'upheld'],
    ['request-rejected', 'upheld'],
    ['application-rejected', 'other'],
    ['not-admitted', 'other'],
    ['settled-and-withdrawn', 'other'],
    ['ordered-to-act', 'corrected'],
  ] as const) {
    it(`R09 ${reconsiderationEndings[ending].label} is ${result}`, () => {
      assert.equal(reconsiderationEndings[ending].result, result);
    });
  }

  for (const [ending, result] of [
    ['claims-rejected', 'upheld'],
    ['suit-rejected', 'other'],
    ['withdrawal-allowed', 'other'],
    ['found-unlawful', 'corrected'],
  ] as const) {
    it(`R09 in court ${litigationEndings[ending].label} is ${result}`, () => {
      assert.equal(litigationEndings[ending].result, result);
    });
  }

  it('R10 bureau and county sued together after 维持: one case, at the bureau alone', () => {
    const atBureau: RemedyCase = {
      ...suit('claims-rejected', '2026-09-01'),
      afterReconsideration: true,
    };
    const atCounty: RemedyCase = { ...atBureau, role: 'reconsideration-authority' };
    assert.equal(table4BlockOf(atBureau), 'litigation-after-reconsideration');
    assert.equal(table4ResultIn(atBureau, 2026), 'upheld');
    assert.equal(table4ResultIn(atCounty, 2026), undefined);
    assert.equal(table4BlockOf(suit('revoked')), 'litigation-direct');
  });

  it('R11 won in the first instance, appeal pending on 31 December: one case, pending', () => {
    const appealed = suit('claims-rejected');
    assert.equal(table4ResultIn(appealed, 2026), 'pending');
    const decided: RemedyCase = {
      ...appealed,
      decisions: [
        ...appealed.decisions,
        { result: 'corrected', on: '2027-02-01', effectiveOn: '2027-02-01' },
      ],
    };
    assert.deepEqual(
      [2025, 2026, 2027, 2028].map((year) => table4ResultIn(decided, year)),
      [undefined, 'pending', 'corrected', undefined],
    );
  });

  it('R12 what a government decided about its bureaus is no case of its own', () => {
    const decided: RemedyCase = {
      kind: 'reconsideration',
      role: 'reconsideration-authority',
      filedOn: '2026-03-09',
      decisions: [{ result: 'upheld', on: '2026-05-08', effectiveOn: '2026-05-08' }],
    };
    assert.equal(table4ResultIn(decided, 2026), undefined);
    assert.equal(table4ResultIn({ ...decided, role: 'respondent' }, 2026), 'upheld');
    assert.equal(table4BlockOf(decided), 'reconsideration');
  });

  it('R28 a suit without reconsideration over a refusal under 15 is asked about from 2024', () => {
    const entry: Entry = {
      applicantKind: 'business',
      receivedOn: '2024-03-04',
      concludedOn: '2024-03-20',
      outcome: 'third-party-rights',
    };
    const table3 = table3Of(2024, [entry]);
    const direct = [{ block: 'litigation-direct', result: 'pending', count: 1 }] as const;
    const table4: Table4 = tallyTable4(direct);
    assert.deepEqual(found({ table3, table4 }, { year: 2024 }), ['T4-LAW question']);
    assert.deepEqual(found({ table3, table4 }, { year: 2023 }), []);
  });
});
