// 双公示: a workbook tried out line by line and then taken in whole, and its figures beside those of Table 2.

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { documentKinds } from '../../rules/document-classes.ts';
import type { getRecordFigures } from '../../web/api/credit-records.ts';
import { call } from '../api.ts';
import { Page } from '../parts/Page.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useMay, useSession } from '../session.ts';
import { RecordDrafts } from './RecordDrafts.tsx';
import { RecordImport } from './RecordImport.tsx';

export default function RecordsPage(): ReactNode {
  const may = useMay();
  return (
    <Page title="双公示" trail={[{ to: '/documents', label: '主动公开' }]}>
      <Figures />
      <RecordDrafts />
      {may('edit-documents') && <RecordImport />}
    </Page>
  );
}

function Figures(): ReactNode {
  const year = Number(useSession().today.slice(0, 4));
  const { data, error } = useQuery({
    queryKey: ['record-figures', year],
    queryFn: () =>
      call<typeof getRecordFigures>('get', '/credit-records/figures', { query: { year } }),
  });
  return (
    <Panel title={`${year}年`}>
      {error !== null && <Problem error={error} />}
      <ul className="records">
        {data?.items.map((one) => (
          <li key={one.kind}>
            <strong>{documentKinds[one.kind].label}</strong> 决定{one.decided}件，已公开
            {one.published}件， 超过7个工作日{one.late}件；
            {one.entered === null
              ? '年报表二还没有填报'
              : `年报表二填报${one.entered}件${one.difference === 0 ? '，一致' : `，相差${one.difference}件`}`}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
