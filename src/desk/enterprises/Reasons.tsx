// Why an item fits a firm or not, condition by condition, each with its clause.

import { type ReactNode } from 'react';
import type { MatchState } from '../../rules/policy/match.ts';
import { type ShownVerdict, shownVerdicts } from '../../rules/policy/shown-verdict.ts';
import type { getReachFirms } from '../../web/api/policy-reach.ts';
import type { ReplyOf } from '../api.ts';
import { Mark, type MarkTone } from '../parts/Mark.tsx';

export type MatchOut = ReplyOf<typeof getReachFirms>['items'][number]['match'];

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
  idle: 'plain',
};

export function MatchMark({ match }: { readonly match: MatchOut }): ReactNode {
  return <Mark tone={matchTones[match.state]}>{match.label}</Mark>;
}

export function Reasons(props: {
  readonly match: MatchOut;
  /** Leave out what is met, and what makes no difference. */
  readonly isShort?: boolean;
}): ReactNode {
  const { match, isShort = false } = props;
  const shown = match.reasons.filter(
    ({ verdict }) => !isShort || verdict === 'unmet' || verdict === 'unknown',
  );
  if (shown.length === 0) return <span className="quiet">全部满足</span>;
  return (
    <ul className="findings">
      {shown.map((reason) => (
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
