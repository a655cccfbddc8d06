// An organ is dissolved, another takes over its duties and with them every open request (国办公开办函〔2019〕14号;
// R06). Nobody can ask the dissolved one any more; its last report is still written.

import { type Dissolution, dissolutionFaults } from '../../rules/annual-report/succession.ts';
import { violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { organByCode } from '../../store/people/organs.ts';
import { announcePageChange } from '../../store/database/page-notice.ts';
import { handOverRequests } from '../../store/people/succession.ts';
import type { OrganRow } from '../../store/tables.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';

export async function dissolveOrgan(
  context: CommandContext,
  input: Dissolution & { readonly successor: string },
): Promise<Result<{ readonly handedOver: number }>> {
  const { clock, actor, organId } = context;
  return await context.db.transaction().execute(async (db) => {
    const organ = await db
      .selectFrom('organs')
      .selectAll()
      .where('id', '=', organId)
      .forUpdate()
      .executeTakeFirst();
    if (organ === undefined) return refused(violation('organ-unknown'));
    const successor = await organByCode(db, input.successor);
    const faults = dissolutionFaults(
      standingOf(organ),
      successor === undefined ? undefined : standingOf(successor),
      input,
      clock.today(),
    );
    if (faults.length > 0 || successor === undefined) return refused(...faults);
    const { on } = input;
    const document = input.document.trim();
    await db
      .updateTable('organs')
      .set({ dissolved_on: on, successor_id: successor.id, dissolved_by: document })
      .where('id', '=', organ.id)
      .execute();
    const handedOver = await handOverRequests(db, { from: organ.id, to: successor.id, on });
    await appendAuditLog(db, {
      at: clock.now(),
      actor,
      action: 'organ-dissolved',
      object: `organ ${organ.id}`,
      detail: { on, document, successor: successor.code, handedOver },
    });
    await announcePageChange(db, ['site']);
    return done({ handedOver });
  });
}

function standingOf({ id, kind, dissolved_on: dissolvedOn }: OrganRow) {
  return { id, isInner: kind === 'internal', dissolvedOn };
}
