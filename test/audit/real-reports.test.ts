// Real reports read cell for cell, and the discrepancies a careful reader finds in them.

import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { type AuditResult, auditReport, resultOf } from '../../src/formats/annual-report/audit.ts';
import { readReportFile } from '../../src/formats/annual-report/read-file.ts';
import { cellsOf } from '../../src/rules/annual-report/printed.ts';
import { type Discrepancy, expectedOf, realReport, testReal } from './real-reports.ts';

const files = [
  'seed-2022.txt',
  'hongze-2023.pdf',
  'suqian-2023.txt',
  'shuyang-2025.md',
  'shanghai-gov-office-2019.html',
  'pingtan-2020.txt',
  'pingtan-2022.txt',
] as const;

/** The recognition of 沭 as 沐 is in the text itself: what is printed is kept. */
const printedOrgans: Readonly<Record<string, string>> = { 'shuyang-2025.md': '沐阳县人民政府' };

const forms: Readonly<Record<string, string>> = {
  'seed-2022.txt': 'mixed',
  'hongze-2023.pdf': 'mixed',
  'suqian-2023.txt': '2021',
  'shuyang-2025.md': '2021',
  'shanghai-gov-office-2019.html': '2019',
  'pingtan-2020.txt': '2019',
  'pingtan-2022.txt': '2021',
};

async function audited(file: string): Promise<AuditResult> {
  const read = await readReportFile(realReport(file));
  assert.ok(read.ok);
  return resultOf(file, read.report, {});
}

for (const file of files) {
  describe(file, () => {
    testReal('every cell equals', async () => {
      assert.deepEqual((await audited(file)).tables, expectedOf(file).tables);
    });

    testReal('organ, year and form are found', async () => {
      const { organ, year, form } = await audited(file);
      const expected = expectedOf(file);
      assert.equal(organ, printedOrgans[file] ?? expected.organ);
      assert.equal(year, expected.year);
      assert.equal(form, forms[file]);
    });

    testReal('a cell without a figure is marked blank, no other is', async () => {
      const { tables, reading } = await audited(file);
      const marks = new Map(Object.entries(flat(reading)));
      for (const [place, value] of cellsOf(tables)) {
        assert.equal(marks.get(place) === 'blank', value === null, place);
      }
    });

    testReal(
      'certain discrepancies are errors at their figures, and there is no other error',
      async () => {
        const errors = (await audited(file)).findings.filter((f) => f.severity === 'error');
        const certain = discrepancies(file, 'certain');
        assert.deepEqual(
          errors.map((f) => `${f.rule} ${figure(f.expected)} ${figure(f.actual)}`).sort(),
          certain.map((d) => `${d.rule} ${figure(d.expected)} ${figure(d.actual)}`).sort(),
        );
      },
    );

    testReal('likely discrepancies are warnings, uncertain ones at most questions', async () => {
      const { findings } = await audited(file);
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
  testReal('are marked inferred, whole rows read', async () => {
    const { reading } = await audited('seed-2022.txt');
    const marks = flat(reading);
    assert.equal(marks['table3.received.natural-person'], 'inferred');
    assert.equal(marks['table3.disclosed.business'], 'inferred');
    assert.equal(marks['table3.disclosed.total'], 'inferred');
    assert.equal(marks['table2.normative-documents.made'], 'read');
    assert.equal(marks['table4.reconsideration.total'], 'read');
  });

  testReal(
    'the blank totals of the trial form follow from arithmetic, beside the table',
    async () => {
      const { tables, inferred } = await audited('shanghai-gov-office-2019.html');
      const table3 = inferred['table3'] as Record<string, Record<string, number>>;
      assert.equal(table3['disclosed']?.['total'], 272);
      assert.equal(table3['not-held']?.['total'], 265);
      assert.equal(table3['otherwise-concluded']?.['total'], 0);
      assert.equal(tables.table3?.disclosed?.total, null);
    },
  );
});

describe('reports whose cells were run together', () => {
  testReal('say which way they were cut, and every other way', async () => {
    const { reading, alternatives = [] } = await audited('pingtan-2020.txt');
    const marks = flat(reading);
    assert.equal(marks['table3.disclosed.natural-person'], 'inferred');
    assert.equal(marks['table2-2019.licensing.change'], 'ambiguous');
    const licensing = alternatives.find(({ cells }) =>
      cells.includes('table2-2019.licensing.change'),
    );
    assert.ok((licensing?.readings.length ?? 0) > 5);
    assert.deepEqual(licensing?.readings[0], [396, 44, 2278]);
  });

  testReal('are decided by what the prose says of the same documents', async () => {
    const { reading } = await audited('pingtan-2022.txt');
    assert.equal(flat(reading)['table2.normative-documents.in-force'], 'inferred');
  });
});

describe('the reading of a whole page', () => {
  testReal('does not depend on line ends, a mark of the byte order, or the encoding', async () => {
    const text = new TextDecoder().decode(realReport('suqian-2023.txt'));
    const plain = await audited('suqian-2023.txt');
    for (const variant of [text.replaceAll('\n', '\r\n'), `\ufeff${text}`]) {
      const answer = auditReport(new TextEncoder().encode(variant), 'suqian-2023.txt');
      assert.ok(answer.ok);
      assert.deepEqual(answer.result.tables, plain.tables);
      assert.deepEqual(answer.result.findings, plain.findings);
    }
  });
});
