import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import {
  addPlainDays,
  addWorkingDays,
  countWorkingDays,
  isWorkingDay,
  nationalCalendar,
} from '../src/rules/calendar.ts';
import { replyDue } from '../src/rules/clock.ts';
import { day, dayOf, type IsoDay, isAfter, isoOf, ordinalOfIso } from '../src/rules/day.ts';

const root = join(import.meta.dirname, '..');

interface Vector {
  readonly id: string;
  readonly desc: string;
  readonly received?: IsoDay;
  readonly days?: number;
  readonly due: IsoDay;
  readonly due7?: IsoDay;
  readonly supplementNoticeDue?: IsoDay;
  readonly supplementReceived?: IsoDay;
  readonly consult?: readonly (readonly [IsoDay, IsoDay])[];
  readonly thirdPartyReceived?: IsoDay;
  readonly lapse?: IsoDay;
  readonly firstDue?: IsoDay;
  readonly extension?: number;
  readonly plainDue?: IsoDay;
  readonly dueWithExtension20?: IsoDay;
  readonly formed?: IsoDay;
  readonly feeNoticeReceived?: IsoDay;
  readonly payBy?: IsoDay;
  readonly paid?: IsoDay;
  readonly served?: IsoDay;
}

const vectors = JSON.parse(
  readFileSync(join(import.meta.dirname, 'data/duedate-vectors.json'), 'utf8'),
) as Vector[];

function plus(from: IsoDay, workingDays: number): IsoDay {
  return isoOf(addWorkingDays(nationalCalendar, day(from), workingDays).on);
}

function reply(vector: Vector, startedOn: IsoDay, extensionDays = 0): IsoDay | undefined {
  const pauses = (vector.consult ?? []).map(([from, until]) => ({ from, until, cause: '' }));
  return replyDue({ startedOn, extensionDays, pauses }, vector.due, nationalCalendar).dueOn;
}

/** Every date that the case states, as the calendar has it. */
function computed(vector: Vector): Record<string, IsoDay | undefined> {
  const { formed, received, served, feeNoticeReceived, paid } = vector;
  if (served) return { due: isoOf(addPlainDays(nationalCalendar, day(served), 60).on) };
  if (formed) return { due: plus(formed, 20) };
  if (feeNoticeReceived && paid) {
    return { due: reply(vector, paid), payBy: plus(feeNoticeReceived, 20) };
  }
  if (!received) throw new Error(`${vector.id}: no date to begin with`);
  const startedOn = vector.supplementReceived ?? received;
  return {
    due: vector.days ? plus(received, vector.days) : reply(vector, startedOn, vector.extension),
    ...(vector.due7 && { due7: plus(received, 7) }),
    ...(vector.supplementNoticeDue && { supplementNoticeDue: plus(received, 7) }),
    ...(vector.thirdPartyReceived && { lapse: plus(vector.thirdPartyReceived, 15) }),
    ...(vector.firstDue && { firstDue: plus(received, 20) }),
    ...(vector.plainDue && { plainDue: plus(received, 20) }),
    ...(vector.dueWithExtension20 && { dueWithExtension20: reply(vector, startedOn, 20) }),
  };
}

describe('due dates of the regulation reference', () => {
  for (const vector of vectors) {
    test(`${vector.id}: ${vector.desc}`, () => {
      const stated = Object.fromEntries(
        Object.keys(computed(vector)).map((key) => [key, vector[key as keyof Vector]]),
      );
      assert.deepEqual(computed(vector), stated);
    });
  }
});

