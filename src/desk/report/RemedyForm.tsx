// A case of reconsideration or litigation: a new one, or how one that is pending ended.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { remedyResults, table4Blocks } from '../../rules/annual-report/form.ts';
import type { postRemedy } from '../../web/api/report-entries.ts';
import { type BodyOf, call } from '../api.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { showFaults, withoutBlanks } from '../parts/forms.ts';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useMay } from '../session.ts';
import type { Records } from './RecordsDrawer.tsx';

type Case = Extract<Records, { counts: 'remedies' }>['items'][number];
type Body = BodyOf<typeof postRemedy>;

const ends = Object.entries(remedyResults)
  .filter(([result]) => result !== 'pending')
  .map(([value, label]) => ({ value, label }));

export function RemedyForm(props: {
  readonly code: string;
  readonly records: readonly Case[];
}): ReactNode {
  const { code, records } = props;
  const may = useMay();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Body>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const remedyId = Form.useWatch('remedyId', form);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: Body) =>
      call<typeof postRemedy>('post', '/organs/{code}/remedies', { params: { code }, body }),
    onSuccess: async () => {
      message.success('已登记');
      form.resetFields();
      await client.invalidateQueries({ queryKey: ['report'] });
      await client.invalidateQueries({ queryKey: ['records'] });
    },
    onError: (error) => setShown(showFaults(form, error)),
  });
  if (!may('handle-requests') && !may('edit-report')) return null;
  const choose = (id: number | undefined): void => {
    const known = records.find((record) => record.id === id);
    if (known === undefined) return;
    form.setFieldsValue({ block: known.block, filedOn: known.filedOn });
  };
  return (
    <Panel title="登记案件">
      <Form<Body>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ block: 'reconsideration' }}
        onFinish={(values) => mutate(withoutBlanks(values))}
      >
        {error !== null && <Problem error={error} exceptFields={shown} />}
        {records.length > 0 && (
          <Form.Item name="remedyId" label="案件">
            <Select
              allowClear
              placeholder="新的案件"
              onChange={choose}
              options={records.map(({ id, block, filedOn }) => ({
                value: id,
                label: `${table4Blocks[block]}，${filedOn}提起`,
              }))}
            />
          </Form.Item>
        )}
        <Form.Item name="block" label="种类">
          <Select
            options={Object.entries(table4Blocks).map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
        <Form.Item name="filedOn" label="提起之日" rules={[{ required: true, message: '请选择' }]}>
          <DayInput />
        </Form.Item>
        <div className="fields-2">
          <Form.Item name="result" label="结果（未审结的不填）">
            <Select allowClear options={ends} />
          </Form.Item>
          <Form.Item name="decidedOn" label="审结之日">
            <DayInput />
          </Form.Item>
        </div>
        <Form.Item
          name="note"
          label="备注"
          extra="不写申请人的姓名和联系方式；不填的，已有的备注不变"
        >
          <Input maxLength={1000} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={isPending}>
          {remedyId === undefined ? '登记新案件' : '更新案件'}
        </Button>
      </Form>
    </Panel>
  );
}
