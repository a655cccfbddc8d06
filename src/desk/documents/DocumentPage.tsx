// One document: to write, to send up, to review, to take down.

import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Spin } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { draftStates, reviewSteps } from '../../rules/document-review.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import type { getDocument } from '../../web/api/documents.ts';
import { call, type ReplyOf } from '../api.ts';
import type { PageProps } from '../pages.tsx';
import { Mark } from '../parts/Mark.tsx';
import { momentText } from '../parts/moments.ts';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Link } from '../router.tsx';
import { AfterPublication } from './AfterPublication.tsx';
import { ChannelPanel } from './ChannelPanel.tsx';
import { askedInterpreted } from './columns.ts';
import { DocumentActs } from './DocumentActs.tsx';
import { DocumentFaults } from './DocumentFaults.tsx';
import { DocumentForm } from './DocumentForm.tsx';
import { DocumentHistory } from './DocumentHistory.tsx';
import { DocumentItems } from './DocumentItems.tsx';
import { DocumentMatters } from './DocumentMatters.tsx';
import { DocumentSheet } from './DocumentSheet.tsx';
import { DocumentWay } from './DocumentWay.tsx';
import { OfferPanel } from './OfferPanel.tsx';
import { DocumentTime } from './DocumentTime.tsx';
import { DocumentWords } from './DocumentWords.tsx';
import { useReview } from './review-queries.ts';
import { SealedText } from './SealedText.tsx';
import { StateTag } from './StateTag.tsx';
import type { DraftSaving } from './use-draft-saving.ts';

export type DocumentDetail = ReplyOf<typeof getDocument>;

const trail = [{ to: '/documents', label: '主动公开' }];

export default function DocumentPage({ parts }: PageProps): ReactNode {
  if (parts['id'] === 'new') {
    return (
      <Page title="新建文件" trail={trail}>
        <NewDocument interpreted={askedInterpreted()} />
      </Page>
    );
  }
  return <ExistingDocument id={Number(parts['id'])} />;
}

function NewDocument({ interpreted }: { readonly interpreted: number | undefined }): ReactNode {
  const { data, error, refetch } = useQuery({
    queryKey: ['document', interpreted],
    queryFn: () =>
      call<typeof getDocument>('get', '/documents/{id}', { params: { id: interpreted ?? 0 } }),
    enabled: interpreted !== undefined,
    staleTime: Infinity,
  });
  if (interpreted === undefined) return <DocumentForm />;
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  return data === undefined ? <Spin className="page-spin" /> : <DocumentForm interprets={data} />;
}

function ExistingDocument({ id }: { readonly id: number }): ReactNode {
  const [begun, begin] = useState(false);
  const flush = useRef<DraftSaving['flush']>(undefined);
  const { data, error, refetch } = useQuery({
    queryKey: ['document', id],
    queryFn: () => call<typeof getDocument>('get', '/documents/{id}', { params: { id } }),
    // What somebody is writing is not replaced under his hands.
    refetchOnWindowFocus: false,
    staleTime: Infinity,
  });
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Spin className="page-spin" />;
  const mayWrite = data.acts.some(({ act, open }) => act === 'save' && open);
  // Beside what is published a draft is begun on purpose, never by looking at the page.
  const writes = mayWrite && (data.draftState === 'writing' || begun);
  const beginAt = (field: string): void => {
    begin(true);
    void leadTo(`label[for="${field}"]`);
  };
  const changed = (): void => {
    begin(false);
    void refetch();
  };
  return (
    <Page
      title={data.draft.title}
      trail={trail}
      actions={
        <>
          {mayWrite && !writes && (
            <Button onClick={() => begin(true)}>
              {data.state === 'draft' ? '修改' : '修改，形成新稿'}
            </Button>
          )}
          <DocumentActs
            document={data}
            onChanged={changed}
            {...(writes ? { save: async () => await flush.current?.() } : {})}
          />
        </>
      }
    >
      <Lead document={data} />
      <Way document={data} />
      <DocumentFaults document={data} />
      <AfterPublication
        document={data}
        onChanged={changed}
        onPosting={mayWrite && !writes ? () => beginAt('postings') : undefined}
      />
      {data.state === 'withdrawn' && (
        <Alert
          type="warning"
          showIcon
          title={`已撤下${data.locked ? '，内容已封存' : ''}：${data.withdrawnReason ?? ''}`}
        />
      )}
      {data.state === 'published' && data.draftState !== null && (
        <Alert
          type="info"
          showIcon
          title="下面是正在修改的新稿。审查发布之前，门户上仍是已发布的内容。"
        />
      )}
      {writes ? (
        <DocumentForm key={data.id} document={data} flush={flush} />
      ) : (
        <DocumentSheet document={data} />
      )}
      <SealedText document={data} />
      <OfferPanel document={data} />
      <DocumentTime document={data} />
      <ChannelPanel document={data} />
      {!data.locked && <DocumentMatters id={data.id} />}
      {data.state === 'published' && <DocumentItems id={data.id} />}
      <DocumentWords document={data} />
      <DocumentHistory document={data} />
    </Page>
  );
}

/** The form is loaded first, and its parts push each other down: followed until the place no longer moves. */
async function leadTo(selector: string): Promise<void> {
  let place: number | undefined;
  for (let looked = 0; looked < 20; looked += 1) {
    await new Promise((resolve) => setTimeout(resolve, 150));
    const found = document.querySelector(selector);
    if (found === null) continue;
    const now = Math.round(found.getBoundingClientRect().top + window.scrollY);
    if (now === place) return;
    place = now;
    found.scrollIntoView({ block: 'center' });
  }
}

function Way({ document }: { readonly document: DocumentDetail }): ReactNode {
  const { data } = useReview(document.id, document.version);
  return <DocumentWay document={document} review={data} />;
}

function Lead({ document: d }: { readonly document: DocumentDetail }): ReactNode {
  return (
    <p className="sheet-lead">
      <StateTag state={d.state} />
      {d.draftState !== null && d.draftState !== 'writing' && (
        <Mark tone="new">
          {d.awaited === null ? draftStates[d.draftState] : `待${reviewSteps[d.awaited].label}`}
        </Mark>
      )}
      {d.indexNumber !== null && <span>索引号 {d.indexNumber}</span>}
      {d.publishedAt !== null && <span>{momentText(d.publishedAt)}发布</span>}
      {d.revisedAt !== null && <span>{momentText(d.revisedAt)}更正</span>}
      {d.publishAt !== null && <span>定于{momentText(d.publishAt)}发布</span>}
      {d.state === 'draft' && d.publishBy !== null && <span>应于{dayText(d.publishBy)}前公开</span>}
      <span className="quiet">
        {d.organ.name} ·{' '}
        {d.editor === null ? '导入' : `${d.editor}于${momentText(d.updatedAt)}修改`}
      </span>
      {!d.locked && <Link to={`/documents/${d.id}/preview`}>预览</Link>}
      {d.draftState === 'in-review' && <Link to={`/documents/${d.id}/review`}>审查页</Link>}
      {d.address !== null && (
        <a href={d.address} target="_blank" rel="noreferrer">
          在门户查看
        </a>
      )}
    </p>
  );
}
