// The filled-in sheet of a clean-up (国办发〔2018〕37号): tried out line by line, then written whole or not at all into
// the decision that is being drafted. Nothing changes for readers until that decision is reviewed and published.

import { readXlsx } from '../../formats/read-xlsx.ts';
import type { IsoDay } from '../../rules/day.ts';
import type { DocumentRelation } from '../../rules/document-content.ts';
import {
  mostReviewRows,
  type ReadReview,
  readReviewRows,
  relationOf,
  reviewHeadings,
} from '../../rules/normative-review.ts';
import { validityOn } from '../../rules/validity.ts';
import { violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { draftOf } from '../../store/documents/document-drafts.ts';
import { lockDocument } from '../../store/documents/document-writing.ts';
import { insertReview, normativeDocuments } from '../../store/documents/normative-documents.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';
import { staffIdOf } from '../letters/letter-act.ts';
import { saveDocument } from './save-document.ts';

const largestSheet = 4 * 1024 * 1024;

export interface ReviewImport extends ReadReview {
  /** How many documents the decision now changes; none when tried out. */
  readonly written: number;
}

export async function importReview(
  context: CommandContext,
  input: {
    readonly bytes: Uint8Array;
    readonly isTrial: boolean;
    /** The draft that repeals, ends and extends; needed when anything changes. */
    readonly decisionId?: number;
  },
): Promise<Result<ReviewImport>> {
  return await inTransaction(context.db, async (db) => {
    const within = { ...context, db };
    const read = await readReview(within, input.bytes);
    if (!read.ok) return read;
    if (input.isTrial) return done({ ...read.value, written: 0 });
    const { lines, faults } = read.value;
    if (faults.length > 0) {
      const where = faults.map(({ line, reason }) => `第${line}行：${reason}`).join('；');
      return refused(violation('sheet-rows-wrong', 'file', where));
    }
    const { clock, actor, organId } = context;
    const today = clock.today();
    const relations = lines.flatMap((line) => relationOf(line, today) ?? []);
    if (relations.length > 0) {
      const put = await putIntoDecision(within, relations, input.decisionId);
      if (!put.ok) return put;
    }
    const decisionId = relations.length === 0 ? null : (input.decisionId ?? null);
    await insertReview(db, {
      organId,
      doneOn: today,
      decisionId,
      lines: lines.map(({ documentId, conclusion, on, until, reason }) => ({
        documentId,
        conclusion,
        ...(on === undefined ? {} : { on }),
        ...(until === undefined ? {} : { until }),
        ...(reason === undefined ? {} : { reason }),
      })),
      enteredBy: staffIdOf(actor) ?? null,
      at: clock.now(),
    });
    await appendAuditLog(db, {
      at: clock.now(),
      actor,
      action: 'normative-review-entered',
      object: decisionId === null ? `organ ${organId}` : `document ${decisionId}`,
      detail: { lines: lines.length, changes: relations.length },
    });
    return done({ ...read.value, written: relations.length });
  });
}

async function readReview(
  { db, organId, clock }: CommandContext,
  bytes: Uint8Array,
): Promise<Result<ReadReview>> {
  const sheet = await readXlsx(bytes, {
    mostBytes: largestSheet,
    mostRows: mostReviewRows + 1,
    columns: reviewHeadings.length,
  });
  if (!sheet.ok) {
    return refusedFor(sheet.why === 'too-long' ? 'sheet-too-long' : 'sheet-unreadable', 'file');
  }
  const [head, ...rows] = sheet.rows;
  const isOurs = reviewHeadings.every(
    (heading, n) => String(head?.cells[n] ?? '').trim() === heading,
  );
  if (!isOurs) return refusedFor('review-sheet-headings', 'file');
  const today = clock.today();
  const known = (await normativeDocuments(db, organId)).map(
    (row) =>
      [
        row.id,
        {
          id: row.id,
          title: row.title,
          documentNumber: row.document_number,
          validity: validityOf(row, today),
          effectiveTo: row.effective_to,
        },
      ] as const,
  );
  const read = readReviewRows(rows, new Map(known));
  return read.lines.length + read.faults.length === 0
    ? refusedFor('review-sheet-blank', 'file')
    : done(read);
}

function validityOf(
  row: {
    readonly effective_from: IsoDay | null;
    readonly effective_to: IsoDay | null;
    readonly repealed_on: IsoDay | null;
    readonly amended_on: IsoDay | null;
  },
  today: IsoDay,
) {
  const { effective_from, effective_to, repealed_on, amended_on } = row;
  const dates = {
    effectiveFrom: effective_from,
    effectiveTo: effective_to,
    repealedOn: repealed_on,
    amendedOn: amended_on,
  };
  return validityOn(dates, today);
}

/** What the sheet says of a document takes the place of what the draft said of it. */
async function putIntoDecision(
  context: CommandContext,
  relations: readonly DocumentRelation[],
  decisionId: number | undefined,
): Promise<Result<unknown>> {
  if (decisionId === undefined) return refusedFor('review-decision-missing', 'decision');
  const { db, organId } = context;
  const row = await lockDocument(db, decisionId);
  const draft = row === undefined ? undefined : await draftOf(db, row.id);
  if (row === undefined || row.organ_id !== organId || draft?.state !== 'writing') {
    return refusedFor('review-decision-state', 'decision');
  }
  const others = new Set(relations.map(({ documentId }) => documentId));
  const kept = (draft.content.relations ?? []).filter(({ documentId }) => !others.has(documentId));
  const content = { ...draft.content, relations: [...kept, ...relations] };
  return await saveDocument(context, content, { id: row.id, version: row.version });
}
