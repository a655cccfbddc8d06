// Writes the example's documents of the desk and takes each through its reviews, every step by its own person (条例 17).

import type { CommandContext } from '../commands/context.ts';
import { agreeToDocument, submitDocument } from '../commands/documents/review-document.ts';
import { saveDocument, type SavedDocument } from '../commands/documents/save-document.ts';
import type { ExampleDraft } from '../example/drafts.ts';
import type { IsoDay } from '../rules/day.ts';
import type { DocumentContent } from '../rules/document-content.ts';
import type { ReviewStep } from '../rules/document-review.ts';
import type { Actor } from '../rules/request/events.ts';
import { columnsOf } from '../store/documents/columns.ts';
import type { Database } from '../store/database.ts';
import { standingsOf } from '../store/documents/document-drafts.ts';
import { must } from './accounts.ts';
import { staffActor } from './example-requests.ts';
import type { Office } from './office.ts';

const answers = { secret: false, forbidden: false, rights: false };

/** In one transaction each: a first start that was interrupted finds it whole or not at all. */
export async function playDraft(
  office: Office,
  organId: number,
  draft: ExampleDraft,
): Promise<void> {
  const people = await publishers(office);
  await office.db.transaction().execute(async (db) => {
    const { title } = draft.content;
    if ((await idByTitle(db, organId, title)) !== undefined) return;
    const contents = await printed(db, draft);
    // On an early day there is nothing yet that an issue could print.
    if (draft.prints !== undefined && contents.length === 0) return;
    const home = (await columnsOf(db, organId)).find(({ slug }) => slug === draft.column);
    const content = { ...draft.content, contents, columns: home === undefined ? [] : [home.id] };
    const place = { ...office, db, organId };
    const published = await publishThrough(place, people, draft.on, content);
    if (draft.correction === undefined) return;
    const { on, reason, body } = draft.correction;
    await publishThrough(place, people, on, { ...content, body }, published, reason);
  });
}

type Place = Office & Pick<CommandContext, 'organId'>;

/** Somebody's hand on a day, in Beijing time. */
export function at(place: Place, on: IsoDay, time: string, actor: Actor): CommandContext {
  const clock = {
    today: () => on,
    now: () => Temporal.Instant.from(`${on}T${time}:00+08:00`),
  };
  return { ...place, actor, clock };
}

export type Publishers = Readonly<Record<ReviewStep | 'editor', Actor>>;

/** Who writes and reviews (条例 17); outside of any transaction, for it may make their accounts. */
export async function publishers(office: Office): Promise<Publishers> {
  const reviewer = await staffActor(office, 'shenhe');
  return {
    editor: await staffActor(office, 'bianji'),
    first: reviewer,
    second: reviewer,
    secrecy: await staffActor(office, 'baomi'),
    final: reviewer,
  };
}

/** Written, reviewed and published in one day. @param reason why, where it takes the place of what readers see */
export async function publishThrough(
  place: Place,
  people: Publishers,
  on: IsoDay,
  content: DocumentContent,
  draft?: SavedDocument,
  reason?: string,
): Promise<SavedDocument> {
  const { title } = content;
  const saved = must(
    await saveDocument(at(place, on, '09:10', people.editor), content, draft),
    title,
  );
  const submitted = { ...saved, ...(reason === undefined ? {} : { opinion: reason }) };
  let { version } = must(
    await submitDocument(at(place, on, '09:30', people.editor), submitted),
    title,
  );
  const way = (await standingsOf(place.db, [saved.id])).get(saved.id)?.way ?? [];
  for (const [i, step] of way.entries()) {
    const input = { id: saved.id, version, ...(step === 'secrecy' ? { answers } : {}) };
    ({ version } = must(
      await agreeToDocument(at(place, on, `1${i}:20`, people[step]), input),
      title,
    ));
  }
  return { id: saved.id, version };
}

export async function idByTitle(
  db: Database,
  organId: number,
  title: string,
): Promise<number | undefined> {
  const row = await db
    .selectFrom('documents')
    .select('id')
    .where('organ_id', '=', organId)
    .where('title', '=', title)
    .executeTakeFirst();
  return row?.id;
}

async function printed(db: Database, { prints = [] }: ExampleDraft) {
  if (prints.length === 0) return [];
  const rows = await db
    .selectFrom('documents')
    .select(['id', 'title', 'import_key'])
    .where(
      'import_key',
      'in',
      prints.map(({ key }) => key),
    )
    .execute();
  return prints.flatMap(({ key, page }) => {
    const row = rows.find(({ import_key: known }) => known === key);
    return row === undefined ? [] : [{ documentId: row.id, name: row.title, page }];
  });
}
