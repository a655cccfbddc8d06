// A cell of the tables printed otherwise than computed: both values, why, by whom and when, for ever.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import type { postOverrideWithdraw, putOverride } from '../../web/api/report-acts.ts';
import { call } from '../api.ts';
import { showFaults } from '../parts/forms.ts';
import { Mark } from '../parts/Mark.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useMay } from '../session.ts';
import type { Report } from './ReportPage.tsx';

type Overrides = Report['overrides'];

export function OverrideForm({ report, cell }: { report: Report; cell: string }): ReactNode {
  const may = useMay();
  const own = report.overrides.filter((one) => one.cell === cell);
  const standing = own.find(({ withdrawn }) => withdrawn === null);
  const mayWrite = may('override-report') && report.state === 'draft';
  if (!/^table[234]\./.test(cell) || (own.length === 0 && !mayWrite)) return null;
  return (
    <Panel title="改用的数字">
      <OverrideList overrides={own} />
      {mayWrite && (
        <OverrideFields
          key={standing?.id ?? 0}
          report={report}
          cell={cell}
          isStanding={standing !== undefined}
        />
      )}
    </Panel>
  );
}

export function OverrideList({ overrides }: { readonly overrides: Overrides }): ReactNode {
  return (
    <ul className="records">
      {overrides.map((one) => (
        <li key={one.id}>
          {one.name}：算出<b>{one.computed}</b>，改用<b>{one.printed}</b>{' '}
          {one.withdrawn === null ? (
            <Mark tone="careful">印作{one.printed}</Mark>
          ) : (
            <Mark>已撤回</Mark>
          )}
          <p>理由：{one.reason}</p>
          <p className="quiet">
            {one.by}，{one.on}
            {one.withdrawn !== null &&
              ` · ${one.withdrawn.by}于${one.withdrawn.on}撤回：${one.withdrawn.reason}`}
          </p>
        </li>
      ))}
    </ul>
  );
}

interface Values {
  readonly printed: number;
  readonly reason: string;
}

function OverrideFields(props: {
  readonly report: Report;
  readonly cell: string;
  readonly isStanding: boolean;
}): ReactNode {
  const { report, cell, isStanding } = props;
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const params = { code: report.organ.code, year: report.year, cell };
  const at = '/organs/{code}/annual-reports/{year}/overrides/{cell}';
  const onSuccess = async (): Promise<void> => {
    message.success('已记下');
    form.resetFields();
    await client.invalidateQueries({ queryKey: ['report'] });
  };
  const onError = (error: unknown): void => void showFaults(form, error);
  const putting = useMutation({
    mutationFn: (body: Values) => call<typeof putOverride>('put', at, { params, body }),
    onSuccess,
    onError,
  });
  const withdrawing = useMutation({
    mutationFn: (reason: string) =>
      call<typeof postOverrideWithdraw>('post', `${at}/withdraw`, { params, body: { reason } }),
    onSuccess,
    onError,
  });
  const error = putting.error ?? withdrawing.error;
  return (
    <Form<Values> form={form} layout="vertical" requiredMark={false} onFinish={putting.mutate}>
      {error !== null && <Problem error={error} />}
      <p className="quiet">
        数字应当来自记录：记录有误的，先改记录。确需改用的，算出的和改用的都保留，随报告公布。
      </p>
      <Form.Item name="printed" label="改用">
        <InputNumber min={0} precision={cell === 'table2.fees' ? 6 : 0} className="amount" />
      </Form.Item>
      <Form.Item name="reason" label="理由" rules={[{ required: true, message: '请写明理由' }]}>
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
      <Button htmlType="submit" loading={putting.isPending}>
        改用这个数字
      </Button>{' '}
      {isStanding && (
        <Button
          loading={withdrawing.isPending}
          onClick={() => withdrawing.mutate(String(form.getFieldValue('reason') ?? ''))}
        >
          撤回，用算出的数字
        </Button>
      )}
    </Form>
  );
}
