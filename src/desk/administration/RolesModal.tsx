// All posts of a person. What one person may not hold together is said before it is sent.

import { useMutation } from '@tanstack/react-query';
import { Alert, App, Checkbox, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { conflictingRoles, type Role, roleKeys, roles } from '../../rules/roles.ts';
import type { putRoles } from '../../web/api/staff.ts';
import { call } from '../api.ts';
import { Problem } from '../parts/Problem.tsx';
import type { Member } from './Staff.tsx';

const groups: readonly (readonly [name: string, roles: readonly Role[]])[] = [
  ['主动公开', ['editor', 'content-reviewer', 'content-approver', 'secrecy-reviewer']],
  ['依申请公开', ['handler', 'reviewer', 'office-head', 'signatory']],
  ['监督', ['supervisor', 'auditor']],
  [
    '管理（三员分立，不能兼任，也不能兼业务岗位）',
    ['system-administrator', 'security-administrator', 'audit-administrator'],
  ],
];

export function RolesModal(props: {
  readonly member: Member;
  readonly onClose: () => void;
}): ReactNode {
  const { member, onClose } = props;
  const { message } = App.useApp();
  const [chosen, choose] = useState<readonly Role[]>(member.roles);
  const conflict = conflictingRoles(chosen);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      call<typeof putRoles>('put', '/staff/{id}/roles', {
        params: { id: member.id },
        body: { roles: [...chosen] },
      }),
    onSuccess: () => {
      message.success(`${member.name}的岗位已变更，立即生效`);
      onClose();
    },
  });
  const toggle = (role: Role, held: boolean): void =>
    choose(roleKeys.filter((key) => (key === role ? held : chosen.includes(key))));
  return (
    <Modal
      open
      title={`${member.name}的岗位`}
      okText="授予"
      okButtonProps={{ disabled: conflict.length > 0 }}
      confirmLoading={isPending}
      onOk={() => mutate()}
      onCancel={onClose}
    >
      {error !== null && <Problem error={error} />}
      {groups.map(([name, list]) => (
        <fieldset key={name} className="role-group">
          <legend>{name}</legend>
          {list.map((role) => (
            <Checkbox
              key={role}
              checked={chosen.includes(role)}
              onChange={({ target }) => toggle(role, target.checked)}
            >
              {roles[role]}
            </Checkbox>
          ))}
        </fieldset>
      ))}
      {conflict.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={`同一人不能兼任：${conflict.map((role) => roles[role]).join('、')}`}
        />
      )}
    </Modal>
  );
}
