// The clock day by day, week under week: which days count, which do not, and why.

import type { ReactNode } from 'react';
import type { ClockDay } from '../../rules/clock.ts';
import { ordinalOfIso, weekdayOf } from '../../rules/day.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import { Panel } from '../parts/Panel.tsx';
import { useSession } from '../session.ts';
import type { Detail } from './request-queries.ts';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'] as const;

export function ClockPanel({ detail }: { readonly detail: Detail }): ReactNode {
  const { days, startedOn, request } = detail;
  const dueOn = 'dueOn' in request.clock ? request.clock.dueOn : undefined;
  if (startedOn === null || days.length === 0) {
    return (
      <Panel title="期限的计算" id="clock">
        <p className="quiet">
          {request.clock.state === 'unconfirmed'
            ? '期限自双方确认收到之日的次日起算，尚未确认。'
            : '期限尚未开始计算。'}
        </p>
      </Panel>
    );
  }
  return (
    <Panel title="期限的计算" id="clock">
      <p>
        {dayText(startedOn)}
        {startedOn === request.receivedOn ? '收到，次日起算' : '收到补正，次日重新起算'}
        ；法定期限20个工作日
        {'totalDays' in request.clock && request.clock.totalDays > 20
          ? `，已延长${request.clock.totalDays - 20}个工作日`
          : ''}
        。{request.clock.state === 'paused' && pausedText(request.clock)}
      </p>
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
    </Panel>
  );
}

type Clock = Detail['request']['clock'];

function pausedText(clock: Extract<Clock, { state: 'paused' | 'running' | 'overdue' }>): string {
  const lapse =
    clock.dueIfLapsed === undefined
      ? '这种意见没有法定期限，请催办。'
      : `到${dayText(clock.latestLapseOn, clock.lapseProvisional)}仍无答复的，答复期限至${dayText(clock.dueIfLapsed, clock.provisional)}。`;
  return `征求意见的时间不计入，日历排到今天为止。${lapse}`;
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
