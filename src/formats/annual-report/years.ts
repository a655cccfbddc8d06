// A comparison print-out sets two years' reports side by side. Lines that hold nothing but a year say
// whose figures follow; those of the other year are left out.

import type { Block } from './blocks.ts';
import { headingOf } from './parts.ts';

export function onlyYear(blocks: readonly Block[], year: number | null): readonly Block[] {
  if (year === null || !isComparison(blocks)) return blocks;
  let current = year;
  return blocks.filter((block) => {
    const marked = block.kind === 'line' ? yearMark(block.text) : null;
    if (marked !== null) current = marked;
    if (block.kind === 'line' && headingOf(block.text) !== null) return true;
    return current === year && marked === null;
  });
}

function isComparison(blocks: readonly Block[]): boolean {
  return blocks.some((b) => b.kind === 'line' && /年报比对|重复率[:：]|差异分析/.test(b.text));
}

function yearMark(line: string): number | null {
  const text = line.trim();
  const match = text.length > 12 ? null : /^(20\d\d)\s*年度?\s*(?:报告)?$/.exec(text);
  return match === null ? null : Number(match[1]);
}
