// What becomes of comments: several under one label with one verdict and one answer (重大行政决策程序暂行条例 18).

import { type CommentDecision, decisionViolations } from '../../rules/public-consultation.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { lockComments, writeDecision } from '../../store/readers/public-comments.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { staffIdOf } from '../letters/letter-act.ts';

export async function decideComments(
  { db, clock, secrets, actor }: CommandContext,
  documentId: number,
  { ids, ...decision }: CommentDecision & { readonly ids: readonly number[] },
): Promise<Result<{ readonly decided: number }>> {
  const wrong = decisionViolations(decision);
  if (wrong.length > 0) return refused(...wrong);
  return await db.transaction().execute(async (tx) => {
    const rows = await lockComments(tx, documentId, ids);
    if (rows.length === 0 || rows.length !== new Set(ids).size)
      return refusedFor('comment-unknown');
    const label = decision.label.trim();
    const answer = decision.answer.trim();
    const written = { ...decision, label, answer, by: staffIdOf(actor) ?? null, at: clock.now() };
    for (const row of rows) await writeDecision(tx, secrets, row, written);
    await appendAuditLog(tx, {
      at: clock.now(),
      actor,
      action: 'comments-decided',
      object: `document ${documentId}`,
      detail: { comments: rows.length, conclusion: decision.verdict },
    });
    return done({ decided: rows.length });
  });
}
