// Every word that was said of a letter on its way, with name and minute.

import type { ReactNode } from 'react';
import { letterActs } from '../../rules/letters/approval.ts';
import { momentText } from '../parts/moments.ts';
import { Panel } from '../parts/Panel.tsx';
import type { Letter } from './letter-queries.ts';

export function Opinions({ letter }: { readonly letter: Letter }): ReactNode {
  if (letter.opinions.length === 0) return null;
  return (
    <Panel title="办理意见" id="opinions">
      <ul className="opinions">
        {letter.opinions.map((said, i) => (
          <li key={i}>
            <strong>{letterActs[said.act]}</strong> {said.name}
            {said.forName === undefined ? '' : `（代${said.forName}）`}
            <span className="quiet">
              {' '}
              {momentText(said.at)}，第{said.version}稿
            </span>
            {said.opinion !== undefined && <p>{said.opinion}</p>}
            {said.secrecyReview !== undefined && <p>保密审查：{said.secrecyReview}</p>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
