// What can happen to a disclosure request. The list of these is the request: state, clock, open steps
// and the annual-report cell are computed from it (条例 29–45).

import type { ApplicantKind } from '../applicant-kinds.ts';
import { type CarrierForm, carrierForms, type DeliveryWish } from '../application.ts';
import type { Channel } from '../channels.ts';
import type { CaseOutcome, Correction } from '../corrections.ts';
import type { IsoDay } from '../day.ts';
import type { ServiceNote } from '../letters/service-note.ts';
import type { FeeStandard } from '../fee.ts';
import type { RefusalGround } from '../outcomes.ts';
import type { OnlineAnswer } from './online-answer.ts';

export const opinions = {
  agree: '同意公开',
  partly: '部分同意公开',
  refuse: '不同意公开',
  none: '无法征求到意见',
} as const;
export type Opinion = keyof typeof opinions;

export const consultees = {
  'third-party': '第三方',
  'co-producer': '共同制作机关',
  'other-organ': '其他机关',
} as const;
/** Silence of a co-producer is consent (34), of a third party nothing (32), of another organ undefined (11). */
export type Consultee = keyof typeof consultees;

export const deliveryMethods = {
  'in-person': '当面送达',
  post: '邮寄送达（邮政企业）',
  entrusted: '委托其他行政机关送达',
  electronic: '电子送达',
  // Refused signature: witness or pictures (民诉法 89); nobody found: public notice (民诉法 95) [choice].
  left: '留置送达',
  announced: '公告送达',
} as const;
export type DeliveryMethod = keyof typeof deliveryMethods;

/** How a record is given: on paper, as data, or by arranging for it to be read and copied (40). */
export const suppliedForms = {
  ...carrierForms,
  inspection: '安排查阅、抄录',
} as const satisfies Record<CarrierForm | 'inspection', string>;
export type SuppliedForm = keyof typeof suppliedForms;

/** What a case is about: information asked for (条例 27), or one's own record to be put right (41). */
export const matters = { disclosure: '申请公开', correction: '申请更正' } as const;
export type Matter = keyof typeof matters;

/** Another case that this one comes from. */
export interface Origin {
  /** `part`: split off by 一事一申请; `redo`: ordered by a reconsideration decision or a judgment. */
  readonly kind: 'part' | 'redo';
  readonly requestId: number;
  readonly number: string;
}

export interface ReplyContent {
  readonly outcome: CaseOutcome;
  /** Grounds under 条例 14–16 (or 37 for content that is no government information). */
  readonly grounds: readonly RefusalGround[];
  /** Facts and reasons as the letter states them. */
  readonly reasons: string;
  /** What is given, or where and how it can be had (36(1)(2)). */
  readonly provided?: string;
  /** In which form, how many copies or pages, and how and when it is handed over (36(2), 40). */
  readonly form?: SuppliedForm;
  readonly copies?: string;
  readonly delivery?: string;
  /** The part that is not given (37). */
  readonly withheldPart?: string;
  /** On which papers a refusal rests: the classification, the third party's answer, the file (36(3)). */
  readonly evidence?: string;
  /** Whether part can be given (37). */
  readonly separability?: string;
  /** 36(4): systems, rooms, words, dates, person; or the responsible organ under 36(5). */
  readonly searchRecord?: string;
  readonly responsibleOrgan?: string;
  /** 36(6): number of the earlier request; number and date of the earlier reply. */
  readonly earlierRequest?: string;
  readonly earlierReply?: string;
  /** Why no third party was consulted although 条例 15 is cited. */
  readonly noConsultationReason?: string;
  /** Why the organ discloses against a third party's refusal (32). */
  readonly overrideReason?: string;
  /** 16 ¶2: no law, regulation or rule requires disclosure. */
  readonly noRuleRequiresDisclosure?: boolean;
  /** 36(1): the record is public already and the applicant is told where (R01). */
  readonly alreadyPublic?: boolean;
  /** How the record is given when that is not the form asked for, and why (40). */
  readonly otherForm?: string;
  /** 39: the channel a complaint, petition or question belongs to; the publication's source. */
  readonly otherChannel?: string;
  /** 38: what information there is, of which more would have to be made. */
  readonly existing?: string;
  /** 39 ¶2: name of the publication. */
  readonly publication?: string;
  /** 2: what else it is: a question, a paper of the Party, no record at all. */
  readonly situation?: string;
  /** 36(7): name and article of the law with rules of its own. */
  readonly specialRule?: string;
  /** 41: what was wrong, what stands now, or who may put it right. */
  readonly correction?: Correction;
}

