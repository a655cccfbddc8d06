// What may be done with a policy item now: sent up, returned, published, withdrawn, copied.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { type PolicyItemAct, policyItemActs } from '../../rules/policy/item-way.ts';
import type {
  postItemPublish,
  postItemRecall,
  postItemReturn,
  postItemSubmit,
  postItemWithdraw,
} from '../../web/api/policy-item-acts.ts';
import type { postPolicyItemCopy } from '../../web/api/policy-items.ts';
import { call } from '../api.ts';
import { Panel } from '../parts/Panel.tsx';
import { faultsOf, Problem } from '../parts/Problem.tsx';
import { goTo } from '../router.tsx';
import { type Item, itemsKey } from './policy-queries.ts';

export function CopyButton({ id }: { readonly id: number }): ReactNode {
  const client = useQueryClient();
  const { message } = App.useApp();
  const { mutate, isPending } = useMutation({
    mutationFn: () =>
      call<typeof postPolicyItemCopy>('post', '/policy-items/{id}/copy', {
        params: { id },
        body: {},
      }),
    onSuccess: async (copy) => {
      await client.invalidateQueries({ queryKey: [...itemsKey] });
      goTo(`/policy-items/${copy.id}`);
    },
    onError: (error) => message.error(faultsOf(error)[0]?.message),
  });
  return (
    <Button loading={isPending} onClick={() => mutate()}>
      复制为新事项
    </Button>
  );
}

type SpokenAct = Exclude<PolicyItemAct, 'save'>;

export function PolicyItemActs({ item }: { readonly item: Item }): ReactNode {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [asking, ask] = useState<'return' | 'withdraw'>();
  const [reason, type] = useState('');
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: async (act: SpokenAct) => {
      const { id, version } = item;
      const params = { id };
      const plain = { params, body: { version } };
      const said = { params, body: { version, reason } };
      switch (act) {
        case 'submit':
          return await call<typeof postItemSubmit>('post', '/policy-items/{id}/submit', plain);
        case 'recall':
          return await call<typeof postItemRecall>('post', '/policy-items/{id}/recall', plain);
        case 'publish':
          return await call<typeof postItemPublish>('post', '/policy-items/{id}/publish', plain);
        case 'return':
          return await call<typeof postItemReturn>('post', '/policy-items/{id}/return', said);
        case 'withdraw':
          return await call<typeof postItemWithdraw>('post', '/policy-items/{id}/withdraw', said);
      }
    },
    onSuccess: async (_, act) => {
      message.success(`已${policyItemActs[act]}`);
      ask(undefined);
      await client.invalidateQueries({ queryKey: [...itemsKey] });
      await client.invalidateQueries({ queryKey: ['badges'] });
      await client.invalidateQueries({ queryKey: ['inbox'] });
    },
  });
  const acts = item.acts.filter(({ act }) => act !== 'save');
  if (acts.length === 0) return null;
  return (
    <Panel title="办理" id="acts">
      {error !== null && asking === undefined && <Problem error={error} />}
      <Space wrap>
        {acts.map(({ act, label, allowed }) => (
          <Button
            key={act}
            type={act === 'publish' ? 'primary' : 'default'}
            disabled={!allowed}
            loading={isPending && asking === undefined}
            onClick={() => {
              reset();
              if (act === 'return' || act === 'withdraw') ask(act);
              else mutate(act as SpokenAct);
            }}
          >
            {label}
          </Button>
        ))}
      </Space>
      {acts.map(({ act, why }) =>
        why === null ? null : (
          <p key={act} className="quiet">
            {why.message}
          </p>
        ),
      )}
      <Modal
        open={asking !== undefined}
        title={asking === undefined ? '' : `${policyItemActs[asking]}政策事项`}
        okText={asking === undefined ? '' : policyItemActs[asking]}
        confirmLoading={isPending}
        onOk={() => asking !== undefined && mutate(asking)}
        onCancel={() => ask(undefined)}
      >
        {error !== null && <Problem error={error} />}
        <Input.TextArea
          aria-label="理由"
          placeholder="理由"
          rows={3}
          maxLength={500}
          value={reason}
          onChange={({ target }) => type(target.value)}
        />
      </Modal>
    </Panel>
  );
}
