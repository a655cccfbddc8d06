// The clock day by day, week under week: which days count, which do not, and why.

import type { ReactNode } from 'react';
import { dayText } from '../../rules/request/clock-badge.ts';
import { Panel } from '../parts/Panel.tsx';
import { Weeks } from '../parts/Weeks.tsx';
import type { Detail } from './request-queries.ts';

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
      <Weeks days={days} dueOn={dueOn} />
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
