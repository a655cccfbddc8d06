// How far the report is, as one line of steps; what the superior said; what changed since it was sent up.

import { Alert } from 'antd';
import type { ReactNode } from 'react';
import type { WayStep } from '../../rules/annual-report/way-steps.ts';
import { DifferenceList } from './DifferenceList.tsx';
import type { Report } from './ReportPage.tsx';

const marks: Readonly<Record<WayStep['state'], string>> = {
  done: '✓',
  now: '●',
  back: '↩',
  open: '○',
};

export function ReportWay({ report }: { readonly report: Report }): ReactNode {
  const { way, changedSinceSent } = report;
  return (
    <>
      <ol className="report-way" aria-label="办理到哪一步">
        {way.map(({ key, label, state, says }) => (
          <li
            key={key}
            className={`way-${state}`}
            aria-current={state === 'now' || state === 'back' ? 'step' : undefined}
          >
            <span className="way-label">
              <span aria-hidden="true">{marks[state]}</span> {label}
            </span>
            <span className="way-says">{says}</span>
          </li>
        ))}
      </ol>
      <SentBack report={report} />
      {changedSinceSent !== null && (
        <Alert
          type="warning"
          showIcon
          title="送审以后记录有变动：下面列出送审的和现在算出的。签发的应当是送审的那一份，请退回，或者由撰写的人重新送审（条例17）。"
          description={<DifferenceList difference={changedSinceSent} />}
        />
      )}
    </>
  );
}

/** The last word where it was one that sends the report back, until it goes on. */
function SentBack({ report }: { readonly report: Report }): ReactNode {
  const last = report.words.findLast(({ act }) => act !== 'publish');
  if (last === undefined || (last.act !== 'return' && last.act !== 'send-back')) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={`${last.act === 'send-back' ? '上级退回' : '退回修改'}：${last.opinion ?? ''}（${last.name ?? '系统'}）`}
    />
  );
}
