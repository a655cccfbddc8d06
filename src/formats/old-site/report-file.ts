// What an import did or would do, as a workbook for whoever puts the faults right.

import { mostListed, type ImportSummary } from '../../rules/import-summary.ts';
import type { ImportFault } from '../../rules/import-document.ts';
import { type SheetCell, type SheetTable, workbookOf } from '../xlsx.ts';

export async function importReportFile(summary: ImportSummary, on: string): Promise<Uint8Array> {
  return await workbookOf({
    title: summary.dryRun ? '导入旧站：试运行' : '导入旧站：结果',
    author: '',
    on,
    sheets: [
      {
        name: '概要',
        headings: ['项目', '数量'],
        rows: summaryLines(summary),
        note: summary.dryRun ? '试运行，没有写入任何内容。' : '已经写入。',
      },
      faultSheet('有误', summary.faults, summary.faultCount),
      faultSheet('提示', summary.warnings, summary.warningCount),
      {
        name: '按栏目',
        headings: ['栏目代码', '栏目', '文件'],
        rows: summary.byColumn.map(({ column, name, count }) => [column, name, count]),
      },
      {
        name: '未对应',
        headings: ['种类', '原来的写法'],
        rows: [
          ...summary.unmapped.fields.map((name): SheetCell[] => ['列', name]),
          ...summary.unmapped.columns.map((name): SheetCell[] => ['栏目', name]),
        ],
      },
    ],
  });
}

export function summaryLines(summary: ImportSummary): readonly (readonly [string, number])[] {
  return [
    ['读到', summary.rows],
    [summary.dryRun ? '将导入' : '已导入', summary.imported],
    ['已有，不改动', summary.unchanged],
    ['有误，不导入', summary.refused],
    ['附件和图片', summary.files],
    ['旧地址', summary.addresses],
    ['旧栏目地址', summary.columnAddresses ?? 0],
    ['错误', summary.faultCount],
    ['提示', summary.warningCount],
  ];
}

function faultSheet(name: string, faults: readonly ImportFault[], count: number): SheetTable {
  return {
    name,
    headings: ['行', '文件', '字段', '说明', '依据'],
    rows: faults.map(({ row, place, field, message, provision }) => [
      row,
      place ?? '',
      field,
      message,
      provision ?? '',
    ]),
    ...(count > mostListed ? { note: `共${count}处，只列出前${mostListed}处。` } : {}),
  };
}
