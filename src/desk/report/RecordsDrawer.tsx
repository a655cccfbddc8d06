// The records behind a figure, counted by the same predicate.

import { useQuery } from '@tanstack/react-query';
import { Drawer, Empty, Pagination, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { remedyResults, table4Blocks } from '../../rules/annual-report/form.ts';
import { applicantKinds } from '../../rules/applicant-kinds.ts';
import { wordsOfOutcome } from '../../rules/corrections.ts';
import type { getReportRecords } from '../../web/api/report-records.ts';
import { call, type ReplyOf } from '../api.ts';
import { momentText } from '../parts/moments.ts';
import { Problem } from '../parts/Problem.tsx';
import { Link } from '../router.tsx';
import type { Report } from './ReportPage.tsx';
import { EntryRecords } from './EntryRecords.tsx';
import { OverrideForm } from './OverrideForm.tsx';
import { RemedyForm } from './RemedyForm.tsx';

export interface OpenedCell {
  readonly cell: string;
  readonly label: string;
  readonly figure: number;
}

export type Records = ReplyOf<typeof getReportRecords>;
const pageSize = 50;

export function RecordsDrawer(props: {
  readonly report: Report;
  readonly opened: OpenedCell;
  readonly onClose: () => void;
}): ReactNode {
  const { report, opened, onClose } = props;
  const { year } = report;
  const { code } = report.organ;
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useQuery({
    queryKey: ['records', code, year, opened.cell, page],
    queryFn: () =>
      call<typeof getReportRecords>('get', '/organs/{code}/annual-reports/{year}/records', {
        params: { code, year },
        query: { cell: opened.cell, page, pageSize },
      }),
  });
  // As it stands now: what is entered below changes it.
  const figure = report.figures[opened.cell] ?? opened.figure;
  return (
    <Drawer open size={640} title={`${opened.label}：${figure}`} onClose={onClose}>
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Spin className="page-spin" />}
      {data !== undefined && data.counts !== 'entries' && <RecordList records={data} />}
      {data?.counts === 'entries' && (
        <EntryRecords
          code={code}
          year={year}
          cell={opened.cell}
          records={data.items}
          register={data.register}
        />
      )}
      {data?.counts === 'remedies' && <RemedyForm code={code} records={data.items} />}
      <OverrideForm report={report} cell={opened.cell} />
      {data !== undefined && data.total > pageSize && (
        <Pagination
          current={page}
          pageSize={pageSize}
          total={data.total}
          showSizeChanger={false}
          onChange={setPage}
        />
      )}
    </Drawer>
  );
}

type CountedRecords = Exclude<Records, { counts: 'entries' }>;

function RecordList({ records }: { readonly records: CountedRecords }): ReactNode {
  if (records.items.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description="没有记录，所以是0" />;
  }
  switch (records.counts) {
    case 'requests':
      return (
        <ul className="records">
          {records.items.map((item) => (
            <li key={item.id}>
              <Link to={`/requests/${item.id}`}>{item.number}</Link>
              <p>{item.subject}</p>
              <p className="quiet">
                {applicantKinds[item.applicantKind]} · {item.receivedOn ?? ''}收到 ·{' '}
                {item.concludedOn === null
                  ? '尚未办结'
                  : `${item.concludedOn}办结 · ${item.outcome === null ? '' : wordsOfOutcome(item.outcome).label}`}
              </p>
            </li>
          ))}
        </ul>
      );
    case 'documents':
      return (
        <ul className="records">
          {records.items.map((item) => (
            <li key={item.id}>
              <Link to={`/documents/${item.id}`}>{item.title}</Link>
              <p className="quiet">
                {item.documentNumber ?? '无文号'} · {item.madeOn ?? ''}成文
              </p>
            </li>
          ))}
        </ul>
      );
    case 'published':
      return (
        <ul className="records">
          {records.items.map((item) => (
            <li key={`${item.id} ${item.column}`}>
              <Link to={`/documents/${item.id}`}>{item.title}</Link>
              <p className="quiet">
                {item.publishedAt === null ? '' : `${momentText(item.publishedAt)}发布`}
                {item.column === null ? '' : ` · ${item.column}`}
              </p>
            </li>
          ))}
        </ul>
      );
    case 'remedies':
      return (
        <ul className="records">
          {records.items.map((item) => (
            <li key={item.id}>
              {table4Blocks[item.block]}：{remedyResults[item.result]}
              {item.requestId !== null && (
                <p>
                  <Link to={`/requests/${item.requestId}`}>所涉申请</Link>
                </p>
              )}
              <p className="quiet">
                {item.filedOn}提起{item.decidedOn === null ? '' : ` · ${item.decidedOn}审结`}
              </p>
            </li>
          ))}
        </ul>
      );
  }
}
