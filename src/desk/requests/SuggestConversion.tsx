// Staff suggest that what was asked for be made public (条例 44); the office head decides.

import { useMutation } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';
import type { ReactNode } from 'react';
import type { postConversion } from '../../web/api/conversions.ts';
import { call } from '../api.ts';
import { Problem } from '../parts/Problem.tsx';

export function SuggestConversion(props: {
  readonly requestId: number;
  readonly onClose: () => void;
}): ReactNode {
  const { requestId: id, onClose } = props;
  const { message } = App.useApp();
  const [form] = Form.useForm<{ note?: string }>();
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ note = '' }: { note?: string }) =>
      call<typeof postConversion>('post', '/requests/{id}/conversions', {
        params: { id },
        body: { note },
      }),
    onSuccess: () => {
      message.success('已建议转为主动公开，待公开机构负责人决定');
      onClose();
    },
  });
  return (
    <Modal
      open
      title="建议转为主动公开"
      okText="提出建议"
      confirmLoading={isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      {error !== null && <Problem error={error} />}
      <Form form={form} layout="vertical" onFinish={mutate}>
        <Form.Item name="note" label="理由（可以不填）" extra="不要写申请人的姓名和联系方式">
          <Input.TextArea rows={3} maxLength={1000} placeholder="如：多人询问，内容可以公开" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
