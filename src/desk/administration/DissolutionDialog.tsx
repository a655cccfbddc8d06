// An organ was dissolved: by which document, on which day, and who goes on with its open requests.

import { useMutation } from '@tanstack/react-query';
import { App, Form, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { getOrgans, postDissolution } from '../../web/api/organs.ts';
import { type BodyOf, call, type ReplyOf } from '../api.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { showFaults } from '../parts/forms.ts';
import { Problem } from '../parts/Problem.tsx';

type Values = BodyOf<typeof postDissolution> & { readonly code: string };

export function DissolutionDialog(props: {
  readonly organs: readonly ReplyOf<typeof getOrgans>['items'][number][];
  readonly onClose: () => void;
}): ReactNode {
  const { organs, onClose } = props;
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ code, ...body }: Values) =>
      call<typeof postDissolution>('post', '/organs/{code}/dissolution', {
        params: { code },
        body,
      }),
    onSuccess: ({ handedOver }) => {
      message.success(`已登记撤销，${handedOver}件没有办结的申请由承接的机关继续办理`);
      onClose();
    },
    onError: (error) => setShown(showFaults(form, error)),
  });
  const options = organs
    .filter(({ kind, dissolvedOn }) => kind !== 'internal' && dissolvedOn === null)
    .map(({ code, name }) => ({ value: code, label: name }));
  const search = { showSearch: { optionFilterProp: 'label' } } as const;
  return (
    <Modal
      open
      title="登记机关撤销"
      okText="登记撤销"
      confirmLoading={isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {error !== null && <Problem error={error} exceptFields={shown} />}
      <p>
        登记以后公众不能再向它申请；没有办结的申请由承接的机关继续办理（国办公开办函〔2019〕14号），在它的年度报告计入“上年结转”，两个机关的报告首段都写明。登记后不能撤回。
      </p>
      <Form<Values> form={form} layout="vertical" requiredMark={false} onFinish={mutate}>
        <Form.Item name="code" label="撤销的机关" rules={[{ required: true, message: '请选择' }]}>
          <Select options={options} {...search} />
        </Form.Item>
        <Form.Item
          name="successor"
          label="承接职责的机关"
          rules={[{ required: true, message: '请选择' }]}
        >
          <Select options={options} {...search} />
        </Form.Item>
        <Form.Item name="on" label="撤销日期" rules={[{ required: true, message: '请填写日期' }]}>
          <DayInput />
        </Form.Item>
        <Form.Item
          name="document"
          label="依据的文件"
          rules={[{ required: true, whitespace: true, message: '请写明文件' }]}
        >
          <Input maxLength={300} placeholder="文件名称和文号" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
