// 样本测试: made-up firms under the condition as it stands. One fact changed shows what it would change; what is kept is
// kept as a made-up firm, never as a real one.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Empty, Input, Popconfirm, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import type { AmountRule } from '../../rules/policy/amount.ts';
import { type Condition, type ConditionFact, isLeaf } from '../../rules/policy/condition.ts';
import { factKeys, factLine, type FirmFacts, isFactKey } from '../../rules/policy/facts.ts';
import type { MatchState } from '../../rules/policy/match.ts';
import type { deleteSampleFirm, postSampleFirm } from '../../web/api/policy-terms.ts';
import { call } from '../api.ts';
import { Mark, type MarkTone } from '../parts/Mark.tsx';
import { Problem } from '../parts/Problem.tsx';
import { asGroup } from './condition-edit.ts';
import { FirmFactInput } from './FactValueInput.tsx';
import {
  type SampleFirm,
  samplesKey,
  type Terms,
  type Trial,
  useSamples,
  useTrial,
} from './policy-queries.ts';

type Result = Trial['results'][number];

export const stateTones: Readonly<Record<MatchState, MarkTone>> = {
  fits: 'good',
  nearly: 'new',
  open: 'careful',
  gap: 'careful',
  fails: 'bad',
};

export function TrialPanel(props: {
  readonly condition: Condition;
  readonly amount: AmountRule | undefined;
  readonly terms: Terms;
  readonly mayEdit: boolean;
}): ReactNode {
  const { condition, amount, terms, mayEdit } = props;
  const samples = useSamples();
  /** Facts as they are being changed here, by firm. */
  const [changed, change] = useState<ReadonlyMap<number, FirmFacts>>(new Map());
  const [isAdding, add] = useState(false);
  const firms = samples.data?.items ?? [];
  const asked = firms.flatMap((firm) => {
    const other = changed.get(firm.id);
    const before = { key: `${firm.id} before`, name: firm.name, facts: firm.facts };
    return other === undefined
      ? [{ ...before, key: `${firm.id}` }]
      : [{ key: `${firm.id}`, name: firm.name, facts: other }, before];
  });
  const { data, error } = useTrial(
    condition,
    amount,
    asked.map(({ name, facts }) => ({ name, facts })),
  );
  /** The answer may still be the one to an earlier question. */
  const resultOf = (key: string): Result | undefined => {
    const at = asked.findIndex((one) => one.key === key);
    const result = data?.results[at];
    return result?.name === asked[at]?.name ? result : undefined;
  };
  return (
    <div className="trial">
      {error !== null && error !== undefined && <Problem error={error} />}
      {samples.error !== null && <Problem error={samples.error} />}
      {data !== undefined && data.words !== '' && (
        <p className="trial-words">
          <b>申报条件：</b>
          {data.words}
        </p>
      )}
      {data !== undefined && data.faults.length > 0 && (
        <p className="policy-fault" role="alert">
          条件还没有写完或者有误，不能测试：{data.faults[0]?.reason}
        </p>
      )}
      {samples.data?.items.length === 0 && (
        <Empty description="还没有样本企业。样本企业是虚构的，用来在发布前看条件写得对不对" />
      )}
      <ul className="trial-firms">
        {firms.map((firm) => {
          const other = changed.get(firm.id);
          return (
            <FirmCard
              key={firm.id}
              firm={firm}
              facts={other ?? firm.facts}
              result={resultOf(`${firm.id}`)}
              before={other === undefined ? undefined : resultOf(`${firm.id} before`)}
              condition={condition}
              terms={terms}
              mayEdit={mayEdit}
              onChange={(facts) => {
                const next = new Map(changed);
                if (facts === undefined) next.delete(firm.id);
                else next.set(firm.id, facts);
                change(next);
              }}
            />
          );
        })}
      </ul>
      {mayEdit && !isAdding && <Button onClick={() => add(true)}>新建样本企业</Button>}
      {isAdding && <NewFirm onDone={() => add(false)} />}
    </div>
  );
}

function factsIn(node: Condition): readonly ConditionFact[] {
  return isLeaf(node) ? [node.fact] : asGroup(node).children.flatMap(factsIn);
}

/** What they follow from, where they are computed. */
const basesOf: Readonly<Record<string, readonly (typeof factKeys)[number][]>> = {
  age: ['established'],
  rdShare: ['rdShare', 'rd', 'revenue'],
  size: ['industry', 'staff', 'revenue', 'assets'],
};

