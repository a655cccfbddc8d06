// A calendar that changes while requests are open (K08, K09): every state of the clock, its new date, its
// line in the log; and nobody who kept to the date that stood is late.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { openLedger } from '../../bench/ledger.ts';
import type { CommandContext } from '../../src/commands/context.ts';
import { draftLetter } from '../../src/commands/letters/draft-letter.ts';
import { enterStep } from '../../src/commands/requests/enter-step.ts';
import { receiveRequest } from '../../src/commands/requests/receive-request.ts';
import { recomputeClocks } from '../../src/commands/requests/recompute-clocks.ts';
import { sendLetter } from '../../src/commands/letters/send-letter.ts';
import { signLetter } from '../../src/commands/letters/sign-letter.ts';
import { submitLetter } from '../../src/commands/letters/submit-letter.ts';
import { buildCalendar, type WorkingCalendar } from '../../src/rules/calendar.ts';
import type { Channel } from '../../src/rules/channels.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import { holidayNotices } from '../../src/rules/holiday-notices.ts';
import type { LetterFacts } from '../../src/rules/letters/facts.ts';
import { linkObstacle } from '../../src/rules/request/answer-link.ts';
import { type ClockBadge, clockBadge } from '../../src/rules/request/clock-badge.ts';
import { currentRow, redue } from '../../src/rules/request/current-row.ts';
import { requestFrom } from '../../src/rules/request/fold.ts';
import { replyClock } from '../../src/rules/request/state.ts';
import {
  clockFactsOf,
  eventsOf,
  requestById,
  requestOf,
} from '../../src/store/requests/requests.ts';
import type { LetterRow, RequestRow } from '../../src/store/tables.ts';
import { supplied } from '../rules/letters-play.ts';
import { arrives, drafts, given, posts, signs, submits } from './letters.ts';
import { application, type Office, openOffice, submissionKey } from './office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(async () => {
  await office.database.drop();
});

function changed(on: IsoDay, working: boolean): WorkingCalendar {
  return buildCalendar(holidayNotices, [{ on, working, source: '测试通知' }]);
}
/** A Monday more off: what ends after it ends a working day later. */
const longer = changed('2026-03-23', false);
/** A Saturday that is worked: what ends after it ends a working day earlier. */
const shorter = changed('2026-03-28', true);

const cause = '测试通知〔2026〕1号';

async function recompute(today: IsoDay, calendar: WorkingCalendar): Promise<number> {
  const { moved } = await recomputeClocks({ ...office.on(today), calendar }, cause);
  return moved;
}

async function received(on: IsoDay = '2026-03-02', channel: Channel = 'in-person') {
  const input = { application, channel, submissionKey: submissionKey() } as const;
  return given(await receiveRequest(office.on(on), input)).request;
}

async function rowOf({ id }: RequestRow): Promise<RequestRow> {
  const row = await requestById(office.database.db, id);
  assert.ok(row);
  return row;
}

async function logOf({ number }: RequestRow): Promise<readonly unknown[]> {
  const lines = await office.database.db
    .selectFrom('audit_log')
    .select('detail')
    .where('object', '=', `request ${number}`)
    .where('action', '=', 'due-date-recomputed')
    .orderBy('id')
    .execute();
  return lines.map(({ detail }) => detail);
}

const supplement: LetterFacts = {
  kind: 'P02',
  unclear: '没有写明是哪一份文件',
  items: '文件名称',
  guidance: '可写明年份',
  respondWithin: 15,
};
const fee: LetterFacts = {
  kind: 'P09',
  standard: 'by-volume',
  quantity: 68,
  earlier: 0,
  payment: '到窗口缴纳',
};
const disclosed: LetterFacts = {
  kind: 'R02',
  reply: { outcome: 'disclosed', grounds: [], reasons: '', ...supplied, form: 'electronic' },
};
const consultation: LetterFacts = { kind: 'P04', name: '某建设公司', content: '合同单价' };

