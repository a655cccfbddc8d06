// Whether one text may be the other with an error of typing, and where in a question one may be: in words that
// nobody on the site uses.

/** One character wrong, missing, too many, or two neighbours exchanged. */
export function isOneApart(typed: string, meant: string): boolean {
  if (typed === meant) return false;
  const a = Array.from(typed);
  const b = Array.from(meant);
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  const room = Math.min(a.length, b.length) - start;
  while (end < room && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && left[0] === right[1] && left[1] === right[0] && right.length === 2;
}

export interface Stretch {
  readonly start: number;
  readonly text: string;
}

export const longestStretch = 12;
const mostStretches = 60;

/**
 * Pieces of a text that hold at least one of its unknown words, the longest first: what is wrong in 住房保章 is told
 * best with the words around it.
 */
export function doubtfulStretches(
  words: readonly string[],
  isKnown: (word: string) => boolean,
): readonly Stretch[] {
  const starts: number[] = [];
  let at = 0;
  for (const word of words) {
    starts.push(at);
    at += word.length;
  }
  const text = words.join('');
  const found: Stretch[] = [];
  for (let from = 0; from < words.length; from += 1) {
    for (let to = from; to < words.length; to += 1) {
      const start = starts[from] ?? 0;
      const end = (starts[to] ?? 0) + (words[to]?.length ?? 0);
      if (end - start > longestStretch) break;
      const isDoubtful = words.slice(from, to + 1).some((word) => !isKnown(word));
      if (end - start >= 2 && isDoubtful) found.push({ start, text: text.slice(start, end) });
    }
  }
  return found.toSorted((a, b) => b.text.length - a.text.length).slice(0, mostStretches);
}
