// The receipt of archive or library: entered, with its scan; one that came later is added to what was entered.

import { useMutation } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { postReceipt, postReceiptFile } from '../../web/api/deliveries.ts';
import { type BodyOf, call, callWithFile } from '../api.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { showFaults } from '../parts/forms.ts';
import { Problem } from '../parts/Problem.tsx';
import { useSession } from '../session.ts';
import type { Delivery } from './DeliverModal.tsx';

type Values = BodyOf<typeof postReceipt>;

export function ReceiptModal(props: {
  readonly delivery: Delivery;
  readonly onClose: () => void;
}): ReactNode {
  const { delivery, onClose } = props;
  const { id } = delivery;
  const { today } = useSession();
  const [form] = Form.useForm<Values>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const [file, take] = useState<File>();
  // Entered before, or by this dialog when only the scan was refused.
  const [isEntered, entered] = useState(delivery.receiptOn !== null);
  const { mutate, isPending, error } = useMutation({
    mutationFn: async ({ number, ...values }: Values) => {
      if (!isEntered) {
        await call<typeof postReceipt>('post', '/deliveries/{id}/receipt', {
          params: { id },
          body: { ...values, number: number === '' ? null : number },
        });
        entered(true);
      }
      if (file === undefined) return;
      await callWithFile<typeof postReceiptFile>('/deliveries/{id}/receipt-file', file, {
        params: { id },
        query: { name: file.name },
      });
    },
    onSuccess: onClose,
    onError: (why) => setShown(showFaults(form, why)),
  });
  const act = isEntered ? '附上扫描件' : '登记回执';
  return (
    <Modal
      open
      title={`${act}：${delivery.recipientName}`}
      okText={act}
      okButtonProps={{ disabled: isEntered && file === undefined }}
      confirmLoading={isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ on: today, by: '', number: '' }}
        onFinish={(values) => mutate(values)}
      >
        {error !== null && <Problem error={error} exceptFields={shown} />}
        {isEntered ? (
          <p className="quiet">回执已经登记，扫描件附上以后不再更换。</p>
        ) : (
          <>
            <Form.Item name="on" label="回执日期">
              <DayInput />
            </Form.Item>
            <Form.Item name="by" label="接收人">
              <Input maxLength={50} />
            </Form.Item>
            <Form.Item name="number" label="回执编号（没有的不填）">
              <Input maxLength={50} />
            </Form.Item>
          </>
        )}
        <Form.Item label="回执扫描件（PDF、JPG、PNG，可以以后补附）">
          <input
            type="file"
            aria-label="回执扫描件"
            accept=".pdf,.jpg,.jpeg,.png"
            onChange={({ target }) => take(target.files?.[0])}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
