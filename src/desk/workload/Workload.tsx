// 工作量: what each person has before him and has done this year; and the organ's rule for its own deadline.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import { dayText } from '../../rules/request/clock-badge.ts';
import type { IsoDay } from '../../rules/day.ts';
import { mostInternalDays } from '../../rules/request/internal-due.ts';
import type { getWorkload, putInternalRule } from '../../web/api/workload.ts';
import { call, type ReplyOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { FigureLink } from '../parts/FigureLink.tsx';
import { OrganChoice, useOrgan } from '../parts/OrganChoice.tsx';
import { Page } from '../parts/Page.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useMay } from '../session.ts';

type Reply = ReplyOf<typeof getWorkload>;
type Line = Reply['rows'][number];

export default function Workload(): ReactNode {
  const [organ, choose] = useOrgan();
  const may = useMay();
  const { data, error, refetch } = useQuery({
    queryKey: ['workload', organ],
    queryFn: () =>
      call<typeof getWorkload>('get', '/workload', { query: organ === undefined ? {} : { organ } }),
  });
  return (
    <Page title="工作量" actions={<OrganChoice value={organ} onChange={choose} own />}>
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <p className="quiet">
          {data.organ.name}；办结和用时自{dayText(data.from as IsoDay)}至
          {dayText(data.to as IsoDay)}
          。平均用时为收到申请之日至答复之日的工作日，含征求意见等不计入期限的时间。点数字打开名单；转办在名单中勾选后办理。
        </p>
      )}
      <DataTable<Line>
        name="workload"
        columns={columns(data)}
        rows={data?.rows}
        rowKey={(line) => `${line.staffId ?? ''} ${line.department?.code ?? ''}`}
        empty="没有在办的申请，本年也没有办结的申请"
      />
      {data !== undefined && may('set-internal-rule') && (
        <InternalRule key={data.organ.code} code={data.organ.code} days={data.internalDays} />
      )}
    </Page>
  );
}

function columns(data: Reply | undefined): readonly Column<Line>[] {
  const figure = (
    key: 'open' | 'overdue' | 'red' | 'yellow' | 'concluded' | 'late',
    title: string,
    words: Readonly<Record<string, string>>,
  ): Column<Line> => ({
    key,
    title,
    width: 104,
    align: 'right',
    cell: (line) => (
      <FigureLink
        figure={{ value: line[key], query: { ...whose(line, data), ...words } }}
        label={`${nameOf(line)}${title}`}
        className={line[key] > 0 ? (tones[key] ?? '') : ''}
      />
    ),
    sortBy: (line) => line[key],
  });
  const ended = {
    tab: 'stopped',
    concludedFrom: data?.from ?? '',
    concludedTo: data?.to ?? '',
  };
  return [
    { key: 'name', title: '经办人', cell: (line) => nameOf(line), sortBy: (line) => nameOf(line) },
    figure('open', '在办', { tab: 'open' }),
    figure('overdue', '逾期', { tab: 'open', list: 'overdue' }),
    figure('red', '1个工作日内', { tab: 'open', list: 'red' }),
    figure('yellow', '5个工作日内', { tab: 'open', list: 'yellow' }),
    figure('concluded', '本年答复', { ...ended, replied: 'true' }),
    figure('late', '其中逾期', { ...ended, late: 'true' }),
    {
      key: 'average',
      title: '平均用时（工作日）',
      width: 130,
      align: 'right',
      cell: (line) => line.averageDays ?? '—',
      sortBy: (line) => line.averageDays ?? -1,
    },
  ];
}

const tones: Readonly<Record<string, string>> = {
  overdue: 'figure-bad',
  late: 'figure-bad',
  red: 'figure-bad',
  yellow: 'figure-careful',
};

function nameOf({ name, department }: Line): string {
  if (name !== null) return name;
  return department === null ? '未分派' : `${department.name}（未定经办人）`;
}

function whose({ staffId, department }: Line, data: Reply | undefined): Record<string, string> {
  const organ = { organ: data?.organ.code ?? '' };
  if (staffId !== null) return { ...organ, handler: String(staffId) };
  return { ...organ, handler: 'none', department: department?.code ?? 'none' };
}

function InternalRule(props: { readonly code: string; readonly days: number }): ReactNode {
  const { code } = props;
  const [days, set] = useState(props.days);
  const client = useQueryClient();
  const { message } = App.useApp();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      call<typeof putInternalRule>('put', '/organs/{code}/internal-rule', {
        params: { code },
        body: { days },
      }),
    onSuccess: async () => {
      message.success('已设定，在办申请的内部期限随之调整');
      await client.invalidateQueries();
    },
  });
  return (
    <Panel title="内部期限">
      {error !== null && <Problem error={error} />}
      <p>
        法定期限前{' '}
        <InputNumber
          aria-label="工作日数"
          min={0}
          max={mostInternalDays}
          precision={0}
          value={days}
          onChange={(value) => set(value ?? 0)}
        />{' '}
        个工作日（0为不设）{' '}
        <Button
          type="primary"
          loading={isPending}
          disabled={days === props.days}
          onClick={() => mutate()}
        >
          设定
        </Button>
      </p>
      <p className="quiet">
        分派时另行指定的不变。过了内部期限的标黄色，并提醒经办人；法定期限不受影响。
      </p>
    </Panel>
  );
}
