// 双公示 from a workbook: tried out first, then every row becomes a draft of its own with its period of seven working
// days, or none does; they go to the site through the reviews like everything else.

import { readXlsx } from '../../formats/read-xlsx.ts';
import {
  type CreditRecord,
  mostRecords,
  readCreditRecords,
  recordHeadings,
  type RecordFault,
  type RecordKind,
} from '../../rules/credit-records.ts';
import { violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { knownDecisions } from '../../store/documents/credit-records.ts';
import { organById } from '../../store/people/organs.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';
import { saveDocument } from '../documents/save-document.ts';

export const largestRecordSheet = 5 * 1024 * 1024;

export interface RecordImport {
  readonly records: readonly CreditRecord[];
  readonly faults: readonly RecordFault[];
  /** Drafts made; none when tried out. */
  readonly written: number;
}

export async function importCreditRecords(
  context: CommandContext,
  input: {
    readonly kind: RecordKind;
    readonly columnId: number;
    readonly bytes: Uint8Array;
    readonly isTrial: boolean;
  },
): Promise<Result<RecordImport>> {
  const { kind, columnId, bytes, isTrial } = input;
  const sheet = await readXlsx(bytes, {
    mostBytes: largestRecordSheet,
    mostRows: mostRecords + 1,
    columns: recordHeadings(kind).length + 10,
  });
  if (!sheet.ok) {
    const code = sheet.why === 'too-long' ? 'record-sheet-too-long' : 'record-sheet-unreadable';
    return refused(violation(code, 'file'));
  }
  return await inTransaction(context.db, async (db) => {
    const { organId, clock, actor } = context;
    // Two imports at once: the second sees the decisions of the first.
    await db.selectFrom('organs').select('id').where('id', '=', organId).forUpdate().execute();
    const known = await knownDecisions(db, organId, kind);
    const { records, faults } = readCreditRecords(kind, sheet.rows, known, clock.today());
    if (isTrial) return done({ records, faults, written: 0 });
    if (faults.length > 0) {
      const where = faults.map(({ line, reason }) => `第${line}行：${reason}`).join('；');
      return refused(violation('sheet-rows-wrong', 'file', where));
    }
    if (records.length === 0) return refused(violation('sheet-empty', 'file'));
    const publisher = (await organById(db, organId))?.name ?? '';
    for (const record of records) {
      const saved = await saveDocument(
        { ...context, db },
        {
          title: record.title,
          kind,
          issuers: [record.organ],
          publisher,
          madeOn: record.decidedOn,
          columns: [columnId],
          openness: 'proactive',
          body: '',
          deadline: { matter: 'licence-or-penalty', startsOn: record.decidedOn },
          particulars: record.particulars,
        },
      );
      if (!saved.ok) return saved;
    }
    await appendAuditLog(db, {
      at: clock.now(),
      actor,
      action: 'documents-imported',
      object: `organ ${organId}`,
      detail: { kind, records: records.length },
    });
    return done({ records, faults, written: records.length });
  });
}
