// The two-yearly clean-up of normative documents (国办发〔2018〕37号; 条例 20(1)): each is kept, repealed, declared
// lapsed, extended or to be amended; one decision says so and does it when it is published.

import { type IsoDay, parseIsoDay } from './day.ts';
import type { DocumentRelation } from './document-content.ts';
import { validities, type Validity } from './validity.ts';

export const reviewConclusions = {
  keep: '继续有效',
  repeal: '废止',
  lapse: '宣布失效',
  extend: '延长有效期',
  amend: '拟修改',
} as const;
export type ReviewConclusion = keyof typeof reviewConclusions;

export interface ReviewedLine {
  readonly documentId: number;
  readonly conclusion: ReviewConclusion;
  /** First day of a repeal or lapse. */
  readonly on?: IsoDay;
  /** New last day in force. */
  readonly until?: IsoDay;
  readonly reason?: string;
}

/** The sheet that is exported, filled in and taken back. */
export const reviewHeadings = [
  '编号',
  '发文字号',
  '标题',
  '成文日期',
  '施行日期',
  '有效期至',
  '有效性',
  '制定依据',
  '清理结论',
  '自何日起',
  '新的有效期至',
  '理由',
] as const;
export const mostReviewRows = 5000;

export interface ReviewedDocument {
  readonly id: number;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly validity: Validity;
  readonly effectiveTo: IsoDay | null;
}

export interface ReadLine extends ReviewedLine {
  readonly line: number;
  readonly title: string;
  readonly documentNumber: string | null;
  /** What stands now and what would stand. */
  readonly from: string;
  readonly to: string;
}

export interface ReadReview {
  readonly lines: readonly ReadLine[];
  readonly faults: readonly { readonly line: number; readonly reason: string }[];
}

type Cell = string | number | null;

/** Lines without a conclusion say nothing; one wrong line keeps the whole from being applied. */
export function readReviewRows(
  rows: readonly { readonly line: number; readonly cells: readonly Cell[] }[],
  known: ReadonlyMap<number, ReviewedDocument>,
): ReadReview {
  const lines: ReadLine[] = [];
  const faults: { line: number; reason: string }[] = [];
  const seen = new Map<number, number>();
  for (const { line, cells } of rows) {
    const said = wordsOf(cells[8]);
    if (said === '') continue;
    const reasons: string[] = [];
    const id = Number(wordsOf(cells[0]));
    const document = known.get(id);
    if (document === undefined) reasons.push('“编号”不是本机关已发布的规范性文件');
    const earlier = seen.get(id);
    if (earlier !== undefined) reasons.push(`与第${earlier}行是同一份文件`);
    seen.set(id, line);
    const conclusion = conclusionOf(said);
    if (conclusion === undefined) {
      reasons.push(`“清理结论”应为${Object.values(reviewConclusions).join('、')}之一`);
    }
    const on = dayIn(cells[9]);
    const until = dayIn(cells[10]);
    if (on === 'wrong') reasons.push('“自何日起”应写作2026-07-01');
    if (until === 'wrong') reasons.push('“新的有效期至”应写作2031-12-31');
    if ((conclusion === 'repeal' || conclusion === 'lapse') && on === undefined) {
      reasons.push('废止、宣布失效的，请填写“自何日起”');
    }
    if (conclusion === 'extend' && until === undefined) {
      reasons.push('延长有效期的，请填写“新的有效期至”');
    }
    if (conclusion === 'extend' && isDay(until) && until <= (document?.effectiveTo ?? '')) {
      reasons.push(`“新的有效期至”应晚于现在的${document?.effectiveTo ?? ''}`);
    }
    const changes = conclusion === 'repeal' || conclusion === 'lapse' || conclusion === 'extend';
    if (changes && (document?.validity === 'repealed' || document?.validity === 'lapsed')) {
      reasons.push(`文件${validities[document.validity]}，不能再${reviewConclusions[conclusion]}`);
    }
    const reason = wordsOf(cells[11]);
    if (reason.length > 500) reasons.push('“理由”最多500字');
    if (reasons.length > 0 || document === undefined || conclusion === undefined) {
      faults.push({ line, reason: reasons.join('；') });
      continue;
    }
    const { title, documentNumber, validity } = document;
    const read = {
      documentId: id,
      conclusion,
      ...(isDay(on) ? { on } : {}),
      ...(isDay(until) ? { until } : {}),
      ...(reason === '' ? {} : { reason }),
    };
    lines.push({
      line,
      title,
      documentNumber,
      from: validities[validity],
      to: becomes(read),
      ...read,
    });
  }
  return { lines, faults };
}

function becomes({ conclusion, on, until }: ReviewedLine): string {
  switch (conclusion) {
    case 'keep':
      return '继续有效';
    case 'amend':
      return '继续有效，拟修改';
    case 'repeal':
      return `自${on ?? ''}起废止`;
    case 'lapse':
      return `自${on ?? ''}起失效`;
    case 'extend':
      return `有效期延长至${until ?? ''}`;
  }
}

/** What the decision does; what is kept or only to be amended is on record, not in its text. */
export function relationOf(
  { documentId, conclusion, on, until, title }: ReadLine,
  today: IsoDay,
): DocumentRelation | undefined {
  const relation = { documentId, name: title, on: on ?? today };
  switch (conclusion) {
    case 'repeal':
      return { kind: 'repeals', ...relation };
    case 'lapse':
      return { kind: 'lapses', ...relation };
    case 'extend':
      return { kind: 'extends', ...relation, until: until ?? null };
    case 'keep':
    case 'amend':
      return undefined;
  }
}

function conclusionOf(said: string): ReviewConclusion | undefined {
  return (Object.keys(reviewConclusions) as ReviewConclusion[]).find(
    (key) => reviewConclusions[key] === said,
  );
}

function wordsOf(cell: Cell | undefined): string {
  return String(cell ?? '').trim();
}

function isDay(read: IsoDay | 'wrong' | undefined): read is IsoDay {
  return read !== undefined && read !== 'wrong';
}

/** 2026-07-01, 2026/7/1, 2026年7月1日; the number of a spreadsheet's own day. */
function dayIn(cell: Cell | undefined): IsoDay | 'wrong' | undefined {
  const text = wordsOf(cell);
  if (text === '') return undefined;
  const [, year, month, date] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(text) ?? [];
  if (year === undefined || month === undefined || date === undefined) return 'wrong';
  return parseIsoDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`) ?? 'wrong';
}
