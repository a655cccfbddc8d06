// The workbook of the register (一企一档): its headings are the labels of the facts, so that a new fact is a new column.
// An empty cell says nothing; 无 says that there is none.

import { creditCodeFault } from '../credit-code.ts';
import { type IsoDay, parseDay } from '../day.ts';
import { isEmailAddress, isTelephoneNumber } from '../identity.ts';
import { type FactKey, factKeys, factLine, type FactValue, type FirmFacts } from './facts.ts';
import { industryDivisions, isIndustryCode, normaliseIndustryCode } from './industries.ts';

export const codeHeading = '统一社会信用代码';
export const nameHeading = '企业名称';
export const contactHeadings = {
  name: '联系人',
  phone: '联系电话',
  email: '联系邮箱',
} as const;
export const consentHeading = '同意推送';

export interface EnterpriseContact {
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
}

export interface EnterpriseRecord {
  readonly line: number;
  readonly creditCode: string;
  readonly name: string;
  readonly facts: FirmFacts;
  readonly contact: EnterpriseContact;
  /** Undefined: the row does not say. */
  readonly consent: 'given' | 'refused' | undefined;
}

export interface RowFault {
  readonly line: number;
  readonly reason: string;
}

/** What a row may not be longer than: everything else is refused with the cell. */
const longestCell = 200;
const largestFigure = 1e10;

export function factHeading(key: FactKey): string {
  const { label, unit } = factLine(key);
  return unit === undefined ? label : `${label}（${unit}）`;
}

/** In the order in which the template has them. */
export const enterpriseHeadings: readonly string[] = [
  codeHeading,
  nameHeading,
  ...factKeys.map(factHeading),
  ...Object.values(contactHeadings),
  consentHeading,
];

/** What the second row of the template says of each column. */
export function headingHint(heading: string): string {
  if (heading === codeHeading || heading === nameHeading) return '必填';
  if (heading === consentHeading) return '是、否；空白为未征求';
  const key = factKeys.find((one) => factHeading(one) === heading);
  if (key === undefined) return '选填';
  const { type, options } = factLine(key);
  switch (type) {
    case 'number':
      return '数字；没有的填0或者无';
    case 'day':
      return '如2020-05-01';
    case 'region':
      return '行政区划代码或者名称';
    case 'industry':
      return 'GB/T 4754代码，如C39、3982';
    case 'yes-no':
      return '是、否';
    case 'choice':
    case 'choices':
      return `${Object.values(options ?? {}).join('、')}${type === 'choices' ? '；可填几项，用顿号分开；没有的填无' : ''}`;
  }
}

/** Which column of the sheet holds what, by its headings; units and blanks in them do not matter. */
export interface SheetLayout {
  readonly code: number;
  readonly name: number;
  readonly facts: readonly (readonly [key: FactKey, column: number])[];
  readonly contact: Readonly<Record<keyof EnterpriseContact, number>>;
  readonly consent: number;
  /** Headings that nothing is read from. */
  readonly unknown: readonly string[];
}

export function layoutOf(headings: readonly string[]): SheetLayout | { readonly fault: string } {
  const names = headings.map(plainHeading);
  const at = (heading: string): number => names.indexOf(plainHeading(heading));
  const missing = [codeHeading, nameHeading].filter((heading) => at(heading) < 0);
  if (missing.length > 0) return { fault: `第一行没有“${missing.join('”“')}”这一列` };
  const twice = names.find((name, i) => name !== '' && names.indexOf(name) !== i);
  if (twice !== undefined) return { fault: `“${twice}”这一列重复` };
  const known = new Set(enterpriseHeadings.map(plainHeading));
  return {
    code: at(codeHeading),
    name: at(nameHeading),
    facts: factKeys.flatMap((key) => {
      const column = at(factHeading(key));
      return column < 0 ? [] : [[key, column] as const];
    }),
    contact: {
      name: at(contactHeadings.name),
      phone: at(contactHeadings.phone),
      email: at(contactHeadings.email),
    },
    consent: at(consentHeading),
    unknown: headings.filter((heading, i) => heading.trim() !== '' && !known.has(names[i] ?? '')),
  };
}

function plainHeading(heading: string): string {
  return heading.replaceAll(/[（(][^）)]*[）)]|\s|\*/g, (found) =>
    found === '（限上）' || found === '(限上)' ? '限上' : '',
  );
}

export interface SheetKnowledge {
  /** Codes of regions by their name, where only one bears it. */
  readonly regions: ReadonlyMap<string, string>;
  readonly today: IsoDay;
}