async function served(
  request: RequestRow,
  facts: LetterFacts,
  on: IsoDay,
  servedOn: IsoDay,
): Promise<LetterRow> {
  return arrives(office, await posts(office, request.id, on, facts), servedOn);
}

interface Standing {
  readonly says: string;
  readonly make: () => Promise<RequestRow>;
  readonly state: RequestRow['clock_state'];
  /** The day it ranks by, before and after the notice. */
  readonly was: IsoDay;
  readonly now: IsoDay;
  readonly startedOn: IsoDay | null;
}

/** All as they stood in March; the notice, out on the 25th, takes the 23rd. */
const standings: readonly Standing[] = [
  {
    says: 'not yet confirmed: the cautious date',
    make: () => received('2026-03-02', 'online'),
    state: 'unconfirmed',
    was: '2026-03-30',
    now: '2026-03-31',
    startedOn: null,
  },
  {
    says: 'running: the reply',
    make: () => received(),
    state: 'running',
    was: '2026-03-30',
    now: '2026-03-31',
    startedOn: '2026-03-02',
  },
  {
    says: 'extended',
    make: async () => {
      const request = await received();
      await posts(office, request.id, '2026-03-10', { kind: 'P03', days: 10, reason: '卷宗分散' });
      return request;
    },
    state: 'running',
    was: '2026-04-14',
    now: '2026-04-15',
    startedOn: '2026-03-02',
  },
  {
    says: 'paused: the day on which silence lapses, and the reply after it (K20)',
    make: async () => {
      const request = await received();
      await served(request, consultation, '2026-03-06', '2026-03-10');
      return request;
    },
    state: 'paused',
    was: '2026-04-23',
    now: '2026-04-24',
    startedOn: '2026-03-02',
  },
  {
    says: 'running again after an opinion',
    make: async () => {
      const request = await received();
      const letter = await served(request, consultation, '2026-03-06', '2026-03-10');
      const consultationId = letter.consultation_id ?? '';
      const answer = { on: '2026-03-13', consultationId, opinion: 'agree' } as const;
      const input = { requestId: request.id, ...answer };
      given(await enterStep(office.on(answer.on), 'record-opinion', input));
      return request;
    },
    state: 'running',
    was: '2026-04-07',
    now: '2026-04-08',
    startedOn: '2026-03-02',
  },
  {
    says: 'waiting for a supplement: its last day (K18)',
    make: async () => {
      const request = await received();
      await served(request, supplement, '2026-03-09', '2026-03-11');
      return request;
    },
    state: 'awaiting-supplement',
    was: '2026-04-01',
    now: '2026-04-02',
    startedOn: '2026-03-02',
  },
  {
    says: 'supplemented: the new period',
    make: async () => {
      const request = await received();
      await served(request, supplement, '2026-03-09', '2026-03-11');
      const input = { requestId: request.id, on: '2026-03-16', text: '补正内容' } as const;
      given(await enterStep(office.on(input.on), 'record-supplement', input));
      return request;
    },
    state: 'running',
    was: '2026-04-14',
    now: '2026-04-15',
    startedOn: '2026-03-16',
  },
  {
    says: 'waiting for the fee: the last day to pay (K32)',
    make: async () => {
      const request = await received();
      await served(request, fee, '2026-03-09', '2026-03-11');
      return request;
    },
    state: 'awaiting-payment',
    was: '2026-04-09',
    now: '2026-04-10',
    startedOn: '2026-03-02',
  },
  {
    says: 'paid: the new period keeps its start',
    make: async () => {
      const request = await received();
      await served(request, fee, '2026-03-09', '2026-03-11');
      const input = { requestId: request.id, on: '2026-03-13', amount: 380_00 } as const;
      given(await enterStep(office.on(input.on), 'record-payment', input));
      return request;
    },
    state: 'running',
    was: '2026-04-13',
    now: '2026-04-14',
    startedOn: '2026-03-13',
  },
];

