// What of a quarter is not handed over yet is entered as one delivery (条例 25 ¶3).

import { useMutation } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { type Recipient, recipients } from '../../rules/deliveries.ts';
import type { getDeliveries, postDelivery } from '../../web/api/deliveries.ts';
import { type BodyOf, call, type ReplyOf } from '../api.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { showFaults } from '../parts/forms.ts';
import { Problem } from '../parts/Problem.tsx';
import { useSession } from '../session.ts';

type Read = ReplyOf<typeof getDeliveries>;
export type Delivery = Read['deliveries'][number];
export interface Line {
  readonly key: string;
  readonly quarter: Read['quarters'][number];
  readonly recipient: Recipient;
  readonly undelivered: number;
}

type DeliverValues = Pick<BodyOf<typeof postDelivery>, 'recipientName' | 'deliveredOn'>;

export function DeliverModal(props: {
  readonly line: Line;
  readonly year: number;
  readonly onClose: () => void;
}): ReactNode {
  const { line, year, onClose } = props;
  const { today } = useSession();
  const [form] = Form.useForm<DeliverValues>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (values: DeliverValues) =>
      call<typeof postDelivery>('post', '/deliveries', {
        body: { year, quarter: line.quarter.quarter, recipient: line.recipient, ...values },
      }),
    onSuccess: onClose,
    onError: (why) => setShown(showFaults(form, why)),
  });
  return (
    <Modal
      open
      title={`登记移交：${year}年第${line.quarter.quarter}季度，${line.undelivered}件`}
      okText="登记移交"
      confirmLoading={isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<DeliverValues>
        form={form}
        layout="vertical"
        initialValues={{ recipientName: recipients[line.recipient], deliveredOn: today }}
        onFinish={(values) => mutate(values)}
      >
        {error !== null && <Problem error={error} exceptFields={shown} />}
        <Form.Item
          name="recipientName"
          label="接收单位"
          rules={[{ required: true, message: '请填写接收单位' }]}
        >
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="deliveredOn" label="移交日期">
          <DayInput />
        </Form.Item>
      </Form>
    </Modal>
  );
}
