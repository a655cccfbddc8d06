// A changed calendar moves every open clock (条例 33; K08, K09), and so does a day on which a third party's
// silence ends its pause: every last day, to reply, to supplement, to pay, is computed again from the
// stored facts in one pass, and each that moved is logged with the old and the new date and the cause.

import type { WorkingCalendar } from '../../rules/calendar.ts';
import type { IsoDay } from '../../rules/day.ts';
import { contactDueOn } from '../../rules/request/contact.ts';
import { currentRow, redue } from '../../rules/request/current-row.ts';
import { requestFrom } from '../../rules/request/fold.ts';
import { heldAfterCalendar, withHeldOpinions } from '../../rules/request/held-date.ts';
import { internalDueOn } from '../../rules/request/internal-due.ts';
import { cautiousDue } from '../../rules/request/state.ts';
import {
  type Cause,
  type ClockGroup,
  clockGroups,
  type ClockRow,
  clocksOfEvents,
  type GroupMove,
  inBulk,
  internalDaysInUse,
  internalGroups,
  lockClocks,
  moveContacts,
  moveGroups,
  moveInternal,
  moveRows,
  pausedClocks,
  type RowMove,
  unconfirmedClocks,
} from '../../store/requests/clocks.ts';
import type { Database } from '../../store/database.ts';
import { clockFactsOf, eventsOfMany, heldBefore } from '../../store/requests/requests.ts';
import type { CommandContext } from '../context.ts';

/** Requests folded at a time: their events are opened together. */
const batchSize = 1000;

export interface Recomputed {
  readonly open: number;
  readonly moved: number;
}

type Context = Omit<CommandContext, 'organId'>;

/** From so many on the indexes of open requests are made anew instead of being written row by row. */
const many = 5000;

/** `cause` is the number or address of the notice. All organs: there is one national calendar. */
export async function recomputeClocks(context: Context, cause: string): Promise<Recomputed> {
  const { actor, clock } = context;
  const log: Cause = { actor, at: clock.now(), cause };
  return context.db.transaction().execute(async (db) => {
    await lockClocks(db);
    const byDay = await clocksByDay(context, db);
    const paused = rowMoves(await pausedClocks(db), (row) => afterPauses(context, row));
    const move = async (): Promise<void> => {
      await moveGroups(db, byDay.moves, log);
      await moveRows(db, paused.moves, log);
      await moveInternalDays(context.calendar, db);
    };
    await (byDay.touched + paused.moves.length > many ? inBulk(db, move) : move());
    const ofEvents = await moveOfEvents(context, db, log);
    if (ofEvents.some(({ moved }) => moved > 0)) await moveInternalDays(context.calendar, db);
    await moveContactDays(context, db);
    const parts = [byDay, paused, ...ofEvents];
    return {
      open: parts.reduce((sum, { open }) => sum + open, 0),
      moved: parts.reduce((sum, { moved }) => sum + moved, 0),
    };
  });
}

// ── Clocks that follow from one day ────────────────────────────────────────────────────────────

async function clocksByDay(
  { clock, calendar }: Context,
  db: Database,
): Promise<Recomputed & { moves: readonly GroupMove[]; touched: number }> {
  const today = clock.today();
  const groups = await clockGroups(db);
  const days = await internalDaysInUse(db);
  const moves = groups.flatMap((group) => groupMove(group, days, today, calendar));
  const moved = moves.filter(({ group, lastDay }) => lastDay !== group.lastDay);
  return {
    open: rowsOf(groups),
    moved: rowsOf(moved.map(({ group }) => group)),
    touched: rowsOf(moves.map(({ group }) => group)),
    moves,
  };
}

