// The value of one fact, entered by its type: of a condition or of a made-up firm.

import { Checkbox, InputNumber, Select, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { type ConditionFact, type Leaf, typeOfFact } from '../../rules/policy/condition.ts';
import { factLine, isFactKey } from '../../rules/policy/facts.ts';
import {
  industryDivisions,
  industryLabel,
  industrySections,
} from '../../rules/policy/industries.ts';
import { DayInput } from '../parts/DayInput.tsx';
import type { Terms } from './policy-queries.ts';

type Value = Leaf['value'];

const industries = [...industrySections, ...industryDivisions].map(({ code }) => ({
  value: code,
  label: industryLabel(code),
}));

/** Where one of a long list is meant: codes of more digits than the list has may be typed. */
export function CodesInput(props: {
  readonly label: string;
  readonly fact: ConditionFact;
  readonly terms: Terms;
  readonly value: readonly string[];
  readonly onChange: (codes: readonly string[]) => void;
}): ReactNode {
  const { label, fact, terms, value, onChange } = props;
  const [typed, search] = useState('');
  const type = typeOfFact(fact);
  const options =
    type === 'industry'
      ? industries
      : type === 'region'
        ? terms.regions.map(({ code, name }) => ({ value: code, label: `${name}（${code}）` }))
        : Object.entries((isFactKey(fact) ? factLine(fact).options : undefined) ?? {}).map(
            ([code, name]) => ({ value: code, label: name }),
          );
  const isOpen = type === 'industry' || type === 'region';
  const isNew =
    isOpen && /^[A-T\d]\d{1,11}$/.test(typed) && !options.some((o) => o.value === typed);
  return (
    <Select
      className="fact-codes"
      aria-label={label}
      mode="multiple"
      showSearch={{ optionFilterProp: 'label', searchValue: typed, onSearch: search }}
      placeholder={isOpen ? '选择，或者输入代码' : '选择'}
      value={[...value]}
      options={isNew ? [...options, { value: typed, label: `代码${typed}` }] : options}
      onChange={(codes: string[]) => {
        search('');
        onChange(codes);
      }}
    />
  );
}

export function LeafValueInput(props: {
  readonly label: string;
  readonly leaf: Leaf;
  readonly terms: Terms;
  readonly onChange: (value: Value) => void;
}): ReactNode {
  const { label, leaf, terms, onChange } = props;
  const { fact, op, value } = leaf;
  const type = typeOfFact(fact);
  const unit = isFactKey(fact) ? (factLine(fact).unit ?? '') : '';
  if (op === 'exists' || op === 'notExists') return null;
  if (op === 'withinYears') {
    return <NumberInput label={label} unit="年" value={value} onChange={onChange} />;
  }
  if (op === 'between') {
    const pair = Array.isArray(value) ? (value as readonly (number | string)[]) : [];
    const set = (at: 0 | 1, next: number | string | undefined): void => {
      const both = at === 0 ? [next, pair[1]] : [pair[0], next];
      onChange(both.map((one) => one ?? (type === 'day' ? '' : 0)) as Value);
    };
    return (
      <Space size={4} wrap>
        {([0, 1] as const).map((at) =>
          type === 'day' ? (
            <DayInput
              key={at}
              isOpenEnded
              label={`${label}${at === 0 ? '从' : '到'}`}
              value={String(pair[at] ?? '')}
              onChange={(next) => set(at, next)}
            />
          ) : (
            <NumberInput
              key={at}
              label={`${label}${at === 0 ? '下限' : '上限'}`}
              unit={unit}
              value={pair[at]}
              onChange={(next) => set(at, typeof next === 'number' ? next : undefined)}
            />
          ),
        )}
      </Space>
    );
  }
  switch (type) {
    case 'number':
      return <NumberInput label={label} unit={unit} value={value} onChange={onChange} />;
    case 'day':
      return (
        <DayInput
          isOpenEnded
          label={label}
          value={typeof value === 'string' ? value : ''}
          onChange={(next) => onChange(next === '' ? undefined : next)}
        />
      );
    case 'yes-no':
      return (
        <Select
          aria-label={label}
          value={value === true ? 'yes' : value === false ? 'no' : null}
          placeholder="是否"
          options={[
            { value: 'yes', label: '属于' },
            { value: 'no', label: '不属于' },
          ]}
          onChange={(next) => onChange(next === 'yes')}
        />
      );
    default: {
      const codes = (Array.isArray(value) ? value : value === undefined ? [] : [value]) as string[];
      return (
        <CodesInput
          label={label}
          fact={fact}
          terms={terms}
          value={codes}
          onChange={(next) => onChange(next.length === 0 ? undefined : next)}
        />
      );
    }
  }
}

function NumberInput(props: {
  readonly label: string;
  readonly unit: string;
  readonly value: unknown;
  readonly onChange: (value: number | undefined) => void;
}): ReactNode {
  const { label, unit, value, onChange } = props;
  return (
    <Space size={4}>
      <InputNumber
        aria-label={label}
        className="fact-number"
        value={typeof value === 'number' ? value : null}
        onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
      />
      {unit}
    </Space>
  );
}

type FirmValue = number | string | readonly string[] | boolean | null | undefined;

/** Undefined: not said. Null: there is none. */
export function FirmFactInput(props: {
  readonly label: string;
  readonly fact: ConditionFact;
  readonly terms: Terms;
  readonly value: FirmValue;
  readonly onChange: (value: FirmValue) => void;
}): ReactNode {
  const { label, fact, terms, value, onChange } = props;
  const type = typeOfFact(fact);
  const unit = isFactKey(fact) ? (factLine(fact).unit ?? '') : '';
  if (type === 'number') {
    return <NumberInput label={label} unit={unit} value={value} onChange={onChange} />;
  }
  if (type === 'day') {
    return (
      <DayInput
        label={label}
        value={typeof value === 'string' ? value : ''}
        onChange={(next) => onChange(next === '' ? undefined : next)}
      />
    );
  }
  const isMany = type === 'choices';
  const codes = Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
  return (
    <Space size={8} wrap className="fact-choice">
      <CodesInput
        label={label}
        fact={fact}
        terms={terms}
        value={codes}
        onChange={(next) => {
          if (next.length === 0) onChange(undefined);
          else onChange(isMany ? next : next.at(-1));
        }}
      />
      {isMany && (
        <Checkbox
          checked={value === null}
          onChange={({ target }) => onChange(target.checked ? null : undefined)}
        >
          无
        </Checkbox>
      )}
    </Space>
  );
}
