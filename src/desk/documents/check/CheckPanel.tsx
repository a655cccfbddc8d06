// What has to be looked at before a document is sent up: each hit leads to its place; masked at once where that is
// possible, or let stand with a reason that the reviewers read here too.

import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import type { getCheck } from '../../../web/api/document-check.ts';
import { call, type ReplyOf } from '../../api.ts';
import { Panel } from '../../parts/Panel.tsx';
import { Problem } from '../../parts/Problem.tsx';
import type { DocumentDetail } from '../DocumentPage.tsx';
import { HitCard } from './HitCard.tsx';

export type Check = ReplyOf<typeof getCheck>;
export type Hit = Check['hits'][number];

export function CheckPanel(props: {
  readonly document: DocumentDetail;
  /** What was typed and not saved would be lost by masking: it is saved first. */
  readonly isDirty?: () => boolean;
}): ReactNode {
  const { document, isDirty = () => false } = props;
  const { id, version } = document;
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ['document', id, 'check', version],
    queryFn: () => call<typeof getCheck>('get', '/documents/{id}/check', { params: { id } }),
    refetchOnWindowFocus: false,
  });
  if (document.locked) return null;
  return (
    <Panel
      title="检查"
      id="check"
      extra={
        <Button size="small" loading={isFetching} onClick={() => void refetch()}>
          重新检查
        </Button>
      }
    >
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && (
        <p className="quiet" role="status">
          <Spin size="small" /> 正在检查正文和附件…
        </p>
      )}
      {data !== undefined && <Found check={data} document={document} isDirty={isDirty} />}
    </Panel>
  );
}

function Found(props: {
  readonly check: Check;
  readonly document: DocumentDetail;
  readonly isDirty: () => boolean;
}): ReactNode {
  const { check, document, isDirty } = props;
  const [showsTold, showTold] = useState(false);
  const open = check.hits.filter(isOpen);
  const stood = check.hits.filter(({ reason }) => reason !== null);
  const told = check.hits.filter(({ weight }) => weight === 'telling');
  const card = (hit: Hit): ReactNode => (
    <HitCard key={hit.id} hit={hit} check={check} document={document} isDirty={isDirty} />
  );
  return (
    <div className="check">
      {open.length === 0 ? (
        <Alert type="success" showIcon title="没有需要处理的问题" />
      ) : (
        <p className="check-count" role="status">
          <strong>{open.length}处</strong>处理完才能送审，检查的是已保存的草稿。
        </p>
      )}
      <ul className="check-hits">{open.map(card)}</ul>
      {stood.length > 0 && (
        <>
          <h3>说明理由后保留的（{stood.length}处）</h3>
          <ul className="check-hits">{stood.map(card)}</ul>
        </>
      )}
      {told.length > 0 && (
        <>
          <Button
            type="link"
            size="small"
            onClick={() => showTold(!showsTold)}
            aria-expanded={showsTold}
          >
            {showsTold ? '收起提示' : `提示${told.length}处，不影响送审`}
          </Button>
          {showsTold && <ul className="check-hits">{told.map(card)}</ul>}
        </>
      )}
    </div>
  );
}

function isOpen({ weight, reason }: Hit): boolean {
  return weight !== 'telling' && reason === null;
}