/** One search of 36(4), by somebody, somewhere, with words; a search by a department is one of its own. */
export interface SearchRecord {
  readonly places: string;
  readonly words: string;
  readonly by: string;
  readonly found: string;
}

/** A notice from whose day a time runs or stands still. */
export type NoticeStart = 'supplement' | 'explanation' | 'fee';

/** One try to hand a letter over: how, when, and what proves it. */
export interface ServiceAttempt {
  readonly letterId: number;
  readonly title: string;
  readonly number: string;
  readonly isReply: boolean;
  /** A second letter that puts a reply right. */
  readonly isCorrection?: boolean;
  readonly starts?: NoticeStart;
  readonly sentOn: IsoDay;
  readonly method: DeliveryMethod;
  readonly proof?: string;
  readonly service?: ServiceNote;
}

export type RequestEvent =
  | {
      readonly kind: 'submitted';
      readonly on: IsoDay;
      readonly channel: Channel;
      readonly applicantKind: ApplicantKind;
      /** The applicant chose to be served electronically (235号 [choice]). */
      readonly electronicDelivery: boolean;
      /** Absent: a request for disclosure. */
      readonly matter?: Matter;
      readonly origin?: Origin;
      /** Known from the start: a part keeps the day of the whole, a redo begins with the decision. */
      readonly receivedOn?: IsoDay;
    }
  | { readonly kind: 'receipt-confirmed'; readonly on: IsoDay; readonly note?: string }
  | { readonly kind: 'contact-attempted'; readonly on: IsoDay; readonly note: string }
  | {
      readonly kind: 'supplement-requested';
      readonly on: IsoDay;
      readonly items: string;
      /** Working days from service within which the applicant is to answer. */
      readonly respondWithin: number;
      /** By the seventh working day, as the calendar stood: a later notice does not undo it (K09). */
      readonly inTime?: boolean;
    }
  | { readonly kind: 'supplement-notice-served'; readonly on: IsoDay }
  | { readonly kind: 'supplement-received'; readonly on: IsoDay; readonly text: string }
  | {
      readonly kind: 'consulted';
      readonly on: IsoDay;
      readonly consultationId: string;
      readonly consultee: Consultee;
      readonly name: string;
      readonly content: string;
    }
  | { readonly kind: 'consultation-served'; readonly on: IsoDay; readonly consultationId: string }
  | {
      readonly kind: 'opinion-received';
      readonly on: IsoDay;
      readonly consultationId: string;
      readonly opinion: Opinion;
      readonly reasons?: string;
      /** Said by the third party itself over the link of its letter. */
      readonly online?: OnlineAnswer;
    }
  | {
      readonly kind: 'extended';
      /** Approval by the head of the disclosure office and notice to the applicant: both inside the period. */
      readonly on: IsoDay;
      readonly notifiedOn: IsoDay;
      readonly days: number;
      readonly reason: string;
    }
  /** 35: reasons asked for, with the table of how many and how often. */
  | {
      readonly kind: 'explanation-requested';
      readonly on: IsoDay;
      readonly evidence: string;
      readonly respondWithin: number;
    }
  | { readonly kind: 'explanation-notice-served'; readonly on: IsoDay }
  | { readonly kind: 'explanation-received'; readonly on: IsoDay; readonly text: string }
  /** 35: the reasons are sound but the period is too short: a reasonable delay, told to the applicant. */
  | {
      readonly kind: 'delay-fixed';
      readonly on: IsoDay;
      readonly notifiedOn: IsoDay;
      readonly days: number;
      readonly reason: string;
    }
  | {
      readonly kind: 'fee-notified';
      readonly on: IsoDay;
      readonly standard: FeeStandard;
      /** Items or pages. */
      readonly quantity: number;
      /** In fen. */
      readonly amount: number;
      readonly payWithin: number;
    }
  | { readonly kind: 'fee-notice-served'; readonly on: IsoDay }
  | { readonly kind: 'fee-paid'; readonly on: IsoDay; readonly amount: number }
  | {
      readonly kind: 'fee-refunded';
      readonly on: IsoDay;
      readonly amount: number;
      readonly note: string;
    }
  /** 33 ¶3: the applicant knows that others are asked and that the time does not count. */
  | { readonly kind: 'applicant-told'; readonly on: IsoDay; readonly consultationId: string }
  /** 32: disclosed against a third party's will; content and reasons in writing. */
  | { readonly kind: 'third-party-told'; readonly on: IsoDay; readonly consultationId: string }
  | { readonly kind: 'searched'; readonly on: IsoDay; readonly search: SearchRecord }
  | {
      readonly kind: 'assigned';
      readonly on: IsoDay;
      /** Absent: the department names somebody itself. */
      readonly to?: { readonly id: number; readonly name: string };
      /** An inner office of the organ; absent: the disclosure office keeps it. */
      readonly department?: { readonly id: number; readonly name: string };
      /** The office's own deadline, before the legal one. */
      readonly internalDueOn?: IsoDay;
      readonly note?: string;
    }
  /** 一事一申请: this case keeps the first matter, the others are cases of their own. */
  | {
      readonly kind: 'split';
      readonly on: IsoDay;
      readonly into: readonly string[];
      /** The applicant's own words, which the parts take the place of (条例 29, 45). */
      readonly whole?: { readonly title: string; readonly description: string };
      readonly note: string;
    }
  /** K35: recorded; the clock does not change (40). */
  | {
      readonly kind: 'delivery-changed';
      readonly on: IsoDay;
      readonly deliveryWish: DeliveryWish;
      readonly electronicDelivery: boolean;
    }
  | { readonly kind: 'contact-corrected'; readonly on: IsoDay; readonly note: string }
  /** W09: the column of Table 3 it is counted in. */
  | {
      readonly kind: 'applicant-kind-corrected';
      readonly on: IsoDay;
      readonly from: ApplicantKind;
      readonly to: ApplicantKind;
      readonly note: string;
    }
  | { readonly kind: 'reply-drafted'; readonly on: IsoDay; readonly reply: ReplyContent }
  | { readonly kind: 'reply-returned'; readonly on: IsoDay; readonly reason: string }
  | {
      readonly kind: 'reply-signed';
      readonly on: IsoDay;
      readonly number: string;
      readonly reply: ReplyContent;
      /** Conclusion of the secrecy review (17 ¶2; 保密法 35). */
      readonly secrecyReview?: string;
    }
  /** Signed but never sent: the number stays void in the register (L31). */
  | { readonly kind: 'reply-voided'; readonly on: IsoDay; readonly reason: string }
  | {
      readonly kind: 'reply-served';
      /** The day that stops the clock: 交邮, signature or arrival of the electronic message (235号 4). */
      readonly on: IsoDay;
      readonly method: DeliveryMethod;
      readonly tracking?: string;
      /** Witness or pictures of a refused signature; where a public notice was posted. */
      readonly note?: string;
    }
  /** A bounced message was never served (L24); a returned letter was, and is sent once more (L25). */
  | {
      readonly kind: 'service-failed';
      readonly on: IsoDay;
      readonly note: string;
      /** What was tried; absent where it was recorded of the reply alone. */
      readonly attempt?: ServiceAttempt;
    }
  /** Out once more after it failed. */
  | {
      readonly kind: 'served-again';
      readonly on: IsoDay;
      readonly method: DeliveryMethod;
      readonly letterId: number;
      readonly title: string;
      readonly number: string;
      readonly tracking?: string;
      readonly note?: string;
      /** What runs from this day and no longer from one on which nothing arrived. */
      readonly starts?: NoticeStart;
      /** Of a supplement notice: by the seventh working day, as the calendar then stood. */
      readonly inTime?: boolean;
    }
  /** A reply without clause or with a wrong one, put right by a second letter (L19). */
  | { readonly kind: 'corrected-letter-served'; readonly on: IsoDay; readonly number: string }
  /** The applicant's own receipt, from which remedy periods run (复议法 20). */
  | { readonly kind: 'reply-received'; readonly on: IsoDay }
  | { readonly kind: 'withdrawn'; readonly on: IsoDay; readonly note?: string }
  | { readonly kind: 'rated'; readonly on: IsoDay; readonly score: number; readonly note?: string }
  | {
      readonly kind: 'archived';
      readonly on: IsoDay;
      /** 档号 and retention in years; 0 is for ever. */
      readonly fileNumber: string;
      readonly retention: number;
      /** What the file lacked when it was closed, and where it is or why it cannot be had. */
      readonly missing?: readonly string[];
      readonly note?: string;
    };

