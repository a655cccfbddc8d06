// A draft is kept as it is: unfinished is allowed, what would keep it off the site is told on publishing
// (条例 17, 18). Two people at one draft: the second is told, nothing of the first is lost.

import { cleanBody } from '../formats/document-body.ts';
import type { IsoDay } from '../rules/day.ts';
import type {
  DocumentKind,
  Genre,
  InterpretationForm,
  Openness,
  Theme,
} from '../rules/document-classes.ts';
import { checkDocumentNumber } from '../rules/document-number.ts';
import { secrecyMarkIn } from '../rules/secrecy-mark.ts';
import { violation, type Violation } from '../rules/violations.ts';
import { appendAuditLog } from '../store/audit-log.ts';
import { columnsOf } from '../store/columns.ts';
import type { Database } from '../store/database.ts';
import { replaceAttachments } from '../store/document-files.ts';
import { insertDocuments, lockDocument, replacePlacements } from '../store/document-writing.ts';
import { documentById } from '../store/documents.ts';
import { organSubtree } from '../store/organs.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from './context.ts';
import { inTransaction } from './in-transaction.ts';

export interface DocumentDraft {
  readonly title: string;
  readonly kind: DocumentKind;
  readonly documentNumber?: string | null;
  readonly issuers: readonly string[];
  readonly publisher: string;
  readonly source?: string | null;
  readonly madeOn?: IsoDay | null;
  readonly effectiveFrom?: IsoDay | null;
  readonly effectiveTo?: IsoDay | null;
  readonly repealedOn?: IsoDay | null;
  /** Ids, the home column first. */
  readonly columns: readonly number[];
  readonly theme?: Theme | null;
  readonly subtheme?: string | null;
  readonly groupClass?: string | null;
  readonly genre?: Genre | null;
  readonly keywords?: readonly string[];
  readonly summary?: string | null;
  readonly openness: Openness;
  readonly opennessReason?: string | null;
  /** Of an interpretation; absent here and below: as it was. */
  readonly interpretationForm?: InterpretationForm | null;
  readonly interpretsId?: number | null;
  readonly body: string;
  /** Files already in the vault. */
  readonly attachments?: readonly { readonly sha256: string; readonly name: string }[];
}

export interface SavedDocument {
  readonly id: number;
  readonly version: number;
}

/** Without `id` a new draft; with it, `version` is the one that was read. */
export async function saveDocument(
  context: CommandContext,
  draft: DocumentDraft,
  existing?: { readonly id: number; readonly version: number },
): Promise<Result<SavedDocument>> {
  return await inTransaction(context.db, async (db) => {
    const inside = { ...context, db };
    const found = await draftViolations(inside, draft);
    if (found.length > 0) return refused(...found);
    const saved =
      existing === undefined
        ? done(await insert(inside, draft))
        : await update(inside, draft, existing);
    if (!saved.ok) return saved;
    const { id } = saved.value;
    await replacePlacements(db, id, draft.columns, null);
    if (draft.attachments !== undefined) await replaceAttachments(db, id, draft.attachments);
    await appendAuditLog(db, {
      at: context.clock.now(),
      actor: context.actor,
      action: 'document-saved',
      object: `document ${id}`,
      detail: { version: saved.value.version },
    });
    return saved;
  });
}

/** Only what cannot be stored at all. A secrecy mark must not even lie in this system (保密法 35). */
async function draftViolations(
  { db, organId }: CommandContext,
  draft: DocumentDraft,
): Promise<readonly Violation[]> {
  const found: Violation[] = [];
  if (draft.title.trim() === '') found.push(violation('title-missing', 'title'));
  const known = new Set((await columnsOf(db, organId)).map(({ id }) => id));
  if (draft.columns.length === 0) found.push(violation('column-missing', 'columns'));
  else if (draft.columns.some((id) => !known.has(id))) {
    found.push(violation('column-unknown', 'columns'));
  }
  for (const field of ['title', 'body'] as const) {
    const mark = secrecyMarkIn(draft[field]);
    if (mark !== undefined) found.push(violation('secrecy-mark', field, mark));
  }
  if (typeof draft.interpretsId === 'number' && !(await isOwn(db, organId, draft.interpretsId))) {
    found.push(violation('document-unknown', 'interpretsId'));
  }
  return found;
}

