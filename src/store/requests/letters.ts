// Letters about requests: the present version, its forerunners and every word said on the way. Facts and
// text are sealed; the row holds what the register and the inbox need.

import { sql } from 'kysely';
import type { SpokenAct } from '../../rules/letters/approval.ts';
import type { LetterFacts } from '../../rules/letters/facts.ts';
import type { LateEntry } from '../../rules/letters/late-entry.ts';
import type { ServiceNote } from '../../rules/letters/service-note.ts';
import type { LetterText } from '../../rules/letters/sheet.ts';
import type { Database } from '../database.ts';
import type { Secrets } from '../database/secrets.ts';
import type { LetterOpinionsTable, LetterRow } from '../tables.ts';

export interface LetterContent {
  readonly facts: LetterFacts;
  readonly text: LetterText;
}

type NewLetter = Pick<LetterRow, 'request_id' | 'organ_id' | 'kind' | 'drafted_by'> &
  Partial<Pick<LetterRow, 'consultation_id' | 'corrects_id' | 'drawn_from_id'>>;

export async function insertLetter(
  db: Database,
  secrets: Secrets,
  letter: NewLetter,
  content: LetterContent,
  now: Temporal.Instant,
): Promise<LetterRow> {
  // The seal names the letter, so the row comes first.
  const { id } = await db
    .insertInto('letters')
    .values({ ...letter, content: Buffer.alloc(0), created_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return saveContent(db, secrets, { id, version: 1 }, content, letter.drafted_by, now);
}

/** Writes the content as the version named and keeps a copy of it among the versions. */
export async function saveContent(
  db: Database,
  secrets: Secrets,
  { id, version }: { id: number; version: number },
  content: LetterContent,
  savedBy: number,
  now: Temporal.Instant,
  /** Its dates were brought to the day of the signature, and nothing was written. */
  { datedOnly = false }: { readonly datedOnly?: boolean } = {},
): Promise<LetterRow> {
  const sealed = secrets.seal(JSON.stringify(content), `letter ${id}`);
  await db
    .insertInto('letter_versions')
    .values({
      letter_id: id,
      version,
      content: sealed,
      saved_by: savedBy,
      saved_at: now,
      dated_only: datedOnly,
    })
    .execute();
  return updateLetter(db, id, { content: sealed, version, updated_at: now });
}

export async function updateLetter(
  db: Database,
  id: number,
  values: Partial<Omit<LetterRow, 'id'>>,
): Promise<LetterRow> {
  return db
    .updateTable('letters')
    .set(values)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function letterById(db: Database, id: number): Promise<LetterRow | undefined> {
  return db.selectFrom('letters').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The first with one of these numbers: short ones may be of several organs. */
export async function letterByNumber(
  db: Database,
  organIds: readonly number[],
  numbers: readonly string[],
): Promise<LetterRow | undefined> {
  return db
    .selectFrom('letters')
    .selectAll()
    .where('organ_id', 'in', organIds)
    .where('number', 'in', numbers)
    .executeTakeFirst();
}

/** After the request's own lock, never before it: all acts take the two in this order. */
export async function lockLetter(db: Database, id: number): Promise<LetterRow | undefined> {
  return db.selectFrom('letters').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export function openLetter(
  secrets: Secrets,
  row: Pick<LetterRow, 'id' | 'content'>,
): LetterContent {
  return JSON.parse(
    secrets.open(row.content, `letter ${row.id}`).toString('utf8'),
  ) as LetterContent;
}

/** All letters of a request in the order of their making. */
export async function lettersOf(db: Database, requestId: number): Promise<readonly LetterRow[]> {
  return db
    .selectFrom('letters')
    .selectAll()
    .where('request_id', '=', requestId)
    .orderBy('id')
    .execute();
}

/** The letters of several requests in one query, by request. */
export async function lettersOfMany(
  db: Database,
  requestIds: readonly number[],
): Promise<ReadonlyMap<number, readonly LetterRow[]>> {
  const rows = await db
    .selectFrom('letters')
    .selectAll()
    .where('request_id', 'in', [-1, ...requestIds])
    .orderBy('id')
    .execute();
  return Map.groupBy(rows, (row) => row.request_id);
}

export interface LetterVersion extends LetterContent {
  readonly version: number;
  readonly savedBy: number;
  readonly savedByName: string;
  readonly datedOnly: boolean;
  readonly savedAt: Temporal.Instant;
}

export async function versionsOf(
  db: Database,
  secrets: Secrets,
  letterId: number,
): Promise<readonly LetterVersion[]> {
  const rows = await db
    .selectFrom('letter_versions as v')
    .innerJoin('staff as s', 's.id', 'v.saved_by')
    .select(['v.version', 'v.content', 'v.saved_by', 'v.saved_at', 'v.dated_only', 's.name'])
    .where('v.letter_id', '=', letterId)
    .orderBy('v.version')
    .execute();
  return rows.map((row) => ({
    ...openLetter(secrets, { id: letterId, content: row.content }),
    version: row.version,
    savedBy: row.saved_by,
    savedByName: row.name,
    datedOnly: row.dated_only,
    savedAt: row.saved_at,
  }));
}

/** Who wrote a letter, and who sent it up last. */
export interface LetterAuthors {
  readonly writtenBy: readonly number[];
  readonly sentUpBy?: number;
}

/**
 * Whoever saved any version, of the letter itself or, up to the day it was drawn from it, of the one that
 * it was drawn from; and whoever blacked out a record that goes with it, in one pass or several.
 */
export async function authorsOf(
  db: Database,
  letterIds: readonly number[],
): Promise<ReadonlyMap<number, LetterAuthors>> {
  const { rows } = await sql<{ id: number; written_by: number[]; sent_up_by: number | null }>`
    with recursive source (id, source_id, until) as (
      select id, id, 'infinity'::timestamptz from letters
      where id = any(${[...letterIds]}::bigint[])
      union all
      select s.id, l.drawn_from_id, l.created_at
      from source s join letters l on l.id = s.source_id
      where l.drawn_from_id is not null
    ), records (id, file_id) as (
      select s.id, a.id from source s join attachments a on a.letter_id = s.source_id
      union
      select r.id, a.source_id from records r join attachments a on a.id = r.file_id
      where a.source_id is not null
    ), author (id, staff_id) as (
      select s.id, v.saved_by from source s
      join letter_versions v
        on v.letter_id = s.source_id and v.saved_at <= s.until and not v.dated_only
      union
      select r.id, a.redacted_by from records r join attachments a on a.id = r.file_id
      where a.redacted_by is not null
    )
    select s.id,
      array_agg(distinct s.staff_id) as written_by,
      (select o.staff_id from letter_opinions o
       where o.letter_id = s.id and o.act in ('submit', 'enter-late')
       order by o.id desc limit 1) as sent_up_by
    from author s
    group by s.id`.execute(db);
  return new Map(
    rows.map(({ id, written_by: writtenBy, sent_up_by: sentUpBy }) => [
      id,
      { writtenBy, ...(sentUpBy === null ? {} : { sentUpBy }) },
    ]),
  );
}

export interface LetterOpinion {
  readonly version: number;
  readonly act: LetterOpinionsTable['act'];
  readonly opinion?: string;
  readonly secrecyReview?: string;
  readonly name: string;
  /** Whose place was taken. */
  readonly forName?: string;
  readonly at: Temporal.Instant;
}

export async function addOpinion(
  db: Database,
  secrets: Secrets,
  said: {
    readonly letterId: number;
    readonly version: number;
    readonly act: SpokenAct;
    readonly opinion?: string | undefined;
    readonly secrecyReview?: string | undefined;
    readonly staffId: number;
    readonly forStaffId?: number | undefined;
    readonly at: Temporal.Instant;
  },
): Promise<void> {
  const { letterId, version, act, opinion, secrecyReview, staffId, forStaffId, at } = said;
  const sealed = (text: string | undefined): Buffer | null => {
    const words = (text ?? '').trim();
    return words === '' ? null : secrets.seal(words, `letter opinion ${letterId}`);
  };
  await db
    .insertInto('letter_opinions')
    .values({
      letter_id: letterId,
      version,
      act,
      opinion: sealed(opinion),
      secrecy_review: sealed(secrecyReview),
      staff_id: staffId,
      for_staff_id: forStaffId ?? null,
      at,
    })
    .execute();
}

export async function opinionsOf(
  db: Database,
  secrets: Secrets,
  letterId: number,
): Promise<readonly LetterOpinion[]> {
  return (await opinionsOfMany(db, secrets, [letterId])).get(letterId) ?? [];
}

/** What was said of each of these letters, in order. */
export async function opinionsOfMany(
  db: Database,
  secrets: Secrets,
  letterIds: readonly number[],
): Promise<ReadonlyMap<number, readonly LetterOpinion[]>> {
  const rows = await db
    .selectFrom('letter_opinions as o')
    .innerJoin('staff as s', 's.id', 'o.staff_id')
    .leftJoin('staff as f', 'f.id', 'o.for_staff_id')
    .select(['o.letter_id', 'o.version', 'o.act', 'o.opinion', 'o.secrecy_review', 'o.at'])
    .select(['s.name', 'f.name as forName'])
    .where('o.letter_id', 'in', [-1, ...letterIds])
    .orderBy('o.id')
    .execute();
  const found = new Map<number, LetterOpinion[]>(letterIds.map((id) => [id, []]));
  for (const { letter_id: id, opinion, secrecy_review: review, forName, ...said } of rows) {
    const opened = (words: Buffer): string =>
      secrets.open(words, `letter opinion ${id}`).toString('utf8');
    found.get(id)?.push({
      ...said,
      ...(opinion === null ? {} : { opinion: opened(opinion) }),
      ...(review === null ? {} : { secrecyReview: opened(review) }),
      ...(forName === null ? {} : { forName }),
    });
  }
  return found;
}

export function sealServiceNote(secrets: Secrets, letterId: number, note: ServiceNote): Buffer {
  return secrets.seal(JSON.stringify(note), `letter service ${letterId}`);
}

export function openServiceNote(
  secrets: Secrets,
  { id, service_note: sealed }: Pick<LetterRow, 'id' | 'service_note'>,
): ServiceNote | undefined {
  if (sealed === null) return undefined;
  return JSON.parse(secrets.open(sealed, `letter service ${id}`).toString('utf8')) as ServiceNote;
}

export function sealLateEntry(secrets: Secrets, letterId: number, entry: LateEntry): Buffer {
  return secrets.seal(JSON.stringify(entry), `late letter ${letterId}`);
}

export function openLateEntry(
  secrets: Secrets,
  { id, late_entry: sealed }: Pick<LetterRow, 'id' | 'late_entry'>,
): LateEntry | undefined {
  if (sealed === null) return undefined;
  return JSON.parse(secrets.open(sealed, `late letter ${id}`).toString('utf8')) as LateEntry;
}

export function joinedProof(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => (part ?? '') !== '').join('；');
}

/** Of a letter's way: its number in the post, who took it, when it was read. */
export function sealProof(secrets: Secrets, letterId: number, proof: string): Buffer | null {
  return proof === '' ? null : secrets.seal(proof, `letter proof ${letterId}`);
}

export function openProof(
  secrets: Secrets,
  { id, proof }: Pick<LetterRow, 'id' | 'proof'>,
): string | null {
  return proof === null ? null : secrets.open(proof, `letter proof ${id}`).toString('utf8');
}
