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

/** What is only preferred shuts nobody out: to fail it is a warning, no refusal. */
function toneOf({ verdict, isSoft }: MatchOut['reasons'][number]): MarkTone {
  return verdict === 'unmet' && isSoft ? 'careful' : tones[verdict];
}

export function MatchMark({ match }: { readonly match: MatchOut }): ReactNode {
  return <Mark tone={matchTones[match.state]}>{match.label}</Mark>;
}

/** What is open or against it at once, the rest on asking. */
export function FoldedReasons({ match }: { readonly match: MatchOut }): ReactNode {
  const met = match.reasons.filter(
    ({ verdict }) => verdict !== 'unmet' && verdict !== 'unknown',
  ).length;
  return (
    <>
      {met < match.reasons.length && <Reasons match={match} isShort />}
      {met > 0 && (
        <details className="folded">
          <summary>
            {met < match.reasons.length ? `另有${met}条已满足或者不影响结果` : `${met}条全部满足`}
          </summary>
          <Reasons match={match} isShort={false} without={['unmet', 'unknown']} />
        </details>
      )}
    </>
  );
}

export function Reasons(props: {
  readonly match: MatchOut;
  /** Leave out what is met, and what makes no difference. */
  readonly isShort?: boolean;
  readonly without?: readonly ShownVerdict[];
}): ReactNode {
  const { match, isShort = false, without = [] } = props;
  const shown = match.reasons.filter(
    ({ verdict }) =>
      (!isShort || verdict === 'unmet' || verdict === 'unknown') && !without.includes(verdict),
  );
  if (shown.length === 0) return <span className="quiet">全部满足</span>;
  return (
    <ul className="findings">
      {shown.map((reason) => (
        <li key={`${reason.words} ${reason.anchor ?? ''}`}>
          <Mark tone={toneOf(reason)}>{shownVerdicts[reason.verdict]}</Mark> {reason.words}
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
