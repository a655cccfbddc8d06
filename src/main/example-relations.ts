// What documents of the example do to each other: an import carries no relations, so they are written as an editor
// would state them afterwards.

import { settleEffects } from '../commands/documents/settle-effects.ts';
import type { ExampleRelation } from '../example/changed-documents.ts';
import type { Database } from '../store/database.ts';
import { replaceRelations } from '../store/documents/document-revisions.ts';
import type { Office } from './office.ts';

/** Of those that are there: on an early day some are not yet. Twice is as once. */
export async function relate(
  office: Office,
  organId: number,
  relations: readonly ExampleRelation[],
): Promise<void> {
  for (const { from, to, kind, on } of relations) {
    await office.db.transaction().execute(async (db) => {
      const [doing, done] = [await idOf(db, organId, from), await idOf(db, organId, to)];
      if (doing === undefined || done === undefined) return;
      const relation = { kind, documentId: done, name: to, on };
      await replaceRelations(db, doing, [{ kind, otherId: done, name: to, on, until: null }]);
      await db
        .updateTable('documents')
        .set({ details: JSON.stringify({ relations: [relation] }) })
        .where('id', '=', doing)
        .execute();
      const context = { ...office, db, organId, actor: { kind: 'system' } } as const;
      await settleEffects(context, [{ otherId: done, kind }]);
    });
  }
}

async function idOf(db: Database, organId: number, title: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('documents')
    .select('id')
    .where('organ_id', '=', organId)
    .where('title', '=', title)
    .where('state', '=', 'published')
    .executeTakeFirst();
  return row?.id;
}
