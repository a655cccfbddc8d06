// Letters about requests: the present version, its forerunners and every word said on the way. Facts and
// text are sealed; the row holds what the register and the inbox need.

import { sql } from 'kysely';
import type { LetterAct } from '../rules/letters/approval.ts';
import type { LetterFacts } from '../rules/letters/facts.ts';
import type { LetterText } from '../rules/letters/sheet.ts';
import type { Database } from './database.ts';
import type { Secrets } from './secrets.ts';
import type { LetterOpinionsTable, LetterRow } from './tables.ts';

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
): Promise<LetterRow> {
  const sealed = secrets.seal(JSON.stringify(content), `letter ${id}`);
  await db
    .insertInto('letter_versions')
    .values({ letter_id: id, version, content: sealed, saved_by: savedBy, saved_at: now })
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

export interface LetterVersion extends LetterContent {
  readonly version: number;
  readonly savedBy: number;
  readonly savedByName: string;
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
    .select(['v.version', 'v.content', 'v.saved_by', 'v.saved_at', 's.name'])
    .where('v.letter_id', '=', letterId)
    .orderBy('v.version')
    .execute();
  return rows.map(({ version, content, saved_by: savedBy, saved_at: savedAt, name }) => ({
    ...openLetter(secrets, { id: letterId, content }),
    version,
    savedBy,
    savedByName: name,
    savedAt,
  }));
}

/** Who wrote a letter, and who sent it up last. */
export interface LetterAuthors {
  readonly writtenBy: readonly number[];
  readonly sentUpBy?: number;
}

/**
 * Whoever saved any version, of the letter itself or, up to the day it was drawn from it, of the one that
 * it was drawn from.
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
    )
    select s.id,
      array_agg(distinct v.saved_by) as written_by,
      (select o.staff_id from letter_opinions o
       where o.letter_id = s.id and o.act = 'submit' order by o.id desc limit 1) as sent_up_by
    from source s
    join letter_versions v on v.letter_id = s.source_id and v.saved_at <= s.until
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
    readonly act: Extract<LetterAct, LetterOpinionsTable['act']>;
    readonly opinion?: string | undefined;
    readonly staffId: number;
    readonly forStaffId?: number | undefined;
    readonly at: Temporal.Instant;
  },
): Promise<void> {
  const { letterId, version, act, opinion, staffId, forStaffId, at } = said;
  const words = (opinion ?? '').trim();
  await db
    .insertInto('letter_opinions')
    .values({
      letter_id: letterId,
      version,
      act,
      opinion: words === '' ? null : secrets.seal(words, `letter opinion ${letterId}`),
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
  const rows = await db
    .selectFrom('letter_opinions as o')
    .innerJoin('staff as s', 's.id', 'o.staff_id')
    .leftJoin('staff as f', 'f.id', 'o.for_staff_id')
    .select(['o.version', 'o.act', 'o.opinion', 'o.at', 's.name', 'f.name as forName'])
    .where('o.letter_id', '=', letterId)
    .orderBy('o.id')
    .execute();
  return rows.map(({ opinion, forName, ...said }) => ({
    ...said,
    ...(opinion === null
      ? {}
      : { opinion: secrets.open(opinion, `letter opinion ${letterId}`).toString('utf8') }),
    ...(forName === null ? {} : { forName }),
  }));
}
