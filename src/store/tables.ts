// Row types of the tables, by hand and checked against information_schema by a test.

import type { ColumnType, Generated, GeneratedAlways, Insertable, Selectable } from 'kysely';
import type { ApplicantKind } from '../rules/applicant-kinds.ts';
import type { Channel } from '../rules/channels.ts';
import type { Pause } from '../rules/clock.ts';
import type { ConversionOrigin, ConversionState } from '../rules/conversion.ts';
import type { IsoDay } from '../rules/day.ts';
import type { HotWordRule } from '../rules/hot-words.ts';
import type { DocumentKind, InterpretationForm, Openness } from '../rules/document-classes.ts';
import type { Actor, DeliveryMethod, Matter, RequestEventKind } from '../rules/request/events.ts';
import type { ReplyClock } from '../rules/request/state.ts';
import type { CaseFileKind } from '../rules/case-files.ts';
import type { CaseOutcome } from '../rules/corrections.ts';
import type { Outcome, RefusalGround } from '../rules/outcomes.ts';
import type { LetterState, SpokenAct } from '../rules/letters/approval.ts';
import type { LetterKind } from '../rules/letters/kinds.ts';
import type { ReconsiderationProcedure } from '../rules/litigation.ts';
import type { ChannelEvent, ChannelKind, SendState } from '../rules/channel-messages.ts';
import type { OfferState } from '../rules/offers.ts';
import type { ListForm } from '../rules/list-forms.ts';
import type { MetadataLine } from '../rules/metadata-layout.ts';
import type { NoticeKind } from '../rules/notices.ts';
import type { Verdict } from '../rules/public-consultation.ts';
import type { MessageKind, MessageState } from '../rules/reader-messages.ts';
import type { DecisionForm, RemedyEnding, RemedyStage } from '../rules/remedy-case.ts';
import type { Role } from '../rules/roles.ts';
import type { Cell, RemedyResult, Table4Block } from '../rules/annual-report/form.ts';
import type { Guide, OrganKind, SiteSettings } from '../rules/organ.ts';
import type { ReplyName } from '../rules/remedy-set.ts';
import type { WithheldState } from '../rules/withheld-review.ts';
import type { ActivityKind } from '../rules/annual-report/activities.ts';
import type { ReportState, ReportWord } from '../rules/annual-report/approval.ts';
import type { ReportDeadlineClass } from '../rules/annual-report/deadline.ts';
import type { AnnualReport } from '../rules/annual-report/report.ts';
import type { DocumentContent, DocumentDetails, RelationKind } from '../rules/document-content.ts';
import type { ImportMapping } from '../rules/import-mapping.ts';
import type { ImportSummary } from '../rules/import-summary.ts';
import type { DocumentDuty } from '../rules/document-duties.ts';
import type { Recipient } from '../rules/deliveries.ts';
import type { ReviewedLine } from '../rules/normative-review.ts';
import type {
  ContentStep,
  DocumentWord,
  DraftState,
  ReviewStep,
  SecrecyAnswers,
  SecrecyForm,
} from '../rules/document-review.ts';
import type { ReportTexts } from '../rules/annual-report/texts.ts';
import type { Answer } from '../rules/website-report/answers.ts';
import type { WebsiteReport } from '../rules/website-report/report.ts';

import type {
  EnterpriseImportsTable,
  EnterprisesTable,
  PolicyDocumentMarksTable,
  PolicyItemsTable,
  PolicyItemWordsTable,
  PolicyLabelsTable,
  PolicyRegionsTable,
  PolicySubscriptionsTable,
  SampleFirmsTable,
} from './policies/policy-tables.ts';

import type {
  EnterpriseLinksTable,
  PayoutEventsTable,
  PayoutLinesTable,
  PayoutsTable,
  PolicyAnswersTable,
  PolicyPushesTable,
} from './policies/push-tables.ts';