function FirmCard(props: {
  readonly firm: SampleFirm;
  readonly facts: FirmFacts;
  readonly result: Result | undefined;
  readonly before: Result | undefined;
  readonly condition: Condition;
  readonly terms: Terms;
  readonly mayEdit: boolean;
  readonly onChange: (facts: FirmFacts | undefined) => void;
}): ReactNode {
  const { firm, facts, result, before, condition, terms, mayEdit, onChange } = props;
  const [isOpen, open] = useState(false);
  const client = useQueryClient();
  const { message } = App.useApp();
  const renew = () => client.invalidateQueries({ queryKey: [...samplesKey] });
  const save = useMutation({
    mutationFn: () =>
      call<typeof postSampleFirm>('post', '/sample-firms', {
        body: { id: firm.id, name: firm.name, facts: { ...facts } },
      }),
    onSuccess: async () => {
      await renew();
      onChange(undefined);
      message.success('已保存样本企业');
    },
  });
  const remove = useMutation({
    mutationFn: () =>
      call<typeof deleteSampleFirm>('delete', '/sample-firms/{id}', { params: { id: firm.id } }),
    onSuccess: renew,
  });
  const isChanged = before !== undefined || facts !== firm.facts;
  const wanted = new Set(
    factsIn(condition)
      .flatMap((fact): readonly ConditionFact[] => basesOf[fact] ?? [fact])
      .filter(isFactKey),
  );
  const fields = [...wanted, ...factKeys.filter((key) => facts[key] !== undefined)];
  const set = (key: (typeof factKeys)[number], value: unknown): void => {
    const next: Record<string, unknown> = { ...facts, [key]: value };
    if (value === undefined) delete next[key];
    onChange(next);
  };
  return (
    <li className="trial-firm" aria-label={firm.name}>
      <div className="trial-head">
        <h3>{firm.name}</h3>
        {before?.state && before.label !== result?.label && (
          <span className="quiet">原为{before.label} →</span>
        )}
        {result?.state && <Mark tone={stateTones[result.state]}>{result.label}</Mark>}
        {result?.amount && (
          <span>
            {result.state === 'fits' || result.state === 'nearly' ? '可得' : '符合条件的可得'}
            {result.amount}
          </span>
        )}
      </div>
      {result !== undefined && result.reasons.length > 0 && (
        <ul className="reasons">
          {result.reasons.map((reason, i) => (
            <li key={i} className={`reason-${reason.verdict}`}>
              <b>{reason.label}</b> {reason.words}
              {reason.standing !== '' && <span>，{reason.standing}</span>}
              {reason.clause && reason.clause.text !== '' && (
                <q>
                  {reason.clause.anchor}：{reason.clause.text}
                </q>
              )}
            </li>
          ))}
        </ul>
      )}
      {result !== undefined && result.asks.length > 0 && (
        <p>
          <b>还要问：</b>
          {result.asks.map(({ question }) => question).join(' ')}
        </p>
      )}
      {result?.faults.map(({ field, reason }) => (
        <p key={field} className="policy-fault" role="alert">
          {reason}
        </p>
      ))}
      {save.error !== null && <Problem error={save.error} />}
      {remove.error !== null && <Problem error={remove.error} />}
      <Space wrap>
        <Button size="small" aria-expanded={isOpen} onClick={() => open(!isOpen)}>
          {isOpen ? '收起' : '改一项看看'}
        </Button>
        {isChanged && (
          <Button size="small" onClick={() => onChange(undefined)}>
            恢复原样
          </Button>
        )}
        {isChanged && mayEdit && (
          <Button size="small" loading={save.isPending} onClick={() => save.mutate()}>
            保存到样本
          </Button>
        )}
        {isOpen && mayEdit && (
          <Popconfirm
            title={`删除“${firm.name}”？`}
            okText="删除"
            cancelText="取消"
            onConfirm={() => remove.mutate()}
          >
            <Button size="small" type="text">
              删除样本
            </Button>
          </Popconfirm>
        )}
      </Space>
      {isOpen && (
        <dl className="trial-facts">
          {[...new Set(fields)].map((key) => (
            <div key={key}>
              <dt>{factLine(key).label}</dt>
              <dd>
                <FirmFactInput
                  label={`${firm.name}的${factLine(key).label}`}
                  fact={key}
                  terms={terms}
                  value={facts[key]}
                  onChange={(value) => set(key, value)}
                />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

function NewFirm({ onDone }: { readonly onDone: () => void }): ReactNode {
  const [name, type] = useState('');
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      call<typeof postSampleFirm>('post', '/sample-firms', { body: { name, facts: {} } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: [...samplesKey] });
      onDone();
    },
  });
  return (
    <>
      {error !== null && <Problem error={error} />}
      <Space wrap>
        <Input
          aria-label="样本企业的名称"
          placeholder="如：样本丁：初创软件企业"
          maxLength={40}
          value={name}
          onChange={({ target }) => type(target.value)}
        />
        <Button
          type="primary"
          loading={isPending}
          disabled={name.trim() === ''}
          onClick={() => mutate()}
        >
          添加
        </Button>
        <Button onClick={onDone}>取消</Button>
      </Space>
    </>
  );
}
