// Registered callers of the open data: whom to ask when a program calls too often, and when it last did. The token is
// shown once and given to whoever asked for it.

import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Form, Input, Popconfirm } from 'antd';
import { type ReactNode, useState } from 'react';
import type { deleteOpenToken, getOpenTokens, postOpenToken } from '../../web/api/open-tokens.ts';
import { type BodyOf, call, type ReplyOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { showFaults } from '../parts/forms.ts';
import { Mark } from '../parts/Mark.tsx';
import { momentText } from '../parts/moments.ts';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';

type Reply = ReplyOf<typeof getOpenTokens>;
type Token = Reply['items'][number];

export default function OpenTokens(): ReactNode {
  const [isNew, setNew] = useState(false);
  const [token, show] = useState<string>();
  const { data, error, refetch } = useQuery({
    queryKey: ['open-tokens'],
    queryFn: () => call<typeof getOpenTokens>('get', '/open-tokens'),
  });
  return (
    <Page
      title="开放数据用户"
      actions={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setNew(true)}>
          登记用户
        </Button>
      }
    >
      <p className="quiet">
        开放数据不登记也可以使用，每个网络地址每分钟{data?.perMinute.address ?? '—'}
        次；登记的凭令牌每分钟{data?.perMinute.token ?? '—'}次。说明见门户的
        <a href="/kaifang/">开放数据</a>。
      </p>
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {token !== undefined && (
        <Alert
          type="warning"
          showIcon
          closable={{ onClose: () => show(undefined) }}
          title="令牌只显示这一次，请现在交给登记的用户"
          description={<code className="channel-secret">{token}</code>}
        />
      )}
      <DataTable<Token>
        name="open-tokens"
        columns={columns}
        rows={data?.items}
        rowKey={({ id }) => id}
        empty="还没有登记的用户：调用次数多、需要令牌的，在这里登记"
      />
      {isNew && <NewToken onClose={() => setNew(false)} onToken={show} />}
    </Page>
  );
}

const columns: readonly Column<Token>[] = [
  { key: 'name', title: '名称', cell: ({ name }) => name, sortBy: ({ name }) => name },
  { key: 'contact', title: '联系方式', cell: ({ contact }) => contact },
  {
    key: 'createdAt',
    title: '登记时间',
    width: 150,
    cell: ({ createdAt }) => momentText(createdAt),
    sortBy: ({ createdAt }) => createdAt,
  },
  {
    key: 'lastUsedOn',
    title: '最近使用',
    width: 110,
    cell: ({ lastUsedOn }) => lastUsedOn ?? '未使用',
    sortBy: ({ lastUsedOn }) => lastUsedOn ?? '',
  },
  {
    key: 'state',
    title: '状态',
    width: 200,
    cell: ({ revokedAt }) =>
      revokedAt === null ? (
        <Mark tone="good">使用中</Mark>
      ) : (
        <Mark tone="plain">{momentText(revokedAt)}停用</Mark>
      ),
  },
  { key: 'act', title: '办理', width: 100, cell: (token) => <Revoke token={token} /> },
];

function Revoke({ token: { id, name, revokedAt } }: { readonly token: Token }): ReactNode {
  const client = useQueryClient();
  const { message } = App.useApp();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      call<typeof deleteOpenToken>('delete', '/open-tokens/{id}', { params: { id } }),
    onSuccess: async () => {
      message.success(`“${name}”的令牌已停用`);
      await client.invalidateQueries({ queryKey: ['open-tokens'] });
    },
  });
  if (revokedAt !== null) return null;
  return (
    <>
      <Popconfirm
        title={`停用“${name}”的令牌`}
        description="停用后不能恢复，需要的重新登记。"
        okText="停用令牌"
        cancelText="取消"
        onConfirm={() => mutate()}
      >
        <Button size="small" loading={isPending} aria-label={`停用${name}的令牌`}>
          停用
        </Button>
      </Popconfirm>
      {error !== null && <Problem error={error} />}
    </>
  );
}

type Values = BodyOf<typeof postOpenToken>;

function NewToken(props: {
  readonly onClose: () => void;
  readonly onToken: (token: string) => void;
}): ReactNode {
  const { onClose, onToken } = props;
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: Values) => call<typeof postOpenToken>('post', '/open-tokens', { body }),
    onSuccess: async ({ token }) => {
      onToken(token);
      await client.invalidateQueries({ queryKey: ['open-tokens'] });
      onClose();
    },
    onError: (fault) => setShown(showFaults(form, fault)),
  });
  return (
    <Drawer open size={420} title="登记开放数据用户" onClose={onClose}>
      <Form<Values> form={form} layout="vertical" requiredMark={false} onFinish={mutate}>
        {error !== null && <Problem error={error} exceptFields={shown} />}
        <Form.Item
          name="name"
          label="使用的单位"
          rules={[{ required: true, message: '请填写使用开放数据的单位名称' }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item
          name="contact"
          label="联系方式"
          extra="程序出了问题时找谁：单位的电话或者邮箱"
          rules={[{ required: true, message: '请填写联系方式' }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <div className="form-actions">
          <Button type="primary" htmlType="submit" loading={isPending}>
            生成令牌
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      </Form>
    </Drawer>
  );
}
