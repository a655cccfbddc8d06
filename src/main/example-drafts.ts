// Writes the example's documents of the desk and takes each through its reviews, every step by its own person (条例 17).

import type { CommandContext } from '../commands/context.ts';
import { agreeToDocument, submitDocument } from '../commands/documents/review-document.ts';
import { saveDocument } from '../commands/documents/save-document.ts';
import type { ExampleDraft } from '../example/drafts.ts';
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
  const editor = await staffActor(office, 'bianji');
  const reviewer = await staffActor(office, 'shenhe');
  const people = {
    first: reviewer,
    second: reviewer,
    secrecy: await staffActor(office, 'baomi'),
    final: reviewer,
  } as const satisfies Readonly<Record<ReviewStep, Actor>>;
  await office.db.transaction().execute(async (db) => {
    const at = (time: string, actor: Actor): CommandContext => ({
      ...office,
      db,
      organId,
      actor,
      clock: {
        today: () => draft.on,
        now: () => Temporal.Instant.from(`${draft.on}T${time}:00+08:00`),
      },
    });
    const { title } = draft.content;
    if (await isThere(db, organId, title)) return;
    const contents = await printed(db, draft);
    // On an early day there is nothing yet that an issue could print.
    if (draft.prints !== undefined && contents.length === 0) return;
    const home = (await columnsOf(db, organId)).find(({ slug }) => slug === draft.column);
    const content = { ...draft.content, contents, columns: home === undefined ? [] : [home.id] };
    const saved = must(await saveDocument(at('09:10', editor), content), title);
    let { version } = must(await submitDocument(at('09:30', editor), saved), title);
    const way = (await standingsOf(db, [saved.id])).get(saved.id)?.way ?? [];
    for (const [i, step] of way.entries()) {
      const input = { id: saved.id, version, ...(step === 'secrecy' ? { answers } : {}) };
      ({ version } = must(await agreeToDocument(at(`1${i}:20`, people[step]), input), title));
    }
  });
}

async function isThere(db: Database, organId: number, title: string): Promise<boolean> {
  const row = await db
    .selectFrom('documents')
    .select('id')
    .where('organ_id', '=', organId)
    .where('title', '=', title)
    .executeTakeFirst();
  return row !== undefined;
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
