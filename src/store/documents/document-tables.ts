// Row types of columns, documents, their files and what is done with them, by hand and checked against information_schema by a test; in `Tables` beside the others.

import type { ColumnType, Generated, GeneratedAlways, Insertable, Selectable } from 'kysely';
import type { ChannelEvent, ChannelKind, SendState } from '../../rules/channel-messages.ts';
import type { IsoDay } from '../../rules/day.ts';
import type { Recipient } from '../../rules/deliveries.ts';
import type { DocumentKind, InterpretationForm, Openness } from '../../rules/document-classes.ts';
import type {
  DocumentContent,
  DocumentDetails,
  RelationKind,
} from '../../rules/document-content.ts';
import type { DocumentDuty } from '../../rules/document-duties.ts';
import type {
  ContentStep,
  DocumentWord,
  DraftState,
  ReviewStep,
  SecrecyAnswers,
  SecrecyForm,
} from '../../rules/document-review.ts';
import type { ImportMapping } from '../../rules/import-mapping.ts';
import type { ImportSummary } from '../../rules/import-summary.ts';
import type { ListForm } from '../../rules/list-forms.ts';
import type { ReviewedLine } from '../../rules/normative-review.ts';
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

export interface OpenTokensTable {
  id: GeneratedAlways<number>;
  name: string;
  contact: string;
  hash: string;
  created_by: number | null;
  created_at: Instant;
  revoked_at: Generated<Instant | null>;
  last_used_on: Generated<IsoDay | null>;
}

export interface OldAddressesTable {
  key: string;
  address: string;
  organ_id: number;
  document_id: number | null;
  column_id: number | null;
  sha256: string | null;
}

export type ImportRunState = 'waiting' | 'checking' | 'checked' | 'running' | 'done' | 'failed';

export interface ImportRunsTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  staff_id: number | null;
  state: ImportRunState;
  file_name: string;
  archive_name: string | null;
  mapping: JsonDefault<ImportMapping>;
  missing_files: Generated<'refuse' | 'note'>;
  rows_read: Generated<number>;
  report: ColumnType<ImportSummary | null, string | null | undefined, string | null>;
  failure: string | null;
  created_at: Instant;
  finished_at: Instant | null;
}

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

export interface DocumentDutiesTable {
  id: GeneratedAlways<number>;
  document_id: number;
  kind: DocumentDuty;
  started_on: IsoDay;
  due_on: IsoDay;
  basis: string;
  from_id: number | null;
  entered_by: number | null;
  entered_at: Instant;
  closed_at: Instant | null;
}

export interface NormativeReviewsTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  done_on: IsoDay;
  decision_id: number | null;
  lines: Json<readonly ReviewedLine[]>;
  entered_by: number | null;
  entered_at: Instant;
}

export interface DeliveriesTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  year: number;
  quarter: number;
  recipient: Recipient;
  recipient_name: string;
  delivered_on: IsoDay;
  receipt_on: IsoDay | null;
  receipt_by: string | null;
  receipt_number: string | null;
  entered_by: number | null;
  entered_at: Instant;
}

export interface DeliveryDocumentsTable {
  delivery_id: number;
  document_id: number;
}

export interface CatalogueMattersTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  area: number;
  position: number;
  matter: string;
  submatter: string;
  content: string;
  basis: string;
  deadline: string;
  body: string;
  channels: string[];
  to_all: boolean;
  to_group: string;
  proactive: boolean;
  on_request: boolean;
  county: boolean;
  township: boolean;
}
export type CatalogueMatterRow = Selectable<CatalogueMattersTable>;

export interface CatalogueDocumentsTable {
  matter_id: number;
  document_id: number;
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

export interface ChannelsTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  name: string;
  kind: ChannelKind;
  url: string;
  secret: Buffer;
  column_ids: Generated<number[]>;
  summary_length: number;
  enabled: Generated<boolean>;
  created_at: Instant;
  created_by: number | null;
  /** News of 惠企政策 for firms go there too. */
  takes_policies: Generated<boolean>;
}

export interface ChannelSendsTable {
  id: GeneratedAlways<number>;
  channel_id: number;
  document_id: number;
  revision: number;
  event: ChannelEvent;
  key: Generated<string>;
  state: Generated<SendState>;
  attempts: Generated<number>;
  next_at: Instant;
  answer_code: number | null;
  fault: string | null;
  created_at: Instant;
  sent_at: Instant | null;
}

export interface OutsideLinksTable {
  url: string;
  next_at: Instant;
  checked_at: Instant | null;
  code: number | null;
  fault: string | null;
  failures: Generated<number>;
  unreached_at: Instant | null;
}

export interface DocumentOutsideLinksTable {
  document_id: number;
  url: string;
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
  catalogue_matters: CatalogueMattersTable;
  catalogue_documents: CatalogueDocumentsTable;
  document_offers: DocumentOffersTable;
  channels: ChannelsTable;
  channel_sends: ChannelSendsTable;
  outside_links: OutsideLinksTable;
  document_outside_links: DocumentOutsideLinksTable;
  file_previews: FilePreviewsTable;
  column_staff: ColumnStaffTable;
  document_drafts: DocumentDraftsTable;
  document_draft_versions: DocumentDraftVersionsTable;
  document_words: DocumentWordsTable;
  document_revisions: DocumentRevisionsTable;
  document_relations: DocumentRelationsTable;
  document_duties: DocumentDutiesTable;
  document_views: DocumentViewsTable;
  check_words: CheckWordsTable;
  normative_reviews: NormativeReviewsTable;
  deliveries: DeliveriesTable;
  delivery_documents: DeliveryDocumentsTable;
  files: FilesTable;
  old_addresses: OldAddressesTable;
  open_tokens: OpenTokensTable;
  import_runs: ImportRunsTable;
}

export type ColumnRow = Selectable<ColumnsTable>;
export type DocumentOfferRow = Selectable<DocumentOffersTable>;
export type ChannelRow = Selectable<ChannelsTable>;
export type ChannelSendRow = Selectable<ChannelSendsTable>;
export type DocumentRow = Selectable<DocumentsTable>;
export type NewDocument = Insertable<DocumentsTable>;
export type OpenTokenRow = Selectable<OpenTokensTable>;
export type DocumentDraftRow = Selectable<DocumentDraftsTable>;
export type DocumentDraftVersionRow = Selectable<DocumentDraftVersionsTable>;
export type NewDocumentWord = Insertable<DocumentWordsTable>;
export type DocumentRevisionRow = Selectable<DocumentRevisionsTable>;
