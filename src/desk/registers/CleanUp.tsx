// The clean-up sheet out and back in: tried out line by line, then written into the decision that is being drafted.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal, Table } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { reviewConclusions } from '../../rules/normative-review.ts';
import type { postNormativeReview } from '../../web/api/normative-documents.ts';
import { addressOf, callWithFile, type ReplyOf } from '../api.ts';
import { LineFaults } from '../parts/LineFaults.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useMay } from '../session.ts';
import { DocumentPicker } from '../documents/DocumentPicker.tsx';

type Trial = ReplyOf<typeof postNormativeReview>;

export function CleanUp(): ReactNode {
  const may = useMay();
  const client = useQueryClient();
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const [file, choose] = useState<File>();
  const [decision, decide] = useState<{ id: number | null; name: string }>({ id: null, name: '' });
  const { mutate, isPending, data, error, reset } = useMutation({
    mutationFn: ({ chosen, trial }: { chosen: File; trial: 'yes' | 'no' }) =>
      callWithFile<typeof postNormativeReview>('/normative-documents/review', chosen, {
        query: { trial, ...(decision.id === null ? {} : { decision: decision.id }) },
      }),
    onSuccess: async (result, { trial }) => {
      if (trial === 'yes') return;
      choose(undefined);
      message.success(
        result.written === 0
          ? '清理结果已登记，没有需要改变效力的文件'
          : `已写入决定：${result.written}件，决定发布时生效`,
      );
      await client.invalidateQueries({ queryKey: ['normative-documents'] });
      await client.invalidateQueries({ queryKey: ['document'] });
    },
  });
  const changes =
    data?.lines.filter(({ conclusion }) => conclusion !== 'keep' && conclusion !== 'amend')
      .length ?? 0;
  const isReady =
    data !== undefined &&
    data.faults.length === 0 &&
    (changes === 0 || decision.id !== null || data.written > 0);
  return (
    <p className="entry-import">
      <a href={addressOf('/normative-documents/export')}>导出清理表（XLSX）</a>
      {may('edit-documents') && (
        <Button size="small" onClick={() => input.current?.click()}>
          导入填好的清理表
        </Button>
      )}
      <input
        ref={input}
        hidden
        type="file"
        accept=".xlsx"
        aria-label="导入填好的清理表"
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
          width={820}
          title={`试导《${file.name}》`}
          okText={changes === 0 ? '登记清理结果' : `写入决定（${changes}件）`}
          okButtonProps={{ disabled: !isReady }}
          confirmLoading={isPending}
          onOk={() => mutate({ chosen: file, trial: 'no' })}
          onCancel={() => choose(undefined)}
        >
          {error !== null && <Problem error={error} />}
          {changes > 0 && (
            <div className="time-start">
              <span>由哪一份起草中的决定废止、宣布失效或者延长</span>
              <DocumentPicker
                label="作出清理结果的决定"
                name={decision.name}
                onChoose={(chosen) => decide(chosen)}
              />
            </div>
          )}
          {data !== undefined && <Lines trial={data} />}
        </Modal>
      )}
    </p>
  );
}

function Lines({ trial }: { readonly trial: Trial }): ReactNode {
  const { lines, faults } = trial;
  return (
    <>
      <LineFaults faults={faults} />
      <Table
        size="small"
        rowKey="line"
        pagination={lines.length > 50 ? { pageSize: 50 } : false}
        scroll={{ x: 'max-content' }}
        dataSource={[...lines]}
        columns={[
          { title: '行', dataIndex: 'line' },
          { title: '文件', render: (_, { title }) => <span className="cell-wide">{title}</span> },
          { title: '发文字号', dataIndex: 'documentNumber' },
          { title: '结论', render: (_, { conclusion }) => reviewConclusions[conclusion] },
          { title: '现在', dataIndex: 'from' },
          { title: '将变为', dataIndex: 'to' },
        ]}
      />
    </>
  );
}
