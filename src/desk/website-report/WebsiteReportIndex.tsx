// The website's yearly work reports: the one that is open with the days it is collected by, and all years before.

import { Alert, Select, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { reportStates } from '../../rules/annual-report/approval.ts';
import type { IsoDay } from '../../rules/day.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import { websiteReportBasis } from '../../rules/website-report/form.ts';
import { momentText } from '../parts/moments.ts';
import { Mark } from '../parts/Mark.tsx';
import { Page } from '../parts/Page.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Link } from '../router.tsx';
import { useSession } from '../session.ts';
import { useWebsiteReports, type WebsiteReportsView } from './website-queries.ts';

type Opened = WebsiteReportsView['opened'][number];

export default function WebsiteReportIndex(): ReactNode {
  const { organ, organs, today } = useSession();
  const [code, choose] = useState(organ.code);
  const { data, error, refetch } = useWebsiteReports(code);
  const open = data?.opened.filter((one) => one.openedOn !== null && !one.isPublished) ?? [];
  return (
    <Page
      title="网站工作年度报表"
      actions={
        organs.length > 1 && (
          <Select
            aria-label="机关"
            className="queue-organ"
            value={code}
            onChange={choose}
            options={organs.map((one) => ({ value: one.code, label: one.name }))}
          />
        )
      }
    >
      <p>
        每年1月31日前在网站首页公布上一年度的报表（{websiteReportBasis}
        ）。信息发布和解读由公开文件算出，其他各项填报。
      </p>
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Spin className="page-spin" />}
      {data?.hasWebsite === false && (
        <Alert
          type="info"
          showIcon
          title="这个机关没有登记网站"
          description="在“机关”页的网站信息中登记域名以后，每年1月1日自动打开上一年度的报表。"
        />
      )}
      {open.map((one) => (
        <CollectionDays key={one.year} code={code} report={one} today={today} />
      ))}
      {(data?.hasWebsite === true || (data?.opened.length ?? 0) > 0) && (
        <ul className="years">
          {data?.years.map((year) => (
            <YearLine key={year} code={code} year={year} editions={data.editions} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function YearLine(props: {
  readonly code: string;
  readonly year: number;
  readonly editions: WebsiteReportsView['editions'];
}): ReactNode {
  const { code, year, editions } = props;
  const sealed = editions.find((edition) => edition.year === year);
  return (
    <li>
      <Link to={`/website-reports/${code}/${year}`}>{year}年</Link>
      {sealed === undefined ? (
        <span className="quiet">尚未定稿</span>
      ) : (
        <span>
          <Mark tone="good">{sealed.publishedAt === null ? '已定稿' : '已公布'}</Mark>
          <span className="quiet">
            第{sealed.edition}版，{sealed.sealedBy ?? '系统'}于{momentText(sealed.sealedAt)}签发
          </span>
        </span>
      )}
    </li>
  );
}

/** 收集日程: the day that is fixed stands last and is never moved. */
function CollectionDays(props: {
  readonly code: string;
  readonly report: Opened;
  readonly today: string;
}): ReactNode {
  const { code, report, today } = props;
  const { year, openedOn, dataDueOn, draftDueOn, dueOn, state } = report;
  const isSent = state !== 'draft';
  const days: readonly (readonly [string, IsoDay | null, boolean])[] = [
    ['开始填报', openedOn, true],
    ['各项填齐', dataDueOn, isSent],
    ['送审', draftDueOn, isSent],
    ['在首页公布（遇休息日不顺延）', dueOn, false],
  ];
  return (
    <Panel title={`${year}年度报表收集日程`}>
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
      <p>
        <Mark>{reportStates[state]}</Mark>
        <Link to={`/website-reports/${code}/${year}`}>填报{year}年度报表</Link>
      </p>
    </Panel>
  );
}
