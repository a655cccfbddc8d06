// 发文台账: all that was drafted, with its openness and whether it was published in time; filtered, exported, printed.

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { documentKinds, opennessLabels } from '../../rules/document-classes.ts';
import {
  type RegisterStand,
  registerStandKeys,
  registerStands,
} from '../../rules/document-register.ts';
import type { getDocumentRegister } from '../../web/api/document-register.ts';
import { addressOf, call, type QueryOf, type ReplyOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Mark, type MarkTone } from '../parts/Mark.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Link } from '../router.tsx';
import { useSession } from '../session.ts';

type Item = ReplyOf<typeof getDocumentRegister>['items'][number];
type Query = QueryOf<typeof getDocumentRegister>;

const pageSize = 50;
const tones: Readonly<Record<RegisterStand, MarkTone>> = {
  'in-time': 'good',
  late: 'careful',
  overdue: 'bad',
  pending: 'new',
  undated: 'careful',
  'no-period': 'plain',
  imported: 'plain',
  'not-published': 'plain',
  withdrawn: 'plain',
};

/** Since the first Regulation; what is older is found among all years. */
const firstYear = 2008;
const everyYear = 0;

export function Register(): ReactNode {
  const { today } = useSession();
  const thisYear = Number(today.slice(0, 4));
  const [filter, choose] = useState<Query>({ year: thisYear });
  const [page, turn] = useState(1);
  const narrow = (change: Query): void => {
    turn(1);
    choose({ ...filter, ...change });
  };
  const { data, error, refetch } = useQuery({
    queryKey: ['document-register', filter, page],
    queryFn: () =>
      call<typeof getDocumentRegister>('get', '/document-register', {
        query: { ...filter, page, pageSize },
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      <DataTable<Item>
        name="document-register"
        columns={columns}
        rows={data?.items}
        rowKey={(one) => one.id}
        empty="没有符合条件的文件，请放宽年份、属性或者公开情况"
        page={{ current: page, size: pageSize, total: data?.total ?? 0, onChange: turn }}
        caption={
          data === undefined
            ? ''
            : registerStandKeys
                .filter((key) => (data.counts[key] ?? 0) > 0)
                .map((key) => `${registerStands[key]} ${data.counts[key]}`)
                .join('　')
        }
        tools={
          <>
            <Select<number>
              aria-label="年份"
              className="filter-short"
              value={Number(filter.year ?? everyYear)}
              onChange={(year) => narrow({ year: year === everyYear ? undefined : year })}
              options={[
                { value: everyYear, label: '全部年份' },
                ...Array.from({ length: thisYear - firstYear + 1 }, (_, n) => ({
                  value: thisYear - n,
                  label: `${thisYear - n}年`,
                })),
              ]}
            />
            <Choice
              label="公开属性"
              value={filter.openness}
              labels={opennessLabels}
              onChange={(openness) => narrow({ openness })}
            />
            <Choice
              label="公开情况"
              value={filter.stand}
              labels={registerStands}
              onChange={(stand) => narrow({ stand })}
            />
            <Input.Search
              className="queue-search"
              placeholder="标题、文号"
              aria-label="按标题、文号查找"
              allowClear
              onSearch={(text) => narrow({ text: text.trim() === '' ? undefined : text.trim() })}
            />
            <a href={addressOf('/document-register/export', {}, { ...filter, format: 'xlsx' })}>
              导出 XLSX
            </a>
          </>
        }
      />
    </>
  );
}

function Choice<K extends string>(props: {
  readonly label: string;
  readonly value: K | undefined;
  readonly labels: Readonly<Record<K, string>>;
  readonly onChange: (value: K | undefined) => void;
}): ReactNode {
  const { label, value, labels, onChange } = props;
  return (
    <Select<string | null>
      aria-label={label}
      className="filter-short"
      allowClear
      placeholder={label}
      popupMatchSelectWidth={false}
      value={value ?? null}
      onChange={(next) => onChange((next ?? undefined) as K | undefined)}
      options={Object.entries<string>(labels).map(([key, name]) => ({ value: key, label: name }))}
    />
  );
}

const columns: readonly Column<Item>[] = [
  { key: 'number', title: '发文字号', width: 170, cell: (one) => one.documentNumber ?? '—' },
  {
    key: 'title',
    title: '标题',
    cell: (one) => <Link to={`/documents/${one.id}`}>{one.title}</Link>,
  },
  { key: 'made', title: '成文', width: 110, cell: (one) => one.madeOn ?? '—' },
  {
    key: 'openness',
    title: '公开属性',
    width: 150,
    cell: ({ openness, opennessReason }) => (
      <>
        {opennessLabels[openness]}
        {openness !== 'proactive' && (
          <span className="quiet block">{opennessReason ?? '没有写明理由'}</span>
        )}
      </>
    ),
  },
  { key: 'by', title: '应当公开', width: 110, cell: (one) => one.publishBy ?? '—' },
  { key: 'published', title: '发布', width: 110, cell: (one) => one.publishedOn ?? '—' },
  {
    key: 'stand',
    title: '公开情况',
    width: 130,
    cell: ({ stand }) => <Mark tone={tones[stand]}>{registerStands[stand]}</Mark>,
  },
  {
    key: 'kind',
    title: '种类',
    width: 130,
    cell: (one) => documentKinds[one.kind].label,
    isExtra: true,
  },
  { key: 'organ', title: '机关', width: 130, cell: (one) => one.organ, isExtra: true },
  { key: 'editor', title: '起草人', width: 100, cell: (one) => one.editor ?? '—', isExtra: true },
];
