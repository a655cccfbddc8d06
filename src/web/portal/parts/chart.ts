// A chart drawn on the server, with the table of its figures. Series are told apart by their pattern and
// their place, not by colour; every bar bears its figure.

import { html } from '../html.ts';
import type { Html } from '../page.ts';

export interface Chart {
  /** Names its parts on the page. */
  readonly id: string;
  readonly title: string;
  /** What a reader who does not see it is told in its place. */
  readonly summary: string;
  readonly unit: string;
  /** Its figures stand in a table of the page already. */
  readonly hasTableBeside?: boolean;
  /** One or two, in the order of the bars. */
  readonly series: readonly string[];
  readonly rows: readonly ChartRow[];
}

export interface ChartRow {
  readonly label: string;
  readonly values: readonly number[];
  /** What stands in place of the bars where there are no figures. */
  readonly instead?: string;
}

/** Units of the drawing; the style sheet says how wide it is. */
const width = 320;
const figureWidth = 72;
const bar = 16;
const labelHeight = 24;
const gap = 12;

/** Bars lie below their labels: letters are as large as those around the drawing, on a telephone too. */
export function barChart(chart: Chart): Html {
  const { id, title, summary, series, rows, unit } = chart;
  const most = Math.max(1, ...rows.flatMap(({ values }) => values));
  const perRow = labelHeight + series.length * (bar + 2) + gap;
  const height = rows.length * perRow;
  const room = width - figureWidth;
  return html`<figure class="chart">
    <figcaption id="${id}-title">${title}（${unit}）</figcaption>
    ${series.length > 1 ? legend(id, series) : ''}
    <svg
      viewBox="0 0 ${width} ${height}"
      role="img"
      aria-labelledby="${id}-title"
      aria-describedby="${id}-summary"
      focusable="false"
    >
      <desc id="${id}-summary">${summary}</desc>
      ${hatch(id)}
      ${rows.map(({ label, values, instead }, y) => {
        const top = y * perRow + labelHeight;
        return html`<text x="0" y="${top - 7}">${label}</text>
          <line
            class="chart-axis"
            x1="1"
            y1="${top - 1}"
            x2="1"
            y2="${top + series.length * (bar + 2)}"
          />
          ${
            instead === undefined
              ? ''
              : html`<text class="chart-figure" x="7" y="${top + 14}">${instead}</text>`
          }
          ${values.map((value, i) => {
            const length = value === 0 ? 0 : Math.max(2, Math.round((room * value) / most));
            const from = top + i * (bar + 2);
            return html`${barOf(id, i, from, length)}
              <text class="chart-figure" x="${length + 7}" y="${from + 14}">${value}</text>`;
          })}`;
      })}
    </svg>
    ${chart.hasTableBeside === true ? '' : table(chart)}
  </figure>`;
}

function barOf(id: string, series: number, y: number, length: number): Html {
  const shape = html`<rect
    class="${series === 0 ? 'chart-bar' : 'chart-bar-hatched'}"
    x="1"
    y="${y}"
    width="${length}"
    height="${bar}"
  />`;
  if (series === 0) return shape;
  return html`${shape}<rect
      fill="url(#${id}-hatch)"
      x="1"
      y="${y}"
      width="${length}"
      height="${bar}"
    />`;
}

function hatch(id: string): Html {
  return html`<defs>
    <pattern
      id="${id}-hatch"
      width="6"
      height="6"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <line class="chart-hatch" x1="0" y1="0" x2="0" y2="6" />
    </pattern>
  </defs>`;
}

function legend(id: string, series: readonly string[]): Html {
  return html`<ul class="chart-legend" aria-hidden="true">
    ${series.map(
      (name, i) =>
        html`<li>
          <svg viewBox="0 0 24 14" focusable="false">
            ${hatch(`${id}-legend-${i}`)}
            <rect
              class="${i === 0 ? 'chart-bar' : 'chart-bar-hatched'}"
              x="1"
              y="1"
              width="22"
              height="12"
            />
            ${
              i === 0
                ? ''
                : html`<rect
                    fill="url(#${id}-legend-${i}-hatch)"
                    x="1"
                    y="1"
                    width="22"
                    height="12"
                  />`
            }
          </svg>
          ${name}
        </li>`,
    )}
  </ul>`;
}

function table({ title, unit, series, rows }: Chart): Html {
  return html`<details>
    <summary>${title}数据表</summary>
    <table class="statutory">
      <thead>
        <tr>
          <th scope="col">项目</th>
          ${series.map((name) => html`<th scope="col">${name}（${unit}）</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ label, values, instead }) =>
            html`<tr>
              <th scope="row">${label}</th>
              ${
                instead === undefined
                  ? values.map((value) => html`<td>${value}</td>`)
                  : html`<td colspan="${series.length}">${instead}</td>`
              }
            </tr>`,
        )}
      </tbody>
    </table>
  </details>`;
}
