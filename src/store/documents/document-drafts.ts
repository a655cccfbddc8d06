// Drafts, what was said on their way, and the texts that readers once saw (条例 17). A draft stands in a row of its
// own beside the document; every text that another person got to see is kept.

import { sql } from 'kysely';
import type { DocumentContent } from '../../rules/document-content.ts';
import type { DraftStanding, ReviewStep } from '../../rules/document-review.ts';
import { columnPeople } from './column-settings.ts';
import type { Database } from '../database.ts';
import type {
  DocumentDraftRow,
  DocumentDraftVersionRow,
  DocumentRow,
  NewDocumentWord,
} from '../tables.ts';

export async function draftOf(db: Database, id: number): Promise<DocumentDraftRow | undefined> {
  return await db
    .selectFrom('document_drafts')
    .selectAll()
    .where('document_id', '=', id)
    .executeTakeFirst();
}

export interface DraftToSave {
  readonly document: Pick<DocumentRow, 'id' | 'revision'>;
  /** The version that the document gets with this. */
  readonly version: number;
  readonly content: DocumentContent;
  readonly savedBy: number | null;
  readonly at: Temporal.Instant;
}

/**
 * What the same person goes on writing replaces what he wrote before, so that saving every few seconds leaves one
 * line; another person's text begins a new one.
 */
export async function saveDraft(db: Database, draft: DraftToSave): Promise<void> {
  const { document, version, savedBy: saved_by, at: saved_at } = draft;
  const content = JSON.stringify(draft.content);
  const written = { content, saved_by, saved_at };
  const { round } = await db
    .insertInto('document_drafts')
    .values({ document_id: document.id, ...written })
    .onConflict((conflict) => conflict.column('document_id').doUpdateSet(written))
    .returning('round')
    .executeTakeFirstOrThrow();
  const last = await db
    .selectFrom('document_draft_versions')
    .select(['version', 'revision', 'round', 'saved_by'])
    .where('document_id', '=', document.id)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const revision = document.revision + 1;
  const goesOn = last?.saved_by === saved_by && last.round === round && last.revision === revision;
  if (goesOn) {
    await db
      .updateTable('document_draft_versions')
      .set({ ...written, version })
      .where('document_id', '=', document.id)
      .where('version', '=', last.version)
      .execute();
    return;
  }
  await db
    .insertInto('document_draft_versions')
    .values({ document_id: document.id, version, revision, round, ...written })
    .execute();
}

export async function updateDraft(
  db: Database,
  id: number,
  change: Partial<
    Pick<
      DocumentDraftRow,
      | 'state'
      | 'way'
      | 'round'
      | 'submitted_by'
      | 'submitted_at'
      | 'publish_at'
      | 'publish_by'
      | 'reason'
    >
  >,
): Promise<void> {
  await db.updateTable('document_drafts').set(change).where('document_id', '=', id).execute();
}

/** Once it is on the site nothing is left to write; its versions and words stay. */
export async function endDraft(db: Database, id: number): Promise<void> {
  await db.deleteFrom('document_drafts').where('document_id', '=', id).execute();
}

/** Everything that decides who may give a word, for each of the documents that has a draft. */
export async function standingsOf(
  db: Database,
  ids: readonly number[],
): Promise<ReadonlyMap<number, DraftStanding>> {
  if (ids.length === 0) return new Map();
  const drafts = await db
    .selectFrom('document_drafts as r')
    .innerJoin('documents as d', 'd.id', 'r.document_id')
    .select(['r.document_id', 'r.state', 'r.way', 'r.round', 'r.submitted_by', 'd.revision'])
    .select(sql<number[]>`r.content->'columns'`.as('columns'))
    .where('r.document_id', 'in', ids)
    .execute();
  const authors = await db
    .selectFrom('document_draft_versions as v')
    .innerJoin('documents as d', 'd.id', 'v.document_id')
    .select(['v.document_id', 'v.saved_by'])
    .distinct()
    .where('v.document_id', 'in', ids)
    .whereRef('v.revision', '>', 'd.revision')
    .execute();
  const words = await db
    .selectFrom('document_words')
    .select(['document_id', 'revision', 'round', 'step', 'staff_id'])
    .where('document_id', 'in', ids)
    .where('act', '=', 'agree')
    .orderBy('id')
    .execute();
  const people = await columnPeople(
    db,
    drafts.flatMap(({ columns }) => columns),
  );
  return new Map(
    drafts.map((draft) => {
      const { document_id: id, state, way, round, submitted_by, revision } = draft;
      const wrote = authors.flatMap((one) => (one.document_id === id ? [one.saved_by] : []));
      const agreed = words.flatMap((word): { step: ReviewStep; staffId: number }[] =>
        word.document_id === id &&
        word.revision === revision + 1 &&
        word.round === round &&
        word.step !== null &&
        word.staff_id !== null
          ? [{ step: word.step, staffId: word.staff_id }]
          : [],
      );
      const writtenBy = [...wrote, submitted_by].filter((staff) => staff !== null);
      const columns = draft.columns.flatMap((column) => people.get(column) ?? []);
      return [id, { state, way, writtenBy: [...new Set(writtenBy)], agreed, columns }];
    }),
  );
}

export async function addDocumentWord(db: Database, word: NewDocumentWord): Promise<void> {
  await db.insertInto('document_words').values(word).execute();
}

export interface SpokenWord {
  readonly revision: number;
  readonly round: number;
  readonly version: number;
  readonly act: NewDocumentWord['act'];
  readonly step: ReviewStep | null;
  readonly opinion: string | null;
  readonly answers: { readonly [question: string]: boolean } | null;
  readonly by: string | null;
  readonly inPlaceOf: string | null;
  readonly at: Temporal.Instant;
}