/** What the row holds is what its events give on that day under that calendar. */
async function assertFolded(request: RequestRow, today: IsoDay, calendar: WorkingCalendar) {
  const { db, secrets } = office.on(today);
  const row = await rowOf(request);
  const folded = requestFrom(await eventsOf(db, secrets, request.id));
  assert.ok(folded);
  const current = currentRow(folded, today, calendar);
  assert.deepEqual(
    [row.clock_state, row.clock_started_on, row.due_on, row.sort_on, row.due_provisional],
    [
      current.clockState,
      current.facts?.startedOn ?? null,
      current.dueOn,
      current.sortOn,
      current.dueProvisional,
    ],
  );
  assert.deepEqual(row.pauses, current.facts?.pauses ?? []);
}

interface Made {
  readonly before: RequestRow;
  readonly after: RequestRow;
}

describe('K09 a holiday made longer while requests are open', () => {
  const today = '2026-03-25';
  const made = new Map<string, Made>();
  let moved = 0;

  before(async () => {
    const rows = new Map<string, RequestRow>();
    for (const { says, make } of standings) rows.set(says, await rowOf(await make()));
    // Sent and not yet served: nothing is counted for the applicant yet.
    const unserved = await received();
    await posts(office, unserved.id, '2026-03-09', fee);
    rows.set('unserved', await rowOf(unserved));
    // Sent on the eighth working day by the calendar as it stood (K14).
    const late = await received('2026-03-12');
    await posts(office, late.id, '2026-03-24', supplement);
    rows.set('late notice', await rowOf(late));
    const concluded = await received();
    await posts(office, concluded.id, '2026-03-10', disclosed);
    rows.set('concluded', await rowOf(concluded));
    moved = await recompute(today, longer);
    for (const [says, row] of rows) made.set(says, { before: row, after: await rowOf(row) });
  });

  function one(says: string): Made {
    const found = made.get(says);
    assert.ok(found, says);
    return found;
  }

  for (const { says, state, was, now, startedOn } of standings) {
    it(`moves and logs one that is ${says}`, async () => {
      const { before: stood, after: row } = one(says);
      assert.deepEqual(
        [stood.clock_state, stood.sort_on, stood.clock_started_on],
        [state, was, startedOn],
      );
      assert.deepEqual(
        [row.clock_state, row.sort_on, row.clock_started_on],
        [state, now, startedOn],
      );
      assert.deepEqual(await logOf(row), [{ was, now, cause }]);
      await assertFolded(row, today, longer);
      assert.equal(row.version, stood.version + 1);
    });
  }

  it('makes a notice in time that went out on the seventh working day after all', async () => {
    const { before: stood, after: row } = one('late notice');
    assert.deepEqual([stood.clock_state, stood.sort_on], ['running', '2026-04-10']);
    assert.equal(row.clock_state, 'awaiting-supplement');
    await assertFolded(row, today, longer);
  });

  it('leaves alone what it does not touch', async () => {
    for (const says of ['unserved', 'concluded']) {
      const { before: stood, after: row } = one(says);
      assert.deepEqual([row, await logOf(row)], [stood, []], says);
    }
  });

  it('says how many moved, and moves nothing the second time', async () => {
    assert.equal(moved, standings.length + 1);
    assert.equal(await recompute(today, longer), 0);
    for (const { says } of standings) assert.equal((await logOf(one(says).after)).length, 1);
  });

  it('carries a pause over the day on which silence ends it (32)', async () => {
    const paused = one(
      'paused: the day on which silence lapses, and the reply after it (K20)',
    ).after;
    await recompute('2026-04-02', longer);
    assert.equal((await rowOf(paused)).clock_state, 'running');
    await assertFolded(paused, '2026-04-02', longer);
  });
});

/** On that day, with the notice that makes the period shorter. */
function under(today: IsoDay, by: 'handler' | 'signatory' = 'handler'): CommandContext {
  return { ...office.on(today, by), calendar: shorter };
}

async function badgeOf(request: RequestRow, today: IsoDay): Promise<ClockBadge> {
  const { db, secrets } = office.on(today);
  const r = requestOf(await rowOf(request), await eventsOf(db, secrets, request.id));
  assert.ok(r);
  return clockBadge(replyClock(r, today, shorter));
}

