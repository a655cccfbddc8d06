// Figures of other registers from a workbook: tried out first, each line with what it would change; one wrong line
// and none is written.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal, Table } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { entryNames } from '../../rules/annual-report/entries.ts';
import type { postEntryImport } from '../../web/api/report-entries.ts';
import { addressOf, callWithFile, type ReplyOf } from '../api.ts';
import { LineFaults } from '../parts/LineFaults.tsx';
import { Mark } from '../parts/Mark.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useMay } from '../session.ts';
import { amountText } from './entry-amount.ts';

type Trial = ReplyOf<typeof postEntryImport>;

export function EntryImport({ code, year }: { code: string; year: number }): ReactNode {
  const may = useMay();
  const client = useQueryClient();
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const [file, choose] = useState<File>();
  const { mutate, isPending, data, error, reset } = useMutation({
    mutationFn: ({ chosen, trial }: { chosen: File; trial: 'yes' | 'no' }) =>
      callWithFile<typeof postEntryImport>(
        '/organs/{code}/annual-reports/{year}/entry-import',
        chosen,
        { params: { code, year }, query: { name: chosen.name, trial } },
      ),
    onSuccess: async (result, { trial }) => {
      if (trial === 'yes') return;
      choose(undefined);
      message.success(
        result.written === 0 ? '与现有填报相同，没有改动' : `已导入${result.written}项`,
      );
      await client.invalidateQueries({ queryKey: ['report'] });
    },
  });
  const sheet = '/organs/{code}/annual-reports/{year}/entries.xlsx';
  const changes = data?.entries.filter(({ isChange }) => isChange).length ?? 0;
  if (!may('edit-report')) return null;
  return (
    <p className="entry-import">
      <span>许可、处罚、强制、收费的数字：点开逐项填报，或者</span>
      <Button size="small" onClick={() => input.current?.click()}>
        由XLSX导入
      </Button>
      <a href={addressOf(sheet, { code, year })}>下载现有填报（也是导入的格式）</a>
      <input
        ref={input}
        hidden
        type="file"
        accept=".xlsx"
        aria-label="由XLSX导入"
        onChange={({ target }) => {
          const chosen = target.files?.[0];
          target.value = '';
          if (chosen === undefined) return;
          reset();
          choose(chosen);
          mutate({ chosen, trial: 'yes' });
        }}
      />
      {file !== undefined && (
        <Modal
          open
          width={760}
          title={`试导《${file.name}》`}
          okText={`导入${changes}项`}
          okButtonProps={{
            disabled: data === undefined || data.faults.length > 0 || changes === 0,
          }}
          confirmLoading={isPending}
          onOk={() => mutate({ chosen: file, trial: 'no' })}
          onCancel={() => choose(undefined)}
        >
          {error !== null && <Problem error={error} />}
          {data !== undefined && <TrialResult trial={data} />}
        </Modal>
      )}
    </p>
  );
}

function TrialResult({ trial }: { readonly trial: Trial }): ReactNode {
  const { entries, faults } = trial;
  return (
    <>
      <LineFaults faults={faults} />
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
    </>
  );
}
