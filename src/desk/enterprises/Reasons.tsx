// Why an item fits a firm or not, condition by condition, each with its clause.

import { type ReactNode } from 'react';
import type { MatchState } from '../../rules/policy/match.ts';
import { type ShownVerdict, shownVerdicts } from '../../rules/policy/shown-verdict.ts';
import type { getReachFirms } from '../../web/api/policy-reach.ts';
import type { ReplyOf } from '../api.ts';
import { Mark, type MarkTone } from '../parts/Mark.tsx';

export type MatchOut = ReplyOf<typeof getReachFirms>['items'][number]['match'];
type Reason = MatchOut['reasons'][number];

export const matchTones: Readonly<Record<MatchState, MarkTone>> = {
  fits: 'good',
  nearly: 'new',
  open: 'plain',
  gap: 'careful',
  fails: 'bad',
};

const tones: Readonly<Record<ShownVerdict, MarkTone>> = {
  met: 'good',
  unmet: 'bad',
  unknown: 'careful',
  soft: 'careful',
  idle: 'plain',
};

export function MatchMark({ match }: { readonly match: MatchOut }): ReactNode {
  return <Mark tone={matchTones[match.state]}>{match.label}</Mark>;
}

/** Open or against it; the rest is met, or makes no difference. */
export function isUnsettled({ verdict }: Reason): boolean {
  return verdict === 'unmet' || verdict === 'unknown' || verdict === 'soft';
}

/** What is open or against it at once, the rest on asking. */
export function FoldedReasons({ match }: { readonly match: MatchOut }): ReactNode {
  const unsettled = match.reasons.filter(isUnsettled);
  const settled = match.reasons.filter((reason) => !isUnsettled(reason));
  return (
    <>
      {unsettled.length > 0 && <Reasons reasons={unsettled} />}
      {settled.length > 0 && (
        <details className="folded">
          <summary>
            {unsettled.length > 0
              ? `另有${settled.length}条已满足或者不影响结果`
              : `${settled.length}条全部满足`}
          </summary>
          <Reasons reasons={settled} />
        </details>
      )}
    </>
  );
}

export function Reasons({ reasons }: { readonly reasons: readonly Reason[] }): ReactNode {
  if (reasons.length === 0) return <span className="quiet">全部满足</span>;
  return (
    <ul className="findings">
      {reasons.map((reason) => (
        <li key={`${reason.words} ${reason.anchor ?? ''}`}>
          <Mark tone={tones[reason.verdict]}>{shownVerdicts[reason.verdict]}</Mark> {reason.words}
          {reason.standing === '' ? '' : `，${reason.standing}`}
          {reason.anchor !== null && (
            <span className="quiet">
              {' '}
              {reason.anchor}：“{reason.clause}”
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
