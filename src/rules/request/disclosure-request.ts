// The request as it stands, with what runs in it: supplement, consultations, explanation, fee, draft and reply.

import type { ApplicantKind } from '../applicant-kinds.ts';
import type { Channel } from '../channels.ts';
import type { IsoDay } from '../day.ts';
import type { FeeStandard } from '../fee.ts';
import type {
  Actor,
  Consultee,
  DeliveryMethod,
  Matter,
  Opinion,
  Origin,
  ReplyContent,
  SearchRecord,
} from './events.ts';
import type { OnlineAnswer } from './online-answer.ts';

export interface Consultation {
  readonly id: string;
  readonly consultee: Consultee;
  readonly name: string;
  readonly content: string;
  readonly sentOn: IsoDay;
  readonly servedOn?: IsoDay;
  /** The last day that stood before a holiday notice moved it back: an opinion by it is in time (K09). */
  readonly heldUntil?: IsoDay;
  readonly answer?: {
    readonly on: IsoDay;
    readonly opinion: Opinion;
    readonly reasons?: string;
    /** Said over the link of the letter, with its marks and who spoke. */
    readonly online?: OnlineAnswer;
  };
  /** The applicant was told that the time does not count (33 ¶3). */
  readonly applicantToldOn?: IsoDay;
  /** The third party was told of disclosure against its will (32). */
  readonly thirdPartyToldOn?: IsoDay;
}

export interface Supplement {
  readonly requestedOn: IsoDay;
  readonly items: string;
  readonly respondWithin: number;
  /** Sent by the seventh working day, as the calendar then stood. */
  readonly wasInTime: boolean;
  readonly servedOn?: IsoDay;
  readonly receivedOn?: IsoDay;
  readonly failed?: FailedNotice;
}

/** A notice that did not get there asks nothing of anybody until it goes out again (L24, L25 [choice]). */
export interface FailedNotice {
  readonly on: IsoDay;
  readonly letterId: number;
}

/** 条例 35: reasons asked for because of number or frequency. */
export interface Explanation {
  readonly requestedOn: IsoDay;
  readonly evidence: string;
  readonly respondWithin: number;
  readonly servedOn?: IsoDay;
  readonly receivedOn?: IsoDay;
  readonly text?: string;
}

/** 国办函〔2020〕109号; amounts in fen. */
export interface FeeDemand {
  readonly notifiedOn: IsoDay;
  readonly standard: FeeStandard;
  readonly quantity: number;
  readonly amount: number;
  readonly payWithin: number;
  readonly servedOn?: IsoDay;
  readonly payments: readonly { readonly on: IsoDay; readonly amount: number }[];
  readonly refunded: number;
  readonly failed?: FailedNotice;
}

export interface DisclosureRequest {
  readonly matter: Matter;
  readonly origin?: Origin;
  readonly channel: Channel;
  readonly applicantKind: ApplicantKind;
  readonly electronicDelivery: boolean;
  readonly submittedOn: IsoDay;
  /** Statutory date of receipt (条例 31); absent until both sides confirmed. */
  readonly receivedOn?: IsoDay;
  /** Days on which the office tried to reach the applicant before receipt was confirmed (条例 31). */
  readonly contactedOn: readonly IsoDay[];
  readonly supplement?: Supplement;
  readonly consultations: readonly Consultation[];
  readonly explanation?: Explanation;
  readonly fee?: FeeDemand;
  readonly extensionDays: number;
  /** Working days of a reasonable delay under 35, beside the extension of 33. */
  readonly delayDays: number;
  readonly searches: readonly (SearchRecord & { readonly on: IsoDay })[];
  readonly handler?: { readonly id: number; readonly name: string };
  /** The inner office it was passed to, the organ still answering in its own name (条例 45). */
  readonly department?: { readonly id: number; readonly name: string };
  /** The office's own deadline, where the last assignment named one. */
  readonly internalDueOn?: IsoDay;
  /** Awaits review or signature. */
  readonly draft?: { readonly on: IsoDay; readonly reply: ReplyContent; readonly by: Actor };
  readonly reply?: {
    readonly on: IsoDay;
    readonly number: string;
    readonly content: ReplyContent;
    readonly by: Actor;
  };
  readonly service?: { readonly on: IsoDay; readonly method: DeliveryMethod };
  readonly correctedLetterOn?: IsoDay;
  readonly replyReceivedOn?: IsoDay;
  readonly withdrawnOn?: IsoDay;
  readonly rating?: number;
  readonly archivedOn?: IsoDay;
  readonly lastEventOn: IsoDay;
  /**
   * A last day that stood until a later holiday notice moved it to an earlier one: what is done by it is
   * still in time (K09). Kept with the current row; the events know nothing of notices.
   */
  readonly heldUntil?: IsoDay;
}
