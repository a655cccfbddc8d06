// How many results there are: exact up to ten thousand, more are not counted.

import type { SearchResult } from '../../../store/search/search.ts';

export const mostSaid = 10_000;
const surelyMore = 13_000;

export function foundCount({ total, isExact, isAtMost }: SearchResult): string {
  // An estimate may err.
  if (total > mostSaid && (isExact || total >= surelyMore)) return '超过10000件';
  if (isAtMost) return `至多约${total}件`;
  return isExact ? `共${total}件` : `约${total}件`;
}
