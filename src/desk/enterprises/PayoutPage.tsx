// One list of 免申即享 and its way: which acts are open to whoever looks says the server.

import { useQuery } from '@tanstack/react-query';
import { Button, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { moneyInWords, stepsBeyond } from '../../rules/policy/amount.ts';
import { lineStates, payoutEventNames, payoutStates } from '../../rules/policy/payout.ts';
import type { Permission } from '../../rules/roles.ts';
import type { postPayoutAccount } from '../../web/api/payout-acts.ts';
import type { getPayout } from '../../web/api/payouts.ts';
import { call, type ReplyOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Facts } from '../parts/Facts.tsx';
import { Mark } from '../parts/Mark.tsx';
import { momentText } from '../parts/moments.ts';
import { Page } from '../parts/Page.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { RevealButton, useRevealed } from '../parts/RevealButton.tsx';
import type { PageProps } from '../pages.tsx';
import { Link } from '../router.tsx';
import { useMay } from '../session.ts';
import { type Asked, type Field, PayoutDialog } from './PayoutDialog.tsx';
import { payoutTones } from './Payouts.tsx';

type Payout = ReplyOf<typeof getPayout>;
type Line = Payout['lines'][number];
type Act = Payout['acts'][number];

/** Who drafts a document is one who writes documents. */
function permissionFor(act: Act): Permission {
  if (act === 'notice-drafted' || act === 'result-drafted') return 'edit-documents';
  const isDecision = act === 'approved' || act === 'returned' || act === 'cancelled';
  return isDecision ? 'approve-payouts' : 'keep-enterprises';
}

export default function PayoutPage({ parts }: PageProps): ReactNode {
  const id = Number(parts['id']);
  const may = useMay();
  const [asked, ask] = useState<Asked>();
  const { data, error, refetch } = useQuery({
    queryKey: ['payout', id],
    queryFn: () => call<typeof getPayout>('get', '/payouts/{id}', { params: { id } }),
  });
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Spin className="page-spin" />;
  const open = (act: Act): boolean => data.acts.includes(act) && may(permissionFor(act));
  const decide = (act: 'approved' | 'returned' | 'cancelled', title: string): ReactNode =>
    open(act) && (
      <Button
        type={act === 'approved' ? 'primary' : 'default'}
        onClick={() => ask({ title, path: 'decision', fixed: { act }, fields: ['text'] })}
      >
        {title}
      </Button>
    );
  const step = (act: Act, title: string, path: string, fields: readonly Field[]): ReactNode =>
    open(act) && (
      <Button type="primary" onClick={() => ask({ title, path, fields })}>
        {title}
      </Button>
    );
  return (
    <Page
      title={`${data.item}：${data.number}`}
      trail={[{ to: '/payouts', label: '免申即享' }]}
      actions={
        <>
          {decide('cancelled', '终止')}
          {decide('returned', '退回')}
          {decide('approved', '核准名单')}
          {step('confirmation-closed', '结束确认', 'confirmation-end', [])}
          {step('notice-drafted', '起草公示', 'notice', ['column'])}
          {step('notice-over', '登记公示结束', 'notice-end', ['objections'])}
          {step('result-drafted', '起草兑现结果', 'result', ['column'])}
        </>
      }
    >
      <Facts
        facts={[
          [
            '状态',
            <Mark key="state" tone={payoutTones[data.state]}>
              {payoutStates[data.state]}
            </Mark>,
          ],
          ['合计', moneyInWords(data.total)],
          ['企业最迟确认', data.confirmBy],
          ['应当兑付', data.payBy !== null && `${data.payBy}前`],
          [
            '公示',
            data.noticeId !== null && (
              <Link key="notice" to={`/documents/${data.noticeId}`}>
                打开文件
              </Link>
            ),
          ],
          [
            '兑现结果',
            data.resultId !== null && (
              <Link key="result" to={`/documents/${data.resultId}`}>
                打开文件
              </Link>
            ),
          ],
          [
            '政策事项',
            <Link key="item" to={`/policy-reach/${data.itemId}`}>
              覆盖的企业
            </Link>,
          ],
        ]}
      />
      <Panel title="企业">
        <DataTable<Line>
          name="payout-lines"
          columns={lineColumns(data, open, ask)}
          rows={data.lines}
          rowKey={(line) => line.id}
          empty=""
        />
      </Panel>
      <Panel title="经过">
        <DataTable<Payout['events'][number]>
          name="payout-events"
          columns={eventColumns}
          rows={data.events}
          rowKey={({ at, kind, text }) => `${at} ${kind} ${text}`}
          empty=""
        />
      </Panel>
      {asked !== undefined && <PayoutDialog id={id} asked={asked} onClose={() => ask(undefined)} />}
    </Page>
  );
}

const eventColumns: readonly Column<Payout['events'][number]>[] = [
  { key: 'at', title: '时间', width: 150, cell: ({ at }) => momentText(at) },
  { key: 'kind', title: '办理', width: 130, cell: ({ kind }) => payoutEventNames[kind] },
  { key: 'by', title: '办理人', width: 110, cell: ({ by }) => by },
  { key: 'text', title: '内容', cell: ({ text }) => text },
];

function lineColumns(
  payout: Payout,
  open: (act: Act) => boolean,
  ask: (asked: Asked) => void,
): readonly Column<Line>[] {
  return [
    {
      key: 'name',
      title: '企业',
      cell: ({ enterpriseId, name, creditCode }) => (
        <>
          <Link to={`/enterprises/${enterpriseId}`}>{name}</Link>
          <div className="quiet">{creditCode}</div>
        </>
      ),
    },
    { key: 'state', title: '状态', width: 110, cell: ({ state }) => lineStates[state] },
    {
      key: 'fen',
      title: '金额',
      width: 220,
      cell: ({ fen, basis }) => (
        <>
          {moneyInWords(fen)}
          <div className="quiet">{stepsBeyond(fen, basis)}</div>
        </>
      ),
      sortBy: ({ fen }) => fen,
    },
    {
      key: 'account',
      title: '账户',
      width: 180,
      cell: (line) => line.account !== null && <Account payoutId={payout.id} line={line} />,
    },
    { key: 'paidOn', title: '兑付日期', width: 110, cell: ({ paidOn }) => paidOn ?? '' },
    {
      key: 'acts',
      title: '办理',
      width: 220,
      cell: ({ id, state, fen }) => {
        const isStanding = state === 'listed' || state === 'confirmed';
        return (
          <>
            {isStanding && open('amount-changed') && (
              <Button
                size="small"
                onClick={() =>
                  ask({
                    title: '更改金额',
                    path: 'amounts',
                    fixed: { line: id },
                    fields: ['yuan', 'reason'],
                  })
                }
              >
                更改金额
              </Button>
            )}{' '}
            {isStanding && open('line-removed') && (
              <Button
                size="small"
                onClick={() =>
                  ask({
                    title: '移出名单',
                    path: 'removals',
                    fixed: { line: id },
                    fields: ['reason'],
                  })
                }
              >
                移出
              </Button>
            )}{' '}
            {state === 'confirmed' && open('line-paid') && (
              <Button
                size="small"
                type="primary"
                onClick={() =>
                  ask({
                    title: `登记兑付${moneyInWords(fen)}`,
                    path: 'payments',
                    fixed: { line: id, fen },
                    fields: ['on', 'reference'],
                  })
                }
              >
                登记兑付
              </Button>
            )}
          </>
        );
      },
    },
  ];
}

function Account(props: { readonly payoutId: number; readonly line: Line }): ReactNode {
  const { payoutId, line } = props;
  const [shown, show] = useRevealed<ReplyOf<typeof postPayoutAccount>>();
  return (
    <>
      {shown === undefined ? line.account : `${shown.bank}，${shown.number}`}{' '}
      <RevealButton
        title={`查看${line.name}的账户`}
        permission="reveal-enterprises"
        example="如：办理支付"
        isShown={shown !== undefined}
        load={(body) =>
          call<typeof postPayoutAccount>('post', '/payouts/{id}/accounts/{line}', {
            params: { id: payoutId, line: line.id },
            body,
          })
        }
        onShow={show}
      />
    </>
  );
}
