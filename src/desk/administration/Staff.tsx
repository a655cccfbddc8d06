// People and their posts. The system administrator makes accounts and resets passwords; the security
// administrator gives posts; neither can do the other's work.

import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { resetNeedsConsole, roles } from '../../rules/roles.ts';
import type { getStaff, postPasswordReset, putDisabled } from '../../web/api/staff.ts';
import { call, type ReplyOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { momentText } from '../parts/moments.ts';
import { Mark } from '../parts/Mark.tsx';
import { Page } from '../parts/Page.tsx';
import { faultsOf, Problem } from '../parts/Problem.tsx';
import { useMay, useSession } from '../session.ts';
import { NewStaff } from './NewStaff.tsx';
import { type NewAccount, OneTimePassword } from './OneTimePassword.tsx';
import { RolesModal } from './RolesModal.tsx';

export type Member = ReplyOf<typeof getStaff>['items'][number];

export default function Staff(): ReactNode {
  const may = useMay();
  const [isAdding, add] = useState(false);
  const [granting, grant] = useState<Member>();
  const [account, showAccount] = useState<NewAccount>();
  const { data, error, refetch } = useQuery({
    queryKey: ['staff'],
    queryFn: () => call<typeof getStaff>('get', '/staff'),
  });
  const changed = (): void => void refetch();
  return (
    <Page
      title="人员与岗位"
      actions={
        may('manage-staff') && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => add(true)}>
            新建人员
          </Button>
        )
      }
    >
      <p className="quiet">
        {may('manage-staff')
          ? '您可以新建人员、重置密码、停用账号；岗位由安全管理员授予。'
          : '您可以授予和收回岗位；人员由系统管理员新建。'}
      </p>
      {error !== null && <Problem error={error} onRetry={changed} />}
      <DataTable<Member>
        name="staff"
        columns={columnsWith({ onGrant: grant, onAccount: showAccount, onChanged: changed })}
        rows={data?.items}
        rowKey={(member) => member.id}
        empty="没有人员"
      />
      {isAdding && (
        <NewStaff
          onClose={() => add(false)}
          onMade={(made) => {
            add(false);
            showAccount(made);
            changed();
          }}
        />
      )}
      {granting !== undefined && (
        <RolesModal
          member={granting}
          onClose={() => {
            grant(undefined);
            changed();
          }}
        />
      )}
      {account !== undefined && (
        <OneTimePassword account={account} onClose={() => showAccount(undefined)} />
      )}
    </Page>
  );
}

interface Actions {
  readonly onGrant: (member: Member) => void;
  readonly onAccount: (account: NewAccount) => void;
  readonly onChanged: () => void;
}

function columnsWith(actions: Actions): readonly Column<Member>[] {
  const cell = (member: Member): ReactNode => <MemberActions member={member} {...actions} />;
  return [...columns, { key: 'actions', title: '办理', width: 210, cell }];
}

const columns: readonly Column<Member>[] = [
  {
    key: 'name',
    title: '姓名',
    width: 110,
    cell: ({ name }) => name,
    sortBy: ({ name }) => name,
  },
  {
    key: 'username',
    title: '用户名',
    width: 130,
    cell: ({ username }) => username,
    sortBy: ({ username }) => username,
  },
  { key: 'organ', title: '机关', cell: ({ organ }) => organ.name },
  {
    key: 'roles',
    title: '岗位',
    cell: (member) =>
      member.roles.length === 0 ? (
        <span className="quiet">尚无岗位</span>
      ) : (
        member.roles.map((role) => <Mark key={role}>{roles[role]}</Mark>)
      ),
  },
  { key: 'state', title: '账号', width: 130, cell: (member) => <AccountState member={member} /> },
  {
    key: 'last',
    title: '上次登录',
    width: 140,
    cell: ({ lastSignInAt }) => (lastSignInAt === null ? '—' : momentText(lastSignInAt)),
    sortBy: ({ lastSignInAt }) => lastSignInAt ?? '',
  },
];

function AccountState({ member }: { readonly member: Member }): ReactNode {
  if (member.isDisabled) return <Mark tone="bad">已停用</Mark>;
  if (member.isLocked) return <Mark tone="careful">已锁定</Mark>;
  if (member.mustChangePassword) return <Mark tone="new">待改一次性密码</Mark>;
  return <Mark tone="good">正常</Mark>;
}

function MemberActions(props: Actions & { readonly member: Member }): ReactNode {
  const { member, onGrant, onAccount, onChanged } = props;
  const may = useMay();
  const session = useSession();
  const { message, modal } = App.useApp();
  const params = { id: member.id };
  const sayWhy = (error: Error): void => void message.error(faultsOf(error)[0]?.message);
  const reset = useMutation({
    mutationFn: () =>
      call<typeof postPasswordReset>('post', '/staff/{id}/password-reset', { params }),
    onSuccess: (made) => {
      onAccount(made);
      onChanged();
    },
    onError: sayWhy,
  });
  const disable = useMutation({
    mutationFn: (disabled: boolean) =>
      call<typeof putDisabled>('put', '/staff/{id}/disabled', { params, body: { disabled } }),
    onSuccess: onChanged,
    onError: sayWhy,
  });
  if (member.username === session.username) return <span className="quiet">本人</span>;
  return (
    <Space size="small">
      {may('grant-roles') && (
        <Button size="small" onClick={() => onGrant(member)}>
          岗位
        </Button>
      )}
      {may('manage-staff') && (
        <>
          <Button
            size="small"
            disabled={resetNeedsConsole(member.roles)}
            title={resetNeedsConsole(member.roles) ? '只能在服务器的控制台上重置' : ''}
            onClick={() =>
              void modal.confirm({
                title: `重置${member.name}的密码？`,
                content: '原密码立即失效，已登录的会话退出。',
                okText: '重置',
                onOk: () => reset.mutate(),
              })
            }
          >
            重置密码
          </Button>
          <Button size="small" onClick={() => disable.mutate(!member.isDisabled)}>
            {member.isDisabled ? '启用' : '停用'}
          </Button>
        </>
      )}
    </Space>
  );
}
