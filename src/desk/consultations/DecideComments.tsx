// One word on several like comments: what they say, whether it is taken over, why not (重大行政决策程序暂行条例 18).

import { useMutation } from '@tanstack/react-query';
import { App, AutoComplete, Button, Drawer, Form, Input, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import { longestAnswer, longestLabel, verdicts } from '../../rules/public-consultation.ts';
import type { postDecision } from '../../web/api/public-comments.ts';
import { type BodyOf, call } from '../api.ts';
import { showFaults } from '../parts/forms.ts';
import { Problem } from '../parts/Problem.tsx';
import type { Comment } from './ConsultationPage.tsx';

type Values = Omit<BodyOf<typeof postDecision>, 'ids'>;

export function DecideComments(props: {
  readonly id: number;
  readonly comments: readonly Comment[];
  readonly labels: readonly string[];
  readonly onClose: () => void;
}): ReactNode {
  const { id, comments, labels, onClose } = props;
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const verdict = Form.useWatch('verdict', form);
  const [shown, setShown] = useState<readonly string[]>([]);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (values: Values) =>
      call<typeof postDecision>('post', '/consultations/{id}/comments/decide', {
        params: { id },
        body: { ...values, answer: values.answer ?? '', ids: comments.map((one) => one.id) },
      }),
    onSuccess: ({ decided }) => {
      message.success(`已登记${decided}条`);
      onClose();
    },
    onError: (why) => setShown(showFaults(form, why)),
  });
  const [first] = comments;
  return (
    <Drawer
      open
      size={480}
      title={`登记是否采纳（${comments.length}条）`}
      onClose={onClose}
      className="step-drawer"
    >
      <ul className="task-list">
        {comments.slice(0, 5).map((one) => (
          <li key={one.id} className="message-text">
            {one.opinion}
          </li>
        ))}
        {comments.length > 5 && <li>另有{comments.length - 5}条</li>}
      </ul>
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark="optional"
        initialValues={{
          label: first?.label ?? '',
          ...(first?.verdict === null ? {} : { verdict: first?.verdict }),
          answer: first?.answer ?? '',
        }}
        onFinish={mutate}
      >
        {error !== null && <Problem error={error} exceptFields={shown} />}
        <Form.Item
          name="label"
          label="概括"
          required
          rules={[{ required: true, whitespace: true, message: '请概括意见的内容' }]}
          extra="会公开。相同的意见用相同的概括，结果反馈里合为一行；不写姓名和联系方式。"
        >
          <AutoComplete
            maxLength={longestLabel}
            options={labels.map((value) => ({ value }))}
            showSearch={{ filterOption: (typed, option) => (option?.value ?? '').includes(typed) }}
          />
        </Form.Item>
        <Form.Item
          name="verdict"
          label="采纳情况"
          required
          rules={[{ required: true, message: '请选择采纳情况' }]}
        >
          <Radio.Group
            options={Object.entries(verdicts).map(([value, label]) => ({ value, label }))}
          />
        </Form.Item>
        <Form.Item
          name="answer"
          label={verdict === 'adopted' ? '说明（可以不填）' : '理由'}
          extra="会公开。采纳的，可以写明体现在哪一条。"
        >
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={longestAnswer} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={isPending}>
          登记
        </Button>
      </Form>
    </Drawer>
  );
}
