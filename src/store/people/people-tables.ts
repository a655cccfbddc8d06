// Row types of organs, staff and what they are told, by hand and checked against information_schema by a test; in `Tables` beside the others.

import type { ColumnType, Generated, GeneratedAlways, Selectable } from 'kysely';
import type { ReportDeadlineClass } from '../../rules/annual-report/deadline.ts';
import type { IsoDay } from '../../rules/day.ts';
import type { MetadataLine } from '../../rules/metadata-layout.ts';
import type { NoticeKind } from '../../rules/notices.ts';
import type { Guide, OrganKind, SiteSettings } from '../../rules/organ.ts';
import type { Role } from '../../rules/roles.ts';

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

export interface GuideRecordsTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  guide: Json<Guide>;
  from_at: Instant;
  saved_by: number | null;
}

export interface OpinionPhrasesTable {
  staff_id: number;
  position: number;
  phrase: string;
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

export interface NoticesTable {
  id: GeneratedAlways<number>;
  staff_id: number;
  kind: NoticeKind;
  subject_id: number;
  raised_on: IsoDay;
  seen_at: Instant | null;
}

export interface PeopleTables {
  organs: OrgansTable;
  staff: StaffTable;
  staff_roles: StaffRolesTable;
  sessions: SessionsTable;
  guide_records: GuideRecordsTable;
  opinion_phrases: OpinionPhrasesTable;
  delegations: DelegationsTable;
  notices: NoticesTable;
}

export type OrganRow = Selectable<OrgansTable>;
export type StaffRow = Selectable<StaffTable>;
