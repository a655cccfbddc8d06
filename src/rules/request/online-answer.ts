// What a third party says over the link of its letter beside yes or no (条例 15, 32): what it agrees to, what
// it marks as its secret and why, who speaks for it. A word on paper may lack reasons (L11); here they are
// asked for, because only reasonable grounds bind the organ.

import { isTelephoneNumber } from '../identity.ts';
import { violation, type Violation } from '../violations.ts';
import { blank } from './decision.ts';
import type { Opinion } from './events.ts';

export const markKinds = {
  'trade-secret': '商业秘密',
  privacy: '个人隐私',
  other: '其他',
} as const;
export type MarkKind = keyof typeof markKinds;

/** A passage or a file that the third party does not want to be seen. */
export interface SecretMark {
  readonly what: string;
  /** Page, paragraph or file. */
  readonly where: string;
  readonly kind: MarkKind;
  readonly why: string;
}

/** With what authority somebody speaks. */
export const capacities = {
  self: '本人',
  representative: '法定代表人或者负责人',
  entrusted: '受单位或者本人委托',
} as const;
export type Capacity = keyof typeof capacities;

export interface Respondent {
  readonly name: string;
  readonly phone: string;
  readonly capacity: Capacity;
}

export interface OnlineAnswer {
  /** Consent in part covers only what it names (L12). */
  readonly parts?: string;
  readonly marks: readonly SecretMark[];
  readonly respondent: Respondent;
  /** Places of its attachments among the files of the case. */
  readonly files: readonly number[];
}

/** What is sent over the link; the files come beside it. */
export interface OnlineOpinion extends Omit<OnlineAnswer, 'files'> {
  readonly opinion: Exclude<Opinion, 'none'>;
  readonly reasons?: string;
}

export const mostMarks = 20;
const longest = { reasons: 20_000, parts: 5000, mark: 2000, name: 100, phone: 40 };

/** In the order of the form. `mark-0-what` is the field of the first mark. */
export function onlineOpinionViolations(o: OnlineOpinion): readonly Violation[] {
  const { name, phone, capacity } = o.respondent;
  const isChosen = ['agree', 'partly', 'refuse'].includes(o.opinion);
  return [
    ...(isChosen ? [] : [violation('opinion-missing', 'opinion')]),
    ...(o.opinion === 'partly' && blank(o.parts)
      ? [violation('opinion-parts-missing', 'parts')]
      : []),
    ...tooLong('parts', o.parts, longest.parts),
    ...(isChosen && o.opinion !== 'agree' && blank(o.reasons)
      ? [violation('opinion-grounds-missing', 'reasons')]
      : []),
    ...tooLong('reasons', o.reasons, longest.reasons),
    ...o.marks.flatMap(markViolations),
    ...(o.marks.length > mostMarks
      ? [violation('marks-too-many', `mark-${mostMarks}-what`, `最多${mostMarks}处`)]
      : []),
    ...(blank(name) ? [violation('respondent-missing', 'name')] : []),
    ...tooLong('name', name, longest.name),
    ...(isTelephoneNumber(phone) && phone.length <= longest.phone
      ? []
      : [violation('respondent-phone-invalid', 'phone')]),
    ...(Object.hasOwn(capacities, capacity) ? [] : [violation('capacity-missing', 'capacity')]),
  ];
}

function markViolations(mark: SecretMark, i: number): readonly Violation[] {
  const field = (name: string): string => `mark-${i}-${name}`;
  return [
    ...(blank(mark.what) ? [violation('mark-incomplete', field('what'))] : []),
    ...(Object.hasOwn(markKinds, mark.kind) ? [] : [violation('mark-kind-missing', field('kind'))]),
    ...(blank(mark.why) ? [violation('mark-grounds-missing', field('why'))] : []),
    ...(['what', 'where', 'why'] as const).flatMap((name) =>
      tooLong(field(name), mark[name], longest.mark),
    ),
  ];
}

function tooLong(field: string, text: string | undefined, most: number): readonly Violation[] {
  return (text ?? '').length > most ? [violation('opinion-too-long', field, `最多${most}字`)] : [];
}
