// Whether a document is on the site.

import type { ReactNode } from 'react';
import { documentStateLabels } from '../../rules/document-review.ts';
import type { getDocuments } from '../../web/api/documents.ts';
import type { ReplyOf } from '../api.ts';
import { Mark, type MarkTone } from '../parts/Mark.tsx';

type State = ReplyOf<typeof getDocuments>['items'][number]['state'];

export const documentStates: Readonly<Record<State, { label: string; tone: MarkTone }>> = {
  draft: { label: documentStateLabels.draft, tone: 'plain' },
  published: { label: documentStateLabels.published, tone: 'good' },
  withdrawn: { label: documentStateLabels.withdrawn, tone: 'bad' },
};

export function StateTag({ state }: { readonly state: State }): ReactNode {
  const { label, tone } = documentStates[state];
  return <Mark tone={tone}>{label}</Mark>;
}
