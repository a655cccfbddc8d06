// Filters over the queue. On a phone they are folded away behind one button.

import { FilterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, type InputRef, Select, Tag } from 'antd';
import { type ReactNode, type Ref, useState } from 'react';
import { channels } from '../../rules/channels.ts';
import { outcomes } from '../../rules/outcomes.ts';
import type { getAssignees } from '../../web/api/workload.ts';
import { call } from '../api.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { useSession } from '../session.ts';
import { ask, type Asked, narrowings } from './queue-query.ts';

export function useAssignees(organ?: string) {
  return useQuery({
    queryKey: ['assignees', organ],
    queryFn: () =>
      call<typeof getAssignees>('get', '/assignees', {
        query: organ === undefined ? {} : { organ },
      }),
    staleTime: 60_000,
  });
}

export function QueueFilters(props: {
  readonly asked: Asked;
  readonly search: Ref<InputRef>;
}): ReactNode {
  const { asked, search } = props;
  const [isShown, show] = useState(false);
  const isEnded = asked.tab === 'stopped' || asked.tab === 'all';
  return (
    <>
      <Button
        className="filters-open"
        icon={<FilterOutlined />}
        aria-expanded={isShown}
        onClick={() => show(!isShown)}
      >
        {isShown ? '收起筛选' : '筛选'}
      </Button>
      <div className={isShown ? 'filters filters-shown' : 'filters'}>
        <Input.Search
          ref={search}
          className="queue-search"
          placeholder="登记编号"
          aria-label="按登记编号查找"
          allowClear
          defaultValue={asked.number ?? ''}
          onSearch={(number) => ask(asked, { number })}
        />
        <OrganFilter asked={asked} />
        <HandlerFilter asked={asked} />
        <Choice
          label="渠道"
          value={asked.channel}
          options={Object.entries(channels).map(([value, { label }]) => ({ value, label }))}
          onChange={(channel) => ask(asked, { channel })}
        />
        {isEnded && (
          <Choice
            label="办理结果"
            value={asked.outcome}
            options={Object.entries(outcomes).map(([value, { label }]) => ({ value, label }))}
            onChange={(outcome) => ask(asked, { outcome })}
          />
        )}
        <Days
          asked={asked}
          ends={isEnded ? ['received', 'submitted', 'concluded'] : ['received', 'submitted']}
        />
      </div>
      <Narrowed asked={asked} />
    </>
  );
}

function Choice(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string | undefined) => void;
}): ReactNode {
  const { label, value, options, onChange } = props;
  return (
    <Select
      className="filter-short"
      aria-label={label}
      placeholder={label}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      value={value ?? null}
      onChange={(chosen: string | null) => onChange(chosen ?? undefined)}
      options={[...options]}
    />
  );
}

function OrganFilter({ asked }: { readonly asked: Asked }): ReactNode {
  const { data } = useAssignees();
  const inner = new Set(data?.departments.map(({ code }) => code));
  // Inner offices receive no request of their own; they are chosen as departments.
  const organs = useSession().organs.filter(({ code }) => !inner.has(code));
  if (organs.length < 2) return null;
  return (
    <Choice
      label="机关"
      value={asked.organ}
      options={organs.map(({ code, name }) => ({ value: code, label: name }))}
      onChange={(organ) => ask(asked, { organ, handler: undefined, department: undefined })}
    />
  );
}

function HandlerFilter({ asked }: { readonly asked: Asked }): ReactNode {
  const { data } = useAssignees(asked.organ);
  const people = data?.people.filter(({ id }) => id !== data.self) ?? [];
  const departments = data?.departments ?? [];
  return (
    <>
      <Choice
        label="经办人"
        value={asked.handler}
        options={[
          { value: 'mine', label: '由我办理' },
          { value: 'none', label: '未分派' },
          ...people.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        onChange={(handler) => ask(asked, { handler })}
      />
      {departments.length > 0 && (
        <Choice
          label="承办部门"
          value={asked.department}
          options={departments.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(department) => ask(asked, { department })}
        />
      )}
    </>
  );
}

type End = 'received' | 'submitted' | 'concluded';
const ends: Readonly<Record<End, string>> = {
  received: '收到日期',
  submitted: '提交日期',
  concluded: '办结日期',
};

function Days(props: { readonly asked: Asked; readonly ends: readonly End[] }): ReactNode {
  const { asked } = props;
  const set = props.ends.find(
    (end) => asked[`${end}From`] !== undefined || asked[`${end}To`] !== undefined,
  );
  const [chosen, choose] = useState<End>(set ?? 'received');
  const end = props.ends.includes(chosen) ? chosen : 'received';
  const change = (next: End, from: string | undefined, to: string | undefined): void => {
    const cleared = { [`${end}From`]: undefined, [`${end}To`]: undefined };
    ask(asked, { ...cleared, [`${next}From`]: from, [`${next}To`]: to });
  };
  const [from, to] = [asked[`${end}From`], asked[`${end}To`]];
  return (
    <>
      <Select<End>
        className="filter-short"
        aria-label="哪个日期"
        value={end}
        onChange={(next) => {
          choose(next);
          change(next, from, to);
        }}
        options={props.ends.map((value) => ({ value, label: ends[value] }))}
      />
      <span className="filter-days">
        <DayInput
          label={`${ends[end]}自`}
          value={from ?? ''}
          onChange={(on) => change(end, on, to)}
        />
        至
        <DayInput
          label={`${ends[end]}至`}
          value={to ?? ''}
          onChange={(on) => change(end, from, on)}
        />
      </span>
    </>
  );
}

/** What narrows the list, in words, each to be taken away; so is what a figure elsewhere asked for. */
function Narrowed({ asked }: { readonly asked: Asked }): ReactNode {
  const found = narrowings(asked);
  if (found.length === 0) return null;
  return (
    <div className="narrowed">
      {found.map(({ words, label }) => (
        <Tag
          key={words[0]}
          closable={{ 'aria-label': `去掉：${label}` }}
          onClose={(event) => {
            event.preventDefault();
            ask(asked, Object.fromEntries(words.map((word) => [word, undefined])));
          }}
        >
          {label}
        </Tag>
      ))}
    </div>
  );
}
