// The office head decides on a suggestion with a reason (条例 44). What is accepted becomes a draft of the
// publishing side in the same transaction; it is edited, reviewed and published as any other (17, 26).

import { type ConversionDecision, decisionViolations } from '../../rules/conversion.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { columnsOf } from '../../store/documents/columns.ts';
import { lockConversion, sealDecisionReason } from '../../store/requests/conversions.ts';
import type { Database } from '../../store/database.ts';
import { organById } from '../../store/people/organs.ts';
import { addToOutbox } from '../../store/database/outbox.ts';
import { openApplication, requestById } from '../../store/requests/requests.ts';
import type { ConversionRow } from '../../store/tables.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';
import { saveDocument } from '../documents/save-document.ts';

export async function decideConversion(
  context: CommandContext,
  id: number,
  input: ConversionDecision,
): Promise<Result<ConversionRow>> {
  const { clock, secrets, actor, organId } = context;
  return await inTransaction(context.db, async (db) => {
    const row = await lockConversion(db, id);
    if (row === undefined || row.organ_id !== organId) return refusedFor('conversion-unknown');
    const request = await requestById(db, row.request_id);
    if (request === undefined) return refusedFor('request-unknown');
    const found = decisionViolations(row.state, input, openApplication(secrets, request));
    if (found.length > 0) return refused(...found);
    const { decision, reason, title = '' } = input;
    const draft = decision === 'accepted' ? await draftFor({ ...context, db }, title) : done(null);
    if (!draft.ok) return draft;
    const decided = await db
      .updateTable('conversion_suggestions')
      .set({
        state: decision,
        decided_by: actor.kind === 'staff' ? actor.id : null,
        decided_on: clock.today(),
        reason: sealDecisionReason(context.secrets, row.request_id, reason.trim()),
        document_id: draft.value,
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await appendAuditLog(db, {
      at: clock.now(),
      actor,
      action: 'conversion-decided',
      object: `request ${row.request_id}`,
      detail: { conclusion: decision, document: draft.value },
    });
    await addToOutbox(db, 'conversion-decided', { conversionId: id, state: decision });
    return done(decided);
  });
}

/** An empty draft under a title that names nobody; none where the organ has no column to put it in. */
async function draftFor(context: CommandContext, title: string): Promise<Result<number | null>> {
  const { db, organId, clock } = context;
  const organ = await organById(db, organId);
  const column = await homeColumn(db, organId);
  if (organ === undefined || column === undefined) return done(null);
  const saved = await saveDocument(context, {
    title: title.trim(),
    kind: 'notice',
    issuers: [organ.name],
    publisher: organ.name,
    columns: [column],
    openness: 'proactive',
    opennessReason: '依申请公开转为主动公开（条例第四十四条）',
    // Its period of 条例 26 runs from the decision that makes it proactive (P15).
    deadline: { matter: 'general', startsOn: clock.today() },
    body: '',
  });
  return saved.ok ? done(saved.value.id) : saved;
}

/** 其他法定公开 (条例 20 ¶1 (15)), else the last list: the editor moves it where it belongs. */
async function homeColumn(db: Database, organId: number): Promise<number | undefined> {
  const lists = (await columnsOf(db, organId)).filter(({ kind }) => kind === 'list');
  return (lists.find((column) => column.art20_item === 15) ?? lists.at(-1))?.id;
}
