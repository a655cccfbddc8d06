// Reports as text: Markdown, rows of cells, a cell a line, lost cells.

import { table3RowLabels, table3Rows } from '../../src/rules/annual-report/form.ts';
import type { SoundReport } from './ledgers.ts';
import {
  assemble,
  figures,
  groupOf,
  type Layout,
  table2Lines,
  table4Figures,
} from './printed-form.ts';

const md = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row, i) => `| ${row.join(' | ')} |${i === 0 ? `\n|${'---|'.repeat(row.length)}` : ''}`)
    .join('\n');

export const markdown: Layout = (report) =>
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

export const rowsWithBars: Layout = (report) =>
  assemble(
    report,
    '\n',
    plainLines,
    spread(report, '\n', (cells) => cells.join(' | ')),
  );
export const rowsWithTabs: Layout = (report) =>
  assemble(
    report,
    '\r\n',
    plainLines,
    spread(report, '\r\n', (cells) => cells.join('\t')),
  );
export const cellALineWithBar: Layout = (report) =>
  assemble(
    report,
    '\n',
    plainLines,
    spread(report, '\n', (cells) => cells.map((c) => `${c} |`).join('\n')),
  );
export const barLinesBetween: Layout = (report) =>
  assemble(
    report,
    '\n',
    plainLines,
    spread(report, '\n|\n', (cells) => cells.join('\n|\n')),
  );
export const cellAParagraph: Layout = (report) =>
  assemble(
    report,
    '\n\n',
    plainLines,
    spread(report, '\n\n', (cells) => cells.join('\n\n')),
  );
export const cellAnHtmlParagraph: Layout = (report) =>
  assemble(
    report,
    '\n',
    (line) => `<p>${line}</p>`,
    spread(report, '\n', (cells) => cells.map((c) => `<p>${c}</p>`).join('\n')),
  );

/** Everything on one line, as a page's text is when its line ends are taken for spaces. */
export const oneLine: Layout = (report) =>
  assemble(
    report,
    ' ',
    plainLines,
    spread(report, ' ', (cells) => cells.join(' ')),
  );

const wide = (text: string): string =>
  text.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));

/** Full-width figures, a mark of the byte order, and a page number between two rows. */
export const fullWidth: Layout = (report) => {
  const tables = spread(report, '\n', (cells) =>
    cells.map((c) => (/^\d+$/.test(c) ? wide(c) : c)).join('\n'),
  );
  const withPage = tables[3].replace('（三）不予公开', '- 3 -\n（三）不予公开');
  return `\ufeff${assemble(report, '\n', plainLines, { ...tables, 3: withPage })}`;
};

export const lostNoughts: Layout = (report) =>
  assemble(
    report,
    '\n',
    plainLines,
    spread(report, '\n', (cells) => cells.filter((c) => c !== '0').join(' |\n')),
  );

/** Rows padded at their end, as what spans several columns leaves empty cells behind. */
function padded(cells: readonly string[], width: number): readonly string[] {
  return [...cells, ...Array.from({ length: Math.max(0, width - cells.length) }, () => '')];
}

const blank = (cell: string): string => (cell === '0' ? '' : cell);

/** Blank cells kept as bars: a row a line; a cell a line with a bar behind; lines of bars between. */
export const keptBlanks: Readonly<Record<string, Layout>> = {
  'a row a line, blanks between bars': (report) =>
    assemble(
      report,
      '\n',
      plainLines,
      spread(report, '\n', (cells) => `| ${padded(cells.map(blank), 10).join(' | ')} |`),
    ),
  'a row a line with bars behind its cells only': (report) =>
    assemble(
      report,
      '\n',
      plainLines,
      spread(report, '\n', (cells) => `${cells.map(blank).join(' | ')} |`),
    ),
  'a cell a line with a bar, blanks as bars': (report) =>
    assemble(
      report,
      '\n',
      plainLines,
      spread(report, '\n', (cells) => {
        const fill = '|'.repeat(Math.max(0, 10 - cells.length));
        const lines = cells.map((cell) => (blank(cell) === '' ? '|' : `${cell} |`));
        return `${lines.join('\n')}${fill === '' ? '' : `\n${fill}`}`;
      }),
    ),
  'cells and lines of bars, blanks as two of them': (report) =>
    assemble(
      report,
      '\n',
      plainLines,
      spread(report, '\n|\n', (cells) => cells.map(blank).join('\n|\n')),
    ),
};
