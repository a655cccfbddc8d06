// The two properties that every layout of a sound report has: it is read back as it is without an error,
// and one changed cell is found.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { type AuditResult, auditReport } from '../../src/formats/annual-report/audit.ts';
import { changed, changes, soundReports, tablesOf } from './ledgers.ts';
import type { Layout } from './printed-form.ts';

export function audited(text: string): AuditResult {
  const answer = auditReport(text, 'synthetic');
  assert.ok(answer.ok, answer.ok ? '' : answer.reason);
  return answer.result;
}

export function errorsOf(result: AuditResult): readonly string[] {
  return result.findings
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, where, expected, actual }) => `${rule} ${where} ${expected} ${actual}`);
}

/** A nought printed as a blank cell. */
export function withoutNoughts(value: unknown): unknown {
  if (value === 0) return null;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, withoutNoughts(v)]));
}

export function readsBack(layout: Layout, numRuns: number, reports = soundReports): void {
  test('a sound report reads back the same cells and yields no error', () => {
    fc.assert(
      fc.property(reports, (report) => {
        const result = audited(layout(report));
        assert.deepEqual(result.tables, tablesOf(report));
        assert.equal(result.organ, report.organ);
        assert.equal(result.year, report.year);
        assert.deepEqual(errorsOf(result), []);
      }),
      { numRuns },
    );
  });
}

export function findsChanges(layout: Layout, numRuns: number): void {
  test('one changed cell of Table 3 is found, in its row and its column', () => {
    fc.assert(
      fc.property(soundReports, changes, (report, change) => {
        const faulty = changed(report, change);
        // The tables change, the prose does not: it still tells of the sound ledger.
        const result = audited(layout(faulty));
        assert.deepEqual(result.tables, tablesOf(faulty));
        const places = result.findings.filter((f) => f.severity === 'error').map((f) => f.where);
        assert.ok(places.includes(`table3.${change.row}.total`), 'the row');
        assert.ok(
          places.some((place) => place.startsWith('table3.') && place.endsWith(change.column)),
          'the column',
        );
      }),
      { numRuns },
    );
  });
}
