// Everything that can be told to be wrong with a document from outside without looking at what is
// already stored. The same check serves the import command, the example and any other source.

import { countWorkingDays, isInRange, type WorkingCalendar } from './calendar.ts';
import { day, type IsoDay } from './day.ts';
import {
  documentKinds,
  isDocumentKind,
  isGenre,
  isInterpretationForm,
  isOpenness,
  isTheme,
} from './document-classes.ts';
import { checkDocumentNumber } from './document-number.ts';
import { checkAddresses } from './import-addresses.ts';
import { type ImportContext, type Say, sayTo } from './import-context.ts';
import {
  type CheckedDocument,
  type ImportDocument,
  type ImportFault,
  importFieldLabels,
} from './import-document.ts';
import { fieldsOf, filesIn, readMoment } from './import-fields.ts';
import { secrecyMarkIn } from './secrecy-mark.ts';

export type CheckedImport =
  | { readonly document: CheckedDocument; readonly warnings: readonly ImportFault[] }
  | { readonly faults: readonly ImportFault[] };

/** Checks one document; every fault of the row is reported at once, nothing is repaired. */
export function checkImportDocument(
  value: unknown,
  row: number,
  context: ImportContext,
  place?: string,
): CheckedImport {
  const faults: ImportFault[] = [];
  const warnings: ImportFault[] = [];
  const say = sayTo(faults, row, place);
  const hint = sayTo(warnings, row, place);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    say('', 'not-an-object', '应是一个JSON对象');
    return { faults };
  }
  const raw = value as Readonly<Record<string, unknown>>;
  for (const field of Object.keys(raw)) {
    if (!Object.hasOwn(importFieldLabels, field)) {
      say(field, 'unknown-field', '没有这个字段，请删去或更正');
    }
  }
  const { text, oneOf, texts, dayIn } = fieldsOf(raw, say);
  const required = {
    key: text('key', true),
    title: text('title', true),
    kind: oneOf('kind', isDocumentKind, true),
    publisher: text('publisher', true),
    openness: oneOf('openness', isOpenness, true),
    body: text('body', true),
    madeOn: dayIn('madeOn', true),
  };
  const lists = {
    issuers: texts('issuers', true),
    columns: texts('columns', true),
    keywords: texts('keywords'),
  };
  const optional = {
    source: text('source'),
    subtheme: text('subtheme'),
    groupClass: text('groupClass'),
    summary: text('summary'),
    indexNumber: text('indexNumber'),
    interprets: text('interprets'),
    opennessReason: text('opennessReason'),
    effectiveFrom: dayIn('effectiveFrom'),
    effectiveTo: dayIn('effectiveTo'),
    repealedOn: dayIn('repealedOn'),
    theme: oneOf('theme', isTheme),
    genre: oneOf('genre', isGenre),
    interpretationForm: oneOf('interpretationForm', isInterpretationForm),
    dateSource: text('dateSource'),
  };
  const attachments = filesIn(raw['attachments'], say);
  const oldAddresses = checkAddresses(texts('oldAddresses'), attachments, row, context, say);
  const { madeOn, kind, openness } = required;
  const published = readMoment(text('publishedAt', true), context.zone);
  if (published === 'impossible') {
    const found = String(raw['publishedAt']);
    say('publishedAt', 'impossible-date', `“${found}”不是一个存在的时间（应如2022-03-01T09:30）`);
  }
  const moment = typeof published === 'object' ? published : undefined;

  if (openness !== undefined && openness !== 'proactive' && !optional.opennessReason) {
    say('opennessReason', 'missing', '不主动公开的，要写明理由', '条例13');
  }
  if (optional.interpretationForm !== undefined && kind !== 'interpretation') {
    say('interpretationForm', 'unknown-value', '只有政策解读填写解读形式');
  }
  checkColumns(lists.columns, kind, context, say);
  checkOrder({ ...optional, madeOn, publishedOn: moment?.day }, say);
  if (moment && Temporal.Instant.compare(moment.at, context.now) > 0) {
    say('publishedAt', 'in-the-future', '发布时间还没有到');
  }
  const numberText = text('documentNumber');
  const number = numberText === undefined ? undefined : checkDocumentNumber(numberText);
  if (number !== undefined && 'fault' in number) {
    say('documentNumber', 'document-number', number.fault.message, number.fault.provision);
  }
  for (const field of ['title', 'body'] as const) {
    const mark = secrecyMarkIn(required[field] ?? '');
    if (mark !== undefined) {
      // Stopped before anything is stored; the text itself is not repeated (P18).
      say(field, 'secrecy-mark', '带有密级或者“内部”标志，不能在公开平台存储', '条例14；保密法35');
    }
  }
  checkDuplicates({ key: required.key, documentNumber: numberText }, row, context, say);
  warn(madeOn, moment?.day, number, context.calendar, hint);
  warnOfTitle(required.title, row, context, hint);

  if (faults.length > 0 || moment === undefined || !isComplete(required)) return { faults };
  const document: CheckedDocument = {
    ...required,
    ...lists,
    ...withoutUndefined(optional),
    publishedOn: moment.day,
    publishedAt: moment.at,
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(oldAddresses.length === 0 ? {} : { oldAddresses }),
    ...(number && 'number' in number
      ? { documentNumber: number.number, documentNumberParts: number.parts }
      : {}),
  };
  return { document, warnings };
}

