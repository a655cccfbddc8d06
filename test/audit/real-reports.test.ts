// Real reports read cell for cell, and the discrepancies a careful reader finds in them.

import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { type AuditResult, auditReport } from '../../src/formats/annual-report/audit.ts';
import { cellsOf } from '../../src/rules/annual-report/printed.ts';
import { type Discrepancy, expectedOf, realReport, testReal } from './real-reports.ts';

const files = [
  'seed-2022.txt',
  'suqian-2023.txt',
  'shuyang-2025.md',
  'shanghai-gov-office-2019.html',
] as const;

/** The recognition of 沭 as 沐 is in the text itself: what is printed is kept. */
const printedOrgans: Readonly<Record<string, string>> = { 'shuyang-2025.md': '沐阳县人民政府' };

const forms: Readonly<Record<string, string>> = {
  'seed-2022.txt': 'mixed',
  'suqian-2023.txt': '2021',
  'shuyang-2025.md': '2021',
  'shanghai-gov-office-2019.html': '2019',
};

function audited(file: string): AuditResult {
  const answer = auditReport(realReport(file), file);
  assert.ok(answer.ok);
  return answer.result;
}

for (const file of files) {
  describe(file, () => {
    testReal('every cell equals', () => {
      assert.deepEqual(audited(file).tables, expectedOf(file).tables);
    });

    testReal('organ, year and form are found', () => {
      const { organ, year, form } = audited(file);
      const expected = expectedOf(file);
      assert.equal(organ, printedOrgans[file] ?? expected.organ);
      assert.equal(year, expected.year);
      assert.equal(form, forms[file]);
    });

    testReal('a cell without a figure is marked blank, no other is', () => {
      const { tables, reading } = audited(file);
      const marks = new Map(Object.entries(flat(reading)));
      for (const [place, value] of cellsOf(tables)) {
        assert.equal(marks.get(place) === 'blank', value === null, place);
      }
    });

    testReal(
      'certain discrepancies are errors at their figures, and there is no other error',
      () => {
        const errors = audited(file).findings.filter((f) => f.severity === 'error');
        const certain = discrepancies(file, 'certain');
        assert.deepEqual(
          errors.map((f) => `${f.rule} ${figure(f.expected)} ${figure(f.actual)}`).sort(),
          certain.map((d) => `${d.rule} ${figure(d.expected)} ${figure(d.actual)}`).sort(),
        );
      },
    );

    testReal('likely discrepancies are warnings, uncertain ones at most questions', () => {
      const { findings } = audited(file);
      const same = (d: Discrepancy, severities: readonly string[]): boolean =>
        findings.some(
          (f) =>
            f.rule === d.rule &&
            f.expected === d.expected &&
            f.actual === d.actual &&
            severities.includes(f.severity),
        );
      for (const d of discrepancies(file, 'likely')) assert.ok(same(d, ['warning']), d.rule);
      for (const d of discrepancies(file, 'uncertain')) {
        assert.ok(!same(d, ['error', 'warning']), d.rule);
      }
    });
  });
}

function discrepancies(file: string, certainty: string): readonly Discrepancy[] {
  return expectedOf(file).discrepancies.filter(
    (d) => d.certainty === certainty && d.rule !== 'editorial',
  );
}

/** What the prose says in words has no figure to compare. */
function figure(value: unknown): string {
  return typeof value === 'number' ? String(value) : '';
}

function flat(value: unknown, place = ''): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return { [place.slice(1)]: value };
  return Object.assign(
    {},
    ...Object.entries(value).map(([key, inner]) => flat(inner, `${place}.${key}`)),
  ) as Record<string, unknown>;
}

describe('the columns of lost cells', () => {
  testReal('are marked inferred, whole rows read', () => {
    const { reading } = audited('seed-2022.txt');
    const marks = flat(reading);
    assert.equal(marks['table3.received.natural-person'], 'inferred');
    assert.equal(marks['table3.disclosed.business'], 'inferred');
    assert.equal(marks['table3.disclosed.total'], 'inferred');
    assert.equal(marks['table2.normative-documents.made'], 'read');
    assert.equal(marks['table4.reconsideration.total'], 'read');
  });

  testReal('the blank totals of the trial form follow from arithmetic, beside the table', () => {
    const { tables, inferred } = audited('shanghai-gov-office-2019.html');
    const table3 = inferred['table3'] as Record<string, Record<string, number>>;
    assert.equal(table3['disclosed']?.['total'], 272);
    assert.equal(table3['not-held']?.['total'], 265);
    assert.equal(table3['otherwise-concluded']?.['total'], 0);
    assert.equal(tables.table3?.disclosed?.total, null);
  });
});

describe('reports whose cells were run together', () => {
  for (const file of ['pingtan-2020.txt', 'pingtan-2022.txt']) {
    testReal(`${file}: errors are certain ones only`, () => {
      const errors = audited(file).findings.filter((f) => f.severity === 'error');
      const certain = discrepancies(file, 'certain').map((d) => `${d.rule} ${figure(d.actual)}`);
      for (const error of errors) {
        assert.ok(certain.includes(`${error.rule} ${figure(error.actual)}`), error.message);
      }
    });
  }
});

describe('the reading of a whole page', () => {
  testReal('does not depend on line ends, a mark of the byte order, or the encoding', () => {
    const text = new TextDecoder().decode(realReport('suqian-2023.txt'));
    const plain = audited('suqian-2023.txt');
    for (const variant of [text.replaceAll('\n', '\r\n'), `\ufeff${text}`]) {
      const answer = auditReport(new TextEncoder().encode(variant), 'suqian-2023.txt');
      assert.ok(answer.ok);
      assert.deepEqual(answer.result.tables, plain.tables);
      assert.deepEqual(answer.result.findings, plain.findings);
    }
  });
});
