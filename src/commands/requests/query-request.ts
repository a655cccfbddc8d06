// The applicant's look at a request by number and query code. An unknown number costs the same as a
// wrong code and gives the same answer: nothing tells whether a number exists.

import type { DisclosureRequest } from '../../rules/request/disclosure-request.ts';
import { violation } from '../../rules/violations.ts';
import {
  eventsOf,
  requestByNumber,
  requestOf,
  type StoredEvent,
} from '../../store/requests/requests.ts';
import type { RequestRow } from '../../store/tables.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';

export interface Progress {
  readonly row: RequestRow;
  readonly request: DisclosureRequest;
  readonly events: readonly StoredEvent[];
}

export async function queryRequest(
  { db, secrets }: Pick<CommandContext, 'db' | 'secrets'>,
  number: string,
  code: string,
): Promise<Result<Progress>> {
  const given = givenNumber(number);
  const row = await requestByNumber(db, given);
  const hash = secrets.queryCodeHash(given, code.slice(0, 60));
  const stored = row?.query_code_hash ?? Buffer.alloc(hash.length);
  // Nothing more is read before the code is right.
  if (!secrets.sameHash(stored, hash) || row === undefined) {
    return refused(violation('request-unknown', 'number'));
  }
  const events = await eventsOf(db, secrets, row.id);
  const request = requestOf(row, events);
  if (request === undefined) throw new Error(`request ${row.id} has no events`);
  return done({ row, request, events });
}

/** As it stands in the register, however it is typed. */
export function givenNumber(number: string): string {
  return number.normalize('NFKC').trim().toUpperCase().slice(0, 60);
}
