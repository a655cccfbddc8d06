// A paper that names the applicant goes to the disk for a typed reason, into the log (个人信息保护法 51).

import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { showFaults } from './forms.ts';
import { takeFile } from './take-file.ts';

export function TakeFileButton(props: {
  /** 导出案卷（ZIP） */
  readonly title: string;
  readonly address: string;
  /** What the button says; the title unless given. */
  readonly label?: string;
  readonly isLink?: boolean;
  readonly example: string;
}): ReactNode {
  const { title, address, label = title, isLink = false, example } = props;
  const [isAsking, ask] = useState(false);
  const [form] = Form.useForm<{ reason: string }>();
  const { mutate, isPending } = useMutation({
    mutationFn: (body: { reason: string }) => takeFile(address, body, title),
    onSuccess: () => ask(false),
    onError: (error) => showFaults(form, error),
  });
  return (
    <>
      <Button
        {...(isLink ? { type: 'link', size: 'small' } : {})}
        aria-label={label === title ? undefined : `${title}，${label}`}
        onClick={() => ask(true)}
      >
        {label}
      </Button>
      <Modal
        open={isAsking}
        title={title}
        okText="下载"
        confirmLoading={isPending}
        onOk={() => form.submit()}
        onCancel={() => ask(false)}
        destroyOnHidden
      >
        <p>载有申请人信息。打印、导出的人、时间和理由记入日志（个人信息保护法第五十一条）。</p>
        <Form form={form} layout="vertical" onFinish={(values) => mutate(values)} preserve={false}>
          <Form.Item
            name="reason"
            label="理由"
            rules={[{ required: true, whitespace: true, message: '请写明理由' }]}
          >
            <Input.TextArea rows={2} maxLength={500} placeholder={example} autoFocus />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
