// The working-day calendar: which notices it rests on, why each day counts or not, and a sum to check.

import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, Button, InputNumber, Spin } from 'antd';
import { type ReactNode, useState } from 'react';
import { ordinalOfIso, weekdayOf } from '../../rules/day.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import type { getCalendar, getDueDay } from '../../web/api/calendar.ts';
import { call, type ReplyOf } from '../api.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { Page } from '../parts/Page.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Problem } from '../parts/Problem.tsx';
import { useSession } from '../session.ts';

type Calendar = ReplyOf<typeof getCalendar>;
type Day = Calendar['days'][number];

export default function CalendarPage(): ReactNode {
  const { today } = useSession();
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const { data, error, refetch } = useQuery({
    queryKey: ['calendar', year],
    queryFn: () => call<typeof getCalendar>('get', '/calendar/{year}', { params: { year } }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  return (
    <Page title="工作日历">
      {error !== null && <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined ? (
        <Spin className="page-spin" />
      ) : (
        <div className="sheet">
          <div className="sheet-main">
            <div className="year-choice">
              <Button
                aria-label="上一年"
                icon={<LeftOutlined />}
                disabled={year <= 2018}
                onClick={() => setYear(year - 1)}
              />
              <h2>{data.year}年</h2>
              <Button
                aria-label="下一年"
                icon={<RightOutlined />}
                disabled={year >= 2041}
                onClick={() => setYear(year + 1)}
              />
            </div>
            <NoticeState calendar={data} />
            <div className="months">
              {Array.from({ length: 12 }, (_, month) => (
                <Month key={month} month={month + 1} calendar={data} today={today} />
              ))}
            </div>
          </div>
          <aside className="sheet-side">
            <DueDay />
            <Holidays calendar={data} />
          </aside>
        </div>
      )}
    </Page>
  );
}

function NoticeState({ calendar }: { readonly calendar: Calendar }): ReactNode {
  const { year, sources, noticeYears, coveredUntil } = calendar;
  if (sources.length === 0) {
    return (
      <Alert
        type="warning"
        showIcon
        title={`${year}年的放假通知尚未公布，只计周末和法定节假日；落在这一年的期限都是暂定的。`}
        description={`日历依据${noticeYears[0]}至${noticeYears[noticeYears.length - 1]}年的通知，确定到${dayText(coveredUntil)}。`}
      />
    );
  }
  return (
    <p>
      依据国务院办公厅关于{year}年部分节假日安排的通知：
      {sources.map((source, n) => (
        <a key={source} className="source" href={source} target="_blank" rel="noreferrer">
          {sources.length > 1 ? `通知${n + 1}` : '通知原文'}
        </a>
      ))}
    </p>
  );
}

function Month(props: {
  readonly month: number;
  readonly calendar: Calendar;
  readonly today: string;
}): ReactNode {
  const { month, calendar, today } = props;
  const prefix = `${calendar.year}-${String(month).padStart(2, '0')}-`;
  const days = calendar.days.filter((day) => day.on.startsWith(prefix));
  const first = days[0];
  if (first === undefined) return null;
  const before = weekdayOf(ordinalOfIso(first.on));
  const cells: (Day | undefined)[] = [...Array.from({ length: before }, () => undefined), ...days];
  const working = days.filter((day) => day.working).length;
  return (
    <section className="month">
      <h3>
        {month}月 <span className="quiet">{working}个工作日</span>
      </h3>
      <div className="month-days">
        {['一', '二', '三', '四', '五', '六', '日'].map((name) => (
          <span key={name} className="month-head">
            {name}
          </span>
        ))}
        {cells.map((day, n) =>
          day === undefined ? (
            // Empty places before the first have nothing else to be known by.
            // oxlint-disable-next-line react/no-array-index-key
            <span key={`before ${n}`} />
          ) : (
            <MonthDay key={day.on} day={day} isToday={day.on === today} />
          ),
        )}
      </div>
    </section>
  );
}

function MonthDay({ day, isToday }: { readonly day: Day; readonly isToday: boolean }): ReactNode {
  const isMakeUp = day.working && day.reason !== '';
  const isHoliday = !day.working && !day.reason.startsWith('周');
  const kind = isMakeUp ? 'makeup' : isHoliday ? 'holiday' : day.working ? 'working' : 'weekend';
  const mark = isMakeUp ? '班' : isHoliday ? '休' : '';
  return (
    <span
      className={`month-day month-${kind}${isToday ? ' day-today' : ''}`}
      title={`${dayText(day.on)}：${day.working ? '工作日' : '不计入'}${day.reason === '' ? '' : `，${day.reason}`}`}
    >
      {Number(day.on.slice(8))}
      {mark !== '' && <sup>{mark}</sup>}
    </span>
  );
}

function Holidays({ calendar }: { readonly calendar: Calendar }): ReactNode {
  if (calendar.holidays.length === 0) return null;
  return (
    <Panel title="放假与调休">
      <ul className="holidays">
        {calendar.holidays.map(({ name, from, to, makeUpDays }) => (
          <li key={name}>
            <b>{name}</b> {from === to ? from.slice(5) : `${from.slice(5)} 至 ${to.slice(5)}`}
            {makeUpDays.length > 0 && (
              <span className="quiet"> 上班 {makeUpDays.map((on) => on.slice(5)).join('、')}</span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function DueDay(): ReactNode {
  const { today } = useSession();
  const [from, setFrom] = useState<string>(today);
  const [add, setAdd] = useState(20);
  const { data, error } = useQuery({
    queryKey: ['due', from, add],
    queryFn: () => call<typeof getDueDay>('get', '/calendar/due', { query: { from, add } }),
    enabled: from !== '',
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  return (
    <Panel title="推算期限">
      <div className="due-inputs">
        <DayInput label="起算日" value={from} onChange={setFrom} isOpenEnded />
        <span>起</span>
        <InputNumber
          min={0}
          max={250}
          value={add}
          aria-label="工作日数"
          onChange={(value) => setAdd(value ?? 0)}
        />
        <span>个工作日</span>
      </div>
      {error !== null && <Problem error={error} />}
      {data !== undefined && (
        <>
          <p className="due-answer">{dayText(data.on, data.provisional)}</p>
          <details>
            <summary>逐日说明</summary>
            <ol className="due-days">
              {data.days.map((day) => (
                <li key={day.on} className={day.working ? '' : 'quiet'}>
                  {dayText(day.on)} {day.n === undefined ? '不计' : `第${day.n}日`} {day.reason}
                </li>
              ))}
            </ol>
          </details>
        </>
      )}
    </Panel>
  );
}
