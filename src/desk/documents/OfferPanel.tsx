// On the page of a published document: in which columns of other organs it stands, and a place asked for.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { getDocumentOffers, postOffer } from '../../web/api/document-offers.ts';
import { call } from '../api.ts';
import { momentText } from '../parts/moments.ts';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useMay } from '../session.ts';
import type { DocumentDetail } from './DocumentPage.tsx';
import { OfferMark, ReasonDialog, useOfferAct } from './OffersPage.tsx';

export function OfferPanel({ document }: { readonly document: DocumentDetail }): ReactNode {
  const may = useMay();
  const client = useQueryClient();
  const [chosen, choose] = useState<number>();
  const [ending, end] = useState<number>();
  const { id } = document;
  const isOut = document.state === 'published' && !document.locked;
  const { data } = useQuery({
    queryKey: ['offers', id],
    queryFn: () =>
      call<typeof getDocumentOffers>('get', '/documents/{id}/offers', { params: { id } }),
    enabled: isOut,
  });
  const act = useOfferAct();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (columnId: number) =>
      call<typeof postOffer>('post', '/documents/{id}/offers', {
        params: { id },
        body: { columnId },
      }),
    onSuccess: async () => {
      choose(undefined);
      await client.invalidateQueries({ queryKey: ['offers'] });
    },
  });
  if (!isOut || data === undefined) return null;
  const standing = new Set(
    data.items
      .filter(({ state }) => state === 'offered' || state === 'taken')
      .map((o) => o.columnId),
  );
  const targets = data.targets.filter((target) => !standing.has(target.id));
  const mayAsk = may('edit-documents') && targets.length > 0;
  if (data.items.length === 0 && !mayAsk) return null;
  const toEnd = data.items.find(({ columnId }) => columnId === ending);
  return (
    <Panel title="其他机关的栏目" id="offers">
      <ul className="records">
        {data.items.map((one) => (
          <li key={one.columnId}>
            {one.columnOrgan} · {one.column} <OfferMark offer={one} />{' '}
            <span className="quiet">
              {momentText(one.offeredAt)}送出
              {one.decidedAt !== null && `，${one.decidedBy ?? ''}${momentText(one.decidedAt)}办理`}
              {one.reason !== null && `：${one.reason}`}
            </span>{' '}
            {may('edit-documents') && standing.has(one.columnId) && (
              <Button size="small" onClick={() => end(one.columnId)}>
                收回
              </Button>
            )}
          </li>
        ))}
      </ul>
      {error !== null && <Problem error={error} />}
      {act.error !== null && <Problem error={act.error} />}
      {mayAsk && (
        <div className="offer-ask">
          <Select
            aria-label="送往的栏目"
            className="offer-column"
            placeholder="选择其他机关的栏目"
            showSearch={{ optionFilterProp: 'label' }}
            value={chosen}
            onChange={(value) => choose(value)}
            options={targets.map((target) => ({
              value: target.id,
              label: `${target.organ} · ${target.name}`,
            }))}
          />{' '}
          <Button
            loading={isPending}
            disabled={chosen === undefined}
            onClick={() => chosen !== undefined && mutate(chosen)}
          >
            送出
          </Button>
        </div>
      )}
      {toEnd !== undefined && (
        <ReasonDialog
          title="收回的理由"
          onCancel={() => end(undefined)}
          onReason={(reason) => {
            act.mutate({ offer: toEnd, act: 'end', reason });
            end(undefined);
          }}
        />
      )}
    </Panel>
  );
}