type Instant = Temporal.Instant;
/** Read as a value, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;
type JsonDefault<T> = ColumnType<T, string | undefined, string>;

export interface OrgansTable {
  id: GeneratedAlways<number>;
  parent_id: number | null;
  code: string;
  name: string;
  short_name: string;
  kind: OrganKind;
  letter_word: string;
  credit_code: string | null;
  reports: Generated<boolean>;
  report_deadline_class: ReportDeadlineClass | null;
  site: JsonDefault<SiteSettings>;
  guide: JsonDefault<Guide>;
  middle_review: Generated<boolean>;
  internal_days: Generated<number>;
  created_at: Generated<Instant>;
  dissolved_on: IsoDay | null;
  successor_id: number | null;
  dissolved_by: string | null;
  metadata_layout: ColumnType<
    readonly MetadataLine[] | null,
    string | null | undefined,
    string | null
  >;
}

export interface StaffTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  username: string;
  name: string;
  password_hash: string;
  must_change_password: Generated<boolean>;
  disabled_at: Instant | null;
  failed_attempts: Generated<number>;
  locked_until: Instant | null;
  last_sign_in_at: Instant | null;
  created_at: Generated<Instant>;
}

export interface StaffRolesTable {
  staff_id: number;
  role: Role;
}

export interface SessionsTable {
  token_hash: Buffer;
  staff_id: number;
  created_at: Generated<Instant>;
  last_seen_at: Generated<Instant>;
  expires_at: Instant;
}

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

export interface GuideRecordsTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  guide: Json<Guide>;
  from_at: Instant;
  saved_by: number | null;
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

export interface DocumentSearchTable {
  document_id: number;
  organ_id: number;
  sites: number[];
  places: number[];
  published_at: Instant;
  bucket: number;
  year: number;
  kind: DocumentKind;
  tab: string;
  theme: string | null;
  subtheme: string | null;
  genre: string | null;
  issuers: string[];
  number_word: string | null;
  number_year: number | null;
  number_seq: number | null;
  effective_from: IsoDay | null;
  effective_to: IsoDay | null;
  repealed_on: IsoDay | null;
  amended_on: IsoDay | null;
  title: string;
  words: string;
}

/** Words of what is public, for who types, with how many published documents have them. */
export interface SearchTermsTable {
  level: string;
  term: string;
  pinyin: string | null;
  initials: string | null;
  documents: number;
}

export interface DocumentTermsTable {
  document_id: number;
  levels: string[];
}

/** How often a word was searched for on a day, by nobody in particular. */
export interface SearchedWordsTable {
  organ_id: number;
  on_day: IsoDay;
  word: string;
  searches: number;
}

export interface HotWordRulesTable {
  organ_id: number;
  word: string;
  rule: HotWordRule;
  set_by: number | null;
  set_at: Instant;
}

/** What a file of a document says. */
export interface FileTextsTable {
  sha256: string;
  text: string | null;
}

export interface FilePreviewsTable {
  sha256: string;
  maker: number;
  html: string | null;
  why: string | null;
  picture_names: Generated<readonly string[]>;
  pictures: Generated<readonly Buffer[]>;
}

export interface FilesTable {
  sha256: string;
  size: number;
  media_type: string;
  created_at: Generated<Instant>;
}

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

export interface OpinionPhrasesTable {
  staff_id: number;
  position: number;
  phrase: string;
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

export interface DelegationsTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  staff_id: number;
  delegate_id: number;
  from_on: IsoDay;
  until_on: IsoDay;
  entered_at: Instant;
  revoked_at: Instant | null;
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

export interface NoticesTable {
  id: GeneratedAlways<number>;
  staff_id: number;
  kind: NoticeKind;
  subject_id: number;
  raised_on: IsoDay;
  seen_at: Instant | null;
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

export interface RollUpDecisionsTable {
  government_id: number;
  organ_id: number;
  from_year: number;
  included: boolean;
  reason: string;
  decided_by: string;
  decided_at: Instant;
}

export interface RollUpOutsideTable {
  id: GeneratedAlways<number>;
  government_id: number;
  year: number;
  name: string;
  cells: Json<Readonly<Record<string, Cell>>>;
  source: string;
  entered_by: string;
  entered_at: Instant;
}

export interface RollUpsTable {
  government_id: number;
  year: number;
  due_on: IsoDay | null;
  taken_at: Instant | null;
  taken_by: string | null;
}

export interface ReportSubmissionsTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  year: number;
  submitted_at: Instant | null;
  submitted_by: string | null;
  returned_at: Instant | null;
  returned_by: string | null;
  comment: string | null;
  accepted_at: Instant | null;
  accepted_by: string | null;
}

export interface ReportDaysTable {
  organ_id: number;
  year: number;
  due_on: IsoDay;
  set_by: string;
  set_at: Instant;
}

export interface AnnualEntriesTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  year: number;
  item: 'licensing' | 'penalty' | 'coercion' | 'fees';
  source: Generated<string>;
  amount: number | null;
  evidence: string;
  entered_by: string;
  entered_by_id: number | null;
  entered_at: Instant;
  import_name: string | null;
  import_line: number | null;
  counted_at: Instant | null;
}