async function isOwn(db: Database, organId: number, id: number): Promise<boolean> {
  return (await documentById(db, id))?.organ_id === organId;
}

async function insert(context: CommandContext, draft: DocumentDraft): Promise<SavedDocument> {
  const { db, organId, actor, clock } = context;
  const [id] = await insertDocuments(db, [
    {
      ...(await columnsFrom(context, draft)),
      organ_id: organId,
      editor_id: actor.kind === 'staff' ? actor.id : null,
      created_at: clock.now(),
    },
  ]);
  if (id === undefined) throw new Error('the draft was not written');
  return { id, version: 1 };
}

async function update(
  context: CommandContext,
  draft: DocumentDraft,
  existing: { readonly id: number; readonly version: number },
): Promise<Result<SavedDocument>> {
  const { db, organId, actor } = context;
  const row = await lockDocument(db, existing.id);
  if (row === undefined || row.organ_id !== organId) return refusedFor('document-unknown');
  if (row.version !== existing.version) return refusedFor('changed-meanwhile');
  if (row.state === 'published') return refusedFor('document-already-published');
  const version = row.version + 1;
  await db
    .updateTable('documents')
    .set({
      ...(await columnsFrom(context, draft)),
      // Whoever changed it last may not review it.
      editor_id: actor.kind === 'staff' ? actor.id : row.editor_id,
      review: null,
      version,
    })
    .where('id', '=', row.id)
    .execute();
  return done({ id: row.id, version });
}

async function columnsFrom({ db, organId, clock }: CommandContext, draft: DocumentDraft) {
  const number = draft.documentNumber?.trim() ?? '';
  const checked = number === '' ? undefined : checkDocumentNumber(number);
  // A number in a wrong form stays as typed until it is mended; it has no parts to be found by.
  const parts = checked !== undefined && 'parts' in checked ? checked.parts : undefined;
  const names = (await organSubtree(db, organId)).flatMap((o) => [o.name, o.short_name]);
  const [home] = draft.columns;
  if (home === undefined) throw new Error('the columns were checked');
  return {
    title: draft.title.trim(),
    kind: draft.kind,
    document_number: number === '' ? null : number,
    number_word: parts?.agency ?? null,
    number_year: parts?.year ?? null,
    number_seq: parts?.sequence ?? null,
    issuers: [...draft.issuers],
    publisher: draft.publisher,
    source: draft.source ?? null,
    made_on: draft.madeOn ?? null,
    effective_from: draft.effectiveFrom ?? null,
    effective_to: draft.effectiveTo ?? null,
    repealed_on: draft.repealedOn ?? null,
    made_here: names.includes(draft.issuers[0] ?? ''),
    home_column_id: home,
    theme: draft.theme ?? null,
    subtheme: draft.subtheme ?? null,
    group_class: draft.groupClass ?? null,
    genre: draft.genre ?? null,
    keywords: [...(draft.keywords ?? [])],
    summary: draft.summary ?? null,
    openness: draft.openness,
    openness_reason: draft.opennessReason ?? null,
    ...(draft.interpretsId === undefined ? {} : { interprets_id: draft.interpretsId }),
    ...formOf(draft),
    body: cleanBody(draft.body),
    updated_at: clock.now(),
  };
}

/** In which form something is explained is said of an explanation only. */
function formOf({ kind, interpretationForm: form }: DocumentDraft) {
  if (kind !== 'interpretation') return { interpretation_form: null };
  return form === undefined ? {} : { interpretation_form: form };
}
