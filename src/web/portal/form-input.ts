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

/** Of numbers and mail addresses: an input method that writes wide characters changes nothing in them, blanks neither. */
export function readNumber(form: FormData, name: string): string {
  const text = readText(form, name).normalize('NFKC');
  // Two telephones in one field stay apart.
  return name === 'phone' ? text : text.replaceAll(/\s/g, '');
}

export function faultsOf(found: readonly Violation[], elsewhere: string): readonly FieldFault[] {
  return found.map(({ code, field = elsewhere, detail }) => ({
    field,
    text: `${violations[code].zh}${detail === undefined ? '' : `（${detail}）`}`,
  }));
}
