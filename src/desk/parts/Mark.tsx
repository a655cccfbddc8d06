// A word for a state. The word says it; the colour only helps to find it.

import type { ReactNode } from 'react';

export type MarkTone = 'plain' | 'good' | 'bad' | 'careful' | 'new';

export function Mark(props: { readonly tone?: MarkTone; readonly children: ReactNode }): ReactNode {
  return <span className={`mark mark-${props.tone ?? 'plain'}`}>{props.children}</span>;
}
