// Entering cases in the register (条例 45), wherever they come from: a form, a letter, the counter, a split
// or an order to reply anew. Row, first event and number in the caller's transaction. Whoever takes a number
// holds all others up until his transaction ends, so everything that can be made before is made before.

import type { Applicant, Application } from '../../rules/application.ts';
import { maskName } from '../../rules/identity.ts';
import { currentRow } from '../../rules/request/current-row.ts';
import type { RequestEvent } from '../../rules/request/events.ts';
import { requestFrom } from '../../rules/request/fold.ts';
import { isElectronic } from '../../rules/request/receipt.ts';
import { nextNumbers } from '../../store/database/counters.ts';
import type { Database } from '../../store/database.ts';
import { likenessTokens, saveLikeness } from '../../store/requests/likeness.ts';
import {
  appendEvents,
  insertRequests,
  rowColumns,
  sealApplication,
} from '../../store/requests/requests.ts';
import type { NewRequest, OrganRow, RequestRow } from '../../store/tables.ts';
import type { CommandContext } from '../context.ts';

type Submitted = Extract<RequestEvent, { kind: 'submitted' }>;

export interface NewCase {
  readonly application: Application;
  readonly submitted: Omit<Submitted, 'kind' | 'applicantKind' | 'electronicDelivery'>;
  /** Makes the query code; the same key is never registered twice. */
  readonly submissionKey: string;
  readonly submittedAt?: Temporal.Instant;
  readonly handlerId: number | null;
}

/** A case with all that does not depend on its number. */
export interface PreparedCase {
  readonly context: CommandContext;
  readonly organ: OrganRow;
  readonly application: Application;
  readonly submissionKey: string;
  readonly event: Submitted;
  readonly row: Omit<NewRequest, 'id' | 'number' | 'query_code_hash' | 'application'>;
  readonly tokens: readonly number[];
}

export async function registerCase(
  context: CommandContext,
  organ: OrganRow,
  newCase: NewCase,
): Promise<RequestRow> {
  const [row] = await registerCases(context.db, [prepareCase(context, organ, newCase)]);
  if (row === undefined) throw new Error('a case makes a row');
  return row;
}

export function prepareCase(
  context: CommandContext,
  organ: OrganRow,
  { application, submitted, submissionKey, submittedAt, handlerId }: NewCase,
): PreparedCase {
  const { clock, calendar, secrets, actor } = context;
  const { applicant } = application;
  const event: Submitted = {
    kind: 'submitted',
    ...submitted,
    applicantKind: applicant.kind,
    electronicDelivery: isElectronic(application.deliveryWish),
  };
  const request = requestFrom([{ event, actor }]);
  if (request === undefined) throw new Error('a submission makes a request');
  const row = {
    organ_id: organ.id,
    submission_key: submissionKey,
    channel: event.channel,
    applicant_kind: applicant.kind,
    masked_name: maskedName(applicant),
    identity_index: identityIndex(context, applicant),
    submitted_at: submittedAt ?? clock.now(),
    submitted_on: event.on,
    handler_id: handlerId,
    matter: request.matter,
    origin_id: event.origin?.requestId ?? null,
    // Neither a correction (R07) nor a reply made anew by order (L30 [choice]) is a new application.
    counts: request.matter === 'disclosure' && event.origin?.kind !== 'redo',
    ...rowColumns(currentRow(request, clock.today(), calendar, organ.internal_days)),
  };
  const tokens = likenessTokens(secrets, application);
  return { context, organ, application, submissionKey, event, row, tokens };
}

/** In the order given, which is that of their numbers; in the caller's transaction. */
export async function registerCases(
  db: Database,
  cases: readonly PreparedCase[],
): Promise<readonly RequestRow[]> {
  const numbers = await numbersFor(db, cases);
  const rows = await insertRequests(
    db,
    cases.map(({ context: { secrets }, application, submissionKey, row }, i) => {
      const number = numbers[i] ?? '';
      return {
        ...row,
        number,
        query_code_hash: secrets.queryCodeHash(number, secrets.queryCode(submissionKey)),
        application: sealApplication(secrets, number, application),
      };
    }),
  );
  const ids = rows.map(({ id }) => id);
  await appendFirstEvents(db, cases, ids);
  await saveLikeness(
    db,
    cases.map(({ organ, tokens }, i) => ({ requestId: ids[i] ?? 0, organId: organ.id, tokens })),
  );
  return rows;
}

async function appendFirstEvents(
  db: Database,
  cases: readonly PreparedCase[],
  ids: readonly number[],
): Promise<void> {
  const [first] = cases;
  if (first === undefined) return;
  const events = cases.map(({ event, context: { actor, clock } }, i) => ({
    requestId: ids[i] ?? 0,
    seq: 1,
    event,
    actor,
    recordedAt: clock.now(),
  }));
  await appendEvents(db, first.context.secrets, events);
}

/** KFQ-2026-0007: gap-free per organ and year of submission. */
async function numbersFor(
  db: Database,
  cases: readonly PreparedCase[],
): Promise<readonly string[]> {
  const series = Map.groupBy(cases, ({ organ, event }) => `${organ.id} ${yearOf(event)}`);
  const numbers = new Map<PreparedCase, string>();
  // Always in the same order, so that two writers never wait for each other in a ring.
  for (const [, own] of [...series].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [{ organ, event }] = own as [PreparedCase];
    const year = yearOf(event);
    const { first } = await nextNumbers(db, organ.id, 'request', year, own.length);
    own.forEach((one, i) => {
      const n = String(first + i).padStart(4, '0');
      numbers.set(one, `${organ.code.toUpperCase()}-${year}-${n}`);
    });
  }
  return cases.map((one) => numbers.get(one) ?? '');
}

function yearOf({ on }: Submitted): number {
  return Number(on.slice(0, 4));
}

/** A person's given name is hidden; the name of an organisation is no personal data. */
export function maskedName(applicant: Applicant): string {
  if (applicant.kind !== 'natural-person') return applicant.name;
  const name = maskName(applicant.name);
  const others = applicant.others?.length ?? 0;
  return others === 0 ? name : `${name}等${others + 1}人`;
}

function identityIndex({ secrets }: CommandContext, applicant: Applicant): Buffer | null {
  const identity = applicant.identityNumber ?? applicant.creditCode ?? '';
  return identity.trim() === '' ? null : secrets.identityIndex(identity);
}