function rowsOf(groups: readonly ClockGroup[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

function groupMove(
  group: ClockGroup,
  internalDays: readonly number[],
  today: IsoDay,
  calendar: WorkingCalendar,
): readonly GroupMove[] {
  const { state, from } = group;
  const [lastDay, provisional] = lastDayFrom(group, today, calendar);
  if (lastDay === group.lastDay && provisional === group.provisional) return [];
  const before = {
    clockState: state,
    startedOn: from,
    lastDay: group.lastDay,
    heldUntil: group.heldUntil,
  };
  const heldUntil = heldAfterCalendar(before, lastDay);
  const dueOn = state === 'running' ? lastDay : null;
  const internal = new Map(
    internalDays.map((days) => [days, dueOn && internalDueOn(dueOn, days, calendar)]),
  );
  return [{ group, lastDay, provisional, heldUntil, internal }];
}

function lastDayFrom(
  { state, from, extensionDays }: ClockGroup,
  today: IsoDay,
  calendar: WorkingCalendar,
): readonly [IsoDay, boolean] {
  if (state === 'unconfirmed') {
    const { cautiousDueOn, provisional } = cautiousDue(from, calendar);
    return [cautiousDueOn, provisional];
  }
  const due = redue({ startedOn: from, extensionDays, pauses: [] }, today, calendar);
  return [due.sortOn, due.dueProvisional];
}

// ── Clocks row by row ──────────────────────────────────────────────────────────────────────────

type After = Omit<RowMove, 'row' | 'heldUntil'>;

function rowMoves(
  rows: readonly ClockRow[],
  afterOf: (row: ClockRow) => After | undefined,
): Recomputed & { moves: readonly RowMove[] } {
  const moves = rows.flatMap((row) => {
    const after = afterOf(row);
    if (after === undefined || isSame(row, after)) return [];
    return [{ row, ...after, heldUntil: heldAfterCalendar(heldBefore(row), after.lastDay) }];
  });
  const moved = moves.filter(({ row, lastDay }) => lastDay !== (row.due_on ?? row.sort_on));
  return { open: rows.length, moved: moved.length, moves };
}

function isSame(row: ClockRow, after: After): boolean {
  return (
    row.clock_state === after.state &&
    row.clock_started_on === after.startedOn &&
    row.due_on === after.dueOn &&
    row.sort_on === after.lastDay &&
    row.due_provisional === after.provisional &&
    row.waiting_until === after.waitingUntil &&
    after.pauses.every((pause, i) => pause.lapsesOn === row.pauses[i]?.lapsesOn)
  );
}

function afterPauses({ clock, calendar }: Context, row: ClockRow): After | undefined {
  const facts = clockFactsOf(row);
  if (facts === undefined) return undefined;
  const due = redue(facts, clock.today(), calendar);
  return {
    state: due.clockState,
    startedOn: facts.startedOn,
    dueOn: due.dueOn,
    lastDay: due.sortOn,
    provisional: due.dueProvisional,
    pauses: due.facts.pauses,
    waitingUntil: due.waitingUntil,
  };
}

/** What hangs on events (the timeliness of a supplement notice, the service of a notice) is folded again. */
async function moveOfEvents(
  { clock, calendar, secrets }: Context,
  db: Database,
  log: Cause,
): Promise<readonly Recomputed[]> {
  const parts: Recomputed[] = [];
  for (let after = 0; ;) {
    const rows = await clocksOfEvents(db, after, batchSize);
    const events = await eventsOfMany(
      db,
      secrets,
      rows.map(({ id }) => id),
    );
    const folded = (row: ClockRow): After | undefined => {
      const request = requestFrom(events.get(row.id) ?? []);
      if (request === undefined) return undefined;
      const own = withHeldOpinions(request, row.pauses);
      const current = currentRow(own, clock.today(), calendar);
      return {
        state: current.clockState,
        startedOn: current.facts?.startedOn ?? null,
        dueOn: current.dueOn,
        lastDay: current.sortOn,
        provisional: current.dueProvisional,
        pauses: current.facts?.pauses ?? [],
        waitingUntil: current.waitingUntil,
      };
    };
    const part = rowMoves(rows, folded);
    await moveRows(db, part.moves, log);
    parts.push(part);
    const last = rows.at(-1);
    if (last === undefined || rows.length < batchSize) return parts;
    after = last.id;
  }
}

// ── The office's own days ──────────────────────────────────────────────────────────────────────

/** So many working days before the legal day, which may have moved, or the days between (条例 45). */
async function moveInternalDays(calendar: WorkingCalendar, db: Database): Promise<void> {
  const groups = await internalGroups(db);
  const moves = groups.flatMap((group) => {
    const internal = internalDueOn(group.dueOn, group.internalDays, calendar);
    return internal === group.internalDueOn ? [] : [{ ...group, internal }];
  });
  await moveInternal(db, moves);
}

/** The first working day on which nobody tried to reach the applicant (条例 31). */
async function moveContactDays({ calendar, secrets }: Context, db: Database): Promise<void> {
  for (let after = 0; ;) {
    const rows = await unconfirmedClocks(db, after, batchSize);
    const ids = rows.map(({ id }) => id);
    const events = await eventsOfMany(db, secrets, ids);
    const moves = rows.flatMap(({ id, contact_due_on: was }) => {
      const request = requestFrom(events.get(id) ?? []);
      const contact = (request && contactDueOn(request, calendar)) ?? null;
      return request === undefined || contact === was ? [] : [{ id, contact }];
    });
    await moveContacts(db, moves);
    const last = rows.at(-1);
    if (last === undefined || rows.length < batchSize) return;
    after = last.id;
  }
}
