// Row types of remedies, by hand and checked against information_schema by a test; in `Tables` beside the others.

import type { ColumnType, Generated, GeneratedAlways, Selectable } from 'kysely';
import type { RemedyResult, Table4Block } from '../../rules/annual-report/form.ts';
import type { IsoDay } from '../../rules/day.ts';
import type { ReconsiderationProcedure } from '../../rules/litigation.ts';
import type { DecisionForm, RemedyEnding, RemedyStage } from '../../rules/remedy-case.ts';
import type { ReplyName } from '../../rules/remedy-set.ts';
import type { Actor } from '../../rules/request/events.ts';

type Instant = Temporal.Instant;
/** Read as a value, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;

export interface RemediesTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  request_id: number | null;
  block: Table4Block;
  filed_on: IsoDay;
  result: Exclude<RemedyResult, 'pending'> | null;
  decided_on: IsoDay | null;
  note: Buffer | null;
  case_number: string | null;
  body: string | null;
  procedure: ReconsiderationProcedure | null;
  follows_id: number | null;
  copy_received_on: IsoDay | null;
  answer_by: IsoDay | null;
  answer_plan_on: IsoDay | null;
  answered_on: IsoDay | null;
  redo_request_id: number | null;
  handler_id: number | null;
  claims: Buffer | null;
  version: Generated<number>;
}

export interface RemedyDecisionsTable {
  id: GeneratedAlways<number>;
  remedy_id: number;
  stage: RemedyStage;
  ending: RemedyEnding;
  form: DecisionForm;
  decided_on: IsoDay;
  received_on: IsoDay | null;
  appeal_by: IsoDay | null;
  appealed_on: IsoDay | null;
  effective_on: IsoDay | null;
  orders_redo: boolean;
  recorded_by: Json<Actor>;
  recorded_at: Instant;
}

export interface RemedySettingsTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  in_name_of: ReplyName;
  issuer: string;
  is_default: boolean;
  valid_from: IsoDay;
  valid_until: IsoDay | null;
  reconsideration: string;
  court: string;
  internet_reconsideration: string | null;
  confirmed_by: string;
  confirmed_on: IsoDay;
  entered_by: string;
  entered_at: Instant;
}

export interface RemedyTables {
  remedies: RemediesTable;
  remedy_decisions: RemedyDecisionsTable;
  remedy_settings: RemedySettingsTable;
}

export type RemedyRow = Selectable<RemediesTable>;
export type RemedyDecisionRow = Selectable<RemedyDecisionsTable>;
