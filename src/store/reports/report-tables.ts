// Row types of the annual report, the website’s report and roll-ups, by hand and checked against information_schema by a test; in `Tables` beside the others.

import type { ColumnType, Generated, GeneratedAlways, Selectable } from 'kysely';
import type { ActivityKind } from '../../rules/annual-report/activities.ts';
import type { ReportState, ReportWord } from '../../rules/annual-report/approval.ts';
import type { Cell } from '../../rules/annual-report/form.ts';
import type { AnnualReport } from '../../rules/annual-report/report.ts';
import type { ReportTexts } from '../../rules/annual-report/texts.ts';
import type { IsoDay } from '../../rules/day.ts';
import type { Answer } from '../../rules/website-report/answers.ts';
import type { WebsiteReport } from '../../rules/website-report/report.ts';

type Instant = Temporal.Instant;
/** Read as a value, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;

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

export interface ReportFilesTable {
  organ_id: number;
  report: string;
  year: number;
  format: string;
  edition: number;
  origin: string;
  maker: number;
  bytes: Buffer;
}

export interface ReportTables {
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
  report_files: ReportFilesTable;
  annual_overrides: AnnualOverridesTable;
  annual_activities: AnnualActivitiesTable;
  annual_problems: AnnualProblemsTable;
}

export type AnnualReportRow = Selectable<AnnualReportsTable>;
export type WebsiteReportRow = Selectable<WebsiteReportsTable>;
export type AnnualEntryRow = Selectable<AnnualEntriesTable>;
export type AnnualOverrideRow = Selectable<AnnualOverridesTable>;
export type AnnualActivityRow = Selectable<AnnualActivitiesTable>;
export type AnnualProblemRow = Selectable<AnnualProblemsTable>;
