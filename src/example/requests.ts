// The shape of the example's disclosure requests: an application and what the office did with it, step
// by step, named as in rules/request/steps.ts, with what each command is given.

import type { Applicant, Application } from '../rules/application.ts';
import type { Channel } from '../rules/channels.ts';
import type { IsoDay } from '../rules/day.ts';
import type {
  Consultee,
  DeliveryMethod,
  Matter,
  Opinion,
  ReplyContent,
  SearchRecord,
} from '../rules/request/events.ts';

/** `consultation` counts the consultations of a request from 1. */
export type ExampleStep = { readonly on: IsoDay } & (
  | { readonly step: 'confirm-receipt'; readonly note: string }
  | { readonly step: 'log-contact'; readonly note: string }
  | {
      readonly step: 'ask-supplement';
      readonly unclear: string;
      readonly items: string;
      readonly guidance: string;
      readonly respondWithin: number;
    }
  | {
      readonly step: 'ask-explanation';
      readonly evidence: string;
      readonly respondWithin: number;
    }
  | { readonly step: 'record-explanation-served' }
  | { readonly step: 'notify-fee'; readonly quantity: number; readonly payment: string }
  | { readonly step: 'record-fee-served' }
  | ({ readonly step: 'record-search' } & SearchRecord)
  | { readonly step: 'record-supplement-served' }
  | { readonly step: 'record-supplement'; readonly text: string }
  | {
      readonly step: 'consult';
      readonly consultee: Consultee;
      readonly name: string;
      readonly content: string;
    }
  | { readonly step: 'record-consultation-served' }
  | {
      readonly step: 'record-opinion';
      readonly consultation: number;
      readonly opinion: Opinion;
      readonly reasons: string;
    }
  | {
      readonly step: 'extend';
      readonly notifiedOn: IsoDay;
      readonly days: number;
      readonly reason: string;
    }
  | { readonly step: 'draft-reply'; readonly reply: ReplyContent }
  | { readonly step: 'sign-reply' }
  | {
      readonly step: 'serve-reply';
      readonly method: DeliveryMethod;
      readonly postal?: boolean;
      readonly tracking?: string;
    }
  | { readonly step: 'record-reply-received' }
  | { readonly step: 'withdraw'; readonly note: string }
);

export interface ExampleRequest {
  /** Fit as the form's own key: making the example twice gives one request. */
  readonly key: string;
  readonly channel: Channel;
  /** Absent: disclosure. */
  readonly matter?: Matter;
  readonly application: Application;
  readonly submittedOn: IsoDay;
  /** Beijing time, HH:MM. */
  readonly submittedTime: string;
  readonly steps: readonly ExampleStep[];
}

/** A person of the example; region 999999 is nobody's, the check character is right. */
export function person(
  name: string,
  identityNumber: string,
  line: string,
  door: string,
): Applicant & { readonly kind: 'natural-person' } {
  return {
    kind: 'natural-person',
    name,
    identityType: 'resident-id',
    identityNumber,
    phone: `0000-55502${line}`,
    email: `shenqing${line}@mail.example`,
    address: `岚川省青枫市砚湖区${door}`,
    postcode: '000000',
  };
}

/** Two steps nearly always follow a draft. */
export function signedAndServed(
  signedOn: IsoDay,
  servedOn: IsoDay,
  receivedOn: IsoDay,
  by:
    | { readonly method: 'post'; readonly tracking: string }
    | { readonly method: 'electronic' | 'in-person' },
): readonly ExampleStep[] {
  return [
    { step: 'sign-reply', on: signedOn },
    { step: 'serve-reply', on: servedOn, ...by, ...(by.method === 'post' ? { postal: true } : {}) },
    { step: 'record-reply-received', on: receivedOn },
  ];
}
