// 双公示 from a workbook: licences and penalties by the main fields of the national data standard, each row a record of
// its own (条例 20 ¶1 (5)(6); 公开 within seven working days of the decision).

import { isValidCreditCode } from './credit-code.ts';
import type { IsoDay } from './day.ts';
import { type KindField, kindFieldViolations, kindForms, maskedName } from './kind-fields.ts';
import { sentenceOf } from './violations.ts';

export const recordKinds = ['licence', 'penalty'] as const;
export type RecordKind = (typeof recordKinds)[number];

export const recordNumber = { licence: '许可决定文书号', penalty: '处罚决定文书号' } as const;
export const recordDay = { licence: '许可决定日期', penalty: '处罚决定日期' } as const;
export const recordOrgan = { licence: '许可机关', penalty: '处罚机关' } as const;

export const mostRecords = 2000;
/** Sent up at once: as many as somebody waits for; the page goes on with the next. */
export const mostSubmitted = 20;

export function recordHeadings(kind: RecordKind): readonly string[] {
  return kindForms[kind].fields.map(({ label }) => label);
}

export interface CreditRecord {
  readonly line: number;
  readonly number: string;
  readonly decidedOn: IsoDay;
  readonly organ: string;
  readonly title: string;
  /** Natural persons already masked: their names never come in. */
  readonly particulars: Readonly<Record<string, string>>;
}

export interface RecordFault {
  readonly line: number;
  readonly reason: string;
}

export interface SheetLine {
  readonly line: number;
  readonly cells: readonly (string | number | null)[];
}

/**
 * @param rows the heading first, in any order of columns
 * @param known numbers of decisions that are here already
 */
export function readCreditRecords(
  kind: RecordKind,
  rows: readonly SheetLine[],
  known: ReadonlySet<string>,
  today: IsoDay,
): { readonly records: readonly CreditRecord[]; readonly faults: readonly RecordFault[] } {
  const [heading, ...body] = rows;
  const names = (heading?.cells ?? []).map((cell) => String(cell ?? '').trim());
  const fields: readonly KindField[] = kindForms[kind].fields;
  const absent = fields.filter(({ label, required }) => required && !names.includes(label));
  if (absent.length > 0) {
    const reason = `表头缺少：${absent.map(({ label }) => label).join('、')}`;
    return { records: [], faults: [{ line: heading?.line ?? 1, reason }] };
  }
  const seen = new Map<string, number>();
  const records: CreditRecord[] = [];
  const faults: RecordFault[] = [];
  for (const { line, cells } of body) {
    if (cells.every((cell) => cell === null || cell === '')) continue;
    const particulars = particularsOf(fields, names, cells);
    const number = particulars[recordNumber[kind]] ?? '';
    const reasons = [
      ...kindFieldViolations({ kind, particulars }).map(
        (one) => `${(one.field ?? '').replace('particulars.', '')}：${sentenceOf(one)}`,
      ),
      ...ownFaults(kind, particulars, today),
    ];
    const before = seen.get(number);
    if (number !== '' && before !== undefined) reasons.push(`文书号与第${before}行重复`);
    else if (known.has(number)) reasons.push('这个文书号的决定已经录入');
    seen.set(number, before ?? line);
    if (reasons.length > 0) faults.push({ line, reason: reasons.join('；') });
    else records.push(recordOf(kind, line, particulars));
  }
  return { records, faults };
}

function particularsOf(
  fields: readonly KindField[],
  names: readonly string[],
  cells: SheetLine['cells'],
): Record<string, string> {
  const found = fields.flatMap(({ label, form }) => {
    const text = String(cells[names.indexOf(label)] ?? '').trim();
    return text === '' ? [] : [[label, form === 'day' ? dayIn(text) : text]];
  });
  return Object.fromEntries(found) as Record<string, string>;
}

/** 2026/3/2 and 2026年3月2日 are the same day; what is none stays as written and is refused. */
function dayIn(text: string): string {
  const [, year, month = '', day = ''] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?$/.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function ownFaults(
  kind: RecordKind,
  particulars: Readonly<Record<string, string>>,
  today: IsoDay,
): readonly string[] {
  const found: string[] = [];
  const code = particulars['统一社会信用代码'] ?? '';
  const isPerson = particulars['行政相对人类别'] === '自然人';
  if (!isPerson && code === '') found.push('统一社会信用代码：法人和个体工商户应当填写');
  if (!isPerson && code !== '' && !isValidCreditCode(code)) {
    found.push('统一社会信用代码：校验位不对，请逐位核对');
  }
  if ((particulars[recordDay[kind]] ?? '') > today) found.push(`${recordDay[kind]}：晚于今天`);
  return found;
}

function recordOf(
  kind: RecordKind,
  line: number,
  given: Readonly<Record<string, string>>,
): CreditRecord {
  const isPerson = given['行政相对人类别'] === '自然人';
  const { 统一社会信用代码: code, ...rest } = given;
  const name = given['行政相对人名称'] ?? '';
  const party = isPerson ? maskedName(name) : name;
  const number = given[recordNumber[kind]] ?? '';
  return {
    line,
    number,
    decidedOn: (given[recordDay[kind]] ?? '') as IsoDay,
    organ: given[recordOrgan[kind]] ?? '',
    title: `${party}${kind === 'licence' ? '行政许可' : '行政处罚'}决定（${number}）`,
    particulars: {
      ...rest,
      行政相对人名称: party,
      ...(isPerson || code === undefined ? {} : { 统一社会信用代码: code }),
    },
  };
}
