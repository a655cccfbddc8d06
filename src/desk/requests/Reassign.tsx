// Passing on the ticked requests at once. What another officer changed in the meantime stays as he left it,
// is named, and stays ticked.

import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Form } from 'antd';
import { type ReactNode, useState } from 'react';
import type { postReassign } from '../../web/api/workload.ts';
import { call, type ReplyOf } from '../api.ts';
import { showFaults, withoutBlanks } from '../parts/forms.ts';
import { Problem } from '../parts/Problem.tsx';
import { useSession } from '../session.ts';
import { AssignFields, type AssignValues } from './AssignFields.tsx';
import type { QueueItem } from './queue-query.ts';

export function Reassign(props: {
  readonly items: readonly QueueItem[];
  readonly organ: string | undefined;
  /** With the keys that were left as they were. */
  readonly onDone: (left: readonly number[]) => void;
}): ReactNode {
  const { items, onDone } = props;
  const [isOpen, open] = useState(false);
  const codes = [...new Set(items.map((item) => item.organ.code))];
  const [code] = codes;
  return (
    <>
      <Button type="primary" onClick={() => open(true)}>
        转办所选（{items.length}）
      </Button>
      {isOpen && (
        <Drawer open size={480} title={`转办${items.length}件申请`} onClose={() => open(false)}>
          {codes.length > 1 ? (
            <Alert type="warning" showIcon title="所选的申请分属几个机关，请先按机关筛选再转办" />
          ) : (
            <ReassignForm
              items={items}
              organ={props.organ ?? code}
              onDone={onDone}
              onClose={() => open(false)}
            />
          )}
        </Drawer>
      )}
    </>
  );
}

function ReassignForm(props: {
  readonly items: readonly QueueItem[];
  readonly organ: string | undefined;
  readonly onDone: (left: readonly number[]) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { items, organ, onDone, onClose } = props;
  const { today } = useSession();
  const { message } = App.useApp();
  const [form] = Form.useForm<AssignValues>();
  const [shown, setShown] = useState<readonly string[]>([]);
  const [left, leave] = useState<ReplyOf<typeof postReassign>['refused']>([]);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (values: AssignValues) =>
      call<typeof postReassign>('post', '/requests/reassign', {
        body: {
          on: today,
          ...withoutBlanks(values),
          items: items.map(({ id, version }) => ({ id, version })),
        },
      }),
    onSuccess: (result) => {
      onDone(result.refused.map(({ id }) => id));
      leave(result.refused);
      if (result.done.length > 0) message.success(`已转办${result.done.length}件`);
      if (result.refused.length === 0) onClose();
    },
    onError: (why) => setShown(showFaults(form, why)),
  });
  if (left.length > 0) return <Left left={left} onClose={onClose} />;
  return (
    <Form<AssignValues>
      form={form}
      layout="vertical"
      requiredMark="optional"
      onFinish={(values) => mutate(values)}
    >
      <p className="form-note">{items.map(({ number }) => number).join('、')}</p>
      {error !== null && <Problem error={error} exceptFields={shown} />}
      <AssignFields organ={organ} isTransfer />
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={isPending}>
          转办
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </Form>
  );
}

function Left(props: {
  readonly left: ReplyOf<typeof postReassign>['refused'];
  readonly onClose: () => void;
}): ReactNode {
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={`${props.left.length}件没有转办，仍在列表中选着`}
        description={
          <ul>
            {props.left.map(({ id, number, violations }) => (
              <li key={id}>
                {number}：{violations.map((fault) => fault.message).join('；')}
              </li>
            ))}
          </ul>
        }
      />
      <div className="form-actions">
        <Button type="primary" onClick={props.onClose}>
          知道了
        </Button>
      </div>
    </>
  );
}
