// Texts of a posted form, and refusals of the rules at its fields.

import { type Violation, violations } from '../../rules/violations.ts';
import { plainText } from '../plain-text.ts';
import type { FieldFault } from './parts/field.ts';

/** Longer than anything the rules allow, so that they say so and nothing is cut off in silence. */
const longest = 30_000;

export function readText(form: FormData, name: string): string {
  const value = form.get(name);
  if (typeof value !== 'string') return '';
  return plainText(value.slice(0, longest)).replaceAll('\r\n', '\n').trim();
}

/** An input method that writes wide characters changes nothing in a number. Two telephones in one field stay apart. */
export function readPhone(form: FormData, name: string): string {
  return readText(form, name).normalize('NFKC');
}

/** A telephone or a mail address in one field: two of them stay apart, so that the rules see two. */
export function readContact(form: FormData, name: string): string {
  return readPhone(form, name).replaceAll(/\s*([@.])\s*/g, '$1');
}

/** Of other numbers and mail addresses: blanks change nothing in them either. */
export function readNumber(form: FormData, name: string): string {
  return readPhone(form, name).replaceAll(/\s/g, '');
}

export function faultsOf(found: readonly Violation[], elsewhere: string): readonly FieldFault[] {
  return found.map(({ code, field = elsewhere, detail }) => ({
    field,
    text: `${violations[code].zh}${detail === undefined ? '' : `（${detail}）`}`,
  }));
}
