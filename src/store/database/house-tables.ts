// Row types of what the installation itself remembers, by hand and checked against information_schema by a test; in `Tables` beside the others.

import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Actor } from '../../rules/request/events.ts';

type Instant = Temporal.Instant;
/** Read as a value, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;
type JsonDefault<T> = ColumnType<T, string | undefined, string>;

export interface CountersTable {
  organ_id: number;
  series: string;
  year: number;
  last: number;
}

export interface HolidayNoticesTable {
  year: number;
  notice: Json<unknown>;
  entered_by: string;
  entered_at: Instant;
}

export interface OutboxTable {
  id: GeneratedAlways<number>;
  topic: string;
  payload: Json<unknown>;
  created_at: Generated<Instant>;
  done_at: Instant | null;
}

export interface AuditLogTable {
  id: GeneratedAlways<number>;
  at: Instant;
  actor: Json<Actor>;
  action: string;
  object: string;
  address: string | null;
  detail: JsonDefault<unknown>;
  reason: Buffer | null;
}

export interface QueryGuardsTable {
  guess_index: Buffer;
  failures: number;
  last_at: Instant;
  locked_until: Instant | null;
}

export interface SettingsTable {
  key: string;
  value: Json<unknown>;
}

export interface PageChangesTable {
  id: GeneratedAlways<number>;
  topic: string;
  at: Generated<Temporal.Instant>;
}

export interface HouseTables {
  counters: CountersTable;
  holiday_notices: HolidayNoticesTable;
  outbox: OutboxTable;
  audit_log: AuditLogTable;
  query_guards: QueryGuardsTable;
  settings: SettingsTable;
  page_changes: PageChangesTable;
}
