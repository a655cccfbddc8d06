// A file that is to be published with a document, on its way in: it lies in the vault until the draft is saved with it;
// what no document names is swept (store/vault-sweep.ts).

import { attachmentName, attachmentTypeOf, attachmentTypes } from '../formats/attachment-type.ts';
import type { DocumentFile } from '../rules/document-content.ts';
import { appendAuditLog } from '../store/audit-log.ts';
import { storeFile } from '../store/vault.ts';
import type { FileContext } from './add-case-file.ts';
import { done, refusedFor, type Result } from './context.ts';

const refusals = {
  type: 'attachment-type',
  macros: 'attachment-macros',
  bomb: 'attachment-bomb',
} as const;

export async function storeAttachment(
  { db, dataFolder, clock, actor }: FileContext,
  given: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Result<DocumentFile & { readonly size: number }>> {
  const type = await attachmentTypeOf(given.bytes, given.name);
  if (!type.ok) return refusedFor(refusals[type.why], 'file');
  const { mediaType } = attachmentTypes[type.kind];
  const sha256 = await storeFile(db, dataFolder, given.bytes, mediaType);
  await appendAuditLog(db, {
    at: clock.now(),
    actor,
    action: 'document-file-added',
    object: `file ${sha256.slice(0, 16)}`,
    detail: { kind: type.kind, size: given.bytes.length },
  });
  return done({ sha256, name: attachmentName(given.name, type.kind), size: given.bytes.length });
}
