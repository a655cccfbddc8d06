// What readers have seen stops being public only for a reason that the law knows (条例 13–16, 18), and by being taken
// down, which waits for nobody: a new text of it that is not public would leave the old one standing.

import type { DocumentContent } from './document-content.ts';
import type { Openness } from './document-classes.ts';
import { violation, type Violation } from './violations.ts';

/** What it may become: public no more. */
export const closedOpenness = ['upon-request', 'withheld'] as const satisfies readonly Openness[];
export type ClosedOpenness = (typeof closedOpenness)[number];

/** @param published the openness under which it stands on the site; absent: it does not */
export function opennessViolations(
  { openness, opennessReason }: Pick<DocumentContent, 'openness' | 'opennessReason'>,
  published: Openness | undefined,
): readonly Violation[] {
  if (published !== 'proactive' || openness === 'proactive') return [];
  const hasReason = (opennessReason ?? '').trim() !== '';
  return hasReason
    ? [violation('openness-takes-down', 'openness')]
    : [violation('openness-reason-missing', 'opennessReason')];
}
