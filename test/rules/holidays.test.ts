// The calendar under the clock: notices that change, half-day holidays, local days. `wd` = working day.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  buildCalendar,
  explainDay,
  isWorkingDay,
  nationalCalendar,
  type WorkingCalendar,
} from '../../src/rules/calendar.ts';
import { day } from '../../src/rules/day.ts';
import { holidayNotices } from '../../src/rules/holiday-notices.ts';
import { type CurrentRow, currentRow, redue } from '../../src/rules/request/current-row.ts';
import { heldAfterCalendar, heldAfterStep } from '../../src/rules/request/held-date.ts';
import { localDayViolations } from '../../src/rules/local-days.ts';
import {
  consulted,
  holds,
  play,
  type Step,
  submitted,
  supplementAsked,
  supplemented,
} from './play.ts';

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

function rowAfter(steps: readonly Step[]): CurrentRow {
  return currentRow(play(steps).request, '2020-02-20', nationalCalendar);
}

describe('receipt and clock: the calendar', () => {
  it('K09 the longer Spring Festival of 2020 moves open due dates, and no reply is made late', () => {
    const facts = { startedOn: '2020-01-10', extensionDays: 0, pauses: [] } as const;
    const dueUnder = (calendar: WorkingCalendar) => redue(facts, '2020-01-28', calendar).dueOn;
    const [first, longer] = [dueUnder(calendarOfFirstNotice), dueUnder(nationalCalendar)];
    assert.deepEqual([first, longer], ['2020-02-12', '2020-02-14']);
    const stood = { clockState: 'running', startedOn: '2020-01-10', heldUntil: null } as const;
    assert.equal(heldAfterCalendar({ ...stood, lastDay: '2020-02-12' }, '2020-02-14'), null);
    // The other way round, as with a make-up day: what was told is held, however often it moves.
    const held = heldAfterCalendar({ ...stood, lastDay: '2020-02-14' }, '2020-02-12');
    assert.equal(held, '2020-02-14');
    const again = { ...stood, lastDay: '2020-02-12', heldUntil: held } as const;
    assert.equal(heldAfterCalendar(again, '2020-02-11'), '2020-02-14');
  });

  it('K09 the 15 wd of a third party move with the notice', () => {
    const pause = { from: '2020-01-15', servedOn: '2020-01-16', lapsesOn: '2020-02-11' } as const;
    const facts = {
      startedOn: '2020-01-10',
      extensionDays: 0,
      pauses: [{ ...pause, cause: '征求第三方意见' }],
    } as const;
    const due = redue(facts, '2020-03-02', nationalCalendar);
    assert.deepEqual([due.facts.pauses[0]?.lapsesOn, due.dueOn], ['2020-02-13', '2020-03-09']);
  });

  it('K09 a step that begins another period, or another wait, ends what was held', () => {
    const running = { clockState: 'running', startedOn: '2020-01-10' } as const;
    const before = { ...running, lastDay: '2020-02-12', heldUntil: '2020-02-14' } as const;
    const received = submitted('2020-01-10');
    assert.equal(
      heldAfterStep(before, rowAfter([received, consulted('2020-01-20')])),
      '2020-02-14',
    );
    const unclear = [received, supplementAsked('2020-01-13')];
    assert.equal(heldAfterStep(before, rowAfter(unclear)), null);
    assert.equal(heldAfterStep(before, rowAfter([...unclear, supplemented('2020-01-20')])), null);
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
