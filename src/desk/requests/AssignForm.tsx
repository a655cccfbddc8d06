// Assigning one request, or passing it on.

import { App, Button, Form } from 'antd';
import { type ReactNode, useState } from 'react';
import { showFaults, withoutBlanks } from '../parts/forms.ts';
import { Problem } from '../parts/Problem.tsx';
import { useSession } from '../session.ts';
import { AssignFields, type AssignValues } from './AssignFields.tsx';
import { type Detail, useStep } from './request-queries.ts';

export function AssignForm(props: {
  readonly detail: Detail;
  readonly onClose: () => void;
}): ReactNode {
  const { detail, onClose } = props;
  const { request } = detail;
  const { today } = useSession();
  const { message } = App.useApp();
  const [form] = Form.useForm<AssignValues>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const isTransfer = request.handler !== null || request.department !== null;
  const { mutate, isPending, error } = useStep(detail, 'assign', () => {
    message.success(isTransfer ? '已转办' : '已分派');
    onClose();
  });
  return (
    <Form<AssignValues>
      form={form}
      layout="vertical"
      requiredMark="optional"
      onFinish={(values) =>
        mutate(
          { on: today, ...withoutBlanks(values) },
          {
            onError: (why) => setShown(showFaults(form, why)),
          },
        )
      }
    >
      <p className="form-note">
        {isTransfer &&
          `现由${[request.department?.name, request.handler?.name].filter((name) => name !== undefined).join('')}办理。`}
        只在本机关内部办理；不属于本机关公开的，应当答复申请人，不能转给别的机关（条例第三十六条第五项）。
      </p>
      {error !== null && <Problem error={error} exceptFields={shown} />}
      <AssignFields organ={request.organ.code} isTransfer={isTransfer} />
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={isPending}>
          {isTransfer ? '转办' : '分派'}
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </Form>
  );
}
