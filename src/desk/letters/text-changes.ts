// What changed between two texts, paragraph by paragraph: one that stands on both sides in another wording is
// compared word by word, one that came or went is shown whole.

import { type Change, diffArrays, diffChars, diffWordsWithSpace } from 'diff';

export type Part = Pick<Change, 'value' | 'added' | 'removed'>;
export type Line = readonly Part[];

export function isChanged({ added, removed }: Part): boolean {
  return added || removed;
}

/** @param words splits Chinese, which has no spaces; without it character is held against character */
export function textChanges(
  before: readonly string[],
  after: readonly string[],
  words: Intl.Segmenter | undefined,
): readonly Line[] {
  const lines: Line[] = [];
  let gone: readonly string[] = [];
  const flush = (came: readonly string[]): void => {
    lines.push(...reworded(gone, came, words));
    gone = [];
  };
  for (const { value, added, removed } of diffArrays([...before], [...after])) {
    if (removed) gone = [...gone, ...value];
    else if (added) flush(value);
    else {
      flush([]);
      lines.push(...value.map((text) => [{ value: text, added: false, removed: false }]));
    }
  }
  flush([]);
  return lines;
}

/** Each paragraph that went is laid beside the first one after the last pair that is like it. */
function reworded(
  gone: readonly string[],
  came: readonly string[],
  words: Intl.Segmenter | undefined,
): readonly Line[] {
  const lines: Line[] = [];
  let next = 0;
  for (const old of gone) {
    const at = came.findIndex((text, i) => i >= next && areAlike(old, text));
    if (at < 0) {
      lines.push([{ value: old, added: false, removed: true }]);
      continue;
    }
    for (const text of came.slice(next, at))
      lines.push([{ value: text, added: true, removed: false }]);
    const other = came[at] ?? '';
    lines.push(
      words === undefined
        ? diffChars(old, other)
        : diffWordsWithSpace(old, other, { intlSegmenter: words }),
    );
    next = at + 1;
  }
  for (const text of came.slice(next)) lines.push([{ value: text, added: true, removed: false }]);
  return lines;
}

/** Half of the pairs of characters in common. */
function areAlike(a: string, b: string): boolean {
  const ofA = pairsOf(a);
  const ofB = pairsOf(b);
  if (ofA.size === 0 || ofB.size === 0) return false;
  const common = [...ofA].filter((pair) => ofB.has(pair)).length;
  return (2 * common) / (ofA.size + ofB.size) > 0.5;
}

function pairsOf(text: string): ReadonlySet<string> {
  return new Set(
    Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)),
  );
}
