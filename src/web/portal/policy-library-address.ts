// Addresses of 政策文件库: those of the search, of policy documents only.

import { searchAddress, type SearchField, type SearchQuery } from './search-query.ts';

export const policyLibraryAddress = '/zcwjk/';

export function libraryAddress(
  query: SearchQuery,
  change: Readonly<Partial<Record<SearchField, string | undefined>>> = {},
): string {
  const { tab: _, ...rest } = query;
  return policyLibraryAddress + searchAddress(rest, change).slice('/sousuo/'.length);
}
