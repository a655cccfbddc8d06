// Row types of what an office keeps about its documents: periods, clean-ups, deliveries to the archive, the catalogue of matters; in `Tables` beside the others.

import type { ColumnType, GeneratedAlways, Selectable } from 'kysely';
import type { IsoDay } from '../../rules/day.ts';
import type { Recipient } from '../../rules/deliveries.ts';
import type { DocumentDuty } from '../../rules/document-duties.ts';
import type { ReviewedLine } from '../../rules/normative-review.ts';

type Instant = Temporal.Instant;
/** Read as a value, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;

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

export interface DocumentRegisterTables {
  catalogue_matters: CatalogueMattersTable;
  catalogue_documents: CatalogueDocumentsTable;
  document_duties: DocumentDutiesTable;
  normative_reviews: NormativeReviewsTable;
  deliveries: DeliveriesTable;
  delivery_documents: DeliveryDocumentsTable;
}
