// What a row of an import is checked against, and in which words its faults are said.

import type { WorkingCalendar } from './calendar.ts';
import {
  type ImportFault,
  type ImportFaultCode,
  type ImportDocument,
  importFieldLabels,
} from './import-document.ts';
import { createSeenRows, type SeenRows } from './seen-rows.ts';

export interface ImportContext {
  /** Every column of the organ by slug; `catalogue`: below 法定主动公开内容. */
  readonly columns: ReadonlyMap<string, { readonly catalogue: boolean; readonly name?: string }>;
  /** The same by their addresses. */
  readonly places: ReadonlyMap<string, { readonly name: string; readonly slug?: string }>;
  readonly calendar: WorkingCalendar;
  readonly now: Temporal.Instant;
  readonly zone: string;
  /** Rows already seen in this file, by key and by document number; the check adds to it. */
  readonly seen: SeenRows;
}

export function newImportContext(
  columns: ImportContext['columns'],
  calendar: WorkingCalendar,
  now: Temporal.Instant,
  places: ImportContext['places'] = new Map(),
  zone = 'Asia/Shanghai',
): ImportContext {
  return { columns, places, calendar, now, zone, seen: createSeenRows() };
}

export type Say = (
  field: string,
  code: ImportFaultCode,
  text: string,
  provision?: string,
) => undefined;

/** Adds to the list, each sentence beginning with the place: the row, or the file that is one. */
export function sayTo(list: ImportFault[], row: number, place?: string): Say {
  return (field, code, text, provision) => {
    const label = Object.hasOwn(importFieldLabels, field)
      ? `${importFieldLabels[field as keyof ImportDocument]}（${field}）`
      : field;
    const message = `${place ?? `第${row}行`} ${label}：${text}`;
    list.push({
      row,
      ...(place === undefined ? {} : { place }),
      field,
      code,
      message,
      ...(provision === undefined ? {} : { provision }),
    });
    return undefined;
  };
}
