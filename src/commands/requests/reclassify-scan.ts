// A scan that turns out to be an identity paper, or the other way round: what it is decides how long it is kept
// (个人信息保护法 19, 47), and whoever scanned it may have taken the wrong word, or have had none for it.

import { isScan, type ScannedKind } from '../../rules/case-files.ts';
import { violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { lettersOf, openLateEntry } from '../../store/requests/letters.ts';
import { filesOf, setFileKind } from '../../store/requests/request-files.ts';
import { lockRequest } from '../../store/requests/requests.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';

export async function reclassifyScan(
  context: CommandContext,
  input: { readonly requestId: number; readonly position: number; readonly kind: ScannedKind },
): Promise<Result<{ position: number }>> {
  const { requestId, position, kind } = input;
  return context.db.transaction().execute(async (db) => {
    const row = await lockRequest(db, requestId);
    if (row === undefined || row.organ_id !== context.organId) return refusedFor('request-unknown');
    const files = await filesOf(db, context.secrets, requestId);
    const file = files.find((one) => one.position === position);
    if (file === undefined || !isScan(file.kind)) return refusedFor('file-unknown');
    if (file.kind === kind) return done({ position });
    // What proves a letter from paper is kept as long as the file (decision 0014).
    const letters = await lettersOf(db, requestId);
    const proves = letters.some((one) => openLateEntry(context.secrets, one)?.scan === position);
    if (proves) return refused(violation('scan-proves-letter', 'kind'));
    await setFileKind(db, file.id, kind);
    await appendAuditLog(db, {
      at: context.clock.now(),
      actor: context.actor,
      action: 'scan-reclassified',
      object: `request ${requestId}`,
      detail: { file: position, from: file.kind, to: kind },
    });
    return done({ position });
  });
}
