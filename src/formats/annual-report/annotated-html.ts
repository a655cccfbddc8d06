// A copy of the report as it was read, with each finding at its place: one HTML file that stands alone,
// prints, and needs neither script nor network.

import { html, raw } from 'hono/html';
import {
  severities,
  type Severity,
  severityCounts,
  severityNames,
} from '../../rules/annual-report/finding.ts';
import {
  remedyResultKeys,
  remedyResults,
  table2Blocks,
  table2Blocks2019,
  table3ColumnLabels,
  table3Columns,
  table4BlockKeys,
  table4Blocks,
} from '../../rules/annual-report/form.ts';
import type { PrintedReport } from '../../rules/annual-report/printed.ts';
import { rowName, rowsOf } from '../../rules/annual-report/reconcile-table3.ts';
import type { AuditResult, DescribedFinding } from './audit.ts';

type Html = ReturnType<typeof html>;

interface Numbered extends DescribedFinding {
  readonly number: number;
}

export async function annotatedHtml(report: PrintedReport, result: AuditResult): Promise<string> {
  const findings = result.findings.map((finding, i) => ({ ...finding, number: i + 1 }));
  const title =
    report.title ?? `${report.organ ?? ''}${report.year ?? ''}年政府信息公开工作年度报告`;
  const at = (place: string): readonly Numbered[] => findings.filter((f) => isAt(f, place));
  const elsewhere = findings.filter(({ where }) => /^(?:signature|document)$/.test(where));
  const page = await html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}（审核标注）</title>
        <style>
          ${raw(styles)}
        </style>
      </head>
      <body>
        <h1>${title}</h1>
        <p class="sum">${summary(findings)}</p>
        ${prose(report.lead, 'lead', at('lead'))}
        ${report.parts.map(
          ({ number, heading, text }) =>
            html`<h2 id="part${number}">${heading}</h2>
              ${prose(text, `part${number}`, at(`part${number}`))}
              ${tableOf(report, number, findings)}`,
        )}
        ${
          elsewhere.length === 0
            ? ''
            : html`<h2>落款和全文</h2>
                ${notes(elsewhere)}`
        }
      </body>
    </html>`;
  return page.toString();
}

function isAt({ where }: DescribedFinding, place: string): boolean {
  return where.split(' ')[0] === place;
}

function summary(findings: readonly Numbered[]): string {
  const counts = severityCounts(findings);
  return counts === '' ? '没有发现问题。' : `审核发现${counts}，标在各处。`;
}

// ── Prose ──────────────────────────────────────────────────────────────────────────────────────

function prose(text: string, place: string, findings: readonly Numbered[]): Html | '' {
  if (text === '' && findings.length === 0) return '';
  const paragraphs = text === '' ? [] : text.split('\n');
  return html`${paragraphs.map((paragraph, i) => {
    const marks = findings.filter(({ position }) => position?.paragraph === i + 1);
    return html`<p>${marked(paragraph, marks, place)}</p>`;
  })}
  ${findings.length === 0 ? '' : notes(findings)}`;
}

/** The quoted words, each with the numbers of what is said of them. */
function marked(text: string, findings: readonly Numbered[], place: string): readonly Html[] {
  const cuts = [...new Set(findings.flatMap(({ position: p }) => (p ? [p.from, p.to] : [])))];
  const edges = [0, ...cuts.toSorted((a, b) => a - b), text.length];
  return edges.slice(1).map((to, i) => {
    const from = edges[i] ?? 0;
    const words = text.slice(from, to);
    const own = findings.filter(({ position: p }) => p && p.from <= from && to <= p.to);
    if (words === '' || own.length === 0) return html`${words}`;
    const ending = own.filter(({ position }) => position?.to === to);
    return html`<mark class="${worst(own)}">${words}</mark>${ending.map((f) => link(f, place))}`;
  });
}

function link({ number }: Numbered, place: string): Html {
  return html`<sup><a href="#f${number}" title="${place}">[${number}]</a></sup>`;
}

function worst(findings: readonly DescribedFinding[]): Severity {
  return severities.find((severity) => findings.some((f) => f.severity === severity)) ?? 'info';
}

function notes(findings: readonly Numbered[]): Html {
  return html`<ul class="notes">
    ${findings.map(
      ({ number, severity, rule, message, basis, advice }) =>
        html`<li id="f${number}" class="${severity}">
          <b>${number}. ${severityNames[severity]}</b> ${message}
          <span class="how">${advice}（${rule}，${basis}）</span>
        </li>`,
    )}
  </ul>`;
}

// ── Tables ─────────────────────────────────────────────────────────────────────────────────────

function tableOf(report: PrintedReport, part: number, findings: readonly Numbered[]): Html | '' {
  const grid = gridOf(report, part);
  if (grid === undefined) return '';
  const own = findings.filter(({ where }) => where.startsWith(`table${part}`));
  const has = (place: string): boolean => report.cells.has(place);
  const rows = grid.filter(({ cells }) => cells.some(({ place }) => has(place)));
  if (rows.length === 0) return own.length === 0 ? '' : notes(own);
  return html`<div class="scroll">
      <table>
        ${rows.map(
          ({ label, heads, cells }) =>
            html`${
                heads === undefined
                  ? ''
                  : html`<tr>
                      <th>${heads[0]}</th>
                      ${heads.slice(1).map((head) => html`<th scope="col">${head}</th>`)}
                    </tr>`
              }
              <tr>
                <th scope="row">${label}</th>
                ${cells.map(({ place }) => cell(report, place, own))}
              </tr>`,
        )}
      </table>
    </div>
    ${own.length === 0 ? '' : notes(own)}`;
}

function cell(report: PrintedReport, place: string, findings: readonly Numbered[]): Html {
  const own = findings.filter(({ where }) => where.split(' ').some((w) => covers(w, place)));
  const mark = report.marks.get(place);
  const value = report.cells.get(place);
  const text = value === undefined || value === null ? '' : String(value);
  const unsure = mark === 'ambiguous' ? html`<span title="原文数字连写，未必如此">?</span>` : '';
  return html`<td class="${own.length === 0 ? '' : worst(own)}">
    ${text}${unsure}${own.map((f) => link(f, place))}
  </td>`;
}

/** `table3.*.total` speaks of the identity of a column: of the four rows that it joins. */
function covers(where: string, place: string): boolean {
  if (where === place) return true;
  const [table, row, column] = place.split('.');
  return (
    where === `${table}.*.${column}` &&
    ['received', 'brought-forward', 'concluded', 'carried-forward'].includes(row ?? '')
  );
}

interface GridRow {
  readonly label: string;
  readonly heads?: readonly string[];
  readonly cells: readonly { readonly place: string }[];
}

function gridOf(report: PrintedReport, part: number): readonly GridRow[] | undefined {
  if (part === 2) return grid2(report);
  if (part === 3) return grid3(report);
  return part === 4 ? grid4() : undefined;
}

function grid2({ tables }: PrintedReport): readonly GridRow[] {
  const isTrial = tables['table2-2019'] !== undefined;
  const name = isTrial ? 'table2-2019' : 'table2';
  const blocks: readonly { head: string; rows: object; columns: object }[] = isTrial
    ? table2Blocks2019
    : table2Blocks;
  return blocks.flatMap(({ head, rows, columns }) =>
    Object.entries(rows as Record<string, string>).map(([row, label], i): GridRow => {
      const keys = Object.keys(columns);
      const single = !isTrial && keys.length === 1;
      return {
        label,
        ...(i === 0 ? { heads: [head, ...Object.values(columns as Record<string, string>)] } : {}),
        cells: keys.map((key) => ({ place: `${name}.${row}${single ? '' : `.${key}`}` })),
      };
    }),
  );
}

function grid3(report: PrintedReport): readonly GridRow[] {
  return rowsOf({ cells: report.cells }).map((row, i): GridRow => {
    const heads = ['', ...table3Columns.map((column) => table3ColumnLabels[column])];
    return {
      label: rowName(row),
      ...(i === 0 ? { heads } : {}),
      cells: table3Columns.map((column) => ({ place: `table3.${row}.${column}` })),
    };
  });
}

function grid4(): readonly GridRow[] {
  const columns = [...remedyResultKeys, 'total'] as const;
  return table4BlockKeys.map((block, i): GridRow => {
    const heads = ['', ...remedyResultKeys.map((key) => remedyResults[key]), '总计'];
    return {
      label: table4Blocks[block],
      ...(i === 0 ? { heads } : {}),
      cells: columns.map((column) => ({ place: `table4.${block}.${column}` })),
    };
  });
}

const styles = `
:root { color-scheme: light; }
body { max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #1d2129; overflow-wrap: anywhere;
  font: 16px/1.8 "Noto Serif CJK SC", "Songti SC", SimSun, serif; }
