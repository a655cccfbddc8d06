// 不予公开信息台账 (条例 18): what was withheld, when it is to be looked at again, and the look at it.

import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, Modal, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { outcomes, refusalGrounds } from '../../rules/outcomes.ts';
import { reassessments, withheldStates } from '../../rules/withheld-review.ts';
import type { getWithheld, postReassessment, WithheldTab } from '../../web/api/withheld.ts';
import { addressOf, type BodyOf, call, type ReplyOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { showFaults } from '../parts/forms.ts';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Link } from '../router.tsx';
import { useMay, useSession } from '../session.ts';
import { StepField } from './StepDrawer.tsx';

type Item = ReplyOf<typeof getWithheld>['items'][number];
type Values = Omit<BodyOf<typeof postReassessment>, 'version'>;

const tabs: Readonly<Record<WithheldTab, string>> = {
  due: '应当评估',
  withheld: '不予公开',
  opened: '已转为公开',
};
const pageSize = 50;

export default function Withheld(): ReactNode {
  const may = useMay();
  const [tab, show] = useState<WithheldTab>('due');
  const [page, turn] = useState(1);
  const [looking, look] = useState<Item>();
  const { data, error, refetch } = useQuery({
    queryKey: ['withheld', tab, page],
    queryFn: () => call<typeof getWithheld>('get', '/withheld', { query: { tab, page, pageSize } }),
  });
  const mayLook = tab !== 'opened' && may('sign-replies');
  return (
    <Page
      title="不予公开信息台账"
      actions={<a href={addressOf('/withheld/export', {}, { tab })}>导出 CSV</a>}
    >
      <p className="quiet">
        不予公开的政府信息应当定期评估审查，因情势变化可以公开的，应当公开（条例第十八条）。
      </p>
      <Tabs
        activeKey={tab}
        onChange={(key) => {
          show(key as WithheldTab);
          turn(1);
        }}
        items={Object.entries(tabs).map(([key, label]) => ({ key, label }))}
      />
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      <DataTable<Item>
        key={tab}
        name="withheld"
        columns={mayLook ? [...columns, lookColumn(look)] : columns}
        rows={data?.items}
        rowKey={(item) => item.id}
        empty={
          tab === 'due'
            ? '没有应当评估的信息。作出不予公开答复十二个月后，系统提前三十天列在这里'
            : '没有这样的信息'
        }
        page={{ current: page, size: pageSize, total: data?.total ?? 0, onChange: turn }}
      />
      {looking !== undefined && (
        <Reassess
          item={looking}
          onClose={() => {
            look(undefined);
            void refetch();
          }}
        />
      )}
    </Page>
  );
}

const columns: readonly Column<Item>[] = [
  {
    key: 'number',
    title: '登记编号',
    width: 150,
    cell: ({ request }) => (
      <Link to={`/requests/${request.id}`} className="figure">
        {request.number}
      </Link>
    ),
  },
  { key: 'subject', title: '所需信息', cell: (item) => item.subject },
  {
    key: 'grounds',
    title: '不予公开的依据',
    cell: (item) =>
      `${outcomes[item.outcome].label}：${item.grounds.map((g) => refusalGrounds[g].label).join('、')}`,
  },
  { key: 'letter', title: '答复书', width: 170, cell: (item) => item.letterNumber },
  { key: 'since', title: '答复日期', width: 110, cell: (item) => item.withheldOn },
  { key: 'next', title: '下次评估', width: 110, cell: (item) => item.nextReviewOn ?? '—' },
  { key: 'state', title: '状态', width: 130, cell: (item) => withheldStates[item.state] },
];

function lookColumn(look: (item: Item) => void): Column<Item> {
  return {
    key: 'look',
    title: '办理',
    width: 90,
    cell: (item) => (
      <Button size="small" onClick={() => look(item)}>
        评估
      </Button>
    ),
  };
}

function Reassess(props: { readonly item: Item; readonly onClose: () => void }): ReactNode {
  const { item, onClose } = props;
  const { today } = useSession();
  const [form] = Form.useForm<Values>();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (values: Values) =>
      call<typeof postReassessment>('post', '/withheld/{id}/reassess', {
        params: { id: item.id },
        body: { ...values, version: item.version },
      }),
    onSuccess: onClose,
    onError: (why) => void showFaults(form, why),
  });
  return (
    <Modal
      open
      title="重新评估"
      okText="登记评估结论"
      cancelText="取消"
      confirmLoading={isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ on: today, conclusion: 'withheld' }}
        onFinish={(values) => mutate(values)}
      >
        <p className="form-note">{item.subject}</p>
        {error !== null && <Problem error={error} />}
        <StepField field={{ name: 'on', label: '评估日期', kind: 'day' }} />
        <StepField
          field={{ name: 'conclusion', label: '结论', kind: 'choice', options: reassessments }}
        />
        <StepField field={{ name: 'reason', label: '理由', kind: 'long' }} />
      </Form>
    </Modal>
  );
}
