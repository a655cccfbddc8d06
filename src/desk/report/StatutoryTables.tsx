// Tables 2, 3 and 4 in the form of 国办公开办函〔2021〕30号, every figure open to its records.

import type { ReactNode } from 'react';
import {
  remedyResultKeys,
  remedyResults,
  table2Blocks,
  table3ColumnLabels,
  table3Columns,
  table3Note,
  table3RowLabels,
  type Table3Row,
  table4BlockKeys,
  table4Blocks,
} from '../../rules/annual-report/form.ts';
import type { ReportTables } from '../../rules/annual-report/report.ts';
import {
  type OutcomeGroup,
  outcomeGroups,
  type Outcome,
  outcomesOf,
} from '../../rules/outcomes.ts';
import { type Doubt, Figure, type OpenCell } from './Figure.tsx';

export interface TableProps {
  readonly tables: ReportTables;
  readonly onOpen: OpenCell;
  readonly doubts: ReadonlyMap<string, Doubt>;
  /** What stands in a cell instead of the figure: a field where it is entered. */
  readonly field?: (cell: string, label: string) => ReactNode;
}

interface CellProps extends Omit<TableProps, 'tables'> {
  readonly cell: string;
  readonly label: string;
  readonly value: number;
}

function TableCell({ cell, label, value, onOpen, doubts, field }: CellProps): ReactNode {
  if (field !== undefined) return field(cell, label);
  return (
    <Figure value={value} cell={cell} label={label} onOpen={onOpen} doubt={doubts.get(cell)} />
  );
}

