// The guided form of a policy item, in five steps over one draft. Nothing is lost between them, each fault stands at its
// field, and a step with one says so.

import { Checkbox, Form, Input, InputNumber, Select, Steps } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  type DeliveryMode,
  deliveryModes,
  type PolicyItemContent,
  type PolicyLevel,
  policyLevels,
  type PolicyType,
  policyTypes,
} from '../../rules/policy/item.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { AmountFields } from './AmountFields.tsx';
import { ClauseField } from './ClauseField.tsx';
import { ConditionEditor, type FaultsAt } from './ConditionEditor.tsx';
import { type ListedItem, useItems, useTerms } from './policy-queries.ts';
import { TrialPanel } from './TrialPanel.tsx';

const steps = ['基本', '支持标准与金额', '申报与兑现', '申报条件', '样本测试'] as const;
const fieldsOf: readonly (readonly string[])[] = [
  ['documentId', 'name', 'type', 'level', 'audience'],
  ['support', 'supportClause', 'amount', 'fundSource'],
  [
    'opensOn',
    'closesOn',
    'delivery',
    'deliveryDays',
    'office',
    'phone',
    'address',
    'applyAt',
    'materials',
    'exclusions',
    'excludes',
  ],
  ['condition'],
  [],
];

type Change = Partial<{ [K in keyof PolicyItemContent]: PolicyItemContent[K] | undefined }>;

export function ItemForm(props: {
  readonly documentId: number | undefined;
  /** Of the item itself: it is not exclusive with itself. */
  readonly ownId?: number;
  readonly content: PolicyItemContent;
  readonly faults: FaultsAt;
  readonly onChange: (content: PolicyItemContent) => void;
  readonly begunAt?: number;
  readonly onStep?: (step: number) => void;
}): ReactNode {
  const { documentId, ownId, content, faults, onChange, begunAt = 0, onStep } = props;
  const [step, show] = useState(begunAt in steps ? begunAt : 0);
  const terms = useTerms();
  const items = useItems();
  const set = (change: Change): void => {
    const next = Object.entries({ ...content, ...change }).filter(([, v]) => v !== undefined);
    onChange(Object.fromEntries(next) as unknown as PolicyItemContent);
  };
  const isFaulty = (at: number): boolean =>
    [...faults.keys()].some((field) => fieldsOf[at]?.includes(field.split('.')[0] ?? ''));
  return (
    <>
      <Steps
        className="policy-steps"
        size="small"
        type="navigation"
        current={step}
        onChange={(next) => {
          show(next);
          onStep?.(next);
        }}
        items={steps.map((title, i) => ({
          title,
          status: isFaulty(i) ? 'error' : i === step ? 'process' : 'wait',
        }))}
      />
      <Form layout="vertical" component="div" className="entry-form policy-form">
        {step === 0 && <BasicFields content={content} faults={faults} set={set} />}
        {step === 1 && (
          <SupportFields documentId={documentId} content={content} faults={faults} set={set} />
        )}
        {step === 2 && (
          <ApplyFields
            content={content}
            faults={faults}
            set={set}
            others={(items.data?.items ?? []).filter(({ id }) => id !== ownId)}
          />
        )}
        {step === 3 && (
          <ConditionEditor
            value={content.condition}
            terms={terms}
            documentId={documentId}
            faults={faults}
            onChange={(condition) => set({ condition })}
          />
        )}
      </Form>
      {step >= 3 && (
        <TrialPanel
          condition={content.condition}
          amount={content.amount}
          terms={terms}
          mayEdit={step === 4}
        />
      )}
    </>
  );
}

interface Fields {
  readonly content: PolicyItemContent;
  readonly faults: FaultsAt;
  readonly set: (change: Change) => void;
}

function Field(props: {
  readonly label: string;
  readonly name: string;
  readonly faults: FaultsAt;
  readonly isWide?: boolean;
  readonly extra?: string;
  readonly children: ReactNode;
}): ReactNode {
  const fault = props.faults.get(props.name);
  return (
    <Form.Item
      label={props.label}
      htmlFor={`policy-${props.name}`}
      className={props.isWide === true ? 'wide' : ''}
      extra={props.extra}
      {...(fault === undefined ? {} : { help: fault, validateStatus: 'error' as const })}
    >
      {props.children}
    </Form.Item>
  );
}

type TextKey = {
  [K in keyof PolicyItemContent]-?: PolicyItemContent[K] extends string | undefined ? K : never;
}[keyof PolicyItemContent];

function TextField(
  props: Fields & {
    readonly name: TextKey;
    readonly label: string;
    readonly isOptional?: boolean;
    readonly rows?: number;
    readonly longest?: number;
    readonly placeholder?: string;
  },
): ReactNode {
  const { content, faults, set, name, label, isOptional = false, rows, longest = 100 } = props;
  const change = (text: string): void =>
    set({ [name]: isOptional && text === '' ? undefined : text });
  const shared = {
    id: `policy-${name}`,
    value: content[name] ?? '',
    maxLength: longest,
    placeholder: props.placeholder ?? '',
  };
  return (
    <Field label={label} name={name} faults={faults} isWide={rows !== undefined}>
      {rows === undefined ? (
        <Input {...shared} onChange={({ target }) => change(target.value)} />
      ) : (
        <Input.TextArea {...shared} rows={rows} onChange={({ target }) => change(target.value)} />
      )}
    </Field>
  );
}

