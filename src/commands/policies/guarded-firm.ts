// A firm's look at its own page by credit code and the code of its messages, guarded against guessing; and what it does
// there: answers what it was told, or wants to be told no more (个人信息保护法 15).

import type { FirmAnswer } from '../../rules/policy/push.ts';
import { violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { firmOfCode } from '../../store/policies/enterprise-links.ts';
import { dropPushesTo, newsOfFirm, saveAnswer } from '../../store/policies/policy-pushes.ts';
import type { EnterpriseRow } from '../../store/tables.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';
import { type Guarded, guardedLook, type GuardedLook } from '../guarded-look.ts';

export interface FirmLook extends Pick<GuardedLook<EnterpriseRow>, 'address' | 'isPaid'> {
  readonly number: string;
  readonly code: string;
  readonly organIds: readonly number[];
}

export async function guardedFirm(
  context: Pick<CommandContext, 'db' | 'secrets' | 'clock'>,
  { number, code, organIds, address, isPaid }: FirmLook,
): Promise<Guarded<EnterpriseRow>> {
  const { db, secrets } = context;
  const given = number.trim().toUpperCase();
  return await guardedLook(context, {
    index: secrets.guessIndex(`enterprise ${given}`),
    actor: { kind: 'reader' },
    address,
    isPaid,
    find: async () => await firmOfCode(db, secrets, organIds, { number: given, code }),
    locked: async () => {
      const firm = await db
        .selectFrom('enterprises')
        .select('id')
        .where('credit_code', '=', given)
        .where('organ_id', 'in', [-1, ...organIds])
        .executeTakeFirst();
      return {
        action: 'enterprise-code-locked',
        object: firm === undefined ? 'query' : `enterprise ${firm.id}`,
      };
    },
  });
}

export async function answerPush(
  { db, clock }: Pick<CommandContext, 'db' | 'clock'>,
  firm: Pick<EnterpriseRow, 'id'>,
  { itemId, answer }: { readonly itemId: number; readonly answer: FirmAnswer },
): Promise<Result<null>> {
  // Only what it was told of.
  const news = await newsOfFirm(db, firm.id);
  if (!news.some(({ item_id }) => item_id === itemId)) {
    return refused(violation('policy-item-unknown', 'item'));
  }
  await saveAnswer(db, { itemId, enterpriseId: firm.id, at: clock.now(), answer });
  return done(null);
}

/** From the office too, where somebody rang. */
export async function setConsent(
  context: Pick<CommandContext, 'db' | 'clock' | 'actor'>,
  firm: Pick<EnterpriseRow, 'id'>,
  given: { readonly consent: 'given' | 'refused'; readonly source: string },
): Promise<void> {
  const { clock, actor } = context;
  await context.db.transaction().execute(async (db) => {
    await db
      .updateTable('enterprises')
      .set({
        consent: given.consent,
        consent_on: clock.today(),
        consent_source: given.source,
        updated_at: clock.now(),
      })
      .where('id', '=', firm.id)
      .execute();
    if (given.consent === 'refused') await dropPushesTo(db, { enterpriseId: firm.id });
    await appendAuditLog(db, {
      at: clock.now(),
      actor,
      action: 'enterprise-consent-set',
      object: `enterprise ${firm.id}`,
      detail: { consent: given.consent },
    });
  });
}
