// A workbook of firms is handed in: tried out first, then written; both go on in the background and say how far they are.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Drawer, Form, Input, Progress } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import type {
  getEnterpriseImport,
  getEnterpriseImports,
  postEnterpriseImport,
} from '../../web/api/enterprise-imports.ts';
import { addressOf, call, callWithFile, type ReplyOf } from '../api.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Facts } from '../parts/Facts.tsx';
import { showFaults } from '../parts/forms.ts';
import { momentText } from '../parts/moments.ts';
import { Problem } from '../parts/Problem.tsx';
import { useSession } from '../session.ts';

interface Values {
  readonly source: string;
  readonly asOf: string;
}
type Run = ReplyOf<typeof getEnterpriseImport>;
type Past = ReplyOf<typeof getEnterpriseImports>['items'][number];

export function EnterpriseImport({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { today } = useSession();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const input = useRef<HTMLInputElement>(null);
  const [file, choose] = useState<File>();
  const [runId, follow] = useState<number>();
  const start = useMutation({
    mutationFn: async (trial: 'yes' | 'no') => {
      if (file === undefined) throw new Error('no file');
      const { source, asOf } = await form.validateFields();
      return await callWithFile<typeof postEnterpriseImport>('/enterprises/imports', file, {
        query: { name: file.name, source, asOf, trial },
      });
    },
    onSuccess: ({ id }) => follow(id),
    onError: (error) => showFaults(form, error),
  });
  const { data: run } = useQuery({
    queryKey: ['enterprise-import', runId],
    enabled: runId !== undefined,
    queryFn: async () => {
      const found = await call<typeof getEnterpriseImport>('get', '/enterprises/imports/{id}', {
        params: { id: runId ?? 0 },
      });
      if (found.state !== 'running' && !found.trial) {
        await client.invalidateQueries({ queryKey: ['enterprises'] });
      }
      return found;
    },
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 700 : false),
  });
  const { data: past } = useQuery({
    queryKey: ['enterprise-imports', run?.state],
    queryFn: () => call<typeof getEnterpriseImports>('get', '/enterprises/imports'),
  });
  const isRunning = run?.state === 'running';
  const isTried =
    run?.state === 'done' && run.trial && (run.report?.added ?? 0) + (run.report?.changed ?? 0) > 0;
  return (
    <Drawer open size={720} title="导入企业" onClose={onClose}>
      <p>
        XLSX工作簿或者CSV，第一行是列名（<a href="/api/enterprises/template.xlsx">下载模板</a>
        ）。空白的单元格表示不知道，不会覆盖已有的内容；同一事实有几个来源的，以数据日期新的为准。
      </p>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ source: '', asOf: today }}
      >
        <Form.Item
          name="source"
          label="数据来源"
          rules={[{ required: true, whitespace: true, message: '请填写数据来源' }]}
        >
          <Input maxLength={100} placeholder="如：市场监管部门登记数据" />
        </Form.Item>
        <Form.Item name="asOf" label="数据日期">
          <DayInput />
        </Form.Item>
      </Form>
      <div className="panel-tools">
        <Button onClick={() => input.current?.click()} disabled={isRunning}>
          {file === undefined ? '选择文件' : `已选《${file.name}》`}
        </Button>
        <Button
          type="primary"
          disabled={file === undefined || isRunning}
          loading={start.isPending}
          onClick={() => start.mutate('yes')}
        >
          试导
        </Button>
        <Button disabled={!isTried} loading={start.isPending} onClick={() => start.mutate('no')}>
          写入企业库
        </Button>
      </div>
      <input
        ref={input}
        hidden
        type="file"
        accept=".xlsx,.csv"
        aria-label="选择文件"
        onChange={({ target }) => {
          const chosen = target.files?.[0];
          target.value = '';
          if (chosen === undefined) return;
          follow(undefined);
          choose(chosen);
        }}
      />
      {start.error !== null && <Problem error={start.error} />}
      {run !== undefined && <Outcome run={run} />}
      <h3>最近的导入</h3>
      <DataTable<Past>
        name="enterprise-imports"
        columns={columns}
        rows={past?.items}
        rowKey={({ id }) => id}
        empty="还没有导入过"
      />
    </Drawer>
  );
}

function Outcome({ run }: { readonly run: Run }): ReactNode {
  const { report } = run;
  if (run.state === 'running') {
    return (
      <Progress percent={99} status="active" showInfo={false} aria-label={`已读${run.rows}行`} />
    );
  }
  if (report === null) return <Alert type="error" showIcon title={run.failure ?? '没有完成'} />;
  const verb = run.trial ? '将' : '已';
  return (
    <section aria-live="polite">
      <Alert
        type={report.refused > 0 ? 'warning' : 'success'}
        showIcon
        title={run.trial ? '试导完成，什么也没有写入' : '已经写入企业库'}
      />
      <Facts
        facts={[
          ['读到', `${report.rows}行`],
          [`${verb}新增`, `${report.added}家`],
          [`${verb}更新`, `${report.changed}家`],
          ['没有变化', `${report.unchanged}家`],
          ['较旧而不采用的事实', report.olderFacts > 0 && `${report.olderFacts}项`],
          ['没有读的列', report.unknownHeadings.join('、')],
          [
            '不能导入',
            report.refused > 0 && (
              <>
                {report.refused}行，
                <a href={addressOf('/enterprises/imports/{id}/report.xlsx', { id: run.id })}>
                  下载逐行原因（XLSX）
                </a>
              </>
            ),
          ],
        ]}
      />
      {report.faults.length > 0 && (
        <ul className="findings">
          {report.faults.slice(0, 20).map(({ line, reason }) => (
            <li key={line}>
              第{line}行：{reason}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const columns: readonly Column<Past>[] = [
  { key: 'file', title: '文件', cell: ({ fileName }) => fileName },
  { key: 'source', title: '来源', width: 140, cell: ({ source }) => source },
  { key: 'asOf', title: '数据日期', width: 110, cell: ({ asOf }) => asOf },
  { key: 'rows', title: '行数', width: 80, align: 'right', cell: ({ rows }) => rows },
  {
    key: 'state',
    title: '情况',
    width: 90,
    cell: ({ state, trial }) =>
      state === 'running' ? '进行中' : state === 'failed' ? '没有完成' : trial ? '试导' : '已写入',
  },
  { key: 'at', title: '时间', width: 140, cell: ({ createdAt }) => momentText(createdAt) },
];
