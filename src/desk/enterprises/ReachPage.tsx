// Whom one item reaches and why: counts by state, the firms behind each with their reasons, the push and what came of it.

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Progress, Segmented, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { itemStates } from '../../rules/policy/item.ts';
import { type MatchState, matchStateKeys, matchStates } from '../../rules/policy/match.ts';
import { firmAnswers, type PushedState, pushedStates } from '../../rules/policy/push.ts';
import type { getTold, postPush } from '../../web/api/policy-pushes.ts';
import type { getReach, getReachFirms } from '../../web/api/policy-reach.ts';
import { addressOf, call, type ReplyOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Mark } from '../parts/Mark.tsx';
import { momentText } from '../parts/moments.ts';
import { Page } from '../parts/Page.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import type { PageProps } from '../pages.tsx';
import { Link, usePlace } from '../router.tsx';
import { useMay } from '../session.ts';
import { consentWords } from './Enterprises.tsx';
import { isUnsettled, MatchMark, matchTones, Reasons } from './Reasons.tsx';

type Reach = ReplyOf<typeof getReach>;
type Version = Reach['version'];
type Firm = ReplyOf<typeof getReachFirms>['items'][number];
type Told = ReplyOf<typeof getTold>['items'][number];
const pageSize = 50;

export default function ReachPage({ parts }: PageProps): ReactNode {
  const id = Number(parts['id']);
  const may = useMay();
  const [version, choose] = useState<Version>('published');
  const [state, show] = useState<MatchState>('fits');
  const { data, error, refetch } = useQuery({
    queryKey: ['policy-reach', id, version],
    queryFn: () =>
      call<typeof getReach>('get', '/policy-reach/{id}', { params: { id }, query: { version } }),
    refetchInterval: ({ state: { data: found } }) => (found?.counts === null ? 600 : false),
  });
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Spin className="page-spin" />;
  const { counts, consenting, itemState } = data;
  const isOpen = itemState === 'open' || itemState === 'upcoming';
  return (
    <Page title={data.name} trail={[{ to: '/policy-reach', label: '政策找企业' }]}>
      <p>
        {itemState === null ? <Mark>草稿，还没有发布</Mark> : <Mark>{itemStates[itemState]}</Mark>}{' '}
        {data.hasDraft && data.hasPublished && (
          <Segmented<Version>
            value={version}
            onChange={choose}
            options={[
              { value: 'published', label: '按已发布的条件' },
              { value: 'draft', label: '按草稿的条件' },
            ]}
          />
        )}
      </p>
      <Panel title="覆盖的企业">
        {counts === null ? (
          <Progress
            percent={data.total === 0 ? 0 : Math.round((data.read / data.total) * 100)}
            aria-label={`已比对${data.read}家，共${data.total}家`}
          />
        ) : (
          <>
            <p className="quiet">
              企业库共{data.total}家。结果由企业库里的事实推算，是否符合以受理单位审核为准。
            </p>
            <Segmented<MatchState>
              className="reach-states"
              value={state}
              onChange={show}
              options={matchStateKeys.map((one) => ({
                value: one,
                label: `${matchStates[one]} ${counts[one]}`,
              }))}
            />
            <Firms key={`${version} ${state}`} id={id} version={version} state={state} />
          </>
        )}
      </Panel>
      {counts !== null && may('keep-enterprises') && isOpen && consenting !== null && (
        <Push id={id} counts={counts} consenting={consenting} />
      )}
      {data.hasPublished && <ToldFirms id={id} pushed={data.pushed} />}
    </Page>
  );
}

