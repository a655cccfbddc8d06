// How many results there are: exact up to ten thousand, more are not counted.

import type { SearchResult } from '../../../store/search/search.ts';

export const mostSaid = 10_000;

export function foundCount({ total, isExact, isAtMost }: SearchResult): string {
  if (isAtMost) return `至多约${total}件`;
  if (total > mostSaid) return '超过10000件';
  return isExact ? `共${total}件` : `约${total}件`;
}
