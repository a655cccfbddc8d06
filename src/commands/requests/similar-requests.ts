// The requests that ask for what this one asks for: the applicant's own by the blind index of his number,
// anybody's by the blind index of the words. Their texts are then opened and compared exactly; what
// follows is proposed and left to a person (条例 35, 36(6), 44).

import type { Application } from '../../rules/application.ts';
import { type OtherRequest, proposalsFor, type RepeatProposal } from '../../rules/repeats.ts';
import { requestFrom } from '../../rules/request/fold.ts';
import type { DisclosureRequest } from '../../rules/request/disclosure-request.ts';
import {
  mayAskReasons,
  type MonthOfRequests,
  requestsByMonth,
} from '../../rules/request-frequency.ts';
import { isSameApplicant } from '../../rules/same-applicant.ts';
import { isSimilar, type Similarity, similarityOf } from '../../rules/similarity.ts';
import { likenessTokens, likestRequests } from '../../store/requests/likeness.ts';
import { eventsOfMany, openApplication } from '../../store/requests/requests.ts';
import {
  correctedRequests,
  type ReceivedRow,
  receiptsOfApplicant,
  requestsByIds,
  requestsOfSameApplicant,
} from '../../store/requests/similar-requests.ts';
import type { RequestRow } from '../../store/tables.ts';
import type { CommandContext } from '../context.ts';

/** Texts opened and compared for one request. */
const mostCandidates = 50;
const mostOfApplicant = 200;
/** Shown of the applicant's requests that ask for something else. */
const mostUnlike = 10;

export interface ComparedRequest {
  readonly row: RequestRow;
  readonly application: Application;
  readonly similarity: Similarity;
  readonly isSameApplicant: boolean;
}

export interface SimilarRequest extends ComparedRequest {
  readonly facts: OtherRequest;
}

export interface SimilarRequests {
  /** The applicant's own, like ones first. */
  readonly own: readonly SimilarRequest[];
  /** Like ones of other applicants, the likest first. */
  readonly others: readonly SimilarRequest[];
  readonly proposals: readonly RepeatProposal[];
  readonly months: readonly MonthOfRequests<ReceivedRow>[];
  readonly mayAskReasons: boolean;
}

type Reader = Pick<CommandContext, 'db' | 'secrets'>;

/** `organIds`: whose requests may be seen. */
export async function similarRequests(
  reader: Reader,
  row: RequestRow,
  organIds: readonly number[],
): Promise<SimilarRequests> {
  const compared = await comparedRequests(reader, row, organIds);
  const own = compared.filter((one) => one.isSameApplicant);
  const alike = own.filter(({ similarity }) => isSimilar(similarity));
  const unlike = own.filter(({ similarity }) => !isSimilar(similarity)).slice(0, mostUnlike);
  const others = compared.filter((one) => !one.isSameApplicant && isSimilar(one.similarity));
  const found = await withFacts(reader, row, [...alike, ...unlike, ...others]);
  const on = row.received_on ?? row.submitted_on;
  const months = requestsByMonth(await receiptsOfApplicant(reader.db, row));
  return {
    own: found.filter((one) => one.isSameApplicant),
    others: found.filter((one) => !one.isSameApplicant),
    proposals: proposalsFor(
      { submittedOn: row.submitted_on, isConcluded: row.concluded_on !== null },
      found.map(({ facts }) => facts),
    ),
    months,
    mayAskReasons: row.concluded_on === null && mayAskReasons(months, on),
  };
}

/** The likest first; those of the same applicant whether alike or not. Corrections (41) are left out. */
export async function comparedRequests(
  { db, secrets }: Reader,
  row: RequestRow,
  organIds: readonly number[],
): Promise<readonly ComparedRequest[]> {
  const application = openApplication(secrets, row);
  const ids = await likestRequests(db, {
    tokens: likenessTokens(secrets, application),
    organIds,
    exceptId: row.id,
    limit: mostCandidates,
  });
  const ofApplicant = await requestsOfSameApplicant(db, row, organIds, mostOfApplicant);
  const known = new Set(ofApplicant.map(({ id }) => id));
  const candidates = await requestsByIds(
    db,
    ids.filter((id) => !known.has(id)),
  );
  return [...ofApplicant, ...candidates]
    .filter((other) => other.matter === 'disclosure' && !areOneCase(row, other))
    .flatMap((other) => {
      const text = opened(secrets, other);
      if (text === undefined) return [];
      const similarity = similarityOf(application, text);
      const sameApplicant = isSameApplicant(application.applicant, text.applicant);
      return [{ row: other, application: text, similarity, isSameApplicant: sameApplicant }];
    })
    .toSorted((a, b) => b.similarity.score - a.similarity.score || b.row.id - a.row.id);
}

/** One broken row hides no others; the daily round reports it (index-likeness.ts). */
function opened(secrets: Reader['secrets'], row: RequestRow): Application | undefined {
  try {
    return openApplication(secrets, row);
  } catch {
    return undefined;
  }
}

async function withFacts(
  { db, secrets }: Reader,
  row: RequestRow,
  compared: readonly ComparedRequest[],
): Promise<readonly SimilarRequest[]> {
  const ids = compared.map((one) => one.row.id);
  const events = await eventsOfMany(db, secrets, ids);
  const corrected = await correctedRequests(db, ids);
  return compared.flatMap((one) => {
    const request = requestFrom(events.get(one.row.id) ?? []);
    return request === undefined ? [] : [{ ...one, facts: factsOf(one, request, row, corrected) }];
  });
}

/** Parts of one form (一事一申请), or a case made anew by order: not two requests for the same. */
function areOneCase(a: RequestRow, b: RequestRow): boolean {
  return (
    a.origin_id === b.id ||
    b.origin_id === a.id ||
    (a.origin_id !== null && a.origin_id === b.origin_id)
  );
}

function factsOf(
  { row, isSameApplicant, similarity }: ComparedRequest,
  { reply, service }: DisclosureRequest,
  current: RequestRow,
  corrected: ReadonlySet<number>,
): OtherRequest {
  const servedOn = service === undefined ? {} : { servedOn: service.on };
  return {
    number: row.number,
    isSameApplicant,
    isSameOrgan: row.organ_id === current.organ_id,
    submittedOn: row.submitted_on,
    similarity,
    isReplyCorrected: corrected.has(row.id),
    ...(row.concluded_on === null ? {} : { concludedOn: row.concluded_on }),
    ...(row.outcome === null ? {} : { outcome: row.outcome }),
    ...(reply === undefined ? {} : { reply: { number: reply.number, on: reply.on, ...servedOn } }),
  };
}
