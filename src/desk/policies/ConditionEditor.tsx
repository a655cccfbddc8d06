// 申报条件 as a tree: groups and single conditions, each with its clause; moved, deleted, and said in a sentence. A fault
// stands at the condition it is about.

import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, Select, Space } from 'antd';
import type { ReactNode } from 'react';
import {
  type Clause,
  type Condition,
  type ConditionFact,
  isLeaf,
  type Leaf,
  type Operator,
  operators,
  operatorsOf,
  typeOfFact,
} from '../../rules/policy/condition.ts';
import { factGroups, factKeys, factLine, isFactKey } from '../../rules/policy/facts.ts';
import { ClauseField } from './ClauseField.tsx';
import {
  asGroup,
  fromGroup,
  type Group,
  type GroupKind,
  groupKinds,
  leafOf,
  moved,
  placeOfChild,
  replaced,
  without,
} from './condition-edit.ts';
import { LeafValueInput } from './FactValueInput.tsx';
import type { Terms } from './policy-queries.ts';

export type FaultsAt = ReadonlyMap<string, string>;

interface Shared {
  readonly terms: Terms;
  readonly documentId: number | undefined;
  /** By place: `condition.all.0.value`. */
  readonly faults: FaultsAt;
  /** The rule of a label is the office's own: it quotes no clause and weighs nothing softly. */
  readonly isLabel?: boolean;
}

export function ConditionEditor(
  props: Shared & {
    readonly value: Condition;
    readonly onChange: (condition: Condition) => void;
  },
): ReactNode {
  const { value, onChange, ...shared } = props;
  return (
    <div className="condition">
      <GroupEditor
        {...shared}
        name="全部条件"
        group={asGroup(value)}
        path=""
        onChange={(group) => onChange(fromGroup(group))}
      />
    </div>
  );
}

function GroupEditor(
  props: Shared & {
    readonly name: string;
    readonly group: Group;
    readonly path: string;
    readonly inherited?: Clause | undefined;
    readonly onChange: (group: Group) => void;
    readonly tools?: ReactNode;
  },
): ReactNode {
  const { name, group, path, inherited, onChange, tools, ...shared } = props;
  const { kind, children, clause } = group;
  const set = (next: readonly Condition[]): void => onChange({ ...group, children: next });
  const faultAt = (field: string): string | undefined =>
    props.faults.get(['condition', path, field].filter(Boolean).join('.'));
  return (
    <fieldset className="condition-group" aria-label={name}>
      <div className="condition-head">
        <Select<GroupKind>
          aria-label={`${name}：组合方式`}
          value={kind}
          options={Object.entries(groupKinds).map(([value, label]) => ({
            value: value as GroupKind,
            label,
          }))}
          onChange={(next) => onChange({ ...group, kind: next })}
        />
        {tools}
      </div>
      {!shared.isLabel && (
        <ClauseField
          label={name}
          documentId={shared.documentId}
          value={clause}
          inherited={inherited}
          fault={faultAt('clause')}
          onChange={(next) => {
            const { clause: _, ...rest } = group;
            onChange({ ...rest, clause: next });
          }}
        />
      )}
      <FaultLine text={faultAt('group')} />
      <ol className="condition-list">
        {children.map((child, i) => {
          const own = `${name === '全部条件' ? '' : `${name}之`}条件${i + 1}`;
          const at = placeOfChild(path, kind, i);
          const childTools = (
            <ChildTools
              name={own}
              isFirst={i === 0}
              isLast={i === children.length - 1}
              onMove={(by) => set(moved(children, i, by))}
              onDelete={() => set(without(children, i))}
            />
          );
          return (
            <li key={i}>
              {isLeaf(child) ? (
                <LeafEditor
                  {...shared}
                  name={own}
                  leaf={child}
                  path={at}
                  inherited={clause ?? inherited}
                  tools={childTools}
                  onChange={(next) => set(replaced(children, i, next))}
                />
              ) : (
                <GroupEditor
                  {...shared}
                  name={own}
                  group={asGroup(child)}
                  path={at}
                  inherited={clause ?? inherited}
                  tools={childTools}
                  onChange={(next) => set(replaced(children, i, fromGroup(next)))}
                />
              )}
            </li>
          );
        })}
      </ol>
      <Space wrap>
        <Button
          size="small"
          aria-label={`${name}：添加条件`}
          onClick={() => set([...children, { fact: 'region', op: 'withinRegion' }])}
        >
          添加条件
        </Button>
        <Button
          size="small"
          aria-label={`${name}：添加条件组`}
          onClick={() => set([...children, { any: [] }])}
        >
          添加条件组
        </Button>
      </Space>
    </fieldset>
  );
}

