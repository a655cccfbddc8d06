// The years of which the organ has records; the report of last year is opened at once.

import { useQuery } from '@tanstack/react-query';
import { Select, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import type { getReports } from '../../web/api/report.ts';
import { call } from '../api.ts';
import { momentText } from '../parts/moments.ts';
import { Mark } from '../parts/Mark.tsx';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Link } from '../router.tsx';
import { useSession } from '../session.ts';

export default function ReportIndex(): ReactNode {
  const { organ, organs } = useSession();
  const [code, choose] = useState(organ.code);
  const { data, error, refetch } = useQuery({
    queryKey: ['reports', code],
    queryFn: () =>
      call<typeof getReports>('get', '/organs/{code}/annual-reports', { params: { code } }),
  });
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
      <ul className="years">
        {data?.years.map((year) => {
          const sealed = data.editions.find((edition) => edition.year === year);
          return (
            <li key={year}>
              <Link to={`/reports/${code}/${year}`}>{year}年</Link>
              {sealed === undefined ? (
                <span className="quiet">尚未定稿</span>
              ) : (
                <span>
                  <Mark tone="good">已定稿</Mark>
                  <span className="quiet">
                    第{sealed.edition}版，{sealed.sealedBy}于{momentText(sealed.sealedAt)}
                  </span>
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </Page>
  );
}
