// Receipt, contact and the file itself (条例 29, 31, 40, 45).

import type { ApplicantKind } from '../applicant-kinds.ts';
import type { DeliveryWish } from '../application.ts';
import type { IsoDay } from '../day.ts';
import { violation } from '../violations.ts';
import { blank, dayViolations, type Decision, receipt, takeIfOpen } from './decision.ts';
import type { SearchRecord } from './events.ts';
import type { DisclosureRequest } from './disclosure-request.ts';
import { internalDueViolations } from './internal-due.ts';
import { type Context, dueOn } from './steps.ts';

/** 条例 31(2)(3): the day both sides confirm is the day of receipt, working day or not (K01, K02). */
export function confirmReceipt(
  r: DisclosureRequest,
  input: { on: IsoDay; note?: string },
  context: Context,
): Decision {
  const found = dayViolations(input.on, r.submittedOn, context);
  return takeIfOpen(r, 'confirm-receipt', context, found, { kind: 'receipt-confirmed', ...input });
}

/** K04: an unconfirmed request needs a logged attempt each working day. */
export function logContact(
  r: DisclosureRequest,
  input: { on: IsoDay; note: string },
  context: Context,
): Decision {
  const found = [
    ...dayViolations(input.on, r.submittedOn, context),
    ...(blank(input.note) ? [violation('reasons-missing', 'note')] : []),
  ];
  return takeIfOpen(r, 'log-contact', context, found, { kind: 'contact-attempted', ...input });
}

/**
 * Inside the organ only: a request is never passed to another organ (36(5)). Taking it from somebody, or
 * from one inner office to the next, needs a reason (条例 45 [choice]).
 */
export function assign(
  r: DisclosureRequest,
  input: {
    on: IsoDay;
    to?: { readonly id: number; readonly name: string };
    department?: { readonly id: number; readonly name: string };
    internalDueOn?: IsoDay;
    note?: string;
    /** Somebody had it before. */
    isTransfer: boolean;
  },
  context: Context,
): Decision {
  const { isTransfer, ...event } = input;
  const found = [
    ...dayViolations(input.on, r.submittedOn, context),
    ...internalDueViolations(input.internalDueOn, input.on, dueOn(r, context)),
    ...(input.to === undefined && input.department === undefined
      ? [violation('nobody-to-assign', 'staffId')]
      : []),
    ...(isTransfer && blank(input.note ?? '')
      ? [violation('transfer-reason-missing', 'note')]
      : []),
  ];
  return takeIfOpen(r, 'assign', context, found, { kind: 'assigned', ...event });
}

/** K35: recorded; the clock does not change (40). */
export function changeDelivery(
  r: DisclosureRequest,
  input: { on: IsoDay; deliveryWish: DeliveryWish },
  context: Context,
): Decision {
  return takeIfOpen(
    r,
    'change-delivery',
    context,
    dayViolations(input.on, r.submittedOn, context),
    {
      kind: 'delivery-changed',
      ...input,
      electronicDelivery: isElectronic(input.deliveryWish),
    },
  );
}

/** Choosing one of these is the recorded choice of electronic service (235号 [choice]). */
export function isElectronic(wish: DeliveryWish): boolean {
  return wish === 'email' || wish === 'online';
}

export function correctContact(
  r: DisclosureRequest,
  input: { on: IsoDay; note: string },
  context: Context,
): Decision {
  const found = dayViolations(input.on, r.submittedOn, context);
  return takeIfOpen(r, 'correct-contact', context, found, { kind: 'contact-corrected', ...input });
}

/** W09: a business run by one person was entered as a person, or the other way round. */
export function correctApplicantKind(
  r: DisclosureRequest,
  input: { on: IsoDay; to: ApplicantKind; note: string },
  context: Context,
): Decision {
  const { on, to, note } = input;
  const found = [
    ...dayViolations(on, r.submittedOn, context),
    ...(to === r.applicantKind ? [violation('applicant-kind-unchanged', 'kind')] : []),
    ...(blank(note) ? [violation('reasons-missing', 'note')] : []),
  ];
  return takeIfOpen(r, 'correct-applicant-kind', context, found, {
    kind: 'applicant-kind-corrected',
    on,
    from: r.applicantKind,
    to,
    note,
  });
}

/** 36(4): where, with which words, by whom and with what result: the evidence a court asks for. */
export function recordSearch(
  r: DisclosureRequest,
  input: { on: IsoDay } & SearchRecord,
  context: Context,
): Decision {
  const { on, ...search } = input;
  const missing = (['places', 'words', 'by', 'found'] as const)
    .filter((field) => blank(search[field]))
    .map((field) => violation('search-record-missing', field));
  const found = [...dayViolations(on, receipt(r), context), ...missing];
  return takeIfOpen(r, 'record-search', context, found, { kind: 'searched', on, search });
}

/** 一事一申请: the others become cases of their own with the same day of receipt (W02). */
export function split(
  r: DisclosureRequest,
  input: {
    on: IsoDay;
    into: readonly string[];
    whole?: { readonly title: string; readonly description: string };
    note: string;
  },
  context: Context,
): Decision {
  const found = [
    ...dayViolations(input.on, receipt(r), context),
    ...(input.into.length === 0 ? [violation('parts-missing', 'parts')] : []),
  ];
  return takeIfOpen(r, 'split', context, found, { kind: 'split', ...input });
}

/** Not before receipt: what ends before it begins would be in no year's ledger (附表三). */
export function withdraw(
  r: DisclosureRequest,
  input: { on: IsoDay; note?: string },
  context: Context,
): Decision {
  const found = dayViolations(input.on, receipt(r), context);
  return takeIfOpen(r, 'withdraw', context, found, { kind: 'withdrawn', ...input });
}

/** 满意度 1–5, by the applicant, once. */
export function rate(
  r: DisclosureRequest,
  input: { on: IsoDay; score: number; note?: string },
  context: Context,
): Decision {
  const { score } = input;
  const sound = Number.isInteger(score) && score >= 1 && score <= 5;
  const found = sound ? [] : [violation('score-impossible', 'score')];
  return takeIfOpen(r, 'rate', context, found, { kind: 'rated', ...input });
}

/** 条例 45: registration, review, handling, reply, filing. */
export function archive(
  r: DisclosureRequest,
  input: { on: IsoDay; fileNumber: string; retention: number; note?: string },
  /** What the file lacks (rules/forms/archive-checklist.ts). */
  lacking: readonly string[],
  context: Context,
): Decision {
  const found = [
    ...dayViolations(input.on, r.service?.on ?? r.withdrawnOn ?? r.submittedOn, context),
    ...(blank(input.fileNumber) ? [violation('file-number-missing', 'fileNumber')] : []),
    ...([0, 10, 30].includes(input.retention) ? [] : [violation('retention-unknown', 'retention')]),
    // An incomplete file may be closed, but not in silence.
    ...(lacking.length > 0 && blank(input.note)
      ? [violation('archive-incomplete', 'note', lacking.join('、'))]
      : []),
  ];
  return takeIfOpen(r, 'archive', context, found, {
    kind: 'archived',
    ...input,
    ...(lacking.length > 0 ? { missing: lacking } : {}),
  });
}
