// A piece of text that was read out of marks (HTML, the parts of an office file): where its characters stand there,
// so that what is masked keeps the marks around it, also where they run through a number.

import type { FoundData } from './find.ts';
import type { Piece } from './text-block.ts';

/** Text that stands in the source as it is, or one character written as an entity. */
interface Run {
  /** In the text of the piece. */
  readonly at: number;
  readonly length: number;
  /** In the source. */
  readonly from: number;
  readonly width: number;
}

export interface SourcePiece extends Piece {
  readonly runs: readonly Run[];
}

export function addRun(
  into: { text: string; readonly runs: Run[] },
  text: string,
  from: number,
  width = text.length,
): void {
  if (text === '') return;
  into.runs.push({ at: into.text.length, length: text.length, from, width });
  into.text += text;
}

/** The source with these masked: the marks within a number stay, its characters go. */
export function maskedSource(source: string, found: readonly FoundData[]): string {
  const cuts = found.flatMap(({ piece, start, end, masked }) =>
    (piece as SourcePiece).runs
      .filter((run) => run.at < end && run.at + run.length > start)
      .map((run, n) => {
        const isPlain = run.length === run.width;
        const first = Math.max(start, run.at) - run.at;
        const last = Math.min(end, run.at + run.length) - run.at;
        return {
          from: run.from + (isPlain ? first : 0),
          to: run.from + (isPlain ? last : run.width),
          // Where the first stood stands the whole mask.
          text: n === 0 ? escaped(masked) : '',
        };
      }),
  );
  let made = '';
  let at = 0;
  for (const cut of cuts.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    if (cut.from < at) continue;
    made += source.slice(at, cut.from) + cut.text;
    at = cut.to;
  }
  return made + source.slice(at);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