/** One row: the record, or everything that is wrong with it. */
export function readEnterpriseRow(
  layout: SheetLayout,
  { line, cells }: { readonly line: number; readonly cells: readonly (string | number | null)[] },
  known: SheetKnowledge,
): { readonly record: EnterpriseRecord } | { readonly fault: RowFault } {
  const cell = (column: number): string => (column < 0 ? '' : String(cells[column] ?? '').trim());
  const reasons: string[] = [];
  const creditCode = cell(layout.code).toUpperCase().replaceAll(/\s/g, '');
  const wrong = creditCode === '' ? '请填写统一社会信用代码' : creditCodeFault(creditCode)?.message;
  if (wrong !== undefined) reasons.push(wrong);
  const name = cell(layout.name);
  if (name === '') reasons.push('请填写企业名称');
  if (name.length > longestCell) reasons.push('企业名称过长');
  const facts: Partial<Record<FactKey, FactValue>> = {};
  for (const [key, column] of layout.facts) {
    const text = cell(column);
    if (text === '') continue;
    const value = text.length > longestCell ? { fault: '内容过长' } : readFact(key, text, known);
    if (typeof value === 'object' && value !== null && 'fault' in value) {
      reasons.push(`${factLine(key).label}：${value.fault}`);
    } else facts[key] = value;
  }
  const contact = {
    ...said('name', cell(layout.contact.name)),
    ...said('phone', cell(layout.contact.phone)),
    ...said('email', cell(layout.contact.email)),
  };
  reasons.push(...contactFaults(contact));
  const consent = cell(layout.consent);
  if (!['', '是', '否'].includes(consent)) reasons.push('同意推送：应当填“是”或者“否”');
  if (reasons.length > 0) return { fault: { line, reason: reasons.join('；') } };
  return {
    record: {
      line,
      creditCode,
      name,
      facts,
      contact,
      consent: consent === '' ? undefined : consent === '是' ? 'given' : 'refused',
    },
  };
}

function said<K extends string>(key: K, text: string): Partial<Record<K, string>> {
  return text === '' ? {} : ({ [key]: text } as Partial<Record<K, string>>);
}

export function contactFaults({ name, phone, email }: EnterpriseContact): readonly string[] {
  const out: string[] = [];
  if (name !== undefined && name.length > 50) out.push('联系人：内容过长');
  if (phone !== undefined && !isTelephoneNumber(phone)) {
    out.push('联系电话：应当是手机号码或者带区号的固定电话');
  }
  if (email !== undefined && !isEmailAddress(email)) out.push('联系邮箱：不是电子邮箱地址');
  return out;
}

type Read = FactValue | { readonly fault: string };

/** A cell of a fact, as people write it; null where it says that there is none. */
export function readFact(key: FactKey, text: string, known: SheetKnowledge): Read {
  const { type, options, isWhole } = factLine(key);
  if (/^(?:无|没有|-|—|\/)$/.test(text)) {
    return type === 'region' || type === 'industry' || type === 'choice' || type === 'day'
      ? { fault: '不能填“无”，不知道的请留空' }
      : type === 'choices'
        ? []
        : null;
  }
  switch (type) {
    case 'number':
      return readNumber(key, text, isWhole === true);
    case 'day':
      return readPastDay(text, known.today);
    case 'region':
      return readRegion(text, known.regions);
    case 'industry':
      return readIndustry(text);
    case 'yes-no':
      return text === '是' ? true : text === '否' ? false : { fault: '应当填“是”或者“否”' };
    case 'choice':
      return keyOfOption(options, text) ?? { fault: `没有“${text}”这一项` };
    case 'choices': {
      const names = text.split(/[、，,；;|]/).flatMap((one) => one.trim() || []);
      const codes = names.map((one) => keyOfOption(options, one));
      const strange = names[codes.indexOf(undefined)];
      if (strange !== undefined) return { fault: `没有“${strange}”这一项` };
      return [...new Set(codes.flatMap((code) => code ?? []))];
    }
  }
}

function keyOfOption(
  options: Readonly<Record<string, string>> | undefined,
  text: string,
): string | undefined {
  const wanted = plain(text);
  return Object.entries(options ?? {}).find(
    ([key, label]) => key === text || plain(label) === wanted,
  )?.[0];
}

function plain(text: string): string {
  return text.replaceAll(/[“”"'\s]|（[^）]*）|\([^)]*\)/g, '');
}

function readNumber(key: FactKey, text: string, isWhole: boolean): Read {
  const { unit } = factLine(key);
  const bare = text
    .replaceAll(/[,，\s]/g, '')
    .replace(/(?:万元|%|人|年|件)$/, (found) => (found === unit ? '' : found));
  if (!/^-?\d+(?:\.\d+)?$/.test(bare)) return { fault: `“${text}”不是数字` };
  const value = Number(bare);
  if (isWhole && !Number.isInteger(value)) return { fault: `${text}应当是整数` };
  if (value < 0 && key !== 'revenueGrowth') return { fault: `${text}不能小于0` };
  if (Math.abs(value) > largestFigure) return { fault: `${text}过大，请核对单位` };
  return value;
}

function readPastDay(text: string, today: IsoDay): Read {
  const [, year, month = '', date = ''] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    [];
  const on = `${year ?? ''}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const day = year === undefined ? undefined : parseDay(on);
  if (day === undefined) return { fault: `“${text}”不是日期` };
  return on > today ? { fault: `${on}晚于今天` } : on;
}

function readRegion(text: string, regions: ReadonlyMap<string, string>): Read {
  if (/^\d{2}(?:\d{2}){0,5}$/.test(text)) return text;
  return regions.get(text) ?? { fault: `“${text}”不是行政区划代码，也不是已登记的区划名称` };
}

function readIndustry(text: string): Read {
  const code = normaliseIndustryCode(/^[A-T]?\d*/i.exec(text)?.[0] ?? '');
  if (isIndustryCode(code)) return code;
  const named = industryDivisions.find(({ name }) => name === text)?.code;
  return named ?? { fault: `“${text}”不是GB/T 4754的行业代码或者大类名称` };
}
