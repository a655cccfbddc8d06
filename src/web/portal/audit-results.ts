// What an audit found, on a page. Nothing of it is stored, so what can be downloaded stands in the links.

import { html } from './html.ts';
import type { AuditedFile } from '../../formats/annual-report/audit-files.ts';
import type { AuditResult, DescribedFinding } from '../../formats/annual-report/audit.ts';
import { auditSummary } from '../../formats/annual-report/audit-summary.ts';
import { xlsxOf, xlsxType } from '../../formats/xlsx.ts';
import { cellName } from '../../rules/annual-report/cell-names.ts';
import {
  severities,
  type Severity,
  severityCounts,
  severityNames,
} from '../../rules/annual-report/finding.ts';
import { reportParts } from '../../rules/annual-report/form.ts';
import { auditAddress } from './addresses.ts';
import type { Html } from './page.ts';

export async function auditResults(audited: readonly AuditedFile[]): Promise<Html> {
  const several = audited.length > 1;
  const summary = several
    ? await xlsxOf(auditSummary(audited.map(({ result }) => result)))
    : undefined;
  return html`<div class="audit">
    <h1>审核结果</h1>
    ${
      summary === undefined
        ? ''
        : html`<div class="table-scroll" role="region" aria-label="汇总" tabindex="0">
              ${summaryTable(audited)}
            </div>
            <p class="actions">
              ${download('汇总表.xlsx', xlsxType, summary, '下载汇总表（XLSX）')}
            </p>`
    }
    ${audited.map((one, i) => report(one, i, several))}
    <p class="actions"><a class="button button-plain" href="${auditAddress}">再审核一份</a></p>
  </div>`;
}

function summaryTable(audited: readonly AuditedFile[]): Html {
  return html`<table class="statutory audit-summary">
    <thead>
      <tr>
        <th scope="col">文件</th>
        ${severities.map((severity) => html`<th scope="col">${severityNames[severity]}</th>`)}
        <th scope="col">机关</th>
        <th scope="col">年度</th>
      </tr>
    </thead>
    <tbody>
      ${audited.map(
        ({ result }, i) =>
          html`<tr>
            <th scope="row"><a href="#r${i + 1}">${result.file}</a></th>
            ${
              result.error === undefined
                ? html`${severities.map((severity) => html`<td>${count(result, severity)}</td>`)}
                    <td>${result.organ ?? '没有找到'}</td>
                    <td>${result.year ?? ''}</td>`
                : html`<td colspan="${2 + severities.length}">${result.error}</td>`
            }
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function count({ findings }: AuditResult, severity: Severity): number {
  return findings.filter((f) => f.severity === severity).length;
}

function report({ result, annotated }: AuditedFile, index: number, several: boolean): Html {
  const { organ, year, findings, error, file } = result;
  const name = organ === null ? file : `${organ}${year === null ? '' : `${year}年度`}报告`;
  const stem = name.replaceAll(/[\\/:*?"<>|]/g, '');
  const json = `${JSON.stringify([result], null, 2)}\n`;
  return html`<section aria-labelledby="r${index + 1}">
    <h2 id="r${index + 1}">${name}</h2>
    ${several && name !== file ? html`<p class="hint">${file}</p>` : ''}
    ${
      error !== undefined
        ? html`<p class="notice notice-error">没有审核：${error}。</p>`
        : html`<p>${verdict(result)}</p>
            <p class="actions">
              ${
                annotated === undefined
                  ? ''
                  : download(
                      `${stem}（审核标注）.html`,
                      'text/html',
                      annotated,
                      '下载标注稿（HTML）',
                    )
              }
              ${download(`${stem}（审核）.json`, 'application/json', json, '下载结果（JSON）')}
            </p>
            ${findings.length === 0 ? '' : findingList(findings)}`
    }
  </section>`;
}

function verdict(result: AuditResult): string {
  const counts = severityCounts(result.findings);
  const cells = Object.keys(result.tables).length === 0 ? '没有读到表格。' : '';
  if (counts === '') return `${cells}没有发现问题。`;
  const none = count(result, 'error') === 0 ? '没有发现错误；' : '';
  return `${cells}${none}${counts}。`;
}

function findingList(findings: readonly DescribedFinding[]): Html {
  return html`<ol class="findings">
    ${findings.map(
      (finding) =>
        html`<li class="finding finding-${finding.severity}">
          <p class="finding-head">
            <strong>${severityNames[finding.severity]}</strong>
            <span class="finding-place">${placesOf(finding)}</span>
          </p>
          <p>${finding.message}</p>
          ${finding.quote === undefined ? '' : html`<blockquote>${finding.quote}</blockquote>`}
          <p class="hint">${finding.advice}（${finding.rule}；${finding.basis}）</p>
        </li>`,
    )}
  </ol>`;
}

function placesOf({ where }: DescribedFinding): string {
  return where
    .split(' ')
    .slice(0, 3)
    .map((place) => placeNames[place] ?? columnName(place) ?? cellName(place))
    .join('；');
}

const placeNames: Readonly<Record<string, string>> = {
  lead: '开头',
  signature: '落款',
  document: '全文',
  table2: '表二',
  'table2-2019': '表二',
  table3: '表三',
  table4: '表四',
  ...Object.fromEntries(reportParts.map((title, i) => [`part${i + 1}`, title])),
};

/** `table3.*.total`, and sums that are no cell. */
function columnName(place: string): string | undefined {
  const column = /^table3\.\*\.(.+)$/.exec(place)?.[1];
  if (column !== undefined) return cellName(`table3.received.${column}`).replace(/“.*?”行/, '');
  return /^table[234]\.[a-z-]+\.(?:total|organizations)$/.test(place) && cellName(place) === place
    ? `表${{ 2: '二', 3: '三', 4: '四' }[place[5] ?? ''] ?? ''}`
    : undefined;
}

function download(name: string, type: string, content: string | Uint8Array, label: string): Html {
  const data = Buffer.from(content).toString('base64');
  return html`<a class="button button-plain" download="${name}" href="data:${type};base64,${data}"
    >${label}</a
  >`;
}
