// 政策找企业: the items, whom each was pushed to and what the firms said; when messages rest.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, InputNumber, Switch } from 'antd';
import { type ReactNode } from 'react';
import { itemStates } from '../../rules/policy/item.ts';
import type { getReachItems, putPushSettings } from '../../web/api/policy-pushes.ts';
import { type BodyOf, call, type ReplyOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { showFaults } from '../parts/forms.ts';
import { Mark } from '../parts/Mark.tsx';
import { Page } from '../parts/Page.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { goTo, Link } from '../router.tsx';
import { useMay } from '../session.ts';

type Reply = ReplyOf<typeof getReachItems>;
type Item = Reply['items'][number];

export default function ReachItems(): ReactNode {
  const may = useMay();
  const { data, error, refetch } = useQuery({
    queryKey: ['policy-reach'],
    queryFn: () => call<typeof getReachItems>('get', '/policy-reach'),
  });
  return (
    <Page title="政策找企业">
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {data?.canMail === false && (
        <Alert
          type="info"
          showIcon
          title="服务器没有设置发送邮件：推送会写在企业专页上，邮件等着，不发出。需要的，请运行维护人员设置 GONGKAI_SMTP_URL 和 GONGKAI_MAIL_FROM 后重新启动。"
        />
      )}
      <DataTable<Item>
        name="policy-reach"
        columns={columns}
        rows={data?.items}
        rowKey={({ id }) => id}
        onOpen={({ id }) => goTo(`/policy-reach/${id}`)}
        empty="还没有政策事项"
      />
      {data !== undefined && may('keep-enterprises') && <Settings settings={data.settings} />}
    </Page>
  );
}

const columns: readonly Column<Item>[] = [
  {
    key: 'name',
    title: '政策事项',
    cell: ({ id, name }) => <Link to={`/policy-reach/${id}`}>{name}</Link>,
  },
  {
    key: 'state',
    title: '状态',
    width: 120,
    cell: ({ itemState }) =>
      itemState === null ? (
        <Mark>草稿</Mark>
      ) : (
        <Mark tone={itemState === 'open' ? 'good' : 'plain'}>{itemStates[itemState]}</Mark>
      ),
  },
  { key: 'closesOn', title: '截止', width: 110, cell: ({ closesOn }) => closesOn ?? '' },
  ...(
    [
      ['firms', '推送企业'],
      ['subscribers', '订阅人'],
      ['read', '已查看'],
      ['interested', '感兴趣'],
      ['notApplicable', '不适用'],
      ['applied', '已申报'],
    ] as const
  ).map(([key, title]) => ({
    key,
    title,
    width: 90,
    align: 'right' as const,
    cell: ({ pushed }: Item) => pushed[key],
    sortBy: ({ pushed }: Item) => pushed[key],
  })),
];

function Settings({ settings }: { readonly settings: Reply['settings'] }): ReactNode {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<BodyOf<typeof putPushSettings>>();
  const { mutate, isPending } = useMutation({
    mutationFn: (body: BodyOf<typeof putPushSettings>) =>
      call<typeof putPushSettings>('put', '/policy-push-settings', { body }),
    onSuccess: async () => {
      message.success('已保存');
      await client.invalidateQueries({ queryKey: ['policy-reach'] });
    },
    onError: (error) => showFaults(form, error),
  });
  return (
    <Panel title="推送的时间">
      <p className="quiet">
        免打扰时段里不发邮件、不向渠道推送，过后再发；企业专页上随时可以看到。
      </p>
      <Form
        form={form}
        layout="inline"
        requiredMark={false}
        initialValues={settings}
        onFinish={mutate}
      >
        <Form.Item name="quietFrom" label="免打扰自">
          <InputNumber min={0} max={24} suffix="时" />
        </Form.Item>
        <Form.Item name="quietUntil" label="至">
          <InputNumber min={0} max={24} suffix="时" />
        </Form.Item>
        <Form.Item name="sendsOnDaysOff" label="非工作日也发送" valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="remindDays" label="截止前提醒">
          <InputNumber min={0} max={60} suffix="天" />
        </Form.Item>
        <Button htmlType="submit" loading={isPending}>
          保存
        </Button>
      </Form>
    </Panel>
  );
}
