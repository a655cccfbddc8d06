// A new organ in the tree, with the columns that every organ keeps (国办公开办函〔2019〕61号). Whether it writes a report of its own, and of which class, is said here and
// never inferred (条例 49; 国办公开办函〔2021〕30号).

import { disclosureColumns, placedColumns, rootOf } from '../../rules/disclosure-columns.ts';
import { violation, type Violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { insertOrgan } from '../../store/people/organs.ts';
import { announcePageChange } from '../../store/database/page-notice.ts';
import type { OrganRow, OrgansTable } from '../../store/tables.ts';
import { done, refused, refusedFor, type Result } from '../context.ts';
import { placeColumns } from '../documents/place-columns.ts';
import type { StaffContext } from './create-staff.ts';

export interface NewOrgan {
  readonly parentId: number | null;
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: OrgansTable['kind'];
  /** 机关代字 of outgoing letters. */
  readonly letterWord: string;
  readonly reports: boolean;
  readonly reportDeadlineClass: OrgansTable['report_deadline_class'];
  readonly address?: string | undefined;
}

export async function createOrgan(
  { db, clock, actor }: StaffContext,
  input: NewOrgan,
): Promise<Result<OrganRow>> {
  const found: Violation[] = [];
  if (!/^[a-z0-9-]{1,40}$/.test(input.code)) found.push(violation('organ-code-invalid', 'code'));
  if (input.name.trim() === '') found.push(violation('organ-name-missing', 'name'));
  if (input.shortName.trim() === '') found.push(violation('organ-name-missing', 'shortName'));
  if (input.letterWord.trim() === '') found.push(violation('letter-word-missing', 'letterWord'));
  if (found.length > 0) return refused(...found);
  return await db.transaction().execute(async (db) => {
    const organ = await insertOrgan(db, {
      parent_id: input.parentId,
      code: input.code,
      name: input.name.trim(),
      short_name: input.shortName.trim(),
      kind: input.kind,
      letter_word: input.letterWord.trim(),
      reports: input.reports,
      report_deadline_class: input.reportDeadlineClass,
      // Which years it reports on begins here.
      created_at: clock.now(),
    });
    if (organ === undefined) return refusedFor('organ-code-taken', 'code');
    await appendAuditLog(db, {
      at: clock.now(),
      actor,
      action: 'organ-created',
      object: `organ ${organ.id}`,
      address: input.address,
      detail: { code: organ.code },
    });
    // An inner office has no columns of its own: what it publishes is its organ's.
    if (organ.kind !== 'internal') {
      const columns = placedColumns(disclosureColumns, rootOf(organ));
      await placeColumns({ db, organId: organ.id }, columns);
    }
    // It can be asked from now on (条例 27).
    await announcePageChange(db, ['site']);
    return done(organ);
  });
}
