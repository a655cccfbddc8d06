// A one-time password, shown this once.

import { Button, Modal, Typography } from 'antd';
import type { ReactNode } from 'react';
import type { postStaff } from '../../web/api/staff.ts';
import type { ReplyOf } from '../api.ts';

export type NewAccount = ReplyOf<typeof postStaff>;

export function OneTimePassword(props: {
  readonly account: NewAccount;
  readonly onClose: () => void;
}): ReactNode {
  const { username, oneTimePassword } = props.account;
  return (
    <Modal
      open
      title={`${username} 的一次性密码`}
      closable={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={props.onClose}>
          已经记下
        </Button>
      }
    >
      <Typography.Paragraph className="one-time-password" copyable>
        {oneTimePassword}
      </Typography.Paragraph>
      <p>只显示这一次。请当面交给本人，初次登录须立即修改。</p>
    </Modal>
  );
}
