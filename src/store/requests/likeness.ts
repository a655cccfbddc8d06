// The blind index of what requests ask for. From the words of an application min-hashes are made, bands
// of them are hashed with a key that lies outside the database, and only those tokens are stored: who
// reads the table learns which requests are like each other, and not a word of any.

import { sql } from 'kysely';
import { documentKeysOf, type RequestText, shinglesOf } from '../../rules/similarity.ts';
import type { Database } from '../database.ts';
import type { Secrets } from '../database/secrets.ts';
import type { RequestRow } from '../tables.ts';

/** Raised when tokens are made another way: the daily round then makes all anew. */
export const likenessMethod = 1;

// Texts that share 6 words of 10 meet in at least one band with 98.8 %, those with 2 of 10 in one of twenty.
const bands = 32;
const hashesInBand = 4;

/** Band after band, then the document numbers: each band at its own place. */
export function likenessTokens(secrets: Secrets, text: RequestText): number[] {
  const least = new Uint32Array(bands * hashesInBand).fill(0xff_ff_ff_ff);
  const shingles = shinglesOf(text);
  for (const shingle of shingles) {
    const start = hashed(shingle);
    const step = scattered(start) | 1;
    for (let i = 0; i < least.length; i += 1) {
      const value = scattered(start + Math.imul(i, step));
      if (value < (least[i] ?? 0)) least[i] = value;
    }
  }
  const tokens: number[] = [];
  for (let band = 0; shingles.size > 0 && band < bands; band += 1) {
    const values = least.subarray(band * hashesInBand, (band + 1) * hashesInBand);
    tokens.push(tokenOf(secrets, `band ${band}\n${values.join()}`));
  }
  const numbers = new Set(documentKeysOf(text));
  return [...tokens, ...Array.from(numbers, (key) => tokenOf(secrets, `number\n${key}`))];
}

/** Six bytes: an integer that a JavaScript number holds whole. */
function tokenOf(secrets: Secrets, text: string): number {
  return secrets.likeness(text).readUIntBE(0, 6);
}

/** FNV-1a. It need not be secret: what is stored has been through the keyed hash after it. */
function hashed(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01_00_01_93);
  }
  return hash >>> 0;
}

/** One bit in changes half of the bits out (the finalizer of MurmurHash3). */
function scattered(value: number): number {
  let v = value ^ (value >>> 16);
  v = Math.imul(v, 0x85_eb_ca_6b);
  v = Math.imul(v ^ (v >>> 13), 0xc2_b2_ae_35);
  return (v ^ (v >>> 16)) >>> 0;
}

export interface NewLikeness {
  readonly requestId: number;
  readonly organId: number;
  readonly tokens: readonly number[];
}

/** In the transaction of the request it belongs to. */
export async function saveLikeness(db: Database, rows: readonly NewLikeness[]): Promise<void> {
  if (rows.length === 0) return;
  await db
    .insertInto('request_likeness')
    .values(
      rows.map(({ requestId, organId, tokens }) => ({
        request_id: requestId,
        organ_id: organId,
        method: likenessMethod,
        tokens: [...tokens],
        weighed_on: null,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('request_id').doUpdateSet((eb) => ({
        method: eb.ref('excluded.method'),
        tokens: eb.ref('excluded.tokens'),
      })),
    )
    .execute();
}

/** Requests without tokens, or with tokens made another way, in the order of their ids. */
export async function requestsWithoutLikeness(
  db: Database,
  after: number,
  limit: number,
): Promise<readonly RequestRow[]> {
  return await db
    .selectFrom('requests as r')
    .leftJoin('request_likeness as l', (join) =>
      join.onRef('l.request_id', '=', 'r.id').on('l.method', '=', likenessMethod),
    )
    .where('l.request_id', 'is', null)
    .where('r.id', '>', after)
    .selectAll('r')
    .orderBy('r.id')
    .limit(limit)
    .execute();
}

/**
 * Ids of the requests of these organs that share most tokens, those with the same document number first.
 * The index finds thousands where forms are alike: ranking place by place costs less than taking the arrays
 * apart (bench similar).
 */
export async function likestRequests(
  db: Database,
  search: {
    readonly tokens: readonly number[];
    readonly organIds: readonly number[];
    readonly exceptId: number;
    readonly limit: number;
  },
): Promise<readonly number[]> {
  const { tokens, organIds, exceptId, limit } = search;
  if (tokens.length === 0) return [];
  const numbers = tokens.length < bands ? tokens : tokens.slice(bands);
  const places = tokens.length < bands ? [] : tokens.slice(0, bands);
  const shared = [
    sql`0`,
    ...places.map((token, i) => sql`(l.tokens[${sql.lit(i + 1)}] = ${token}::bigint)::int`),
    ...numbers.map((token) => sql`${sql.lit(bands)} * (${token}::bigint = any(l.tokens))::int`),
  ];
  const { rows } = await sql<{ request_id: number }>`
    select l.request_id
    from request_likeness l
    where l.tokens && ${[...tokens]}::bigint[] and l.organ_id = any(${[...organIds]}::int[])
      and l.request_id <> ${exceptId}
    order by ${sql.join(shared, sql` + `)} desc, l.request_id desc
    limit ${limit}`.execute(db);
  return rows.map((row) => row.request_id);
}
