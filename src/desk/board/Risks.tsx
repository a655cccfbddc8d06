// 风险看板: what could go wrong, on one page: near its day, silent, on its way, under remedy, asked for again
// and again. Every figure opens what it counts.

import { Button, Empty, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { applicantKinds } from '../../rules/applicant-kinds.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import { noticeKind, type NoticeKind, noticeKindKeys } from '../../rules/notices.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { FigureLink } from '../parts/FigureLink.tsx';
import { Mark } from '../parts/Mark.tsx';
import { OrganChoice, useOrgan } from '../parts/OrganChoice.tsx';
import { Page } from '../parts/Page.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { placeOf } from '../notices/notice-queries.ts';
import { Link } from '../router.tsx';
import { type Risks as Board, useRisks } from './board-queries.ts';

type Matter = Board['matters'][number];
type Applicant = Board['applicants'][number];

const groups: readonly { readonly title: string; readonly kinds: readonly NoticeKind[] }[] = [
  {
    title: '答复期限',
    kinds: ['overdue', 'due-today', 'due-tomorrow', 'internal-passed', 'due-soon'],
  },
  {
    title: '等待申请人和第三方',
    kinds: ['uncontacted', 'supplement-lapsed', 'fee-lapsed', 'consultation-lapsed'],
  },
  { title: '文书', kinds: ['letter-unsent', 'letter-unread', 'letter-unreceived'] },
  {
    title: '复议和诉讼',
    kinds: ['answer-overdue', 'answer-today', 'answer-soon', 'redo-unopened', 'effect-unrecorded'],
  },
  { title: '评估和委托', kinds: ['withheld-due', 'delegation-ending'] },
];

export default function Risks(): ReactNode {
  const [organ, choose] = useOrgan();
  const { data, error, refetch } = useRisks(organ);
  return (
    <Page
      title="风险看板"
      actions={
        <>
          <OrganChoice value={organ} onChange={choose} />
          <Button onClick={() => window.print()}>打印</Button>
        </>
      }
    >
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Spin className="page-spin" />}
      {data !== undefined && <Sheet data={data} />}
    </Page>
  );
}

function Sheet({ data }: { readonly data: Board }): ReactNode {
  const [kind, open] = useState<NoticeKind>();
  const of = (one: NoticeKind): readonly Matter[] => data.matters.filter((m) => m.kind === one);
  return (
    <>
      <p className="quiet">
        {data.organ?.name ?? '全部机关'}，{dayText(data.today)}。在办
        <FigureLink figure={data.open} label="在办" />
        件，其中未分派
        <FigureLink figure={data.unassigned} label="未分派" />
        件；未审结的复议、诉讼
        <FigureLink
          figure={{ value: data.openRemedies, query: { standing: 'open' } }}
          page="/remedies"
          label="未审结的复议、诉讼"
        />
        件。
      </p>
      <div className="risks">
        {groups.map(({ title, kinds }) => (
          <Panel key={title} title={title}>
            <ul className="risk-list">
              {kinds.map((one) => (
                <RiskLine
                  key={one}
                  kind={one}
                  count={of(one).length}
                  isOpen={kind === one}
                  onOpen={() => open(kind === one ? undefined : one)}
                />
              ))}
            </ul>
          </Panel>
        ))}
      </div>
      {kind !== undefined && <Matters kind={kind} items={of(kind)} />}
      <Repeats data={data} />
      <div className="print-only">
        {noticeKindKeys
          .filter((one) => of(one).length > 0)
          .map((one) => (
            <Matters key={one} kind={one} items={of(one)} />
          ))}
      </div>
    </>
  );
}

function RiskLine(props: {
  readonly kind: NoticeKind;
  readonly count: number;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}): ReactNode {
  const { kind, count, isOpen, onOpen } = props;
  const { label, tone } = noticeKind(kind);
  return (
    <li className={count > 0 ? `risk-some risk-${tone}` : ''}>
      <span>{label}</span>
      {count === 0 ? (
        <span className="figure figure-none">0</span>
      ) : (
        <button
          type="button"
          className="figure-source figure"
          aria-expanded={isOpen}
          aria-label={`${label} ${count}，${isOpen ? '收起' : '查看'}`}
          onClick={onOpen}
        >
          {count}
        </button>
      )}
    </li>
  );
}

function Matters(props: {
  readonly kind: NoticeKind;
  readonly items: readonly Matter[];
}): ReactNode {
  const { kind, items } = props;
  const { label, about, provision } = noticeKind(kind);
  return (
    <Panel title={`${label}（${items.length}）`} extra={<span className="quiet">{provision}</span>}>
      <ul className="notices">
        {items.map((item) => (
          <li key={item.subjectId}>
            <Link to={placeOf({ ...item, about })} className="notice">
              <span className="figure">{item.number ?? '—'}</span>
              <span className="notice-what">{item.text}</span>
              <span className="notice-since quiet">{item.handler ?? '未分派'}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Repeats({ data }: { readonly data: Board }): ReactNode {
  return (
    <Panel title="多次申请的申请人" id="repeats">
      <p className="quiet">
        自{dayText(data.since)}以来申请两件以上的，以证件号码识别，姓名隐去。一个月超过
        {data.frequentAbove}件的，可以要求说明理由（条例第三十五条）。
      </p>
      {data.applicants.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有多次申请的申请人" />
      ) : (
        <DataTable<Applicant>
          name="repeats"
          columns={columns(data.frequentAbove)}
          rows={data.applicants}
          rowKey={(one) => one.requests.query['sameApplicantAs'] ?? one.maskedName}
          empty=""
        />
      )}
    </Panel>
  );
}

function columns(frequentAbove: number): readonly Column<Applicant>[] {
  return [
    {
      key: 'who',
      title: '申请人',
      cell: (one) => (
        <>
          {one.maskedName} <span className="quiet">{applicantKinds[one.applicantKind]}</span>
        </>
      ),
    },
    {
      key: 'requests',
      title: '申请',
      width: 110,
      align: 'right',
      cell: (one) => <FigureLink figure={one.requests} label={`${one.maskedName}的申请`} />,
      sortBy: (one) => one.requests.value,
    },
    {
      key: 'open',
      title: '其中在办',
      width: 110,
      align: 'right',
      cell: (one) => <FigureLink figure={one.open} label={`${one.maskedName}在办的申请`} />,
      sortBy: (one) => one.open.value,
    },
    {
      key: 'most',
      title: '一个月最多',
      width: 150,
      align: 'right',
      cell: (one) => (
        <>
          {one.mostInMonth > frequentAbove && <Mark tone="careful">超过{frequentAbove}件</Mark>}
          {one.mostInMonth}
        </>
      ),
      sortBy: (one) => one.mostInMonth,
    },
    {
      key: 'last',
      title: '最近一件',
      width: 120,
      cell: (one) => one.lastOn,
      sortBy: (one) => one.lastOn,
    },
  ];
}
