// A period day by day, week under week: which days count, which do not, and why.

import type { ReactNode } from 'react';
import type { ClockDay } from '../../rules/clock.ts';
import { ordinalOfIso, weekdayOf } from '../../rules/day.ts';
import { useSession } from '../session.ts';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'] as const;

export function Weeks(props: {
  readonly days: readonly ClockDay[];
  readonly dueOn: string | undefined;
}): ReactNode {
  const { days, dueOn } = props;
  return (
    <>
      <table className="weeks">
        <thead>
          <tr>
            {weekdays.map((name) => (
              <th key={name} scope="col">
                周{name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(days).map((week) => (
            <tr key={week.find((day) => day !== undefined)?.on}>
              {week.map((day, n) => (
                <DayCell
                  key={weekdays[n]}
                  day={day}
                  isLast={day !== undefined && day.on === dueOn}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {days.some((day) => day.provisional) && (
        <p className="quiet">标“暂定”的日子所在年份尚未公布放假安排，公布后会重新计算。</p>
      )}
    </>
  );
}

function DayCell(props: {
  readonly day: ClockDay | undefined;
  readonly isLast: boolean;
}): ReactNode {
  const { day, isLast } = props;
  const { today } = useSession();
  if (day === undefined) return <td className="day-none" />;
  const kind = day.n === undefined ? 'day-off' : day.on > today ? 'day-coming' : 'day-counted';
  const marks = `${day.on === today ? ' day-today' : ''}${isLast ? ' day-last' : ''}`;
  return (
    <td className={`${kind}${marks}`}>
      <time dateTime={day.on}>{day.on.slice(5).replace('-', '/')}</time>
      {day.n !== undefined && <b>第{day.n}日</b>}
      {day.reason !== '' && <span>{day.reason}</span>}
      {day.provisional && <span>暂定</span>}
      {day.on === today && <span className="day-mark">今天</span>}
      {isLast && <span className="day-due">到期</span>}
    </td>
  );
}

/** Rows from Monday to Sunday; the days before the first and after the last are empty. */
function weeksOf(days: readonly ClockDay[]): readonly (readonly (ClockDay | undefined)[])[] {
  const first = days[0];
  if (first === undefined) return [];
  const before = weekdayOf(ordinalOfIso(first.on));
  const cells = [...Array.from({ length: before }, () => undefined), ...days];
  const weeks: (ClockDay | undefined)[][] = [];
  for (let n = 0; n < cells.length; n += 7) {
    weeks.push(Array.from({ length: 7 }, (_, i) => cells[n + i]));
  }
  return weeks;
}
