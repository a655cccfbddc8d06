// Reports side by side as a table: the figures of each, and beside them what changed.

import { html } from './html.ts';
import {
  type ComparedRow,
  type Comparison,
  differenceHead,
  headOf,
} from '../../rules/annual-report/compare-reports.ts';
import { tableTitles } from '../../rules/annual-report/figure-list.ts';
import { printedFigure } from '../../rules/annual-report/laid-tables.ts';
import type { Html } from './page.ts';

export function comparisonTable(comparison: Comparison, withZeros: boolean): Html {
  const { columns, rows } = comparison;
  const listed = rows.filter(({ values }) => withZeros || values.some((value) => value !== 0));
  const width = 2 + columns.length + columns.filter(({ base }) => base !== undefined).length;
  return html`<div class="table-scroll" role="region" aria-label="年度报告比较表" tabindex="0">
    <table class="statutory compared">
      <thead>
        <tr>
          <th colspan="2" scope="colgroup">项目</th>
          ${columns.map(
            ({ base }, i) =>
              html`<th scope="col">${headOf(comparison, i)}</th>
                ${
                  base === undefined
                    ? ''
                    : html`<th scope="col">${differenceHead(comparison, i)}</th>`
                }`,
          )}
        </tr>
      </thead>
      ${([2, 3, 4] as const).map((table) => {
        const own = listed.filter((row) => row.table === table);
        return html`<tbody>
          <tr>
            <th colspan="${width}" scope="rowgroup">${tableTitles[table]}</th>
          </tr>
          ${
            own.length === 0
              ? html`<tr>
                  <td colspan="${width}">各项均为0</td>
                </tr>`
              : groups(own).map((group) =>
                  group.map((row, i) => line(comparison, row, i === 0 ? group.length : 0)),
                )
          }
        </tbody>`;
      })}
    </table>
  </div>`;
}

/** Lines of one row of the form. */
function groups(rows: readonly ComparedRow[]): readonly (readonly ComparedRow[])[] {
  return [...Map.groupBy(rows, ({ row }) => row).values()];
}

function line({ columns }: Comparison, row: ComparedRow, rowspan: number): Html {
  return html`<tr>
    ${rowspan === 0 ? '' : html`<th rowspan="${rowspan}" scope="rowgroup">${row.rowLabel}</th>`}
    <th scope="row">${row.columnLabel}</th>
    ${columns.map(
      ({ base }, i) =>
        html`<td>${printedFigure(row.values[i] ?? 0)}</td>
          ${base === undefined ? '' : html`<td>${signed(row.differences[i] ?? 0)}</td>`}`,
    )}
  </tr>`;
}

function signed(n: number): string {
  return n > 0 ? `+${printedFigure(n)}` : printedFigure(n).replace('-', '−');
}
