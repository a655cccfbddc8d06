// The office head's decision with its reason; what is accepted becomes a draft under the title given here.

import { useMutation } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import type { decideOnConversion } from '../../web/api/conversions.ts';
import { type BodyOf, call } from '../api.ts';
import { Facts } from '../parts/Facts.tsx';
import { showFaults } from '../parts/forms.ts';
import { Problem } from '../parts/Problem.tsx';
import type { Suggestion } from './Conversions.tsx';

type Decision = BodyOf<typeof decideOnConversion>;

export function DecideConversion(props: {
  readonly suggestion: Suggestion;
  readonly onClose: () => void;
}): ReactNode {
  const { suggestion, onClose } = props;
  const { message } = App.useApp();
  const [form] = Form.useForm<Decision>();
  const decision = Form.useWatch('decision', form);
  const [shown, setShown] = useState<readonly string[]>([]);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (body: Decision) =>
      call<typeof decideOnConversion>('post', '/conversions/{id}/decide', {
        params: { id: suggestion.id },
        body,
      }),
    onSuccess: ({ documentId }) => {
      message.success(documentId === null ? '已登记决定' : '已登记决定，文件草稿已交信息编辑');
      onClose();
    },
    onError: (error) => setShown(showFaults(form, error)),
  });
  return (
    <Drawer
      open
      size={480}
      title="决定是否转为主动公开"
      extra={<span className="quiet">条例第四十四条</span>}
      onClose={onClose}
      className="step-drawer"
    >
      <Facts
        facts={[
          ['申请', suggestion.request.number],
          ['所需信息', suggestion.request.subject],
          ['说明', suggestion.note],
        ]}
      />
      <Form
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={{ title: suggestion.draftTitle }}
        onFinish={mutate}
      >
        {error !== null && <Problem error={error} exceptFields={shown} />}
        <Form.Item
          name="decision"
          label="决定"
          rules={[{ required: true, message: '请选择决定' }]}
          required
        >
          <Radio.Group
            vertical
            options={[
              { value: 'accepted', label: '同意转为主动公开，生成文件草稿' },
              { value: 'declined', label: '不转为主动公开' },
            ]}
          />
        </Form.Item>
        {decision === 'accepted' && (
          <Form.Item
            name="title"
            label="文件标题"
            required
            rules={[{ required: true, whitespace: true, message: '请填写标题' }]}
            extra="标题会公开：不能有申请人的姓名、号码和联系方式。草稿由信息编辑补充内容，经审查后发布。"
          >
            <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={200} />
          </Form.Item>
        )}
        <Form.Item
          name="reason"
          label="理由"
          required
          rules={[{ required: true, whitespace: true, message: '请写明理由' }]}
        >
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={1000} />
        </Form.Item>
        <div className="form-actions">
          <Button type="primary" htmlType="submit" loading={isPending}>
            登记决定
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      </Form>
    </Drawer>
  );
}
