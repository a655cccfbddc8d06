// While away: who takes whose place, for which days.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Select } from 'antd';
import type { ReactNode } from 'react';
import { dayText } from '../../rules/request/clock-badge.ts';
import type { getDelegations, postDelegation } from '../../web/api/delegations.ts';
import { type BodyOf, call } from '../api.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { showFaults } from '../parts/forms.ts';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useMay, useSession } from '../session.ts';

type Values = BodyOf<typeof postDelegation>;

export function Delegations(): ReactNode {
  const may = useMay();
  const client = useQueryClient();
  const { today } = useSession();
  const [form] = Form.useForm<Values>();
  const { data } = useQuery({
    queryKey: ['delegations'],
    queryFn: () => call<typeof getDelegations>('get', '/delegations'),
  });
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: ['delegations'] });
  const adding = useMutation({
    mutationFn: (body: Values) => call<typeof postDelegation>('post', '/delegations', { body }),
    onSuccess: async () => {
      form.resetFields();
      await refresh();
    },
    onError: (error) => void showFaults(form, error),
  });
  const ending = useMutation({
    mutationFn: (id: number) =>
      call('post', '/delegations/{id}/revoke', { params: { id }, body: {} }),
    onSuccess: refresh,
  });
  const current = (data?.items ?? []).filter((d) => !d.revoked && d.untilOn >= today);
  if (!may('approve-letters')) return null;
  return (
    <Panel title="外出期间委托审批">
      <p className="quiet">委托只及审核和签发；受托人以自己的名义办理，并注明代谁办理。</p>
      <ul className="opinions">
        {current.map((d) => (
          <li key={d.id}>
            {d.name}委托{d.delegateName}，{dayText(d.fromOn)}至{dayText(d.untilOn)}
            {d.isMine && (
              <Button type="link" size="small" onClick={() => ending.mutate(d.id)}>
                收回
              </Button>
            )}
          </li>
        ))}
      </ul>
      {adding.error !== null && <Problem error={adding.error} />}
      <Form<Values>
        form={form}
        layout="vertical"
        className="delegation-form"
        initialValues={{ fromOn: today, untilOn: today }}
        onFinish={(values) => adding.mutate(values)}
      >
        <Form.Item
          name="delegateId"
          label="委托给"
          rules={[{ required: true, message: '请选择受托人' }]}
        >
          <Select options={(data?.candidates ?? []).map((c) => ({ value: c.id, label: c.name }))} />
        </Form.Item>
        <Form.Item name="fromOn" label="自">
          <DayInput />
        </Form.Item>
        <Form.Item name="untilOn" label="至">
          <DayInput />
        </Form.Item>
        <Button htmlType="submit" loading={adding.isPending}>
          委托审批
        </Button>
      </Form>
    </Panel>
  );
}
