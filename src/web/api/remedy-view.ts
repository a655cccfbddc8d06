// Rows of reconsiderations and suits turned into what is shown, with the deadline that comes next.

import type { z } from '@hono/zod-openapi';
import {
  addWorkingDays,
  countWorkingOrdinals,
  type WorkingCalendar,
} from '../../rules/calendar.ts';
import { day, type IsoDay, isoOf, ordinalOfIso } from '../../rules/day.ts';
import { suitAfterReconsiderationBy } from '../../rules/litigation.ts';
import {
  endingLabel,
  lastDecision,
  nextStage,
  type RemedyFile,
  remedyState,
  remedyStepsOpen,
} from '../../rules/remedy-case.ts';
import { auditActions, isAuditAction } from '../../rules/audit-actions.ts';
import { may } from '../../rules/roles.ts';
import { replyWorkingDays } from '../../rules/clock.ts';
import { auditOf } from '../../store/database/audit-log.ts';
import { allOrgans } from '../../store/people/organs.ts';
import {
  decisionsOf,
  fileOf,
  followersOf,
  openClaims,
  openRemedyNote,
  remedyById,
} from '../../store/remedies/remedies.ts';
import { requestsByIds } from '../../store/requests/similar-requests.ts';
import { staffNames } from '../../store/people/staff.ts';
import type { RemedyRow } from '../../store/tables.ts';
import type { StaffCall } from './endpoint.ts';
import type { remedyDetail, remedyItem, remedyWords } from './remedy-schemas.ts';

type Item = z.input<typeof remedyItem>;
type Detail = z.input<typeof remedyDetail>;
type Words = z.input<typeof remedyWords>;

export async function remedyItems(
  { context }: StaffCall,
  rows: readonly RemedyRow[],
): Promise<readonly Item[]> {
  const { db, clock, calendar } = context;
  const decisions = await decisionsOf(
    db,
    rows.map(({ id }) => id),
  );
  const requests = await requestsByIds(
    db,
    rows.flatMap((row) => [row.request_id ?? -1, row.redo_request_id ?? -1]),
  );
  const byId = new Map(requests.map((row) => [row.id, row]));
  const organs = new Map((await allOrgans(db)).map((organ) => [organ.id, organ]));
  const handlerOf = (row: RemedyRow): number | null =>
    row.handler_id ?? byId.get(row.request_id ?? -1)?.handler_id ?? null;
  const names = await staffNames(
    db,
    rows.map((row) => handlerOf(row) ?? -1),
  );
  const numbered = (id: number | null): Item['request'] => {
    const row = byId.get(id ?? -1);
    return row === undefined ? null : { id: row.id, number: row.number };
  };
  return rows.map((row) => {
    const file = fileOf(row, decisions.get(row.id) ?? []);
    const last = lastDecision(file);
    const organ = organs.get(row.organ_id);
    const handlerId = handlerOf(row);
    return {
      id: row.id,
      version: row.version,
      organ: { code: organ?.code ?? '', name: organ?.name ?? '' },
      block: row.block,
      state: remedyState(file),
      caseNumber: row.case_number,
      body: row.body,
      request: numbered(row.request_id),
      handler: handlerId === null ? null : { id: handlerId, name: names.get(handlerId) ?? '' },
      filedOn: row.filed_on,
      copyReceivedOn: row.copy_received_on,
      procedure: row.procedure,
      answerBy: row.answer_by,
      answerPlanOn: row.answer_plan_on,
      answeredOn: row.answered_on,
      next: nextOf(file, clock.today(), calendar),
      ending: last === undefined ? null : endingLabel(last.stage, last.ending),
      result: row.result ?? 'pending',
      decidedOn: row.decided_on,
      redo: numbered(row.redo_request_id),
    };
  });
}

/** The day that runs against the organ now. */
function nextOf(file: RemedyFile, today: IsoDay, calendar: WorkingCalendar): Item['next'] {
  const on = (label: string, by: IsoDay | undefined): Item['next'] => {
    if (by === undefined) return null;
    const [now, then] = [ordinalOfIso(today), ordinalOfIso(by)];
    const daysLeft =
      now <= then
        ? countWorkingOrdinals(calendar, now, then)
        : -countWorkingOrdinals(calendar, then, now);
    return { label, on: by, daysLeft };
  };
  switch (remedyState(file)) {
    case 'answer-due':
      return on('提交答复和证据', file.answerBy);
    case 'decided':
      return on('上诉期限', lastDecision(file)?.appealBy);
    case 'redo-due':
      return on('重新答复', redoDueOn(lastDecision(file)?.receivedOn, calendar));
    default:
      return null;
  }
}

/** A whole period from the day the decision came, where it names none (条例 33; L30 [choice]). */
function redoDueOn(receivedOn: IsoDay | undefined, calendar: WorkingCalendar): IsoDay | undefined {
  if (receivedOn === undefined) return undefined;
  return isoOf(addWorkingDays(calendar, day(receivedOn), replyWorkingDays).on);
}

export async function remedyDetailOf(call: StaffCall, row: RemedyRow): Promise<Detail> {
  const { db, calendar } = call.context;
  const [item] = await remedyItems(call, [row]);
  if (item === undefined) throw new Error('one case gives one item');
  const file = fileOf(row, (await decisionsOf(db, [row.id])).get(row.id) ?? []);
  const last = lastDecision(file);
  const words = wordsInClear(call, row);
  const { staffId, roles } = call.session;
  const isOwn = item.handler?.id === staffId && may(roles, 'reveal-applicants');
  const masked = !isOwn && (words.claims !== null || words.note !== null);
  const before = row.follows_id === null ? undefined : await remedyById(db, row.follows_id);
  return {
    remedy: item,
    ...(masked ? { claims: null, note: null } : words),
    masked,
    follows: before === undefined ? null : briefOf(before),
    followedBy: (await followersOf(db, row.id)).map(briefOf),
    decisions: file.decisions.map((decision) => ({
      ...decision,
      receivedOn: decision.receivedOn ?? null,
      appealBy: decision.appealBy ?? null,
      appealedOn: decision.appealedOn ?? null,
      effectiveOn: decision.effectiveOn ?? null,
    })),
    steps: [...remedyStepsOpen(file)],
    nextStage: nextStage(file),
    suitBy:
      row.block === 'reconsideration' && last?.receivedOn !== undefined
        ? isoOf(suitAfterReconsiderationBy(last.receivedOn, calendar).on)
        : null,
    history: (await auditOf(db, `remedy ${row.id}`))
      .filter(isCourse)
      .map(({ at, actor, action }) => ({
        at: at.toString(),
        by: actor.kind === 'staff' ? actor.name : '系统',
        action: isAuditAction(action) ? auditActions[action] : action,
      })),
  };
}

/** Who looked is in the log; here stands what was recorded. */
function isCourse({ action }: { readonly action: string }): boolean {
  return action !== 'applicant-revealed';
}

/** For whoever handles the case, and for a stated reason: claims name people whom no mask knows. */
export function wordsInClear(
  { context: { secrets } }: Pick<StaffCall, 'context'>,
  row: RemedyRow,
): Words {
  return { claims: openClaims(secrets, row), note: openRemedyNote(secrets, row) };
}

function briefOf(row: RemedyRow) {
  return { id: row.id, caseNumber: row.case_number, filedOn: row.filed_on };
}
