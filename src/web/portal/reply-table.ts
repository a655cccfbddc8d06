// Replies to proposals as a table (国办发〔2014〕46号): by number and session, with who proposed and what came of it. Who it
// was by name is said on the page of the reply, where he agreed.

import { html } from './html.ts';
import type { ListedDocument } from '../../store/documents/documents.ts';
import type { Particulars } from '../../store/documents/particulars.ts';
import type { Html } from './page.ts';
import { dayCell, type FieldCell, fieldTable } from './parts/field-table.ts';
import { addressOfDocument } from './parts/list-row.ts';

const headings = ['编号', '案由', '类型', '届次', '提出人', '办理结果', '答复日期'];

export function replyTable(
  documents: readonly ListedDocument[],
  particulars: ReadonlyMap<number, Particulars>,
): Html {
  const rows = documents.map((document): readonly FieldCell[] => {
    const given = particulars.get(document.id) ?? {};
    return [
      given['编号'] ?? '',
      html`<a href="${addressOfDocument(document)}">${given['案由'] ?? document.title}</a>`,
      given['类型'] ?? '',
      given['届次'] ?? '',
      given['提出人类别'] ?? '',
      given['办理结果'] ?? '',
      dayCell(given['答复日期'] ?? document.made_on ?? ''),
    ];
  });
  return fieldTable('建议、提案的答复', headings, rows, 1);
}
