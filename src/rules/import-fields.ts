// The fields of a document from outside, one by one: each reader gives the value in its type, or says what is wrong.

import { type IsoDay, isoOf, parseIsoDay } from './day.ts';
import type { Say } from './import-context.ts';
import type { ImportDocument, ImportFile } from './import-document.ts';

const longest: Readonly<Record<string, number>> = { title: 200, body: 500_000, summary: 1000 };

type Field = keyof ImportDocument;

/** Readers of one field each: the value in its type, or undefined after saying what is wrong. */
export function fieldsOf(raw: Readonly<Record<string, unknown>>, say: Say) {
  const text = (field: Field, required = false): string | undefined => {
    const found = raw[field] ?? '';
    if (typeof found !== 'string') return say(field, 'wrong-type', '应是文字');
    if (found.trim() === '') return required ? say(field, 'missing', '没有填写') : undefined;
    const most = longest[field] ?? 500;
    if (found.length > most) {
      return say(field, 'too-long', `有${found.length}个字，最多${most}个字`);
    }
    return found.trim();
  };
  const oneOf = <T extends string>(
    field: Field,
    is: (found: string) => found is T,
    required = false,
  ): T | undefined => {
    const found = text(field, required);
    if (found === undefined || is(found)) return found;
    return say(field, 'unknown-value', `没有“${found}”这一项`);
  };
  const texts = (field: Field, required = false): readonly string[] => {
    const found = raw[field] ?? [];
    if (!Array.isArray(found) || found.some((one) => typeof one !== 'string' || !one.trim())) {
      say(field, 'wrong-type', '应是文字的列表');
      return [];
    }
    if (required && found.length === 0) say(field, 'missing', '没有填写');
    return found.map((one: string) => one.trim());
  };
  const dayIn = (field: Field, required = false): IsoDay | undefined => {
    const found = text(field, required);
    if (found === undefined) return undefined;
    return (
      parseIsoDay(found) ??
      say(field, 'impossible-date', `“${found}”不是一个存在的日期（应如2022-03-01）`)
    );
  };
  return { text, oneOf, texts, dayIn };
}

export function filesIn(value: unknown, say: Say): readonly ImportFile[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || !value.every(isFile)) {
    say('attachments', 'wrong-type', '应是{file, name}的列表');
    return [];
  }
  if (value.length > mostFiles) say('attachments', 'too-long', `一份文件最多${mostFiles}个附件`);
  return value;
}

const mostFiles = 100;

function isFile(one: unknown): one is ImportFile {
  const { file, name, oldAddress } = (one ?? {}) as Record<string, unknown>;
  return isWritten(file) && isWritten(name) && (oldAddress === undefined || isWritten(oldAddress));
}

function isWritten(text: unknown): boolean {
  return typeof text === 'string' && text.trim() !== '';
}

export function readMoment(
  text: string | undefined,
  zone: string,
): { at: Temporal.Instant; day: IsoDay } | 'impossible' | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return 'impossible';
  try {
    const local = Temporal.PlainDateTime.from(text, { overflow: 'reject' });
    return { at: local.toZonedDateTime(zone).toInstant(), day: isoOf(local.toPlainDate()) };
  } catch {
    return 'impossible';
  }
}
