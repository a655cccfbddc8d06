// Puts a tree of columns in place for an organ. Doing it twice changes nothing but names and order:
// documents keep their columns and addresses.

import type { PlacedColumn } from '../../rules/disclosure-columns.ts';
import type { ListForm } from '../../rules/list-forms.ts';
import { announcePageChange } from '../../store/database/page-notice.ts';
import type { CommandContext } from '../context.ts';

interface NewColumn {
  readonly slug: string;
  readonly name: string;
  readonly kind: string;
  readonly item?: number;
  readonly updateDays?: number;
  readonly listForm?: ListForm;
  readonly link?: string;
}

export async function placeColumns(
  { db, organId }: Pick<CommandContext, 'db' | 'organId'>,
  columns: readonly PlacedColumn<NewColumn>[],
): Promise<void> {
  const ids = new Map<string, number>();
  for (const [position, column] of columns.entries()) {
    const row = {
      organ_id: organId,
      parent_id: column.parent === undefined ? null : (ids.get(column.parent) ?? null),
      slug: column.slug,
      path: column.path,
      name: column.name,
      kind: column.kind,
      art20_item: column.item ?? null,
      update_days: column.updateDays ?? null,
      link: column.link ?? null,
      position,
      ...(column.listForm === undefined ? {} : { list_form: column.listForm }),
    };
    const { id } = await db
      .insertInto('columns')
      .values(row)
      .onConflict((conflict) => conflict.columns(['organ_id', 'path']).doUpdateSet(row))
      .returning('id')
      .executeTakeFirstOrThrow();
    ids.set(column.path, id);
  }
  await announcePageChange(db, ['site']);
}
