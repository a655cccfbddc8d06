// Like requests one under the other: how like, why, and how each ended.

import type { ReactNode } from 'react';
import { dayText } from '../../rules/request/clock-badge.ts';
import { wordsOfOutcome } from '../../rules/corrections.ts';
import { Link } from '../router.tsx';
import type { Similar } from './SimilarPanel.tsx';

type Item = Similar['ofOthers'][number];

export function SimilarList(props: {
  readonly title: string;
  readonly items: readonly Item[];
  readonly isOfOthers?: boolean;
}): ReactNode {
  const { title, items, isOfOthers = false } = props;
  if (items.length === 0) return null;
  return (
    <>
      <div className="panel-subhead">
        <h3>
          {title}（{items.length}件）
        </h3>
      </div>
      <ul className="similar">
        {items.map((item) => (
          <li key={item.id}>
            <span className="similar-score figure" title="相似度">
              {Math.round(item.score * 100)}%
            </span>
            <div className="similar-what">
              <Link to={`/requests/${item.id}`}>{item.subject}</Link>
              <span className="quiet">
                {item.number}
                {isOfOthers && ` · ${item.maskedName}`} · {item.organ.name} ·{' '}
                {dayText(item.submittedOn)}提交
              </span>
              <span>{endText(item)}</span>
              <span className="quiet">{whyText(item)}</span>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The applicant's latest requests for something else, folded away: a line each. */
export function UnlikeList({ items }: { readonly items: readonly Item[] }): ReactNode {
  if (items.length === 0) return null;
  return (
    <details className="similar-more">
      <summary>同一申请人的其他申请（最近{items.length}件）</summary>
      <ul className="similar">
        {items.map((item) => (
          <li key={item.id} className="similar-what">
            <Link to={`/requests/${item.id}`}>{item.subject}</Link>
            <span className="quiet">
              {item.number} · {dayText(item.submittedOn)}提交 ·{' '}
              {item.outcome === null ? '办理中' : wordsOfOutcome(item.outcome).label}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function endText({ outcome, concludedOn, reply }: Item): string {
  if (concludedOn === null || outcome === null) {
    return reply === null ? '办理中，尚未答复' : `答复${reply.number}已签发，尚未送出`;
  }
  const letter = reply === null ? '没有答复' : `答复${reply.number}`;
  return `${wordsOfOutcome(outcome).label}，${letter}，${dayText(concludedOn)}办结`;
}

function whyText({ sharedDocumentNumber, sharedWords, against }: Item): string {
  const words = sharedWords
    .filter((run) => run.length > 2)
    .slice(0, 3)
    .map((run) => `“${run}”`)
    .join('、');
  return [
    sharedDocumentNumber === null ? '' : `文号相同：${sharedDocumentNumber}`,
    words === '' ? '' : `相同的文字：${words}`,
    against === null ? '' : `但${against}`,
  ]
    .filter((part) => part !== '')
    .join('；');
}
