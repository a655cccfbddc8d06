// Reports as the pages of real sites hold them: exported by Word or WPS, merged cells dropped or filled,
// tables cut in pieces, turned, nested or laid with anything but a table.

import {
  cell,
  columnsOf,
  emptied,
  formGrids,
  type Grid,
  heads3,
  type Print,
  type Rectangle,
  repeated,
  transposed,
  unspanned,
} from './form-grids.ts';
import { tableHtml } from './html-layouts.ts';
import type { SoundReport } from './ledgers.ts';
import { assemble, type Layout } from './printed-form.ts';

type Tables = Readonly<Record<2 | 3 | 4, string>>;
type Grids = Record<2 | 3 | 4, Grid>;

const paragraph = (line: string): string => `<p>${line}</p>`;

/** A page of paragraphs around tables drawn by `draw`. */
function paged(draw: (grids: Grids, report: SoundReport) => Tables, print?: Print): Layout {
  return (report) => assemble(report, '\n', paragraph, draw(formGrids(report, print), report));
}

const each =
  (draw: (grid: Grid) => string) =>
  (grids: Grids): Tables => ({ 2: draw(grids[2]), 3: draw(grids[3]), 4: draw(grids[4]) });

const plainHtml = (rows: Rectangle): string =>
  tableHtml(rows.map((row) => row.map((text) => cell(text))));

// ── Office programs ────────────────────────────────────────────────────────────────────────────

const run = (text: string): string =>
  /^[\d.,-]+$/.test(text)
    ? `<span lang=EN-US style='font-size:10.5pt;font-family:"Times New Roman","serif";mso-fareast-font-family:宋体'>${text}<o:p></o:p></span>`
    : `<span style='font-family:仿宋_GB2312;mso-ascii-font-family:"Times New Roman"'>${text}</span>`;

/** Line ends of the file fall into the middle of words; a long word is cut into runs. */
const runs = (text: string): string =>
  text.length < 12 ? run(text) : `${run(text.slice(0, 7))}\n${run(text.slice(7))}`;

const wordCell = (text: string, columns: number, rows: number): string =>
  `<td width=89 ${columns > 1 ? `colspan=${columns} ` : ''}${rows > 1 ? `rowspan=${rows} ` : ''}valign=center style='width:66.9pt;border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt'>
  <p class=MsoNormal align=center style='text-align:center;layout-grid-mode:char'>${text === '' ? '<span lang=EN-US><o:p>&nbsp;</o:p></span>' : runs(text)}</p>
  </td>`;

const wordTable = (grid: Grid): string =>
  `<div align=center><table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
 ${grid.map((row, y) => `<tr style='mso-yfti-irow:${y};height:1.0cm'>${row.map((c) => wordCell(c.text, c.columns, c.rows)).join('')}</tr>`).join('\n ')}
 <![if !supportMisalignedColumns]>
 <tr height=0><td width=89 style='border:none'></td><td width=89 style='border:none'></td></tr>
 <![endif]>
</table></div>`;

