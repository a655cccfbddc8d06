// A caller of the open data is registered or struck off by an administrator; the token is shown once.

import { randomBytes } from 'node:crypto';
import { violation, type Violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { openTokenHash } from '../../store/documents/open-tokens.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';
import { staffIdOf } from '../letters/letter-act.ts';

export async function makeOpenToken(
  context: CommandContext,
  { name, contact }: { readonly name: string; readonly contact: string },
): Promise<Result<{ readonly id: number; readonly token: string }>> {
  return await inTransaction(context.db, async (db) => {
    const { clock, actor } = context;
    const found: Violation[] = [];
    if (name.trim() === '') found.push(violation('open-caller-name-missing', 'name'));
    if (contact.trim() === '') found.push(violation('open-caller-contact-missing', 'contact'));
    if (found.length > 0) return refused(...found);
    const token = `gk_${randomBytes(32).toString('base64url')}`;
    const { id } = await db
      .insertInto('open_tokens')
      .values({
        name: name.trim(),
        contact: contact.trim(),
        hash: openTokenHash(token),
        created_by: staffIdOf(actor) ?? null,
        created_at: clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await appendAuditLog(db, {
      at: clock.now(),
      actor,
      action: 'open-token-made',
      object: `open token ${id}`,
      detail: { name: name.trim() },
    });
    return done({ id, token });
  });
}

export async function revokeOpenToken(
  context: CommandContext,
  id: number,
): Promise<Result<{ readonly id: number }>> {
  return await inTransaction(context.db, async (db) => {
    const { clock, actor } = context;
    const revoked = await db
      .updateTable('open_tokens')
      .set({ revoked_at: clock.now() })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .returning('id')
      .executeTakeFirst();
    if (revoked === undefined) return refusedFor('open-caller-unknown');
    await appendAuditLog(db, {
      at: clock.now(),
      actor,
      action: 'open-token-revoked',
      object: `open token ${id}`,
      detail: {},
    });
    return done({ id });
  });
}
