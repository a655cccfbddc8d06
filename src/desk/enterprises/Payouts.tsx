// 免申即享: the lists, and a new one by comparison of data.

import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { moneyInWords } from '../../rules/policy/amount.ts';
import { type PayoutState, payoutStates } from '../../rules/policy/payout.ts';
import type { getPayouts, postPayout } from '../../web/api/payouts.ts';
import { type BodyOf, call, type ReplyOf } from '../api.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { showFaults } from '../parts/forms.ts';
import { Mark, type MarkTone } from '../parts/Mark.tsx';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { goTo, Link } from '../router.tsx';
import { useMay } from '../session.ts';

type Reply = ReplyOf<typeof getPayouts>;
type Item = Reply['items'][number];

export const payoutTones: Readonly<Record<PayoutState, MarkTone>> = {
  drafted: 'careful',
  confirming: 'new',
  'to-show': 'careful',
  shown: 'new',
  paying: 'careful',
  paid: 'careful',
  published: 'good',
  cancelled: 'plain',
};

export default function Payouts(): ReactNode {
  const may = useMay();
  const [isNew, begin] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['payouts'],
    queryFn: () => call<typeof getPayouts>('get', '/payouts'),
  });
  return (
    <Page
      title="免申即享"
      actions={
        may('keep-enterprises') && (
          <Button type="primary" disabled={data?.ready.length === 0} onClick={() => begin(true)}>
            比对形成名单
          </Button>
        )
      }
    >
      <p className="quiet">
        比对数据形成名单，负责人核准，企业在企业专页确认并填写账户，公示期满后兑付，最后公开兑现结果。
      </p>
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      <DataTable<Item>
        name="payouts"
        columns={columns}
        rows={data?.items}
        rowKey={({ id }) => id}
        onOpen={({ id }) => goTo(`/payouts/${id}`)}
        empty={
          data?.ready.length === 0
            ? '没有兑现方式为免申即享、有支持金额的已发布事项'
            : '还没有名单，点“比对形成名单”开始'
        }
      />
      {isNew && data !== undefined && <NewPayout reply={data} onClose={() => begin(false)} />}
    </Page>
  );
}

const columns: readonly Column<Item>[] = [
  {
    key: 'number',
    title: '编号',
    width: 190,
    cell: ({ id, number }) => <Link to={`/payouts/${id}`}>{number}</Link>,
  },
  { key: 'item', title: '政策事项', cell: ({ item }) => item },
  {
    key: 'state',
    title: '状态',
    width: 160,
    cell: ({ state }) => <Mark tone={payoutTones[state]}>{payoutStates[state]}</Mark>,
  },
  { key: 'firms', title: '企业', width: 80, align: 'right', cell: ({ firms }) => firms },
  { key: 'paid', title: '已兑付', width: 80, align: 'right', cell: ({ paid }) => paid },
  { key: 'fen', title: '金额', width: 130, align: 'right', cell: ({ fen }) => moneyInWords(fen) },
];

type Values = BodyOf<typeof postPayout>;

function NewPayout(props: { readonly reply: Reply; readonly onClose: () => void }): ReactNode {
  const { reply, onClose } = props;
  const [form] = Form.useForm<Values>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: Values) => call<typeof postPayout>('post', '/payouts', { body }),
    onSuccess: ({ id }) => goTo(`/payouts/${id}`),
    onError: (fault) => setShown(showFaults(form, fault)),
  });
  return (
    <Modal
      open
      title="比对数据，形成免申即享名单"
      okText="开始比对"
      confirmLoading={isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {error !== null && <Problem error={error} exceptFields={shown} />}
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ confirmBy: reply.usualConfirmBy, note: '' }}
        onFinish={mutate}
      >
        <Form.Item
          name="item"
          label="政策事项"
          rules={[{ required: true, message: '请选择政策事项' }]}
        >
          <Select options={reply.ready.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        <Form.Item name="confirmBy" label="企业最迟确认">
          <DayInput isOpenEnded />
        </Form.Item>
        <Form.Item name="note" label="说明">
          <Input.TextArea rows={2} maxLength={500} placeholder="如：以2026年三季度数据比对" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
