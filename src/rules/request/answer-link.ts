// The link by which a third party answers its letter (条例 32): whether it opens, and what its answer does to
// the request. It is a second door to the step `record-opinion`, open to fewer days than the first: staff
// may enter what came on paper after the period, the link is then shut and the organ decides.

import { opinionDays } from '../clock.ts';
import { violation, type Violation } from '../violations.ts';
import { dayText } from './clock-badge.ts';
import { consultationOf, recordOpinion } from './consultation.ts';
import { type Decision, refuse } from './decision.ts';
import type { Consultation, DisclosureRequest } from './disclosure-request.ts';
import { obstacle } from './obstacles.ts';
import { type OnlineOpinion, onlineOpinionViolations } from './online-answer.ts';
import { opinionDueOn } from './state.ts';
import type { Context } from './steps.ts';

/** The link as far as it decides: of which letter, and what became of both. */
export interface LinkStanding {
  /** Absent until the letter is sent. */
  readonly consultationId?: string;
  readonly isVoid: boolean;
  readonly isRevoked: boolean;
}

/**
 * Why the link does not open; the words are read by the third party and tell it nothing of the applicant.
 * Until service is proved there is no last day: the period has not begun (32).
 */
export function linkObstacle(
  r: DisclosureRequest,
  link: LinkStanding,
  context: Context,
): Violation | undefined {
  if (link.isVoid) return violation('answer-link-void');
  const c = link.consultationId === undefined ? undefined : consultationOf(r, link.consultationId);
  if (c === undefined) return violation('answer-link-not-sent');
  if (c.answer !== undefined) return violation('consultation-answered');
  if (obstacle(r, 'record-opinion', context) !== undefined) return violation('answer-link-closed');
  if (link.isRevoked) return violation('answer-link-revoked');
  return lapsed(c, context);
}

function lapsed(c: Consultation, { today, calendar }: Context): Violation | undefined {
  const last = opinionDueOn(c, calendar);
  if (last === undefined || today <= last) return undefined;
  const detail = `期限为收到意见书的次日起${opinionDays}个工作日，最后一天是${dayText(last)}`;
  return violation('answer-link-expired', undefined, detail);
}

/** One answer a link, on the day it comes; what it says is checked before anything is kept. */
export function answerOverLink(
  r: DisclosureRequest,
  link: LinkStanding,
  input: OnlineOpinion & { readonly files: readonly number[] },
  context: Context,
): Decision {
  const why = linkObstacle(r, link, context);
  if (why !== undefined) return refuse(why);
  const found = onlineOpinionViolations(input);
  if (found.length > 0) return refuse(...found);
  const { opinion, reasons, files, ...said } = input;
  return recordOpinion(
    r,
    {
      on: context.today,
      consultationId: link.consultationId ?? '',
      opinion,
      ...(reasons === undefined ? {} : { reasons }),
      online: { ...said, files },
    },
    context,
  );
}
