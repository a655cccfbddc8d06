// The annual report of a year, computed now: tables, check, texts and the seal.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Input, Modal, Spin, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { dayText } from '../../rules/request/clock-badge.ts';
import type { getReport, postSeal } from '../../web/api/report.ts';
import { call, type ReplyOf } from '../api.ts';
import type { PageProps } from '../pages.tsx';
import { momentText } from '../parts/moments.ts';
import { Mark } from '../parts/Mark.tsx';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useMay } from '../session.ts';
import { EntryImport } from './EntryImport.tsx';
import { Findings } from './Findings.tsx';
import type { Doubt, OpenCell } from './Figure.tsx';
import { type OpenedCell, RecordsDrawer } from './RecordsDrawer.tsx';
import { ReportDownloads } from './ReportDownloads.tsx';
import { ReportTextsForm } from './ReportTextsForm.tsx';
import { SubmitReport } from '../roll-up/SubmitReport.tsx';
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
  const given = { tables: report.tables, onOpen: open, doubts: doubtsOf(findings) };
  return (
    <Page
      title={`${year}年政府信息公开工作年度报告`}
      trail={[{ to: '/reports', label: '年度报告' }]}
      actions={
        <>
          <ReportDownloads report={report} />
          {report.isYearOver && report.texts !== null && (
            <SubmitReport code={organ.code} year={year} />
          )}
          <Seal report={report} />
        </>
      }
    >
      <p className="sheet-lead">
        <span>{organ.name}</span>
        {editions[0] === undefined ? (
          <Mark>尚未定稿</Mark>
        ) : (
          <Mark tone="good">
            第{editions[0].edition}版，{momentText(editions[0].sealedAt)}定稿
          </Mark>
        )}
        {dueOn !== null && <span>最迟{dayText(dueOn)}公布</span>}
        {!report.isYearOver && <span className="quiet">统计年度尚未结束，数字每天在变</span>}
      </p>
      <Tabs
        items={[
          {
            key: 'tables',
            label: '数据',
            children: (
              <div className="sheet">
                <div className="sheet-main statutory-tables">
                  <p className="quiet">每个数字都由记录算出，点开可以看到它数的是哪些。</p>
                  <EntryImport code={organ.code} year={year} />
                  <Table2 {...given} />
                  <Table3 {...given} />
                  <Table4 {...given} />
                </div>
                <aside className="sheet-side">
                  <Findings findings={findings} />
                </aside>
              </div>
            ),
          },
          {
            key: 'texts',
            label: '文字',
            children: <ReportTextsForm report={report} onOpen={open} />,
          },
        ]}
      />
      {opened !== undefined && (
        <RecordsDrawer
          key={opened.cell}
          code={organ.code}
          year={year}
          opened={opened}
          onClose={() => setOpened(undefined)}
        />
      )}
    </Page>
  );
}

/** Cells that a finding names; of several the gravest counts. Remarks are no doubts. */
function doubtsOf(findings: Report['findings']): ReadonlyMap<string, Doubt> {
  const doubts = new Map<string, Doubt>();
  for (const { severity, where } of findings) {
    if (severity === 'info') continue;
    for (const cell of where.split(' ')) {
      if (severity === 'error') doubts.set(cell, 'wrong');
      else if (!doubts.has(cell)) doubts.set(cell, 'doubtful');
    }
  }
  return doubts;
}

function Seal({ report }: { readonly report: Report }): ReactNode {
  const may = useMay();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [isAsking, ask] = useState(false);
  const [overrideReason, override] = useState('');
  const errors = report.findings.filter((finding) => finding.severity === 'error');
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      call<typeof postSeal>('post', '/organs/{code}/annual-reports/{year}/seal', {
        params: { code: report.organ.code, year: report.year },
        body: overrideReason.trim() === '' ? {} : { overrideReason },
      }),
    onSuccess: async ({ edition }) => {
      ask(false);
      message.success(`已定稿，第${edition}版`);
      await client.invalidateQueries({ queryKey: ['report'] });
      await client.invalidateQueries({ queryKey: ['reports'] });
    },
  });
  if (!may('seal-report') || !report.isYearOver) return null;
  return (
    <>
      <Button type={report.editions.length === 0 ? 'primary' : 'default'} onClick={() => ask(true)}>
        {report.editions.length === 0 ? '定稿' : '更正后另出新版'}
      </Button>
      <Modal
        open={isAsking}
        title={`${report.year}年年度报告定稿`}
        okText="定稿"
        confirmLoading={isPending}
        onOk={() => mutate()}
        onCancel={() => ask(false)}
      >
        {error !== null && <Problem error={error} />}
        <p>定稿后这一版不再改变，在门户公布；以后更正的，另出新版。</p>
        {errors.length > 0 && (
          <>
            <Alert
              type="error"
              showIcon
              title={`有${errors.length}处勾稽关系不成立，应先改正；确实如此的，写明理由，由您负责`}
            />
            <Input.TextArea
              aria-label="勾稽关系不成立的理由"
              placeholder="理由"
              rows={3}
              maxLength={2000}
              value={overrideReason}
              onChange={({ target }) => override(target.value)}
            />
          </>
        )}
      </Modal>
    </>
  );
}
