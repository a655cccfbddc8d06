// The calendar under the clock: notices that change, half-day holidays, local days. `wd` = working day.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  buildCalendar,
  explainDay,
  isWorkingDay,
  nationalCalendar,
} from '../../src/rules/calendar.ts';
import { day } from '../../src/rules/day.ts';
import { dueChange } from '../../src/rules/due-change.ts';
import { holidayNotices } from '../../src/rules/holiday-notices.ts';
import { localDayViolations } from '../../src/rules/local-days.ts';
import { holds, submitted } from './play.ts';

/** 2020 as the first notice had it: off until 30 January, 1 February (Saturday) worked. */
const calendarOfFirstNotice = buildCalendar(
  holidayNotices.map((notice) =>
    notice.year === 2020
      ? {
          ...notice,
          holidays: notice.holidays.map((holiday) =>
            holiday.name === '春节'
              ? {
                  name: '春节',
                  off: ['2020-01-24', '2020-01-30'] as const,
                  makeUpDays: ['2020-01-19', '2020-02-01'],
                }
              : holiday,
          ),
        }
      : notice,
  ),
);

describe('receipt and clock: the calendar', () => {
  it('K09 the longer Spring Festival of 2020 moves open due dates, and no reply is made late', () => {
    const facts = { startedOn: '2020-01-10', extensionDays: 0, pauses: [] } as const;
    const change = dueChange(facts, '2020-01-28', calendarOfFirstNotice, nationalCalendar);
    assert.deepEqual(change, {
      before: '2020-02-12',
      after: '2020-02-14',
      timelyUntil: '2020-02-14',
    });
    const back = dueChange(facts, '2020-01-28', nationalCalendar, calendarOfFirstNotice);
    assert.equal(back?.timelyUntil, '2020-02-14');
  });

  it('K09 the 15 wd of a third party move with the notice', () => {
    const pause = { from: '2020-01-15', servedOn: '2020-01-16', lapsesOn: '2020-02-11' } as const;
    const facts = {
      startedOn: '2020-01-10',
      extensionDays: 0,
      pauses: [{ ...pause, cause: '征求第三方意见' }],
    } as const;
    const change = dueChange(facts, '2020-03-02', calendarOfFirstNotice, nationalCalendar);
    assert.deepEqual(change, {
      before: '2020-03-05',
      after: '2020-03-09',
      timelyUntil: '2020-03-09',
    });
  });

  it('K09 a due date that the notice does not touch is not in the log', () => {
    const facts = { startedOn: '2020-03-02', extensionDays: 0, pauses: [] } as const;
    assert.equal(
      dueChange(facts, '2020-03-03', calendarOfFirstNotice, nationalCalendar),
      undefined,
    );
  });

  it('K10 half-day holidays of part of the people stop nothing', () => {
    for (const on of ['2021-03-08', '2023-05-04', '2022-08-01']) {
      assert.ok(isWorkingDay(nationalCalendar, day(on)), on);
    }
    holds({
      id: 'K10',
      says: '',
      provision: '放假办法3',
      steps: [submitted('2021-03-05')],
      expect: [{ on: '2021-03-08', used: 1, due: '2021-04-02' }],
    });
  });

  const festival = { on: '2026-04-20', working: false, source: '某自治州人民政府公告2026年第1号' };
  const prefecture = buildCalendar(holidayNotices, [festival]);

  it('K11 a local festival is off in the calendar of that place only', () => {
    const steps = [submitted('2026-04-01')];
    const received = { id: 'K11', says: '', provision: '放假办法4', steps };
    holds({ ...received, expect: [{ on: '2026-04-01', due: '2026-04-30' }] });
    holds({
      ...received,
      calendar: prefecture,
      expect: [{ on: '2026-04-01', due: '2026-05-06' }],
    });
    assert.equal(explainDay(prefecture, day('2026-04-20')).reason, '本地决定放假');
  });

  it('K12 a day without offices counts until a published decision is entered, never silently', () => {
    assert.ok(isWorkingDay(nationalCalendar, day('2026-07-20')));
    const storm = { on: '2026-07-20', working: false };
    const codes = localDayViolations({ ...storm, source: ' ' }).map((v) => v.code);
    assert.deepEqual(codes, ['local-day-source-missing']);
    assert.deepEqual(localDayViolations({ ...storm, source: '市政府公告2026年第9号' }), []);
    const impossible = localDayViolations({ ...festival, on: '2026-02-30' });
    assert.deepEqual(
      impossible.map((v) => v.code),
      ['local-day-impossible'],
    );
  });
});