function Firms(props: {
  readonly id: number;
  readonly version: Version;
  readonly state: MatchState;
}): ReactNode {
  const { id, version, state } = props;
  const may = useMay();
  const [page, turn] = useState(1);
  const { data, error } = useQuery({
    queryKey: ['policy-reach-firms', id, version, state, page],
    queryFn: () =>
      call<typeof getReachFirms>('get', '/policy-reach/{id}/firms', {
        params: { id },
        query: { version, state, page, pageSize },
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      {error !== null && <Problem error={error} />}
      <DataTable<Firm>
        name="policy-reach-firms"
        columns={firmColumns}
        rows={data?.items}
        rowKey={(firm) => firm.id}
        empty={`没有${matchStates[state]}的企业`}
        page={{ current: page, size: pageSize, total: data?.total ?? 0, onChange: turn }}
        tools={
          may('keep-enterprises') && (
            <a
              href={addressOf(
                '/policy-reach/{id}/export',
                { id },
                { version, state, format: 'xlsx' },
              )}
            >
              导出 XLSX
            </a>
          )
        }
      />
    </>
  );
}

const firmColumns: readonly Column<Firm>[] = [
  {
    key: 'name',
    title: '企业',
    width: 260,
    cell: ({ id, name, creditCode }) => (
      <>
        <Link to={`/enterprises/${id}`}>{name}</Link>
        <div className="quiet">{creditCode}</div>
      </>
    ),
  },
  { key: 'state', title: '匹配结果', width: 190, cell: ({ match }) => <MatchMark match={match} /> },
  {
    key: 'consent',
    title: '同意推送',
    width: 90,
    cell: ({ consent }) => <Mark tone={consentWords[consent][1]}>{consentWords[consent][0]}</Mark>,
  },
  {
    key: 'reasons',
    title: '未满足、待确认的条件',
    cell: ({ match }) => <Reasons reasons={match.reasons.filter(isUnsettled)} />,
  },
];

function Push(props: {
  readonly id: number;
  readonly counts: NonNullable<Reach['counts']>;
  readonly consenting: NonNullable<Reach['consenting']>;
}): ReactNode {
  const { id, counts, consenting } = props;
  const client = useQueryClient();
  const { message } = App.useApp();
  const [states, choose] = useState<readonly PushedState[]>(['fits', 'nearly']);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () =>
      call<typeof postPush>('post', '/policy-reach/{id}/push', {
        params: { id },
        body: { states: [...states] },
      }),
    onSuccess: async ({ firms, before, withoutConsent, byMail }) => {
      message.success(
        `已推送给${firms}家，其中${byMail}家另发邮件；${before}家以前推送过，不重复；${withoutConsent}家没有同意接收`,
      );
      await client.invalidateQueries({ queryKey: ['policy-reach'] });
      await client.invalidateQueries({ queryKey: ['policy-told', id] });
    },
  });
  return (
    <Panel title="推送">
      <p className="quiet">
        只推送给同意接收的企业，每家每个事项只推送一次；以后新符合的企业，可以再点一次推送。
      </p>
      {error !== null && <Problem error={error} />}
      <Checkbox.Group<PushedState>
        value={[...states]}
        onChange={choose}
        options={pushedStates.map((state) => ({
          value: state,
          label: `${matchStates[state]}（${counts[state]}家，同意接收${consenting[state]}家）`,
        }))}
      />
      <div className="panel-tools">
        <Button type="primary" loading={isPending} onClick={() => mutate()}>
          推送给企业
        </Button>
      </div>
    </Panel>
  );
}

function ToldFirms(props: { readonly id: number; readonly pushed: Reach['pushed'] }): ReactNode {
  const { id, pushed } = props;
  const { query } = usePlace();
  const year = Number(query.get('year') ?? '') || undefined;
  const [page, turn] = useState(1);
  const { data, error } = useQuery({
    queryKey: ['policy-told', id, year, page],
    queryFn: () =>
      call<typeof getTold>('get', '/policy-reach/{id}/pushes', {
        params: { id },
        query: { page, pageSize, ...(year === undefined ? {} : { year }) },
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <Panel title={year === undefined ? '推送和反馈' : `${year}年的推送和反馈`} id="pushes">
      {error !== null && <Problem error={error} />}
      <DataTable<Told>
        name="policy-told"
        columns={toldColumns}
        rows={data?.items}
        rowKey={(firm) => firm.id}
        empty="还没有推送过"
        page={{ current: page, size: pageSize, total: data?.total ?? 0, onChange: turn }}
        caption={`邮件和渠道：已送达${pushed.sent}，待发送${pushed.waiting}，未送达${pushed.failed}；订阅人${pushed.subscribers}`}
      />
    </Panel>
  );
}

const toldColumns: readonly Column<Told>[] = [
  {
    key: 'name',
    title: '企业',
    width: 200,
    cell: ({ id, name }) => <Link to={`/enterprises/${id}`}>{name}</Link>,
  },
  {
    key: 'state',
    title: '推送时',
    width: 120,
    cell: ({ matchState }) =>
      matchState !== null && <Mark tone={matchTones[matchState]}>{matchStates[matchState]}</Mark>,
  },
  { key: 'at', title: '推送时间', width: 150, cell: ({ pushedAt }) => momentText(pushedAt) },
  { key: 'ways', title: '送达', width: 220, cell: ({ ways }) => ways.join('，') },
  {
    key: 'read',
    title: '查看时间',
    width: 150,
    cell: ({ readAt }) => (readAt === null ? '没有查看' : momentText(readAt)),
  },
  {
    key: 'answer',
    title: '反馈',
    width: 90,
    cell: ({ answer }) => (answer === null ? '' : firmAnswers[answer]),
  },
];
