// Tables 2, 3 and 4 exactly as the form prints them (国办公开办函〔2021〕30号 附表). `figure` says how
// one cell is shown: as plain text on the portal, as a button that opens its records in the desk.

import { html } from 'hono/html';
import {
  remedyResultKeys,
  remedyResults,
  table2Blocks,
  table3ColumnLabels,
  table3Columns,
  table3Note,
  table3RowLabels,
  type Table3Row,
  table4BlockKeys,
  table4Blocks,
} from '../../rules/annual-report/form.ts';
import type { ReportTables } from '../../rules/annual-report/report.ts';
import { applicantKindKeys } from '../../rules/applicant-kinds.ts';
import { outcomeGroups, outcomesOf } from '../../rules/outcomes.ts';

type Html = ReturnType<typeof html>;

/** Figures stand without thousands separators, amounts with at most six decimals of 万元. */
export function printedFigure(n: number): string {
  return Number.isInteger(n) ? String(n) : String(Number(n.toFixed(6)));
}

function scrollable(label: string, table: Html): Html {
  // A wide table scrolls in its own box, which the keyboard can reach.
  return html`<div class="table-scroll" role="region" aria-label="${label}" tabindex="0">
    ${table}
  </div>`;
}

export function table2Html({ table2 }: ReportTables): Html {
  const cell = (row: string, column: string): number => {
    const value: unknown = (table2 as unknown as Record<string, unknown>)[row];
    return typeof value === 'number' ? value : ((value as Record<string, number>)[column] ?? 0);
  };
  const blocks = table2Blocks.map((block) => {
    const columns: readonly (readonly [string, string])[] = Object.entries(block.columns);
    const rows: readonly (readonly [string, string])[] = Object.entries(block.rows);
    const span = 3 / columns.length;
    return html`<tbody>
      <tr>
        <th colspan="4" scope="rowgroup">${block.head}</th>
      </tr>
      <tr>
        <th scope="col">信息内容</th>
        ${columns.map(([, label]) => html`<th scope="col" colspan="${span}">${label}</th>`)}
      </tr>
      ${rows.map(
        ([row, label]) =>
          html`<tr>
            <th scope="row">${label}</th>
            ${columns.map(
              ([column]) => html`<td colspan="${span}">${printedFigure(cell(row, column))}</td>`,
            )}
          </tr>`,
      )}
    </tbody>`;
  });
  return scrollable(
    '主动公开政府信息情况表',
    html`<table class="statutory">
      ${blocks}
    </table>`,
  );
}

export function table3Html({ table3 }: ReportTables): Html {
  const cells = (row: Table3Row): Html[] =>
    table3Columns.map((column) => html`<td>${printedFigure(table3[row][column])}</td>`);
  const wide = (row: Table3Row): Html =>
    html`<tr>
      <th colspan="3" scope="row">${table3RowLabels[row]}</th>
      ${cells(row)}
    </tr>`;
  const single = (row: Table3Row): Html =>
    html`<th colspan="2" scope="row">${table3RowLabels[row]}</th>
      ${cells(row)}`;
  const groups = (['withheld', 'unavailable', 'not-processed', 'otherwise-concluded'] as const).map(
    (group) => {
      const rows = outcomesOf(group);
      return rows.map(
        (row, i) =>
          html`<tr>
            ${
              i === 0
                ? html`<th rowspan="${rows.length}" scope="rowgroup">${outcomeGroups[group]}</th>`
                : ''
            }
            <th scope="row">${table3RowLabels[row]}</th>
            ${cells(row)}
          </tr>`,
      );
    },
  );
  // 三 spans its two single rows, the nineteen rows of the four blocks and the total.
  const results = 3 + groups.flat().length;
  const organizations = applicantKindKeys.filter((kind) => kind !== 'natural-person');
  return scrollable(
    '收到和处理政府信息公开申请情况表',
    html`<table class="statutory statutory-wide">
      <thead>
        <tr>
          <td colspan="3" rowspan="3">${table3Note}</td>
          <th colspan="7" scope="colgroup">申请人情况</th>
        </tr>
        <tr>
          <th rowspan="2" scope="col">${table3ColumnLabels['natural-person']}</th>
          <th colspan="5" scope="colgroup">法人或其他组织</th>
          <th rowspan="2" scope="col">${table3ColumnLabels.total}</th>
        </tr>
        <tr>
          ${organizations.map((kind) => html`<th scope="col">${table3ColumnLabels[kind]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${wide('received')} ${wide('brought-forward')}
        <tr>
          <th rowspan="${results}" scope="rowgroup">三、本年度办理结果</th>
          ${single('disclosed')}
        </tr>
        <tr>
          ${single('partly-disclosed')}
        </tr>
        ${groups}
        <tr>
          ${single('concluded')}
        </tr>
        ${wide('carried-forward')}
      </tbody>
    </table>`,
  );
}

export function table4Html({ table4 }: ReportTables): Html {
  const columns = [...remedyResultKeys, 'total'] as const;
  const labels = { ...remedyResults, total: '总计' };
  const heads = columns.map((column) => html`<th scope="col">${labels[column]}</th>`);
  const tall = columns.map((column) => html`<th scope="col" rowspan="2">${labels[column]}</th>`);
  return scrollable(
    '政府信息公开行政复议、行政诉讼情况表',
    html`<table class="statutory statutory-wide">
      <thead>
        <tr>
          <th colspan="5" scope="colgroup">${table4Blocks.reconsideration}</th>
          <th colspan="10" scope="colgroup">行政诉讼</th>
        </tr>
        <tr>
          ${tall}
          <th colspan="5" scope="colgroup">${table4Blocks['litigation-direct']}</th>
          <th colspan="5" scope="colgroup">${table4Blocks['litigation-after-reconsideration']}</th>
        </tr>
        <tr>
          ${heads} ${heads}
        </tr>
      </thead>
      <tbody>
        <tr>
          ${table4BlockKeys.map((block) =>
            columns.map((column) => html`<td>${printedFigure(table4[block][column])}</td>`),
          )}
        </tr>
      </tbody>
    </table>`,
  );
}
