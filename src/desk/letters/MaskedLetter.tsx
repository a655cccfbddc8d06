// A letter that hides the applicant from whoever does not handle its case, until he says why he reads it; after a
// minute it is hidden again.

import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { RevealButton, useRevealed } from '../parts/RevealButton.tsx';
import { type Letter, revealLetter } from './letter-queries.ts';

/** The letter as it may be shown now, and the notice with the button above it where something is hidden. */
export function useShownLetter(letter: Letter): readonly [Letter, ReactNode] {
  const [revealed, show] = useRevealed<Letter>();
  // What was revealed is of one version; a newer one is hidden again.
  const inClear = revealed?.id === letter.id && revealed.version === letter.version;
  const notice = letter.masked && (
    <Alert
      className="masked-letter"
      type="info"
      showIcon
      title={
        inClear
          ? '文书中申请人的信息正以明文显示，查看已记入日志。'
          : '您不是本件的承办人，文书中申请人的姓名、证件号码和联系方式已经隐去。'
      }
      action={
        <RevealButton
          title="查看文书明文"
          isShown={inClear}
          load={(body) => revealLetter(letter.id, body)}
          onShow={show}
        />
      }
    />
  );
  return [inClear ? { ...letter, ...wordsOf(revealed), masked: false } : letter, notice];
}

/** Only the words: what may be done, and by whom, is asked anew all the time. */
function wordsOf({
  facts,
  text,
  composed,
  service,
  versions,
  opinions,
  proof,
}: Letter): Partial<Letter> {
  return { facts, text, composed, service, versions, opinions, proof };
}

/** Over a form that holds the clear words: down when their minute is over, and what was typed is still there after. */
export function Veil(props: { readonly isDown: boolean; readonly children: ReactNode }): ReactNode {
  return (
    <>
      {props.isDown && (
        <p className="quiet" role="status">
          明文显示的时间已到，已经隐去；您的修改还在，再次“查看明文”后接着改。
        </p>
      )}
      <div hidden={props.isDown}>{props.children}</div>
    </>
  );
}
