// Row types of what belongs to policies and enterprises; in `Tables` beside the others.

import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { IsoDay } from '../../rules/day.ts';
import type { Condition } from '../../rules/policy/condition.ts';
import type { EnterpriseImportReport } from '../../rules/policy/enterprise-import.ts';
import type { FactOrigins } from '../../rules/policy/enterprise-merge.ts';
import type { EnterpriseSize } from '../../rules/policy/enterprise-size.ts';
import type { FactGroup, FirmFacts } from '../../rules/policy/facts.ts';
import type { PolicyItemContent } from '../../rules/policy/item.ts';
import type { PolicyItemAct } from '../../rules/policy/item-way.ts';
import type { SubscriptionWants } from '../../rules/policy/subscription.ts';

type Instant = Temporal.Instant;
type Json<T> = ColumnType<T, string, string>;
type JsonOrNull<T> = ColumnType<T | null, string | null | undefined, string | null>;

export type PolicyItemState = 'draft' | 'published' | 'withdrawn';

export interface PolicyItemsTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  document_id: number;
  state: PolicyItemState;
  /** What is being written; null when nothing differs from what is published. */
  draft: JsonOrNull<PolicyItemContent>;
  content: JsonOrNull<PolicyItemContent>;
  edition: Generated<number>;
  written_by: number | null;
  published_by: number | null;
  published_at: Instant | null;
  withdrawn_reason: string | null;
  created_at: Instant;
  updated_at: Instant;
  /** Raised by every act, so that two editors notice each other; `edition` by every publication. */
  version: Generated<number>;
  /** Who wrote on the draft since the item was last published. */
  writers: Generated<number[]>;
  submitted_by: number | null;
  submitted_at: Instant | null;
  return_reason: string | null;
}

export interface PolicyItemWordsTable {
  id: GeneratedAlways<number>;
  item_id: number;
  version: number;
  act: PolicyItemAct;
  note: string | null;
  content: JsonOrNull<PolicyItemContent>;
  staff_id: number | null;
  at: Instant;
}

export interface PolicyDocumentMarksTable {
  document_id: number;
  reason: string;
  marked_by: number | null;
  marked_at: Instant;
}

export interface PolicyRegionsTable {
  code: string;
  name: string;
}

export interface PolicyLabelsTable {
  key: string;
  name: string;
  label_group: FactGroup;
  condition: Json<Condition>;
  updated_by: number | null;
  updated_at: Instant;
}

export interface SampleFirmsTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  name: string;
  facts: Json<FirmFacts>;
  updated_at: Instant;
}

export interface EnterprisesTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  credit_code: string;
  name: string;
  facts: Json<FirmFacts>;
  sources: ColumnType<FactOrigins, string | undefined, string>;
  /** Sealed: name, telephone and e-mail of whom to reach. */
  contact: Buffer | null;
  consent: 'given' | 'refused' | 'unasked';
  consent_on: IsoDay | null;
  consent_source: string | null;
  created_at: Instant;
  updated_at: Instant;
  /** Where it is settled or was given. */
  size: EnterpriseSize | null;
  /** Keys of the labels that it has, and the day on which they were computed. */
  labels: Generated<string[]>;
  labels_on: IsoDay | null;
}

export interface EnterpriseImportsTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  staff_id: number | null;
  state: 'running' | 'done' | 'failed';
  trial: boolean;
  file_name: string;
  source: string;
  as_of: IsoDay;
  rows_read: Generated<number>;
  report: JsonOrNull<EnterpriseImportReport>;
  failure: string | null;
  created_at: Instant;
  finished_at: Instant | null;
}

export interface PolicySubscriptionsTable {
  id: GeneratedAlways<number>;
  organ_id: number;
  /** Random; binds what is sealed to the row, and the links are derived from it. */
  seed: string;
  /** Sealed; gone once it is stopped, with its hash. */
  email: Buffer | null;
  email_hash: Buffer | null;
  wants: Json<SubscriptionWants>;
  /** What waits for a confirmation. */
  asked: JsonOrNull<SubscriptionWants>;
  asked_at: Instant;
  confirm_hash: Buffer;
  confirmed_at: Instant | null;
  stop_hash: Buffer;
  stopped_at: Instant | null;
  created_at: Instant;
}
