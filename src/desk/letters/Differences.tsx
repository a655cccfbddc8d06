// What changed between two texts: what went is struck out, what came is underlined.

import { diffArrays, diffChars, diffWordsWithSpace } from 'diff';
import type { ReactNode } from 'react';
import { type Differ, isChanged, textChanges } from '../../rules/text-changes.ts';
import type { Letter } from './letter-queries.ts';

function linesOf({ title, addressee, paragraphs, attachments }: Letter['text']): readonly string[] {
  return [title, `${addressee}：`, ...paragraphs, ...attachments.map((a) => `附件：${a}`)];
}

/** Chromium has it from 87 on. */
const words = 'Segmenter' in Intl ? new Intl.Segmenter('zh', { granularity: 'word' }) : undefined;

const differ: Differ = {
  lines: (before, after) => diffArrays([...before], [...after]),
  wording: (before, after) =>
    words === undefined
      ? diffChars(before, after)
      : diffWordsWithSpace(before, after, { intlSegmenter: words }),
};

export function Differences(props: {
  readonly before: Letter['text'];
  readonly after: Letter['text'];
  readonly isBrief?: boolean;
}): ReactNode {
  const { before, after, ...rest } = props;
  return <LineDifferences before={linesOf(before)} after={linesOf(after)} {...rest} />;
}

export function LineDifferences(props: {
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Only the paragraphs in which something changed. */
  readonly isBrief?: boolean;
}): ReactNode {
  const { before, after, isBrief = false } = props;
  const lines = textChanges(before, after, differ);
  const changed = lines.filter((line) => line.some(isChanged));
  if (changed.length === 0) return <p className="quiet">没有差别。</p>;
  return (
    <div className="differences">
      {(isBrief ? changed : lines).map((line, n) => (
        <p key={n}>
          {line.map((part, i) =>
            part.added ? (
              <ins key={i}>{part.value}</ins>
            ) : part.removed ? (
              <del key={i}>{part.value}</del>
            ) : (
              <span key={i}>{part.value}</span>
            ),
          )}
        </p>
      ))}
    </div>
  );
}
