// The annual report in the order in which it is read: title, lead, six parts in the fixed order and under
// the fixed titles, signature (国办公开办函〔2021〕30号). Page, DOCX and PDF print the same blocks.

import type { IsoDay } from '../day.ts';
import { reportParts } from './form.ts';
import { type LaidTable, laidTables } from './laid-tables.ts';
import type { AnnualReport } from './report.ts';
import { successionSentence } from './succession.ts';
import { scopeSentence } from './roll-up-scope.ts';

/** A report and what it is: an edition that was sealed on a day, or a draft of today. */
export interface ReportSheet {
  readonly report: AnnualReport;
  readonly sealed?: { readonly edition: number; readonly on: IsoDay };
}

export type ReportBlock =
  | { readonly kind: 'part' | 'section' | 'paragraph' | 'unwritten'; readonly text: string }
  | { readonly kind: 'table'; readonly table: LaidTable };

export interface LaidReport {
  readonly title: string;
  readonly blocks: readonly ReportBlock[];
  readonly signature: { readonly issuer: string; readonly date: string } | null;
}

export function reportTitle({ organ, year }: Pick<AnnualReport, 'organ' | 'year'>): string {
  return `${organ.name}${year}年政府信息公开工作年度报告`;
}

export function laidReport(report: AnnualReport): LaidReport {
  const { texts } = report;
  const [one, two, three, four, five, six] = reportParts;
  const [table2, table3, table4] = laidTables(report.tables);
  const unwritten: ReportBlock = { kind: 'unwritten', text: '本部分尚未撰写。' };
  return {
    title: reportTitle(report),
    blocks: [
      ...paragraphs(withScope(texts?.lead ?? usualLead(report), report)),
      part(one),
      ...(texts === undefined
        ? [unwritten]
        : texts.overview.flatMap(({ heading, text }): ReportBlock[] => [
            ...(heading.trim() === ''
              ? []
              : [{ kind: 'section', text: heading.trim() } satisfies ReportBlock]),
            ...paragraphs(text),
          ])),
      ...paragraphs(texts?.assessment ?? ''),
      part(two),
      { kind: 'table', table: table2 },
      part(three),
      { kind: 'table', table: table3 },
      part(four),
      { kind: 'table', table: table4 },
      part(five),
      ...(texts === undefined ? [unwritten] : paragraphs(texts.problems)),
      part(six),
      ...paragraphs(texts?.other ?? noFees),
    ],
    signature: signature(report),
  };
}

const noFees = '本年度发出信息处理费收费通知0件，应收0元，实收0元。';

function part(text: string): ReportBlock {
  return { kind: 'part', text };
}

function paragraphs(text: string): ReportBlock[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ kind: 'paragraph', text: line }));
}

function signature({ organ, texts }: AnnualReport): LaidReport['signature'] {
  if (texts?.signedOn === undefined) return null;
  const [year, month, day] = texts.signedOn.split('-').map(Number);
  return { issuer: texts.signedBy ?? organ.name, date: `${year}年${month}月${day}日` };
}

/** A government's sum says in its first paragraph what it sums, an organ what it took over or passed on, in the same words wherever it is printed. */
function withScope(lead: string, { organ, rollUp, succession }: AnnualReport): string {
  const said = [
    rollUp === undefined ? '' : scopeSentence(organ.name, rollUp),
    succession === undefined ? '' : successionSentence(succession),
  ].join('');
  if (said === '') return lead;
  const [first = '', ...rest] = lead.split('\n');
  return [`${first}${said}`, ...rest].join('\n');
}

function usualLead({ organ, year }: AnnualReport): string {
  return (
    `根据《中华人民共和国政府信息公开条例》和《中华人民共和国政府信息公开工作年度报告格式》` +
    `（国办公开办函〔2021〕30号），编制${organ.name}${year}年政府信息公开工作年度报告。` +
    `所列数据的统计期限为${year}年1月1日至${year}年12月31日。`
  );
}