describe('K09 whoever keeps to the date that stood is not late', () => {
  it('a reply sent by it, when make-up days have made the period a day shorter', async () => {
    const request = await received('2026-03-05');
    await recompute('2026-03-24', shorter);
    const row = await rowOf(request);
    assert.deepEqual([row.due_on, row.held_until], ['2026-04-01', '2026-04-02']);
    assert.deepEqual(await badgeOf(request, '2026-04-02'), {
      tone: 'soon',
      text: '按原推算的日期到期',
      detail:
        '2026年4月1日（周三）到期（放假安排公布前推算为2026年4月2日（周四），在此之前答复的不算逾期）',
    });
    assert.equal((await badgeOf(request, '2026-04-03')).tone, 'overdue');
    const up = given(
      await submits(office, await drafts(office, request.id, '2026-04-02', disclosed)),
    );
    const letter = given(await signs(office, up));
    const acting = { letterId: letter.id, version: letter.version };
    const sending = { on: '2026-04-02', method: 'post', postal: true } as const;
    given(await sendLetter(under('2026-04-02'), { ...acting, sending }));
    assert.equal((await badgeOf(request, '2026-04-02')).text, '按期办结');
  });

  it('a reply that was sent before the notice came', async () => {
    const request = await received('2026-03-05');
    await posts(office, request.id, '2026-04-02', disclosed);
    await recompute('2026-04-03', shorter);
    assert.equal((await rowOf(request)).due_on, '2026-04-02');
    assert.equal((await badgeOf(request, '2026-04-03')).text, '按期办结');
  });

  it('an extension told by it', async () => {
    const request = await received('2026-03-05');
    await recompute('2026-03-24', shorter);
    const on = '2026-04-02';
    const facts: LetterFacts = { kind: 'P03', days: 5, reason: '卷宗分散' };
    const letter = given(await draftLetter(under(on), { requestId: request.id, facts }));
    const acting = { letterId: letter.id, version: letter.version };
    given(await submitLetter(under(on), acting));
    given(await signLetter(under(on, 'signatory'), { ...acting, secrecyReview: '不涉密' }));
    given(await sendLetter(under(on), { ...acting, sending: { on, method: 'in-person' } }));
    assert.equal((await rowOf(request)).due_on, '2026-04-09');
  });

  it('a fee paid by it, and no lapse before it is over', async () => {
    const request = await received('2026-03-02');
    await served(request, fee, '2026-03-09', '2026-03-11');
    await recompute('2026-03-24', shorter);
    const row = await rowOf(request);
    assert.deepEqual([row.sort_on, row.held_until], ['2026-04-08', '2026-04-09']);
    const paying = { requestId: request.id, on: '2026-04-09', amount: 380_00 } as const;
    given(await enterStep(under('2026-04-09'), 'record-payment', paying));
    const paid = await rowOf(request);
    assert.deepEqual([paid.clock_state, paid.clock_started_on], ['running', '2026-04-09']);
    assert.equal(paid.held_until, null, 'the new period is its own');
    assert.equal(await recompute('2026-04-10', shorter), 0);
  });

  it('a third party’s opinion given by it, whatever step comes in between (32)', async () => {
    const request = await received('2026-03-02');
    const asked: LetterFacts = { kind: 'P04', name: '某公司', content: '某合同' };
    const letter = await served(request, asked, '2026-03-06', '2026-03-10');
    await recompute('2026-03-24', shorter);
    const stood = '答复意见最迟2026年3月31日（周二）';
    assert.equal((await badgeOf(request, '2026-03-31')).detail, stood);
    const search = { places: '档案室', words: '合同', by: '某人', found: '1份' };
    const searched = { requestId: request.id, on: '2026-03-25', ...search } as const;
    given(await enterStep(under('2026-03-25'), 'record-search', searched));
    assert.equal((await badgeOf(request, '2026-03-31')).detail, stood);
    assert.equal(await recompute('2026-03-26', shorter), 0, 'it is moved once');
    const r = requestOf(
      await rowOf(request),
      await eventsOf(office.database.db, office.on('2026-03-31').secrets, request.id),
    );
    assert.ok(r);
    const standing = {
      isVoid: false,
      isRevoked: false,
      consultationId: letter.consultation_id ?? '',
    };
    for (const [today, code] of [
      ['2026-03-31', undefined],
      ['2026-04-01', 'answer-link-expired'],
    ] as const) {
      const why = linkObstacle(r, standing, { today, calendar: shorter });
      assert.equal(why?.code, code, today);
    }
    // 16 working days remain after silence, counted from the day that was held.
    assert.equal((await rowOf(request)).sort_on, '2026-04-23');
  });

  it('a supplement notice that was in time stays so', async () => {
    const request = await received('2026-03-24');
    await served(request, supplement, '2026-04-02', '2026-04-03');
    await recompute('2026-04-03', shorter);
    assert.equal((await rowOf(request)).clock_state, 'awaiting-supplement');
  });

  it('a date that only becomes firm is no longer provisional, without a line in the log (K08)', async () => {
    const request = await received('2026-12-09');
    const { due_on: dueOn, due_provisional: wasProvisional } = await rowOf(request);
    assert.deepEqual([dueOn, wasProvisional], ['2027-01-07', true]);
    await recompute('2026-12-15', withNotice(['2027-01-01', '2027-01-03'], []));
    const row = await rowOf(request);
    assert.deepEqual([row.due_on, row.due_provisional], ['2027-01-07', false]);
    assert.deepEqual(await logOf(request), []);
  });

  it('one that moves with the notice of its year says from where to where (K08)', async () => {
    const request = await received('2026-12-10');
    await recompute('2026-12-15', withNotice(['2027-01-01', '2027-01-04'], ['2027-01-09']));
    const row = await rowOf(request);
    assert.deepEqual([row.due_on, row.due_provisional], ['2027-01-09', false]);
    assert.deepEqual(await logOf(request), [{ was: '2027-01-08', now: '2027-01-09', cause }]);
  });
});

