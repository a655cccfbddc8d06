// What was said on the way, every edition with its reasons and what it changed, every figure ever overridden.

import { useQuery } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { reportActs } from '../../rules/annual-report/approval.ts';
import type { getEdition } from '../../web/api/report-acts.ts';
import { call } from '../api.ts';
import { momentText } from '../parts/moments.ts';
import { DifferenceList } from './DifferenceList.tsx';
import { Mark } from '../parts/Mark.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { OverrideList } from './OverrideForm.tsx';
import type { Report } from './ReportPage.tsx';

export function ReportHistory({ report }: { readonly report: Report }): ReactNode {
  const { words, editions, overrides } = report;
  return (
    <div className="report-texts">
      <Panel title="办理经过">
        {words.length === 0 && <p className="quiet">还没有送审</p>}
        <ul className="records">
          {words.map((word) => (
            <li key={`${word.act} ${word.at}`}>
              {reportActs[word.act]}
              {word.opinion !== null && <p>{word.opinion}</p>}
              <p className="quiet">
                {word.name ?? '系统'}
                {word.forName === null ? '' : `（代${word.forName}）`}，{momentText(word.at)}
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
      {overrides.length > 0 && (
        <Panel title="改用过的数字">
          <OverrideList overrides={overrides} />
        </Panel>
      )}
    </div>
  );
}

function EditionLine(props: {
  readonly report: Report;
  readonly edition: Report['editions'][number];
}): ReactNode {
  const { report, edition } = props;
  const {
    edition: number,
    sealedBy,
    sealedAt,
    publishedAt,
    correctionReason,
    overrideReason,
  } = edition;
  const [isOpen, open] = useState(false);
  return (
    <li>
      第{number}版{' '}
      {publishedAt === null ? (
        <Mark tone="careful">未公布</Mark>
      ) : (
        <Mark tone="good">{momentText(publishedAt)}公布</Mark>
      )}
      {correctionReason !== null && <p>更正的理由：{correctionReason}</p>}
      {overrideReason !== null && <p>勾稽核对不成立的理由：{overrideReason}</p>}
      <p className="quiet">
        {sealedBy ?? '系统'}于{momentText(sealedAt)}签发定稿
      </p>
      {number > 1 && (
        <Button size="small" onClick={() => open(!isOpen)}>
          与第{number - 1}版的不同
        </Button>
      )}
      {isOpen && <Difference report={report} edition={number} />}
    </li>
  );
}

function Difference({ report, edition }: { report: Report; edition: number }): ReactNode {
  const params = { code: report.organ.code, year: report.year, edition };
  const { data, error } = useQuery({
    queryKey: ['edition', params],
    queryFn: () =>
      call<typeof getEdition>('get', '/organs/{code}/annual-reports/{year}/editions/{edition}', {
        params,
      }),
  });
  if (error !== null) return <Problem error={error} />;
  if (data === undefined) return <Spin />;
  return data.difference === null ? null : <DifferenceList difference={data.difference} />;
}
