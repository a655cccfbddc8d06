// The steps that are taken by entering them: what came in by telephone, post or hand, and what the office
// did itself (条例 29–45). Letters take the others (letter-steps.ts).

import type { DeliveryWish } from '../../rules/application.ts';
import type { IsoDay } from '../../rules/day.ts';
import { recordOpinion } from '../../rules/request/consultation.ts';
import type { Decision } from '../../rules/request/decision.ts';
import type { Opinion, SearchRecord } from '../../rules/request/events.ts';
import type { DisclosureRequest } from '../../rules/request/disclosure-request.ts';
import { recordPayment, recordRefund } from '../../rules/request/period.ts';
import {
  changeDelivery,
  confirmReceipt,
  logContact,
  rate,
  recordSearch,
  withdraw,
} from '../../rules/request/receipt.ts';
import type { Context, EntryStep } from '../../rules/request/steps.ts';
import { recordExplanation, recordSupplement } from '../../rules/request/supplement.ts';
import type { RequestRow } from '../../store/tables.ts';
import type { CommandContext, Result } from '../context.ts';
import { type StepInput, takeStep } from './take-step.ts';

/** Those that change more than the list of events have commands of their own. */
export type OwnEntry =
  'assign' | 'split' | 'correct-contact' | 'correct-applicant-kind' | 'archive';
export type PlainEntry = Exclude<EntryStep, OwnEntry> | 'rate';

/** What is entered for each. */
export interface EntryInputs {
  readonly 'confirm-receipt': { readonly on: IsoDay; readonly note?: string };
  readonly 'log-contact': { readonly on: IsoDay; readonly note: string };
  readonly 'change-delivery': { readonly on: IsoDay; readonly deliveryWish: DeliveryWish };
  readonly 'record-supplement': { readonly on: IsoDay; readonly text: string };
  readonly 'record-explanation': { readonly on: IsoDay; readonly text: string };
  /** In fen. */
  readonly 'record-payment': { readonly on: IsoDay; readonly amount: number };
  readonly 'record-refund': { readonly on: IsoDay; readonly amount: number; readonly note: string };
  readonly 'record-opinion': {
    readonly on: IsoDay;
    readonly consultationId: string;
    readonly opinion: Opinion;
    readonly reasons?: string;
  };
  readonly 'record-search': { readonly on: IsoDay } & SearchRecord;
  readonly withdraw: { readonly on: IsoDay; readonly note?: string };
  readonly rate: { readonly on: IsoDay; readonly score: number; readonly note?: string };
}

const decisions: {
  readonly [S in PlainEntry]: (
    r: DisclosureRequest,
    input: EntryInputs[S],
    context: Context,
  ) => Decision;
} = {
  'confirm-receipt': confirmReceipt,
  'log-contact': logContact,
  'change-delivery': changeDelivery,
  'record-supplement': recordSupplement,
  'record-explanation': recordExplanation,
  'record-payment': recordPayment,
  'record-refund': recordRefund,
  'record-opinion': recordOpinion,
  'record-search': recordSearch,
  withdraw,
  rate,
};

export async function enterStep<S extends PlainEntry>(
  context: CommandContext,
  step: S,
  { requestId, version, ...input }: StepInput & EntryInputs[S],
): Promise<Result<RequestRow>> {
  const seen = { requestId, ...(version === undefined ? {} : { version }) };
  // What is left of the input after the request's own two fields is the step's.
  const entered = input as unknown as EntryInputs[S];
  return takeStep(context, seen, (r, at) => decisions[step](r, entered, at));
}