function BasicFields({ content, faults, set }: Fields): ReactNode {
  const own = { content, faults, set };
  return (
    <div className="entry-fields">
      <TextField {...own} name="name" label="事项名称" placeholder="如：研发投入奖励" />
      <Field label="政策类型" name="type" faults={faults}>
        <Select<PolicyType>
          id="policy-type"
          value={content.type}
          options={optionsOf(policyTypes)}
          onChange={(type) => set({ type })}
        />
      </Field>
      <Field label="政策层级" name="level" faults={faults}>
        <Select<PolicyLevel>
          id="policy-level"
          value={content.level}
          options={optionsOf(policyLevels)}
          onChange={(level) => set({ level })}
        />
      </Field>
      <TextField {...own} name="audience" label="支持对象" rows={2} longest={500} />
    </div>
  );
}

function optionsOf<K extends string>(
  table: Readonly<Record<K, string>>,
): { value: K; label: string }[] {
  return (Object.entries(table) as [K, string][]).map(([value, label]) => ({ value, label }));
}

function SupportFields(props: Fields & { readonly documentId: number | undefined }): ReactNode {
  const { content, faults, set, documentId } = props;
  const own = { content, faults, set };
  return (
    <div className="entry-fields">
      <TextField {...own} name="support" label="支持标准" rows={2} longest={1000} />
      <Field label="支持标准的依据" name="supportClause" faults={faults} isWide>
        <ClauseField
          label="支持标准"
          documentId={documentId}
          value={content.supportClause}
          onChange={(clause) => set({ supportClause: clause ?? { anchor: '', text: '' } })}
        />
      </Field>
      <Field label="金额" name="amount" faults={faults} isWide>
        <AmountFields value={content.amount} onChange={(amount) => set({ amount })} />
      </Field>
      <TextField {...own} name="fundSource" label="资金来源（选填）" isOptional longest={200} />
    </div>
  );
}

function ApplyFields(props: Fields & { readonly others: readonly ListedItem[] }): ReactNode {
  const { content, faults, set, others } = props;
  const own = { content, faults, set };
  const mode = deliveryModes[content.delivery];
  return (
    <div className="entry-fields">
      <Field label="申报开始" name="opensOn" faults={faults}>
        <DayInput
          id="policy-opensOn"
          isOpenEnded
          value={content.opensOn ?? ''}
          onChange={(on) => set({ opensOn: (on === '' ? undefined : on) as never })}
        />
      </Field>
      <Field
        label="申报截止"
        name="closesOn"
        faults={faults}
        extra="原文没有写明的不填，页面会如实说明"
      >
        <DayInput
          id="policy-closesOn"
          isOpenEnded
          value={content.closesOn ?? ''}
          onChange={(on) => set({ closesOn: (on === '' ? undefined : on) as never })}
        />
      </Field>
      <Form.Item className="wide">
        <Checkbox
          checked={content.isPermanent === true}
          onChange={({ target }) =>
            set(
              target.checked
                ? { isPermanent: true, closesOn: undefined }
                : { isPermanent: undefined },
            )
          }
        >
          常年受理
        </Checkbox>
      </Form.Item>
      <Field label="兑现方式" name="delivery" faults={faults} extra={mode.note}>
        <Select<DeliveryMode>
          id="policy-delivery"
          value={content.delivery}
          options={(Object.keys(deliveryModes) as DeliveryMode[]).map((value) => ({
            value,
            label: deliveryModes[value].label,
          }))}
          onChange={(delivery) =>
            set({ delivery, deliveryDays: content.deliveryDays ?? deliveryModes[delivery].days })
          }
        />
      </Field>
      <Field label="兑现时限（工作日，选填）" name="deliveryDays" faults={faults}>
        <InputNumber
          id="policy-deliveryDays"
          min={1}
          max={365}
          value={content.deliveryDays ?? null}
          onChange={(days) => set({ deliveryDays: days ?? undefined })}
        />
      </Field>
      <TextField {...own} name="office" label="受理单位" />
      <TextField {...own} name="phone" label="咨询电话" />
      <TextField {...own} name="address" label="受理地址（选填）" isOptional longest={200} />
      <TextField
        {...own}
        name="applyAt"
        label="网上办理入口（选填）"
        isOptional
        longest={500}
        placeholder="https://"
      />
      <Field label="申报材料" name="materials" faults={faults} isWide extra="每行一份">
        <Input.TextArea
          id="policy-materials"
          rows={4}
          value={content.materials.join('\n')}
          onChange={({ target }) =>
            set({ materials: target.value === '' ? [] : target.value.split('\n') })
          }
        />
      </Field>
      <TextField
        {...own}
        name="exclusions"
        label="除外情形（选填）"
        isOptional
        rows={2}
        longest={1000}
      />
      <Field label="互斥事项（选填）" name="excludes" faults={faults} extra="只能享受其中一项的">
        <Select<number[]>
          id="policy-excludes"
          mode="multiple"
          optionFilterProp="label"
          value={[...content.excludes]}
          options={others.map(({ id, name }) => ({ value: id, label: `${name}（${id}）` }))}
          onChange={(excludes) => set({ excludes })}
        />
      </Field>
      <Form.Item label="叠加">
        <Checkbox
          checked={content.canStack}
          onChange={({ target }) => set({ canStack: target.checked })}
        >
          可以与其他政策同时享受
        </Checkbox>
      </Form.Item>
    </div>
  );
}