export interface AnnualReportsTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  year: number;
  texts: Json<ReportTexts> | null;
  updated_at: Generated<Instant>;
  opened_on: IsoDay | null;
  data_due_on: IsoDay | null;
  draft_due_on: IsoDay | null;
  plan_on: IsoDay | null;
  due_on: IsoDay | null;
  state: Generated<ReportState>;
  version: Generated<number>;
  submitted_by: number | null;
  submitted_at: Instant | null;
  reviewed_by: number | null;
  correction_reason: string | null;
  sent_content: Json<AnnualReport> | null;
}

export interface AnnualReportVersionsTable {
  report_id: number;
  version: number;
  texts: Json<ReportTexts>;
  saved_by: number | null;
  saved_at: Instant;
}

export interface AnnualReportWordsTable {
  id: GeneratedAlways<number>;
  report_id: number;
  act: ReportWord;
  opinion: string | null;
  staff_id: number | null;
  for_staff_id: number | null;
  at: Instant;
}

export interface AnnualReportEditionsTable {
  organ_id: number;
  year: number;
  edition: number;
  content: Json<unknown>;
  sealed_at: Instant;
  sealed_by: number | null;
  override_reason: string | null;
  correction_reason: string | null;
  published_at: Instant | null;
  published_by: number | null;
}

export interface WebsiteReportsTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  year: number;
  opened_on: IsoDay | null;
  data_due_on: IsoDay | null;
  draft_due_on: IsoDay | null;
  plan_on: IsoDay | null;
  due_on: IsoDay | null;
  state: Generated<ReportState>;
  version: Generated<number>;
  submitted_by: number | null;
  submitted_at: Instant | null;
  reviewed_by: number | null;
  correction_reason: string | null;
  sent_content: Json<WebsiteReport> | null;
  updated_at: Generated<Instant>;
}

export interface WebsiteReportAnswersTable {
  id: GeneratedAlways<number>;
  report_id: number;
  field: string;
  value: Json<Answer> | null;
  computed: number | null;
  note: Generated<string>;
  entered_by: number | null;
  entered_by_name: string;
  entered_at: Instant;
}

export type WebsiteReportWordsTable = AnnualReportWordsTable;
export type WebsiteReportEditionsTable = AnnualReportEditionsTable;

export interface AnnualOverridesTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  year: number;
  cell: string;
  computed: number;
  printed: number;
  reason: string;
  made_by: number | null;
  made_by_name: string;
  made_at: Instant;
  withdrawn_by: number | null;
  withdrawn_by_name: string | null;
  withdrawn_at: Instant | null;
  withdrawn_reason: string | null;
}

export interface AnnualActivitiesTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  kind: ActivityKind;
  held_on: IsoDay;
  people: number | null;
  note: string;
  entered_by: number | null;
  entered_by_name: string;
  entered_at: Instant;
  withdrawn_at: Instant | null;
  withdrawn_by_name: string | null;
}

export interface AnnualProblemsTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  year: number;
  problem: string;
  measure: string;
  progress: Generated<string>;
  settled_on: IsoDay | null;
  entered_by: number | null;
  entered_by_name: string;
  entered_at: Instant;
  progress_by_name: string | null;
  progress_at: Instant | null;
  withdrawn_at: Instant | null;
  withdrawn_by_name: string | null;
}

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

