// What can happen to a disclosure request. The list of these is the request: state, clock, open steps
// and the annual-report cell are computed from it (条例 29–45).

import type { ApplicantKind } from '../applicant-kinds.ts';
import type { Channel } from '../channels.ts';
import type { IsoDay } from '../day.ts';
import type { Outcome, RefusalGround } from '../outcomes.ts';

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
} as const;
export type DeliveryMethod = keyof typeof deliveryMethods;

export interface ReplyContent {
  readonly outcome: Outcome;
  /** Grounds under 条例 14–16 (or 37 for content that is no government information). */
  readonly grounds: readonly RefusalGround[];
  /** Facts and reasons as the letter states them. */
  readonly reasons: string;
  /** What is given, or where and how it can be had (36(1)(2)). */
  readonly provided?: string;
  /** Whether part can be given (37). */
  readonly separability?: string;
  /** 36(4): systems, rooms, words, dates, person; or the responsible organ under 36(5). */
  readonly searchRecord?: string;
  readonly responsibleOrgan?: string;
  /** 36(6): number and date of the earlier reply. */
  readonly earlierReply?: string;
  /** Why no third party was consulted although 条例 15 is cited. */
  readonly noConsultationReason?: string;
  /** Why the organ discloses against a third party's refusal (32). */
  readonly overrideReason?: string;
  /** 16 ¶2: no law, regulation or rule requires disclosure. */
  readonly noRuleRequiresDisclosure?: boolean;
}

export type RequestEvent =
  | {
      readonly kind: 'submitted';
      readonly on: IsoDay;
      readonly channel: Channel;
      readonly applicantKind: ApplicantKind;
      /** The applicant chose to be served electronically (235号 [choice]). */
      readonly electronicDelivery: boolean;
    }
  | { readonly kind: 'receipt-confirmed'; readonly on: IsoDay; readonly note?: string }
  | { readonly kind: 'contact-attempted'; readonly on: IsoDay; readonly note: string }
  | {
      readonly kind: 'supplement-requested';
      readonly on: IsoDay;
      readonly items: string;
      /** Working days from service within which the applicant is to answer. */
      readonly respondWithin: number;
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
    }
  | {
      readonly kind: 'extended';
      /** Approval by the head of the disclosure office and notice to the applicant: both inside the period. */
      readonly on: IsoDay;
      readonly notifiedOn: IsoDay;
      readonly days: number;
      readonly reason: string;
    }
  | { readonly kind: 'reply-drafted'; readonly on: IsoDay; readonly reply: ReplyContent }
  | {
      readonly kind: 'reply-signed';
      readonly on: IsoDay;
      readonly number: string;
      readonly reply: ReplyContent;
    }
  | {
      readonly kind: 'reply-served';
      /** The day that stops the clock: 交邮, signature or arrival of the electronic message (235号 4). */
      readonly on: IsoDay;
      readonly method: DeliveryMethod;
      readonly tracking?: string;
    }
  /** The applicant's own receipt, from which remedy periods run (复议法 20). */
  | { readonly kind: 'reply-received'; readonly on: IsoDay }
  | { readonly kind: 'withdrawn'; readonly on: IsoDay; readonly note?: string };

export type RequestEventKind = RequestEvent['kind'];

/** An event as recorded: who entered it and when the system took it in. */
export interface RecordedEvent {
  readonly event: RequestEvent;
  readonly actor: Actor;
}

export type Actor =
  | { readonly kind: 'staff'; readonly id: number; readonly name: string }
  | { readonly kind: 'applicant' }
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
  'reply-drafted': '拟定答复',
  'reply-signed': '签发答复',
  'reply-served': '送出答复',
  'reply-received': '申请人收到答复',
  withdrawn: '申请人撤回',
};
