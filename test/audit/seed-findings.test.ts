// The findings that the regulation reference expects of one real report (its §7), by rule.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'node:test';
import { auditReport } from '../../src/formats/annual-report/audit.ts';
import type { Finding, Severity } from '../../src/rules/annual-report/finding.ts';
import { realReport, testReal } from './real-reports.ts';

interface Acceptance {
  readonly id: string;
  readonly rule: string;
  readonly severity: 'error' | 'warn' | 'info' | 'conditional' | 'pass';
  readonly left?: number;
  readonly right?: number;
}

const acceptance = JSON.parse(
  readFileSync(join(import.meta.dirname, '../data/seed-audit-expected.json'), 'utf8'),
) as readonly Acceptance[];

const severities: Readonly<Record<string, Severity>> = {
  error: 'error',
  warn: 'warning',
  info: 'info',
  conditional: 'question',
};

function findings(): readonly Finding[] {
  const answer = auditReport(realReport('seed-2022.txt'), 'seed-2022.txt');
  assert.ok(answer.ok);
  return answer.result.findings;
}

describe('acceptance of the seed report', () => {
  for (const { id, rule, severity, left, right } of acceptance) {
    testReal(`${id} ${rule}: ${severity}`, () => {
      const found = findings().filter((f) => f.rule === rule);
      if (severity === 'pass') {
        assert.deepEqual(found, []);
        return;
      }
      const matching = found.filter((f) => f.severity === severities[severity]);
      assert.ok(matching.length > 0, `${rule} is missing`);
      if (left === undefined) return;
      const [expected, actual] = right === undefined ? [0, left] : [left, right];
      assert.ok(
        matching.some((f) => f.expected === expected && f.actual === actual),
        `${rule}: ${expected}, ${actual}`,
      );
    });
  }

  testReal('no finding has another rule or a severity above the accepted one', () => {
    const order: readonly Severity[] = ['info', 'question', 'warning', 'error'];
    for (const finding of findings()) {
      const accepted = acceptance.filter((a) => a.rule === finding.rule && a.severity !== 'pass');
      assert.ok(accepted.length > 0, finding.rule);
      const most = Math.max(
        ...accepted.map((a) => order.indexOf(severities[a.severity] ?? 'info')),
      );
      assert.ok(order.indexOf(finding.severity) <= most, `${finding.rule} ${finding.severity}`);
    }
  });

  testReal('the part sums quote their sentence and the table errors name their cells', () => {
    const all = findings();
    const parts = all.find((f) => f.rule === 'TX-PARTS');
    for (const figure of [5981, 36, 4027, 282, 321, 115, 32, 1864]) {
      assert.ok(parts?.quote?.includes(String(figure)), String(figure));
    }
    assert.deepEqual(
      all.filter((f) => f.rule === 'T3-SUM').map((f) => f.where),
      ['table3.concluded.natural-person', 'table3.concluded.total'],
    );
  });
});
