// Shapes that several interfaces share.

import { z } from '@hono/zod-openapi';
import { isInRange, nationalCalendar } from '../../rules/calendar.ts';
import { type IsoDay, parseDay } from '../../rules/day.ts';

/** A value of a type of the rules, described by hand: its shape is the rules' to check, not the edge's. */
export function typed<T>(
  type: 'object' | 'string' | 'array' | 'number',
  description: string,
): z.ZodType<T, T> {
  return z.custom<T>().openapi({ type, description });
}

/** A day of the calendar that the rules can count with. */
export const day = z
  .string()
  .refine((text) => {
    const parsed = parseDay(text);
    return parsed !== undefined && parsed.year >= 2017 && isInRange(nationalCalendar, parsed);
  }, '应写作 YYYY-MM-DD，并在2017年至2041年之间')
  .transform((text) => text as IsoDay)
  .openapi({ type: 'string', format: 'date', example: '2026-03-30' });

/** A day that is told and not counted from: documents in force are older than any notice of holidays. */
export const documentDay = z
  .string()
  .refine((text) => {
    const year = parseDay(text)?.year ?? 0;
    return year >= 1949 && year <= 2099;
  }, '应写作 YYYY-MM-DD，并在1949年至2099年之间')
  .transform((text) => text as IsoDay)
  .openapi({ type: 'string', format: 'date', example: '2008-05-01' });

/** The same on the way out. */
export const dayOut = typed<IsoDay>('string', '日期 YYYY-MM-DD');
export const moment = z.string().openapi({ type: 'string', format: 'date-time' });

/** A moment as it was read here before. */
export const momentIn = z.iso
  .datetime({ precision: null, offset: true })
  .transform((text) => Temporal.Instant.from(text))
  .openapi({ type: 'string', format: 'date-time' });

/** The keys of a table of the rules, as a schema wants them. */
export function keysOf<K extends string>(table: Readonly<Record<K, unknown>>): K[] {
  return Object.keys(table) as K[];
}

/** Text a person writes; blanks at the ends carry nothing. */
export function text(longest = 5000): z.ZodString {
  return plainText().trim().max(longest, `最多${longest}字`);
}

/** The database stores no NUL in a text. */
export function plainText(): z.ZodString {
  // oxlint-disable-next-line no-control-regex
  return z.string().regex(/^[^\u0000]*$/, '含有不能保存的字符');
}

/** Key of a row. */
export const id = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER);
/** Key of a table that stays small: organs, people, columns. */
export const smallId = id.max(2_147_483_647);
export const organCode = z.string().regex(/^[a-z0-9-]{1,40}$/, '机关代码有误');
export const year = z.coerce.number().int().min(2008).max(2041);

export const page = {
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
};

export function offsetOf({ page, pageSize }: { page: number; pageSize: number }): {
  limit: number;
  offset: number;
} {
  return { limit: pageSize, offset: (page - 1) * pageSize };
}

export const faultSchema = z
  .object({
    code: z.string(),
    message: z.string(),
    field: z.string().exactOptional(),
    provision: z.string().exactOptional(),
  })
  .openapi('Violation');

export const refusalSchema = z.object({ violations: z.array(faultSchema) }).openapi('Refusal');

export const organBrief = z.object({ code: z.string(), name: z.string() }).openapi('OrganBrief');

export const nothing = z.object({}).openapi('Nothing');