export function Table2({ tables, ...given }: TableProps): ReactNode {
  const figures = tables.table2 as unknown as Record<string, number | Record<string, number>>;
  return (
    <table className="statutory">
      <caption>二、主动公开政府信息情况</caption>
      {table2Blocks.map(({ id, head, columns, rows }) => (
        <tbody key={id}>
          <tr>
            <th colSpan={4} scope="colgroup">
              {head}
            </th>
          </tr>
          <tr>
            <th scope="col">信息内容</th>
            {Object.entries(columns).map(([column, label]) => (
              <th key={column} scope="col" colSpan={Object.keys(columns).length === 1 ? 3 : 1}>
                {label}
              </th>
            ))}
          </tr>
          {Object.entries(rows).map(([row, label]) => (
            <tr key={row}>
              <th scope="row">{label}</th>
              {Object.entries(columns).map(([column, columnLabel]) => {
                const value = figures[row];
                const isSingle = typeof value === 'number';
                const cell = isSingle ? `table2.${row}` : `table2.${row}.${column}`;
                return (
                  <td key={column} colSpan={isSingle ? 3 : 1}>
                    <TableCell
                      {...given}
                      value={isSingle ? value : (value?.[column] ?? 0)}
                      cell={cell}
                      label={`${label}，${columnLabel}`}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

const groups = Object.keys(outcomeGroups) as OutcomeGroup[];

export function Table3(props: TableProps): ReactNode {
  const row = (key: Table3Row): ReactNode => <Table3Figures {...props} row={key} />;
  const resultRows =
    groups.reduce((sum, group) => sum + outcomesOf(group).length, 0) + 1; /* （七）总计 */
  return (
    <table className="statutory statutory-wide">
      <caption>三、收到和处理政府信息公开申请情况</caption>
      <thead>
        <tr>
          <th rowSpan={3} colSpan={3} className="statutory-note">
            {table3Note}
          </th>
          <th colSpan={7} scope="colgroup">
            申请人情况
          </th>
        </tr>
        <tr>
          <th rowSpan={2} scope="col">
            {table3ColumnLabels['natural-person']}
          </th>
          <th colSpan={5} scope="colgroup">
            法人或其他组织
          </th>
          <th rowSpan={2} scope="col">
            {table3ColumnLabels.total}
          </th>
        </tr>
        <tr>
          {table3Columns.slice(1, -1).map((column) => (
            <th key={column} scope="col">
              {table3ColumnLabels[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th colSpan={3} scope="row">
            {table3RowLabels.received}
          </th>
          {row('received')}
        </tr>
        <tr>
          <th colSpan={3} scope="row">
            {table3RowLabels['brought-forward']}
          </th>
          {row('brought-forward')}
        </tr>
        {groups.flatMap((group, g) =>
          outcomesOf(group).map((outcome, n) => (
            <tr key={outcome}>
              {g === 0 && n === 0 && (
                <th rowSpan={resultRows} scope="rowgroup">
                  三、本年度办理结果
                </th>
              )}
              <OutcomeHeads group={group} outcome={outcome} isFirst={n === 0} />
              {row(outcome)}
            </tr>
          )),
        )}
        <tr>
          <th colSpan={2} scope="row">
            {table3RowLabels.concluded}
          </th>
          {row('concluded')}
        </tr>
        <tr>
          <th colSpan={3} scope="row">
            {table3RowLabels['carried-forward']}
          </th>
          {row('carried-forward')}
        </tr>
      </tbody>
    </table>
  );
}

/** A block of one row is printed across; the others have their heading beside the rows. */
function OutcomeHeads(props: {
  readonly group: OutcomeGroup;
  readonly outcome: Outcome;
  readonly isFirst: boolean;
}): ReactNode {
  const { group, outcome, isFirst } = props;
  const size = outcomesOf(group).length;
  if (size === 1) {
    return (
      <th colSpan={2} scope="row">
        {table3RowLabels[outcome]}
      </th>
    );
  }
  return (
    <>
      {isFirst && (
        <th rowSpan={size} scope="rowgroup">
          {outcomeGroups[group]}
        </th>
      )}
      <th scope="row">{table3RowLabels[outcome]}</th>
    </>
  );
}

function Table3Figures(props: TableProps & { readonly row: Table3Row }): ReactNode {
  const { tables, row, ...given } = props;
  return table3Columns.map((column) => {
    const cell = `table3.${row}.${column}`;
    return (
      <td key={column}>
        <TableCell
          {...given}
          value={tables.table3[row][column]}
          cell={cell}
          label={`${table3RowLabels[row]}，${table3ColumnLabels[column]}`}
        />
      </td>
    );
  });
}

export function Table4({ tables, ...given }: TableProps): ReactNode {
  const columns = [...remedyResultKeys, 'total'] as const;
  const labelOf = (column: (typeof columns)[number]): string =>
    column === 'total' ? '总计' : remedyResults[column];
  return (
    <table className="statutory statutory-wide">
      <caption>四、政府信息公开行政复议、行政诉讼情况</caption>
      <thead>
        <tr>
          <th rowSpan={2} colSpan={5} scope="colgroup">
            {table4Blocks.reconsideration}
          </th>
          <th colSpan={10} scope="colgroup">
            行政诉讼
          </th>
        </tr>
        <tr>
          {table4BlockKeys.slice(1).map((block) => (
            <th key={block} colSpan={5} scope="colgroup">
              {table4Blocks[block]}
            </th>
          ))}
        </tr>
        <tr>
          {table4BlockKeys.flatMap((block) =>
            columns.map((column) => (
              <th key={`${block} ${column}`} scope="col">
                {labelOf(column)}
              </th>
            )),
          )}
        </tr>
      </thead>
      <tbody>
        <tr>
          {table4BlockKeys.flatMap((block) =>
            columns.map((column) => {
              const cell = `table4.${block}.${column}`;
              return (
                <td key={cell}>
                  <TableCell
                    {...given}
                    value={tables.table4[block][column]}
                    cell={cell}
                    label={`${table4Blocks[block]}，${labelOf(column)}`}
                  />
                </td>
              );
            }),
          )}
        </tr>
      </tbody>
    </table>
  );
}
