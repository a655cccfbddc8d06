// Figures that follow from others: shares, and the comparison with last year's sealed report. Each is named by the
// figure it is of: `share.table3.disclosed.total`, `last.table3.received.total`, `growth.table3.received.total`.

import { outcomeGroups } from '../outcomes.ts';
import type { Figures } from './texts.ts';

export interface FigureSource {
  readonly figures: Figures;
  /** Of last year's sealed report, where there is one. */
  readonly last?: Figures | undefined;
}

export type FigureFault = 'unknown' | 'no-last-year' | 'no-base';
export type FoundFigure =
  | { readonly ok: true; readonly value: number | string }
  | { readonly ok: false; readonly why: FigureFault };

export const figureFaults: Readonly<Record<FigureFault, string>> = {
  unknown: '没有这个数据',
  'no-last-year': '上一年度没有定稿的报告',
  'no-base': '基数为0，不能计算',
};

export function figureAt(name: string, source: FigureSource): FoundFigure {
  const { figures, last } = source;
  if (Object.hasOwn(figures, name)) return { ok: true, value: figures[name] as number | string };
  const [, way, of = ''] = /^(last|growth|share)\.(.+)$/.exec(name) ?? [];
  if (way === undefined || !Object.hasOwn(figures, of)) return fault('unknown');
  if (way === 'share') return shareOf(of, figures);
  const before = last?.[of];
  if (before === undefined) return fault('no-last-year');
  if (way === 'last') return { ok: true, value: before };
  return growthOf(figures[of], before);
}

function fault(why: FigureFault): FoundFigure {
  return { ok: false, why };
}

function shareOf(name: string, figures: Figures): FoundFigure {
  const whole = wholeOf(name);
  const part = figures[name];
  const all = whole === undefined ? undefined : figures[whole];
  if (typeof part !== 'number' || typeof all !== 'number') return fault('unknown');
  return all === 0 ? fault('no-base') : { ok: true, value: percentText(part / all) };
}

/** With the word, so that a sentence says 比上年{{growth.…}} whichever way it went. */
function growthOf(now: number | string | undefined, before: number | string): FoundFigure {
  if (typeof now !== 'number' || typeof before !== 'number') return fault('unknown');
  if (before === 0) return fault('no-base');
  if (now === before) return { ok: true, value: '持平' };
  const change = percentText(Math.abs(now - before) / before);
  return { ok: true, value: `${now > before ? '增长' : '下降'}${change}` };
}

/** One decimal, none where it is nought. */
export function percentText(ratio: number): string {
  return `${Number((ratio * 100).toFixed(1))}%`;
}

const sets = ['received', 'brought-forward', 'concluded', 'carried-forward'];

/** What a share is of: results of all results, kinds of applicant of their row, placements of all placements. */
export function wholeOf(name: string): string | undefined {
  const [table = '', row = '', column = ''] = name.split('.');
  switch (table) {
    case 'table3':
      if (sets.includes(row)) return column === 'total' ? undefined : `table3.${row}.total`;
      return `table3.concluded.${column}`;
    case 'table4':
      return column === 'total' ? undefined : `table4.${row}.total`;
    case 'columns':
      return 'documents.placements';
    case 'interpretations':
      return row === 'total' ? undefined : 'interpretations.total';
    default:
      return undefined;
  }
}

/** Every derived figure that can be used now, for the list to choose from. */
export function derivedNames(source: FigureSource): readonly string[] {
  const names = Object.keys(source.figures);
  return ['share', 'growth', 'last']
    .flatMap((way) => names.map((name) => `${way}.${name}`))
    .filter((name) => figureAt(name, source).ok);
}

/** Rows that sum several outcomes. */
export function isGroup(row: string): boolean {
  return Object.hasOwn(outcomeGroups, row);
}
