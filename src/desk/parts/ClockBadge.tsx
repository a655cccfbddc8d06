// The clock of a request at a glance: the word says the state, the row of small marks the days gone, and
// a click gives the date and the way to the day-by-day account.

import { Popover } from 'antd';
import type { ReactNode } from 'react';
import { type BadgeTone, clockBadge } from '../../rules/request/clock-badge.ts';
import type { ReplyClock } from '../../rules/request/state.ts';
import { Link } from '../router.tsx';

/** A shape beside each colour, so that neither is needed to tell them apart. */
const shapes: Readonly<Record<BadgeTone, string>> = {
  plain: '●',
  soon: '◆',
  urgent: '■',
  overdue: '▲',
  waiting: '‖',
  done: '✓',
};

export function ClockBadge(props: {
  readonly clock: ReplyClock;
  /** Where the days are accounted for; without it the badge only tells. */
  readonly explainedAt?: string;
}): ReactNode {
  const { clock, explainedAt } = props;
  const { tone, text, detail } = clockBadge(clock);
  const face = (
    <>
      <span className="badge-shape" aria-hidden="true">
        {shapes[tone]}
      </span>
      <span className="badge-text">{text}</span>
      <DayMarks clock={clock} />
    </>
  );
  if (explainedAt === undefined) return <span className={`badge badge-${tone}`}>{face}</span>;
  return (
    <Popover
      trigger="click"
      content={
        <div className="badge-why">
          <p>{detail}</p>
          <Link to={explainedAt}>逐日说明</Link>
        </div>
      }
    >
      <button
        type="button"
        className={`badge badge-${tone}`}
        onClick={(event) => event.stopPropagation()}
      >
        {face}
      </button>
    </Popover>
  );
}

/** One mark for each working day of the period; the ones gone are filled. */
function DayMarks({ clock }: { readonly clock: ReplyClock }): ReactNode {
  if (clock.state !== 'running' && clock.state !== 'overdue' && clock.state !== 'paused') {
    return null;
  }
  const gone = clock.state === 'paused' ? clock.totalDays - clock.daysLeft : clock.dayNumber;
  return (
    <span className="badge-marks" aria-hidden="true">
      {Array.from({ length: clock.totalDays }, (_, n) => (
        <i key={n} className={n < gone ? 'gone' : ''} />
      ))}
    </span>
  );
}
