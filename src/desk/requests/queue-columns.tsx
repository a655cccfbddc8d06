// Columns of the queue: of open requests with their clock, of concluded ones with their end.

import type { ReactNode } from 'react';
import { applicantKinds } from '../../rules/applicant-kinds.ts';
import { channels } from '../../rules/channels.ts';
import { wordsOfOutcome } from '../../rules/corrections.ts';
import { clockBadge } from '../../rules/request/clock-badge.ts';
import { lapses } from '../../rules/request/lapses.ts';
import { ClockBadge } from '../parts/ClockBadge.tsx';
import type { Column } from '../parts/DataTable.tsx';
import { Mark } from '../parts/Mark.tsx';
import { Link } from '../router.tsx';
import type { QueueItem } from './queue-query.ts';

type Columns = readonly Column<QueueItem>[];

const number: Column<QueueItem> = {
  key: 'number',
  title: '登记编号',
  width: 148,
  cell: (item) => (
    <Link to={`/requests/${item.id}`} className="figure">
      {item.number}
    </Link>
  ),
  sortKey: 'number',
};

const subject: Column<QueueItem> = {
  key: 'subject',
  title: '所需信息',
  cell: (item) => (
    <>
      {item.matter === 'correction' && <span className="quiet">申请更正 </span>}
      {item.subject}
    </>
  ),
};

const applicant: Column<QueueItem> = {
  key: 'applicant',
  title: '申请人',
  width: 130,
  cell: (item) => (
    <>
      {item.maskedName} <span className="quiet">{applicantKinds[item.applicantKind]}</span>
    </>
  ),
};

const channel: Column<QueueItem> = {
  key: 'channel',
  title: '渠道',
  width: 110,
  cell: (item) => channels[item.channel].label,
  sortKey: 'channel',
};

const handler: Column<QueueItem> = {
  key: 'handler',
  title: '承办',
  width: 110,
  cell: (item) => <Handler item={item} />,
  sortKey: 'handler',
};

const submitted: Column<QueueItem> = {
  key: 'submitted',
  title: '提交',
  width: 104,
  cell: (item) => item.submittedOn,
  sortKey: 'submitted',
  isExtra: true,
};

const received: Column<QueueItem> = {
  key: 'received',
  title: '收到',
  width: 104,
  cell: (item) => item.receivedOn ?? '—',
  sortKey: 'received',
};

function organ(isShown: boolean): Column<QueueItem> {
  return {
    key: 'organ',
    title: '机关',
    width: 150,
    cell: (item) => item.organ.name,
    sortKey: 'organ',
    ...(isShown ? {} : { isExtra: true }),
  };
}

const internal: Column<QueueItem> = {
  key: 'internal',
  title: '内部期限',
  width: 108,
  cell: (item) =>
    item.internalDueOn === null ? (
      '—'
    ) : (
      <>
        {item.internalDueOn}
        {item.lists.includes('internal') && <Mark tone="careful">已过</Mark>}
      </>
    ),
  sortKey: 'internal',
};

/** `seesSeveral`: whoever sees more than one organ is told which. */
export function openColumns(seesSeveral: boolean): Columns {
  return [
    {
      key: 'clock',
      title: '期限',
      width: 200,
      cell: (item) => <ClockBadge clock={item.clock} explainedAt={`/requests/${item.id}#clock`} />,
      sortKey: 'due',
    },
    number,
    subject,
    applicant,
    // Where the organ has to be told there is no room for both beside what is asked for.
    seesSeveral ? { ...channel, isExtra: true } : channel,
    organ(seesSeveral),
    submitted,
    { ...received, isExtra: true },
    handler,
    internal,
    { key: 'due', title: '到期', width: 180, cell: (item) => <Due item={item} /> },
  ];
}

export function endedColumns(seesSeveral: boolean): Columns {
  return [
    number,
    subject,
    applicant,
    channel,
    organ(seesSeveral),
    submitted,
    received,
    { ...handler, isExtra: true },
    {
      key: 'outcome',
      title: '办理结果',
      width: 170,
      cell: (item) => (item.outcome === null ? '—' : wordsOfOutcome(item.outcome).label),
      sortKey: 'outcome',
    },
    {
      key: 'concluded',
      title: '办结',
      width: 104,
      cell: (item) => item.concludedOn ?? '—',
      sortKey: 'concluded',
    },
    { key: 'clock', title: '期限', width: 170, cell: (item) => <ClockBadge clock={item.clock} /> },
  ];
}

function Handler({ item }: { readonly item: QueueItem }): ReactNode {
  const { handler: person, department } = item;
  if (person === null && department === null) return <span className="quiet">未分派</span>;
  return (
    <>
      {person?.name}
      {department !== null && (
        <span className={person === null ? '' : 'quiet'}>
          {person === null ? '' : ' '}
          {department.name}
        </span>
      )}
    </>
  );
}

/**
 * An unconfirmed request that nobody followed up says so: it is what is sued over (条例 31). So does one whose
 * turn it is because somebody else kept silent.
 */
function Due({ item }: { readonly item: QueueItem }): ReactNode {
  const { clock, daysWithoutContact, lapses: silent } = item;
  return (
    <>
      {clockBadge(clock).detail}
      {daysWithoutContact > 0 && <Mark tone="bad">{daysWithoutContact}个工作日未联系</Mark>}
      {silent.map(({ kind, on }) => (
        <Mark key={`${kind} ${on}`} tone="careful">
          {lapses[kind].label}
        </Mark>
      ))}
    </>
  );
}
