// The file of a concluded case: what it must hold, what it lacks, in which order it lies, and the whole of it to
// take to the archive (条例 45).

import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import type { ReactNode } from 'react';
import type { getCaseFile } from '../../web/api/case-file.ts';
import { addressOf, call, type ReplyOf } from '../api.ts';
import { Mark } from '../parts/Mark.tsx';
import { TakeFileButton } from '../parts/TakeFileButton.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useMay } from '../session.ts';
import type { Detail } from './request-queries.ts';

export type CaseFile = ReplyOf<typeof getCaseFile>;

export function useCaseFile(detail: Detail) {
  const { id } = detail.request;
  return useQuery({
    // A step or a letter more is another file.
    queryKey: ['case-file', id, detail.version, detail.letters, detail.files.length],
    queryFn: () => call<typeof getCaseFile>('get', '/requests/{id}/case-file', { params: { id } }),
  });
}

export function CasePanel({ detail }: { readonly detail: Detail }): ReactNode {
  if (detail.request.clock.state !== 'stopped') return null;
  return <Filed detail={detail} />;
}

function Filed({ detail }: { readonly detail: Detail }): ReactNode {
  const { data, error, refetch } = useCaseFile(detail);
  const may = useMay();
  const { id } = detail.request;
  return (
    <Panel
      title="案卷"
      id="case-file"
      extra={
        may('handle-requests') && (
          <TakeFileButton
            title="导出案卷（ZIP）"
            address={addressOf('/requests/{id}/case-file.zip', { id })}
            example="如：移交档案室"
          />
        )
      }
    >
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined ? (
        error === null && <Spin />
      ) : (
        <>
          <CaseChecklist file={data} />
          <CaseIndex file={data} />
        </>
      )}
    </Panel>
  );
}

export function CaseChecklist({ file }: { readonly file: CaseFile }): ReactNode {
  const lacking = file.checklist.filter(({ isThere }) => !isThere);
  return (
    <>
      <p>
        应当归档{file.checklist.length}项，
        {lacking.length === 0 ? (
          <Mark tone="good">齐全</Mark>
        ) : (
          <Mark tone="bad">缺{lacking.length}项</Mark>
        )}
      </p>
      <ul className="checklist">
        {lacking.map(({ name, note }, i) => (
          <li key={i}>
            <strong>缺：{name}</strong>
            <span className="quiet"> {note}</span>
          </li>
        ))}
      </ul>
      <details className="similar-more">
        <summary>全部{file.checklist.length}项</summary>
        <ul className="checklist">
          {file.checklist.map(({ name, isThere, note }, i) => (
            <li key={i}>
              {isThere ? '有' : '缺'}：{name}
              <span className="quiet"> {note}</span>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

function CaseIndex({ file }: { readonly file: CaseFile }): ReactNode {
  return (
    <details className="similar-more">
      <summary>卷内文件目录（{file.index.length}件）</summary>
      <ol className="case-index">
        {file.index.map(({ title, number, on, note }, i) => (
          <li key={i}>
            {title}
            <span className="quiet">
              {' '}
              {[number, on, note].filter((part) => part !== null).join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
