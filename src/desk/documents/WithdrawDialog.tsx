// 撤稿: from the list, the page or a telephone in two clicks. The usual reasons are buttons that carry it out; any
// other is written.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { opennessLabels } from '../../rules/document-classes.ts';
import type { ClosedOpenness } from '../../rules/openness-change.ts';
import type { postWithdrawal } from '../../web/api/document-acts.ts';
import { call } from '../api.ts';
import { showFaults } from '../parts/forms.ts';
import { Problem } from '../parts/Problem.tsx';
import { WithdrawalFields } from './WithdrawalFields.tsx';

const usual = [
  { reason: '误发：尚未审定', leak: false },
  { reason: '内容有误，需要核实', leak: false },
  { reason: '附件有误', leak: false },
  { reason: '泄露个人信息', leak: true },
  { reason: '泄露国家秘密、工作秘密或者商业秘密', leak: true },
] as const;

interface Entered {
  readonly reason: string;
  readonly leak: boolean;
}

interface Asked {
  readonly reason: string;
  readonly leak?: boolean;
  readonly notice?: string;
  readonly undo?: boolean;
}

/** It is public no more, for a reason that is written already. */
export interface Closed {
  readonly openness: ClosedOpenness;
  readonly reason: string;
}

export function WithdrawButton(props: {
  readonly id: number;
  readonly version: number;
  readonly title: string;
  readonly onDone?: () => void;
  readonly closed?: Closed;
  readonly isLink?: boolean;
}): ReactNode {
  const { title, isLink = false } = props;
  const [isOpen, open] = useState(false);
  return (
    <>
      <Button
        danger
        {...(isLink ? { type: 'link', size: 'small', 'aria-label': `撤稿：${title}` } : {})}
        onClick={(event) => {
          event.stopPropagation();
          open(true);
        }}
      >
        撤稿
      </Button>
      {isOpen && <WithdrawDialog {...props} onClose={() => open(false)} />}
    </>
  );
}

function WithdrawDialog(props: {
  readonly id: number;
  readonly version: number;
  readonly title: string;
  readonly onDone?: () => void;
  readonly closed?: Closed;
  readonly onClose: () => void;
}): ReactNode {
  const { id, version, title, onDone, closed, onClose } = props;
  const [form] = Form.useForm<Asked>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const client = useQueryClient();
  const { message } = App.useApp();
  const { mutate, isPending, error } = useMutation({
    mutationFn: async (body: Entered) => {
      const { notice, undo }: Asked = form.getFieldsValue();
      return await call<typeof postWithdrawal>('post', '/documents/{id}/withdraw', {
        params: { id },
        body: {
          version,
          ...body,
          ...(notice === undefined || notice.trim() === '' ? {} : { notice }),
          ...(undo === undefined ? {} : { undo }),
          ...(closed === undefined ? {} : { openness: closed.openness }),
        },
      });
    },
    onSuccess: async () => {
      message.success('已撤下，原地址只说明已撤回');
      onClose();
      onDone?.();
      await client.invalidateQueries({ queryKey: ['documents'] });
      await client.invalidateQueries({ queryKey: ['document', id] });
      await client.invalidateQueries({ queryKey: ['document-time'] });
    },
    onError: (error) => setShown(showFaults(form, error)),
  });
  /** A leak waits for no other answer; else what is asked beside the reason is answered first. */
  const atOnce = async (one: Entered): Promise<void> => {
    const isAnswered =
      one.leak ||
      (await form.validateFields(['notice', 'undo']).then(
        () => true,
        () => false,
      ));
    if (isAnswered) mutate(one);
  };
  return (
    <Modal open title="撤稿" footer={null} onCancel={onClose} className="withdraw">
      {/* Clicks in here are not clicks on the row below. */}
      <div role="presentation" onClick={(event) => event.stopPropagation()}>
        <p className="withdraw-title">《{title}》</p>
        <p className="quiet">
          {closed === undefined
            ? '点一个理由立即撤下'
            : `撤下以后改为${opennessLabels[closed.openness]}，理由随文件保存`}
          ：页面、列表、检索、订阅和接口随即不再有这份文件，原地址只说明已撤回，不重复标题和内容。因泄露撤下的，各版内容一并封存，不能再发布。
        </p>
        {error !== null && <Problem error={error} exceptFields={shown} />}
        {closed === undefined && (
          <div className="withdraw-reasons">
            {usual.map((one) => (
              <Button
                key={one.reason}
                danger
                disabled={isPending}
                onClick={() => void atOnce({ ...one })}
              >
                {one.reason}
                {one.leak ? '（封存）' : ''}
              </Button>
            ))}
          </div>
        )}
        <Form
          form={form}
          layout="vertical"
          {...(closed === undefined ? {} : { initialValues: { reason: closed.reason } })}
          onFinish={({ reason, leak = false }) => mutate({ reason, leak })}
        >
          <WithdrawalFields documentId={id} />
          <Form.Item
            name="reason"
            label={closed === undefined ? '其他理由' : '理由和依据'}
            rules={[{ required: true, whitespace: true, message: '请写明撤回的理由' }]}
          >
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
          </Form.Item>
          {closed !== undefined && (
            <Form.Item name="leak" valuePropName="checked">
              <Checkbox>因泄露撤下，各版内容一并封存</Checkbox>
            </Form.Item>
          )}
          <Button danger type="primary" htmlType="submit" loading={isPending}>
            撤下
          </Button>
        </Form>
      </div>
    </Modal>
  );
}
