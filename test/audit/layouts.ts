// The layouts in which reports are met, each rendering the same report. Written from the printed form,
// not from the readers.

import {
  documentCounts,
  reportParts,
  table2Blocks,
  type Table2,
  table3Columns,
  table3RowLabels,
  table3Rows,
  type Table3Row,
  table4BlockKeys,
} from '../../src/rules/annual-report/form.ts';
import { outcomeGroups, outcomes, outcomesOf, type Outcome } from '../../src/rules/outcomes.ts';
import type { SoundReport } from './ledgers.ts';
import { prose } from './prose.ts';

type Layout = (report: SoundReport) => string;

const groupOf = (row: Table3Row): string | null => {
  if (!Object.hasOwn(outcomes, row)) return null;
  const group = outcomes[row as Outcome].group;
  return outcomesOf(group).length > 1 ? outcomeGroups[group] : null;
};

const figures = (report: SoundReport, row: Table3Row): readonly string[] =>
  table3Columns.map((column) => String(report.table3[row][column]));

const table4Figures = ({ table4 }: SoundReport): readonly string[] =>
  table4BlockKeys.flatMap((block) => Object.values(table4[block]).map(String));

type Table2Line = readonly [label: string, ...figures: string[]];

function table2Lines(
  table2: Table2,
): readonly { head: string; columns: string[]; rows: Table2Line[] }[] {
  return table2Blocks.map((block) => ({
    head: block.head,
    columns: ['信息内容', ...Object.values(block.columns)],
    rows: Object.entries(block.rows).map(([key, label]): Table2Line => {
      const value = table2[key as keyof Table2];
      if (typeof value === 'number') return [label, String(value)];
      return [label, ...documentCounts.map((c) => String(value[c]))];
    }),
  }));
}

function assemble(
  report: SoundReport,
  join: string,
  wrap: (line: string, kind: 'title' | 'part' | 'text') => string,
  tables: Readonly<Record<2 | 3 | 4, string>>,
): string {
  const text = prose(report);
  const body = reportParts.flatMap((heading, i) => {
    const number = i + 1;
    const inner =
      number === 2 || number === 3 || number === 4
        ? [tables[number]]
        : (text.parts[number] ?? []).map((line) => wrap(line, 'text'));
    return [wrap(heading, 'part'), ...inner];
  });
  const lead = text.lead.map((line) => wrap(line, 'text'));
  const end = text.signature.map((line) => wrap(line, 'text'));
  return [wrap(text.title, 'title'), ...lead, ...body, ...end].join(join);
}

// ── HTML ───────────────────────────────────────────────────────────────────────────────────────

const cell = (text: string, attributes = ''): string =>
  `<td${attributes}><p align="center">${text === '' ? '&nbsp;' : text}</p></td>`;
const tr = (...cells: readonly string[]): string => `<tr>${cells.join('')}</tr>`;
const tableHtml = (...rows: readonly string[]): string =>
  `<table border="1"><tbody>${rows.join('\n')}</tbody></table>`;

function htmlTables(
  report: SoundReport,
  print: (figure: string) => string,
): Record<2 | 3 | 4, string> {
  const values = (row: Table3Row): string[] => figures(report, row).map((f) => cell(print(f)));
  const span = (n: number, m: number): string => ` colspan="${n}" rowspan="${m}"`;
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

const html: Layout = (report) =>
  assemble(
    report,
    '\n',
    (line, kind) => (kind === 'title' ? `<h1>${line}</h1>` : `<p>${line}</p>`),
    htmlTables(report, (f) => f),
  );

/** A site's page with its shell, a layout table around the article, thousands separators. */
const page: Layout = (report) => {
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

// ── Markdown and rows of cells ─────────────────────────────────────────────────────────────────

const md = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row, i) => `| ${row.join(' | ')} |${i === 0 ? `\n|${'---|'.repeat(row.length)}` : ''}`)
    .join('\n');

const markdown: Layout = (report) =>
  assemble(
    report,
    '\n\n',
    (line, kind) => ({ title: `# ${line}`, part: `## ${line}`, text: line })[kind],
    {
      2: table2Lines(report.table2)
        .map(({ head, columns, rows }) => `### ${head}\n\n${md([columns, ...rows])}`)
        .join('\n\n'),
      3: md([
        ['项目', '自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'],
        ...table3Rows.map((row) => [table3RowLabels[row], ...figures(report, row)]),
      ]),
      4: ['行政复议', '行政诉讼（未经复议直接起诉）', '行政诉讼（复议后起诉）']
        .map(
          (head, i) =>
            `### ${head}\n\n${md([['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'], table4Figures(report).slice(i * 5, i * 5 + 5)])}`,
        )
        .join('\n\n'),
    },
  );

/** Every cell of the three tables in the order of the page; `null` ends a row. */
function cellsInOrder(report: SoundReport): Record<2 | 3 | 4, readonly (string | null)[]> {
  const sub = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  let group: string | null = null;
  return {
    2: table2Lines(report.table2).flatMap(({ head, columns, rows }) => [
      head, null, ...columns, null, ...rows.flatMap((row) => [...row, null]),
    ]),
    3: [
      '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', '申请人情况', null,
      '自然人', '法人或其他组织', '总计', null,
      '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', null,
      ...table3Rows.flatMap((row) => {
        const named = groupOf(row);
        const lead = named !== null && named !== group ? [named] : [];
        group = named;
        const three = row === 'disclosed' ? ['三、本年度办理结果'] : [];
        return [...three, ...lead, table3RowLabels[row], ...figures(report, row), null];
      }),
    ],
    4: ['行政复议', '行政诉讼', null, ...sub, '未经复议直接起诉', '复议后起诉', null, ...sub, ...sub, null, ...table4Figures(report), null],
  }; // prettier-ignore
}

