// How a list is cut into pages. The first shows the newest; those behind it are numbered from the oldest, so that what
// is published changes none of them: a reader's note of a page stays true, and whoever copies the site as files copies
// few of them.

export const pageSize = 20;

/** The first page, and those that are full for good. */
export function listPages(total: number): number {
  return Math.max(1, Math.floor(total / pageSize));
}

/** Among all, newest first. @param page 1 is the newest, 2 the oldest, 3 the one after it … */
export function stretchOf(total: number, page: number): { offset: number; limit: number } {
  if (page > 1) return { offset: total - (page - 1) * pageSize, limit: pageSize };
  return { offset: 0, limit: total - (listPages(total) - 1) * pageSize };
}

/** As it is printed: the oldest is 1. */
export function printedNumber(page: number): number {
  return page - 1;
}

/** The other way round: the page that bears the number. */
export function unprintedNumber(number: number): number {
  return number + 1;
}

/** A page says how many newer ones there are only up to here (parts/pager.ts). */
export const newerShown = 3;
