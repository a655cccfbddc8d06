// Blacking out part of a record (条例 37): each box has a reason, and the boxes are the list of what was
// withheld that the reply gives.

import { type RefusalGround, refusalGrounds } from './outcomes.ts';
import { violation, type Violation } from './violations.ts';

/** Parts of a page, from its top left corner, each between 0 and 1. */
export interface RedactionBox {
  /** From 1. */
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly ground: RefusalGround;
  readonly reason: string;
}

export const mostBoxes = 2000;

export function redactionViolations(
  boxes: readonly RedactionBox[],
  pages: number,
): readonly Violation[] {
  if (boxes.length === 0) return [violation('redaction-empty', 'boxes')];
  if (boxes.length > mostBoxes) return [violation('redaction-too-many', 'boxes')];
  return boxes.flatMap((box, i) => {
    const found: Violation[] = [];
    if (!Number.isInteger(box.page) || box.page < 1 || box.page > pages || !isOnPage(box)) {
      found.push(violation('redaction-off-page', `boxes.${i}`));
    }
    if (box.reason.trim() === '') found.push(violation('redaction-reason-missing', `boxes.${i}`));
    return found;
  });
}

function isOnPage({ x, y, width, height }: RedactionBox): boolean {
  return [x, y].every((n) => n >= 0 && n < 1) && [width, height].every((n) => n > 0 && n <= 1);
}

/** 第2页（商业秘密：合同单价）；… in the order of the pages: the list for the reply. */
export function redactionSummary(boxes: readonly RedactionBox[]): string {
  const lines = new Map<string, Set<number>>();
  for (const { page, ground, reason } of boxes) {
    const why = `${refusalGrounds[ground].label}：${reason.trim()}`;
    lines.set(why, (lines.get(why) ?? new Set()).add(page));
  }
  return [...lines]
    .map(([why, pages]) => `第${[...pages].toSorted((a, b) => a - b).join('、')}页（${why}）`)
    .join('；');
}
