// Reconsiderations and suits: one row a case as Table 4 counts it, with the decision of each stage.

import type { Insertable, Updateable } from 'kysely';
import type { RemedyFile, StageDecision } from '../../rules/remedy-case.ts';
import type { Database } from '../database.ts';
import type { DaySpan } from '../requests/queue.ts';
import type { Secrets } from '../database/secrets.ts';
import type { RemediesTable, RemedyDecisionRow, RemedyRow } from '../tables.ts';

export async function insertRemedy(
  db: Database,
  values: Insertable<RemediesTable>,
): Promise<RemedyRow> {
  return db.insertInto('remedies').values(values).returningAll().executeTakeFirstOrThrow();
}

/** Locks the case until the transaction ends. */
export async function lockRemedy(db: Database, id: number): Promise<RemedyRow | undefined> {
  return db.selectFrom('remedies').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function remedyById(db: Database, id: number): Promise<RemedyRow | undefined> {
  return db.selectFrom('remedies').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function updateRemedy(
  db: Database,
  { id, version }: Pick<RemedyRow, 'id' | 'version'>,
  values: Updateable<RemediesTable>,
): Promise<RemedyRow> {
  return db
    .updateTable('remedies')
    .set({ ...values, version: version + 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function decisionsOf(
  db: Database,
  remedyIds: readonly number[],
): Promise<ReadonlyMap<number, readonly RemedyDecisionRow[]>> {
  const rows = await db
    .selectFrom('remedy_decisions')
    .selectAll()
    .where('remedy_id', 'in', [-1, ...remedyIds])
    .orderBy('id')
    .execute();
  return Map.groupBy(rows, (row) => row.remedy_id);
}

/** The case as the rules look at it. */
export function fileOf(row: RemedyRow, decisions: readonly RemedyDecisionRow[]): RemedyFile {
  return {
    block: row.block,
    filedOn: row.filed_on,
    ...(row.procedure === null ? {} : { procedure: row.procedure }),
    ...(row.copy_received_on === null ? {} : { copyReceivedOn: row.copy_received_on }),
    ...(row.answer_by === null ? {} : { answerBy: row.answer_by }),
    ...(row.answer_plan_on === null ? {} : { answerPlanOn: row.answer_plan_on }),
    ...(row.answered_on === null ? {} : { answeredOn: row.answered_on }),
    decisions: decisions.map(decisionOf),
    isRedoOpen: row.redo_request_id !== null,
    isClosedWithoutCourse: row.result !== null && decisions.length === 0,
  };
}

function decisionOf(row: RemedyDecisionRow): StageDecision {
  return {
    stage: row.stage,
    ending: row.ending,
    form: row.form,
    decidedOn: row.decided_on,
    ordersRedo: row.orders_redo,
    ...(row.received_on === null ? {} : { receivedOn: row.received_on }),
    ...(row.appeal_by === null ? {} : { appealBy: row.appeal_by }),
    ...(row.appealed_on === null ? {} : { appealedOn: row.appealed_on }),
    ...(row.effective_on === null ? {} : { effectiveOn: row.effective_on }),
  };
}

export function sealClaims(secrets: Secrets, text: string | undefined): Buffer | null {
  return text === undefined || text.trim() === '' ? null : secrets.seal(text, 'remedy claims');
}

export function openClaims(secrets: Secrets, { claims }: RemedyRow): string | null {
  return claims === null ? null : secrets.open(claims, 'remedy claims').toString('utf8');
}

export interface RemedyFilter {
  readonly organIds: readonly number[];
  readonly standing: 'open' | 'ended' | 'all';
  readonly requestId?: number | undefined;
  readonly block?: RemedyRow['block'] | undefined;
  readonly filed?: DaySpan | undefined;
  /** By the day from which the result is in force. */
  readonly decided?: DaySpan | undefined;
}

function filtered(db: Database, filter: RemedyFilter) {
  const { organIds, standing, requestId, block, filed, decided } = filter;
  let query = db.selectFrom('remedies').where('organ_id', 'in', [-1, ...organIds]);
  if (requestId !== undefined) query = query.where('request_id', '=', requestId);
  if (block !== undefined) query = query.where('block', '=', block);
  if (standing !== 'all')
    query = query.where('result', standing === 'open' ? 'is' : 'is not', null);
  if (filed?.from !== undefined) query = query.where('filed_on', '>=', filed.from);
  if (filed?.to !== undefined) query = query.where('filed_on', '<=', filed.to);
  if (decided?.from !== undefined) query = query.where('decided_on', '>=', decided.from);
  if (decided?.to !== undefined) query = query.where('decided_on', '<=', decided.to);
  return query;
}

export async function countRemedyCases(db: Database, filter: RemedyFilter): Promise<number> {
  const { total } = await filtered(db, filter)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

/** Open ones by the day they turn on, ended ones newest first. */
export async function listRemedies(
  db: Database,
  filter: RemedyFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: readonly RemedyRow[]; readonly total: number }> {
  const total = await countRemedyCases(db, filter);
  const rows = await filtered(db, filter)
    .selectAll()
    .orderBy('decided_on', (by) => by.desc().nullsFirst())
    .orderBy((eb) => eb.case().when('answered_on', 'is', null).then(eb.ref('answer_by')).end())
    .orderBy('filed_on', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return { rows, total };
}

/** Cases whose answer is still to come, of all organs. */
export async function unansweredRemedies(db: Database): Promise<readonly RemedyRow[]> {
  return db
    .selectFrom('remedies')
    .selectAll()
    .where('copy_received_on', 'is not', null)
    .where('answered_on', 'is', null)
    .where('result', 'is', null)
    .execute();
}

/** Suits that came after this reconsideration. */
export async function followersOf(db: Database, remedyId: number): Promise<readonly RemedyRow[]> {
  return db
    .selectFrom('remedies')
    .selectAll()
    .where('follows_id', '=', remedyId)
    .orderBy('filed_on')
    .execute();
}

export function sealRemedyNote(secrets: Secrets, note: string | undefined): Buffer | null {
  return note === undefined || note === '' ? null : secrets.seal(note, 'remedy note');
}

export function openRemedyNote(secrets: Secrets, { note }: Pick<RemedyRow, 'note'>): string | null {
  return note === null ? null : secrets.open(note, 'remedy note').toString('utf8');
}
