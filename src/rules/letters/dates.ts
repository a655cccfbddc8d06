// The dates that letters state, from the same functions as the screen.

import { addWorkingOrdinals } from '../calendar.ts';
import { opinionDays, replyDue } from '../clock.ts';
import { type IsoDay, isoOfOrdinal, ordinalOfIso } from '../day.ts';
import { feePaymentDays } from '../fee.ts';
import { clockFacts, supplementNoticeBy } from '../request/state.ts';
import type { LetterCase } from './case.ts';
import type { LetterFacts } from './facts.ts';
import type { LetterText } from './sheet.ts';
import { dateText } from './words.ts';

/** A period that nobody may set is refused elsewhere; the letter is composed all the same. */
function sane(days: number, least: number): number {
  return Number.isInteger(days) && days > least ? Math.min(days, 500) : least;
}

// ── Periods that run from the addressee's own receipt ──────────────────────────────────────────

/** How many working days the addressee has from his receipt of the letter. */
export function periodOf(facts: LetterFacts): number | undefined {
  switch (facts.kind) {
    case 'P02':
    case 'P07':
      return facts.respondWithin;
    case 'P04':
      return opinionDays;
    case 'P05':
      return facts.consultee === 'co-producer' ? opinionDays : undefined;
    case 'P09':
      return feePaymentDays;
    default:
      return undefined;
  }
}

/** The last day, were the letter received on the day it bears. */
export function lastDayIfReceivedOn({ calendar, on }: LetterCase, days: number): IsoDay {
  return isoOfOrdinal(addWorkingOrdinals(calendar, ordinalOfIso(on), sane(days, 1)));
}

function illustrated(c: LetterCase, days: number): string {
  return `以${dateText(c.on)}收到计算，截止日为${dateText(lastDayIfReceivedOn(c, days))}`;
}

/** The illustration as the letter prints it: the addressee's own receipt decides. */
export function illustration(c: LetterCase, days: number): string {
  return `（${illustrated(c, days)}；实际截止日以收到之日为准）`;
}

const anyIllustration = /以\d+年\d+月\d+日收到计算，截止日为\d+年\d+月\d+日/gu;

/**
 * The text with its illustrations counted from the day the letter bears: written on Monday and signed on
 * Thursday, it speaks of Thursday. Nothing else is touched; words of the officer's own are left to the check.
 */
export function broughtToDay(text: LetterText, facts: LetterFacts, c: LetterCase): LetterText {
  const days = periodOf(facts);
  if (days === undefined) return text;
  const renewed = illustrated(c, days);
  return {
    ...text,
    paragraphs: text.paragraphs.map((line) => line.replaceAll(anyIllustration, renewed)),
  };
}

/** A supplement notice of that day comes after the seventh working day from receipt (30; K14). */
export function isLateNotice({ request, calendar, on }: LetterCase): boolean {
  const by = supplementNoticeBy(request, calendar);
  return by !== undefined && on > by;
}

// ── The period of the reply ────────────────────────────────────────────────────────────────────

export interface ReplyDates {
  /** The due date as it stands, and with so many working days more; absent while others are asked. */
  readonly now?: IsoDay;
  readonly later?: IsoDay;
  /** Others are being asked (33 ¶3): nobody can name a date yet, but what is left can be said. */
  readonly paused?: {
    readonly since: IsoDay;
    readonly daysLeft: number;
    readonly daysLeftThen: number;
    /** Due date then, should they keep silent. */
    readonly ifSilent?: IsoDay;
  };
}

export function dueWith({ request, calendar, on }: LetterCase, moreDays: number): ReplyDates {
  const facts = clockFacts(request, calendar);
  if (facts === undefined) return {};
  const longer = { ...facts, extensionDays: facts.extensionDays + sane(moreDays, 0) };
  const now = replyDue(facts, on, calendar);
  const later = replyDue(longer, on, calendar);
  if (now.dueOn !== undefined && later.dueOn !== undefined) {
    return { now: now.dueOn, later: later.dueOn };
  }
  const since = now.pauses.at(-1)?.from ?? on;
  const ifSilent = later.dueIfLapsed;
  return {
    paused: {
      since,
      daysLeft: now.daysLeft,
      daysLeftThen: later.daysLeft,
      ...(ifSilent === undefined ? {} : { ifSilent }),
    },
  };
}
