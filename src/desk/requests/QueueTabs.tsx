// The tabs of the queue with their numbers, and beside them what is pressing.

import { Badge, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { type UrgentList, urgentListKeys, urgentLists } from '../../rules/request/urgency.ts';
import type { getQueue } from '../../web/api/queue.ts';
import type { ReplyOf } from '../api.ts';
import { ask, type Asked, queueTabs, tabLabel } from './queue-query.ts';

type Counts = ReplyOf<typeof getQueue>;

export function QueueTabs(props: {
  readonly asked: Asked;
  readonly counts: Counts['counts'] | undefined;
}): ReactNode {
  const { asked, counts } = props;
  return (
    <Tabs
      activeKey={asked.tab}
      // What sorts one tab may not be a column of the other.
      onChange={(tab) => ask(asked, { tab, sort: undefined, direction: undefined })}
      items={queueTabs.map((tab) => ({
        key: tab,
        label: (
          <span className="tab-label">
            {tabLabel(tab)}
            {tab !== 'stopped' && tab !== 'all' && (
              <Badge
                count={counts?.[tab] ?? 0}
                overflowCount={99_999}
                color={tab === 'unconfirmed' ? '#8a5200' : '#4b535d'}
              />
            )}
          </span>
        ),
      }))}
    />
  );
}

const shapes = { overdue: '▲', red: '■', yellow: '◆' } as const;

/** Pressed, the list is narrowed to it; pressed again, it is whole. */
export function Pressing(props: {
  readonly asked: Asked;
  readonly lists: Counts['lists'] | undefined;
}): ReactNode {
  const { asked, lists } = props;
  if (asked.tab === 'stopped' || asked.tab === 'all') return null;
  return (
    <div className="press" role="group" aria-label="急办">
      {urgentListKeys.map((list: UrgentList) => {
        const { label, tone } = urgentLists[list];
        const count = lists?.[list];
        const isOn = asked.list === list;
        return (
          <button
            key={list}
            type="button"
            aria-pressed={isOn}
            className={`press-one press-${tone}${(count ?? 0) > 0 ? ' press-some' : ''}`}
            onClick={() => ask(asked, { list: isOn ? undefined : list })}
          >
            <span className="press-shape" aria-hidden="true">
              {shapes[tone]}
            </span>
            {label}
            <b>{count ?? '…'}</b>
          </button>
        );
      })}
    </div>
  );
}
