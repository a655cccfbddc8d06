// Figures of requests for everybody (条例 50 ¶1(2)) before the report that publishes them: no cell may tell of one person.

/** [choice] Fewer in a cell and somebody who knows the place might know the person (个人信息保护法 4, 73(4)). */
export const smallestCell = 5;

/**
 * The cells of a whole whose sum is printed beside them; undefined is not shown. Hidden are the cells below the
 * threshold, and as many others, the smallest first, as it takes that the hidden ones cannot be computed from the sum.
 * A zero tells of nobody: it is hidden last.
 */
export function withoutSmallCells(cells: readonly number[]): readonly (number | undefined)[] {
  const bySize = cells
    .map((count, at) => ({ count, at }))
    .sort((a, b) => Number(a.count === 0) - Number(b.count === 0) || a.count - b.count);
  const hidden = new Set<number>();
  let sum = 0;
  for (const { count, at } of bySize) {
    const isSmall = count > 0 && count < smallestCell;
    const isOpen = hidden.size > 0 && (hidden.size < 2 || sum < smallestCell);
    if (!isSmall && !isOpen) break;
    hidden.add(at);
    sum += count;
  }
  return cells.map((count, at) => (hidden.has(at) ? undefined : count));
}

/** As a share in per cent with one decimal; of nothing there is none. */
export function shareOf(part: number, whole: number): string {
  return whole === 0 ? '' : `${((part / whole) * 100).toFixed(1)}%`;
}
