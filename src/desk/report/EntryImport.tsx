// Figures of other registers from a workbook: tried out first, each line with what it would change; one wrong line
// and none is written.

import { useQueryClient } from '@tanstack/react-query';
import { Table } from 'antd';
import type { ReactNode } from 'react';
import { entryNames } from '../../rules/annual-report/entries.ts';
import type { postEntryImport } from '../../web/api/report-entries.ts';
import { addressOf, callWithFile, type ReplyOf } from '../api.ts';
import { Mark } from '../parts/Mark.tsx';
import { SheetImport } from '../parts/SheetImport.tsx';
import { useMay } from '../session.ts';
import { amountText } from './entry-amount.ts';

type Trial = ReplyOf<typeof postEntryImport>;

export function EntryImport({ code, year }: { code: string; year: number }): ReactNode {
  const may = useMay();
  const client = useQueryClient();
  const sheet = '/organs/{code}/annual-reports/{year}/entries.xlsx';
  if (!may('edit-report')) return null;
  return (
    <p className="entry-import">
      <span>许可、处罚、强制、收费的数字：点开逐项填报，或者</span>
      <SheetImport<Trial>
        label="由XLSX导入"
        send={(file, trial) =>
          callWithFile<typeof postEntryImport>(
            '/organs/{code}/annual-reports/{year}/entry-import',
            file,
            { params: { code, year }, query: { name: file.name, trial } },
          )
        }
        act={(trial) => `导入${trial === undefined ? 0 : changesIn(trial)}项`}
        isReady={(trial) => changesIn(trial) > 0}
        said={({ written }) => (written === 0 ? '与现有填报相同，没有改动' : `已导入${written}项`)}
        onWritten={() => client.invalidateQueries({ queryKey: ['report'] })}
      >
        {({ entries }) => entries.length > 0 && <Lines entries={entries} />}
      </SheetImport>
      <a href={addressOf(sheet, { code, year })}>下载现有填报（也是导入的格式）</a>
    </p>
  );
}

function changesIn({ entries }: Trial): number {
  return entries.filter(({ isChange }) => isChange).length;
}

function Lines({ entries }: Pick<Trial, 'entries'>): ReactNode {
  return (
    <Table
      size="small"
      rowKey="line"
      pagination={entries.length > 50 ? { pageSize: 50 } : false}
      scroll={{ x: 'max-content' }}
      dataSource={[...entries]}
      columns={[
        { title: '行', dataIndex: 'line' },
        { title: '事项', render: (_, { item }) => entryNames[item] },
        { title: '来源单位', dataIndex: 'source' },
        { title: '数量', dataIndex: 'amount' },
        {
          title: '现有',
          render: (_, { item, was }) => (was === null ? '没有' : amountText(item, was)),
        },
        {
          title: '',
          render: (_, { was, isChange }) =>
            isChange ? <Mark tone="new">{was === null ? '新增' : '更正'}</Mark> : '不变',
        },
      ]}
    />
  );
}
