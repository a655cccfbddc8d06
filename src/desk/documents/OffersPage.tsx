// One document in columns of several organs: what others ask to have here, what was sent to them, and which of the own
// columns take anything at all.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal, Spin, Switch } from 'antd';
import { type ReactNode, useState } from 'react';
import { offerStates } from '../../rules/offers.ts';
import type {
  getOffers,
  postOfferDecision,
  postOfferEnd,
  putTakesOffers,
} from '../../web/api/document-offers.ts';
import { call, type ReplyOf } from '../api.ts';
import { type Column, DataTable } from '../parts/DataTable.tsx';
import { Mark } from '../parts/Mark.tsx';
import { momentText } from '../parts/moments.ts';
import { Page } from '../parts/Page.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Link } from '../router.tsx';
import { useMay } from '../session.ts';

export type Offer = ReplyOf<typeof getOffers>['received'][number];

export default function OffersPage(): ReactNode {
  const may = useMay();
  const { data, error, refetch } = useQuery({
    queryKey: ['offers'],
    queryFn: () => call<typeof getOffers>('get', '/offers'),
  });
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Spin className="page-spin" />;
  return (
    <Page title="信息报送">
      <p className="quiet">
        同一份文件只有一个网址。其他机关接收后，列入该机关的栏目并注明来源；修改、撤下随原文件一起生效。
      </p>
      <Panel title="送来的" id="received">
        <DataTable<Offer>
          name="offers-received"
          columns={[
            titleColumn(false),
            { key: 'organ', title: '来源', width: 180, cell: (one) => one.organ },
            { key: 'to', title: '送往栏目', width: 160, cell: (one) => one.column },
            ...common,
            ...(may('approve-documents') ? [decision] : []),
          ]}
          rows={data.received}
          rowKey={(one) => `${one.documentId}-${one.columnId}`}
          empty="没有其他机关送来的信息"
        />
      </Panel>
      <Panel title="送出的" id="sent">
        <DataTable<Offer>
          name="offers-sent"
          columns={[
            titleColumn(true),
            { key: 'organ', title: '送往', width: 180, cell: (one) => one.columnOrgan },
            { key: 'to', title: '栏目', width: 160, cell: (one) => one.column },
            ...common,
          ]}
          rows={data.sent}
          rowKey={(one) => `${one.documentId}-${one.columnId}`}
          empty="没有送往其他机关的信息；已发布的文件可以在文件页上送出"
        />
      </Panel>
      <Panel title="接收报送的栏目" id="columns">
        <Columns columns={data.columns} mayChange={may('keep-columns')} />
      </Panel>
    </Page>
  );
}

function titleColumn(isOwn: boolean): Column<Offer> {
  return {
    key: 'title',
    title: '标题',
    cell: (one) => <Title offer={one} isOwn={isOwn} />,
    sortBy: (one) => one.title,
  };
}

/** One's own leads to its page at the desk; that of another organ to where readers see it. */
function Title(props: { readonly offer: Offer; readonly isOwn: boolean }): ReactNode {
  const { documentId, title, address } = props.offer;
  if (props.isOwn) return <Link to={`/documents/${documentId}`}>{title}</Link>;
  if (address === null) return title;
  return (
    <a href={address} target="_blank" rel="noreferrer">
      {title}
    </a>
  );
}

const decision: Column<Offer> = {
  key: 'act',
  title: '办理',
  width: 170,
  cell: (one) => <Decide offer={one} />,
};

const common: readonly Column<Offer>[] = [
  {
    key: 'state',
    title: '状态',
    width: 100,
    cell: (one) => <OfferMark offer={one} />,
    sortBy: (one) => one.state,
  },
  {
    key: 'asked',
    title: '送出',
    width: 170,
    cell: (one) => `${momentText(one.offeredAt)} ${one.offeredBy ?? ''}`,
    sortBy: (one) => one.offeredAt,
  },
];

export function OfferMark({ offer }: { readonly offer: Offer }): ReactNode {
  const tone = { offered: 'new', taken: 'good', refused: 'bad', ended: 'plain' } as const;
  return (
    <span title={offer.reason ?? undefined}>
      <Mark tone={tone[offer.state]}>{offerStates[offer.state]}</Mark>
    </span>
  );
}

