// Audit of one report from its text or bytes: the shape that the command line prints and a page shows.

import { type AuditOptions, auditPrinted } from '../../rules/annual-report/audit-report.ts';
import type { Finding } from '../../rules/annual-report/finding.ts';
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
  readonly findings: readonly Finding[];
  /** Why the file could not be read; everything else is then empty. */
  readonly error?: string;
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
    tables: report.tables,
    reading: nested(report.marks),
    inferred: nested(inferred),
    findings,
  };
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
