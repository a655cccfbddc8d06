// How figures are printed: each way leaves the same number, or a blank for a nought.

import type { Print } from './form-grids.ts';

const wide = (text: string): string =>
  text.replaceAll(/[\d.,]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const grouped: Print = (figure) => {
  const [whole = '', fraction] = figure.split('.');
  const parted = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? parted : `${parted}.${fraction}`;
};
const isWhole = (figure: string): boolean => /^\d+$/.test(figure);

/** Nothing is lost: the same number is read. */
export const exactFigures: Readonly<Record<string, Print>> = {
  'separators of thousands': grouped,
  'full-width digits': wide,
  'full-width with separators': (figure) => wide(grouped(figure)),
  'a unit behind': (figure) => (isWhole(figure) ? `${figure}件` : `${figure}万元`),
  'a fraction of nought': (figure) => (isWhole(figure) ? `${figure}.0` : figure),
  'two noughts behind the point': (figure) => (isWhole(figure) ? `${figure}.00` : figure),
  'noughts in words': (figure) => (figure === '0' ? '零' : figure),
  'a nought of the typesetter': (figure) => (figure === '0' ? '〇' : figure),
  'spaces around': (figure) => `&nbsp;${figure} &emsp;`,
  'spaces of no width': (figure) => `\u200b${figure}\ufeff`,
};

/** A nought is printed as one of the marks for nothing: a blank. */
export const blankMarks: readonly string[] = [
  '—', '——', '/', '／', '-', '－', '无', '空', '\\', '*', '--', '…', '&nbsp;', '　', '／ ', '（无）', '不适用', 'N/A',
]; // prettier-ignore
