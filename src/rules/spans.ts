// Spans of days that an office looks back on: month, quarter, half and whole year.

import { type IsoDay, isoOfOrdinal, ordinalOfIso } from './day.ts';

export const spanKinds = { month: '月', quarter: '季度', half: '半年', year: '全年' } as const;
export type SpanKind = keyof typeof spanKinds;

const monthsOf: Readonly<Record<SpanKind, number>> = { month: 1, quarter: 3, half: 6, year: 12 };

export interface Span {
  readonly kind: SpanKind;
  readonly from: IsoDay;
  readonly to: IsoDay;
  /** 2026年第三季度 */
  readonly label: string;
}

/** The span of that kind that `on` lies in, moved by so many of its own length. */
export function spanOf(kind: SpanKind, on: IsoDay, by = 0): Span {
  const months = monthsOf[kind];
  const year = Number(on.slice(0, 4));
  const month = Number(on.slice(5, 7)) - 1;
  const first = year * 12 + month - (month % months) + by * months;
  const from = firstDay(first);
  const to = isoOfOrdinal(ordinalOfIso(firstDay(first + months)) - 1);
  return { kind, from, to, label: labelOf(kind, first) };
}

function firstDay(month: number): IsoDay {
  const two = String((month % 12) + 1).padStart(2, '0');
  return `${Math.floor(month / 12)}-${two}-01` as IsoDay;
}

function labelOf(kind: SpanKind, first: number): string {
  const year = `${Math.floor(first / 12)}年`;
  const month = first % 12;
  switch (kind) {
    case 'month':
      return `${year}${month + 1}月`;
    case 'quarter':
      return `${year}第${'一二三四'.charAt(month / 3)}季度`;
    case 'half':
      return `${year}${month === 0 ? '上' : '下'}半年`;
    case 'year':
      return year;
  }
}