describe('the calendar', () => {
  const oracle = join(root, '../shared/calendar');
  const skip = existsSync(oracle) ? false : `NOT CHECKED: ${oracle} is not there`;

  test('agrees with the independent one on every day from 2018 to 2026', { skip }, () => {
    const exceptions = new Map<string, boolean>();
    for (let year = 2018; year <= 2026; year += 1) {
      const { days } = JSON.parse(
        readFileSync(join(oracle, `holiday-cn-${year}.json`), 'utf8'),
      ) as { days: { date: string; isOffDay: boolean }[] };
      for (const { date, isOffDay } of days) exceptions.set(date, !isOffDay);
    }
    const last = ordinalOfIso('2026-12-31');
    for (let o = ordinalOfIso('2018-01-01'); o <= last; o += 1) {
      const d = dayOf(o);
      const expected = exceptions.get(d.toString()) ?? d.dayOfWeek <= 5;
      assert.equal(isWorkingDay(nationalCalendar, d), expected, d.toString());
    }
  });

  const days = fc
    .integer({ min: ordinalOfIso('2018-01-01'), max: ordinalOfIso('2040-12-31') })
    .map(dayOf);
  const periods = fc.integer({ min: 1, max: 200 });

  test('lets a period end on a working day, as many working days on as it is long', () => {
    fc.assert(
      fc.property(days, periods, (from, n) => {
        const { on, provisional } = addWorkingDays(nationalCalendar, from, n);
        assert.ok(isWorkingDay(nationalCalendar, on));
        assert.equal(countWorkingDays(nationalCalendar, from, on), n);
        assert.equal(provisional, isAfter(on, day('2026-12-31')));
      }),
    );
  });

  test('never lets a later receipt fall due earlier', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 60 }), periods, (from, later, n) => {
        const first = addWorkingDays(nationalCalendar, from, n).on;
        const second = addWorkingDays(nationalCalendar, from.add({ days: later }), n).on;
        assert.ok(!isAfter(first, second));
      }),
    );
  });
});

describe('bin/gongkai workdays', () => {
  // Settings are of no concern to it: a mistake in them must not stop it.
  const env = { ...process.env, PORT: 'none' };
  const workdays = (...args: string[]): { status: number | null; out: string; err: string } => {
    const command = [join(root, 'src/main.ts'), 'workdays', ...args];
    const { status, stdout, stderr } = spawnSync(process.execPath, command, {
      env,
      encoding: 'utf8',
    });
    return { status, out: stdout, err: stderr };
  };

  test('prints the day', () => {
    const expected = { status: 0, out: '2026-03-30\n', err: '' };
    assert.deepEqual(workdays('--from', '2026-03-02', '--add', '20'), expected);
  });

  test('marks a day beyond the published notices and exits 3', () => {
    assert.deepEqual(workdays('--from', '2026-12-10', '--add', '20'), {
      status: 3,
      out: '2027-01-08（暂定：2027年放假安排尚未公布，公布后可能变动）\n',
      err: '',
    });
  });

  test('lists every day with --json, and why it does not count', () => {
    const { out } = workdays('--from', '2026-02-13', '--add', '3', '--json');
    const answer = JSON.parse(out) as { days: { on: string; n?: number; reason: string }[] };
    assert.deepEqual(
      { ...answer, days: answer.days.length },
      {
        from: '2026-02-13',
        add: 3,
        on: '2026-02-25',
        provisional: false,
        days: 13,
      },
    );
    assert.deepEqual(answer.days[0], {
      on: '2026-02-13',
      counted: false,
      reason: '起算当日不计入',
    });
    assert.deepEqual(answer.days[1], {
      on: '2026-02-14',
      counted: true,
      n: 1,
      reason: '春节调休上班',
    });
    assert.deepEqual(answer.days[2], { on: '2026-02-15', counted: false, reason: '春节' });
  });

  for (const [args, field] of [
    ['--from 2026-02-30 --add 20', '--from'],
    ['--from 2026-3-2 --add 20', '--from'],
    ['--from 2017-12-29 --add 20', '--from'],
    ['--from 9999-01-01 --add 20', '--from'],
    ['--from 2026-03-02 --add -1', '--add'],
    ['--from 2026-03-02 --add 2.5', '--add'],
    ['--from 2026-03-02 --add 99999', '--add'],
    ['--from 2026-03-02', '--add'],
    ['--from 2026-03-02 --add 1 --until 2026-04-01', '--until'],
  ] as const) {
    test(`refuses ${args}, naming ${field}`, () => {
      const { status, out, err } = workdays(...args.split(' '));
      assert.equal(status, 2);
      assert.equal(out, '');
      assert.ok(
        err.split('\n').some((line) => line.startsWith(`${field}：`)),
        err,
      );
    });
  }
});