function spread(
  report: SoundReport,
  join: string,
  row: (cells: readonly string[]) => string,
): Record<2 | 3 | 4, string> {
  const all = cellsInOrder(report);
  const lines = (cells: readonly (string | null)[]): string => {
    const rows: string[][] = [[]];
    for (const c of cells) {
      if (c === null) rows.push([]);
      else rows.at(-1)?.push(c);
    }
    return rows
      .filter((r) => r.length > 0)
      .map(row)
      .join(join);
  };
  return { 2: lines(all[2]), 3: lines(all[3]), 4: lines(all[4]) };
}

const plainLines = (line: string): string => line;

const rowsWithBars: Layout = (report) =>
  assemble(
    report,
    '\n',
    plainLines,
    spread(report, '\n', (cells) => cells.join(' | ')),
  );
const rowsWithTabs: Layout = (report) =>
  assemble(
    report,
    '\r\n',
    plainLines,
    spread(report, '\r\n', (cells) => cells.join('\t')),
  );
const cellALineWithBar: Layout = (report) =>
  assemble(
    report,
    '\n',
    plainLines,
    spread(report, '\n', (cells) => cells.map((c) => `${c} |`).join('\n')),
  );
const barLinesBetween: Layout = (report) =>
  assemble(
    report,
    '\n',
    plainLines,
    spread(report, '\n|\n', (cells) => cells.join('\n|\n')),
  );
const cellAParagraph: Layout = (report) =>
  assemble(
    report,
    '\n\n',
    plainLines,
    spread(report, '\n\n', (cells) => cells.join('\n\n')),
  );
const cellAnHtmlParagraph: Layout = (report) =>
  assemble(
    report,
    '\n',
    (line) => `<p>${line}</p>`,
    spread(report, '\n', (cells) => cells.map((c) => `<p>${c}</p>`).join('\n')),
  );

/** Full-width figures, a mark of the byte order, and a page number between two rows. */
const fullWidth: Layout = (report) => {
  const wide = (text: string): string =>
    text.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));
  const tables = spread(report, '\n', (cells) =>
    cells.map((c) => (/^\d+$/.test(c) ? wide(c) : c)).join('\n'),
  );
  const withPage = tables[3].replace('（三）不予公开', '- 3 -\n（三）不予公开');
  return `\ufeff${assemble(report, '\n', plainLines, { ...tables, 3: withPage })}`;
};

// ── Columns set with spaces, long labels over several lines ────────────────────────────────────

function columns(report: SoundReport): Record<2 | 3 | 4, string> {
  const pad = (text: string, width: number): string =>
    text + ' '.repeat(Math.max(2, width - text.length));
  const line = (label: string, cells: readonly string[]): string =>
    `${pad(`      ${label}`, 30)}${cells.map((c) => c.padStart(6)).join('  ')}`;
  const row = (key: Table3Row): string => {
    const label = table3RowLabels[key];
    if (label.length <= 14) return line(label, figures(report, key));
    const pieces = label.match(/.{1,12}/g) ?? [];
    const at = Math.floor(pieces.length / 2);
    const lines = pieces.map((piece, i) =>
      i === at ? line(piece, figures(report, key)) : `      ${piece}`,
    );
    return lines.join('\n');
  };
  return {
    2: table2Lines(report.table2)
      .map(({ head, columns: heads, rows }) =>
        [head, heads.join('        '), ...rows.map(([label, ...cells]) => line(label, cells))].join('\n'),
      )
      .join('\n\n'),
    3: ['（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） 申请人情况', '',
      '                                  自然人     法人或其他组织     总计',
      '                                           商业   科研   社会公益 法律服务 其他',
      '                                           企业   机构   组织   机构',
      ...table3Rows.map(row)].join('\n\n'),
    4: `行政复议                       行政诉讼\n                    未经复议直接起诉      复议后起诉\n结果维持  结果纠正  其他结果  尚未审结  总计  结果维持  结果纠正  其他结果  尚未审结  总计  结果维持  结果纠正  其他结果  尚未审结  总计\n  ${table4Figures(report).join('     ')}`,
  }; // prettier-ignore
}

const layoutText: Layout = (report) => {
  const wrapped = (line: string): string => (line.match(/.{1,38}/g) ?? [line]).join('\n');
  return assemble(report, '\n', wrapped, columns(report));
};

/** A nought is printed as a blank cell, as many sites do. */
export const blankNoughts: Layout = (report) =>
  assemble(
    report,
    '\n',
    (line) => `<p>${line}</p>`,
    htmlTables(report, (f) => (f === '0' ? '' : f)),
  );

/** Blank cells are lost altogether. */
export const lostNoughts: Layout = (report) =>
  assemble(
    report,
    '\n',
    plainLines,
    spread(report, '\n', (cells) => cells.filter((c) => c !== '0').join(' |\n')),
  );

export const layouts: Readonly<Record<string, Layout>> = {
  'HTML with spans': html,
  'a whole page with its shell': page,
  Markdown: markdown,
  'a row a line with bars': rowsWithBars,
  'a row a line with tabs': rowsWithTabs,
  'a cell a line with a bar': cellALineWithBar,
  'cells and lines of bars': barLinesBetween,
  'a cell a paragraph': cellAParagraph,
  'a cell an HTML paragraph': cellAnHtmlParagraph,
  'full-width figures a line each': fullWidth,
  'columns set with spaces': layoutText,
};
