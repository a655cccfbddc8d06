// How much an item gives: the formula with its cap, and what it says in words while it is entered.

import { Button, Input, InputNumber, Select, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  type AmountBasis,
  type AmountFormula,
  amountFor,
  type AmountRule,
  basisName,
  basisOf,
  basisUnit,
  moneyInWords,
  ruleInWords,
} from '../../rules/policy/amount.ts';
import { factKeys, factLine, isFactKey } from '../../rules/policy/facts.ts';
import { replaced, without } from './condition-edit.ts';

const kinds = {
  none: '不计算（只写文字）',
  fixed: '固定金额',
  share: '按比例',
  each: '按数量',
  steps: '分档',
} as const;
type Kind = keyof typeof kinds;

const fenOfWan = 1_000_000;
const numbers = factKeys.filter((key) => factLine(key).type === 'number');
const asked: AmountBasis = { ask: '', unit: '万元' };

function formulaOf(kind: Exclude<Kind, 'none'>, of: AmountBasis): AmountFormula {
  switch (kind) {
    case 'fixed':
      return { kind, fen: 0 };
    case 'share':
      return { kind, percent: 0, of };
    case 'each':
      return { kind, fen: 0, of };
    case 'steps':
      return { kind, of, steps: [{ from: 0, fen: 0 }] };
  }
}

export function AmountFields(props: {
  readonly value: AmountRule | undefined;
  readonly onChange: (rule: AmountRule | undefined) => void;
}): ReactNode {
  const { value, onChange } = props;
  const basis = value && basisOf(value);
  const set = (formula: AmountFormula): void => onChange({ ...value, formula });
  return (
    <div className="amount">
      <Space wrap>
        <Select<Kind>
          aria-label="金额的算法"
          className="amount-kind"
          value={value?.formula.kind ?? 'none'}
          options={Object.entries(kinds).map(([kind, label]) => ({ value: kind as Kind, label }))}
          onChange={(kind) =>
            kind === 'none' ? onChange(undefined) : set(formulaOf(kind, basis ?? asked))
          }
        />
        {value !== undefined && basis !== undefined && (
          <BasisFields basis={basis} onChange={(of) => set({ ...value.formula, of } as never)} />
        )}
        {value !== undefined && <FormulaFields formula={value.formula} onChange={set} />}
        {value !== undefined && value.formula.kind !== 'fixed' && (
          <Money
            label="最高限额"
            fen={value.capFen}
            onChange={(capFen) => {
              const { capFen: _, ...rest } = value;
              onChange(capFen === undefined ? rest : { ...rest, capFen });
            }}
          />
        )}
      </Space>
      {value !== undefined && <Example rule={value} />}
    </div>
  );
}

function BasisFields(props: {
  readonly basis: AmountBasis;
  readonly onChange: (basis: AmountBasis) => void;
}): ReactNode {
  const { basis, onChange } = props;
  return (
    <Space wrap>
      <Select
        aria-label="计算依据"
        className="amount-basis"
        value={'fact' in basis ? basis.fact : 'ask'}
        options={[
          { value: 'ask', label: '申报时另填的数' },
          ...numbers.map((key) => ({ value: key as string, label: factLine(key).label })),
        ]}
        onChange={(next) => onChange(isFactKey(next) ? { fact: next } : asked)}
      />
      {'ask' in basis && (
        <>
          <Input
            aria-label="另填的数叫什么"
            placeholder="如：设备投资额"
            maxLength={40}
            value={basis.ask}
            onChange={({ target }) => onChange({ ...basis, ask: target.value })}
          />
          <Input
            aria-label="另填的数的单位"
            className="amount-unit"
            placeholder="单位"
            maxLength={10}
            value={basis.unit}
            onChange={({ target }) => onChange({ ...basis, unit: target.value })}
          />
        </>
      )}
    </Space>
  );
}

function FormulaFields(props: {
  readonly formula: AmountFormula;
  readonly onChange: (formula: AmountFormula) => void;
}): ReactNode {
  const { formula, onChange } = props;
  switch (formula.kind) {
    case 'fixed':
      return (
        <Money
          label="支持金额"
          fen={formula.fen}
          onChange={(fen) => onChange({ ...formula, fen: fen ?? 0 })}
        />
      );
    case 'each':
      return (
        <Money
          label="每单位金额"
          fen={formula.fen}
          onChange={(fen) => onChange({ ...formula, fen: fen ?? 0 })}
        />
      );
    case 'share':
      return (
        <Space size={4}>
          比例
          <InputNumber
            aria-label="比例"
            value={formula.percent}
            min={0}
            max={100}
            onChange={(percent) => onChange({ ...formula, percent: percent ?? 0 })}
          />
          %
        </Space>
      );
    case 'steps': {
      const { steps, of } = formula;
      return (
        <ol className="amount-steps">
          {steps.map((step, i) => (
            <li key={i}>
              <Space wrap size={4}>
                达到
                <InputNumber
                  aria-label={`第${i + 1}档下限`}
                  min={0}
                  value={step.from}
                  onChange={(from) =>
                    onChange({
                      ...formula,
                      steps: replaced(steps, i, { ...step, from: from ?? 0 }),
                    })
                  }
                />
                {basisUnit(of)}的
                <Money
                  label={`第${i + 1}档金额`}
                  fen={step.fen}
                  isBare
                  onChange={(fen) =>
                    onChange({ ...formula, steps: replaced(steps, i, { ...step, fen: fen ?? 0 }) })
                  }
                />
                <Button
                  size="small"
                  aria-label={`删除第${i + 1}档`}
                  onClick={() => onChange({ ...formula, steps: without(steps, i) })}
                >
                  删除
                </Button>
              </Space>
            </li>
          ))}
          <li>
            <Button
              size="small"
              onClick={() => onChange({ ...formula, steps: [...steps, { from: 0, fen: 0 }] })}
            >
              添加一档
            </Button>
          </li>
        </ol>
      );
    }
  }
}

function Money(props: {
  readonly label: string;
  readonly fen: number | undefined;
  readonly isBare?: boolean;
  readonly onChange: (fen: number | undefined) => void;
}): ReactNode {
  const { label, fen, isBare = false, onChange } = props;
  return (
    <Space size={4}>
      {!isBare && label}
      <InputNumber
        aria-label={`${label}（万元）`}
        min={0}
        value={fen === undefined || fen === 0 ? null : fen / fenOfWan}
        onChange={(wan) => onChange(wan === null ? undefined : Math.round(wan * fenOfWan))}
      />
      万元
    </Space>
  );
}

/** What the formula gives for a figure that one tries. */
function Example({ rule }: { readonly rule: AmountRule }): ReactNode {
  const [figure, set] = useState<number | null>(null);
  const basis = basisOf(rule);
  const amount =
    basis === undefined || figure !== null ? amountFor(rule, figure ?? undefined) : null;
  return (
    <p className="amount-example">
      <b>{ruleInWords(rule)}</b>
      {basis !== undefined && (
        <>
          {' 试算：'}
          {basisName(basis)}
          <InputNumber aria-label="试算的数" size="small" min={0} value={figure} onChange={set} />
          {basisUnit(basis)}
        </>
      )}
      {amount !== null && 'fen' in amount && basis !== undefined && (
        <>
          {' → '}
          <b>{moneyInWords(amount.fen)}</b>
          <span className="quiet">（{amount.steps}）</span>
        </>
      )}
    </p>
  );
}
