// The annual report of a year, computed now: tables, check, texts and the seal.

import { useQuery } from '@tanstack/react-query';
import { Spin, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { cellsNamed } from '../../rules/annual-report/cell.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import type { getReport } from '../../web/api/report.ts';
import { call, type ReplyOf } from '../api.ts';
import type { PageProps } from '../pages.tsx';
import { momentText } from '../parts/moments.ts';
import { Mark } from '../parts/Mark.tsx';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { EntryImport } from './EntryImport.tsx';
import { Findings } from './Findings.tsx';
import type { Doubt, OpenCell } from './Figure.tsx';
import { ReportActs } from './ReportActs.tsx';
import { ReportHistory } from './ReportHistory.tsx';
import { ReportRegisters } from './ReportRegisters.tsx';
import { type OpenedCell, RecordsDrawer } from './RecordsDrawer.tsx';
import { ReportDownloads } from './ReportDownloads.tsx';
import { ReportTextsForm } from './ReportTextsForm.tsx';
import { ReportWay } from './ReportWay.tsx';
import { Table2, Table3, Table4 } from './StatutoryTables.tsx';

export type Report = ReplyOf<typeof getReport>;

export default function ReportPage({ parts }: PageProps): ReactNode {
  const code = parts['code'] ?? '';
  const year = Number(parts['year']);
  const { data, error, refetch } = useQuery({
    queryKey: ['report', code, year],
    queryFn: () =>
      call<typeof getReport>('get', '/organs/{code}/annual-reports/{year}', {
        params: { code, year },
      }),
  });
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Spin className="page-spin" />;
  return <ReportSheet report={data} />;
}

function ReportSheet({ report }: { readonly report: Report }): ReactNode {
  const { organ, year, findings, editions, dueOn } = report;
  const [opened, setOpened] = useState<OpenedCell>();
  const open: OpenCell = (cell, label, figure) => setOpened({ cell, label, figure });
  const given = { tables: report.tables, onOpen: open, doubts: doubtsOf(report) };
  return (
    <Page
      title={`${year}年政府信息公开工作年度报告`}
      trail={[{ to: '/reports', label: '年度报告' }]}
      actions={
        <>
          <ReportDownloads report={report} />
          <ReportActs report={report} />
        </>
      }
    >
      <p className="sheet-lead">
        <span>{organ.name}</span>
        {editions[0] !== undefined && (
          <Mark tone="good">
            第{editions[0].edition}版，{momentText(editions[0].sealedAt)}定稿
            {editions[0].publishedAt === null ? '，未公布' : ''}
          </Mark>
        )}
        {report.correctionReason !== null && <span>更正：{report.correctionReason}</span>}
        {dueOn !== null && <span>最迟{dayText(dueOn)}公布</span>}
        {!report.isYearOver && <span className="quiet">统计年度尚未结束，数字每天在变</span>}
      </p>
      <ReportWay report={report} />
      <Tabs
        items={[
          {
            key: 'tables',
            label: '数据',
            children: (
              <div className="sheet">
                <div className="sheet-main statutory-tables">
                  <p className="quiet">
                    每个数字都由记录算出，点开可以看到它数的是哪些。
                    {(report.state === 'submitted' || report.state === 'reviewed') &&
                      '现在列出的是送审的数字。'}
                  </p>
                  <EntryImport code={organ.code} year={year} />
                  <Table2 {...given} />
                  <Table3 {...given} />
                  <Table4 {...given} />
                </div>
                <aside className="sheet-side">
                  <Findings findings={findings} figures={report.figures} onOpen={open} />
                </aside>
              </div>
            ),
          },
          {
            key: 'texts',
            label: '文字',
            children: <ReportTextsForm report={report} onOpen={open} />,
          },
          {
            key: 'registers',
            label: '登记',
            children: <ReportRegisters code={organ.code} year={year} />,
          },
          {
            key: 'history',
            label: '经过和各版',
            children: <ReportHistory report={report} />,
          },
        ]}
      />
      {opened !== undefined && (
        <RecordsDrawer
          key={opened.cell}
          report={report}
          opened={opened}
          onClose={() => setOpened(undefined)}
        />
      )}
    </Page>
  );
}

/** Cells that a finding names; of several the gravest counts. Remarks are no doubts; what was overridden is marked. */
function doubtsOf({ findings, overrides }: Report): ReadonlyMap<string, Doubt> {
  const doubts = new Map<string, Doubt>();
  for (const { cell, withdrawn } of overrides) {
    if (withdrawn === null) doubts.set(cell, 'overridden');
  }
  for (const { severity, where } of findings) {
    if (severity === 'info') continue;
    for (const cell of cellsNamed(where)) {
      if (severity === 'error') doubts.set(cell, 'wrong');
      else if (!doubts.has(cell)) doubts.set(cell, 'doubtful');
    }
  }
  return doubts;
}
