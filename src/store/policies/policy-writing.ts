// Policy items as they are written: the draft beside what is published, what was said of them, and documents of which
// somebody stated that there is nothing to take out.

import type { Selectable } from 'kysely';
import type { PolicyItemContent } from '../../rules/policy/item.ts';
import type { PolicyItemAct } from '../../rules/policy/item-way.ts';
import type { ValidityDates } from '../../rules/validity.ts';
import type { Database } from '../database.ts';
import type { PolicyItemsTable, PolicyItemWordsTable } from './policy-tables.ts';

export type PolicyItemRow = Selectable<PolicyItemsTable>;

export async function lockPolicyItem(db: Database, id: number): Promise<PolicyItemRow | undefined> {
  return await db
    .selectFrom('policy_items')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function insertPolicyItem(
  db: Database,
  item: {
    readonly organ_id: number;
    readonly document_id: number;
    readonly draft: PolicyItemContent;
    readonly writer: number | undefined;
    readonly at: Temporal.Instant;
  },
): Promise<{ readonly id: number; readonly version: number }> {
  return await db
    .insertInto('policy_items')
    .values({
      organ_id: item.organ_id,
      document_id: item.document_id,
      state: 'draft',
      draft: JSON.stringify(item.draft),
      written_by: item.writer ?? null,
      writers: item.writer === undefined ? [] : [item.writer],
      created_at: item.at,
      updated_at: item.at,
    })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow();
}

export async function updatePolicyItem(
  db: Database,
  id: number,
  change: Partial<
    Omit<PolicyItemRow, 'id' | 'draft' | 'content'> & {
      draft: PolicyItemContent | null;
      content: PolicyItemContent | null;
    }
  >,
): Promise<void> {
  const { draft, content, ...rest } = change;
  await db
    .updateTable('policy_items')
    .set({
      ...rest,
      ...(draft === undefined ? {} : { draft: draft && JSON.stringify(draft) }),
      ...(content === undefined ? {} : { content: content && JSON.stringify(content) }),
    })
    .where('id', '=', id)
    .execute();
}

export async function addPolicyItemWord(
  db: Database,
  word: {
    readonly item_id: number;
    readonly version: number;
    readonly act: PolicyItemAct;
    readonly note: string | null;
    readonly content?: PolicyItemContent;
    readonly staff_id: number | null;
    readonly at: Temporal.Instant;
  },
): Promise<void> {
  const { content, ...rest } = word;
  if (word.act === 'save' && (await renewedSave(db, word))) return;
  await db
    .insertInto('policy_item_words')
    .values({ ...rest, content: content ? JSON.stringify(content) : null })
    .execute();
}

/** A draft that saves itself every few seconds is one saving, as long as nobody else does anything. */
async function renewedSave(
  db: Database,
  { item_id, staff_id, version, at }: Parameters<typeof addPolicyItemWord>[1],
): Promise<boolean> {
  const last = await db
    .selectFrom('policy_item_words')
    .select(['id', 'act', 'staff_id'])
    .where('item_id', '=', item_id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last?.act !== 'save' || last.staff_id !== staff_id) return false;
  await db
    .updateTable('policy_item_words')
    .set({ version, at })
    .where('id', '=', last.id)
    .execute();
  return true;
}

export type PolicyItemWord = Omit<Selectable<PolicyItemWordsTable>, 'content'> & {
  readonly name: string | null;
};

export async function policyItemWords(
  db: Database,
  itemId: number,
): Promise<readonly PolicyItemWord[]> {
  return await db
    .selectFrom('policy_item_words as w')
    .leftJoin('staff as s', 's.id', 'w.staff_id')
    .select(['w.id', 'w.item_id', 'w.version', 'w.act', 'w.note', 'w.staff_id', 'w.at', 's.name'])
    .where('w.item_id', '=', itemId)
    .orderBy('w.id', 'desc')
    .execute();
}

/** Those of the given items that are written for the organ. */
export async function itemsOfOrgan(
  db: Database,
  organId: number,
  ids: readonly number[],
): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('policy_items')
    .select('id')
    .where('id', 'in', [-1, ...ids])
    .where('organ_id', '=', organId)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Items of these organs with their texts alone, the newest first; `notWithdrawn`: as many of those that stand or are written. */
export async function itemTexts(
  db: Database,
  organIds: readonly number[],
  notWithdrawn?: { readonly limit: number },
): Promise<readonly Pick<PolicyItemRow, 'id' | 'state' | 'draft' | 'content' | 'published_at'>[]> {
  let query = db
    .selectFrom('policy_items')
    .select(['id', 'state', 'draft', 'content', 'published_at'])
    .where('organ_id', 'in', [-1, ...organIds])
    .orderBy('id', 'desc');
  if (notWithdrawn) query = query.where('state', '<>', 'withdrawn').limit(notWithdrawn.limit);
  return await query.execute();
}

export async function itemText(
  db: Database,
  organIds: readonly number[],
  id: number,
): Promise<Pick<PolicyItemRow, 'id' | 'organ_id' | 'state' | 'draft' | 'content'> | undefined> {
  return await db
    .selectFrom('policy_items')
    .select(['id', 'organ_id', 'state', 'draft', 'content'])
    .where('id', '=', id)
    .where('organ_id', 'in', [-1, ...organIds])
    .executeTakeFirst();
}

export interface ItemDocument extends ValidityDates {
  readonly id: number;
  readonly organId: number;
  readonly title: string;
  readonly number: string | null;
  readonly isPublished: boolean;
  readonly homePath: string;
  readonly publishedAt: Temporal.Instant | null;
}

/** An item as the back office lists it, whatever its state. */
export interface ListedItem extends Omit<PolicyItemRow, 'document_id'> {
  readonly document: ItemDocument;
  readonly writerName: string | null;
}

export async function listedItems(
  db: Database,
  which: { readonly organIds: readonly number[]; readonly ids?: readonly number[] },
): Promise<readonly ListedItem[]> {
  let query = db
    .selectFrom('policy_items as i')
    .innerJoin('documents as d', 'd.id', 'i.document_id')
    .innerJoin('columns as home', 'home.id', 'd.home_column_id')
    .leftJoin('staff as s', 's.id', 'i.written_by')
    .selectAll('i')
    .select([
      'd.organ_id as document_organ_id',
      'd.title',
      'd.document_number',
      'd.state as document_state',
      'd.effective_from',
      'd.effective_to',
      'd.repealed_on',
      'd.published_at as document_published_at',
      'home.path',
      's.name as writer_name',
    ])
    .where('i.organ_id', 'in', [-1, ...which.organIds])
    .orderBy('i.updated_at', 'desc')
    .orderBy('i.id', 'desc');
  if (which.ids) query = query.where('i.id', 'in', [-1, ...which.ids]);
  const rows = await query.execute();
  return rows.map((row) => {
    const { document_organ_id, title, document_number, document_state, path, ...rest } = row;
    const { effective_from, effective_to, repealed_on, document_published_at, ...item } = rest;
    const { writer_name, document_id, ...own } = item;
    return {
      ...own,
      writerName: writer_name,
      document: {
        id: document_id,
        organId: document_organ_id,
        title,
        number: document_number,
        isPublished: document_state === 'published',
        homePath: path,
        publishedAt: document_published_at,
        effectiveFrom: effective_from,
        effectiveTo: effective_to,
        repealedOn: repealed_on,
      },
    };
  });
}
