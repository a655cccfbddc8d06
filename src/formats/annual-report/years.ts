// A comparison print-out sets two years' reports side by side. Lines that hold nothing but a year say
// whose figures follow; those of the other year are left out.

import type { Block } from './blocks.ts';
import { headingOf } from './parts.ts';

export function onlyYear(blocks: readonly Block[]): readonly Block[] {
  if (!isComparison(blocks)) return blocks;
  const marks = blocks.map((block) => (block.kind === 'line' ? yearMark(block.text) : null));
  const report = marks.find((mark) => mark?.opensReport === true)?.year;
  if (report === undefined) return blocks;
  let part: YearMark = { year: report, opensReport: true };
  let table = report;
  return blocks.filter((block, i) => {
    const mark = marks[i] ?? null;
    if (mark?.opensReport === true) part = mark;
    if (mark !== null) table = mark.year;
    if (part.year !== report) return false;
    // The tables of the two years alternate under one heading, which belongs to both.
    const isHeading = block.kind === 'line' && headingOf(block.text) !== null;
    return isHeading || mark?.opensReport === true || (mark === null && table === report);
  });
}

function isComparison(blocks: readonly Block[]): boolean {
  return blocks.some((b) => b.kind === 'line' && /年报比对|重复率[:：]|差异分析/.test(b.text));
}

interface YearMark {
  readonly year: number;
  /** 「2023 年报告」 opens a whole report, 「2023 年」 only figures. */
  readonly opensReport: boolean;
}

function yearMark(line: string): YearMark | null {
  const text = line.trim();
  const match = text.length > 12 ? null : /^(20\d\d)\s*年度?\s*(报告)?$/.exec(text);
  return match === null ? null : { year: Number(match[1]), opensReport: match[2] !== undefined };
}
