// An annual report as a workbook: a sheet for each table, codes beside the printed labels, figures as
// numbers.

import { figuresOf, tableTitles } from '../../rules/annual-report/figure-list.ts';
import { type ReportSheet, reportTitle } from '../../rules/annual-report/laid-report.ts';
import { type SheetTable, workbookOf } from '../xlsx.ts';
import { draftWord, editionWord } from './edition-word.ts';

export async function reportXlsx(sheet: ReportSheet): Promise<Uint8Array> {
  const { report, sealed } = sheet;
  return await workbookOf({
    sheets: [about(sheet), ...([2, 3, 4] as const).map((table) => tableSheet(sheet, table))],
    title: reportTitle(report),
    author: report.organ.name,
    on: sealed?.on ?? '',
    ...(sealed === undefined ? { mark: draftWord } : {}),
  });
}

function about({ report, sealed }: ReportSheet): SheetTable {
  return {
    name: '说明',
    headings: ['项目', '内容'],
    rows: [
      ['报告', reportTitle(report)],
      ['机关', report.organ.name],
      ['机关代码', report.organ.code],
      ['年度', report.year],
      ['版次', editionWord(sealed)],
      ['定稿日期', sealed?.on ?? '尚未定稿'],
      ['格式', '国办公开办函〔2021〕30号'],
      [
        '说明',
        '各表第二行和第一列是列和行的代码，与JSON、CSV文件中的相同；空格表示格式中没有这一格。',
      ],
    ],
  };
}

const names = { 2: '表二 主动公开', 3: '表三 申请办理', 4: '表四 复议和诉讼' } as const;

/** Rows and columns of the form; a blank where it has no cell. */
function tableSheet({ report, sealed }: ReportSheet, table: 2 | 3 | 4): SheetTable {
  const figures = figuresOf(report.tables).filter((figure) => figure.table === table);
  const columns = new Map(figures.map(({ column, columnLabel }) => [column, columnLabel]));
  const rows = new Map(figures.map(({ row, rowLabel }) => [row, rowLabel]));
  const values = new Map(figures.map(({ row, column, value }) => [`${row} ${column}`, value]));
  return {
    name: names[table],
    headings: ['行代码', tableTitles[table], ...columns.values()],
    codes: ['row', 'label', ...columns.keys()],
    rows: [...rows].map(([row, label]) => [
      row,
      label,
      ...[...columns.keys()].map((column) => values.get(`${row} ${column}`) ?? null),
    ]),
    ...(sealed === undefined ? { note: draftWord } : {}),
  };
}
