// Whether a document is on the site.

import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { getDocuments } from '../../web/api/documents.ts';
import type { ReplyOf } from '../api.ts';

type State = ReplyOf<typeof getDocuments>['items'][number]['state'];

export const documentStates: Readonly<Record<State, { label: string; color: string }>> = {
  draft: { label: '草稿', color: 'default' },
  published: { label: '已发布', color: 'green' },
  withdrawn: { label: '已撤回', color: 'red' },
};

export function StateTag({ state }: { readonly state: State }): ReactNode {
  const { label, color } = documentStates[state];
  return <Tag color={color}>{label}</Tag>;
}