export type RequestEventKind = RequestEvent['kind'];

/** An event as recorded: who entered it and when the system took it in. */
export interface RecordedEvent {
  readonly event: RequestEvent;
  readonly actor: Actor;
}

export type Actor =
  | { readonly kind: 'staff'; readonly id: number; readonly name: string }
  | { readonly kind: 'applicant' }
  /** Whoever holds the letter of a consultation and its answer code (条例 32). */
  | { readonly kind: 'third-party' }
  /** Who comments on a draft, writes a message, or acts for a firm on its own page. */
  | { readonly kind: 'reader' }
  | { readonly kind: 'system' };

export const eventLabels: Readonly<Record<RequestEventKind, string>> = {
  submitted: '提交申请',
  'receipt-confirmed': '双方确认收到',
  'contact-attempted': '联系申请人',
  'supplement-requested': '告知补正',
  'supplement-notice-served': '补正告知书送达',
  'supplement-received': '收到补正',
  consulted: '征求意见',
  'consultation-served': '征求意见书送达',
  'opinion-received': '收到意见',
  extended: '延长答复期限',
  'explanation-requested': '要求说明理由',
  'explanation-notice-served': '说明理由告知书送达',
  'explanation-received': '收到说明的理由',
  'delay-fixed': '确定合理延迟期限',
  'fee-notified': '发出收费通知',
  'fee-notice-served': '收费通知书送达',
  'fee-paid': '收到信息处理费',
  'fee-refunded': '退还信息处理费',
  'applicant-told': '告知申请人正在征求意见',
  'third-party-told': '告知第三方公开决定',
  searched: '检索',
  assigned: '分派、转办',
  split: '拆分申请',
  'delivery-changed': '改变获取方式',
  'contact-corrected': '更正联系方式',
  'applicant-kind-corrected': '更正申请人类别',
  'reply-drafted': '拟定答复',
  'reply-returned': '退回答复稿',
  'reply-signed': '签发答复',
  'reply-voided': '作废答复书',
  'reply-served': '送出答复',
  'service-failed': '送达未成功',
  'served-again': '再次送出',
  'corrected-letter-served': '送出更正的答复书',
  'reply-received': '申请人收到答复',
  withdrawn: '申请人撤回',
  rated: '评价',
  archived: '归档',
};
