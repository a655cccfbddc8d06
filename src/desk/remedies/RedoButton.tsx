// A reply ordered anew: a linked case with a period of its own from the day the decision came, the old outcome
// kept (条例 33; L30).

import { Button, Form, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { DayInput } from '../parts/DayInput.tsx';
import { showFaults } from '../parts/forms.ts';
import { Problem } from '../parts/Problem.tsx';
import { goTo } from '../router.tsx';
import { useRedo } from './remedy-queries.ts';

export function RedoButton(props: {
  readonly requestId: number;
  /** The case that orders it, whose day of receipt then counts. */
  readonly remedyId?: number;
  readonly receivedOn?: string | undefined;
  readonly isPlain?: boolean;
}): ReactNode {
  const { requestId, remedyId, receivedOn, isPlain = false } = props;
  const [isOpen, open] = useState(false);
  const [form] = Form.useForm<{ receivedOn: string }>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const { mutate, isPending, error } = useRedo(requestId, (id) => goTo(`/requests/${id}`));
  return (
    <>
      <Button
        block={!isPlain}
        size={isPlain ? 'small' : 'medium'}
        type={isPlain ? 'default' : 'primary'}
        onClick={() => open(true)}
      >
        按决定、裁判重新答复
      </Button>
      <Modal
        open={isOpen}
        title="按决定、裁判重新答复"
        okText="立案"
        cancelText="取消"
        confirmLoading={isPending}
        onOk={() => form.submit()}
        onCancel={() => open(false)}
      >
        <p>
          另立一件申请，与原件相连；答复期限为收到决定、裁判之日起20个工作日，不计入年度报告的新收，原来的结果保留。
        </p>
        {error !== null && <Problem error={error} exceptFields={shown} />}
        <Form
          form={form}
          layout="vertical"
          initialValues={{ receivedOn }}
          onFinish={(values) =>
            mutate(
              { ...values, ...(remedyId === undefined ? {} : { remedyId }) },
              { onError: (why) => setShown(showFaults(form, why)) },
            )
          }
        >
          <Form.Item
            name="receivedOn"
            label="收到决定、裁判之日"
            extra={remedyId === undefined ? undefined : '以案件登记的收到之日为准'}
            rules={[{ required: true, message: '请选择日期' }]}
          >
            <DayInput />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
