// What was said on the way, and every edition with its reasons and what it changed.

import { useQuery } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { type ReportAct, reportActs } from '../../rules/annual-report/approval.ts';
import type { getWebsiteEdition } from '../../web/api/website-report-acts.ts';
import { call } from '../api.ts';
import { momentText } from '../parts/moments.ts';
import { Mark } from '../parts/Mark.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { websiteAddress, type WebsiteReportView } from './website-queries.ts';

export function WebsiteHistory({ report }: { readonly report: WebsiteReportView }): ReactNode {
  const { words, editions } = report;
  return (
    <div className="report-texts">
      <Panel title="办理经过">
        {words.length === 0 && <p className="quiet">还没有送审</p>}
        <ul className="records">
          {words.map(({ act, at, opinion, name, forName }) => (
            <li key={`${act} ${at}`}>
              {reportActs[act as ReportAct]}
              {opinion !== null && <p>{opinion}</p>}
              <p className="quiet">
                {name ?? '系统'}
                {forName === null ? '' : `（代${forName}）`}，{momentText(at)}
              </p>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title="各版">
        {editions.length === 0 && <p className="quiet">还没有定稿</p>}
        <ul className="records">
          {editions.map((edition) => (
            <EditionLine key={edition.edition} report={report} edition={edition} />
          ))}
        </ul>
      </Panel>
    </div>
  );
}

function EditionLine(props: {
  readonly report: WebsiteReportView;
  readonly edition: WebsiteReportView['editions'][number];
}): ReactNode {
  const { report, edition } = props;
  const { sealedBy, sealedAt, publishedAt, correctionReason, overrideReason } = edition;
  const [isOpen, open] = useState(false);
  return (
    <li>
      第{edition.edition}版{' '}
      {publishedAt === null ? (
        <Mark tone="careful">未公布</Mark>
      ) : (
        <Mark tone="good">{momentText(publishedAt)}公布</Mark>
      )}
      {correctionReason !== null && <p>更正的理由：{correctionReason}</p>}
      {overrideReason !== null && <p>核对不成立的理由：{overrideReason}</p>}
      <p className="quiet">
        {sealedBy ?? '系统'}于{momentText(sealedAt)}签发定稿
      </p>
      {edition.edition > 1 && (
        <Button size="small" onClick={() => open(!isOpen)}>
          与第{edition.edition - 1}版的不同
        </Button>
      )}
      {isOpen && <Difference report={report} edition={edition.edition} />}
    </li>
  );
}

function Difference(props: {
  readonly report: WebsiteReportView;
  readonly edition: number;
}): ReactNode {
  const { report, edition } = props;
  const params = { code: report.organ.code, year: report.year, edition };
  const { data, error } = useQuery({
    queryKey: ['website-edition', params],
    queryFn: () =>
      call<typeof getWebsiteEdition>('get', `${websiteAddress}/editions/{edition}`, { params }),
  });
  if (error !== null) return <Problem error={error} />;
  if (data === undefined) return <Spin />;
  return (
    <ul className="difference">
      {data.difference?.map(({ field, name, before, after }) => (
        <li key={field}>
          {name}：{before} → <b>{after}</b>
        </li>
      ))}
    </ul>
  );
}
