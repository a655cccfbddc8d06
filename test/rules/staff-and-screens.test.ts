import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneTimePassword } from '../../src/commands/people/password-hash.ts';
import { readCell } from '../../src/rules/annual-report/cell.ts';
import { maskAddress, maskApplicant, maskEmail } from '../../src/rules/mask-applicant.ts';
import { isUsername, passwordViolations } from '../../src/rules/password.ts';
import { clockBadge } from '../../src/rules/request/clock-badge.ts';
import type { ReplyClock } from '../../src/rules/request/state.ts';
import { conflictingRoles } from '../../src/rules/roles.ts';

test('a one-time password is long, readable, within the rules, and never the same', () => {
  const made = new Set<string>();
  for (let n = 0; n < 500; n += 1) {
    const password = oneTimePassword();
    assert.match(password, /^[A-Za-z0-9]{4}(?:-[A-Za-z0-9]{4}){3}$/);
    assert.doesNotMatch(password, /[0OoIl1Zz2Ss58B]/);
    assert.deepEqual(passwordViolations(password, 'somebody'), []);
    made.add(password);
  }
  assert.equal(made.size, 500);
});

function codes(password: string): string[] {
  return passwordViolations(password, 'li.si').map(({ code }) => code);
}

test('a password holds three classes of four and not the user name, in any case', () => {
  assert.deepEqual(codes('Green-Maple-9'), []);
  assert.deepEqual(codes('greenmaple99'), ['password-too-plain']);
  assert.deepEqual(codes('Green9'), ['password-length']);
  assert.deepEqual(codes('xxLI.SIxx-123'), ['password-holds-username']);
  assert.deepEqual(codes('密码密码密码密码密码Aa1'), []);
  assert.ok(isUsername('li.si') && !isUsername('Li') && !isUsername('1abc'));
});

test('the three administrations exclude each other and every other post', () => {
  assert.deepEqual(conflictingRoles(['handler', 'office-head', 'editor']), []);
  assert.deepEqual(conflictingRoles(['system-administrator']), []);
  assert.equal(conflictingRoles(['system-administrator', 'audit-administrator']).length, 2);
  assert.deepEqual(conflictingRoles(['security-administrator', 'signatory']), [
    'security-administrator',
    'signatory',
  ]);
});

test('an applicant is shown to the county, the family name and the last figures', () => {
  assert.equal(maskAddress('某省某市某某区某某街道某某小区3号'), '某省某市某某区****');
  assert.equal(maskAddress('某市某某小区3号'), '某市****');
  assert.equal(maskAddress('某某路3号'), '****');
  assert.equal(maskEmail('someone@test.example'), 's***@test.example');
  const masked = maskApplicant({
    kind: 'business',
    name: '某某有限公司',
    creditCode: '91500000MA00000000',
    contactName: '张三丰',
    phone: '13800001234',
  });
  assert.deepEqual(masked, {
    kind: 'business',
    name: '某某有限公司',
    creditCode: '91500000MA00000000',
    contactName: '张**',
    phone: '138****1234',
  });
});

test('the badge says the day, what is left, and the weekday of every date', () => {
  const running: ReplyClock = {
    state: 'running',
    dayNumber: 3,
    totalDays: 20,
    daysLeft: 20,
    remaining: 17,
    dueOn: '2026-03-30',
    provisional: false,
    pauses: [],
  };
  const cases: readonly (readonly [ReplyClock, string, string, string])[] = [
    [running, 'plain', '第 3/20 个工作日', '2026年3月30日（周一）到期，剩17个工作日'],
    [
      { ...running, dayNumber: 20, remaining: 0 },
      'urgent',
      '第 20/20 个工作日，今日到期',
      '2026年3月30日（周一）到期',
    ],
    [
      { ...running, dayNumber: 19, remaining: 1 },
      'urgent',
      '第 19/20 个工作日',
      '2026年3月30日（周一）到期，剩1个工作日',
    ],
    [
      { ...running, dayNumber: 15, remaining: 5 },
      'soon',
      '第 15/20 个工作日',
      '2026年3月30日（周一）到期，剩5个工作日',
    ],
    [
      { ...running, state: 'overdue', remaining: -2 },
      'overdue',
      '逾期2个工作日',
      '2026年3月30日（周一）到期',
    ],
    [
      { ...running, provisional: true },
      'plain',
      '第 3/20 个工作日',
      '2026年3月30日（周一，暂定）到期，剩17个工作日',
    ],
    [
      { state: 'unconfirmed', cautiousDueOn: '2026-03-30', provisional: false },
      'waiting',
      '待确认收到',
      '自提交日起算，至2026年3月30日（周一）',
    ],
    [
      {
        state: 'awaiting-supplement',
        supplementDueOn: '2026-03-30',
        lapsed: false,
        provisional: true,
      },
      'waiting',
      '等待补正',
      '补正期至2026年3月30日（周一，暂定）',
    ],
    [
      { state: 'awaiting-payment', payBy: '2026-03-30', lapsed: false, provisional: true },
      'waiting',
      '等待缴费',
      '缴费期至2026年3月30日（周一，暂定）',
    ],
    [
      { state: 'stopped', concludedOn: '2026-03-27', onTime: true },
      'done',
      '按期办结',
      '2026年3月27日（周五）',
    ],
  ];
  for (const [clock, tone, text, detail] of cases) {
    assert.deepEqual(clockBadge(clock), { tone, text, detail });
  }
});

test('the name of a figure leads to what it counts, and a wrong name nowhere', () => {
  assert.deepEqual(readCell('table3.received.natural-person'), {
    counts: 'requests',
    set: 'received',
    applicantKind: 'natural-person',
  });
  assert.deepEqual(readCell('table3.third-party-rights.total'), {
    counts: 'requests',
    set: 'concluded',
    outcome: 'third-party-rights',
  });
  assert.deepEqual(readCell('table2.normative-documents.in-force'), {
    counts: 'documents',
    kind: 'normative-document',
    set: 'in-force',
  });
  for (const name of ['', 'table3', 'table3.received', 'table9.a.b', 'table3.received.total.x']) {
    assert.equal(readCell(name), undefined);
  }
});