function ChildTools(props: {
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onDelete: () => void;
}): ReactNode {
  const { name, isFirst, isLast, onMove, onDelete } = props;
  return (
    <span className="condition-tools">
      <Button
        size="small"
        type="text"
        icon={<ArrowUpOutlined />}
        aria-label={`上移${name}`}
        disabled={isFirst}
        onClick={() => onMove(-1)}
      />
      <Button
        size="small"
        type="text"
        icon={<ArrowDownOutlined />}
        aria-label={`下移${name}`}
        disabled={isLast}
        onClick={() => onMove(1)}
      />
      <Button
        size="small"
        type="text"
        icon={<DeleteOutlined />}
        aria-label={`删除${name}`}
        onClick={onDelete}
      />
    </span>
  );
}

function LeafEditor(
  props: Shared & {
    readonly name: string;
    readonly leaf: Leaf;
    readonly path: string;
    readonly inherited: Clause | undefined;
    readonly tools: ReactNode;
    readonly onChange: (leaf: Leaf) => void;
  },
): ReactNode {
  const { name, leaf, path, inherited, terms, documentId, faults, isLabel, tools, onChange } =
    props;
  const type = typeOfFact(leaf.fact);
  const faultAt = (field: string): string | undefined => faults.get(`condition.${path}.${field}`);
  return (
    <div className="condition-leaf">
      <div className="condition-fields">
        <Select<ConditionFact>
          className="condition-fact"
          aria-label={`${name}：企业信息`}
          showSearch={{ optionFilterProp: 'label' }}
          value={leaf.fact}
          options={factOptions(terms)}
          onChange={(fact) => {
            const op = operatorsOf[typeOfFact(fact)][0] ?? 'eq';
            onChange(leafOf(leaf, { fact, op }));
          }}
        />
        <Select<Operator>
          className="condition-op"
          aria-label={`${name}：比较`}
          value={leaf.op}
          options={operatorsOf[type].map((value) => ({ value, label: operators[value] }))}
          onChange={(op) => onChange(leafOf(leaf, { fact: leaf.fact, op }))}
        />
        <LeafValueInput
          label={`${name}：数值`}
          leaf={leaf}
          terms={terms}
          onChange={(value) => {
            const rest = leafOf(leaf, { fact: leaf.fact, op: leaf.op });
            onChange(value === undefined ? rest : { ...rest, value });
          }}
        />
        {!isLabel && (
          <Checkbox
            checked={leaf.isSoft === true}
            onChange={({ target }) => {
              const { isSoft: _, ...rest } = leaf;
              onChange(target.checked ? { ...rest, isSoft: true } : rest);
            }}
          >
            优先、鼓励（不满足也可以申报）
          </Checkbox>
        )}
        {tools}
      </div>
      {['fact', 'op', 'value'].map((field) => (
        <FaultLine key={field} text={faultAt(field)} />
      ))}
      {!isLabel && (
        <ClauseField
          label={name}
          documentId={documentId}
          value={leaf.clause}
          inherited={inherited}
          fault={faultAt('clause')}
          onChange={(clause) => {
            const { clause: _, ...rest } = leaf;
            onChange(clause === undefined ? rest : { ...rest, clause });
          }}
        />
      )}
    </div>
  );
}

function FaultLine({ text }: { readonly text: string | undefined }): ReactNode {
  return text === undefined ? null : (
    <p className="policy-fault" role="alert">
      {text}
    </p>
  );
}

function factOptions(terms: Terms) {
  const groups = Object.entries(factGroups).map(([group, label]) => ({
    label,
    options: factKeys
      .filter((key) => factLine(key).group === group)
      .map((key) => ({ value: key as ConditionFact, label: factLine(key).label })),
  }));
  const labels = terms.labels.map(({ key, name }) => ({
    value: `label.${key}` as ConditionFact,
    label: name,
  }));
  return labels.length === 0 ? groups : [...groups, { label: '企业标签', options: labels }];
}

export function nameOfFact(fact: ConditionFact, terms: Terms): string {
  if (isFactKey(fact)) return factLine(fact).label;
  return terms.labels.find(({ key }) => `label.${key}` === fact)?.name ?? fact;
}
