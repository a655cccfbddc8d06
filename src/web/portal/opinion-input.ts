// The posted form of a third party, read and put back: texts, marks one by one, the key of the form.

import type {
  Capacity,
  MarkKind,
  OnlineOpinion,
  SecretMark,
} from '../../rules/request/online-answer.ts';
import { mostMarks } from '../../rules/request/online-answer.ts';
import { plainText } from '../plain-text.ts';
import { isSubmissionKey, newSubmissionKey } from './submission-key.ts';

export const opinionFields = ['opinion', 'parts', 'reasons', 'name', 'capacity', 'phone'] as const;
type OpinionField = (typeof opinionFields)[number];
export const markFields = ['what', 'where', 'kind', 'why'] as const;
type MarkField = (typeof markFields)[number];

export interface OpinionValues extends Readonly<Record<OpinionField, string>> {
  /** Those in which something is written. */
  readonly marks: readonly Readonly<Record<MarkField, string>>[];
  readonly submissionKey: string;
}

/** Longer than anything the rules allow, so that they say so and nothing is cut off in silence. */
const longest = 30_000;

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  if (typeof value !== 'string') return '';
  return plainText(value.slice(0, longest)).replaceAll('\r\n', '\n');
}

export function readOpinion(form: FormData): OpinionValues {
  const field = (name: OpinionField): string => textOf(form, name);
  const key = textOf(form, 'submissionKey');
  const marks = Array.from({ length: mostMarks + 1 }, (_, i) => {
    const part = (name: MarkField): string => textOf(form, `mark-${i}-${name}`);
    return { what: part('what'), where: part('where'), kind: part('kind'), why: part('why') };
  });
  return {
    opinion: field('opinion'),
    parts: field('parts'),
    reasons: field('reasons'),
    name: field('name'),
    capacity: field('capacity'),
    phone: field('phone'),
    // A kind alone is what stands in an empty row.
    marks: marks.filter(({ what, where, why }) => what + where + why !== ''),
    submissionKey: isSubmissionKey(key) ? key : newSubmissionKey(),
  };
}

/** Choices that are none of ours are a violation of their own and go no further. */
export function opinionFrom(values: OpinionValues): OnlineOpinion {
  const { opinion, parts, reasons, name, phone, capacity } = values;
  return {
    opinion: opinion as OnlineOpinion['opinion'],
    ...(reasons === '' ? {} : { reasons }),
    // What is agreed to in part is said only by who agrees in part.
    ...(opinion === 'partly' && parts !== '' ? { parts } : {}),
    marks: values.marks.map((mark): SecretMark => ({ ...mark, kind: mark.kind as MarkKind })),
    respondent: { name, phone, capacity: capacity as Capacity },
  };
}

/** Name and value of every field, as the form and the page of review carry them. */
export function carriedValues(values: OpinionValues): Readonly<Record<string, string>> {
  const marks = values.marks.flatMap((mark, i) =>
    markFields.map((name) => [`mark-${i}-${name}`, mark[name]] as const),
  );
  return Object.fromEntries([
    ...opinionFields.map((name) => [name, values[name]] as const),
    ...marks,
    ['submissionKey', values.submissionKey],
  ]);
}
