// Row types of columns, of documents and of their files; in `Tables` beside the others.

import type { ColumnType, Generated, GeneratedAlways, Insertable, Selectable } from 'kysely';
import type { IsoDay } from '../../rules/day.ts';
import type { DocumentKind, InterpretationForm, Openness } from '../../rules/document-classes.ts';
import type {
  DocumentContent,
  DocumentDetails,
  RelationKind,
} from '../../rules/document-content.ts';
import type { ContentStep, SecrecyForm } from '../../rules/document-review.ts';
import type { ListForm } from '../../rules/list-forms.ts';
import type { OfferState } from '../../rules/offers.ts';

type Instant = Temporal.Instant;
/** Read as a value, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;
type JsonDefault<T> = ColumnType<T, string | undefined, string>;

export interface ColumnsTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  parent_id: number | null;
  slug: string;
  path: string;
  name: string;
  kind: string;
  art20_item: number | null;
  update_days: number | null;
  link: string | null;
  position: Generated<number>;
  review_steps: Generated<ContentStep[]>;
  secrecy_form: Generated<SecrecyForm>;
  takes_offers: Generated<boolean>;
  list_form: Generated<ListForm>;
}

export interface ColumnStaffTable {
  column_id: number;
  staff_id: number;
  may: 'edit' | 'review';
}

export type DocumentState = 'draft' | 'published' | 'withdrawn';

export interface DocumentReview {
  readonly by: string;
  readonly on: IsoDay;
  readonly conclusion: string;
}

export interface DocumentsTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  import_key: string | null;
  title: string;
  kind: DocumentKind;
  document_number: string | null;
  number_word: string | null;
  number_year: number | null;
  number_seq: number | null;
  issuers: Generated<string[]>;
  publisher: string;
  source: string | null;
  made_on: IsoDay | null;
  published_at: Instant | null;
  effective_from: IsoDay | null;
  effective_to: IsoDay | null;
  repealed_on: IsoDay | null;
  made_here: Generated<boolean>;
  home_column_id: number;
  theme: string | null;
  subtheme: string | null;
  group_class: string | null;
  genre: string | null;
  keywords: Generated<string[]>;
  summary: string | null;
  openness: Generated<Openness>;
  openness_reason: string | null;
  index_number: string | null;
  interprets_id: number | null;
  interpretation_form: InterpretationForm | null;
  body: Generated<string>;
  state: Generated<DocumentState>;
  withdrawn_reason: string | null;
  review: ColumnType<DocumentReview | null, string | null | undefined, string | null>;
  editor_id: number | null;
  version: Generated<number>;
  created_at: Generated<Instant>;
  updated_at: Generated<Instant>;
  revision: Generated<number>;
  revised_at: Instant | null;
  details: JsonDefault<DocumentDetails>;
  publish_by: IsoDay | null;
  display_until: IsoDay | null;
  amended_on: IsoDay | null;
  interpretation_due: IsoDay | null;
  locked: Generated<boolean>;
  withdrawal_notice: string | null;
  display_ended_on: IsoDay | null;
  imported_from: string | null;
  result_due: IsoDay | null;
  public_at: Generated<Instant | null>;
  asked_anew: ColumnType<AskedAnew | null, string | null | undefined, string | null>;
}

/** Found at the hour of publication, when nobody was there to be asked. */
export interface AskedAnew {
  /** Whoever sent it up. */
  readonly staffId: number | null;
  readonly at: string;
  readonly titles: readonly string[];
}

export interface DocumentRevisionsTable {
  document_id: number;
  revision: number;
  content: Json<DocumentContent>;
  published_at: Instant;
  until: Instant;
  reason: string;
  locked: Generated<boolean>;
}

export interface DocumentRelationsTable {
  from_id: number;
  position: number;
  kind: RelationKind;
  to_id: number | null;
  name: string;
  effective_on: IsoDay;
  until: IsoDay | null;
  was: IsoDay | null;
}

export interface DocumentColumnsTable {
  document_id: number;
  column_id: number;
  published_at: Instant | null;
}

export interface DocumentOffersTable {
  document_id: number;
  column_id: number;
  state: OfferState;
  offered_by: number | null;
  offered_at: Instant;
  decided_by: number | null;
  decided_at: Instant | null;
  reason: string | null;
}

export interface FilePreviewsTable {
  sha256: string;
  maker: number;
  html: string | null;
  why: string | null;
  picture_names: Generated<readonly string[]>;
  pictures: Generated<readonly Buffer[]>;
}

/** A row comes with the first reader. */
export interface DocumentViewsTable {
  document_id: number;
  views: number;
}

export interface FilesTable {
  sha256: string;
  size: number;
  media_type: string;
  created_at: Generated<Instant>;
}

export interface DocumentTables {
  columns: ColumnsTable;
  documents: DocumentsTable;
  document_columns: DocumentColumnsTable;
  document_offers: DocumentOffersTable;
  file_previews: FilePreviewsTable;
  column_staff: ColumnStaffTable;
  document_revisions: DocumentRevisionsTable;
  document_relations: DocumentRelationsTable;
  document_views: DocumentViewsTable;
  files: FilesTable;
}

export type ColumnRow = Selectable<ColumnsTable>;
export type DocumentOfferRow = Selectable<DocumentOffersTable>;
export type DocumentRow = Selectable<DocumentsTable>;
export type NewDocument = Insertable<DocumentsTable>;
export type DocumentRevisionRow = Selectable<DocumentRevisionsTable>;
