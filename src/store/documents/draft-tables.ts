// Row types of drafts, of the words said in their reviews and of the words looked for; in `Tables` beside the others.

import type { ColumnType, Generated, GeneratedAlways, Insertable, Selectable } from 'kysely';
import type { IsoDay } from '../../rules/day.ts';
import type { DocumentContent } from '../../rules/document-content.ts';
import type {
  DocumentWord,
  DraftState,
  ReviewStep,
  SecrecyAnswers,
} from '../../rules/document-review.ts';

type Instant = Temporal.Instant;
/** Read as a value, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;

export interface DocumentDraftsTable {
  document_id: number;
  content: Json<DocumentContent>;
  state: Generated<DraftState>;
  way: Generated<ReviewStep[]>;
  round: Generated<number>;
  submitted_by: number | null;
  submitted_at: Instant | null;
  publish_at: Instant | null;
  reason: string | null;
  saved_by: number | null;
  saved_at: Instant;
  publish_by: IsoDay | null;
}

export interface DocumentDraftVersionsTable {
  document_id: number;
  version: number;
  revision: number;
  round: number;
  content: Json<DocumentContent>;
  saved_by: number | null;
  saved_at: Instant;
}

export interface DocumentWordsTable {
  id: GeneratedAlways<number>;
  document_id: number;
  revision: number;
  round: number;
  version: number;
  act: DocumentWord;
  step: ReviewStep | null;
  opinion: string | null;
  answers: ColumnType<SecrecyAnswers | null, string | null, string | null>;
  staff_id: number | null;
  for_staff_id: number | null;
  at: Instant;
}

/** Words that an office has looked for in what it publishes. */
export interface CheckWordsTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  word: string;
  blocking: boolean;
  advice: Generated<string>;
  added_by: number | null;
  added_at: Instant;
}

export interface DraftTables {
  document_drafts: DocumentDraftsTable;
  document_draft_versions: DocumentDraftVersionsTable;
  document_words: DocumentWordsTable;
  check_words: CheckWordsTable;
}

export type DocumentDraftRow = Selectable<DocumentDraftsTable>;
export type DocumentDraftVersionRow = Selectable<DocumentDraftVersionsTable>;
export type NewDocumentWord = Insertable<DocumentWordsTable>;
