// What a cell is called in a sentence: 「表三“（二）部分公开”行“自然人”列」.

import {
  remedyResults,
  table2Blocks,
  table2Blocks2019,
  type Table3Column,
  table3ColumnLabels,
  type Table3RowRead,
  table3RowLabels,
  type Table4Block,
  table4Blocks,
} from './form.ts';
import { rowName } from './reconcile-table3.ts';

/** A place that is no cell of the form is its own name. */
export function cellName(place: string): string {
  const [table = '', row = '', column = ''] = place.split('.');
  const name = table === 'table3' ? table3Name(row, column) : otherName(table, row, column);
  return name ?? place;
}

function table3Name(row: string, column: string): string | undefined {
  if (!Object.hasOwn(table3RowLabels, row)) return undefined;
  const label = table3ColumnLabels[column as Table3Column] as string | undefined;
  return label === undefined ? undefined : `表三“${rowName(row as Table3RowRead)}”行“${label}”列`;
}

function otherName(table: string, row: string, column: string): string | undefined {
  if (table === 'table4') {
    const block = table4Blocks[row as Table4Block] as string | undefined;
    const result = ({ ...remedyResults, total: '总计' } as Record<string, string>)[column];
    return block === undefined || result === undefined ? undefined : `表四“${block}”“${result}”`;
  }
  if (table !== 'table2' && table !== 'table2-2019') return undefined;
  const blocks: readonly { rows: object; columns: object }[] =
    table === 'table2' ? table2Blocks : table2Blocks2019;
  const block = blocks.find(({ rows }) => Object.hasOwn(rows, row));
  if (block === undefined) return undefined;
  const columns = block.columns as Record<string, string>;
  const head = columns[column] ?? Object.values(columns)[0];
  return `表二“${(block.rows as Record<string, string>)[row]}”“${head}”`;
}
