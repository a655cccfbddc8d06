// What documents do to each other, as days on the row of the one that it is done to (条例 20(1); P02, P14): banners
// and Table 2 are read off these days and change by themselves.

import { beijingDay } from '../../rules/beijing-time.ts';
import { day, isoOf, type IsoDay } from '../../rules/day.ts';
import { dutyDueOn } from '../../rules/document-duties.ts';
import { isCountedFrom } from '../../rules/publication-deadlines.ts';
import type { Database } from '../../store/database.ts';
import { insertDuty } from '../../store/documents/document-duties.ts';
import type { Relation } from '../../store/documents/document-revisions.ts';
import { organSubtree } from '../../store/people/organs.ts';
import { refreshSearchEntry } from '../../store/search/search-index.ts';
import type { DocumentRow } from '../../store/tables.ts';
import type { CommandContext } from '../context.ts';

/**
 * @param context inside the transaction that holds the rows (lockWithTargets)
 * @param touched relations that were there before and that are there now
 */
export async function settleEffects(
  context: CommandContext,
  touched: readonly Pick<Relation, 'otherId' | 'kind'>[],
): Promise<void> {
  const { db, organId } = context;
  const own = (await organSubtree(db, organId)).map((organ) => organ.id);
  for (const id of new Set(touched.flatMap(({ otherId }) => otherId ?? []))) {
    const row = await db
      .selectFrom('documents')
      .selectAll()
      .where('id', '=', id)
      .where('organ_id', 'in', own)
      .executeTakeFirst();
    if (row === undefined) continue;
    const wasRepealed = touched.some(
      (one) => one.otherId === id && (one.kind === 'repeals' || one.kind === 'replaces'),
    );
    await settle(context, row, wasRepealed);
  }
}

/** A correction of a text leaves what others did to the document. */
export async function settleOwn(context: CommandContext, id: number): Promise<void> {
  const row = await context.db
    .selectFrom('documents')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  if (row !== undefined) await settle(context, row, false);
}

async function settle(
  context: CommandContext,
  row: DocumentRow,
  wasRepealed: boolean,
): Promise<void> {
  const { db, clock } = context;
  const doneTo = await db
    .selectFrom('document_relations')
    .select(['from_id', 'position', 'kind', 'effective_on', 'until', 'was'])
    .where('to_id', '=', row.id)
    .orderBy('effective_on')
    .orderBy('from_id')
    .execute();
  const first = (...kinds: readonly string[]): IsoDay | undefined =>
    doneTo.find(({ kind }) => kinds.includes(kind))?.effective_on;
  const repealed = first('repeals', 'replaces');
  const ends = doneTo.filter(({ kind }) => kind === 'lapses' || kind === 'extends');
  for (const end of ends.filter(({ was }) => was === null)) {
    await db
      .updateTable('document_relations')
      .set({ was: row.effective_to })
      .where('from_id', '=', end.from_id)
      .where('position', '=', end.position)
      .execute();
  }
  const last = ends.at(-1);
  await db
    .updateTable('documents')
    .set({
      amended_on: first('amends') ?? null,
      // A day entered by hand stays when no document of ours ever said another.
      ...(repealed !== undefined || wasRepealed ? { repealed_on: repealed ?? null } : {}),
      ...(last === undefined ? {} : { effective_to: endOf(last) ?? row.effective_to }),
      updated_at: clock.now(),
      ...(row.state === 'published' ? { public_at: clock.now() } : {}),
    })
    .where('id', '=', row.id)
    .execute();
  await refreshSearchEntry(db, row.id);
  await askForAmendedText(context, row, doneTo);
}

/** Declared lapsed from a day on, the day before is its last; extended, the day that was set. */
function endOf(end: {
  readonly kind: string;
  readonly effective_on: IsoDay;
  readonly until: IsoDay | null;
}): IsoDay | null {
  return end.kind === 'extends' ? end.until : isoOf(day(end.effective_on).subtract({ days: 1 }));
}

/** An amendment made elsewhere: the text as amended has twenty working days of its own (条例 26; P02). */
async function askForAmendedText(
  { db, clock, calendar }: CommandContext,
  row: DocumentRow,
  doneTo: readonly {
    readonly kind: string;
    readonly from_id: number;
    readonly effective_on: IsoDay;
  }[],
): Promise<void> {
  const shown = row.revised_at ?? row.published_at;
  if (row.state !== 'published' || shown === null) return;
  for (const { kind, from_id, effective_on } of doneTo) {
    if (kind !== 'amends' || beijingDay(shown) >= effective_on) continue;
    // What changed before the calendar begins was long due, and nobody can say since when.
    if (!isCountedFrom(effective_on, calendar)) continue;
    if (await isAsked(db, row.id, from_id)) continue;
    await insertDuty(db, {
      document_id: row.id,
      kind: 'amended-text',
      started_on: effective_on,
      due_on: dutyDueOn('amended-text', effective_on, calendar),
      basis: '',
      from_id,
      entered_by: null,
      entered_at: clock.now(),
      closed_at: null,
    });
  }
}

async function isAsked(db: Database, documentId: number, fromId: number): Promise<boolean> {
  const found = await db
    .selectFrom('document_duties')
    .select('id')
    .where('document_id', '=', documentId)
    .where('from_id', '=', fromId)
    .executeTakeFirst();
  return found !== undefined;
}

/** The document that did it is gone and its effect with it: days are what they were before. */
export async function undoEffects(context: CommandContext, fromId: number): Promise<void> {
  const { db } = context;
  const gone = await db
    .deleteFrom('document_relations')
    .where('from_id', '=', fromId)
    .returning(['to_id as otherId', 'kind', 'was'])
    .execute();
  for (const { otherId, kind, was } of gone) {
    if (otherId === null || (kind !== 'lapses' && kind !== 'extends')) continue;
    await db
      .updateTable('documents')
      .set({ effective_to: was })
      .where('id', '=', otherId)
      .execute();
    await refreshSearchEntry(db, otherId);
  }
  await settleEffects(context, gone);
}
