// The bodies of remedy that an organ's replies name, as dated sets (行政复议法 20, 24–28; 法释〔2018〕1号 21).
// Each set is confirmed by a named person and never inferred (L14); which of them a reply prints is decided
// by the day of the reply and by whose name it bears (法释〔2021〕5号 6; L13).

import { type IsoDay, isoOfOrdinal, ordinalOfIso } from './day.ts';
import { violation, type Violation } from './violations.ts';

/** Whose name stands on the reply; it decides who is respondent (条例 4, 27; 法释〔2021〕5号 6). */
export const replyNames = {
  organ: '本机关',
  office: '政府信息公开工作机构（以自己的名义）',
} as const;
export type ReplyName = keyof typeof replyNames;
export const replyNameKeys = Object.keys(replyNames) as readonly ReplyName[];

/** 条例 of 2019 in force: no reply under it is older. */
export const firstReplyDay: IsoDay = '2019-05-15';

export interface RemedyBodySet {
  readonly inNameOf: ReplyName;
  /** The name the letter prints as issuer. */
  readonly issuer: string;
  readonly reconsideration: string;
  readonly court: string;
  /** Internet channel of the reconsideration authority (行政复议法 22 ¶2; L17). */
  readonly internetReconsideration?: string;
  readonly confirmedBy: string;
  readonly confirmedOn: IsoDay;
  readonly validFrom: IsoDay;
  /**
   * Replies bear this name from `validFrom` on, until a later set says otherwise. A mark on the set and
   * not a setting of its own, because name, authority and court change together and on one day.
   */
  readonly isDefault: boolean;
}

/** As stored: with its key and its end, which the next set of the same name gives it. */
export interface RemedySet extends RemedyBodySet {
  readonly id: number;
  readonly validUntil?: IsoDay;
}

export function remedySetViolations(
  set: Partial<RemedyBodySet>,
  today: IsoDay,
): readonly Violation[] {
  const blank = (['issuer', 'reconsideration', 'court', 'confirmedBy'] as const).filter(
    (field) => (set[field] ?? '').trim() === '',
  );
  const undated = (['confirmedOn', 'validFrom'] as const).filter((day) => set[day] === undefined);
  const found = [...blank, ...undated].map((field) =>
    violation('remedy-authority-unconfirmed', field),
  );
  if (set.confirmedOn !== undefined && set.confirmedOn > today) {
    found.push(violation('date-in-future', 'confirmedOn'));
  }
  if (set.validFrom !== undefined && set.validFrom < firstReplyDay) {
    found.push(violation('remedy-set-too-early', 'validFrom'));
  }
  return found;
}

export interface Placement {
  /** The set in force on that day, which now ends the day before. */
  readonly ends?: { readonly id: number; readonly validUntil: IsoDay };
  /** The day before the next set of the same name begins. */
  readonly validUntil?: IsoDay;
  /** A set that begins on the same day: it can only be corrected, not joined by a second. */
  readonly sameDay?: RemedySet;
}

type NamedFrom = Pick<RemedyBodySet, 'inNameOf' | 'validFrom'>;

/** Where a new set of that name falls among the others, so that no two ever hold on one day. */
export function placementAmong(
  sets: readonly RemedySet[],
  { inNameOf, validFrom }: NamedFrom,
): Placement {
  const same = sets
    .filter((set) => set.inNameOf === inNameOf)
    .toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const sameDay = same.find((set) => set.validFrom === validFrom);
  if (sameDay !== undefined) return { sameDay };
  const before = same.findLast((set) => set.validFrom < validFrom);
  const after = same.find((set) => set.validFrom > validFrom);
  return {
    ...(before === undefined ? {} : { ends: { id: before.id, validUntil: dayBefore(validFrom) } }),
    ...(after === undefined ? {} : { validUntil: dayBefore(after.validFrom) }),
  };
}

function dayBefore(on: IsoDay): IsoDay {
  return isoOfOrdinal(ordinalOfIso(on) - 1);
}

function holdsOn({ validFrom, validUntil }: RemedySet, on: IsoDay): boolean {
  return validFrom <= on && (validUntil === undefined || on <= validUntil);
}

/**
 * The set that a reply of that day prints: of the name given, else of the name chosen last by then.
 * Nothing where none was confirmed for that day.
 */
export function remedySetAmong(
  sets: readonly RemedySet[],
  on: IsoDay,
  inNameOf?: ReplyName,
): RemedySet | undefined {
  const holding = sets.filter((set) => holdsOn(set, on));
  if (inNameOf !== undefined) return holding.find((set) => set.inNameOf === inNameOf);
  return holding
    .filter(({ isDefault }) => isDefault)
    .toSorted((a, b) => order(b) - order(a) || b.id - a.id)[0];
}

function order({ validFrom }: RemedySet): number {
  return ordinalOfIso(validFrom);
}

/**
 * Whether replies bear the name of a set from its first day: as said; unsaid, if they bore it before; and
 * always where no other name is confirmed for that day, since otherwise nothing could be signed.
 */
export function bearsReplies(
  sets: readonly RemedySet[],
  { inNameOf, validFrom, isDefault }: NamedFrom & { readonly isDefault?: boolean },
): boolean {
  const others = sets.filter((set) => set.inNameOf !== inNameOf);
  if (remedySetAmong(others, validFrom) === undefined) return true;
  return isDefault ?? remedySetAmong(sets, validFrom)?.inNameOf === inNameOf;
}
