// Columns as those who keep them see and change them: who is named for each, what stands in it, its place.

import type { ColumnPeople } from '../../rules/column-people.ts';
import type { Database } from '../database.ts';
import type { ColumnRow } from '../tables.ts';

/** Who is named for each of the columns; one that names nobody is there with empty lists. */
export async function columnPeople(
  db: Database,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ColumnPeople>> {
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom('column_staff')
          .select(['column_id', 'staff_id', 'may'])
          .where('column_id', 'in', [...ids])
          .orderBy('staff_id')
          .execute();
  const named = (id: number, may: 'edit' | 'review'): number[] =>
    rows.flatMap((row) => (row.column_id === id && row.may === may ? [row.staff_id] : []));
  return new Map(ids.map((id) => [id, { edit: named(id, 'edit'), review: named(id, 'review') }]));
}

/** Who is named for the columns in which each of the documents stands. */
export async function peopleForDocuments(
  db: Database,
  documentIds: readonly number[],
): Promise<ReadonlyMap<number, readonly ColumnPeople[]>> {
  const places = await db
    .selectFrom('document_columns')
    .select(['document_id', 'column_id'])
    .where('document_id', 'in', [-1, ...documentIds])
    .execute();
  const people = await columnPeople(db, [...new Set(places.map((one) => one.column_id))]);
  const byDocument = Map.groupBy(places, (one) => one.document_id);
  return new Map(
    documentIds.map((id) => [
      id,
      (byDocument.get(id) ?? []).flatMap((one) => people.get(one.column_id) ?? []),
    ]),
  );
}

export async function replaceColumnPeople(
  db: Database,
  columnId: number,
  { edit, review }: ColumnPeople,
): Promise<void> {
  await db.deleteFrom('column_staff').where('column_id', '=', columnId).execute();
  const rows = [
    ...edit.map((staff_id) => ({ column_id: columnId, staff_id, may: 'edit' as const })),
    ...review.map((staff_id) => ({ column_id: columnId, staff_id, may: 'review' as const })),
  ];
  if (rows.length > 0) await db.insertInto('column_staff').values(rows).execute();
}

/** All columns of the organ, held until the transaction ends: two who move columns follow each other. */
export async function lockColumns(db: Database, organId: number): Promise<readonly ColumnRow[]> {
  return await db
    .selectFrom('columns')
    .selectAll()
    .where('organ_id', '=', organId)
    .orderBy('position')
    .orderBy('id')
    .forUpdate()
    .execute();
}

export type ColumnChange = Partial<
  Pick<
    ColumnRow,
    | 'name'
    | 'link'
    | 'update_days'
    | 'review_steps'
    | 'secrecy_form'
    | 'list_form'
    | 'parent_id'
    | 'position'
  >
>;

export async function insertColumn(
  db: Database,
  column: Required<Omit<ColumnChange, 'position' | 'list_form'>> &
    Pick<ColumnChange, 'list_form'> &
    Pick<ColumnRow, 'organ_id' | 'slug' | 'path' | 'kind' | 'position'>,
): Promise<number> {
  const { id } = await db
    .insertInto('columns')
    .values({ ...column, art20_item: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateColumn(db: Database, id: number, change: ColumnChange): Promise<void> {
  await db.updateTable('columns').set(change).where('id', '=', id).execute();
}

export async function deleteColumn(db: Database, id: number): Promise<void> {
  await db.deleteFrom('columns').where('id', '=', id).execute();
}

/** Documents that stand or ever stood in the column, drafts included. */
export async function documentsIn(db: Database, columnId: number): Promise<number> {
  const { count } = await db
    .selectFrom('documents as d')
    .where((eb) =>
      eb.or([
        eb('d.home_column_id', '=', columnId),
        eb.exists(
          eb
            .selectFrom('document_columns as p')
            .select('p.column_id')
            .whereRef('p.document_id', '=', 'd.id')
            .where('p.column_id', '=', columnId),
        ),
      ]),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
