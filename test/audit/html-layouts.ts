// Reports as HTML: copied out of a page, a whole page with its shell, blanks for noughts.

import { type FormCell, formGrids, type Grid, type Print } from './form-grids.ts';
import type { SoundReport } from './ledgers.ts';
import { assemble, type Layout } from './printed-form.ts';

/** A table as a page writes it: each cell with the spans it has. */
export function tableHtml(grid: Grid): string {
  const rows = grid.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`);
  return `<table border="1"><tbody>${rows.join('\n')}</tbody></table>`;
}

function cellHtml({ text, columns, rows }: FormCell): string {
  const spans = columns === 1 && rows === 1 ? '' : ` colspan="${columns}" rowspan="${rows}"`;
  return `<td${spans}><p align="center">${text === '' ? '&nbsp;' : text}</p></td>`;
}

function htmlTables(report: SoundReport, print: Print): Record<2 | 3 | 4, string> {
  const { 2: two, 3: three, 4: four } = formGrids(report, print);
  return { 2: tableHtml(two), 3: tableHtml(three), 4: tableHtml(four) };
}

export const html: Layout = (report) =>
  assemble(
    report,
    '\n',
    (line, kind) => (kind === 'title' ? `<h1>${line}</h1>` : `<p>${line}</p>`),
    htmlTables(report, (f) => f),
  );

/** A site's page with its shell, a layout table around the article, thousands separators. */
export const page: Layout = (report) => {
  const article = assemble(
    report,
    '\n',
    (line) => `<div><span style="font-size:16px">${line}</span></div>`,
    htmlTables(report, (f) => f.replace(/\B(?=(\d{3})+(?!\d|\.))(?<!\.\d*)/g, ',')),
  );
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${report.organ}</title><style>td{color:red}</style></head>
<body><nav><ul><li><a href="/">首页</a></li><li>2019年政府信息公开工作年度报告</li></ul></nav>
<table width="1000"><tr><td>当前位置：首页 &gt; 年度报告</td></tr><tr><td>${article}</td></tr></table>
<script>var n = "<table><tr><td>999</td></tr></table>";</script>
<div>上一篇：无</div><div>主办单位：${report.organ} 网站标识码：1234567890</div></body></html>`;
};

export const blankNoughts: Layout = (report) =>
  assemble(
    report,
    '\n',
    (line) => `<p>${line}</p>`,
    htmlTables(report, (f) => (f === '0' ? '' : f)),
  );
