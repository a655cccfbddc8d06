// The annual report: until when it is due, and which documents Table 2 counts. Provisions without a
// name are of the 条例.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  reportDueOn,
  reportPlanFor,
  reportTimeliness,
} from '../../src/rules/annual-report/deadline.ts';
import type { DocumentCount, Table2 } from '../../src/rules/annual-report/form.ts';
import type { PrintedTables } from '../../src/rules/annual-report/printed.ts';
import { type CountedDocument, isInTable2 } from '../../src/rules/annual-report/table2.ts';
import { nationalCalendar } from '../../src/rules/calendar.ts';
import { found } from './ledger.ts';

const none = { made: 0, repealed: 0, 'in-force': 0 };
const nothing: Table2 = {
  rules: none,
  'normative-documents': none,
  licensing: 0,
  penalty: 0,
  coercion: 0,
  fees: 0,
};

/** Normative documents made, repealed and in force. */
function counts([made, repealed, inForce]: readonly [number, number, number]): PrintedTables {
  const documents = { made, repealed, 'in-force': inForce };
  return { table2: { ...nothing, 'normative-documents': documents } };
}

/** Charges in 万元. */
function charges(fees: number): PrintedTables {
  return { table2: { ...nothing, licensing: 1, fees } };
}

describe('annual report: until when', () => {
  it('R13 31 January 2026 is a Saturday: it stays due, Friday is planned for', () => {
    const due = reportDueOn('department', 2025);
    assert.equal(due, '2026-01-31');
    assert.equal(reportPlanFor('2026-01-31', nationalCalendar), '2026-01-30');
    assert.equal(reportTimeliness(due, '2026-01-31'), 'in-time');
    assert.equal(reportTimeliness(due, '2026-02-01'), 'late');
  });

  it('R14 a bureau by 31 January, its government by 31 March, a township by the county’s date', () => {
    assert.equal(reportDueOn('department', 2026), '2027-01-31');
    assert.equal(reportDueOn('government', 2026), '2027-03-31');
    const townshipDay = '2027-01-20' as const;
    assert.equal(reportDueOn('township', 2026, { townshipDay }), townshipDay);
    // Its own day before that of all townships; no day moves the law's.
    const ownDay = '2027-02-10' as const;
    assert.equal(reportDueOn('township', 2026, { townshipDay, ownDay }), ownDay);
    assert.equal(reportDueOn('department', 2026, { townshipDay, ownDay }), '2027-01-31');
    assert.equal(reportDueOn('township', 2026), undefined);
    // Nobody says that an organ without a class is a township (R15).
    assert.equal(reportDueOn(null, 2026, { townshipDay }), undefined);
    assert.equal(reportDueOn(null, 2026, { ownDay }), ownDay);
  });

  it('R15 a development zone that signs on 20 February: late, in time or not to be said', () => {
    const said = (['department', 'government', null] as const).map((assigned) =>
      reportTimeliness(reportDueOn(assigned, 2026), '2027-02-20'),
    );
    assert.deepEqual(said, ['late', 'in-time', 'depends-on-class']);
  });
});

/** The columns of Table 2 in which a year's report counts the document. */
function columnsIn(year: number, document: Partial<CountedDocument>): readonly DocumentCount[] {
  const whole: CountedDocument = {
    kind: 'normative-document',
    madeHere: true,
    madeOn: '2026-03-02',
    effectiveFrom: '2026-03-02',
    ...document,
  };
  return (['made', 'repealed', 'in-force'] as const).filter((c) => isInTable2(whole, c, year));
}

describe('annual report: rules and normative documents', () => {
  it('R17 a joint document counts at the lead and nowhere else', () => {
    assert.deepEqual(columnsIn(2026, {}), ['made', 'in-force']);
    assert.deepEqual(columnsIn(2026, { madeHere: false }), []);
  });

  it('R18 what is reposted from above, or is no normative document, is not counted', () => {
    assert.deepEqual(columnsIn(2026, { madeHere: false, kind: 'rule' }), []);
    assert.deepEqual(columnsIn(2026, { kind: 'notice' }), []);
  });

  it('R19 valid to 31 December: in force that day, gone next year without a repeal', () => {
    const term = { effectiveTo: '2026-12-31' } as const;
    assert.deepEqual(columnsIn(2026, term), ['made', 'in-force']);
    assert.deepEqual(columnsIn(2027, term), []);
    const warned = found(counts([0, 0, 0]), {}, counts([1, 0, 1]));
    assert.deepEqual(warned, ['T2-XY warning']);
  });

  it('P14 a repeal counts in the year in which it takes effect', () => {
    const repealed = { repealedOn: '2027-01-01' } as const;
    assert.deepEqual(columnsIn(2026, repealed), ['made', 'in-force']);
    assert.deepEqual(columnsIn(2027, repealed), ['repealed']);
  });

  it('P02 an amended document is still in force', () => {
    assert.deepEqual(columnsIn(2027, { amendedOn: '2026-06-01' }), ['in-force']);
  });

  it('R20 a county that enters two rules is asked', () => {
    const rules = { ...nothing, rules: { made: 2, repealed: 0, 'in-force': 5 } };
    const asked = found({ table2: rules }, { organ: '某县人民政府' });
    assert.deepEqual(asked, ['T2-PLAUS question', 'T2-PLAUS question']);
    assert.deepEqual(found({ table2: rules }, { organ: '某省人民政府' }), []);
  });

  it('R21 251,000 in the 万元 cell after 25.1 is asked about', () => {
    assert.deepEqual(found(charges(251_000), {}, charges(25.1)), ['T2-PLAUS question']);
    assert.deepEqual(found(charges(25.1), {}, charges(25.1)), []);
  });
});
