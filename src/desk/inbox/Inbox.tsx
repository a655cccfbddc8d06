// 待我审批: everything that waits for the reader's word, nearest due date first. Made for a phone: one column,
// what is missing said on the card, one tap to the case on one page.

import { Empty, Spin } from 'antd';
import type { ReactNode } from 'react';
import { clockBadge, dayText } from '../../rules/request/clock-badge.ts';
import { reviewSteps } from '../../rules/document-review.ts';
import { awaitedWords } from '../../rules/letters/approval.ts';
import { type InboxItem, type Returned, useInbox } from '../letters/letter-queries.ts';
import { ClockBadge } from '../parts/ClockBadge.tsx';
import { Mark } from '../parts/Mark.tsx';
import { momentText } from '../parts/moments.ts';
import { Page } from '../parts/Page.tsx';
import { Problem } from '../parts/Problem.tsx';
import { Link } from '../router.tsx';
import { Delegations } from './Delegations.tsx';

export default function Inbox(): ReactNode {
  const { data, error, refetch } = useInbox();
  return (
    <Page title="待我审批">
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Spin className="page-spin" />}
      {data?.items.length === 0 &&
        data.returned.length === 0 &&
        data.returnedDocuments.length === 0 && (
          <Empty description="没有等待您审批的事项。送审的文书和文件、其他机关送来的信息会出现在这里" />
        )}
      <ul className="inbox">
        {data?.returned.map((report) => (
          <ReturnedCard key={`${report.organ.code} ${report.year}`} report={report} />
        ))}
        {data?.returnedDocuments.map((returned) => (
          <li key={`document ${returned.id}`}>
            <Link to={`/documents/${returned.id}`} className="inbox-card">
              <span className="inbox-title">修改后重新送审：{returned.title}</span>
              <span className="inbox-subject">{returned.comment}</span>
              <span className="quiet">
                {returned.returnedBy}于{momentText(returned.returnedAt)}退回
              </span>
            </Link>
          </li>
        ))}
        {data?.items.map((item) => (
          <InboxCard key={`${item.about} ${item.id} ${item.offer?.columnId ?? ''}`} item={item} />
        ))}
      </ul>
      <Delegations />
    </Page>
  );
}

/** The superior's word on one's own report: mended in the report, then sent again. */
function ReturnedCard({ report }: { readonly report: Returned }): ReactNode {
  const { organ, year, comment, returnedBy, returnedAt } = report;
  return (
    <li>
      <Link to={`/reports/${organ.code}/${year}`} className="inbox-card">
        <span className="inbox-title">修改后重新报送：{year}年度报告</span>
        <span className="inbox-subject">{comment}</span>
        <span className="quiet">
          {organ.name} · {returnedBy}于{momentText(returnedAt)}退回
        </span>
      </Link>
    </li>
  );
}

const faultWords: Readonly<Record<InboxItem['about'], string>> = {
  letter: '缺',
  report: '勾稽错误',
  'website-report': '错误',
  document: '缺',
  offer: '缺',
  'policy-item': '缺',
};

function InboxCard({ item }: { readonly item: InboxItem }): ReactNode {
  const { request, report, document, offer, policy, title, draftedBy, since, forName, faults } =
    item;
  return (
    <li>
      <Link to={placeOf(item)} className="inbox-card">
        <span className="inbox-title">
          {wordOf(item)}：{title}
        </span>
        <span className="inbox-subject">
          {request?.subject ??
            report?.organ ??
            document?.organ ??
            policy?.document ??
            `${offer?.organ}，送往“${offer?.column}”`}
        </span>
        {request !== null && (
          <span className="inbox-clock">
            <ClockBadge clock={request.clock} /> {clockBadge(request.clock).detail}
          </span>
        )}
        {report !== null && report.dueOn !== null && (
          <span className="inbox-clock">最迟{dayText(report.dueOn)}公布</span>
        )}
        {document !== null && document.publishBy !== null && (
          <span className="inbox-clock">最迟{dayText(document.publishBy)}公开</span>
        )}
        {faults.length > 0 && (
          <span className="inbox-faults">
            <Mark tone="bad">
              {faultWords[item.about]}
              {faults.length}处
            </Mark>{' '}
            {faults.map(({ message }) => message).join('；')}
          </span>
        )}
        <span className="quiet">
          {request === null ? '' : `${request.number} · `}
          {draftedBy}
          {report === null ? '拟稿，' : ''}
          {momentText(since)}
          {offer === null ? '送审' : '送来'}
          {forName === null ? '' : ` · 代${forName}审批`}
        </span>
      </Link>
    </li>
  );
}

function placeOf({ id, about, report, document, offer, policy }: InboxItem): string {
  if (policy !== null) return `/policy-items/${id}`;
  if (offer !== null) return '/offers';
  if (document !== null) return `/documents/${id}/review`;
  if (report === null) return `/letters/${id}/review`;
  const folder = about === 'website-report' ? 'website-reports' : 'reports';
  return `/${folder}/${report.code}/${report.year}`;
}

function wordOf({ act, document, policy }: InboxItem): string {
  if (policy !== null) return '发布政策事项';
  if (document !== null) return reviewSteps[document.step].label;
  if (act === 'take') return '接收报送';
  return act === 'agree' ? '' : awaitedWords[act];
}