/** 2027 with a New Year's holiday of these days. */
function withNotice(
  off: readonly [string, string],
  makeUpDays: readonly string[],
): WorkingCalendar {
  const holidays = [{ name: '元旦', off, makeUpDays }];
  return buildCalendar([...holidayNotices, { year: 2027, sources: ['测试'], holidays }]);
}

describe('thousands of clocks at once', () => {
  it('move as each would by itself, each with its line, and the queue keeps its index', async () => {
    const { db } = office.database;
    const n = 8000;
    await openLedger(db, office.organId, n);
    const autumn = buildCalendar(holidayNotices, [
      { on: '2026-10-08', working: false, source: '测试通知' },
      { on: '2026-10-10', working: false, source: '测试通知' },
    ]);
    const today = '2026-09-15';
    const ledger = () =>
      db.selectFrom('requests').selectAll().where('number', 'like', 'O%').orderBy('id').execute();
    const before = await ledger();
    await recompute(today, autumn);
    const rows = await ledger();
    let moved = 0;
    for (const [i, row] of rows.entries()) {
      const facts = clockFactsOf(row);
      assert.ok(facts);
      const due = redue(facts, today, autumn);
      assert.deepEqual([row.due_on, row.sort_on], [due.dueOn, due.sortOn], row.number);
      if (row.due_on !== before[i]?.due_on) moved += 1;
    }
    const { lines } = await db
      .selectFrom('audit_log')
      .select((eb) => eb.fn.countAll<number>().as('lines'))
      .where('object', 'like', 'request O%')
      .executeTakeFirstOrThrow();
    assert.ok(moved > 5000);
    assert.equal(lines, moved);
    const { rows: indexes } = await sql`
      select from pg_indexes where indexname = 'requests_queue'`.execute(db);
    assert.equal(indexes.length, 1);
  });
});
