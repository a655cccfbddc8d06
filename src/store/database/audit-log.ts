// The log of what is no event of a request: appended, never changed.

import { sql } from 'kysely';
import type { Actor } from '../../rules/request/events.ts';
import type { AuditAction } from '../../rules/audit-actions.ts';
import type { Database } from '../database.ts';
import type { Secrets } from './secrets.ts';

const about = 'audit reason';

export interface AuditEntry {
  readonly at: Temporal.Instant;
  readonly actor: Actor;
  readonly action: AuditAction;
  /** Kind and key of what it is about: `staff 3`, `request 17`. */
  readonly object: string;
  /** Address the caller came from. */
  readonly address?: string | undefined;
  /** What somebody typed as his reason, sealed when the line is written: it may name anybody. */
  readonly reason?: { readonly text: string; readonly secrets: Secrets } | undefined;
  /** Never personal data of applicants, never a password. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

export async function appendAuditLog(db: Database, entry: AuditEntry): Promise<void> {
  const { at, actor, action, object, address = null, reason, detail = {} } = entry;
  await db
    .insertInto('audit_log')
    .values({
      at,
      actor: JSON.stringify(actor),
      action,
      object,
      address,
      detail: JSON.stringify(detail),
      reason: reason === undefined ? null : reason.secrets.seal(reason.text, about),
    })
    .execute();
}

export interface AuditLine {
  readonly id: number;
  readonly at: Temporal.Instant;
  readonly actor: Actor;
  readonly action: string;
  readonly object: string;
  /** What people call it: a name, a number, a title. */
  readonly objectName: string | null;
  readonly address: string | null;
  /** With the reason among it. */
  readonly detail: unknown;
}

const objectName = sql<string | null>`
  case split_part(object, ' ', 1)
    when 'staff' then (select name from staff where id = (substring(object from '\\d+$'))::bigint)
    when 'organ' then (select name from organs where id = (substring(object from '\\d+$'))::bigint)
    when 'request' then (select number from requests where id = (substring(object from '\\d+$'))::bigint)
    when 'letter' then (
      select coalesce(l.number, r.number) from letters l join requests r on r.id = l.request_id
      where l.id = (substring(object from '\\d+$'))::bigint)
    when 'document' then (select title from documents where id = (substring(object from '\\d+$'))::bigint)
  end`;

/** Newest first, `limit` lines older than `before`. */
export async function readAuditLog(
  db: Database,
  secrets: Secrets,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<readonly AuditLine[]> {
  const rows = await db
    .selectFrom('audit_log')
    .selectAll()
    .select(objectName.as('objectName'))
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? 0))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ reason, detail, ...line }) => ({
    ...line,
    detail:
      reason === null
        ? detail
        : { reason: secrets.open(reason, about).toString('utf8'), ...(detail as object) },
  }));
}

/** What was done to one thing, in its order. */
export async function auditOf(
  db: Database,
  object: string,
): Promise<readonly Pick<AuditLine, 'at' | 'actor' | 'action'>[]> {
  return await db
    .selectFrom('audit_log')
    .select(['at', 'actor', 'action'])
    .where('object', '=', object)
    .orderBy('id')
    .execute();
}
