// Entering a case in the register (条例 45), wherever it comes from: a form, a letter, the counter, a split
// or an order to reply anew. Row, first event and number in the caller's transaction.

import type { Applicant, Application } from '../rules/application.ts';
import { maskName } from '../rules/identity.ts';
import { currentRow } from '../rules/request/current-row.ts';
import type { RequestEvent } from '../rules/request/events.ts';
import { requestFrom } from '../rules/request/fold.ts';
import { isElectronic } from '../rules/request/receipt.ts';
import { nextNumber } from '../store/counters.ts';
import { likenessTokens, saveLikeness } from '../store/likeness.ts';
import { appendEvent, insertRequest, rowColumns, sealApplication } from '../store/requests.ts';
import type { OrganRow, RequestRow } from '../store/tables.ts';
import type { CommandContext } from './context.ts';

type Submitted = Extract<RequestEvent, { kind: 'submitted' }>;

export interface NewCase {
  readonly application: Application;
  readonly submitted: Omit<Submitted, 'kind' | 'applicantKind' | 'electronicDelivery'>;
  /** Makes the query code; the same key is never registered twice. */
  readonly submissionKey: string;
  readonly submittedAt?: Temporal.Instant;
  readonly handlerId: number | null;
}

export async function registerCase(
  context: CommandContext,
  organ: OrganRow,
  { application, submitted, submissionKey, submittedAt, handlerId }: NewCase,
): Promise<RequestRow> {
  const { db, clock, calendar, secrets, actor } = context;
  const { applicant } = application;
  const event: Submitted = {
    kind: 'submitted',
    ...submitted,
    applicantKind: applicant.kind,
    electronicDelivery: isElectronic(application.deliveryWish),
  };
  const request = requestFrom([{ event, actor }]);
  if (request === undefined) throw new Error('a submission makes a request');
  const number = await numberFor(context, organ, event.on);
  const row = await insertRequest(db, {
    organ_id: organ.id,
    number,
    query_code_hash: secrets.queryCodeHash(number, secrets.queryCode(submissionKey)),
    submission_key: submissionKey,
    channel: event.channel,
    applicant_kind: applicant.kind,
    application: sealApplication(secrets, number, application),
    masked_name: maskedName(applicant),
    identity_index: identityIndex(context, applicant),
    submitted_at: submittedAt ?? clock.now(),
    submitted_on: event.on,
    handler_id: handlerId,
    matter: request.matter,
    origin_id: event.origin?.requestId ?? null,
    // Neither a correction (R07) nor a reply made anew by order (L30 [choice]) is a new application.
    counts: request.matter === 'disclosure' && event.origin?.kind !== 'redo',
    ...rowColumns(currentRow(request, clock.today(), calendar)),
  });
  await appendEvent(db, secrets, row.id, 1, { event, actor }, clock.now());
  const tokens = likenessTokens(secrets, application);
  await saveLikeness(db, [{ requestId: row.id, organId: organ.id, tokens }]);
  return row;
}

/** KFQ-2026-0007: gap-free per organ and year of submission. */
async function numberFor(
  { db }: CommandContext,
  organ: OrganRow,
  on: Submitted['on'],
): Promise<string> {
  const year = Number(on.slice(0, 4));
  const n = await nextNumber(db, organ.id, 'request', year);
  return `${organ.code.toUpperCase()}-${year}-${String(n).padStart(4, '0')}`;
}

/** A person's given name is hidden; the name of an organisation is no personal data. */
function maskedName(applicant: Applicant): string {
  return applicant.kind === 'natural-person' ? maskName(applicant.name) : applicant.name;
}

function identityIndex({ secrets }: CommandContext, applicant: Applicant): Buffer | null {
  const identity = applicant.identityNumber ?? applicant.creditCode ?? '';
  return identity.trim() === '' ? null : secrets.identityIndex(identity);
}
