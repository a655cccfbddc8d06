// Row types of requests, letters and their files, by hand and checked against information_schema by a test; in `Tables` beside the others.

import type { ColumnType, Generated, GeneratedAlways, Insertable, Selectable } from 'kysely';
import type { ApplicantKind } from '../../rules/applicant-kinds.ts';
import type { CaseFileKind } from '../../rules/case-files.ts';
import type { Channel } from '../../rules/channels.ts';
import type { Pause } from '../../rules/clock.ts';
import type { ConversionOrigin, ConversionState } from '../../rules/conversion.ts';
import type { CaseOutcome } from '../../rules/corrections.ts';
import type { IsoDay } from '../../rules/day.ts';
import type { LetterState, SpokenAct } from '../../rules/letters/approval.ts';
import type { LetterKind } from '../../rules/letters/kinds.ts';
import type { Outcome, RefusalGround } from '../../rules/outcomes.ts';
import type {
  Actor,
  DeliveryMethod,
  Matter,
  RequestEventKind,
} from '../../rules/request/events.ts';
import type { ReplyClock } from '../../rules/request/state.ts';
import type { WithheldState } from '../../rules/withheld-review.ts';

type Instant = Temporal.Instant;
/** Read as a value, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;
type JsonDefault<T> = ColumnType<T, string | undefined, string>;

export interface RequestsTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  number: string;
  query_code_hash: Buffer;
  submission_key: string | null;
  channel: Channel;
  applicant_kind: ApplicantKind;
  application: Buffer;
  masked_name: string;
  identity_index: Buffer | null;
  submitted_at: Instant;
  submitted_on: IsoDay;
  received_on: IsoDay | null;
  concluded_on: IsoDay | null;
  outcome: CaseOutcome | null;
  clock_started_on: IsoDay | null;
  extension_days: Generated<number>;
  pauses: JsonDefault<Pause[]>;
  clock_state: ReplyClock['state'];
  due_on: IsoDay | null;
  due_provisional: Generated<boolean>;
  sort_on: IsoDay;
  handler_id: number | null;
  version: Generated<number>;
  updated_at: Generated<Instant>;
  matter: Generated<Matter>;
  origin_id: number | null;
  counts: Generated<boolean>;
  internal_due_on: IsoDay | null;
  held_until: IsoDay | null;
  department_id: number | null;
  internal_fixed: Generated<boolean>;
  contact_due_on: IsoDay | null;
  waiting_until: IsoDay | null;
  handed_from: number | null;
  handed_on: IsoDay | null;
}

export interface LettersTable {
  id: GeneratedAlways<number>;
  request_id: number;
  organ_id: number;
  kind: LetterKind;
  state: Generated<LetterState>;
  number: string | null;
  version: Generated<number>;
  content: Buffer;
  consultation_id: string | null;
  corrects_id: number | null;
  drawn_from_id: number | null;
  drafted_by: number;
  submitted_at: Instant | null;
  reviewed_by: number | null;
  signed_by: number | null;
  signed_on: IsoDay | null;
  sent_on: IsoDay | null;
  sent_method: DeliveryMethod | null;
  proof: Buffer | null;
  received_on: IsoDay | null;
  created_at: Generated<Instant>;
  updated_at: Generated<Instant>;
  service_note: Buffer | null;
  late_entry: Buffer | null;
}

export interface LetterVersionsTable {
  letter_id: number;
  version: number;
  content: Buffer;
  saved_by: number;
  saved_at: Instant;
  dated_only: Generated<boolean>;
}

export interface LetterOpinionsTable {
  id: GeneratedAlways<number>;
  letter_id: number;
  version: number;
  act: SpokenAct;
  opinion: Buffer | null;
  staff_id: number;
  for_staff_id: number | null;
  at: Instant;
  secrecy_review: Buffer | null;
}

export interface AnswerLinksTable {
  letter_id: number;
  code_hash: Buffer;
  code: Buffer;
  opened_at: Instant | null;
  last_opened_at: Instant | null;
  submission_key: string | null;
  revoked_at: Instant | null;
  revoked_by: number | null;
  revoked_reason: Buffer | null;
}

export interface RequestEventsTable {
  request_id: number;
  seq: number;
  kind: RequestEventKind;
  occurred_on: IsoDay;
  data: Buffer;
  actor: Json<Actor>;
  recorded_at: Instant;
}

export interface RequestLikenessTable {
  request_id: number;
  organ_id: number;
  method: number;
  tokens: number[];
  weighed_on: IsoDay | null;
}

export interface ConversionSuggestionsTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  request_id: number;
  origin: ConversionOrigin;
  suggested_by: number | null;
  suggested_on: IsoDay;
  applicants: number | null;
  note: Buffer | null;
  state: Generated<ConversionState>;
  decided_by: number | null;
  decided_on: IsoDay | null;
  reason: Buffer | null;
  document_id: number | null;
}

export interface AttachmentsTable {
  id: GeneratedAlways<number>;
  document_id: number | null;
  request_id: number | null;
  annual_entry_id: number | null;
  delivery_id: number | null;
  sha256: string;
  name: string | null;
  position: Generated<number>;
  kind: Generated<CaseFileKind>;
  letter_id: number | null;
  source_id: number | null;
  boxes: Buffer | null;
  added_at: Generated<Instant>;
  redacted_by: number | null;
  sealed_name: Buffer | null;
  comment_id: number | null;
}

export interface WithheldRecordsTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  request_id: number;
  letter_number: string;
  outcome: Outcome;
  grounds: RefusalGround[];
  content: Buffer;
  withheld_on: IsoDay;
  next_review_on: IsoDay | null;
  state: Generated<WithheldState>;
  version: Generated<number>;
}

export interface WithheldReviewsTable {
  id: GeneratedAlways<number>;
  record_id: number;
  reviewed_on: IsoDay;
  conclusion: WithheldState;
  reason: Buffer;
  reviewed_by: Json<Actor>;
  recorded_at: Instant;
}

export interface RequestTables {
  requests: RequestsTable;
  request_events: RequestEventsTable;
  letters: LettersTable;
  letter_versions: LetterVersionsTable;
  letter_opinions: LetterOpinionsTable;
  answer_links: AnswerLinksTable;
  attachments: AttachmentsTable;
  request_likeness: RequestLikenessTable;
  conversion_suggestions: ConversionSuggestionsTable;
  withheld_records: WithheldRecordsTable;
  withheld_reviews: WithheldReviewsTable;
}

export type RequestRow = Selectable<RequestsTable>;
export type LetterRow = Selectable<LettersTable>;
export type AnswerLinkRow = Selectable<AnswerLinksTable>;
export type NewRequest = Insertable<RequestsTable>;
export type ConversionRow = Selectable<ConversionSuggestionsTable>;
export type NewConversion = Insertable<ConversionSuggestionsTable>;
export type WithheldRecordRow = Selectable<WithheldRecordsTable>;
