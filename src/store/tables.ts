// Row types of the tables, by hand and checked against information_schema by a test: each subject has its own file.

import type { Insertable, Selectable } from 'kysely';
import type {
  EnterpriseImportsTable,
  EnterprisesTable,
  PolicyDocumentMarksTable,
  PolicyItemWordsTable,
  PolicyItemsTable,
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
import type { PeopleTables } from './people/people-tables.ts';
import type { DocumentTables } from './documents/document-tables.ts';
import type { DraftTables } from './documents/draft-tables.ts';
import type { DocumentRegisterTables } from './documents/document-register-tables.ts';
import type { PassageTables } from './documents/passage-tables.ts';
import type { SearchTables } from './search/search-tables.ts';
import type { ReaderTables } from './readers/reader-tables.ts';
import type { RequestTables } from './requests/request-tables.ts';
import type { RemedyTables } from './remedies/remedy-tables.ts';
import type { ReportTables } from './reports/report-tables.ts';
import type { HouseTables } from './database/house-tables.ts';

export type * from './people/people-tables.ts';
export type * from './documents/document-tables.ts';
export type * from './documents/draft-tables.ts';
export type * from './documents/document-register-tables.ts';
export type * from './documents/passage-tables.ts';
export type * from './search/search-tables.ts';
export type * from './readers/reader-tables.ts';
export type * from './requests/request-tables.ts';
export type * from './remedies/remedy-tables.ts';
export type * from './reports/report-tables.ts';
export type * from './database/house-tables.ts';

export interface Tables
  extends
    PeopleTables,
    DocumentTables,
    DraftTables,
    DocumentRegisterTables,
    PassageTables,
    SearchTables,
    ReaderTables,
    RequestTables,
    RemedyTables,
    ReportTables,
    HouseTables {
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
}

export type EnterpriseRow = Selectable<EnterprisesTable>;
export type NewEnterprise = Insertable<EnterprisesTable>;
export type EnterpriseImportRow = Selectable<EnterpriseImportsTable>;
export type PolicyPushRow = Selectable<PolicyPushesTable>;
export type NewPolicyPush = Insertable<PolicyPushesTable>;
export type EnterpriseLinkRow = Selectable<EnterpriseLinksTable>;
export type PayoutRow = Selectable<PayoutsTable>;
export type PayoutLineRow = Selectable<PayoutLinesTable>;
export type NewEnterpriseImport = Insertable<EnterpriseImportsTable>;
export type PolicySubscriptionRow = Selectable<PolicySubscriptionsTable>;
