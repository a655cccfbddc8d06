// One small sound report to vary by hand, and its audit as "rule severity where expected actual".

import assert from 'node:assert/strict';
import { type AuditResult, auditReport } from '../../src/formats/annual-report/audit.ts';
import type { AuditOptions } from '../../src/rules/annual-report/audit-report.ts';
import {
  table3Columns,
  table3Rows,
  type Table3,
  type Table3Column,
  type Table3Row,
  table4BlockKeys,
  type Table4,
} from '../../src/rules/annual-report/form.ts';
import { html } from './html-layouts.ts';
import type { SoundReport } from './ledgers.ts';

type Row = Readonly<Partial<Record<Table3Column, number>>>;

/** Table 3 from a few rows; everything else is 0. */
export function table3Of(rows: Readonly<Partial<Record<Table3Row, Row>>>): Table3 {
  const full = table3Rows.map((row) => {
    const cells = table3Columns.map((column) => [column, rows[row]?.[column] ?? 0] as const);
    return [row, Object.fromEntries(cells)] as const;
  });
  return Object.fromEntries(full) as Table3;
}

const none = { upheld: 0, corrected: 0, other: 0, pending: 0, total: 0 };

export const noSuits = Object.fromEntries(table4BlockKeys.map((key) => [key, none])) as Table4;

/** Twelve requests by natural persons, two brought forward, one withheld for third parties. */
export const sound: SoundReport = {
  organ: '临江市财政局',
  year: 2024,
  table2: {
    rules: { made: 0, repealed: 0, 'in-force': 0 },
    'normative-documents': { made: 2, repealed: 1, 'in-force': 9 },
    licensing: 30,
    penalty: 4,
    coercion: 0,
    fees: 25.1,
  },
  table3: table3Of({
    received: { 'natural-person': 12, total: 12 },
    'brought-forward': { 'natural-person': 2, total: 2 },
    disclosed: { 'natural-person': 9, total: 9 },
    'third-party-rights': { 'natural-person': 1, total: 1 },
    'not-held': { 'natural-person': 3, total: 3 },
    concluded: { 'natural-person': 13, total: 13 },
    'carried-forward': { 'natural-person': 1, total: 1 },
  }),
  table4: noSuits,
};

export function audit(text: string, options: AuditOptions = {}): AuditResult {
  const answer = auditReport(text, 'synthetic', options);
  assert.ok(answer.ok);
  return answer.result;
}

export function lines(result: AuditResult): readonly string[] {
  return result.findings.map((f) =>
    [f.rule, f.severity, f.where, f.expected, f.actual].map(String).join(' '),
  );
}

export function linesOf(report: SoundReport, options: AuditOptions = {}): readonly string[] {
  return lines(audit(html(report), options));
}
