// A firm as it is typed into a form: texts by the name of the fact. Nothing typed says nothing; 无 says that there is
// none. What is wrong is told at its field, and a name that is no fact is refused.

import { parseIsoDay } from '../day.ts';
import { factFaults, type FactFault } from './fact-faults.ts';
import { factLine, type FactKey, type FactValue, type FirmFacts, isFactKey } from './facts.ts';
import {
  type Industry,
  industryDivisions,
  industrySections,
  isIndustryCode,
  normaliseIndustryCode,
} from './industries.ts';

/** A choice of its own beside the options: there is none. */
export const noneValue = 'none';

export interface ReadFirm {
  readonly facts: FirmFacts;
  readonly faults: readonly FactFault[];
}

export function readFirm(
  fields: Readonly<Record<string, readonly string[]>>,
  today: Temporal.PlainDate,
): ReadFirm {
  const facts: Partial<Record<FactKey, FactValue>> = {};
  const faults: FactFault[] = [];
  for (const [name, given] of Object.entries(fields)) {
    if (!isFactKey(name)) {
      faults.push({ fact: name, reason: `没有“${name.slice(0, 40)}”这一项企业信息` });
      continue;
    }
    const texts = given.map((text) => text.trim()).filter((text) => text !== '');
    if (texts.length === 0) continue;
    const read = readFact(name, texts);
    if ('reason' in read) {
      faults.push({ fact: name, reason: `“${factLine(name).label}”${read.reason}` });
    } else {
      facts[name] = read.value;
    }
  }
  const wrong = factFaults(facts, today);
  for (const { fact } of wrong) delete facts[fact as FactKey];
  return { facts, faults: [...faults, ...wrong, ...together(facts)] };
}

/** Facts that cannot both hold. */
function together(facts: FirmFacts): readonly FactFault[] {
  const { rd, revenue, staff, insured } = facts;
  if (typeof rd === 'number' && typeof revenue === 'number' && revenue > 0 && rd > revenue * 20) {
    return [{ fact: 'rd', reason: '“研发费用”是营业收入的20倍以上，请核对单位（万元）' }];
  }
  if (typeof staff === 'number' && typeof insured === 'number' && staff > 0) {
    if (insured > staff * 20) {
      return [{ fact: 'insured', reason: '“参保职工”是从业人员的20倍以上，请核对' }];
    }
  }
  return [];
}

function readFact(
  name: FactKey,
  texts: readonly string[],
): { readonly value: FactValue } | { readonly reason: string } {
  const [first = ''] = texts;
  const { type } = factLine(name);
  if (type === 'choices') {
    if (!texts.includes(noneValue)) return { value: texts };
    return texts.length === 1 ? { value: null } : { reason: '选了“无”，就不能再选别的' };
  }
  if (first === noneValue || first === '无') return { value: null };
  if (type === 'number') return readNumber(first);
  if (type === 'industry') return readIndustry(first);
  if (type === 'day') {
    const day = first.replaceAll(/[年月./]/g, '-').replace('日', '');
    const [year = '', month = '', date = ''] = day.split('-');
    const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
    return parseIsoDay(iso) ? { value: iso } : { reason: '应为日期，写作2020-01-31' };
  }
  if (type === 'yes-no') return { value: first === 'true' };
  return { value: first };
}

/** 1,200、１２００、1200万元 as people write them; the unit is the one that stands beside the field. */
function readNumber(text: string): { readonly value: number } | { readonly reason: string } {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[,\s]/g, '')
    .replace(/(?:万元|人|%|件|年)$/, '');
  const value = Number(plain);
  return /^-?\d+(?:\.\d+)?$/.test(plain) && Number.isFinite(value)
    ? { value }
    : { reason: '应填数字' };
}

/** A code, alone or before its name; or the name, or a part that only one has. */
export function readIndustry(
  text: string,
): { readonly value: string } | { readonly reason: string } {
  const typed = text.normalize('NFKC').trim();
  const code = normaliseIndustryCode(/^[A-Ta-t]?\d{2,4}|^[A-Ta-t](?!\w)/.exec(typed)?.[0] ?? '');
  if (code !== '') {
    return isIndustryCode(code)
      ? { value: code }
      : { reason: `没有代码${code}，应为国民经济行业分类（GB/T 4754）的代码` };
  }
  const all: readonly Industry[] = [...industryDivisions, ...industrySections];
  const wanted = bare(typed);
  const exact = all.find(({ name }) => bare(name) === wanted);
  if (exact) return { value: exact.code };
  const near = wanted === '' ? [] : all.filter(({ name }) => bare(name).includes(wanted));
  const [only] = near;
  if (only && near.length === 1) return { value: only.code };
  if (near.length === 0) return { reason: '没有找到这个行业，请从列表里选，或者填两位代码' };
  const some = near.slice(0, 5).map((one) => one.code + one.name);
  return { reason: `对应多个行业，请选一个：${some.join('、')}` };
}

/** Names without what people leave out or write otherwise. */
function bare(name: string): string {
  return name.normalize('NFKC').replaceAll(/[、,和及的业\s]/g, '');
}
