// The tree of columns is kept: added to, set, ordered, moved, thinned out. An address once given stays: moving
// changes no path, and what holds documents cannot go (国办公开办函〔2019〕61号; 国办发〔2017〕47号).

import type { ColumnPeople } from '../../rules/column-people.ts';
import {
  type ColumnSettings,
  deletionViolations,
  moveViolations,
  pathOf,
  settingsViolations,
  slugViolations,
} from '../../rules/columns.ts';
import { may } from '../../rules/roles.ts';
import { violation, type Violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import {
  deleteColumn,
  documentsIn,
  insertColumn,
  lockColumns,
  replaceColumnPeople,
  updateColumn,
} from '../../store/documents/column-settings.ts';
import type { Database } from '../../store/database.ts';
import { organSubtree, rootOfOrgan } from '../../store/people/organs.ts';
import { announcePageChange } from '../../store/database/page-notice.ts';
import { listStaff } from '../../store/people/staff.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { inTransaction } from '../in-transaction.ts';

export interface ColumnToSave extends ColumnSettings {
  readonly people: ColumnPeople;
}

export interface NewColumn extends ColumnToSave {
  readonly slug: string;
  readonly parentId: number | null;
}

export async function addColumn(
  context: CommandContext,
  column: NewColumn,
): Promise<Result<{ readonly id: number }>> {
  return await inTransaction(context.db, async (db) => {
    const { organId } = context;
    const columns = await lockColumns(db, organId);
    const parent = columns.find(({ id }) => id === column.parentId);
    if (column.parentId !== null && parent === undefined) {
      return refusedFor('column-unknown', 'parentId');
    }
    const root = await rootOfOrgan(db, organId);
    const found = [
      ...slugViolations(column.slug, parent, columns, root),
      ...settingsViolations(column, undefined),
      ...(await peopleViolations(db, organId, column.people)),
    ];
    if (parent !== undefined && (parent.link !== null || parent.kind === 'apply')) {
      found.push(violation('column-unknown', 'parentId'));
    }
    if (found.length > 0) return refused(...found);
    const id = await insertColumn(db, {
      organ_id: organId,
      parent_id: parent?.id ?? null,
      slug: column.slug,
      path: pathOf(column.slug, parent, root),
      kind: column.kind,
      position: Math.max(0, ...columns.map(({ position }) => position + 1)),
      ...changeOf(column),
    });
    await replaceColumnPeople(db, id, column.people);
    await noted({ ...context, db }, 'column-saved', id, { name: column.name, slug: column.slug });
    return done({ id });
  });
}

export async function saveColumn(
  context: CommandContext,
  id: number,
  column: Omit<ColumnToSave, 'kind'>,
): Promise<Result<{ readonly id: number }>> {
  return await inTransaction(context.db, async (db) => {
    const { organId } = context;
    const existing = (await lockColumns(db, organId)).find((one) => one.id === id);
    if (existing === undefined) return refusedFor('column-unknown');
    const found = [
      ...settingsViolations({ ...column, kind: existing.kind }, existing),
      ...(await peopleViolations(db, organId, column.people)),
    ];
    if (column.link !== null && existing.link === null && (await documentsIn(db, id)) > 0) {
      found.push(violation('column-not-empty', 'link'));
    }
    if (found.length > 0) return refused(...found);
    await updateColumn(db, id, changeOf(column));
    await replaceColumnPeople(db, id, column.people);
    const { updateDays, reviewSteps, secrecyForm, listForm, link, people } = column;
    await noted({ ...context, db }, 'column-saved', id, {
      name: column.name,
      updateDays,
      reviewSteps,
      secrecyForm,
      listForm,
      link,
      people,
    });
    return done({ id });
  });
}

/** Below `parentId`, before the sibling `before`, or else at the end. */
export async function moveColumn(
  context: CommandContext,
  id: number,
  { parentId, before }: { readonly parentId: number | null; readonly before: number | null },
): Promise<Result<{ readonly id: number }>> {
  return await inTransaction(context.db, async (db) => {
    const columns = await lockColumns(db, context.organId);
    const column = columns.find((one) => one.id === id);
    const parent = columns.find((one) => one.id === parentId);
    if (column === undefined) return refusedFor('column-unknown');
    if (parentId !== null && (parent === undefined || parent.link !== null)) {
      return refusedFor('column-unknown', 'parentId');
    }
    const found = moveViolations(column, parent, columns);
    if (found.length > 0) return refused(...found);
    const siblings = columns.filter((one) => one.parent_id === parentId && one.id !== id);
    const at = siblings.findIndex((one) => one.id === before);
    const ordered = siblings.toSpliced(at < 0 ? siblings.length : at, 0, column);
    for (const [position, one] of ordered.entries()) {
      await updateColumn(db, one.id, { parent_id: parentId, position });
    }
    await noted({ ...context, db }, 'column-moved', id, { parentId, before });
    return done({ id });
  });
}

export async function removeColumn(
  context: CommandContext,
  id: number,
): Promise<Result<{ readonly id: number }>> {
  return await inTransaction(context.db, async (db) => {
    const columns = await lockColumns(db, context.organId);
    const column = columns.find((one) => one.id === id);
    if (column === undefined) return refusedFor('column-unknown');
    const children = columns.filter((one) => one.parent_id === id).length;
    const found = deletionViolations(column, { documents: await documentsIn(db, id), children });
    if (found.length > 0) return refused(...found);
    await deleteColumn(db, id);
    await noted({ ...context, db }, 'column-deleted', id, { name: column.name, path: column.path });
    return done({ id });
  });
}

function changeOf(column: Omit<ColumnSettings, 'kind'>) {
  return {
    name: column.name.trim(),
    link: column.link,
    update_days: column.updateDays,
    review_steps: [...column.reviewSteps],
    secrecy_form: column.secrecyForm,
    ...(column.listForm === undefined ? {} : { list_form: column.listForm }),
  };
}

/** Only people of the organ and those below it who hold the post: a name alone gives no right. */
async function peopleViolations(
  db: Database,
  organId: number,
  { edit, review }: ColumnPeople,
): Promise<readonly Violation[]> {
  const organs = (await organSubtree(db, organId)).map(({ id }) => id);
  const staff = await listStaff(db, organs);
  const holds = (id: number, isFit: (roles: (typeof staff)[number]['roles']) => boolean): boolean =>
    staff.some((one) => one.id === id && one.disabledAt === null && isFit(one.roles));
  const isWriter = edit.every((id) => holds(id, (roles) => may(roles, 'edit-documents')));
  const isReviewer = review.every((id) =>
    holds(id, (roles) => may(roles, 'review-documents') || may(roles, 'approve-documents')),
  );
  return [
    ...(isWriter ? [] : [violation('column-person', 'edit')]),
    ...(isReviewer ? [] : [violation('column-person', 'review')]),
  ];
}

async function noted(
  { db, clock, actor }: CommandContext,
  action: 'column-saved' | 'column-moved' | 'column-deleted',
  id: number,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  await appendAuditLog(db, { at: clock.now(), actor, action, object: `column ${id}`, detail });
  await announcePageChange(db, ['site']);
}
