// Channels outside: where what is published goes on to, and how that went.

import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  Alert,
  App,
  Button,
  Drawer,
  Form,
  Input,
  InputNumber,
  Select,
  Spin,
  Switch,
  TreeSelect,
} from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import { channelEvents, channelKinds } from '../../rules/channel-messages.ts';
import type {
  getChannels,
  postChannel,
  postSendAgain,
  putChannel,
} from '../../web/api/channels.ts';
import { type BodyOf, call, type ReplyOf } from '../api.ts';
import { type ColumnNode, columnTree, useColumns } from '../documents/columns.ts';
import { SendMark } from '../documents/ChannelPanel.tsx';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { showFaults } from '../parts/forms.ts';
import { Mark } from '../parts/Mark.tsx';
import { momentText } from '../parts/moments.ts';
import { Page } from '../parts/Page.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useSession } from '../session.ts';

type Reply = ReplyOf<typeof getChannels>;
type Channel = Reply['items'][number];
type Send = Reply['sends'][number];

export default function Channels(): ReactNode {
  const [edited, edit] = useState<Channel | 'new'>();
  const [secret, show] = useState<string>();
  const { data, error, refetch } = useQuery({
    queryKey: ['channels'],
    queryFn: () => call<typeof getChannels>('get', '/channels'),
  });
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Spin className="page-spin" />;
  const isOff = data.allowedHosts.length === 0;
  return (
    <Page
      title="对外渠道"
      actions={
        <Button type="primary" icon={<PlusOutlined />} disabled={isOff} onClick={() => edit('new')}>
          登记渠道
        </Button>
      }
    >
      {isOff ? (
        <Alert
          type="info"
          showIcon
          title="服务器没有开启对外推送。需要的，请运行维护人员在 GONGKAI_CHANNEL_HOSTS 写明允许推送的主机后重新启动。"
        />
      ) : (
        <p className="quiet">可以推送的主机：{data.allowedHosts.join('、')}</p>
      )}
      {secret !== undefined && (
        <Alert
          type="warning"
          showIcon
          closable={{ onClose: () => show(undefined) }}
          title="签名密钥只显示这一次，请现在交给渠道的接入程序"
          description={<code className="channel-secret">{secret}</code>}
        />
      )}
      <DataTable<Channel>
        name="channels"
        columns={channelColumns}
        rows={data.items}
        rowKey={({ id }) => id}
        onOpen={(channel) => edit(channel)}
        empty="还没有登记渠道"
      />
      <Panel title="最近的推送" id="sends">
        <DataTable<Send>
          name="channel-sends"
          columns={sendColumns}
          rows={data.sends}
          rowKey={({ id }) => id}
          empty="还没有推送过"
        />
      </Panel>
      {edited !== undefined && (
        <ChannelDrawer
          channel={edited === 'new' ? undefined : edited}
          onClose={() => edit(undefined)}
          onSecret={show}
        />
      )}
    </Page>
  );
}

const channelColumns: readonly Column<Channel>[] = [
  { key: 'name', title: '名称', cell: ({ name }) => name, sortBy: ({ name }) => name },
  { key: 'kind', title: '种类', width: 120, cell: ({ kind }) => channelKinds[kind] },
  { key: 'url', title: '地址', cell: ({ url }) => <span className="channel-url">{url}</span> },
  {
    key: 'columns',
    title: '栏目',
    width: 100,
    cell: ({ columns }) => (columns.length === 0 ? '全部' : `${columns.length}个`),
  },
  {
    key: 'enabled',
    title: '状态',
    width: 90,
    cell: ({ enabled }) => (
      <Mark tone={enabled ? 'good' : 'plain'}>{enabled ? '推送中' : '已停用'}</Mark>
    ),
  },
];

const sendColumns: readonly Column<Send>[] = [
  { key: 'title', title: '文件', cell: ({ title }) => title },
  { key: 'channel', title: '渠道', width: 140, cell: ({ channel }) => channel },
  { key: 'event', title: '事项', width: 70, cell: ({ event }) => channelEvents[event] },
  { key: 'state', title: '状态', width: 200, cell: (send) => <SendMark send={send} /> },
  {
    key: 'at',
    title: '时间',
    width: 150,
    cell: ({ sentAt, createdAt }) => momentText(sentAt ?? createdAt),
  },
  { key: 'again', title: '办理', width: 100, cell: (send) => <Again send={send} /> },
];

function Again({ send }: { readonly send: Send }): ReactNode {
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      call<typeof postSendAgain>('post', '/channel-sends/{id}/again', { params: { id: send.id } }),
    onSuccess: async () => await client.invalidateQueries({ queryKey: ['channels'] }),
  });
  if (send.state !== 'failed') return null;
  return (
    <>
      <Button size="small" loading={isPending} onClick={() => mutate()}>
        再推送
      </Button>
      {error !== null && <Problem error={error} />}
    </>
  );
}

type Values = BodyOf<typeof postChannel>;
const blank: Values = {
  name: '',
  kind: 'wechat-official-account',
  url: 'https://',
  columns: [],
  summaryLength: 120,
  takesPolicies: false,
  enabled: true,
};

function ChannelDrawer(props: {
  readonly channel: Channel | undefined;
  readonly onClose: () => void;
  readonly onSecret: (secret: string) => void;
}): ReactNode {
  const { channel, onClose, onSecret } = props;
  const session = useSession();
  const columns = useColumns(session.organ.code);
  const tree = useMemo(() => everyNode(columnTree(columns)), [columns]);
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: Values) =>
      channel === undefined
        ? call<typeof postChannel>('post', '/channels', { body })
        : call<typeof putChannel>('put', '/channels/{id}', { params: { id: channel.id }, body }),
    onSuccess: async ({ secret }) => {
      message.success('渠道已保存');
      if (secret !== null) onSecret(secret);
      await client.invalidateQueries({ queryKey: ['channels'] });
      onClose();
    },
    onError: (fault) => setShown(showFaults(form, fault)),
  });
  return (
    <Drawer
      open
      title={channel === undefined ? '登记渠道' : channel.name}
      onClose={onClose}
      size={480}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={channel ?? blank}
        onFinish={mutate}
      >
        {error !== null && <Problem error={error} exceptFields={shown} />}
        <Form.Item name="name" label="名称" rules={[{ required: true, message: '请填写渠道名称' }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="kind" label="种类">
          <Select
            options={Object.entries(channelKinds).map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
        <Form.Item name="url" label="推送地址" extra="改了地址，就换签名密钥">
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item name="columns" label="推送的栏目" extra="含下级栏目；不选为全部栏目">
          <TreeSelect
            multiple
            treeData={tree}
            treeDefaultExpandAll
            showSearch={{ treeNodeFilterProp: 'title' }}
            placeholder="全部栏目"
          />
        </Form.Item>
        <Form.Item name="summaryLength" label="摘要最多字数">
          <InputNumber min={0} max={500} />
        </Form.Item>
        <Form.Item
          name="takesPolicies"
          label="推送惠企政策"
          valuePropName="checked"
          extra="推送给企业的政策，连同企业名称和信用代码发到这个渠道；只含同意接收的企业"
        >
          <Switch />
        </Form.Item>
        <Form.Item name="enabled" label="推送" valuePropName="checked">
          <Switch />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={isPending}>
          保存
        </Button>
      </Form>
    </Drawer>
  );
}

/** One that only holds columns stands for all below it. */
function everyNode(nodes: readonly ColumnNode[]): ColumnNode[] {
  return nodes.map((node) => ({ ...node, selectable: true, children: everyNode(node.children) }));
}
