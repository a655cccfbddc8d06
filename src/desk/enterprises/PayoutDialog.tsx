// One act on a list of 免申即享: what it asks, and where it is posted to.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, InputNumber, Modal, TreeSelect } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { addressOf } from '../api.ts';
import { columnTree, useColumns } from '../documents/columns.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { showFaults } from '../parts/forms.ts';
import { Problem } from '../parts/Problem.tsx';
import { askForFile } from '../parts/take-file.ts';
import { useSession } from '../session.ts';

/** A dialog that is open: where it posts and what it asks. */
export interface Asked {
  readonly title: string;
  readonly path: string;
  readonly fixed?: Readonly<Record<string, unknown>>;
  readonly fields: readonly Field[];
}
export type Field = 'text' | 'reason' | 'objections' | 'column' | 'yuan' | 'on' | 'reference';

const fieldNames: Readonly<Record<Field, string>> = {
  text: '意见',
  reason: '理由',
  objections: '异议和处理情况（没有异议的不填）',
  column: '栏目',
  yuan: '金额（元）',
  on: '兑付日期',
  reference: '支付凭证号',
};

type Values = Partial<Record<Field, string | number>>;

export function PayoutDialog(props: {
  readonly id: number;
  readonly asked: Asked;
  readonly onClose: () => void;
}): ReactNode {
  const { id, asked, onClose } = props;
  const client = useQueryClient();
  const { message } = App.useApp();
  const { today } = useSession();
  const [form] = Form.useForm<Values>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ yuan, ...rest }: Values) =>
      askForFile(addressOf(`/payouts/{id}/${asked.path}`, { id }), {
        ...asked.fixed,
        ...rest,
        ...(yuan === undefined ? {} : { fen: Math.round(Number(yuan) * 100) }),
      }),
    onSuccess: async () => {
      message.success(`已办理：${asked.title}`);
      await client.invalidateQueries({ queryKey: ['payout', id] });
      await client.invalidateQueries({ queryKey: ['payouts'] });
      onClose();
    },
    onError: (fault) =>
      setShown(showFaults(form, fault, (field) => (field === 'fen' ? 'yuan' : field))),
  });
  return (
    <Modal
      open
      title={asked.title}
      okText={asked.title}
      confirmLoading={isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {error !== null && <Problem error={error} exceptFields={shown} />}
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ text: '', reason: '', objections: '', on: today, reference: '' }}
        onFinish={mutate}
      >
        {asked.fields.map((field) => (
          <Form.Item
            key={field}
            name={field}
            label={fieldNames[field]}
            rules={
              field === 'column' || field === 'yuan'
                ? [{ required: true, message: `请填写${fieldNames[field]}` }]
                : []
            }
          >
            {inputOf(field)}
          </Form.Item>
        ))}
        {asked.fields.length === 0 && <p>没有确认的企业视为放弃，移出这份名单的兑付。</p>}
      </Form>
    </Modal>
  );
}

/** Asks for the columns only where one is chosen: who approves need not see them. */
function ColumnField(props: {
  readonly id?: string;
  readonly value?: number;
  readonly onChange?: (value: number) => void;
}): ReactNode {
  const { organ } = useSession();
  const columns = useColumns(organ.code);
  const tree = useMemo(() => columnTree(columns), [columns]);
  return (
    <TreeSelect
      {...props}
      treeData={tree}
      treeDefaultExpandAll
      showSearch={{ treeNodeFilterProp: 'title' }}
    />
  );
}

function inputOf(field: Field): ReactNode {
  if (field === 'column') return <ColumnField />;
  if (field === 'yuan') return <InputNumber min={0} precision={2} />;
  if (field === 'on') return <DayInput />;
  if (field === 'reference') return <Input maxLength={100} />;
  return <Input.TextArea rows={2} maxLength={500} />;
}
