// The six parts: their headings, wherever a layout puts them, and what stands between.

import { partNamed } from '../../rules/annual-report/part-titles.ts';
import type { Block } from './blocks.ts';

export interface ReadPart {
  readonly number: number;
  readonly heading: string;
  readonly blocks: readonly Block[];
}

export interface Parts {
  readonly before: readonly Block[];
  /** In the printed order. */
  readonly parts: readonly ReadPart[];
}

/** Titles as they may stand in running text of a page that lost its line ends. */
const inlineHeading =
  /[一二三四五六]、\s?(?:总体情况|主动公开政府信息情况|收到和处理政府信息公开申请情况|(?:因)?政府信息公开[^，。；、]{0,10}复议、[^，。；、]{0,4}行政诉讼(?:的)?情况|(?:政府信息公开工作)?存在的主要问题及改进情况|其他需要报告的事项)/g;

interface Candidate {
  readonly number: number;
  readonly heading: string;
  readonly index: number;
  readonly exact: boolean;
}

export function splitParts(blocks: readonly Block[]): Parts {
  const lines = blocks.flatMap(splitInline);
  const candidates = lines.flatMap((block, index): readonly Candidate[] => {
    const found = block.kind === 'line' ? headingOf(block.text) : null;
    return found === null ? [] : [{ ...found, index }];
  });
  const chosen = choose(candidates, lines.length);
  const parts = chosen.map((candidate, i) => ({
    number: candidate.number,
    heading: candidate.heading,
    blocks: lines.slice(candidate.index + 1, chosen[i + 1]?.index ?? lines.length),
  }));
  return { before: lines.slice(0, chosen[0]?.index ?? lines.length), parts };
}

/** Cuts a page on one line before and behind each heading. */
function splitInline(block: Block): readonly Block[] {
  if (block.kind !== 'line' || block.text.length < 60) return [block];
  const pieces: Block[] = [];
  let from = 0;
  const add = (text: string): void => {
    if (text.trim() !== '') pieces.push({ kind: 'line', text: text.trim() });
  };
  for (const match of block.text.matchAll(inlineHeading)) {
    add(block.text.slice(from, match.index));
    add(match[0]);
    from = match.index + match[0].length;
  }
  if (from === 0) return [block];
  add(block.text.slice(from));
  return pieces;
}

/** The part that a line is the heading of. */
export function headingOf(line: string): Omit<Candidate, 'index'> | null {
  if (line.length > 80) return null;
  const heading = line
    .trim()
    .replace(/^[#*\s]+/, '')
    .replace(/\**$/, '')
    .trim();
  const named = partNamed(heading);
  return named === null ? null : { heading, ...named };
}

/**
 * One heading per part. A table of contents and a quoted title have little behind them, so the
 * heading with the most lines up to the next one is taken; a title in the form's own words before others.
 */
function choose(candidates: readonly Candidate[], end: number): readonly Candidate[] {
  const best = new Map<number, { candidate: Candidate; span: number }>();
  candidates.forEach((candidate, i) => {
    const span = (candidates[i + 1]?.index ?? end) - candidate.index;
    const held = best.get(candidate.number);
    const better =
      held === undefined ||
      (candidate.exact && !held.candidate.exact) ||
      (candidate.exact === held.candidate.exact && span > held.span);
    if (better) best.set(candidate.number, { candidate, span });
  });
  return [...best.values()].map((b) => b.candidate).toSorted((a, b) => a.index - b.index);
}
