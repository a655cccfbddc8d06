// What readers see has changed: every server process throws the pages away that were made from it. The notice goes
// out when the transaction commits and not before, whichever process made the change.

import { sql } from 'kysely';
import { Client } from 'pg';
import type { Database, Pool } from '../database.ts';
import { documentTopics, type PageTopic } from './page-topics.ts';

const channel = 'gongkai_pages';
/** A notice may hold 8000 bytes, and what touches more pages than fit into so many of them touches everything. */
const longestNotice = 7000;
const mostNotices = 4;
const lockKey = 7_042;

/**
 * The last act of a transaction: whoever else changes pages waits from here to the commit. So changes are numbered in
 * the order in which they became visible, and what stands beside a document in a column is known for certain.
 */
export async function announcePageChange(
  db: Database,
  topics: readonly PageTopic[],
): Promise<void> {
  await waitForTurn(db);
  await announce(db, topics);
}

/**
 * The same where documents changed.
 * @param before what `documentTopics` said before the change: lists they left, pages that no longer name them
 */
export async function announceDocumentChange(
  db: Database,
  ids: readonly number[],
  before: readonly PageTopic[] = [],
): Promise<void> {
  await waitForTurn(db);
  await announce(db, [...before, ...(await documentTopics(db, ids))]);
}

async function waitForTurn(db: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockKey})`.execute(db);
}

async function announce(db: Database, topics: readonly PageTopic[]): Promise<void> {
  const each = [...new Set(topics)];
  if (each.length === 0) return;
  await sql`insert into page_changes (topic) select unnest(${each}::text[])`.execute(db);
  await sql`select pg_notify(${channel}, notice) from unnest(${noticesOf(each)}::text[]) notice`.execute(
    db,
  );
}

function noticesOf(topics: readonly PageTopic[]): readonly string[] {
  const notices: string[] = [];
  for (const topic of topics) {
    const last = notices.at(-1);
    if (last === undefined || last.length + topic.length >= longestNotice) notices.push(topic);
    else notices[notices.length - 1] = `${last} ${topic}`;
  }
  return notices.length > mostNotices ? ['site'] : notices;
}

/** Whoever keeps pages and was away for longer makes all of them anew. */
export async function sweepPageChanges(db: Database): Promise<void> {
  await sql`delete from page_changes where at < now() - interval '30 days'`.execute(db);
}

export interface PageListener {
  readonly onChange: (topics: readonly PageTopic[]) => void;
  /** False from the moment the connection breaks until a new one listens. */
  readonly onListening: (listening: boolean) => void;
}

const retryAfter = 1000; // ms

/**
 * Listens on a connection of its own, which never keeps the process alive, and finds its way back after
 * the database was away.
 */
export function listenForPageChanges(pool: Pool, listener: PageListener): { stop: () => void } {
  let stopped = false;
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  const connect = async (): Promise<void> => {
    const own = new Client(pool.options);
    client = own;
    const lost = (): void => {
      if (client !== own) return;
      client = undefined;
      listener.onListening(false);
      own.end().catch(() => undefined);
      if (!stopped) timer = setTimeout(() => void connect(), retryAfter).unref();
    };
    own.on('error', lost);
    own.on('end', lost);
    own.on('notification', ({ payload = 'site' }) =>
      listener.onChange(payload.split(' ') as PageTopic[]),
    );
    try {
      await own.connect();
      unref(own);
      await own.query(`listen ${channel}`);
      if (client === own) listener.onListening(true);
    } catch {
      lost();
    }
  };
  void connect();
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      void client?.end().catch(() => undefined);
    },
  };
}

function unref(client: Client): void {
  const { stream } = (client as unknown as { connection: { stream: { unref?: () => void } } })
    .connection;
  stream.unref?.();
}
