// The three tables as sums; each figure opens the organs behind it.

import { DownloadOutlined } from '@ant-design/icons';
import { Button, Drawer, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { cellsNamed } from '../../rules/annual-report/cell.ts';
import { shareOrigins } from '../../rules/annual-report/roll-up.ts';
import type { Doubt } from '../report/Figure.tsx';
import { Table2, Table3, Table4 } from '../report/StatutoryTables.tsx';
import { addressOf } from '../api.ts';
import { Problem } from '../parts/Problem.tsx';
import { Link } from '../router.tsx';
import { type At, type RollUp, useRollUpCell } from './roll-up-queries.ts';

interface Opened {
  readonly cell: string;
  readonly label: string;
  readonly figure: number;
}

export function RollUpTables({
  at,
  rollUp,
}: {
  readonly at: At;
  readonly rollUp: RollUp;
}): ReactNode {
  const [opened, open] = useState<Opened>();
  const given = {
    tables: rollUp.tables,
    onOpen: (cell: string, label: string, figure: number) => open({ cell, label, figure }),
    doubts: doubtsOf(rollUp),
  };
  return (
    <div className="statutory-tables">
      <p className="quiet">
        每个数字是本级与纳入汇总的各机关之和，点开可以看到由哪些机关组成；已签发的取签发的报告，送审的取送审的报告，其他的取现在的记录。
      </p>
      <p>
        <Button
          icon={<DownloadOutlined />}
          href={addressOf('/organs/{code}/roll-ups/{year}/sum.xlsx', { ...at })}
        >
          导出逐格合计（XLSX）
        </Button>
      </p>
      <Table2 {...given} />
      <Table3 {...given} />
      <Table4 {...given} />
      {opened !== undefined && (
        <CellDrawer at={at} opened={opened} onClose={() => open(undefined)} />
      )}
    </div>
  );
}

function doubtsOf({ findings }: RollUp): ReadonlyMap<string, Doubt> {
  const ofSum = findings.filter(
    ({ code, finding }) => code === null && finding.severity !== 'info',
  );
  return new Map(
    ofSum.flatMap(({ finding }) =>
      cellsNamed(finding.where).map(
        (cell) => [cell, finding.severity === 'error' ? 'wrong' : 'doubtful'] as const,
      ),
    ),
  );
}

function CellDrawer(props: {
  readonly at: At;
  readonly opened: Opened;
  readonly onClose: () => void;
}): ReactNode {
  const { at, opened, onClose } = props;
  const { data, error, refetch } = useRollUpCell(at, opened.cell);
  return (
    <Drawer open size={640} title={`${opened.label}：${opened.figure}`} onClose={onClose}>
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Spin className="page-spin" />}
      {data?.shares.length === 0 && <p>各机关这一格都是0。</p>}
      <table className="roll-up-shares">
        <tbody>
          {data?.shares.map(({ code, name, from, figure }) => (
            <tr key={`${code ?? ''} ${name}`}>
              <th scope="row">
                {code === null ? name : <Link to={`/reports/${code}/${at.year}`}>{name}</Link>}
                <span className="quiet">{shareOrigins[from]}</span>
              </th>
              <td>{figure}</td>
            </tr>
          ))}
          {data?.deductions.map(({ key, at: where, countedAt }) => (
            <tr key={`${key} ${where}`}>
              <th scope="row">
                {where}
                <span className="quiet">
                  {key}已在{countedAt}计数，只计一次
                </span>
              </th>
              <td>−1</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Drawer>
  );
}
