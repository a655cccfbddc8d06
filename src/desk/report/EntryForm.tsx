// A figure of Table 2 that another register keeps: entered here with its evidence.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import type { EntryItem } from '../../rules/annual-report/cell.ts';
import { printedAmount } from '../../rules/annual-report/entries.ts';
import type { postEntryFile, putReportEntry } from '../../web/api/report-entries.ts';
import { type BodyOf, call, callWithFile } from '../api.ts';
import { showFaults, withoutBlanks } from '../parts/forms.ts';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useMay } from '../session.ts';
import type { EntryRecord } from './EntryRecords.tsx';

type Body = BodyOf<typeof putReportEntry>;

export function EntryForm(props: {
  readonly code: string;
  readonly year: number;
  readonly item: EntryItem;
  /** What is corrected. */
  readonly present: EntryRecord | undefined;
  readonly onSaved: () => void;
}): ReactNode {
  const { code, year, item, present, onSaved } = props;
  const may = useMay();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Body>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const [file, take] = useState<File>();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (body: Body) => {
      const { id } = await call<typeof putReportEntry>(
        'put',
        '/organs/{code}/annual-reports/{year}/entries/{item}',
        {
          params: { code, year, item },
          body: { ...withoutBlanks(body), evidence: body.evidence, amount: body.amount },
        },
      );
      if (file === undefined) return;
      await callWithFile<typeof postEntryFile>(
        '/organs/{code}/annual-reports/{year}/evidence/{id}',
        file,
        { params: { code, year, id }, query: { name: file.name } },
      );
    },
    onSuccess: async () => {
      message.success(present === undefined ? '已登记' : '已更正，原来的数字保留');
      onSaved();
      take(undefined);
      form.resetFields();
      await client.invalidateQueries({ queryKey: ['report'] });
      await client.invalidateQueries({ queryKey: ['records'] });
    },
    onError: (error) => setShown(showFaults(form, error)),
  });
  if (!may('edit-report')) return null;
  return (
    <Panel title={present === undefined ? '登记' : `更正“${present.source || '本机关合计'}”`}>
      <Form<Body>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          source: present?.source ?? '',
          amount:
            present === undefined || present.amount === null
              ? undefined
              : printedAmount(item, present.amount),
          evidence: present?.evidence ?? '',
        }}
        onFinish={mutate}
      >
        {error !== null && <Problem error={error} exceptFields={shown} />}
        <Form.Item
          name="source"
          label="来源单位（可不填）"
          extra="按单位分别填报的写明单位，数字相加；不填的是本机关合计"
        >
          <Input maxLength={100} disabled={present !== undefined} />
        </Form.Item>
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
        <Form.Item label="依据文件（可不附）">
          <input
            type="file"
            aria-label="依据文件"
            accept=".pdf,.jpg,.jpeg,.png,.doc,.docx,.xlsx"
            onChange={({ target }) => take(target.files?.[0])}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={isPending}>
          {present === undefined ? '登记' : '更正'}
        </Button>
      </Form>
    </Panel>
  );
}
