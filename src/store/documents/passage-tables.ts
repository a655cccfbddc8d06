// Row types of what comes in from outside and goes out: imports, old addresses, channels, open data, links to other sites; in `Tables` beside the others.

import type { ColumnType, Generated, GeneratedAlways, Selectable } from 'kysely';
import type { ChannelEvent, ChannelKind, SendState } from '../../rules/channel-messages.ts';
import type { IsoDay } from '../../rules/day.ts';
import type { ImportMapping } from '../../rules/import-mapping.ts';
import type { ImportSummary } from '../../rules/import-summary.ts';

type Instant = Temporal.Instant;
type JsonDefault<T> = ColumnType<T, string | undefined, string>;

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

export interface PassageTables {
  channels: ChannelsTable;
  channel_sends: ChannelSendsTable;
  outside_links: OutsideLinksTable;
  document_outside_links: DocumentOutsideLinksTable;
  old_addresses: OldAddressesTable;
  open_tokens: OpenTokensTable;
  import_runs: ImportRunsTable;
}

export type ChannelRow = Selectable<ChannelsTable>;
export type ChannelSendRow = Selectable<ChannelSendsTable>;
export type OpenTokenRow = Selectable<OpenTokensTable>;
