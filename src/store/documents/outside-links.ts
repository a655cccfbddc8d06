// Addresses of other sites that texts lead to, and what was found there.

import { sql } from 'kysely';
import type { LinkStanding } from '../../rules/outside-links.ts';
import type { Database } from '../database.ts';

export interface LookedAt extends LinkStanding {
  readonly url: string;
  readonly fault: string | null;
}

/** New ones are due at once; those that are known keep their day. */
export async function noteOutsideLinks(
  db: Database,
  urls: readonly string[],
  now: Temporal.Instant,
): Promise<void> {
  if (urls.length === 0) return;
  await db
    .insertInto('outside_links')
    .values([...new Set(urls)].map((url) => ({ url, next_at: now })))
    .onConflict((conflict) => conflict.column('url').doNothing())
    .execute();
}

/** What these published texts lead to, and nothing else. */
export async function placeOutsideLinks(
  db: Database,
  ids: readonly number[],
  links: readonly { readonly document_id: number; readonly url: string }[],
): Promise<void> {
  if (ids.length === 0) return;
  await db.deleteFrom('document_outside_links').where('document_id', 'in', ids).execute();
  if (links.length > 0) await db.insertInto('document_outside_links').values(links).execute();
}

export interface TextWithLinks {
  readonly id: number;
  readonly organ_id: number;
  readonly body: string;
}

/** Published texts that hold an address, some hundred at a time, by their number. */
export async function publishedTexts(
  db: Database,
  after: number,
  limit: number,
): Promise<readonly TextWithLinks[]> {
  return await db
    .selectFrom('documents')
    .select(['id', 'organ_id', 'body'])
    .where('state', '=', 'published')
    .where('locked', '=', false)
    .where('id', '>', after)
    .where('body', 'like', '%href="http%')
    .orderBy('id')
    .limit(limit)
    .execute();
}

/** Drafts that were saved since. */
export async function draftTexts(
  db: Database,
  since: Temporal.Instant,
): Promise<readonly TextWithLinks[]> {
  return await db
    .selectFrom('document_drafts as r')
    .innerJoin('documents as d', 'd.id', 'r.document_id')
    .select(['d.id', 'd.organ_id', sql<string>`r.content->>'body'`.as('body')])
    .where('r.saved_at', '>=', since)
    .execute();
}

/** Texts that hold no address any more, or are off the site, lead nowhere. */
export async function dropIdlePlaces(db: Database): Promise<void> {
  await db
    .deleteFrom('document_outside_links as p')
    .using('documents as d')
    .whereRef('d.id', '=', 'p.document_id')
    .where((eb) =>
      eb.or([eb('d.state', '<>', 'published'), eb('d.body', 'not like', '%href="http%')]),
    )
    .execute();
}

/** Takes what is due and puts it off, so that two processes never ask for the same. */
export async function takeDueLinks(
  db: Database,
  now: Temporal.Instant,
  limit: number,
): Promise<readonly LookedAt[]> {
  const due = db
    .selectFrom('outside_links')
    .select('url')
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(limit)
    .forUpdate()
    .skipLocked();
  return await db
    .updateTable('outside_links')
    .set({ next_at: now.add({ hours: 1 }) })
    .where('url', 'in', due)
    .returning(['url', 'code', 'fault', 'failures'])
    .execute();
}

export async function markLink(
  db: Database,
  {
    url,
    ...seen
  }: LookedAt & { readonly checked_at: Temporal.Instant; readonly next_at: Temporal.Instant },
): Promise<void> {
  await db
    .updateTable('outside_links')
    .set({ ...seen, unreached_at: null })
    .where('url', '=', url)
    .execute();
}

/** Nobody could be asked: what was known before stays. */
export async function markUnreached(
  db: Database,
  urls: readonly string[],
  at: Temporal.Instant,
  again: Temporal.Instant,
): Promise<void> {
  await db
    .updateTable('outside_links')
    .set({ unreached_at: at, next_at: again })
    .where('url', 'in', urls)
    .execute();
}

/** That answered last, each of another site. */
export async function answeredLinks(db: Database, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('outside_links')
    .select('url')
    .distinctOn(sql`split_part(url, '/', 3)`)
    .where('code', 'is not', null)
    .where('failures', '=', 0)
    .orderBy(sql`split_part(url, '/', 3)`)
    .orderBy('checked_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ url }) => url);
}

/** How many of what published texts of the organ lead to could not be looked at, and since when. */
export async function unreachedLinksOf(
  db: Database,
  organId: number,
): Promise<{ readonly count: number; readonly at: Temporal.Instant } | undefined> {
  const { count, at } = await db
    .selectFrom('document_outside_links as p')
    .innerJoin('outside_links as l', 'l.url', 'p.url')
    .innerJoin('documents as d', 'd.id', 'p.document_id')
    .select((eb) => [
      eb.fn.count<number>('l.url').distinct().as('count'),
      eb.fn.max('l.unreached_at').as('at'),
    ])
    .where('d.organ_id', '=', organId)
    .where('d.state', '=', 'published')
    .where('l.unreached_at', 'is not', null)
    .executeTakeFirstOrThrow();
  return at === null ? undefined : { count, at };
}

/** Of these addresses those that could not be looked at. */
export async function unreachedAmong(
  db: Database,
  urls: readonly string[],
): Promise<readonly string[]> {
  if (urls.length === 0) return [];
  const rows = await db
    .selectFrom('outside_links')
    .select('url')
    .where('url', 'in', [...urls])
    .where('unreached_at', 'is not', null)
    .execute();
  return rows.map(({ url }) => url);
}

export async function standingOfLinks(
  db: Database,
  urls: readonly string[],
): Promise<readonly LookedAt[]> {
  if (urls.length === 0) return [];
  return await db
    .selectFrom('outside_links')
    .select(['url', 'code', 'fault', 'failures'])
    .where('url', 'in', [...urls])
    .where('failures', '>', 0)
    .execute();
}

export interface FailingLink extends LookedAt {
  readonly id: number;
  readonly title: string;
}

/** Published documents of the organ with addresses that failed the last time. */
export async function failingLinksOf(
  db: Database,
  organId: number,
): Promise<readonly FailingLink[]> {
  return await db
    .selectFrom('document_outside_links as p')
    .innerJoin('outside_links as l', 'l.url', 'p.url')
    .innerJoin('documents as d', 'd.id', 'p.document_id')
    .select(['d.id', 'd.title', 'l.url', 'l.code', 'l.fault', 'l.failures'])
    .where('d.organ_id', '=', organId)
    .where('d.state', '=', 'published')
    .where('l.failures', '>', 0)
    .orderBy('d.published_at', 'desc')
    .limit(200)
    .execute();
}

/** Of addresses that no text bears any more, and that were not asked for lately, nothing is kept. */
export async function dropIdleLinks(db: Database, before: Temporal.Instant): Promise<void> {
  await db
    .deleteFrom('outside_links as l')
    .where('l.checked_at', '<', before)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('document_outside_links as p')
            .select('p.url')
            .whereRef('p.url', '=', 'l.url'),
        ),
      ),
    )
    .execute();
}

/** Where nothing is looked at, nothing old is told. */
export async function forgetLinks(db: Database): Promise<void> {
  await db.deleteFrom('outside_links').execute();
}
