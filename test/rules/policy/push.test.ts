// When messages rest, and who may do what with a list of 免申即享.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nationalCalendar } from '../../../src/rules/calendar.ts';
import { isQuiet, type PushSettings, usualPushSettings } from '../../../src/rules/policy/push.ts';
import {
  accountFaults,
  openPayoutActs,
  type Payout,
  type PayoutEvent,
  paymentFaults,
  payoutObstacle,
  payoutTime,
  stateOfPayout,
} from '../../../src/rules/policy/payout.ts';
import type { IsoDay } from '../../../src/rules/day.ts';
import type { Actor } from '../../../src/rules/request/events.ts';
import { noticeBody, resultBody } from '../../../src/rules/policy/payout-notice.ts';

const quiet: readonly (readonly [string, string, Partial<PushSettings>, boolean])[] = [
  ['before eight of a working day', '2026-12-01T07:59', {}, true],
  ['from eight', '2026-12-01T08:00', {}, false],
  ['until ten at night', '2026-12-01T21:59', {}, false],
  ['from ten at night', '2026-12-01T22:00', {}, true],
  ['at midnight', '2026-12-02T00:00', {}, true],
  ['a Saturday at noon', '2026-12-05T12:00', {}, true],
  [
    'a Saturday at noon, where days off do not matter',
    '2026-12-05T12:00',
    { sendsOnDaysOff: true },
    false,
  ],
  ['a make-up Saturday', '2026-02-14T12:00', {}, false],
  ['a holiday', '2026-10-01T12:00', {}, true],
  ['quiet hours within a day', '2026-12-01T13:00', { quietFrom: 12, quietUntil: 14 }, true],
  ['after quiet hours within a day', '2026-12-01T14:00', { quietFrom: 12, quietUntil: 14 }, false],
  ['no quiet hours at all', '2026-12-01T03:00', { quietFrom: 0, quietUntil: 0 }, false],
];
for (const [name, at, settings, expected] of quiet) {
  test(`messages rest: ${name}: ${expected ? 'yes' : 'no'}`, () => {
    const moment = Temporal.Instant.from(`${at}:00+08:00`);
    assert.equal(
      isQuiet(moment, { ...usualPushSettings, ...settings }, nationalCalendar),
      expected,
    );
  });
}

const staff = (id: number): Actor => ({ kind: 'staff', id, name: `${id}` });
const event = (one: PayoutEvent, actor: Actor = staff(1)) => ({
  event: one,
  actor,
  on: '2026-12-01' as const,
});
const drafted = event({ kind: 'drafted', note: '' });
const approved = event({ kind: 'approved', opinion: '' }, staff(2));
const closed = event({ kind: 'confirmation-closed' });
const shown = event({ kind: 'notice-drafted', documentId: 1, lastDayOn: '2026-12-10' });
const over = event({ kind: 'notice-over', objections: '' });
const line = (state: Payout['lines'][number]['state']) => ({ id: 1, state, amountFen: 100 });
const list = (change: Partial<Payout>): Payout => ({
  events: [drafted],
  lines: [line('listed')],
  confirmBy: '2026-12-10',
  ...change,
});

const states: readonly (readonly [string, Payout])[] = [
  ['drafted', list({})],
  ['drafted', list({ events: [drafted, event({ kind: 'returned', reason: 'x' })] })],
  ['confirming', list({ events: [drafted, approved] })],
  ['to-show', list({ events: [drafted, approved, closed] })],
  ['to-show', list({ events: [drafted, approved, closed, shown], notice: 'draft' })],
  ['shown', list({ events: [drafted, approved, closed, shown], notice: 'running' })],
  ['shown', list({ events: [drafted, approved, closed, shown], notice: 'over' })],
  [
    'paying',
    list({ events: [drafted, approved, closed, shown, over], lines: [line('confirmed')] }),
  ],
  ['paid', list({ events: [drafted, approved, closed, shown, over], lines: [line('paid')] })],
  [
    'published',
    list({
      events: [drafted, approved, closed, shown, over],
      lines: [line('paid')],
      isResultPublished: true,
    }),
  ],
  ['cancelled', list({ events: [drafted, approved, event({ kind: 'cancelled', reason: 'x' })] })],
];
for (const [n, [expected, payout]] of states.entries()) {
  test(`the state of a list follows from its events (${n + 1}): ${expected}`, () => {
    assert.equal(stateOfPayout(payout), expected);
  });
}

