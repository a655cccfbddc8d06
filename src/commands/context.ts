// What every administrative act is given: the database, the clock, the calendar, the keys, and who acts
// for which organ. And what it gives back: a value, or the refusals with their articles.

import type { WorkingCalendar } from '../rules/calendar.ts';
import type { IsoDay } from '../rules/day.ts';
import type { Actor } from '../rules/request/events.ts';
import { violation, type Violation, type ViolationCode } from '../rules/violations.ts';
import type { Database } from '../store/database.ts';
import type { Secrets } from '../store/database/secrets.ts';

/** Today and now are arguments, made in one place (Asia/Shanghai) and never read from the machine here. */
export interface Clock {
  readonly now: () => Temporal.Instant;
  readonly today: () => IsoDay;
}

export interface CommandContext {
  readonly db: Database;
  readonly clock: Clock;
  readonly calendar: WorkingCalendar;
  readonly secrets: Secrets;
  readonly actor: Actor;
  readonly organId: number;
  /** Files lie below it; absent where an act needs none. */
  readonly dataFolder?: string | undefined;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly violations: readonly Violation[] };

export function done<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refused(...violations: readonly Violation[]): {
  ok: false;
  violations: readonly Violation[];
} {
  return { ok: false, violations };
}

export function refusedFor(
  code: ViolationCode,
  field?: string,
): { ok: false; violations: readonly Violation[] } {
  return refused(violation(code, field));
}
