// What a reply must carry before it can be signed (条例 16, 17, 30, 32, 35–39): the evidence column of
// the outcome table, checked.

import type { WorkingCalendar } from '../calendar.ts';
import { isCorrectionOutcome } from '../corrections.ts';
import type { IsoDay } from '../day.ts';
import { type Evidence, isOutcome, type Outcome, outcomes, refusalGrounds } from '../outcomes.ts';
import { violation, type Violation } from '../violations.ts';
import { correctionViolations } from './correction-reply.ts';
import {
  blank,
  dayViolations,
  decide,
  type Decision,
  receipt,
  refuse,
  takeIfOpen,
} from './decision.ts';
import type { Actor, ReplyContent } from './events.ts';
import type { Consultation, DisclosureRequest } from './disclosure-request.ts';
import { obstacle } from './obstacles.ts';
import {
  explanationDueOn,
  feeDueOn,
  feePaidOn,
  opinionDueOn,
  supplementDueOn,
  supplementInTime,
} from './state.ts';
import type { Context } from './steps.ts';

/** Settings of the organ that every final letter prints (documents R01–R17, remedy clause). */
export interface RemedyAuthority {
  readonly reconsideration: string;
  readonly court: string;
  /** The lawyer who confirmed both (L14): never inferred. */
  readonly confirmedBy: string;
}

export function draftReply(
  r: DisclosureRequest,
  input: { on: IsoDay; reply: ReplyContent },
  context: Context,
): Decision {
  const why = obstacle(r, 'draft-reply', context);
  if (why !== undefined) return refuse(why);
  const found = [
    ...dayViolations(input.on, receipt(r), context),
    ...replyViolations(r, input.reply, context),
  ];
  return decide(found, { kind: 'reply-drafted', ...input });
}

/** Sent back with the reason, to be drafted again (条例 17). */
export function returnReply(
  r: DisclosureRequest,
  input: { on: IsoDay; reason: string },
  context: Context,
): Decision {
  const found = [
    ...dayViolations(input.on, r.draft?.on ?? r.submittedOn, context),
    ...(blank(input.reason) ? [violation('return-reason-missing', 'reason')] : []),
  ];
  return takeIfOpen(r, 'return-reply', context, found, { kind: 'reply-returned', ...input });
}

/** Signed but not sent: its number stays void in the register and is never given again (L31). */
export function voidReply(
  r: DisclosureRequest,
  input: { on: IsoDay; reason: string },
  context: Context,
): Decision {
  const found = [
    ...dayViolations(input.on, r.reply?.on ?? r.submittedOn, context),
    ...(blank(input.reason) ? [violation('return-reason-missing', 'reason')] : []),
  ];
  return takeIfOpen(r, 'void-reply', context, found, { kind: 'reply-voided', ...input });
}

/**
 * The signatory is never the handler (条例 17 ¶1; roles). The draft is checked again as things stood on
 * the day of the letter: a letter cannot rest on an opinion or a lapse that came after it.
 */
export function signReply(
  r: DisclosureRequest,
  input: { on: IsoDay; number: string; by: Actor; secrecyReview: string },
  organ: { readonly remedyAuthority?: RemedyAuthority },
  context: Context,
): Decision {
  const why = obstacle(r, 'sign-reply', context);
  if (why !== undefined) return refuse(why);
  const { draft } = r;
  if (draft === undefined) return refuse(violation('reply-not-drafted'));
  const found = [
    ...dayViolations(input.on, draft.on, context),
    ...replyViolations(r, draft.reply, { ...context, today: input.on }),
  ];
  if (organ.remedyAuthority === undefined) found.push(violation('remedy-authority-missing'));
  // Whoever drafted it or handles the case never signs it.
  const handles = input.by.kind === 'staff' && input.by.id === r.handler?.id;
  if (handles || samePerson(draft.by, input.by)) found.push(violation('signatory-is-handler'));
  // 保密法 35: everything that goes out has been looked at; only how deep may be configured.
  if (blank(input.secrecyReview)) found.push(violation('secrecy-review-missing', 'secrecyReview'));
  return decide(found, {
    kind: 'reply-signed',
    on: input.on,
    number: input.number,
    reply: draft.reply,
    secrecyReview: input.secrecyReview,
  });
}

export function samePerson(a: Actor, b: Actor): boolean {
  return a.kind === 'staff' && b.kind === 'staff' && a.id === b.id;
}

export function replyViolations(
  r: DisclosureRequest,
  reply: ReplyContent,
  context: Context,
): readonly Violation[] {
  const { outcome } = reply;
  if (r.matter === 'correction') {
    return isCorrectionOutcome(outcome)
      ? correctionViolations(reply)
      : [violation('outcome-of-other-matter', 'outcome')];
  }
  if (!isOutcome(outcome)) return [violation('outcome-unknown', 'outcome')];
  const needed = evidenceFor(outcome, reply);
  return [
    ...needed.flatMap((evidence) => missing(evidence, r, reply, context)),
    ...disclosureViolations(r, reply, context),
  ];
}

