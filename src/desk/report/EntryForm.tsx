// A figure of Table 2 that another register keeps: entered here with its evidence.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import type { putReportEntry } from '../../web/api/report-entries.ts';
import { type BodyOf, call } from '../api.ts';
import { showFaults } from '../parts/forms.ts';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useMay } from '../session.ts';
import type { Records } from './RecordsDrawer.tsx';

type Entry = Extract<Records, { counts: 'entries' }>['items'][number];
type Body = BodyOf<typeof putReportEntry>;

export function EntryForm(props: {
  readonly code: string;
  readonly year: number;
  /** `table2.licensing` */
  readonly cell: string;
  readonly records: readonly Entry[];
}): ReactNode {
  const { code, year, cell, records } = props;
  const may = useMay();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Body>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const item = cell.split('.')[1] ?? '';
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: Body) =>
      call<typeof putReportEntry>('put', '/organs/{code}/annual-reports/{year}/entries/{item}', {
        params: { code, year, item },
        body,
      }),
    onSuccess: async () => {
      message.success('已登记');
      await client.invalidateQueries({ queryKey: ['report'] });
      await client.invalidateQueries({ queryKey: ['records'] });
    },
    onError: (error) => setShown(showFaults(form, error)),
  });
  if (!may('edit-report')) return null;
  const present = records[0];
  const amount = present === undefined ? 0 : present.amount / (item === 'fees' ? 1_000_000 : 1);
  return (
    <Panel title={present === undefined ? '登记' : '更正'}>
      <Form<Body>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ amount, evidence: present?.evidence ?? '' }}
        onFinish={mutate}
      >
        {error !== null && <Problem error={error} exceptFields={shown} />}
        <Form.Item
          name="amount"
          label={item === 'fees' ? '金额（万元）' : '数量（件）'}
          rules={[{ required: true, message: '请填写，没有的填0' }]}
        >
          <InputNumber min={0} precision={item === 'fees' ? 6 : 0} className="amount" />
        </Form.Item>
        <Form.Item name="evidence" label="依据" extra="台账、统计报表的名称和截止日期">
          <Input maxLength={500} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={isPending}>
          登记
        </Button>
      </Form>
    </Panel>
  );
}
