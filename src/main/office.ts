// The office behind a command: database, calendar, keys and clock, ready for the commands of the house.

import type { CommandContext as ActContext } from '../commands/context.ts';
import { isoOf } from '../rules/day.ts';
import { loadCalendar } from '../store/requests/calendar.ts';
import type { CommandContext } from './context.ts';
import type { ReadyDatabase } from './prepare-database.ts';

export type Office = Omit<ActContext, 'actor' | 'organId'>;

export async function openOffice(
  context: CommandContext,
  { db, secrets }: Pick<ReadyDatabase, 'db' | 'secrets'>,
): Promise<Office> {
  const clock = context.clock();
  return {
    db,
    calendar: await loadCalendar(db),
    secrets,
    clock: { now: clock.now, today: () => isoOf(clock.today()) },
  };
}
