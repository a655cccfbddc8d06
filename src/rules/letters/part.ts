// One thing that a letter must state, and where its value comes from: the facts and the case, never the
// template. A part is there when every one of its values stands in the text.

import type { ReplyContent } from '../request/events.ts';
import type { LetterCase } from './case.ts';
import type { LetterFacts } from './facts.ts';
import type { LetterKind } from './kinds.ts';
import { channelName, dateText, subjectOf } from './words.ts';

export interface LetterPart {
  readonly id: string;
  readonly label: string;
  /** What must stand in the text; a blank among them is a fact that nobody entered. */
  readonly values: (facts: LetterFacts, c: LetterCase) => readonly string[];
}

type Of<K extends LetterKind> = Extract<LetterFacts, { kind: K }>;

export function part<K extends LetterKind>(
  id: string,
  label: string,
  values: (facts: Of<K>, c: LetterCase) => readonly (string | undefined)[],
): LetterPart {
  // A part stands in the rows of its own kinds only.
  const of = values as (facts: LetterFacts, c: LetterCase) => readonly (string | undefined)[];
  return { id, label, values: (facts, c) => of(facts, c).map((value) => value ?? '') };
}

export function reply(
  id: string,
  label: string,
  values: (r: ReplyContent, c: LetterCase) => readonly (string | undefined)[],
): LetterPart {
  return {
    id,
    label,
    values: (facts, c) =>
      'reply' in facts ? values(facts.reply, c).map((value) => value ?? '') : [''],
  };
}

export function basis(...articles: readonly string[]): LetterPart {
  return {
    id: 'basis',
    label: '依据的条款',
    values: () => ['《中华人民共和国政府信息公开条例》', ...articles],
  };
}

/** Whatever the letter to the applicant is about, it says which request it is of and what that asks for. */
export const request: LetterPart = {
  id: 'request',
  label: '申请的编号、收到的日期、渠道和申请的内容',
  values: (_, c) => [
    c.number,
    dateText(c.request.receivedOn ?? c.request.submittedOn),
    channelName(c),
    subjectOf(c).split(/\r?\n/u)[0] ?? '',
  ],
};

export const abandonment: LetterPart = {
  id: 'consequence',
  label: '逾期的后果',
  values: () => ['视为放弃'],
};
