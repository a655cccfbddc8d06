// 一事一申请: the form's matters, one line each. The first stays here, the others get numbers of their own.

import { App, Button, Form, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { showFaults } from '../parts/forms.ts';
import { ProblemOrMeanwhile } from '../parts/Meanwhile.tsx';
import { type Detail, useStep } from './request-queries.ts';

interface Values {
  readonly parts: readonly { readonly title: string; readonly description?: string }[];
  readonly note: string;
}

export function SplitForm(props: {
  readonly detail: Detail;
  readonly onClose: () => void;
}): ReactNode {
  const { detail, onClose } = props;
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const { mutate, isPending, error, changes } = useStep(detail, 'split', () => {
    message.success('已拆分，各件收到日期不变');
    onClose();
  });
  const send = ({ parts, note }: Values): void => {
    const body = {
      parts: parts.map((p) => ({ title: p.title, description: p.description ?? '' })),
    };
    mutate({ ...body, note }, { onError: (error) => setShown(showFaults(form, error)) });
  };
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark="optional"
      initialValues={{ parts: [{ title: detail.application.title }, { title: '' }], note: '' }}
      onFinish={send}
    >
      <p className="form-note">
        第一项留在本件，其余各另立一件。各件都计为新收，收到日期不变，期限不重新起算。申请人的原文留在办理经过里。
      </p>
      <blockquote className="as-written split-whole">{wholeText(detail)}</blockquote>
      <ProblemOrMeanwhile error={error} changes={changes} exceptFields={shown} />
      <Form.List name="parts">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key}>
                <Form.Item
                  name={[name, 'title']}
                  label={`第${name + 1}项`}
                  rules={[{ required: true, message: '请写明这一项申请的信息' }]}
                >
                  <Input maxLength={500} />
                </Form.Item>
                <Form.Item name={[name, 'description']}>
                  <Input.TextArea
                    aria-label={`第${name + 1}项的特征描述`}
                    placeholder="特征描述（可不填）"
                    autoSize={{ minRows: 1, maxRows: 6 }}
                  />
                </Form.Item>
                {fields.length > 2 && (
                  <Button type="link" onClick={() => remove(name)}>
                    删去第{name + 1}项
                  </Button>
                )}
              </div>
            ))}
            <Button className="split-more" onClick={() => add({ title: '' })}>
              增加一项
            </Button>
          </>
        )}
      </Form.List>
      <Form.Item
        name="note"
        label="拆分的理由"
        rules={[{ required: true, message: '请写明拆分的理由' }]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
      </Form.Item>
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={isPending}>
          拆分申请
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </Form>
  );
}

function wholeText({ application: { title, description } }: Detail): string {
  return [title, description].filter((text) => text !== '').join('\n');
}
