// The dated bodies of remedy of an organ: which of them a reply of today prints, and who confirmed each.

import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { replyNames } from '../../rules/remedy-set.ts';
import type { IsoDay } from '../../rules/day.ts';
import type { getRemedySets } from '../../web/api/remedy-sets.ts';
import { call, type ReplyOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Mark } from '../parts/Mark.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useMay } from '../session.ts';
import { RemedySetDrawer } from './RemedySetDrawer.tsx';

export type RemedySet = ReplyOf<typeof getRemedySets>['items'][number];

export function RemedySets({ code }: { readonly code: string }): ReactNode {
  const may = useMay();
  const [opened, open] = useState<RemedySet | 'new'>();
  const { data, error, refetch } = useQuery({
    queryKey: ['remedy-sets', code],
    queryFn: () =>
      call<typeof getRemedySets>('get', '/organs/{code}/remedy-sets', { params: { code } }),
    refetchOnWindowFocus: false,
  });
  const isOpen = may('manage-organs') || may('edit-particulars');
  return (
    <section className="remedy-sets">
      <h2>行政复议机关和法院</h2>
      <p className="quiet">
        答复书按签发之日印出当时的设置，由指定人员确认，不由系统推定；当天没有设置的不能签发答复。
      </p>
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {data !== undefined && data.items.length > 0 && data.current === null && (
        <Alert
          type="warning"
          showIcon
          className="problem"
          title="今天没有生效的设置，不能签发答复"
        />
      )}
      <DataTable<RemedySet>
        name="remedy-sets"
        columns={columnsFor(data?.current ?? null)}
        rows={data?.items.toReversed()}
        rowKey={(set) => set.id}
        {...(isOpen ? { onOpen: open } : {})}
        empty="还没有经确认的复议机关和法院"
        caption={isOpen ? '点开一条可以更正' : undefined}
        tools={
          isOpen && (
            <Button icon={<PlusOutlined />} onClick={() => open('new')}>
              新增设置
            </Button>
          )
        }
      />
      {opened !== undefined && data !== undefined && (
        <RemedySetDrawer
          organ={data.organ}
          {...(opened === 'new' ? {} : { corrected: opened })}
          sets={data.items}
          onClose={() => {
            open(undefined);
            void refetch();
          }}
        />
      )}
    </section>
  );
}

function columnsFor(current: number | null): readonly Column<RemedySet>[] {
  return [
    {
      key: 'period',
      title: '有效期间',
      width: 150,
      sortBy: ({ validFrom }) => validFrom,
      cell: ({ id, validFrom, validUntil }) => (
        <>
          <div>{plainDay(validFrom)}起</div>
          <div>{validUntil === undefined ? '现行' : `至${plainDay(validUntil)}`}</div>
          {id === current && <Mark tone="good">今天的答复用这一条</Mark>}
        </>
      ),
    },
    {
      key: 'name',
      title: '答复的名义',
      cell: ({ inNameOf, issuer, isDefault }) => (
        <>
          <div>{issuer}</div>
          <div className="quiet">
            {inNameOf === 'office' ? replyNames.office : '本机关'}
            {isDefault ? '' : '，备用'}
          </div>
        </>
      ),
    },
    { key: 'reconsideration', title: '行政复议机关', cell: (set) => set.reconsideration },
    { key: 'court', title: '有管辖权的人民法院', cell: (set) => set.court },
    {
      key: 'internet',
      title: '互联网复议渠道',
      cell: (set) => set.internetReconsideration ?? '—',
      isExtra: true,
    },
    {
      key: 'confirmed',
      title: '确认',
      width: 140,
      cell: ({ confirmedBy, confirmedOn }) => (
        <>
          <div>{confirmedBy}</div>
          <div className="quiet">{plainDay(confirmedOn)}</div>
        </>
      ),
    },
  ];
}

/** No deadline, so no weekday. */
function plainDay(on: IsoDay): string {
  const [y, m, d] = on.split('-').map(Number);
  return `${y}年${m}月${d}日`;
}
