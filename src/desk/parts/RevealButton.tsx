// Personal data in plain: for a stated reason, into the log, and hidden again after a minute.

import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input, Modal } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { Permission } from '../../rules/roles.ts';
import { useMay } from '../session.ts';
import { showFaults } from './forms.ts';
import { secondsShown } from './seconds-shown.ts';

/** What is shown in plain, and nothing once its minute is over. */
export function useRevealed<T>(): readonly [T | undefined, (value: T | undefined) => void] {
  const [revealed, show] = useState<T>();
  useEffect(() => {
    if (revealed === undefined) return undefined;
    const timer = window.setTimeout(() => show(undefined), secondsShown * 1000);
    return () => window.clearTimeout(timer);
  }, [revealed]);
  return [revealed, show];
}

export function RevealButton<T>(props: {
  /** 查看申请人信息明文 */
  readonly title: string;
  readonly isShown: boolean;
  /** Who may; who handles requests unless told otherwise. */
  readonly permission?: Permission;
  readonly example?: string;
  readonly load: (body: { reason: string }) => Promise<T>;
  readonly onShow: (value: T | undefined) => void;
}): ReactNode {
  const { title, isShown, load, onShow } = props;
  const { permission = 'reveal-applicants', example = '如：核对邮寄地址' } = props;
  const may = useMay();
  const [isAsking, ask] = useState(false);
  const [form] = Form.useForm<{ reason: string }>();
  const { mutate, isPending } = useMutation({
    mutationFn: load,
    onSuccess: (value) => {
      ask(false);
      onShow(value);
    },
    onError: (error) => showFaults(form, error),
  });
  if (!may(permission)) return null;
  if (isShown) {
    return (
      <Button size="small" onClick={() => onShow(undefined)}>
        隐去（{secondsShown}秒后自动隐去）
      </Button>
    );
  }
  return (
    <>
      <Button size="small" onClick={() => ask(true)}>
        查看明文
      </Button>
      <Modal
        open={isAsking}
        title={title}
        okText="查看"
        confirmLoading={isPending}
        onOk={() => form.submit()}
        onCancel={() => ask(false)}
        destroyOnHidden
      >
        <p>查看的人、时间和理由记入日志（个人信息保护法第六条、第五十一条）。</p>
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
