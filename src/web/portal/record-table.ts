// Licences and penalties as a table (双公示, 条例 20 ¶1 (5)(6)): by the number of the decision, with its party, natural
// persons masked as on the page itself.

import { html } from './html.ts';
import {
  type RecordKind,
  recordDay,
  recordNumber,
  recordOrgan,
} from '../../rules/credit-records.ts';
import { publicFields } from '../../rules/kind-fields.ts';
import type { ListedDocument } from '../../store/documents/documents.ts';
import type { Particulars } from '../../store/documents/particulars.ts';
import type { Html } from './page.ts';
import { dayCell, type FieldCell, fieldTable } from './parts/field-table.ts';
import { addressOfDocument } from './parts/list-row.ts';

const headings = ['决定文书号', '决定', '行政相对人', '决定日期', '决定机关'];

export function recordTable(
  documents: readonly ListedDocument[],
  particulars: ReadonlyMap<number, Particulars>,
): Html {
  const rows = documents.map((document) => recordRow(document, particulars.get(document.id) ?? {}));
  return fieldTable('行政许可、行政处罚决定', headings, rows, 1);
}

/** A decision published as its text alone has its number and its organ still. */
function recordRow(document: ListedDocument, particulars: Particulars): readonly FieldCell[] {
  const { kind, title, document_number, made_on, issuers } = document;
  const link = html`<a href="${addressOfDocument(document)}">${title}</a>`;
  const fields = new Map(publicFields(kind, particulars).map(({ label, value }) => [label, value]));
  const of = (labels: Readonly<Record<RecordKind, string>>): string =>
    kind === 'licence' || kind === 'penalty' ? (fields.get(labels[kind]) ?? '') : '';
  return [
    of(recordNumber) || (document_number ?? ''),
    link,
    fields.get('行政相对人名称') ?? '',
    dayCell(of(recordDay) || (made_on ?? '')),
    of(recordOrgan) || issuers.join('、'),
  ];
}
