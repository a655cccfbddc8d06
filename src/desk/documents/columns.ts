// The columns of an organ, read once in a while.

import { useQuery } from '@tanstack/react-query';
import type { getColumns } from '../../web/api/documents.ts';
import { call, type ReplyOf } from '../api.ts';

export type Column = ReplyOf<typeof getColumns>['items'][number];

const none: readonly Column[] = [];

export function useColumns(organ: string): readonly Column[] {
  const { data } = useQuery({
    queryKey: ['columns', organ],
    queryFn: () => call<typeof getColumns>('get', '/columns', { query: { organ } }),
    staleTime: 300_000,
  });
  return data?.items ?? none;
}

export interface ColumnNode {
  readonly value: number;
  readonly title: string;
  /** Only lists hold documents; the others hold columns or forms. */
  readonly selectable: boolean;
  readonly children: ColumnNode[];
}

export function columnTree(
  columns: readonly Column[],
  parentId: number | null = null,
): ColumnNode[] {
  return columns
    .filter((column) => column.parentId === parentId)
    .map(({ id, name, kind }) => ({
      value: id,
      title: name,
      selectable: kind === 'list',
      children: columnTree(columns, id),
    }));
}

/** The column that a new document was begun from (编辑待办). */
export function askedColumn(): number[] {
  const id = askedId('column');
  return id === undefined ? [] : [id];
}

/** The document that a new interpretation explains (编辑待办, 政策解读). */
export function askedInterpreted(): number | undefined {
  return askedId('interprets');
}

function askedId(name: string): number | undefined {
  const id = Number(new URLSearchParams(window.location.search).get(name) ?? 0);
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}
