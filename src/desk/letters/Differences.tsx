// What changed between two texts, word by word: what went is struck out, what came is underlined.

import { diffWordsWithSpace } from 'diff';
import type { ReactNode } from 'react';
import type { Letter } from './letter-queries.ts';

export function plainOf({ title, addressee, paragraphs, attachments }: Letter['text']): string {
  return [title, `${addressee}：`, ...paragraphs, ...attachments.map((a) => `附件：${a}`)].join(
    '\n',
  );
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });

export function Differences(props: {
  readonly before: Letter['text'];
  readonly after: Letter['text'];
}): ReactNode {
  const parts = diffWordsWithSpace(plainOf(props.before), plainOf(props.after), {
    intlSegmenter: words,
  });
  if (parts.every((part) => !part.added && !part.removed)) {
    return <p className="quiet">没有差别。</p>;
  }
  return (
    <div className="differences">
      {parts.map((part, i) =>
        part.added ? (
          <ins key={i}>{part.value}</ins>
        ) : part.removed ? (
          <del key={i}>{part.value}</del>
        ) : (
          <span key={i}>{part.value}</span>
        ),
      )}
    </div>
  );
}
