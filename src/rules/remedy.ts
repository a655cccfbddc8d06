// The remedy clause of a reply (行政复议法 20, 22–24; 行政诉讼法 45, 46; 法释〔2025〕8号 1). What is
// printed for the authority and the court is the organ's confirmed setting; the law gives the rest.

import { addMonths, addPlainDays, type DueDay, type WorkingCalendar } from './calendar.ts';
import { day, isBefore, type IsoDay } from './day.ts';
import { latestRemedyWithoutClause } from './litigation.ts';
import { type CaseOutcome, wordsOfOutcome } from './corrections.ts';
import type { RefusalGround, RemedyKind } from './outcomes.ts';

/** 行政复议法 (2023) came into force on this day; earlier decisions keep the old clause (90; L18). */
const reviewFirstSince: IsoDay = '2024-01-01';

/**
 * A partial reply that blacks out only what is no government information at all is no refusal under
 * 条例 14–16: its clause is direct (L03).
 */
export function remedyKindOf(
  outcome: CaseOutcome,
  grounds: readonly RefusalGround[],
  decidedOn: IsoDay,
): RemedyKind {
  const kind = wordsOfOutcome(outcome).remedy;
  if (kind === 'none') return 'none';
  if (decidedOn < reviewFirstSince) return 'direct';
  return kind === 'split' && refusesNothing(grounds) ? 'direct' : kind;
}

/** Nothing is withheld but what is no government information. */
export function refusesNothing(grounds: readonly RefusalGround[]): boolean {
  return grounds.every((g) => g === '37-not-government-information');
}

export interface RemedyBodies {
  readonly reconsideration: string;
  readonly court: string;
  /** Named when the reply is served by internet (行政复议法 22 ¶2; L17). */
  readonly internetReconsideration?: string;
}

/** The clause as the letter prints it. */
export function remedyClause(kind: RemedyKind, bodies: RemedyBodies): string {
  const { reconsideration, court, internetReconsideration } = bodies;
  const channel =
    internetReconsideration === undefined
      ? ''
      : `行政复议申请也可以通过互联网提出：${internetReconsideration}。`;
  const direct =
    `可以自收到本告知书之日起60日内向${reconsideration}申请行政复议，` +
    `或者自收到本告知书之日起6个月内向${court}提起行政诉讼。`;
  const reviewFirst =
    `应当先自收到本告知书之日起60日内向${reconsideration}申请行政复议；` +
    `对行政复议决定不服的，可以自收到行政复议决定书之日起15日内向${court}提起行政诉讼。`;
  if (kind === 'direct') return `对本答复不服的，${direct}${channel}`;
  if (kind === 'review-first') return `对不予公开的决定不服的，${reviewFirst}${channel}`;
  if (kind === 'split') {
    return `对其中不予公开的部分不服的，${reviewFirst}对其余部分不服的，${direct}${channel}`;
  }
  // A letter that decides nothing (a correction passed on) opens no remedy.
  return '';
}

/**
 * The clause of a reply as it was when it was decided, whatever is printed today (L18). The internet
 * channel came with the law of 2023 (22 ¶2): an older clause never names it.
 */
export function clauseOfReply(
  reply: { readonly outcome: CaseOutcome; readonly grounds: readonly RefusalGround[] },
  decidedOn: IsoDay,
  bodies: RemedyBodies,
): string {
  const kind = remedyKindOf(reply.outcome, reply.grounds, decidedOn);
  const { internetReconsideration: _, ...others } = bodies;
  const internetReconsideration = internetChannelOn(decidedOn, bodies);
  const channel = internetReconsideration === undefined ? {} : { internetReconsideration };
  return remedyClause(kind, { ...others, ...channel });
}

/** The channel that the clause of a decision of that day names; none before the law of 2023. */
export function internetChannelOn(
  decidedOn: IsoDay,
  bodies: RemedyBodies | undefined,
): string | undefined {
  return decidedOn < reviewFirstSince ? undefined : bodies?.internetReconsideration;
}

export interface RemedyPeriods {
  /** 60 plain days from the applicant's receipt (行政复议法 20), moved off a holiday (L26). */
  readonly reconsiderationBy: DueDay;
  /** Six months (行政诉讼法 46); absent where reconsideration comes first. */
  readonly suitBy?: DueDay;
}

export function remedyPeriods(
  kind: RemedyKind,
  receivedOn: IsoDay,
  calendar: WorkingCalendar,
): RemedyPeriods {
  const from = day(receivedOn);
  const reconsiderationBy = addPlainDays(calendar, from, 60);
  if (kind === 'review-first') return { reconsiderationBy };
  return { reconsiderationBy, suitBy: addMonths(calendar, from, 6) };
}

/**
 * A reply that forgot or misnamed right, body or period: each period runs from the day a corrected letter
 * is received, and no longer than a year from the first one (行政复议法 20 ¶3; 法释〔2018〕1号 64; L19).
 * Until the correction is served both end only with that year. A suit before reconsideration stays closed.
 */
export function periodsWithoutClause(
  kind: RemedyKind,
  receivedOn: IsoDay,
  correctedOn: IsoDay | undefined,
  calendar: WorkingCalendar,
): RemedyPeriods {
  const latest = latestRemedyWithoutClause(receivedOn, calendar);
  const sooner = (due: DueDay): DueDay => (isBefore(due.on, latest.on) ? due : latest);
  if (correctedOn === undefined) {
    return { reconsiderationBy: latest, ...(kind === 'review-first' ? {} : { suitBy: latest }) };
  }
  const { reconsiderationBy, suitBy } = remedyPeriods(kind, correctedOn, calendar);
  return {
    reconsiderationBy: sooner(reconsiderationBy),
    ...(suitBy === undefined ? {} : { suitBy: sooner(suitBy) }),
  };
}

/** No reply at all: both periods run from the day the reply fell due (实施条例 16; 法释〔2018〕1号 66; L29). */
export function periodsAfterSilence(dueOn: IsoDay, calendar: WorkingCalendar): RemedyPeriods {
  return remedyPeriods('direct', dueOn, calendar);
}
