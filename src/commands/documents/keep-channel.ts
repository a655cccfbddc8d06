// A channel outside is registered, changed or switched off by an administrator; its key is made here and shown once.

import { randomBytes } from 'node:crypto';
import { channelAddressViolation, type ChannelRule } from '../../rules/channel-address.ts';
import type { ChannelKind } from '../../rules/channel-messages.ts';
import { violation, type Violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { lockChannel } from '../../store/documents/channels.ts';
import { columnsOf } from '../../store/documents/columns.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';
import { staffIdOf } from '../letters/letter-act.ts';

export interface ChannelInput {
  readonly name: string;
  readonly kind: ChannelKind;
  readonly url: string;
  readonly columns: readonly number[];
  readonly summaryLength: number;
  readonly takesPolicies?: boolean;
  readonly enabled: boolean;
}

export interface KeptChannel {
  readonly id: number;
  /** Only when it was made now: with a new channel or a new address. */
  readonly secret: string | null;
}

export async function keepChannel(
  context: CommandContext,
  rule: ChannelRule,
  input: ChannelInput,
  id?: number,
): Promise<Result<KeptChannel>> {
  return await inTransaction(context.db, async (db) => {
    const { organId, secrets, clock, actor } = context;
    const before = id === undefined ? undefined : await lockChannel(db, id);
    if (id !== undefined && before?.organ_id !== organId) return refusedFor('channel-unknown');
    const found: Violation[] = [];
    if (input.name.trim() === '') found.push(violation('channel-name-missing', 'name'));
    // One that is switched off may keep the address that is no longer allowed.
    const why = input.enabled ? channelAddressViolation(input.url, rule) : undefined;
    if (why !== undefined) found.push(why);
    const known = new Set((await columnsOf(db, organId)).map((column) => column.id));
    if (input.columns.some((column) => !known.has(column))) {
      found.push(violation('column-unknown', 'columns'));
    }
    if (found.length > 0) return refused(...found);
    const secret = before?.url === input.url ? undefined : randomBytes(32).toString('base64url');
    const row = {
      organ_id: organId,
      name: input.name.trim(),
      kind: input.kind,
      url: input.url,
      column_ids: [...input.columns],
      summary_length: input.summaryLength,
      takes_policies: input.takesPolicies ?? before?.takes_policies ?? false,
      enabled: input.enabled,
    };
    const sealed =
      secret === undefined ? {} : { secret: secrets.seal(secret, `channel secret ${input.url}`) };
    const kept =
      before === undefined
        ? await db
            .insertInto('channels')
            .values({
              ...row,
              secret: secrets.seal(secret ?? '', `channel secret ${input.url}`),
              ...sealed,
              created_at: clock.now(),
              created_by: staffIdOf(actor) ?? null,
            })
            .returning('id')
            .executeTakeFirstOrThrow()
        : await db
            .updateTable('channels')
            .set({ ...row, ...sealed })
            .where('id', '=', before.id)
            .returning('id')
            .executeTakeFirstOrThrow();
    await appendAuditLog(db, {
      at: clock.now(),
      actor,
      action: before === undefined ? 'channel-registered' : 'channel-changed',
      object: `channel ${kept.id}`,
      detail: {
        host: URL.canParse(input.url) ? new URL(input.url).host : '',
        enabled: input.enabled,
        newKey: secret !== undefined,
      },
    });
    return done({ id: kept.id, secret: secret ?? null });
  });
}