function checkColumns(
  columns: readonly string[],
  kind: ImportDocument['kind'] | undefined,
  context: ImportContext,
  say: Say,
): void {
  for (const slug of columns) {
    const column = context.columns.get(slug);
    if (column === undefined) {
      say('columns', 'unknown-column', `没有代码为“${slug}”的栏目`);
    } else if (column.catalogue && kind !== undefined && !documentKinds[kind].catalogue) {
      const text = `“${documentKinds[kind].label}”不能放在法定主动公开内容的栏目“${slug}”里`;
      say('columns', 'news-in-catalogue', text, '国办公开办函〔2019〕61号');
    }
  }
  if (new Set(columns).size < columns.length) say('columns', 'duplicate', '同一栏目写了两次');
}

function checkOrder(
  days: Readonly<
    Record<
      'madeOn' | 'publishedOn' | 'effectiveFrom' | 'effectiveTo' | 'repealedOn',
      IsoDay | undefined
    >
  >,
  say: Say,
): void {
  const { madeOn, publishedOn, effectiveFrom, effectiveTo, repealedOn } = days;
  if (madeOn && publishedOn && madeOn > publishedOn) {
    say('madeOn', 'wrong-order', `成文日期${madeOn}晚于发布日期${publishedOn}`);
  }
  if (effectiveFrom && effectiveTo && effectiveTo < effectiveFrom) {
    say('effectiveTo', 'wrong-order', '有效期截止日早于施行日期');
  }
  if (madeOn && repealedOn && repealedOn < madeOn) {
    say('repealedOn', 'wrong-order', '废止日期早于成文日期');
  }
}

function checkDuplicates(
  found: Readonly<Record<'key' | 'documentNumber', string | undefined>>,
  row: number,
  context: ImportContext,
  say: Say,
): void {
  for (const field of ['key', 'documentNumber'] as const) {
    const text = found[field];
    if (text === undefined) continue;
    const before = context.seen.get(`${field} ${text}`);
    if (before === undefined) context.seen.set(`${field} ${text}`, row);
    else say(field, 'duplicate', `“${text}”与第${before}行重复`);
  }
}

/** Announcements of every month bear one title; so does what the old site held twice. */
function warnOfTitle(
  title: string | undefined,
  row: number,
  context: ImportContext,
  say: Say,
): void {
  if (title === undefined) return;
  const before = context.seen.get(`title ${title}`);
  if (before === undefined) context.seen.set(`title ${title}`, row);
  else say('title', 'title-repeated', `与第${before}行标题相同，请看是否重复`);
}

/** What is odd but a fact of the past: it is taken in and told. */
function warn(
  madeOn: IsoDay | undefined,
  publishedOn: IsoDay | undefined,
  number: ReturnType<typeof checkDocumentNumber> | undefined,
  calendar: WorkingCalendar,
  say: Say,
): void {
  if (madeOn === undefined) return;
  const year = number && 'number' in number ? number.parts.year : undefined;
  if (year !== undefined && year !== Number(madeOn.slice(0, 4))) {
    say('documentNumber', 'wrong-order', `年份${year}与成文日期${madeOn}不是同一年`);
  }
  if (publishedOn === undefined || madeOn > publishedOn) return;
  // Before the calendar begins nobody can say how many working days it took.
  if (!isInRange(calendar, day(madeOn)) || !isInRange(calendar, day(publishedOn))) return;
  const took = countWorkingDays(calendar, day(madeOn), day(publishedOn));
  if (took > 20) {
    const text = `形成之后第${took}个工作日才发布，超过20个工作日`;
    say('publishedAt', 'wrong-order', text, '条例26');
  }
}

function isComplete<T extends object>(
  fields: T,
): fields is T & { [K in keyof T]-?: Exclude<T[K], undefined> } {
  return Object.values(fields).every((value) => value !== undefined);
}

function withoutUndefined<T extends object>(
  fields: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