export async function wordsOfDocument(db: Database, id: number): Promise<readonly SpokenWord[]> {
  return await db
    .selectFrom('document_words as w')
    .leftJoin('staff as s', 's.id', 'w.staff_id')
    .leftJoin('staff as p', 'p.id', 'w.for_staff_id')
    .select([
      'w.revision',
      'w.round',
      'w.version',
      'w.act',
      'w.step',
      'w.opinion',
      'w.answers',
      's.name as by',
      'p.name as inPlaceOf',
      'w.at',
    ])
    .where('w.document_id', '=', id)
    .orderBy('w.id')
    .execute();
}

/** The texts on the way to the next publication and to those before, oldest first; without their content. */
/** But those of a text that was sealed since: they say what it said. */
export async function draftVersionsOf(
  db: Database,
  id: number,
): Promise<readonly (Omit<DocumentDraftVersionRow, 'content'> & { readonly by: string | null })[]> {
  return await db
    .selectFrom('document_draft_versions as v')
    .leftJoin('staff as s', 's.id', 'v.saved_by')
    .leftJoin('document_revisions as r', (join) =>
      join.onRef('r.document_id', '=', 'v.document_id').onRef('r.revision', '=', 'v.revision'),
    )
    .where((eb) => eb.or([eb('r.locked', 'is', null), eb('r.locked', '=', false)]))
    .select([
      'v.document_id',
      'v.version',
      'v.revision',
      'v.round',
      'v.saved_by',
      'v.saved_at',
      's.name as by',
    ])
    .where('v.document_id', '=', id)
    .orderBy('v.version')
    .execute();
}

export async function draftVersion(
  db: Database,
  id: number,
  version: number,
): Promise<{ readonly content: DocumentContent; readonly locked: boolean } | undefined> {
  const row = await db
    .selectFrom('document_draft_versions as v')
    .leftJoin('document_revisions as r', (join) =>
      join.onRef('r.document_id', '=', 'v.document_id').onRef('r.revision', '=', 'v.revision'),
    )
    .select(['v.content', 'r.locked'])
    .where('v.document_id', '=', id)
    .where('v.version', '=', version)
    .executeTakeFirst();
  return row && { content: row.content, locked: row.locked === true };
}

/** The text as it lay when the document had that version, when another was written since. */
export async function earlierDraft(
  db: Database,
  id: number,
  version: number,
): Promise<{ readonly version: number; readonly content: DocumentContent } | undefined> {
  const rows = await db
    .selectFrom('document_draft_versions')
    .select(['version', 'content'])
    .where('document_id', '=', id)
    .orderBy('version', 'desc')
    .execute();
  const seen = rows.find((row) => row.version <= version);
  return seen === rows[0] ? undefined : seen;
}

/** Drafts under review in these organs, the longest waiting first. */
export async function draftsInReview(
  db: Database,
  organIds: readonly number[],
): Promise<
  readonly (DocumentDraftRow & {
    readonly organ_id: number;
    readonly index_number: string | null;
    readonly publish_by: DocumentRow['publish_by'];
    readonly document_version: number;
  })[]
> {
  return await db
    .selectFrom('document_drafts as r')
    .innerJoin('documents as d', 'd.id', 'r.document_id')
    .selectAll('r')
    .select(['d.organ_id', 'd.index_number', 'd.publish_by', 'd.version as document_version'])
    .where('r.state', '=', 'in-review')
    .where('d.organ_id', 'in', [-1, ...organIds])
    .orderBy('r.submitted_at')
    .execute();
}

/** Cleared drafts whose moment has come. */
export async function draftsToPublish(
  db: Database,
  now: Temporal.Instant,
): Promise<readonly { readonly id: number; readonly organId: number }[]> {
  return await db
    .selectFrom('document_drafts as r')
    .innerJoin('documents as d', 'd.id', 'r.document_id')
    .select(['r.document_id as id', 'd.organ_id as organId'])
    .where('r.state', '=', 'cleared')
    .where('r.publish_at', '<=', now)
    .orderBy('r.publish_at')
    .execute();
}

/** Who gave which word of clearance to the text of this revision: what the published page can be traced to. */
export async function clearancesOf(
  db: Database,
  id: number,
  revision: number,
  round: number,
): Promise<readonly SpokenWord[]> {
  return (await wordsOfDocument(db, id)).filter(
    (word) => word.revision === revision && word.round === round && word.act === 'agree',
  );
}

/** Drafts whose last word was a return, of the person who wrote on them last. */
export async function returnedDrafts(
  db: Database,
  staffId: number,
): Promise<
  readonly {
    readonly id: number;
    readonly title: string;
    readonly comment: string;
    readonly returnedBy: number | null;
    readonly returnedAt: Temporal.Instant;
  }[]
> {
  const rows = await db
    .selectFrom('document_drafts as r')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('document_words as w')
          .select(['w.act', 'w.opinion', 'w.staff_id', 'w.at'])
          .whereRef('w.document_id', '=', 'r.document_id')
          .orderBy('w.id', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select(['r.document_id', 'r.content', 'last.opinion', 'last.staff_id', 'last.at'])
    .where('r.saved_by', '=', staffId)
    .where('r.state', '=', 'writing')
    .where('last.act', '=', 'return')
    .orderBy('last.at')
    .execute();
  return rows.map((row) => ({
    id: row.document_id,
    title: row.content.title,
    comment: row.opinion ?? '',
    returnedBy: row.staff_id,
    returnedAt: row.at,
  }));
}
