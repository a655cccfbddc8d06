// The door. `again`: the session ran out while somebody worked; his page waits behind it.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import type { postSession } from '../../web/api/session.ts';
import { type BodyOf, call } from '../api.ts';
import { Problem } from '../parts/Problem.tsx';
import { reloadSession } from '../session.ts';

export function SignIn({ again }: { readonly again?: string }): ReactNode {
  if (again !== undefined) {
    return (
      <Modal open title="登录已超时，请重新登录" footer={null} closable={false} centered>
        <p>页面上填写的内容都还在，登录后可以继续。</p>
        <SignInForm username={again} />
      </Modal>
    );
  }
  return (
    <main className="door">
      <div className="door-box">
        <h1>政府信息公开 · 后台</h1>
        <SignInForm />
        <p className="door-note">
          初次登录使用系统管理员给出的一次性密码，登录后须立即修改。密码遗失的，请系统管理员重置。
        </p>
      </div>
    </main>
  );
}

function SignInForm({ username = '' }: { readonly username?: string }): ReactNode {
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: BodyOf<typeof postSession>) =>
      call<typeof postSession>('post', '/session', { body }),
    onSuccess: () => reloadSession(client),
  });
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      initialValues={{ username }}
      onFinish={(values: BodyOf<typeof postSession>) => mutate(values)}
    >
      {error !== null && <Problem error={error} />}
      <Form.Item
        name="username"
        label="用户名"
        rules={[{ required: true, message: '请填写用户名' }]}
      >
        <Input autoComplete="username" autoFocus={username === ''} size="large" maxLength={32} />
      </Form.Item>
      <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码' }]}>
        <Input.Password
          autoComplete="current-password"
          autoFocus={username !== ''}
          size="large"
          maxLength={128}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={isPending}>
        登录
      </Button>
    </Form>
  );
}
