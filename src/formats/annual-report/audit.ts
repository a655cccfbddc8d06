// Audit of one report from its text or bytes: the shape that the command line prints and a page shows.

import { type AuditOptions, auditPrinted } from '../../rules/annual-report/audit-report.ts';
import { auditRules, type Finding } from '../../rules/annual-report/finding.ts';
import {
  type FormVersion,
  nested,
  type PrintedReport,
  type PrintedTables,
} from '../../rules/annual-report/printed.ts';
import { readReport } from './read.ts';

/** Public and stable; documented in docs/audit.md. */
export interface AuditResult {
  readonly file: string;
  readonly organ: string | null;
  readonly year: number | null;
  /** `null` only with `error`. */
  readonly form: FormVersion | null;
  readonly tables: PrintedTables;
  readonly reading: Readonly<Record<string, unknown>>;
  readonly inferred: Readonly<Record<string, unknown>>;
  /** Cells whose figures were printed without gaps, with every way to cut them, likeliest first. */
  readonly alternatives?: readonly Alternatives[];
  readonly findings: readonly DescribedFinding[];
  /** Why the file could not be read; everything else is then empty. */
  readonly error?: string;
}

export interface Alternatives {
  readonly cells: readonly string[];
  readonly readings: readonly (readonly number[])[];
}

/** A finding with its source, its place in the text and what to do. */
export interface DescribedFinding extends Finding {
  readonly basis: string;
  readonly advice: string;
  /** Of the quoted words in the prose of a part: paragraph from 1, characters from 0. */
  readonly position?: { readonly paragraph: number; readonly from: number; readonly to: number };
}

export type Audited =
  | { readonly ok: true; readonly result: AuditResult; readonly report: PrintedReport }
  /** Why the file could not be read, in Chinese, to follow its name. */
  | { readonly ok: false; readonly file: string; readonly reason: string };

export function auditReport(
  input: Uint8Array | string,
  file: string,
  options: AuditOptions = {},
): Audited {
  const read = readReport(input);
  if (!read.ok) return { ok: false, file, reason: read.reason };
  return { ok: true, report: read.report, result: resultOf(file, read.report, options) };
}

export function resultOf(file: string, report: PrintedReport, options: AuditOptions): AuditResult {
  const { findings, inferred } = auditPrinted(report, options);
  return {
    file,
    organ: report.organ,
    year: report.year,
    form: report.form,
    tables: withUndecided(report),
    reading: nested(report.marks),
    inferred: nested(inferred),
    ...(report.choices.length === 0
      ? {}
      : {
          alternatives: report.choices.map(({ places, candidates }) => ({
            cells: places,
            readings: candidates,
          })),
        }),
    findings: findings.map((finding) => described(finding, report)),
  };
}

function described(finding: Finding, report: PrintedReport): DescribedFinding {
  const { basis, advice } = auditRules[finding.rule];
  const position = positionOf(finding, report);
  return { ...finding, basis, advice, ...(position === undefined ? {} : { position }) };
}

function positionOf(
  { where, quote }: Finding,
  report: PrintedReport,
): DescribedFinding['position'] | undefined {
  const number = /^part([1-6])/.exec(where)?.[1];
  const text =
    number === undefined
      ? report.lead
      : (report.parts.find((part) => part.number === Number(number))?.text ?? '');
  const words = quote?.replace(/…$/, '');
  if (words === undefined || words === '') return undefined;
  for (const [i, paragraph] of text.split('\n').entries()) {
    const from = paragraph.indexOf(words);
    if (from !== -1) return { paragraph: i + 1, from, to: from + words.length };
  }
  return undefined;
}

/** A row that cannot be told apart stands as it is printed. */
function withUndecided({ tables, undecided }: PrintedReport): PrintedTables {
  if (undecided.size === 0) return tables;
  const copy = structuredClone(tables) as Record<string, Record<string, unknown>>;
  for (const [place, printed] of undecided) {
    const [table = '', row = ''] = place.split('.');
    copy[table] = { ...copy[table], [row]: { ambiguous: printed } };
  }
  return copy;
}

export function unreadableResult(file: string, reason: string): AuditResult {
  return {
    file,
    organ: null,
    year: null,
    form: null,
    tables: {},
    reading: {},
    inferred: {},
    findings: [],
    error: reason,
  };
}
