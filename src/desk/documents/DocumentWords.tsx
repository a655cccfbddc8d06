// Every word that was said of a document on its way to the site, with name and minute.

import type { ReactNode } from 'react';
import {
  documentActs,
  reviewSteps,
  type SecrecyQuestion,
  secrecyQuestionKeys,
  secrecyQuestions,
} from '../../rules/document-review.ts';
import { momentText } from '../parts/moments.ts';
import { Panel } from '../parts/Panel.tsx';
import type { DocumentDetail } from './DocumentPage.tsx';

export function DocumentWords({ document }: { readonly document: DocumentDetail }): ReactNode {
  if (document.words.length === 0) return null;
  return (
    <Panel
      title="审查记录"
      id="words"
      extra={
        !document.locked && (
          <span>
            审核表 <a href={`/api/documents/${document.id}/review-form/docx`}>Word</a>{' '}
            <a href={`/api/documents/${document.id}/review-form/pdf`}>PDF</a>
          </span>
        )
      }
    >
      <ol className="opinions">
        {document.words.map((said, i) => (
          <li key={i}>
            <strong>
              {said.step !== null && said.act === 'agree'
                ? `${reviewSteps[said.step].label}通过`
                : documentActs[said.act as keyof typeof documentActs]}
            </strong>{' '}
            {said.by ?? '系统'}
            {said.inPlaceOf === null ? '' : `（代${said.inPlaceOf}）`}
            <span className="quiet"> {momentText(said.at)}</span>
            {said.opinion !== null && <p>{said.opinion}</p>}
            {said.answers !== null && (
              <ul>
                {secrecyQuestionKeys.map((key: SecrecyQuestion) => (
                  <li key={key}>
                    {secrecyQuestions[key]}：{said.answers?.[key] === true ? '是' : '否'}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
