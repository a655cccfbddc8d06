// What stands in a field: its shape, and how it is printed.

import { betweenBoxes } from '../annual-report/laid-tables.ts';
import { parseDay } from '../day.ts';
import { violation, type Violation } from '../violations.ts';
import { nameOfField, type WebsiteField, websiteField } from './form.ts';

export type Answer = string | number | boolean | readonly string[];
export type Answers = Readonly<Partial<Record<WebsiteField, Answer>>>;

const longest = 200;
const most = 100_000_000_000;

/** Refused where it cannot be an answer to the question; whether it is plausible the check says. */
export function answerFault(field: WebsiteField, value: Answer): Violation | undefined {
  const why = whyNot(field, value);
  return why === undefined
    ? undefined
    : violation('website-answer-invalid', field, `${nameOfField(field)}：${why}`);
}

function whyNot(field: WebsiteField, value: Answer): string | undefined {
  const { kind, options = [] } = websiteField(field);
  switch (kind) {
    case 'text':
      if (typeof value !== 'string') return '应为文字';
      return value.length > longest ? `最多${longest}字` : undefined;
    case 'day':
      return typeof value === 'string' && parseDay(value) !== undefined
        ? undefined
        : '应为日期，如2027-01-20';
    case 'count':
      return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= most
        ? undefined
        : '应为不小于0的整数，没有的填0';
    case 'days':
      return typeof value === 'number' && value >= 0 && value <= 10_000 && hasTwoDecimals(value)
        ? undefined
        : '应为不小于0的数，最多两位小数';
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : '请选择是或者否';
    case 'choice':
      return typeof value === 'string' && options.includes(value)
        ? undefined
        : `请选择${options.join('、')}中的一项`;
    case 'choices':
      return Array.isArray(value) && value.every((one) => options.includes(one))
        ? undefined
        : `只能选择${options.join('、')}`;
  }
}

function hasTwoDecimals(value: number): boolean {
  return Math.abs(value * 100 - Math.round(value * 100)) < 1e-6;
}

/** Blanks alone are no answer. */
export function isAnswered(value: Answer | undefined): value is Answer {
  return value !== undefined && (typeof value !== 'string' || value.trim() !== '');
}

export function isSameAnswer(a: Answer | undefined, b: Answer | undefined): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** As the table prints it; what is not answered stays blank. */
export function answerText(field: WebsiteField, value: Answer | undefined): string {
  const { kind, options = [] } = websiteField(field);
  if (kind === 'choice' || kind === 'choices') {
    return ticked(options, value === undefined ? [] : [value].flat().map(String));
  }
  if (kind === 'yes-no') {
    return ticked(['是', '否'], value === undefined ? [] : [value === true ? '是' : '否']);
  }
  return value === undefined ? '' : String(value);
}

function ticked(all: readonly string[], chosen: readonly string[]): string {
  return all.map((one) => `${chosen.includes(one) ? '■' : '□'}${one}`).join(betweenBoxes);
}

/** For people, in a sentence. */
export function answerWords(field: WebsiteField, value: Answer | undefined): string {
  if (!isAnswered(value)) return '空';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'object') return value.length === 0 ? '无' : value.join('、');
  return `${value}${websiteField(field).unit ?? ''}`;
}