/** The page that Word saves: heads in several runs, an empty row that carries the widths. */
export const word: Layout = (report) => {
  const grids = formGrids(report);
  const article = assemble(
    report,
    '\n',
    (line, kind) =>
      kind === 'part'
        ? `<p class=MsoNormal style='text-indent:32.0pt'><b style='mso-bidi-font-weight:normal'>${run(line.slice(0, 2))}</b><b>${run(line.slice(2))}</b></p>`
        : `<p class=MsoNormal>${runs(line)}<span lang=EN-US><o:p></o:p></span></p>`,
    { 2: wordTable(grids[2]), 3: wordTable(grids[3]), 4: wordTable(grids[4]) },
  );
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head>
<meta http-equiv=Content-Type content="text/html; charset=gb2312"><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {mso-style-parent:"";} --></style></head><body lang=ZH-CN><div class=WordSection1>${article}</div></body></html>`;
};

// ── Merged cells dropped, filled or left empty ─────────────────────────────────────────────────

export const spansDropped: Layout = paged(each((grid) => plainHtml(unspanned(grid))));
export const spansFilled: Layout = paged(each((grid) => plainHtml(repeated(grid))));
export const spansEmptied: Layout = paged(each((grid) => plainHtml(emptied(grid))));

const md = (rows: Rectangle): string =>
  rows
    .map((row, i) => `| ${row.join(' | ')} |${i === 0 ? `\n|${'---|'.repeat(row.length)}` : ''}`)
    .join('\n');

/** Markdown without part heads of its own: a converter that keeps the grid. */
const markdownOf =
  (rectangle: (grid: Grid) => Rectangle): Layout =>
  (report) => {
    const grids = formGrids(report);
    const tables = each((grid) => md(rectangle(grid)))(grids);
    return assemble(
      report,
      '\n\n',
      (line, kind) => (kind === 'part' ? `**${line}**` : line),
      tables,
    );
  };

export const markdownFilled: Layout = markdownOf(repeated);
export const markdownEmptied: Layout = markdownOf(emptied);

// ── Tables in pieces ───────────────────────────────────────────────────────────────────────────

/** A table cut by a page, the heads printed again over the rest. */
export const headsAgain: Layout = paged((grids) => ({
  ...each(tableHtml)(grids),
  3: [
    tableHtml(grids[3].slice(0, 12)),
    '<p>- 7 -</p>',
    // What reached over the cut begins anew.
    tableHtml([
      ...heads3,
      [cell('三、本年度办理结果', 1, 15), cell('（三）不予公开', 1, 1), ...(grids[3][12] ?? [])],
      ...grids[3].slice(13),
    ]),
  ].join('\n'),
}));

/** Each block of each table a table of its own, its name in a paragraph above. */
export const inPieces: Layout = paged((grids, report) => {
  const suits = formGrids(report)[4][3] ?? [];
  const block = (name: string, from: number): string =>
    `<p>${name}</p>${plainHtml([['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'], suits.slice(from, from + 5).map((c) => c.text)])}`;
  return {
    2: [grids[2].slice(0, 4), grids[2].slice(4, 7), grids[2].slice(7, 11), grids[2].slice(11)]
      .map(tableHtml)
      .join('<p>&nbsp;</p>'),
    3: [grids[3].slice(0, 5), grids[3].slice(5, 7), ...[7, 15, 18, 23, 26].map((from, i) => grids[3].slice(from, [15, 18, 23, 26, 28][i]))]
      .map(tableHtml)
      .join('<br>'),
    4: [block('行政复议', 0), block('行政诉讼：未经复议直接起诉', 5), block('行政诉讼：复议后起诉', 10)].join(''),
  };
}); // prettier-ignore

/** Too wide for the page: the first columns of Table 3 in one table, the others in a second. */
export const twoHalves: Layout = paged((grids) => {
  const whole = repeated(grids[3]);
  return {
    ...each(tableHtml)(grids),
    3: [columnsOf(whole, 3, 3, 7), columnsOf(whole, 3, 7, 10)]
      .map(plainHtml)
      .join('<p>（续表）</p>'),
  };
});

/** Turned by a quarter for narrow screens. */
export const turned: Layout = paged((grids) => ({
  2: tableHtml(grids[2]),
  3: plainHtml(transposed(repeated(grids[3]))),
  4: plainHtml(transposed(repeated(grids[4]))),
}));

/** The three blocks of Table 4 under each other, a row each. */
export const suitsByRow: Layout = paged((grids) => {
  const values = (grids[4][3] ?? []).map((c) => c.text);
  return {
    ...each(tableHtml)(grids),
    4: plainHtml([
      ['', '结果维持', '结果纠正', '其他结果', '尚未审结', '总计'],
      ['行政复议', ...values.slice(0, 5)],
      ['未经复议直接起诉', ...values.slice(5, 10)],
      ['复议后起诉', ...values.slice(10)],
    ]),
  };
});

/** A sum of the five kinds of organizations printed besides. */
export const withSubtotal: Layout = paged((grids) => ({
  ...each(tableHtml)(grids),
  3: tableHtml(
    grids[3].map((row, y) => {
      if (y === 0) return row.map((c, i) => (i === 1 ? { ...c, columns: 8 } : c));
      if (y === 1) return row.map((c, i) => (i === 1 ? { ...c, columns: 6 } : c));
      if (y === 2) return [...row, cell('小计')];
      const values = row.slice(-7).map((c) => Number(c.text));
      const sum = values.slice(1, 6).reduce((a, b) => a + b, 0);
      return [...row.slice(0, -1), cell(String(sum)), ...row.slice(-1)];
    }),
  ),
}));

// ── Without tables, or with too many ───────────────────────────────────────────────────────────

const divs = (grid: Grid): string =>
  `<div class="tbl">${grid.map((row) => `<div class="tr">${row.map(({ text }) => `<div class="td"><div>${text}</div></div>`).join('')}</div>`).join('')}</div>`;
export const divTables: Layout = paged(each(divs));

const inlines = (grid: Grid): string =>
  `<div>${grid.map((row) => `<p>${row.map(({ text }) => `<span style="display:inline-block;width:60px">${text}</span>`).join(' ')}</p>`).join('')}</div>`;
/** Rows as paragraphs, cells as spans with a space between. */
export const spanRows: Layout = paged(each(inlines));

const breaks = (grid: Grid): string =>
  `<p>${grid.map((row) => row.map(({ text }) => text).join('&nbsp;&nbsp;&nbsp;&nbsp;')).join('<br/>')}</p>`;
/** One paragraph, a row a line, cells parted by hard spaces. */
export const breakRows: Layout = paged(each(breaks));

const framed = (inner: string): string =>
  `<table width="100%"><tr><td><table><tr><td>${inner}</td></tr></table></td></tr></table>`;
const boxed = (table: string): string =>
  table.replaceAll(
    /<p align="center">(\d[\d.]*)<\/p>/g,
    '<table><tr><td><p>$1</p></td></tr></table>',
  );
/** A table in each cell of a table, as old editors nest them; every figure in one more. */
export const nested: Layout = paged((grids) => ({
  2: framed(tableHtml(grids[2])),
  3: framed(boxed(tableHtml(grids[3]))),
  4: framed(tableHtml(grids[4])),
}));

/** The article as data in a script, its tags and marks escaped. */
export const inScript: Layout = (report) => {
  const article = assemble(report, '', paragraph, each(tableHtml)(formGrids(report)));
  return `{"code":200,"data":{"title":"${report.organ}年报","content":${JSON.stringify(article)}}}`;
};

// ── Labels and heads in other hands ────────────────────────────────────────────────────────────

const aired = (text: string): string =>
  /^\d[\d.,]*$/.test(text) || text.length > 8 ? text : text.split('').join('&nbsp;');
const broken = (text: string): string => `${text.slice(0, 5)}<br/>\n   ${text.slice(5)}`;

const relabelled =
  (change: (text: string) => string) =>
  (grid: Grid): string =>
    tableHtml(grid.map((row) => row.map((c) => ({ ...c, text: change(c.text) }))));

/** Letters of short words set apart, long labels over lines. */
export const airedLabels: Layout = paged(
  each(relabelled((text) => (text.length > 9 ? broken(text) : aired(text)))),
);

const otherWords: readonly (readonly [RegExp, string])[] = [
  [/^一、本年新收.*/, '一、本年度新收政府信息公开申请数量（件）'],
  [/^二、上年结转.*/, '二、上一年度结转政府信息公开申请数量'],
  [/^（七）总计$/, '（七）合计'],
  [/^总计$/, '合计'],
  [/^四、结转下年度继续办理$/, '四、结转至下一年度继续办理'],
  [/^社会公益组织$/, '社会公益\n组织'],
  [/^3\.危及“三安全一稳定”$/, '3.危及"三安全一稳定"'],
  [/^(\d)\.(?=\D)/, '$1、'],
  [/^（([三四五六])）/, '($1)'],
  [/^行政规范性文件$/, '规范性文件'],
  [/^行政事业性收费$/, '行政事业性收费（万元）'],
  [/^未经复议直接起诉$/, '未经复议直接起诉案件'],
];
const reworded = (text: string): string =>
  otherWords.reduce((words, [from, to]) => words.replace(from, to), text);
export const otherLabels: Layout = paged(each(relabelled(reworded)));

const radicals: Readonly<Record<string, string>> = {
  行: '⾏', 人: '⼈', 一: '⼀', 二: '⼆', 十: '⼗', 大: '⼤', 工: '⼯', 自: '⾃', 法: '法', 见: '⻅', 民: '⺠', 长: '⻓',
}; // prettier-ignore
/** Copied out of a PDF whose font names radicals for characters. */
export const radicalText: Layout = (report) =>
  page(report).replaceAll(/[行人一二十大工自法见民长]/g, (c) => radicals[c] ?? c);
const page: Layout = paged(each(tableHtml));

/** Heads that do without the numeral's mark, or name parts as people do. */
const headings: Readonly<Record<string, string>> = {
  一: '一、 总体情况',
  二: '二、主动公开政府信息的情况',
  三: '三、收到和处理政府信息公开申请的情况',
  四: '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况',
  五: '五、存在问题及改进情况',
  六: '六、其他需报告的事项',
};
export const otherHeads: Layout = (report) =>
  assemble(
    report,
    '\n',
    (line, kind) => paragraph(kind === 'part' ? (headings[line[0] ?? ''] ?? line) : line),
    each(tableHtml)(formGrids(report)),
  );

/** A whole site around it: other years' reports, guide and catalogue, related links, a footer. */
export const portal: Layout = (report) => {
  const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025];
  const links = years
    .map((year) => `<li><a href="/${year}.html">${report.organ}${year}年政府信息公开工作年度报告</a><span>${year + 1}-01-28</span></li>`)
    .join('');
  const article = assemble(report, '\n', paragraph, each(tableHtml)(formGrids(report)));
  return `<!DOCTYPE html><html><head><title>${report.organ}${report.year}年政府信息公开工作年度报告_政府信息公开年报</title><meta name="ArticleTitle" content="x"></head><body>
<div class="top"><a>无障碍</a><a>长者模式</a><form><input name="q"><select><option>一、总体情况</option></select></form></div>
<ul class="nav"><li>政府信息公开指南</li><li>政府信息公开制度</li><li>法定主动公开内容</li><li>政府信息公开年报</li><li>依申请公开</li></ul>
<div class="left"><ul>${links}</ul></div>
<table class="info"><tr><td>索引号：</td><td>014000000/${report.year + 1}-00012</td><td>发布机构：</td><td>${report.organ}</td></tr><tr><td>成文日期：</td><td>${report.year + 1}-01-20</td><td>浏览次数：</td><td>128</td></tr></table>
<div id="zoom" class="TRS_Editor">${article}</div>
<div>附件：<a href="x.pdf">${report.year}年政府信息公开工作年度报告.pdf</a></div>
<div>相关阅读</div><ul>${links}</ul><div>上一篇：${report.year - 1}年政府信息公开工作年度报告</div>
<div class="foot">版权所有：${report.organ} 网站标识码：3200000000 备案号：苏ICP备00000000号 您是第 123456 位访客</div></body></html>`;
}; // prettier-ignore
