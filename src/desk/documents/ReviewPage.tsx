// A document on one page for whoever reviews it, on a telephone too: on whom it waits, what is wrong, the text as
// the site would show it, what is known of it, the files, what changed, what was said; the acts always in reach.

import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import type { ReactNode } from 'react';
import { dayText } from '../../rules/request/clock-badge.ts';
import type { getDocument } from '../../web/api/documents.ts';
import { call } from '../api.ts';
import { LineDifferences } from '../letters/Differences.tsx';
import type { PageProps } from '../pages.tsx';
import { Facts } from '../parts/Facts.tsx';
import { Page } from '../parts/Page.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Link } from '../router.tsx';
import { BodyPreview } from './BodyPreview.tsx';
import { CheckPanel } from './check/CheckPanel.tsx';
import { type Column, useColumns } from './columns.ts';
import { documentFacts, documentLines } from './document-facts.ts';
import { DocumentActs } from './DocumentActs.tsx';
import { DocumentFaults } from './DocumentFaults.tsx';
import type { DocumentDetail } from './DocumentPage.tsx';
import { DocumentWay } from './DocumentWay.tsx';
import { DocumentWords } from './DocumentWords.tsx';
import { type Review, useReview } from './review-queries.ts';
import { StateTag } from './StateTag.tsx';

export default function ReviewPage({ parts }: PageProps): ReactNode {
  const id = Number(parts['id']);
  const document = useQuery({
    queryKey: ['document', id],
    queryFn: () => call<typeof getDocument>('get', '/documents/{id}', { params: { id } }),
  });
  if (document.error !== null) {
    return <Problem error={document.error} onRetry={() => void document.refetch()} />;
  }
  if (document.data === undefined) return <Spin className="page-spin" />;
  return <Read document={document.data} onChanged={() => void document.refetch()} />;
}

function Read(props: {
  readonly document: DocumentDetail;
  readonly onChanged: () => void;
}): ReactNode {
  const { document, onChanged } = props;
  const { id, draft } = document;
  const columns = useColumns(document.organ.code);
  const review = useReview(id, document.version);
  return (
    <Page
      title={draft.title}
      windowTitle="审查文件"
      trail={[
        { to: '/inbox', label: '待我审批' },
        { to: `/documents/${id}`, label: '文件页' },
      ]}
      actions={
        <Link to={`/documents/${id}/preview`} className="page-link">
          预览
        </Link>
      }
    >
      <p className="sheet-lead">
        <StateTag state={document.state} />
        <span className="quiet">{document.organ.name}</span>
        {document.publishBy !== null && document.state === 'draft' && (
          <span>最迟{dayText(document.publishBy)}公开</span>
        )}
        {document.reason !== null && <span>变更理由：{document.reason}</span>}
      </p>
      <div className="review">
        <DocumentWay document={document} review={review.data} />
        {review.error !== null && (
          <Problem error={review.error} onRetry={() => void review.refetch()} />
        )}
        <DocumentFaults document={document} />
        <Panel title="正文" id="text">
          <BodyPreview title={draft.title} html={draft.body} />
        </Panel>
        <Panel title="元数据" id="facts">
          <Facts facts={documentFacts(draft, columns)} />
        </Panel>
        <CheckPanel document={document} />
        {review.data !== undefined && (
          <>
            <Files document={document} review={review.data} />
            <Changes document={document} review={review.data} columns={columns} />
          </>
        )}
        <DocumentWords document={document} />
      </div>
      <div className="act-bar" id="acts">
        <DocumentActs document={document} onChanged={onChanged} />
      </div>
    </Page>
  );
}

/** What the check found and the editor let stand: the reviewer answers for it too. */
function Files(props: { readonly document: DocumentDetail; readonly review: Review }): ReactNode {
  const { document, review } = props;
  if (review.files.length === 0) return null;
  return (
    <Panel title={`附件（${review.files.length}个）`} id="files">
      <ul className="review-files">
        {review.files.map(({ sha256, name, size }) => (
          <li key={sha256}>
            <a href={`/api/documents/${document.id}/review/files/${sha256}`} download={name}>
              {name}
            </a>{' '}
            <span className="quiet">{Math.max(1, Math.round(size / 1024))} KB</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Changes(props: {
  readonly document: DocumentDetail;
  readonly review: Review;
  readonly columns: readonly Column[];
}): ReactNode {
  const { document, review, columns } = props;
  const { returned, published } = review;
  if (returned === null && published === null) return null;
  const after = documentLines(document.draft, columns);
  return (
    <Panel title="改动" id="changes">
      {returned !== null && (
        <>
          <h3 className="part-title">与上次退回的（第{returned.version}稿）的差别</h3>
          <LineDifferences
            before={documentLines(returned.content, columns)}
            after={after}
            isBrief
          />
        </>
      )}
      {published !== null && (
        <>
          <h3 className="part-title">与门户上已发布内容的差别</h3>
          <LineDifferences before={documentLines(published, columns)} after={after} isBrief />
        </>
      )}
    </Panel>
  );
}
