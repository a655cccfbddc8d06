// Whether a document is on the site.

import type { ReactNode } from 'react';
import type { getDocuments } from '../../web/api/documents.ts';
import type { ReplyOf } from '../api.ts';
import { Mark, type MarkTone } from '../parts/Mark.tsx';

type State = ReplyOf<typeof getDocuments>['items'][number]['state'];

export const documentStates: Readonly<Record<State, { label: string; tone: MarkTone }>> = {
  draft: { label: '草稿', tone: 'plain' },
  published: { label: '已发布', tone: 'good' },
  withdrawn: { label: '已撤回', tone: 'bad' },
};

export function StateTag({ state }: { readonly state: State }): ReactNode {
  const { label, tone } = documentStates[state];
  return <Mark tone={tone}>{label}</Mark>;
}