/** What the outcome asks for, and what each ground does where part is withheld (15, 16 ¶2, 32; L10). */
function evidenceFor(outcome: Outcome, reply: ReplyContent): readonly Evidence[] {
  const needed = new Set<Evidence>(outcomes[outcome].evidence);
  if (needed.has('ground')) {
    for (const { provision } of reply.grounds.map((ground) => refusalGrounds[ground])) {
      if (provision === '条例15') needed.add('third-party-opinion-or-reason');
      if (provision === '条例16¶2') needed.add('no-rule-requires-disclosure');
    }
  }
  return [...needed];
}

function missing(
  evidence: Evidence,
  r: DisclosureRequest,
  reply: ReplyContent,
  context: Context,
): readonly Violation[] {
  switch (evidence) {
    case 'reasons':
      return blank(reply.reasons) ? [violation('reasons-missing', 'reasons')] : [];
    case 'ground':
      return groundViolations(reply);
    case 'third-party-opinion-or-reason':
      return consulted(r, context) || !blank(reply.noConsultationReason)
        ? []
        : [violation('third-party-not-consulted', 'noConsultationReason')];
    case 'no-rule-requires-disclosure':
      return reply.noRuleRequiresDisclosure === true
        ? []
        : [violation('no-rule-check-missing', 'noRuleRequiresDisclosure')];
    case 'search-record':
      return blank(reply.searchRecord) && r.searches.length === 0 && blank(reply.responsibleOrgan)
        ? [violation('search-record-missing', 'searchRecord')]
        : [];
    case 'earlier-reply':
      return blank(reply.earlierReply) ? [violation('earlier-reply-missing', 'earlierReply')] : [];
    case 'supplement-was-asked':
      return (r.supplement?.receivedOn ?? '9999-12-31') > context.today
        ? [violation('supplement-never-unclear', 'outcome')]
        : [];
    case 'supplement-lapsed':
      if (r.supplement?.failed !== undefined)
        return [violation('notice-did-not-arrive', 'outcome')];
      if (r.supplement !== undefined && !supplementInTime(r, context.calendar)) {
        return [violation('supplement-asked-late', 'outcome')];
      }
      return supplementLapsed(r, context) ? [] : [violation('supplement-not-lapsed', 'outcome')];
    case 'fee-lapsed':
      return feeLapsed(r, context) ? [] : [violation('fee-notice-missing', 'outcome')];
    case 'explanation-asked':
      return explained(r, context) ? [] : [violation('explanation-not-asked', 'outcome')];
    case 'separate-treatment':
      return blank(reply.separability) ? [violation('separability-missing', 'separability')] : [];
  }
}

function groundViolations(reply: ReplyContent): readonly Violation[] {
  if (reply.grounds.length === 0) return [violation('ground-missing', 'grounds')];
  if (reply.outcome === 'partly-disclosed') return [];
  const fits = reply.grounds.every((g) => refusalGrounds[g].outcome === reply.outcome);
  const found = fits ? [] : [violation('ground-mismatch', 'grounds')];
  // A whole refusal says whether part of the record can be given (37; L32).
  return blank(reply.separability)
    ? [...found, violation('separability-missing', 'separability')]
    : found;
}

/** At least one third party answered, or its 15 working days ran out after proved service (32). */
function consulted(r: DisclosureRequest, context: Context): boolean {
  return r.consultations.some(
    (c) => c.consultee === 'third-party' && isOver(c, context.today, context.calendar),
  );
}

function isOver(c: Consultation, today: IsoDay, calendar: WorkingCalendar): boolean {
  if (c.answer !== undefined && c.answer.on <= today) return true;
  const lapse = opinionDueOn(c, calendar);
  return lapse !== undefined && today > lapse;
}

function supplementLapsed(r: DisclosureRequest, context: Context): boolean {
  const due = supplementDueOn(r, context.calendar);
  return due !== undefined && r.supplement?.receivedOn === undefined && context.today > due;
}

/** 109号 6: the notice was served and the whole amount did not come in time. */
function feeLapsed(r: DisclosureRequest, { today, calendar }: Context): boolean {
  const due = feeDueOn(r, calendar);
  return due !== undefined && today > due && feePaidOn(r) === undefined;
}

/** 35: the applicant gave reasons, or had the time to give them. */
function explained(r: DisclosureRequest, { today, calendar }: Context): boolean {
  const received = r.explanation?.receivedOn;
  if (received !== undefined && received <= today) return true;
  const due = explanationDueOn(r, calendar);
  return due !== undefined && today > due;
}

/** Giving the record: what is given, and the third party's word first (15, 32). */
function disclosureViolations(
  r: DisclosureRequest,
  reply: ReplyContent,
  { today, calendar }: Context,
): readonly Violation[] {
  if (reply.outcome !== 'disclosed' && reply.outcome !== 'partly-disclosed') return [];
  const found: Violation[] = [];
  if (blank(reply.provided)) found.push(violation('provided-missing', 'provided'));
  const thirdParties = r.consultations.filter((c) => c.consultee === 'third-party');
  if (thirdParties.some((c) => !isOver(c, today, calendar))) {
    found.push(violation('third-party-pending'));
  }
  // Consent in part covers only what it names (L12).
  const refused = thirdParties.some(
    (c) => c.answer?.opinion === 'refuse' || c.answer?.opinion === 'partly',
  );
  if (reply.outcome === 'disclosed' && refused && blank(reply.overrideReason)) {
    found.push(violation('third-party-refused', 'overrideReason'));
  }
  return found;
}
