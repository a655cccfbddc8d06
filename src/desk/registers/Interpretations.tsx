// 政策解读: what is to be explained by when, how much of a year's documents is, and in which forms.

import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, InputNumber, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { interpretationForms } from '../../rules/document-classes.ts';
import { interpretationDaysBounds } from '../../rules/interpretation.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import type { getInterpretations, putInterpretationDays } from '../../web/api/interpretations.ts';
import { call, type ReplyOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Mark } from '../parts/Mark.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Link } from '../router.tsx';
import { useMay, useSession } from '../session.ts';

type Read = ReplyOf<typeof getInterpretations>;
type Open = Read['open'][number];

export function Interpretations(): ReactNode {
  const { today } = useSession();
  const may = useMay();
  const thisYear = Number(today.slice(0, 4));
  const [year, choose] = useState(thisYear);
  const { data, error, refetch } = useQuery({
    queryKey: ['interpretations', year],
    queryFn: () => call<typeof getInterpretations>('get', '/interpretations', { query: { year } }),
  });
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <div className="figures-line-head">
        <Select<number>
          aria-label="年份"
          className="filter-short"
          value={year}
          onChange={choose}
          options={Array.from({ length: 8 }, (_, n) => ({
            value: thisYear - n,
            label: `${thisYear - n}年`,
          }))}
        />
      </div>
      {data !== undefined && <Figures read={data} />}
      <DataTable<Open>
        name="open-interpretations"
        columns={may('edit-documents') ? [...columns, begin] : columns}
        rows={data?.open}
        rowKey={({ id }) => id}
        empty="没有待发布的解读。文件发布时自动建立任务，解读发布时自动办结"
        caption={
          data === undefined
            ? ''
            : `待解读 ${data.open.length} 件，逾期 ${data.open.filter(({ isLate }) => isLate).length} 件`
        }
      />
      {data !== undefined && may('keep-columns') && (
        <Days key={data.days} days={data.days} onSaved={() => void refetch()} />
      )}
    </>
  );
}

function Figures({ read }: { readonly read: Read }): ReactNode {
  const { asked, explained, inTime, total, nonText, byForm } = read;
  const forms = { ...interpretationForms, unstated: '未注明形式' };
  return (
    <>
      <dl className="figures-line">
        <Figure name="应当解读的文件" value={`${asked} 件`} />
        <Figure name="解读率" value={share(explained, asked)} />
        <Figure name="按期解读" value={share(inTime, asked)} />
        <Figure name="解读" value={`${total} 件`} />
        <Figure name="非文字解读占比" value={share(nonText, total)} />
      </dl>
      {total > 0 && (
        <p className="quiet">
          {(Object.keys(forms) as (keyof typeof forms)[])
            .filter((form) => (byForm[form] ?? 0) > 0)
            .map((form) => `${forms[form]} ${byForm[form]}`)
            .join('　')}
          {'　（与年度报告的数字出自同一处）'}
        </p>
      )}
    </>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function share(part: number, whole: number): string {
  return whole === 0 ? '—' : `${Math.round((part / whole) * 1000) / 10}%（${part}/${whole}）`;
}

function Days(props: { readonly days: number; readonly onSaved: () => void }): ReactNode {
  const [days, set] = useState<number>(props.days);
  const { least, most } = interpretationDaysBounds;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      call<typeof putInterpretationDays>('put', '/interpretations/days', { body: { days } }),
    onSuccess: props.onSaved,
  });
  return (
    <>
      {error !== null && <Problem error={error} />}
      <p className="entry-import">
        <span>文件发布后</span>
        <InputNumber
          aria-label="解读的工作日数"
          size="small"
          min={least}
          max={most}
          value={days}
          onChange={(next) => set(next ?? props.days)}
        />
        <span>个工作日内发布解读，对此后发布的文件适用</span>
        <Button
          size="small"
          loading={isPending}
          disabled={days === props.days}
          onClick={() => mutate()}
        >
          保存
        </Button>
      </p>
    </>
  );
}

const columns: readonly Column<Open>[] = [
  {
    key: 'on',
    title: '应于',
    width: 200,
    cell: ({ on, isLate }) => (
      <>
        {dayText(on)}
        {isLate && <Mark tone="bad">逾期</Mark>}
      </>
    ),
    sortBy: ({ on }) => on,
  },
  {
    key: 'title',
    title: '文件',
    cell: ({ id, title }) => <Link to={`/documents/${id}`}>{title}</Link>,
  },
  { key: 'number', title: '发文字号', width: 180, cell: (one) => one.documentNumber ?? '—' },
  { key: 'editor', title: '起草人', width: 110, cell: (one) => one.editor ?? '—' },
];

const begin: Column<Open> = {
  key: 'begin',
  title: '办理',
  width: 100,
  cell: ({ id }) => <Link to={`/documents/new?interprets=${id}`}>起草解读</Link>,
};
