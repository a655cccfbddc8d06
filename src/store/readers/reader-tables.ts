// Row types of what readers write, by hand and checked against information_schema by a test; in `Tables` beside the others.

import type { Generated, GeneratedAlways, Selectable } from 'kysely';
import type { IsoDay } from '../../rules/day.ts';
import type { Verdict } from '../../rules/public-consultation.ts';
import type { MessageKind, MessageState } from '../../rules/reader-messages.ts';

type Instant = Temporal.Instant;

export interface PublicCommentsTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  document_id: number;
  number: string;
  submission_key: string;
  received_at: Instant;
  masked_name: string | null;
  opinion: Buffer;
  sender: Buffer | null;
  label: string | null;
  verdict: Verdict | null;
  answer: Buffer | null;
  decided_by: number | null;
  decided_at: Instant | null;
}

export interface ConsultationResultsTable {
  document_id: number;
  result_id: number;
}

export interface ReaderMessagesTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  number: string;
  submission_key: string;
  query_code_hash: Buffer;
  kind: MessageKind;
  document_id: number | null;
  policy_item_id: number | null;
  /** Where in the document the question belongs: 第五条. */
  policy_clause: string | null;
  received_at: Instant;
  received_on: IsoDay;
  acknowledge_by: IsoDay | null;
  answer_by: IsoDay;
  body: Buffer;
  contact: Buffer | null;
  state: Generated<MessageState>;
  acknowledged_by: number | null;
  acknowledged_at: Instant | null;
  answer: Buffer | null;
  settled_by: number | null;
  settled_at: Instant | null;
  version: Generated<number>;
}

export interface ReaderTables {
  public_comments: PublicCommentsTable;
  consultation_results: ConsultationResultsTable;
  reader_messages: ReaderMessagesTable;
}

export type CommentRow = Selectable<PublicCommentsTable>;
export type MessageRow = Selectable<ReaderMessagesTable>;