function whyNot(
  payout: Payout,
  act: PayoutEvent['kind'],
  by: number,
  today: IsoDay = '2026-12-02',
): string | undefined {
  return payoutObstacle(payout, act, staff(by), today)?.code;
}

test('who found a list does not approve it, and who approved it enters no payment', () => {
  assert.equal(whyNot(list({}), 'approved', 1), 'payout-same-person');
  assert.equal(whyNot(list({}), 'approved', 2), undefined);
  const paying = list({
    events: [drafted, approved, closed, shown, over],
    lines: [line('confirmed')],
  });
  assert.equal(whyNot(paying, 'line-paid', 2), 'payout-same-person');
  assert.equal(whyNot(paying, 'line-paid', 1), undefined);
});

test('a confirmation ends when all answered or its last day is over; nobody confirms after it', () => {
  const waiting = list({ events: [drafted, approved] });
  assert.equal(whyNot(waiting, 'confirmation-closed', 1, '2026-12-10'), 'payout-still-confirming');
  assert.equal(whyNot(waiting, 'confirmation-closed', 1, '2026-12-11'), undefined);
  const answered = list({ events: [drafted, approved], lines: [line('confirmed')] });
  assert.equal(whyNot(answered, 'confirmation-closed', 1, '2026-12-10'), undefined);
  assert.equal(whyNot(waiting, 'line-confirmed', 1, '2026-12-10'), undefined);
  assert.equal(whyNot(waiting, 'line-confirmed', 1, '2026-12-11'), 'payout-confirm-over');
});

test('nobody is paid before the public notice is over', () => {
  const running = list({
    events: [drafted, approved, closed, shown],
    lines: [line('confirmed')],
    notice: 'running',
  });
  assert.deepEqual(openPayoutActs(running, staff(1), '2026-12-02'), ['cancelled', 'line-removed']);
  assert.deepEqual(openPayoutActs({ ...running, notice: 'over' }, staff(1), '2026-12-20'), [
    'cancelled',
    'line-removed',
    'notice-over',
  ]);
});

test('a payment is of the approved amount, of a day that was, and has its reference', () => {
  const paying = list({
    events: [drafted, approved, closed, shown, over],
    lines: [line('confirmed')],
  });
  const faults = (on: '2026-11-30' | '2026-12-02' | '2026-12-09', fen: number, reference: string) =>
    paymentFaults(paying, line('confirmed'), { on, fen, reference }, '2026-12-08').map(
      ({ code, field }) => [code, field],
    );
  assert.deepEqual(faults('2026-12-02', 100, '付1'), []);
  assert.deepEqual(faults('2026-12-09', 99, ' '), [
    ['date-in-future', 'on'],
    ['payout-amount-other', 'fen'],
    ['payout-reference-missing', 'reference'],
  ]);
  assert.deepEqual(faults('2026-11-30', 100, '付1'), [['payout-paid-before', 'on']]);
});

test('working days until it is paid are counted from the day after the approval', () => {
  assert.deepEqual(payoutTime('2026-12-01', '2026-12-02', nationalCalendar), {
    days: 1,
    isInTime: true,
  });
  assert.deepEqual(payoutTime('2026-12-01', '2026-12-08', nationalCalendar, 4), {
    days: 5,
    isInTime: false,
  });
});

test("an account is the firm's own, with blanks in its number left out", () => {
  const account = { holder: '某（贵州）公司', bank: '某银行', number: '6222 0000-1111' };
  assert.deepEqual(accountFaults(account, '某(贵州)公司'), []);
  assert.deepEqual(
    accountFaults({ holder: '张三', bank: '', number: '12' }, '某公司').map(({ field }) => field),
    ['holder', 'bank', 'number'],
  );
});

test('what is shown to the public is name, code and amount, escaped', () => {
  const facts = {
    itemName: '奖<补>',
    documentTitle: '措施',
    documentNumber: null,
    anchor: '第四条',
    office: '经发局',
    phone: '0851-33400001',
  };
  const lines = [{ name: '甲&乙', creditCode: '91X', fen: 2_000_000, paidOn: '2026-12-20' }];
  const body = noticeBody(facts, lines, { from: '2026-12-01', until: '2026-12-08' });
  assert.match(body, /奖&lt;补&gt;/);
  assert.match(body, /<td>甲&amp;乙<\/td><td>91X<\/td><td>2万元<\/td>/);
  assert.match(resultBody(facts, lines), /<td>2026-12-20<\/td>/);
});
