// How like requests ended before: the applicant's own and those of others (names masked).

import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import type { ReactNode } from 'react';
import type { getSimilarRequests } from '../../web/api/similar.ts';
import { call } from '../api.ts';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { SimilarList } from '../requests/SimilarList.tsx';

export function PrecedentsPart({ requestId }: { readonly requestId: number }): ReactNode {
  const { data, error, refetch } = useQuery({
    queryKey: ['similar', requestId],
    queryFn: () =>
      call<typeof getSimilarRequests>('get', '/requests/{id}/similar', {
        params: { id: requestId },
      }),
  });
  const own = data?.ofApplicant.filter(({ isSimilar }) => isSimilar) ?? [];
  const others = data?.ofOthers ?? [];
  return (
    <Panel title="相似的申请怎样答复">
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Spin />}
      {data !== undefined && own.length + others.length === 0 && (
        <p className="quiet">没有找到内容相似的申请。</p>
      )}
      <SimilarList title="同一申请人" items={own} />
      <SimilarList title="其他申请人" items={others} isOfOthers />
    </Panel>
  );
}
