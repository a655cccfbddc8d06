// 规范性文件: their validity, what lapses soon, and the two-yearly clean-up by workbook.

import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { isoOfOrdinal, ordinalOfIso } from '../../rules/day.ts';
import { lapseHorizonDays } from '../../rules/notices.ts';
import { type ReviewConclusion, reviewConclusions } from '../../rules/normative-review.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import { type Validity, validities } from '../../rules/validity.ts';
import type { getNormativeDocuments } from '../../web/api/normative-documents.ts';
import { call, type ReplyOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Mark, type MarkTone } from '../parts/Mark.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Link } from '../router.tsx';
import { CleanUp } from './CleanUp.tsx';

type Read = ReplyOf<typeof getNormativeDocuments>;
type Item = Read['items'][number];

const tones: Readonly<Record<Validity, MarkTone>> = {
  'in-force': 'good',
  amended: 'new',
  'not-yet-in-force': 'new',
  lapsed: 'plain',
  repealed: 'bad',
};

export function NormativeDocuments(): ReactNode {
  const [shown, show] = useState<Validity | 'ending' | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['normative-documents'],
    queryFn: () => call<typeof getNormativeDocuments>('get', '/normative-documents'),
  });
  const today = data?.today ?? '';
  const until = today === '' ? '' : isoOfOrdinal(ordinalOfIso(today) + lapseHorizonDays);
  const ends = ({ effectiveTo, repealedOn }: Item): boolean =>
    effectiveTo !== null &&
    effectiveTo >= today &&
    effectiveTo <= until &&
    (repealedOn === null || repealedOn > effectiveTo);
  const ending = data?.items.filter(ends) ?? [];
  const rows =
    shown === null
      ? data?.items
      : shown === 'ending'
        ? ending
        : data?.items.filter(({ validity }) => validity === shown);
  return (
    <>
      <p className="quiet">
        规范性文件实行动态管理，每两年清理一次；清理结果由一份决定作出，决定发布后对方的有效性自动改变，年度报告表二随之计数。
      </p>
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      <CleanUp />
      <DataTable<Item>
        name="normative-documents"
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        empty="没有这样的规范性文件"
        caption={
          data === undefined
            ? ''
            : `共 ${data.items.length} 件，${lapseHorizonDays}日内期满 ${ending.length} 件`
        }
        tools={
          <Select<Validity | 'ending' | null>
            aria-label="有效性"
            className="filter-short"
            allowClear
            placeholder="全部有效性"
            popupMatchSelectWidth={false}
            value={shown}
            onChange={(next) => show(next ?? null)}
            options={[
              { value: 'ending', label: `${lapseHorizonDays}日内期满` },
              ...(Object.keys(validities) as Validity[]).map((key) => ({
                value: key,
                label: validities[key],
              })),
            ]}
          />
        }
      />
      <Reviews reviews={data?.reviews ?? []} />
    </>
  );
}

function Reviews({ reviews }: { readonly reviews: Read['reviews'] }): ReactNode {
  return (
    <Panel title="历次清理">
      {reviews.length === 0 && <p className="quiet">还没有登记过清理。</p>}
      <ul className="time-lines">
        {reviews.map(({ id, doneOn, decisionId, decision, by, conclusions }) => (
          <li key={id}>
            <span className="time-kind">{dayText(doneOn)}</span>
            <span>
              {(Object.keys(reviewConclusions) as ReviewConclusion[])
                .filter((key) => (conclusions[key] ?? 0) > 0)
                .map((key) => `${reviewConclusions[key]} ${conclusions[key]} 件`)
                .join('，')}
              {decisionId !== null && (
                <>
                  {'　'}
                  <Link to={`/documents/${decisionId}`}>{decision}</Link>
                </>
              )}
              <span className="quiet">
                {'　'}
                {by ?? '系统'}登记
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const columns: readonly Column<Item>[] = [
  {
    key: 'title',
    title: '标题',
    cell: (one) => <Link to={`/documents/${one.id}`}>{one.title}</Link>,
    sortBy: (one) => one.title,
  },
  { key: 'number', title: '发文字号', width: 180, cell: (one) => one.documentNumber ?? '—' },
  {
    key: 'made',
    title: '成文',
    width: 110,
    cell: (one) => one.madeOn ?? '—',
    sortBy: (one) => one.madeOn ?? '',
  },
  {
    key: 'from',
    title: '施行',
    width: 110,
    cell: (one) => one.effectiveFrom ?? '—',
    isExtra: true,
  },
  {
    key: 'to',
    title: '有效期至',
    width: 110,
    cell: (one) => one.effectiveTo ?? '未规定',
    sortBy: (one) => one.effectiveTo ?? '9999',
  },
  { key: 'repealed', title: '废止', width: 110, cell: (one) => one.repealedOn ?? '—' },
  {
    key: 'validity',
    title: '有效性',
    width: 110,
    cell: ({ validity }) => <Mark tone={tones[validity]}>{validities[validity]}</Mark>,
    sortBy: (one) => one.validity,
  },
  { key: 'basis', title: '制定依据', cell: (one) => one.basis, isExtra: true },
];