export interface Tables {
  policy_items: PolicyItemsTable;
  policy_item_words: PolicyItemWordsTable;
  policy_document_marks: PolicyDocumentMarksTable;
  policy_regions: PolicyRegionsTable;
  policy_labels: PolicyLabelsTable;
  policy_subscriptions: PolicySubscriptionsTable;
  sample_firms: SampleFirmsTable;
  enterprises: EnterprisesTable;
  enterprise_imports: EnterpriseImportsTable;
  enterprise_links: EnterpriseLinksTable;
  policy_pushes: PolicyPushesTable;
  policy_answers: PolicyAnswersTable;
  payouts: PayoutsTable;
  payout_events: PayoutEventsTable;
  payout_lines: PayoutLinesTable;
  organs: OrgansTable;
  staff: StaffTable;
  staff_roles: StaffRolesTable;
  sessions: SessionsTable;
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
  document_search: DocumentSearchTable;
  search_terms: SearchTermsTable;
  document_terms: DocumentTermsTable;
  searched_words: SearchedWordsTable;
  hot_word_rules: HotWordRulesTable;
  document_search_sample: DocumentSearchTable;
  file_texts: FileTextsTable;
  file_previews: FilePreviewsTable;
  column_staff: ColumnStaffTable;
  document_drafts: DocumentDraftsTable;
  document_draft_versions: DocumentDraftVersionsTable;
  document_words: DocumentWordsTable;
  document_revisions: DocumentRevisionsTable;
  document_relations: DocumentRelationsTable;
  document_duties: DocumentDutiesTable;
  check_words: CheckWordsTable;
  normative_reviews: NormativeReviewsTable;
  guide_records: GuideRecordsTable;
  deliveries: DeliveriesTable;
  delivery_documents: DeliveryDocumentsTable;
  files: FilesTable;
  requests: RequestsTable;
  request_events: RequestEventsTable;
  letters: LettersTable;
  letter_versions: LetterVersionsTable;
  letter_opinions: LetterOpinionsTable;
  opinion_phrases: OpinionPhrasesTable;
  answer_links: AnswerLinksTable;
  delegations: DelegationsTable;
  attachments: AttachmentsTable;
  public_comments: PublicCommentsTable;
  consultation_results: ConsultationResultsTable;
  reader_messages: ReaderMessagesTable;
  old_addresses: OldAddressesTable;
  open_tokens: OpenTokensTable;
  import_runs: ImportRunsTable;
  request_likeness: RequestLikenessTable;
  conversion_suggestions: ConversionSuggestionsTable;
  remedies: RemediesTable;
  remedy_decisions: RemedyDecisionsTable;
  notices: NoticesTable;
  withheld_records: WithheldRecordsTable;
  withheld_reviews: WithheldReviewsTable;
  remedy_settings: RemedySettingsTable;
  annual_entries: AnnualEntriesTable;
  roll_up_decisions: RollUpDecisionsTable;
  roll_up_outside: RollUpOutsideTable;
  roll_ups: RollUpsTable;
  report_submissions: ReportSubmissionsTable;
  report_days: ReportDaysTable;
  annual_reports: AnnualReportsTable;
  annual_report_versions: AnnualReportVersionsTable;
  annual_report_words: AnnualReportWordsTable;
  annual_report_editions: AnnualReportEditionsTable;
  website_reports: WebsiteReportsTable;
  website_report_answers: WebsiteReportAnswersTable;
  website_report_words: WebsiteReportWordsTable;
  website_report_editions: WebsiteReportEditionsTable;
  annual_overrides: AnnualOverridesTable;
  annual_activities: AnnualActivitiesTable;
  annual_problems: AnnualProblemsTable;
  counters: CountersTable;
  holiday_notices: HolidayNoticesTable;
  outbox: OutboxTable;
  audit_log: AuditLogTable;
  query_guards: QueryGuardsTable;
  settings: SettingsTable;
  page_changes: PageChangesTable;
}

export type OrganRow = Selectable<OrgansTable>;
export type StaffRow = Selectable<StaffTable>;
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
export type RequestRow = Selectable<RequestsTable>;
export type LetterRow = Selectable<LettersTable>;
export type AnswerLinkRow = Selectable<AnswerLinksTable>;
export type EnterpriseRow = Selectable<EnterprisesTable>;
export type NewEnterprise = Insertable<EnterprisesTable>;
export type EnterpriseImportRow = Selectable<EnterpriseImportsTable>;
export type PolicyPushRow = Selectable<PolicyPushesTable>;
export type NewPolicyPush = Insertable<PolicyPushesTable>;
export type EnterpriseLinkRow = Selectable<EnterpriseLinksTable>;
export type PayoutRow = Selectable<PayoutsTable>;
export type PayoutLineRow = Selectable<PayoutLinesTable>;
export type NewEnterpriseImport = Insertable<EnterpriseImportsTable>;
export type NewRequest = Insertable<RequestsTable>;
export type CommentRow = Selectable<PublicCommentsTable>;
export type MessageRow = Selectable<ReaderMessagesTable>;
export type PolicySubscriptionRow = Selectable<PolicySubscriptionsTable>;
export type ConversionRow = Selectable<ConversionSuggestionsTable>;
export type NewConversion = Insertable<ConversionSuggestionsTable>;
export type RemedyRow = Selectable<RemediesTable>;
export type RemedyDecisionRow = Selectable<RemedyDecisionsTable>;
export type WithheldRecordRow = Selectable<WithheldRecordsTable>;
export type AnnualReportRow = Selectable<AnnualReportsTable>;
export type WebsiteReportRow = Selectable<WebsiteReportsTable>;
export type AnnualEntryRow = Selectable<AnnualEntriesTable>;
export type AnnualOverrideRow = Selectable<AnnualOverridesTable>;
export type AnnualActivityRow = Selectable<AnnualActivitiesTable>;
export type AnnualProblemRow = Selectable<AnnualProblemsTable>;
