// 结果反馈 as a draft: counts and answers from the comments as they were decided, no personal data. It goes through the
// reviews of every document (条例 17); on the day it is published the consultation is answered.

import { beijingDay } from '../../rules/beijing-time.ts';
import { resultBody, resultTitle } from '../../rules/consultation-result.ts';
import { consultationState } from '../../rules/kind-fields.ts';
import { violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { lockDocument } from '../../store/documents/document-writing.ts';
import { listComments, openCommentAnswer } from '../../store/readers/public-comments.ts';
import { linkResult, resultDraftOf } from '../../store/readers/public-consultations.ts';
import type { DocumentRow } from '../../store/tables.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { saveDocument } from '../documents/save-document.ts';

/** Comments of one consultation that fit one document. */
const most = 100_000;

export async function draftResult(
  context: CommandContext,
  documentId: number,
): Promise<Result<{ readonly id: number; readonly isNew: boolean }>> {
  const { clock, secrets, actor, organId } = context;
  return await context.db.transaction().execute(async (db) => {
    const row = await lockDocument(db, documentId);
    if (row === undefined || row.kind !== 'consultation' || row.organ_id !== organId) {
      return refusedFor('public-consultation-unknown');
    }
    const { particulars = {} } = row.details;
    const there = await resultDraftOf(db, documentId);
    // One that was withdrawn is written anew.
    if (there !== undefined && there.state !== 'withdrawn') {
      return done({ id: there.id, isNew: false });
    }
    const state = consultationState(particulars, clock.today());
    if (state !== 'closed' && state !== 'answered') return refusedFor('consultation-still-open');
    const { rows } = await listComments(db, { documentId }, { limit: most, offset: 0 });
    const undecided = rows.filter(({ verdict }) => verdict === null).length;
    if (undecided > 0) {
      return refused(violation('comments-undecided', undefined, `${undecided}条`));
    }
    const comments = rows.map((comment) => ({
      label: comment.label,
      verdict: comment.verdict,
      answer: openCommentAnswer(secrets, comment),
    }));
    const saved = await saveDocument({ ...context, db }, contentOf(row, comments, context));
    if (!saved.ok) return saved;
    await linkResult(db, documentId, saved.value.id);
    await appendAuditLog(db, {
      at: clock.now(),
      actor,
      action: 'result-drafted',
      object: `document ${documentId}`,
      detail: { result: saved.value.id, comments: comments.length },
    });
    return done({ id: saved.value.id, isNew: true });
  });
}

function contentOf(
  row: DocumentRow,
  comments: Parameters<typeof resultBody>[1],
  { clock }: CommandContext,
): Parameters<typeof saveDocument>[1] {
  const { title, issuers, publisher, home_column_id: column, details } = row;
  const { 开始日期: from = '', 截止日期: until = '' } = details.particulars ?? {};
  return {
    title: resultTitle(title),
    kind: 'notice',
    issuers,
    publisher,
    columns: [column],
    madeOn: beijingDay(clock.now()),
    openness: 'proactive',
    body: resultBody({ title, from, until }, comments),
  };
}