function Decide({ offer }: { readonly offer: Offer }): ReactNode {
  const { mutate, isPending, error } = useOfferAct();
  const [asks, ask] = useState<'refuse' | 'end'>();
  if (offer.state !== 'offered' && offer.state !== 'taken') return offer.reason;
  return (
    <>
      {offer.state === 'offered' ? (
        <>
          <Button
            size="small"
            type="primary"
            loading={isPending}
            onClick={() => mutate({ offer, act: 'take', reason: '' })}
          >
            接收
          </Button>{' '}
          <Button size="small" onClick={() => ask('refuse')}>
            不接收
          </Button>
        </>
      ) : (
        <Button size="small" onClick={() => ask('end')}>
          移出栏目
        </Button>
      )}
      {error !== null && <Problem error={error} />}
      {asks !== undefined && (
        <ReasonDialog
          title={asks === 'refuse' ? '不接收的理由' : '移出栏目的理由'}
          onCancel={() => ask(undefined)}
          onReason={(reason) => {
            mutate({ offer, act: asks, reason });
            ask(undefined);
          }}
        />
      )}
    </>
  );
}

export function ReasonDialog(props: {
  readonly title: string;
  readonly onCancel: () => void;
  readonly onReason: (reason: string) => void;
}): ReactNode {
  const [reason, write] = useState('');
  return (
    <Modal
      open
      title={props.title}
      okText="确定"
      cancelText="取消"
      okButtonProps={{ disabled: reason.trim() === '' }}
      onCancel={props.onCancel}
      onOk={() => props.onReason(reason)}
    >
      <Input.TextArea
        aria-label={props.title}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={500}
        value={reason}
        onChange={(event) => write(event.target.value)}
      />
    </Modal>
  );
}

export function useOfferAct() {
  const client = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: async (input: {
      readonly offer: Offer;
      readonly act: 'take' | 'refuse' | 'end';
      readonly reason: string;
    }) => {
      const { offer, act, reason } = input;
      const params = { id: offer.documentId, column: offer.columnId };
      if (act === 'end') {
        return await call<typeof postOfferEnd>('post', '/documents/{id}/offers/{column}/end', {
          params,
          body: { reason },
        });
      }
      return await call<typeof postOfferDecision>(
        'post',
        '/documents/{id}/offers/{column}/decide',
        { params, body: { take: act === 'take', ...(reason === '' ? {} : { reason }) } },
      );
    },
    onSuccess: async () => {
      message.success('已办理');
      const seen = [['offers'], ['inbox'], ['badges']];
      await Promise.all(seen.map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
}

function Columns(props: {
  readonly columns: ReplyOf<typeof getOffers>['columns'];
  readonly mayChange: boolean;
}): ReactNode {
  const client = useQueryClient();
  const { mutate, error } = useMutation({
    mutationFn: ({ column, takes }: { column: number; takes: boolean }) =>
      call<typeof putTakesOffers>('put', '/columns/{column}/takes-offers', {
        params: { column },
        body: { takes },
      }),
    onSuccess: async () => await client.invalidateQueries({ queryKey: ['offers'] }),
  });
  return (
    <>
      {error !== null && <Problem error={error} />}
      <DataTable
        name="offer-columns"
        columns={[
          { key: 'name', title: '栏目', cell: ({ name }) => name, sortBy: ({ name }) => name },
          { key: 'organ', title: '机关', width: 260, cell: ({ organ }) => organ },
          takesColumn(props.mayChange, mutate),
        ]}
        rows={props.columns}
        rowKey={({ id }) => id}
        empty="没有栏目"
      />
    </>
  );
}

type Place = ReplyOf<typeof getOffers>['columns'][number];

function takesColumn(
  mayChange: boolean,
  change: (to: { readonly column: number; readonly takes: boolean }) => void,
): Column<Place> {
  return {
    key: 'takes',
    title: '接收其他机关的信息',
    width: 170,
    cell: ({ id, name, takesOffers }) => (
      <Switch
        size="small"
        aria-label={`${name}接收其他机关的信息`}
        disabled={!mayChange}
        checked={takesOffers}
        onChange={(takes) => change({ column: id, takes })}
      />
    ),
  };
}
