// How much a policy gives: a fixed sum, a share of a figure, so much for each, or steps; with a cap. Money is whole
// fen; figures of firms are in 万元. What the sum rests on is always shown beside it.

import { type FactKey, factLine, type FactValue } from './facts.ts';
import { numberInWords } from './words.ts';

/** A fact of the firm, or a figure that only the application states (设备投资额). */
export type AmountBasis =
  { readonly fact: FactKey } | { readonly ask: string; readonly unit: string };

export type AmountFormula =
  | { readonly kind: 'fixed'; readonly fen: number }
  | { readonly kind: 'share'; readonly percent: number; readonly of: AmountBasis }
  | { readonly kind: 'each'; readonly fen: number; readonly of: AmountBasis }
  | { readonly kind: 'steps'; readonly of: AmountBasis; readonly steps: readonly AmountStep[] };

export interface AmountStep {
  /** Lower bound, inclusive, in the unit of the basis. */
  readonly from: number;
  readonly fen: number;
}

export interface AmountRule {
  readonly formula: AmountFormula;
  readonly capFen?: number;
}

export type Amount =
  | { readonly fen: number; readonly isCapped: boolean; readonly steps: string }
  /** What has to be said first. */
  | { readonly asks: AmountBasis };

const fenOfWan = 1_000_000;

export function basisOf({ formula }: AmountRule): AmountBasis | undefined {
  return formula.kind === 'fixed' ? undefined : formula.of;
}

export function basisName(basis: AmountBasis): string {
  return 'fact' in basis ? factLine(basis.fact).label : basis.ask;
}

export function basisUnit(basis: AmountBasis): string {
  return 'fact' in basis ? (factLine(basis.fact).unit ?? '') : basis.unit;
}

/** @param figure of the basis, in its unit. */
export function amountFor(rule: AmountRule, figure: FactValue | undefined): Amount {
  const { formula, capFen } = rule;
  if (formula.kind === 'fixed') return capped(formula.fen, capFen, moneyInWords(formula.fen));
  const value = figure === null ? 0 : figure;
  if (typeof value !== 'number' || value < 0) return { asks: formula.of };
  const basis = `${basisName(formula.of)}${numberInWords(value)}${basisUnit(formula.of)}`;
  if (formula.kind === 'share') {
    // 万元 with two decimals are whole yuan hundreds: multiply first, so that 0.1 + 0.2 never shows.
    const fen = Math.round((Math.round(value * 100) * fenOfWan * formula.percent) / 10_000);
    return capped(fen, capFen, `${basis}×${formula.percent}%`);
  }
  if (formula.kind === 'each') {
    return capped(Math.round(value * formula.fen), capFen, `${basis}×${moneyInWords(formula.fen)}`);
  }
  const step = formula.steps.filter(({ from }) => value >= from).at(-1);
  if (!step) return { fen: 0, isCapped: false, steps: `${basis}，未达到最低一档` };
  const unit = basisUnit(formula.of);
  return capped(step.fen, capFen, `${basis}，达到${numberInWords(step.from)}${unit}一档`);
}

function capped(fen: number, capFen: number | undefined, steps: string): Amount {
  if (capFen === undefined || fen <= capFen) return { fen, isCapped: false, steps };
  return { fen: capFen, isCapped: true, steps: `${steps}，最高${moneyInWords(capFen)}` };
}

/** How a sum was computed; undefined where that says no more than the sum itself. */
export function stepsBeyond(fen: number, steps: string): string | undefined {
  return steps === moneyInWords(fen) ? undefined : steps;
}

/** 20万元、3500元、1.5亿元 */
export function moneyInWords(fen: number): string {
  const yuan = fen / 100;
  if (Math.abs(yuan) >= 1e8 && Number.isInteger(fen / 1e6))
    return `${numberInWords(yuan / 1e8)}亿元`;
  // Kept in yuan where 万元 with two decimals would round something away.
  return Math.abs(yuan) >= 1e4 && fen % 10_000 === 0
    ? `${numberInWords(yuan / 1e4)}万元`
    : `${numberInWords(yuan)}元`;
}

/** 按研发费用的10%，最高50万元 */
export function ruleInWords({ formula, capFen }: AmountRule): string {
  const cap = capFen === undefined ? '' : `，最高${moneyInWords(capFen)}`;
  switch (formula.kind) {
    case 'fixed':
      return `${moneyInWords(formula.fen)}${cap}`;
    case 'share':
      return `按${basisName(formula.of)}的${formula.percent}%${cap}`;
    case 'each':
      return `每${basisUnit(formula.of)}${basisName(formula.of)}${moneyInWords(formula.fen)}${cap}`;
    case 'steps': {
      const { of, steps } = formula;
      const lines = steps.map(
        ({ from, fen }) => `达到${numberInWords(from)}${basisUnit(of)}的${moneyInWords(fen)}`,
      );
      return `按${basisName(of)}分档：${lines.join('，')}${cap}`;
    }
  }
}

export function amountFaults({ formula, capFen }: AmountRule): readonly string[] {
  const out: string[] = [];
  if (capFen !== undefined && !isSum(capFen)) out.push('最高限额应大于0');
  if (formula.kind === 'fixed' && !isSum(formula.fen)) out.push('支持金额应大于0');
  if (formula.kind === 'each' && !isSum(formula.fen)) out.push('每单位金额应大于0');
  if (formula.kind === 'share' && !(formula.percent > 0 && formula.percent <= 100)) {
    out.push('比例应大于0，不超过100%');
  }
  if (formula.kind === 'fixed' && capFen !== undefined && capFen < formula.fen) {
    out.push(`最高限额${moneyInWords(capFen)}低于支持金额${moneyInWords(formula.fen)}`);
  }
  if (formula.kind !== 'fixed') {
    const { of } = formula;
    if ('fact' in of ? factLine(of.fact).type !== 'number' : of.ask.trim() === '') {
      out.push('计算依据应是一个数值');
    }
  }
  if (formula.kind === 'steps') {
    const { steps } = formula;
    if (steps.length === 0) out.push('请至少填写一档');
    if (steps.some((step, i) => i > 0 && step.from <= (steps[i - 1]?.from ?? 0))) {
      out.push('各档的下限应当从低到高');
    }
    if (steps.some(({ fen }) => !isSum(fen))) out.push('各档金额应大于0');
  }
  return out;
}

function isSum(fen: number): boolean {
  return Number.isSafeInteger(fen) && fen > 0;
}
