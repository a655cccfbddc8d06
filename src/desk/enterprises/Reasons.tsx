// Why an item fits a firm or not, condition by condition, each with its clause.

import { type ReactNode } from 'react';
import type { MatchState } from '../../rules/policy/match.ts';
import { verdicts } from '../../rules/policy/reasons.ts';
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

const tones: Readonly<Record<keyof typeof verdicts, MarkTone>> = {
  met: 'good',
  unmet: 'bad',
  unknown: 'careful',
};

export function MatchMark({ match }: { readonly match: MatchOut }): ReactNode {
  return <Mark tone={matchTones[match.state]}>{match.label}</Mark>;
}

export function Reasons(props: {
  readonly match: MatchOut;
  /** Leave out what is met. */
  readonly isShort?: boolean;
}): ReactNode {
  const { match, isShort = false } = props;
  const shown = match.reasons.filter(({ verdict }) => !isShort || verdict !== 'met');
  if (shown.length === 0) return <span className="quiet">全部满足</span>;
  return (
    <ul className="findings">
      {shown.map((reason) => (
        <li key={`${reason.words} ${reason.anchor ?? ''}`}>
          <Mark tone={tones[reason.verdict]}>{verdicts[reason.verdict]}</Mark>{' '}
          {reason.isNegated ? '不属于：' : ''}
          {reason.words}
          {reason.isSoft ? '（优先条件）' : ''}
          {reason.isAlternative ? '（满足其一即可）' : ''}
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
