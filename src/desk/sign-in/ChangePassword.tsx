// A new password; forced before anything else while the old one is a one-time password.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { passwordViolations } from '../../rules/password.ts';
import { sentenceOf } from '../../rules/violations.ts';
import type { putPassword } from '../../web/api/session.ts';
import { type BodyOf, call } from '../api.ts';
import { showFaults } from '../parts/forms.ts';
import { Problem } from '../parts/Problem.tsx';
import { reloadSession, type Session } from '../session.ts';

export function ChangePassword(props: {
  readonly session: Session;
  readonly isFirst?: boolean;
  readonly onClose?: () => void;
}): ReactNode {
  const { session, isFirst = false, onClose } = props;
  const form = <PasswordForm session={session} isFirst={isFirst} onDone={onClose} />;
  if (!isFirst) {
    return (
      <Modal open title="修改密码" footer={null} onCancel={() => onClose?.()} centered>
        {form}
      </Modal>
    );
  }
  return (
    <main className="door">
      <div className="door-box">
        <h1>{session.name}，请先修改一次性密码</h1>
        {form}
      </div>
    </main>
  );
}

type Values = BodyOf<typeof putPassword> & { readonly repeated: string };

function PasswordForm(props: {
  readonly session: Session;
  readonly isFirst: boolean;
  readonly onDone: (() => void) | undefined;
}): ReactNode {
  const { session, isFirst, onDone } = props;
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ currentPassword, newPassword }: Values) =>
      call<typeof putPassword>('put', '/session/password', {
        body: { currentPassword, newPassword },
      }),
    onSuccess: async () => {
      message.success('密码已修改');
      onDone?.();
      await reloadSession(client);
    },
    onError: (error) => setShown(showFaults(form, error)),
  });
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={mutate}>
      {error !== null && <Problem error={error} exceptFields={shown} />}
      <input type="text" autoComplete="username" value={session.username} readOnly hidden />
      <Form.Item
        name="currentPassword"
        label={isFirst ? '一次性密码' : '原密码'}
        rules={[{ required: true, message: '请填写原来的密码' }]}
      >
        <Input.Password autoComplete="current-password" maxLength={128} />
      </Form.Item>
      <Form.Item
        name="newPassword"
        label="新密码"
        extra="10个以上字符，大写字母、小写字母、数字、符号四类中至少三类，不含用户名"
        rules={[
          {
            validator: async (_, value: string = '') => {
              const [first] = passwordViolations(value, session.username);
              if (first !== undefined) throw new Error(sentenceOf(first));
            },
          },
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Form.Item
        name="repeated"
        label="再输一遍新密码"
        dependencies={['newPassword']}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, value: string) => {
              if (value !== getFieldValue('newPassword')) throw new Error('两次输入不一致');
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={isPending}>
        修改密码
      </Button>
    </Form>
  );
}
