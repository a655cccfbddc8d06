// What of the example had happened by a day: it may be started on any day, and nothing in it is of the future.

import type { IsoDay } from '../rules/day.ts';
import type { ImportDocument } from '../rules/import-document.ts';
import type { ExampleRequest } from './requests.ts';

export function* publishedBefore(
  documents: Iterable<ImportDocument>,
  today: IsoDay,
): Generator<ImportDocument> {
  for (const document of documents) if (document.publishedAt.slice(0, 10) < today) yield document;
}

/** A request whose later steps are still to come stands where it stood then. */
export function takenUntil<R extends ExampleRequest>(
  requests: readonly R[],
  today: IsoDay,
): readonly R[] {
  return requests
    .filter(({ submittedOn }) => submittedOn <= today)
    .map((request) => ({ ...request, steps: request.steps.filter(({ on }) => on <= today) }));
}
