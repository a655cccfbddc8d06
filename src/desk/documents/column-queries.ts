// The tree of columns with its settings, in the order in which readers see it.

import { useQuery } from '@tanstack/react-query';
import type { getColumnSettings } from '../../web/api/columns.ts';
import { call, type ReplyOf } from '../api.ts';

export type ColumnTree = ReplyOf<typeof getColumnSettings>;
export type ColumnSetting = ColumnTree['items'][number];
export type ColumnLine = ColumnSetting & { readonly depth: number };

export function useColumnTree() {
  return useQuery({
    queryKey: ['column-settings'],
    queryFn: () => call<typeof getColumnSettings>('get', '/column-settings', { query: {} }),
    refetchOnWindowFocus: false,
  });
}

export function inTree(
  columns: readonly ColumnSetting[],
  parentId: number | null = null,
  depth = 0,
): readonly ColumnLine[] {
  return columns
    .filter((column) => column.parentId === parentId)
    .flatMap((column) => [{ ...column, depth }, ...inTree(columns, column.id, depth + 1)]);
}
