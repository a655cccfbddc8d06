// Reports as HTML: copied out of a page, a whole page with its shell, blanks for noughts.

import { table3RowLabels, table3Rows, type Table3Row } from '../../src/rules/annual-report/form.ts';
import { outcomes, outcomesOf, type Outcome } from '../../src/rules/outcomes.ts';
import type { SoundReport } from './ledgers.ts';
import {
  assemble,
  figures,
  groupOf,
  type Layout,
  table2Lines,
  table4Figures,
} from './printed-form.ts';

const cell = (text: string, attributes = ''): string =>
  `<td${attributes}><p align="center">${text === '' ? '&nbsp;' : text}</p></td>`;
const tr = (...cells: readonly string[]): string => `<tr>${cells.join('')}</tr>`;
const tableHtml = (...rows: readonly string[]): string =>
  `<table border="1"><tbody>${rows.join('\n')}</tbody></table>`;

const span = (n: number, m: number): string => ` colspan="${n}" rowspan="${m}"`;

function htmlTables(
  report: SoundReport,
  print: (figure: string) => string,
): Record<2 | 3 | 4, string> {
  const values = (row: Table3Row): string[] => figures(report, row).map((f) => cell(print(f)));
  const rows = table3Rows.map((row) => {
    const group = groupOf(row);
    const isFirst = group !== null && outcomesOf(outcomes[row as Outcome].group)[0] === row;
    const size = group === null ? 1 : outcomesOf(outcomes[row as Outcome].group).length;
    const lead = row === 'disclosed' ? [cell('三、本年度办理结果', span(1, 22))] : [];
    const label =
      group === null
        ? cell(
            table3RowLabels[row],
            span(
              row === 'disclosed' || row === 'partly-disclosed' || row === 'concluded' ? 2 : 3,
              1,
            ),
          )
        : cell(table3RowLabels[row]);
    return tr(...lead, ...(isFirst ? [cell(group, span(1, size))] : []), label, ...values(row));
  });
  const heads = [
    tr(
      cell('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', span(3, 3)),
      cell('申请人情况', span(7, 1)),
    ),
    tr(cell('自然人', span(1, 2)), cell('法人或其他组织', span(5, 1)), cell('总计', span(1, 2))),
    tr(
      ...['商业<br>企业', '科研<br>机构', '社会公益组织', '法律服务机构', '其他'].map((t) =>
        cell(t),
      ),
    ),
  ];
  const sub = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  return {
    2: tableHtml(
      ...table2Lines(report.table2).flatMap(({ head, columns, rows: lines }) => [
        tr(cell(head, span(4, 1))),
        tr(...columns.map((c) => cell(c))),
        ...lines.map((line) => tr(...line.map((t, i) => cell(i === 0 ? t : print(t))))),
      ]),
    ),
    3: tableHtml(...heads, ...rows),
    4: tableHtml(
      tr(cell('行政复议', span(5, 1)), cell('行政诉讼', span(10, 1))),
      tr(
        ...sub.map((t) => cell(t, span(1, 2))),
        cell('未经复议直接起诉', span(5, 1)),
        cell('复议后起诉', span(5, 1)),
      ),
      tr(...[...sub, ...sub].map((t) => cell(t))),
      tr(...table4Figures(report).map((f) => cell(print(f)))),
    ),
  };
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

/** Blank cells are lost altogether. */
