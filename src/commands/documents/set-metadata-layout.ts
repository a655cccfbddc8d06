// How a site prints the facts of its documents is set by whoever keeps its columns; an organ without a site of its
// own has nothing to set (国办公开办函〔2019〕61号).

import { layoutViolations, type MetadataLine } from '../../rules/metadata-layout.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { siteOrgan } from '../../store/people/organs.ts';
import { announcePageChange } from '../../store/database/page-notice.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';

export async function setMetadataLayout(
  context: CommandContext,
  lines: readonly MetadataLine[],
): Promise<Result<Record<string, never>>> {
  const { clock, actor, organId } = context;
  const found = layoutViolations(lines);
  if (found.length > 0) return refused(...found);
  return await inTransaction(context.db, async (db) => {
    if ((await siteOrgan(db))?.id !== organId) return refusedFor('metadata-not-own-site');
    const kept = lines.map(({ field, label, shown }) => ({
      field,
      shown,
      ...(label === undefined ? {} : { label: label.trim() }),
    }));
    await db
      .updateTable('organs')
      .set({ metadata_layout: JSON.stringify(kept) })
      .where('id', '=', organId)
      .execute();
    await appendAuditLog(db, {
      at: clock.now(),
      actor,
      action: 'metadata-layout-set',
      object: `organ ${organId}`,
      detail: { lines: kept },
    });
    await announcePageChange(db, ['site']);
    return done({});
  });
}
