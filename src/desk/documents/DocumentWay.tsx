// How far a document is on its way, on whom it waits and since when (看在哪里卡住).

import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { reviewSteps } from '../../rules/document-review.ts';
import { momentText } from '../parts/moments.ts';
import type { DocumentDetail } from './DocumentPage.tsx';
import type { Review } from './review-queries.ts';

export function DocumentWay(props: {
  readonly document: DocumentDetail;
  readonly review: Review | undefined;
}): ReactNode {
  const { document, review } = props;
  if (document.way.length === 0 || document.draftState === 'writing') return null;
  const { agreed, awaited, publishAt } = document;
  return (
    <div className="way" id="way">
      <ol className="way-steps" aria-label="审查环节">
        {document.way.map((step) => {
          const state = agreed.includes(step) ? 'done' : step === awaited ? 'now' : 'later';
          return (
            <li key={step} className={`way-${state}`} aria-current={state === 'now' && 'step'}>
              <span aria-hidden="true">{marks[state]}</span> {reviewSteps[step].label}
              <span className="quiet"> {words[state]}</span>
            </li>
          );
        })}
        <li className={awaited === null ? 'way-now' : 'way-later'}>
          <span aria-hidden="true">{awaited === null ? marks.now : marks.later}</span> 发布
          {publishAt !== null && <span className="quiet"> 定于{momentText(publishAt)}</span>}
        </li>
      </ol>
      {review?.awaits && <Awaited awaits={review.awaits} />}
    </div>
  );
}

const marks = { done: '✓', now: '●', later: '○' } as const;
const words = { done: '已通过', now: '等待中', later: '' } as const;

function Awaited({ awaits }: { readonly awaits: NonNullable<Review['awaits']> }): ReactNode {
  const word = reviewSteps[awaits.step].label;
  if (awaits.of.length > 0) {
    return (
      <p className="quiet">
        {momentText(awaits.since)}起等待{word}，可以办理的有：{awaits.of.join('、')}
      </p>
    );
  }
  return (
    <Alert
      type="warning"
      showIcon
      title={`${momentText(awaits.since)}起等待${word}，但没有人可以办理`}
      description={`有${word}权限的人都写过或者审过这一稿，或者不在栏目指定的审查人之列。请增加${word}的人员，或者由有权限的人委托他人代为审查。`}
    />
  );
}
