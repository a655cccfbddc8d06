// One printed cell to a figure. Dashes, slashes and 无 are blanks, and a blank is not a zero.

export type ParsedCell =
  | { readonly kind: 'number'; readonly value: number; readonly unit: string }
  | { readonly kind: 'blank' }
  /** Digits that are no figure (too long to be one). */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'text' };

const figure = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(亿元|万元|元|件|条|项|个|份|宗|起|次)?$/;
const blankMarks = /^(?:[-/\\_—–―−.…]+|\*+|\(?(?:无|空|不适用|n\/a)\)?)?$/i;
/** Noughts in words, and the circle that a typesetter takes for one. */
const noughts = /^[零〇○]$/;

export function parseCell(printed: string): ParsedCell {
  if (printed.length > 60) return { kind: 'text' };
  if (/^\d{1,9}$/.test(printed)) return { kind: 'number', value: Number(printed), unit: '' };
  const text = printed.normalize('NFKC').replaceAll(/\s+/g, '').replaceAll('−', '-');
  if (blankMarks.test(text)) return { kind: 'blank' };
  if (noughts.test(text)) return { kind: 'number', value: 0, unit: '' };
  const signed = text.replace(/^增加?(?=\d)/, '+').replace(/^(减少?|下降)(?=\d)/, '-');
  const match = figure.exec(signed);
  if (match === null) return { kind: 'text' };
  const [, sign = '', whole = '', fraction = '', unit = ''] = match;
  const digits = whole.replaceAll(',', '');
  if (digits.length > 15) return { kind: 'unreadable' };
  const value = Number(`${digits}${fraction}`);
  return { kind: 'number', value: sign === '-' && value !== 0 ? -value : value, unit };
}

const inYuan: Readonly<Record<string, number>> = { 元: 1, 万元: 1e4, 亿元: 1e8 };

/** An amount that names its unit, converted to the unit of its cell; without a name it is as printed. */
export function amountIn(unit: '元' | '万元', value: number, printedUnit: string): number {
  const factor = inYuan[printedUnit];
  if (factor === undefined || printedUnit === unit) return value;
  const yuan = Math.round(value * factor * 100) / 100;
  return unit === '元' ? yuan : Math.round(yuan * 100) / 1e6;
}
