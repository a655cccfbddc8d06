// Which step is open in which state and to which post (条例 29–45): the whole table as a golden file, from
// a request in each state; and that no state is left without a way on.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nationalCalendar } from '../../src/rules/calendar.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import { obstacle } from '../../src/rules/request/obstacles.ts';
import { clockStates } from '../../src/rules/request/clock-badge.ts';
import { replyClock } from '../../src/rules/request/state.ts';
import { stepPermissions } from '../../src/rules/request/step-permissions.ts';
import { type Step, stepKeys, steps } from '../../src/rules/request/steps.ts';
import { may, roleKeys, roles } from '../../src/rules/roles.ts';
import { violations } from '../../src/rules/violations.ts';
import { golden, textTable } from '../text-table.ts';
import {
  answered,
  archived,
  arrived,
  confirmed,
  consulted,
  drafted,
  explained,
  explanationAsked,
  explanationNoticeServed,
  extended,
  feeNoticeServed,
  feeNotified,
  letterServed,
  paid,
  play,
  sent,
  signed,
  type Step as PlayedStep,
  submitted,
  supplementAsked,
  supplemented,
  supplementNoticeServed,
  withdrawn,
} from './play.ts';

interface State {
  readonly name: string;
  readonly steps: readonly PlayedStep[];
  readonly on?: IsoDay;
}

const received = submitted('2026-03-02');
const unclear = [received, supplementAsked('2026-03-04')];
const unclearServed = [...unclear, supplementNoticeServed('2026-03-05')];
const fee = [received, feeNotified('2026-03-04')];
const feeServed = [...fee, feeNoticeServed('2026-03-05')];
const replied = [received, drafted('2026-03-10', 'disclosed'), signed('2026-03-10')];
const posted = [...replied, sent('2026-03-10')];

/** On 12 March, unless another day is named. */
const states: readonly State[] = [
  { name: '网上提交，尚未确认收到', steps: [submitted('2026-03-02', 'online')] },
  {
    name: '网上提交，已确认收到',
    steps: [submitted('2026-03-02', 'online'), confirmed('2026-03-03')],
  },
  { name: '当面收到，办理中', steps: [received] },
  { name: '答复期限已过', steps: [received], on: '2026-04-01' },
  { name: '正在征求意见，意见书未送达', steps: [received, consulted('2026-03-04')] },
  {
    name: '正在征求意见，意见书已送达',
    steps: [received, consulted('2026-03-04'), letterServed('2026-03-05')],
  },
  {
    name: '已收到意见',
    steps: [received, consulted('2026-03-04'), answered('2026-03-09', 'refuse')],
  },
  { name: '已告知补正，告知书未送达', steps: unclear },
  { name: '等待补正', steps: unclearServed },
  { name: '补正期限已过', steps: unclearServed, on: '2026-03-30' },
  { name: '已补正', steps: [...unclearServed, supplemented('2026-03-10')] },
  {
    name: '等待说明理由',
    steps: [received, explanationAsked('2026-03-04'), explanationNoticeServed('2026-03-05')],
  },
  {
    name: '已说明理由',
    steps: [
      received,
      explanationAsked('2026-03-04'),
      explanationNoticeServed('2026-03-05'),
      explained('2026-03-09'),
    ],
  },
  { name: '已通知收费，通知书未送达', steps: fee },
  { name: '等待缴费', steps: feeServed },
  { name: '缴费期限已过', steps: feeServed, on: '2026-04-10' },
  { name: '已足额缴费', steps: [...feeServed, paid('2026-03-10')] },
  { name: '已延长20个工作日', steps: [received, extended('2026-03-10', 20)] },
  { name: '答复已送审', steps: [received, drafted('2026-03-10', 'disclosed')] },
  { name: '答复已签发，未送出', steps: replied },
  { name: '答复已送出', steps: posted },
  { name: '申请人已收到答复', steps: [...posted, arrived('2026-03-12')] },
  { name: '已归档', steps: [...posted, arrived('2026-03-12'), archived('2026-03-12')] },
  { name: '申请人已撤回', steps: [received, withdrawn('2026-03-10')] },
  {
    name: '更正申请，办理中',
    steps: [submitted('2026-03-02', 'in-person', { matter: 'correction' })],
  },
];

