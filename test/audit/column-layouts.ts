// Reports as a page converter sets them: columns with spaces, long labels over several lines.

import { table3RowLabels, table3Rows, type Table3Row } from '../../src/rules/annual-report/form.ts';
import type { SoundReport } from './ledgers.ts';
import { assemble, figures, type Layout, table2Lines, table4Figures } from './printed-form.ts';

const pad = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(2, width - text.length));
const line = (label: string, cells: readonly string[]): string =>
  `${pad(`      ${label}`, 30)}${cells.map((c) => c.padStart(6)).join('  ')}`;
const wrapped = (text: string): string => (text.match(/.{1,38}/g) ?? [text]).join('\n');

function columns(report: SoundReport): Record<2 | 3 | 4, string> {
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

export const layoutText: Layout = (report) => {
  return assemble(report, '\n', wrapped, columns(report));
};

/** A nought is printed as a blank cell, as many sites do. */
