// The website's report of a year, computed now: every answer with where it comes from, the check, the way to publication.

import { Alert, Spin, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { reportStates } from '../../rules/annual-report/approval.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import { type WebsiteField, websiteSectionKeys } from '../../rules/website-report/form.ts';
import type { PageProps } from '../pages.tsx';
import { momentText } from '../parts/moments.ts';
import { Mark } from '../parts/Mark.tsx';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { ReportDownloads } from '../report/ReportDownloads.tsx';
import { FieldDrawer } from './FieldDrawer.tsx';
import { SectionPanel } from './SectionPanel.tsx';
import { WebsiteActs } from './WebsiteActs.tsx';
import { WebsiteFindings } from './WebsiteFindings.tsx';
import { WebsiteHistory } from './WebsiteHistory.tsx';
import { useWebsiteReport, websiteAddress, type WebsiteReportView } from './website-queries.ts';

export default function WebsiteReportPage({ parts }: PageProps): ReactNode {
  const code = parts['code'] ?? '';
  const year = Number(parts['year']);
  const { data, error, refetch } = useWebsiteReport(code, year);
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Spin className="page-spin" />;
  return <Sheet report={data} />;
}

function Sheet({ report }: { readonly report: WebsiteReportView }): ReactNode {
  const { organ, year, editions, dueOn, findings } = report;
  const [opened, open] = useState<WebsiteField>();
  const latest = editions[0];
  return (
    <Page
      title={`${year}年度政府网站工作年度报表`}
      trail={[{ to: '/website-reports', label: '网站工作年度报表' }]}
      actions={
        <>
          <ReportDownloads report={report} at={websiteAddress} />
          <WebsiteActs report={report} />
        </>
      }
    >
      <p className="sheet-lead">
        <span>{organ.name}</span>
        {report.state !== 'sealed' && <Mark>{reportStates[report.state]}</Mark>}
        {latest !== undefined && (
          <Mark tone="good">
            第{latest.edition}版，{momentText(latest.sealedAt)}定稿
            {latest.publishedAt === null ? '，未公布' : ''}
          </Mark>
        )}
        {report.correctionReason !== null && <span>更正：{report.correctionReason}</span>}
        <span>最迟{dayText(dueOn)}在首页公布</span>
        {!report.isYearOver && <span className="quiet">统计年度尚未结束，数字每天在变</span>}
      </p>
      {report.changedSinceSent.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title="送审以后记录有了变化：签发的应当是送审的数字，请退回，或者由填报的人重新送审"
          description={
            <ul className="difference">
              {report.changedSinceSent.map(({ field, name, before, after }) => (
                <li key={field}>
                  {name}：送审时{before}，现在<b>{after}</b>
                </li>
              ))}
            </ul>
          }
        />
      )}
      <Tabs
        items={[
          {
            key: 'answers',
            label: '各项',
            children: (
              <div className="sheet">
                <div className="sheet-main">
                  <p className="quiet">
                    每项旁边写着它的来源；算出的数字点开是所数的文件，填报的点开是填报经过。
                  </p>
                  {websiteSectionKeys.map((section) => (
                    <SectionPanel key={section} report={report} section={section} onOpen={open} />
                  ))}
                </div>
                <aside className="sheet-side">
                  <WebsiteFindings findings={findings} onOpen={open} />
                </aside>
              </div>
            ),
          },
          { key: 'history', label: '经过和各版', children: <WebsiteHistory report={report} /> },
        ]}
      />
      {opened !== undefined && (
        <FieldDrawer key={opened} report={report} field={opened} onClose={() => open(undefined)} />
      )}
    </Page>
  );
}
