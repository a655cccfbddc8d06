// Where an item stands between draft and readers.

import type { ReactNode } from 'react';
import { Mark, type MarkTone } from '../parts/Mark.tsx';
import type { ListedItem } from './policy-queries.ts';

export const ways = {
  draft: '草稿',
  submitted: '待审核',
  published: '已发布',
  withdrawn: '已撤下',
} as const satisfies Readonly<Record<ListedItem['way'], string>>;

const tones: Readonly<Record<ListedItem['way'], MarkTone>> = {
  draft: 'plain',
  submitted: 'new',
  published: 'good',
  withdrawn: 'bad',
};

export function wayMark({ way }: Pick<ListedItem, 'way'>): ReactNode {
  return <Mark tone={tones[way]}>{ways[way]}</Mark>;
}
