// The reports that are open, with the days they are collected by, and those of all years before.

import { useQuery } from '@tanstack/react-query';
import { Select, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { reportStates } from '../../rules/annual-report/approval.ts';
import type { IsoDay } from '../../rules/day.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import type { getReports } from '../../web/api/report.ts';
import { call, type ReplyOf } from '../api.ts';
import { momentText } from '../parts/moments.ts';
import { Mark } from '../parts/Mark.tsx';
import { Page } from '../parts/Page.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Link } from '../router.tsx';
import { useSession } from '../session.ts';

type Reports = ReplyOf<typeof getReports>;
type Opened = Reports['opened'][number];

export default function ReportIndex(): ReactNode {
  const { organ, organs, today } = useSession();
  const [code, choose] = useState(organ.code);
  const { data, error, refetch } = useQuery({
    queryKey: ['reports', code],
    queryFn: () =>
      call<typeof getReports>('get', '/organs/{code}/annual-reports', { params: { code } }),
  });
  const open = data?.opened.filter((one) => one.openedOn !== null && !one.isPublished) ?? [];
  return (
    <Page
      title="年度报告"
      actions={
        organs.length > 1 && (
          <Select
            aria-label="机关"
            className="queue-organ"
            value={code}
            onChange={choose}
            options={organs.map(({ code, name }) => ({ value: code, label: name }))}
          />
        )
      }
    >
      <p>各年度的数字随时由记录算出；定稿之后各版保留不变。</p>
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Spin className="page-spin" />}
      {open.map((one) => (
        <CollectionDays key={one.year} code={code} report={one} today={today} />
      ))}
      <ul className="years">
        {data?.years.map((year) => (
          <YearLine key={year} code={code} year={year} editions={data.editions} />
        ))}
      </ul>
    </Page>
  );
}

function YearLine(props: {
  readonly code: string;
  readonly year: number;
  readonly editions: Reports['editions'];
}): ReactNode {
  const { code, year, editions } = props;
  const sealed = editions.find((edition) => edition.year === year);
  return (
    <li>
      <Link to={`/reports/${code}/${year}`}>{year}年</Link>
      {sealed === undefined ? (
        <span className="quiet">尚未定稿</span>
      ) : (
        <span>
          <Mark tone="good">已定稿</Mark>
          <span className="quiet">
            第{sealed.edition}版，{sealed.sealedBy === null ? '' : `${sealed.sealedBy}于`}
            {momentText(sealed.sealedAt)}
          </span>
        </span>
      )}
    </li>
  );
}

/** 收集日程: what is to be done by when; the legal day stands last and is never moved. */
function CollectionDays(props: {
  readonly code: string;
  readonly report: Opened;
  readonly today: string;
}): ReactNode {
  const { code, report, today } = props;
  const { year, openedOn, dataDueOn, draftDueOn, dueOn, state, missingEntries } = report;
  const days: readonly (readonly [string, IsoDay | null, boolean])[] = [
    ['开始编制', openedOn, true],
    [
      missingEntries === 0 ? '其他台账的数字填齐' : `其他台账的数字填齐（还缺${missingEntries}项）`,
      dataDueOn,
      missingEntries === 0,
    ],
    ['送审', draftDueOn, state !== 'draft'],
    ['公布（法定，遇休息日不顺延）', dueOn, false],
  ];
  return (
    <Panel title={`${year}年年度报告收集日程`}>
      <ol className="collection">
        {days.map(([what, on, isDone]) => (
          <li key={what} className={isDone ? 'is-done' : ''}>
            <span className="collection-day">{on === null ? '未定' : dayText(on)}</span>
            <span>{what}</span>
            {isDone ? (
              <Mark tone="good">已办</Mark>
            ) : (
              on !== null && on < today && <Mark tone="bad">已过</Mark>
            )}
          </li>
        ))}
      </ol>
      {dueOn === null && (
        <p className="quiet">
          本机关按部门（1月31日）、按政府（3月31日）还是按上级设定的日期公布，尚未由上级指定或者设定，不作推断（条例49、50）。
        </p>
      )}
      <p>
        <Mark>{reportStates[state]}</Mark>
        <Link to={`/reports/${code}/${year}`}>编制{year}年年度报告</Link>
      </p>
    </Panel>
  );
}
