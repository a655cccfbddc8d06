// The sum of a roll-up cell by cell as a workbook: each figure with what every organ gives to it and what was taken
// off because it counts once; and the sheet on which reports of organs outside are filled in.

import { cellName } from '../../rules/annual-report/cell-names.ts';
import {
  figureHeadings,
  figureRows,
  type OutsideColumn,
  outsideRows,
} from '../../rules/annual-report/outside-sheet.ts';
import { type RollUp, shareOrigins } from '../../rules/annual-report/roll-up.ts';
import { workbookOf, xlsxOf } from '../xlsx.ts';

export async function rollUpXlsx(
  { name, year, scope }: { readonly name: string; readonly year: number; readonly scope: string },
  { figures, shares, left, deductions }: RollUp,
): Promise<Uint8Array> {
  const title = `${name}${year}年度报告逐格合计`;
  const taken = Map.groupBy(deductions, ({ place }) => place);
  return await workbookOf({
    title,
    author: name,
    on: '',
    sheets: [
      {
        name: '逐格合计',
        headings: [...figureHeadings, '合计', ...shares.map(columnOf), '只计一次的扣减'],
        rows: figureRows().map(({ place, head }) => [
          ...head,
          figures.get(place) ?? 0,
          ...shares.map((share) => share.figures.get(place) ?? 0),
          -(taken.get(place)?.length ?? 0) || 0,
        ]),
        note: scope,
      },
      {
        name: '各机关',
        headings: ['机关', '纳入汇总', '数字取自', '不纳入的理由'],
        rows: [
          ...shares.map((share) => [share.name, '是', shareOrigins[share.from], '']),
          ...left.map(({ organ, reason }) => [organ.name, '否', '', reason ?? '']),
        ],
      },
      {
        name: '只计一次',
        headings: ['案号或者文号', '格', '计数的机关', '扣减的机关'],
        rows: deductions.map(({ key, place, countedAt, at }) => [
          key,
          cellName(place),
          countedAt,
          at,
        ]),
      },
    ],
  });
}

function columnOf({ name, from }: RollUp['shares'][number]): string {
  return from === 'own-office' ? `${name}（本级）` : name;
}

export async function outsideXlsx(entered: readonly OutsideColumn[]): Promise<Uint8Array> {
  const columns = entered.length === 0 ? ['（在此填写机关名称）'] : entered.map(({ name }) => name);
  return await xlsxOf({
    name: '系统外机关',
    headings: [...figureHeadings, ...columns],
    rows: outsideRows(entered),
  });
}