h1 { font-size: 1.5rem; line-height: 1.4; }
h2 { margin-top: 2.5rem; font-size: 1.15rem; }
p { margin: .5rem 0; text-indent: 2em; }
.sum { text-indent: 0; color: #4e5969; }
mark { color: inherit; background: #fff3c9; }
mark.error, td.error { background: #fde3e1; }
mark.question, td.question { background: #e4f0fb; }
td.warning { background: #fff3c9; }
mark.info, td.info { background: #eef0f3; }
sup a { margin-left: 2px; color: #0b5cad; text-decoration: none; font-size: 12px; }
.notes { margin: .75rem 0; padding: .5rem 1rem; list-style: none; background: #f7f8fa;
  font: 14px/1.7 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
.notes li { margin: .35rem 0; padding-left: .75rem; border-left: 3px solid #c9cdd4; }
.notes li.error { border-color: #c8372d; }
.notes li.warning { border-color: #c98a00; }
.notes li.question { border-color: #2f7fc1; }
.how { color: #4e5969; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font: 14px/1.5 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
th, td { padding: 4px 8px; border: 1px solid #c9cdd4; text-align: center; }
th[scope=row] { text-align: left; font-weight: 400; }
@media print { body { margin: 0; max-width: none; } .notes li { break-inside: avoid; } }
`;
