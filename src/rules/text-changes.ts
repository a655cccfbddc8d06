// What changed between two texts, paragraph by paragraph: one that stands on both sides in another wording is
// compared word by word, one that came or went is shown whole.

export interface Part {
  readonly value: string;
  readonly added: boolean;
  readonly removed: boolean;
}
export type Line = readonly Part[];

interface Changed<T> {
  readonly value: T;
  readonly added: boolean;
  readonly removed: boolean;
}

/** How pieces are held against each other; `undefined`: they differ in more than is worth finding. */
export interface Differ {
  readonly lines: (
    before: readonly string[],
    after: readonly string[],
  ) => readonly Changed<readonly string[]>[] | undefined;
  /** By words where they are known (Chinese has no spaces), else by characters. */
  readonly wording: (before: string, after: string) => readonly Part[] | undefined;
}

/** Beyond it nobody reads which paragraph is like which. */
const mostPairs = 40_000;

export function isChanged({ added, removed }: Part): boolean {
  return added || removed;
}

export function textChanges(
  before: readonly string[],
  after: readonly string[],
  differ: Differ,
): readonly Line[] {
  const lines: Line[] = [];
  let gone: readonly string[] = [];
  const flush = (came: readonly string[]): void => {
    lines.push(...reworded(gone, came, differ));
    gone = [];
  };
  const pieces = differ.lines(before, after) ?? [
    { value: before, added: false, removed: true },
    { value: after, added: true, removed: false },
  ];
  for (const { value, added, removed } of pieces) {
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
  { wording }: Differ,
): readonly Line[] {
  if (gone.length * came.length > mostPairs) return [...gone.map(removal), ...came.map(addition)];
  const lines: Line[] = [];
  const pairs = came.map(pairsOf);
  let next = 0;
  for (const old of gone) {
    const ofOld = pairsOf(old);
    const at = pairs.findIndex((ofText, i) => i >= next && areAlike(ofOld, ofText));
    if (at < 0) {
      lines.push(removal(old));
      continue;
    }
    lines.push(...came.slice(next, at).map(addition));
    const other = came[at] ?? '';
    const parts = wording(old, other);
    lines.push(...(parts === undefined ? [removal(old), addition(other)] : [parts]));
    next = at + 1;
  }
  lines.push(...came.slice(next).map(addition));
  return lines;
}

function removal(value: string): Line {
  return [{ value, added: false, removed: true }];
}

function addition(value: string): Line {
  return [{ value, added: true, removed: false }];
}

/** Half of the pairs of characters in common. */
function areAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size === 0 || b.size === 0) return false;
  const common = [...a].filter((pair) => b.has(pair)).length;
  return (2 * common) / (a.size + b.size) > 0.5;
}

function pairsOf(text: string): ReadonlySet<string> {
  return new Set(
    Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)),
  );
}
