// All checks of one printed report together.

import { bySeverity, type Finding } from './finding.ts';
import { inferBlanks } from './infer.ts';
import type { PrintedReport } from './printed.ts';
import { auditProse } from './prose.ts';
import { knownAt } from './quantities.ts';
import { type Choice, underReadings } from './readings.ts';
import { reconcile } from './reconcile.ts';
import { checkCopied } from './report-copied.ts';
import {
  checkChildren,
  checkShared,
  childrenOf,
  previousOf,
  sentencesAmong,
  type SharedSentences,
} from './report-folder.ts';
import { checkContent } from './report-content.ts';
import type { ReportDeadlineClass } from './deadline.ts';
import { checkDocument } from './report-form.ts';
import type { Sheet } from './sums.ts';

export interface AuditOptions {
  /** Unknown unless said: a name does not tell whose date applies to a development zone. */
  readonly organClass?: ReportDeadlineClass | undefined;
  /** Report of the same organ for the year before. */
  readonly previous?: PrintedReport | undefined;
  /** Reports of the same year of the organs below it. */
  readonly children?: readonly PrintedReport[] | undefined;
  /** Long sentences of all reports given together: those that stand in several are named. */
  readonly sentences?: SharedSentences | undefined;
}

/** For each report of a folder the others it has to do with. */
export function optionsAmong(
  all: readonly PrintedReport[],
  organClass: ReportDeadlineClass | undefined,
): (report: PrintedReport) => AuditOptions {
  const sentences = sentencesAmong(all);
  return (report) => ({
    organClass,
    previous: previousOf(report, all),
    children: childrenOf(report, all),
    sentences,
  });
}

export interface Audit {
  readonly findings: readonly Finding[];
  /** Values that arithmetic forces in blank cells. */
  readonly inferred: ReadonlyMap<string, number>;
}

export function auditPrinted(report: PrintedReport, options: AuditOptions = {}): Audit {
  const sheet: Sheet = { cells: report.cells, marks: report.marks };
  const organClass = options.organClass ?? null;
  const inferred = inferBlanks(sheet);
  const tallies = { sheet, inferred };
  const first = report.parts.find((part) => part.number === 1)?.text ?? '';
  const findings = [
    ...underReadings(sheet, tables(report.choices), (cut) =>
      reconcile(cut, {
        organ: report.organ,
        year: report.year,
        speaksOfWholeArea: /全[市县区州省旗]/.test(first),
        previous: options.previous,
      }),
    ),
    ...checkForm(report),
    ...thirdPartyConsulted(knownAt(tallies, 'table3.third-party-rights.total')),
    ...auditProse(report.parts, tallies, { organ: report.organ, year: report.year }),
    ...checkDocument(report, organClass),
    ...checkContent(report, organClass),
    ...checkCopied(report),
    ...checkChildren(report, options.children ?? []),
    ...checkShared(report, options.sentences ?? new Map()),
    ...report.notes.map((message): Finding => ({
      rule: 'EXTRACT',
      severity: 'info',
      where: 'document',
      expected: null,
      actual: null,
      message,
    })),
  ];
  return { findings: bySeverity(findings), inferred };
}

/** Table 2 has no sums: which way its figures are cut proves nothing. */
function tables(choices: readonly Choice[]): readonly Choice[] {
  return choices.filter(({ places }) => !places.some((place) => place.startsWith('table2')));
}

/** FMT-T3: local templates that leave (六) undivided are no certain fault, so no error. */
function checkForm(report: PrintedReport): readonly Finding[] {
  if (report.form !== 'mixed') return [];
  return [
    {
      rule: 'FMT-T3',
      severity: 'warning',
      where: 'table3.otherwise-concluded',
      expected: 'not-supplemented fee-unpaid other',
      actual: 'otherwise-concluded',
      message:
        '“（六）其他处理”缺少三个子项（逾期不补正、逾期不缴费、其他），是2019年试行格式，与表二（2021年格式）混用；按一个数读取，不作拆分。',
    },
  ];
}

/** T3-ART32: a printed report cannot show the consultation; whoever has the files can look it up. */
function thirdPartyConsulted(count: number | null): readonly Finding[] {
  if (count === null || count === 0) return [];
  return [
    {
      rule: 'T3-ART32',
      severity: 'info',
      where: 'table3.third-party-rights.total',
      expected: null,
      actual: count,
      message: `${count}件因保护第三方合法权益不予公开，应有征求第三方意见的记录（条例第三十二条）。`,
    },
  ];
}
