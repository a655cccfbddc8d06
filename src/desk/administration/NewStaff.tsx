// A new account: name, user name, organ. The password is made by the server.

import { useMutation } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { postStaff } from '../../web/api/staff.ts';
import { type BodyOf, call } from '../api.ts';
import { showFaults } from '../parts/forms.ts';
import { Problem } from '../parts/Problem.tsx';
import { useSession } from '../session.ts';
import type { NewAccount } from './OneTimePassword.tsx';

export function NewStaff(props: {
  readonly onClose: () => void;
  readonly onMade: (account: NewAccount) => void;
}): ReactNode {
  const { onClose, onMade } = props;
  const { organ, organs } = useSession();
  const [form] = Form.useForm<BodyOf<typeof postStaff>>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: BodyOf<typeof postStaff>) =>
      call<typeof postStaff>('post', '/staff', { body }),
    onSuccess: onMade,
    onError: (error) => setShown(showFaults(form, error)),
  });
  return (
    <Drawer open size={420} title="新建人员" onClose={onClose}>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ organ: organ.code }}
        onFinish={mutate}
      >
        {error !== null && <Problem error={error} exceptFields={shown} />}
        <p className="form-note">
          一人一个账号，不共用。新账号没有岗位，由安全管理员授予后才能办事。
        </p>
        <Form.Item name="organ" label="机关">
          <Select options={organs.map(({ code, name }) => ({ value: code, label: name }))} />
        </Form.Item>
        <Form.Item name="name" label="姓名" rules={[{ required: true, message: '请填写姓名' }]}>
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item
          name="username"
          label="用户名"
          extra="3至32个小写字母、数字、点或者横线，以字母开头，如 zhang.san"
          rules={[{ required: true, message: '请填写用户名' }]}
        >
          <Input maxLength={32} autoComplete="off" />
        </Form.Item>
        <div className="form-actions">
          <Button type="primary" htmlType="submit" loading={isPending}>
            新建
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      </Form>
    </Drawer>
  );
}
