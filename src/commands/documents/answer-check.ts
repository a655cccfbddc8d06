// What an editor does about the hits of a check: masked forms put in their place, in the text and in files, or let
// stand with a reason that the reviewers read (条例 15, 17). Each is a saving of the draft like any other.

import { maskFileThread } from '../../formats/attachment-text/file-threads.ts';
import type { StandingHit } from '../../rules/document-check/hit.ts';
import { maskedContent } from '../../rules/document-check/mask-content.ts';
import type { DocumentContent, DocumentFile } from '../../rules/document-content.ts';
import type { PersonalDataKind } from '../../rules/personal-data/kinds.ts';
import { violation, type ViolationCode } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { documentById } from '../../store/documents/documents.ts';
import { readStoredFile, storeFile } from '../../store/database/vault.ts';
import { checkDocument, contentUnderCheck, ownContacts } from './check-document.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { type SavedDocument, saveDocument } from './save-document.ts';

export interface HitsOfDocument {
  readonly id: number;
  readonly version: number;
  readonly hits: readonly string[];
}

/** With an empty reason what was let stand is asked about again. */
export async function letHitsStand(
  context: CommandContext,
  input: HitsOfDocument & { readonly reason: string },
): Promise<Result<SavedDocument>> {
  const found = await hitsNamed(context, input);
  if (!found.ok) return found;
  const { content, hits } = found.value;
  const reason = input.reason.trim();
  if (hits.some(({ weight }) => weight === 'blocking'))
    return refusedFor('check-hit-blocks', 'hits');
  const others = (content.letStand ?? []).filter(({ hit }) => !input.hits.includes(hit));
  const these = reason === '' ? [] : hits.map(({ id }) => ({ hit: id, reason }));
  const { id, version } = input;
  return await saveDocument(
    context,
    { ...content, letStand: [...others, ...these] },
    { id, version },
  );
}

export async function maskHits(
  context: CommandContext,
  input: HitsOfDocument & { readonly dropsHiddenSheets?: boolean },
): Promise<Result<SavedDocument>> {
  const found = await hitsNamed(context, input);
  if (!found.ok) return found;
  const { content, hits } = found.value;
  if (hits.some(({ maskable, check }) => maskable !== true && check === 'personal-data')) {
    return refusedFor('check-not-maskable', 'hits');
  }
  const files = await maskedFiles(context, content, hits, input.dropsHiddenSheets === true);
  if (!files.ok) return files;
  const contacts = await ownContacts(context);
  const inText = maskedContent(
    content,
    hits.filter(({ file }) => file === undefined),
    contacts,
  );
  const { id, version } = input;
  const made = { ...inText, attachments: files.value.map(({ file }) => file) };
  const saved = await saveDocument(context, made, { id, version });
  if (!saved.ok) return saved;
  await appendAuditLog(context.db, {
    at: context.clock.now(),
    actor: context.actor,
    action: 'document-masked',
    object: `document ${id}`,
    detail: {
      kinds: [...new Set(hits.flatMap(({ kind }) => kind ?? []))],
      // Both sums: what lay there before can be told from what lies there now.
      files: files.value.flatMap(({ file, before }) =>
        file.sha256 === before ? [] : [{ before, after: file.sha256 }],
      ),
    },
  });
  return saved;
}

async function hitsNamed(
  context: CommandContext,
  { id, version, hits: wanted }: HitsOfDocument,
): Promise<Result<{ content: DocumentContent; hits: readonly StandingHit[] }>> {
  const row = await documentById(context.db, id);
  if (row === undefined || row.organ_id !== context.organId) return refusedFor('document-unknown');
  if (row.locked) return refusedFor('document-locked');
  if (row.version !== version) return refusedFor('changed-meanwhile');
  const content = await contentUnderCheck(context, id);
  if (content === undefined) return refusedFor('document-unknown');
  const all = await checkDocument(context, id, content);
  const hits = all.filter((hit) => wanted.includes(hit.id));
  // A sheet may be dropped for a note that names it; anything else has to be there.
  return hits.length === 0 || hits.length < new Set(wanted).size
    ? refusedFor('check-hit-unknown', 'hits')
    : done({ content, hits });
}

interface Replaced {
  readonly file: DocumentFile;
  readonly before: string;
}

async function maskedFiles(
  context: CommandContext,
  { attachments = [] }: DocumentContent,
  hits: readonly StandingHit[],
  dropsHiddenSheets: boolean,
): Promise<Result<readonly Replaced[]>> {
  const replaced: Replaced[] = [];
  for (const file of attachments) {
    const kinds = hits.flatMap((hit) =>
      hit.file === file.sha256 && hit.kind !== undefined ? [hit.kind] : [],
    );
    const isMeant = hits.some((hit) => hit.file === file.sha256);
    if (!isMeant) {
      replaced.push({ file, before: file.sha256 });
      continue;
    }
    const made = await maskedFile(context, file, kinds, dropsHiddenSheets);
    if ('code' in made) return refused(violation(made.code, 'hits', file.name));
    replaced.push({ file: made, before: file.sha256 });
  }
  return done(replaced);
}

async function maskedFile(
  context: CommandContext,
  file: DocumentFile,
  kinds: readonly PersonalDataKind[],
  dropsHiddenSheets: boolean,
): Promise<DocumentFile | { readonly code: ViolationCode }> {
  const { db, dataFolder } = context;
  const bytes =
    dataFolder === undefined ? undefined : await readStoredFile(dataFolder, file.sha256);
  if (bytes === undefined || dataFolder === undefined) return { code: 'attachment-unknown' };
  const result = await maskFileThread({
    bytes,
    name: file.name,
    kinds,
    contacts: await ownContacts(context),
    dropsHiddenSheets,
  });
  if (!result.ok) {
    return { code: result.why === 'left' ? 'check-mask-left' : 'check-not-maskable' };
  }
  const { media_type: mediaType } = await db
    .selectFrom('files')
    .select('media_type')
    .where('sha256', '=', file.sha256)
    .executeTakeFirstOrThrow();
  return { sha256: await storeFile(db, dataFolder, result.bytes, mediaType), name: file.name };
}