function contextOf({ on = '2026-03-12' }: State) {
  return { today: on, calendar: nationalCalendar };
}

const by = { entry: '登记', letter: '文书', applicant: '申请人' } as const;

describe('the table of permitted steps', () => {
  it('is what the golden file says, state by state and post by post', (t) => {
    const reasons = new Map<string, number>();
    const cellOf = (state: State, step: Step): string => {
      const why = obstacle(play(state.steps).request, step, contextOf(state));
      if (why === undefined) return '可';
      const zh = `${violations[why.code].zh}（${why.provision}）`;
      if (!reasons.has(zh)) reasons.set(zh, reasons.size + 1);
      return String(reasons.get(zh));
    };
    const inStates = stepKeys.map((step) => [
      steps[step].label,
      ...states.map((state) => cellOf(state, step)),
    ]);
    const posts = roleKeys.filter((role) =>
      stepKeys.some((step) => may([role], stepPermissions[step])),
    );
    const toPosts = stepKeys.map((step) => [
      steps[step].label,
      by[steps[step].by],
      ...posts.map((role) =>
        steps[step].by !== 'applicant' && may([role], stepPermissions[step]) ? '可' : '',
      ),
      steps[step].provision,
    ]);
    const text = [
      '一件申请在每一种状态下可以办理哪些步骤（条例第二十九条至第四十五条），以及由哪些岗位办理。',
      '两张表都为“可”的，才能办理。其他岗位一概不能办理。',
      '',
      '一、状态和步骤（数字为不能办理的理由，见表后）',
      '',
      ...states.map((state, i) => `${letter(i)} ${state.name}（${clockStates[clockOf(state)]}）`),
      '',
      textTable([['步骤', ...states.map((_, i) => letter(i))], ...inStates]),
      '',
      '二、步骤和岗位',
      '',
      textTable([['步骤', '办理方式', ...posts.map((role) => roles[role]), '依据'], ...toPosts]),
      '登记：登记即办理。文书：由文书的送审、签发、送出、送达带出，签发人以文书的种类为准（见 letter-acts.txt）。',
      '申请人：由申请人凭编号和查询码办理。',
      '',
      '不能办理的理由',
      ...[...reasons].map(([zh, n]) => `${String(n).padStart(2)} ${zh}`),
    ];
    golden(t, 'permitted-steps.txt', text.join('\n'));
  });

  it('meets every state of the clock', () => {
    const met = new Set(states.map(clockOf));
    assert.deepEqual(
      Object.keys(clockStates).filter((state) => !met.has(state as never)),
      [],
    );
  });

  it('leaves every state a way on: until it is filed, somebody can do something', () => {
    for (const state of states) {
      const { request } = play(state.steps);
      const open = stepKeys.filter(
        (step) => obstacle(request, step, contextOf(state)) === undefined,
      );
      const goesOn = open.filter((step) => !['rate', 'correct-contact'].includes(step));
      const isFiled = request.archivedOn !== undefined;
      // What is filed can still be put right by a corrected letter (行政复议法 20).
      assert.ok(goesOn.length > 0 || isFiled, state.name);
    }
  });

  it('gives every step to somebody, and business to no administrator', () => {
    for (const step of stepKeys) {
      const posts = roleKeys.filter((role) => may([role], stepPermissions[step]));
      assert.ok(posts.length > 0, step);
      assert.ok(!posts.some((role) => role.endsWith('administrator')), step);
    }
  });
});

function letter(i: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + i);
}

function clockOf(state: State): keyof typeof clockStates {
  return replyClock(play(state.steps).request, contextOf(state).today, nationalCalendar).state;
}
