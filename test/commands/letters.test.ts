// Letters on a real database: numbers, two or three people, double clicks, and what a refusal leaves behind.

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { returnLetter, reviewLetter } from '../../src/commands/letters/approve-letter.ts';
import { assignRequest } from '../../src/commands/requests/assign-request.ts';
import type { Result } from '../../src/commands/context.ts';
import { receiveRequest } from '../../src/commands/requests/receive-request.ts';
import { reassessWithheld } from '../../src/commands/requests/reassess-withheld.ts';
import { answerJointly } from '../../src/commands/requests/answer-jointly.ts';
import { signLetter } from '../../src/commands/letters/sign-letter.ts';
import { redoRequest } from '../../src/commands/requests/redo-request.ts';
import { splitRequest } from '../../src/commands/requests/split-request.ts';
import { voidLetter } from '../../src/commands/letters/void-letter.ts';
import { countRequests } from '../../src/store/reports/report-requests.ts';
import type { LetterFacts } from '../../src/rules/letters/facts.ts';
import type { Matter } from '../../src/rules/request/events.ts';
import { listWithheld } from '../../src/store/requests/withheld.ts';
import { eventLines } from '../../src/rules/request/event-text.ts';
import { eventsOf } from '../../src/store/requests/requests.ts';
import type { LetterRow, RequestRow } from '../../src/store/tables.ts';
import { supplied } from '../rules/letters-play.ts';
import { arrives, drafts, given, posts, saves, sends, signs, submits } from './letters.ts';
import { application, type Office, openOffice, submissionKey } from './office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(async () => {
  await office.database.drop();
});

const day = '2026-03-03';

async function received(matter: Matter = 'disclosure'): Promise<RequestRow> {
  const key = submissionKey();
  const input = { application, channel: 'in-person', submissionKey: key, matter } as const;
  return given(await receiveRequest(office.on('2026-03-02'), input)).request;
}

const given36: LetterFacts = {
  kind: 'R02',
  reply: { outcome: 'disclosed', grounds: [], reasons: '', ...supplied, form: 'electronic' },
};
const notice: LetterFacts = {
  kind: 'P02',
  unclear: '没有写明是哪一份文件',
  items: '文件名称',
  guidance: '可写明年份',
  respondWithin: 15,
};

function codes(result: Result<unknown>): readonly string[] {
  return result.ok ? [] : result.violations.map(({ code }) => code);
}

async function kindsOf(request: RequestRow): Promise<readonly string[]> {
  const { db, secrets } = office.on(day);
  return (await eventsOf(db, secrets, request.id)).map(({ event }) => event.kind);
}

async function signedReply(request: RequestRow): Promise<LetterRow> {
  const up = given(await submits(office, await drafts(office, request.id, day, given36)));
  return given(await signs(office, up));
}

function numberIn({ number }: LetterRow): number {
  return Number(/〕(\d+)号/.exec(number ?? '')?.[1]);
}

describe('numbers', () => {
  it('L31 a voided number stays void in the register and is never given again', async () => {
    const request = await received();
    const first = await signedReply(request);
    const acting = { letterId: first.id, version: first.version };
    const by = office.on(day, 'signatory');
    assert.deepEqual(codes(await voidLetter(by, acting)), ['return-reason-missing']);
    const gone = given(await voidLetter(by, { ...acting, opinion: '收件人有误' }));
    assert.deepEqual([gone.state, gone.number], ['void', first.number]);
    const second = await signedReply(request);
    assert.equal(numberIn(second), numberIn(first) + 1);
    assert.equal((await kindsOf(request)).at(-1), 'reply-signed');
  });

  it('run by kind: notices have a word and a series of their own', async () => {
    const request = await received();
    const letter = await posts(office, request.id, day, notice);
    assert.equal(letter.number, '测公开补〔2026〕1号');
  });

  it('are not taken by a signature that is refused', async () => {
    const request = await received();
    const before = numberIn(await signedReply(await received()));
    const draft = await drafts(office, request.id, day, given36);
    const up = given(await submits(office, draft));
    assert.deepEqual(codes(await signs(office, up, 'handler')), ['signatory-is-author']);
    const signed = given(await signs(office, up));
    assert.equal(numberIn(signed), before + 1);
  });
});

describe('people', () => {
  it('whoever handles the case does not sign it either', async () => {
    const request = await received();
    given(
      await assignRequest(office.on(day), {
        requestId: request.id,
        on: day,
        staffId: 2,
        note: '休假',
      }),
    );
    const up = given(await submits(office, await drafts(office, request.id, day, given36)));
    assert.deepEqual(codes(await signs(office, up)), ['signatory-is-handler']);
    assert.deepEqual((await kindsOf(request)).slice(-1), ['reply-drafted']);
  });

  it('with a middle review, draft, review and signature are three people', async () => {
    const { db } = office.database;
    await db.updateTable('organs').set({ middle_review: true }).execute();
    try {
      const request = await received();
      const up = given(await submits(office, await drafts(office, request.id, day, given36)));
      const acting = { letterId: up.id, version: up.version };
      assert.deepEqual(codes(await signs(office, up)), ['letter-not-reviewed']);
      assert.deepEqual(codes(await reviewLetter(office.on(day), acting)), ['reviewer-is-author']);
      given(await reviewLetter(office.on(day, 'signatory'), acting));
      assert.deepEqual(codes(await signs(office, up)), ['signatory-is-reviewer']);
    } finally {
      await db.updateTable('organs').set({ middle_review: false }).execute();
    }
  });

  it('whoever wrote any version, text or facts, does not sign it, whoever writes after him', async () => {
    for (const change of [
      { text: { title: '公开告知书', addressee: '测试人', paragraphs: [], attachments: [] } },
      { facts: given36 },
    ]) {
      const request = await received();
      const first = await drafts(office, request.id, day, given36);
      const second = await saves(office, first, 'signatory', change);
      const third = await saves(office, second, 'handler', { facts: given36 });
      const up = given(await submits(office, third));
      assert.deepEqual(codes(await signs(office, up)), ['signatory-is-author']);
      assert.deepEqual(codes(await signs(office, up, 'handler')), ['signatory-is-author']);
      given(await signs(office, up, 'third'));
    }
  });

  it('one who alone could sign and has written can send the letter back, to be drafted anew', async () => {
    const request = await received();
    const first = await drafts(office, request.id, day, given36);
    const up = given(await submits(office, await saves(office, first, 'signatory', {})));
    assert.deepEqual(codes(await signs(office, up)), ['signatory-is-author']);
    const acting = { letterId: up.id, version: up.version };
    given(await returnLetter(office.on(day, 'signatory'), { ...acting, opinion: '请重新拟稿' }));
    given(
      await signs(
        office,
        given(await submits(office, await drafts(office, request.id, day, given36))),
      ),
    );
  });

  it('whoever sends up another’s draft does not sign it; sent up by the other again, he may', async () => {
    const request = await received();
    const draft = await drafts(office, request.id, day, given36);
    const up = given(await submits(office, draft, 'signatory'));
    assert.deepEqual(codes(await signs(office, up)), ['signatory-is-author']);
    const acting = { letterId: up.id, version: up.version };
    const back = given(
      await returnLetter(office.on(day, 'signatory'), { ...acting, opinion: '应由经办人送审' }),
    );
    given(await signs(office, given(await submits(office, { letter: back, on: day }))));
  });

  it('a joint reply has the writers of the one it was drawn from', async () => {
    const [one, other] = [await received(), await received()];
    const draft = await drafts(office, one.id, day, given36);
    const { letter } = await saves(office, draft, 'signatory', { facts: given36 });
    const drawn = given(
      await answerJointly(office.on(day), { letterId: letter.id, requestId: other.id }),
    );
    const twice = await answerJointly(office.on(day), { letterId: letter.id, requestId: other.id });
    assert.deepEqual(codes(twice), ['joint-reply-drafted']);
    const up = given(await submits(office, { letter: drawn, on: day }));
    assert.deepEqual(codes(await signs(office, up)), ['signatory-is-author']);
    // What is written in the first letter afterwards is not in the second.
    await saves(office, { letter, on: '2026-03-05' }, 'third', { facts: given36 });
    given(await signs(office, up, 'third'));
  });

  it('a delegate who drafted does not sign in another’s place; one for a principal who drafted does', async () => {
    const request = await received();
    const own = given(await submits(office, await drafts(office, request.id, day, notice)));
    const acting = { letterId: own.id, version: own.version, secrecyReview: '不涉密' };
    const inPlace = { ...acting, forStaffId: 2 };
    assert.deepEqual(codes(await signLetter(office.on(day), inPlace)), ['signatory-is-author']);
    const forDrafter = { ...acting, forStaffId: 1 };
    given(await signLetter(office.on(day, 'third'), forDrafter));
  });

  it('a letter sent back says why and can be sent up again', async () => {
    const request = await received();
    const up = given(await submits(office, await drafts(office, request.id, day, given36)));
    const acting = { letterId: up.id, version: up.version };
    const by = office.on(day, 'signatory');
    assert.deepEqual(codes(await returnLetter(by, acting)), ['return-reason-missing']);
    const back = given(await returnLetter(by, { ...acting, opinion: '请写明份数' }));
    assert.equal(back.state, 'draft');
    given(await submits(office, { letter: back, on: day }));
    assert.deepEqual((await kindsOf(request)).slice(-3), [
      'reply-drafted',
      'reply-returned',
      'reply-drafted',
    ]);
  });
});

describe('at once', () => {
  it('one reply waits at a time: what is signed is what was sent up', async () => {
    const request = await received();
    const up = given(await submits(office, await drafts(office, request.id, day, given36)));
    const other: LetterFacts = {
      kind: 'R17',
      reply: { outcome: 'other', grounds: [], reasons: '所提为咨询', situation: '咨询' },
    };
    const second = await drafts(office, request.id, day, other);
    assert.deepEqual(codes(await submits(office, second)), ['reply-already-drafted']);
    const acting = { letterId: up.id, version: up.version };
    given(await returnLetter(office.on(day, 'signatory'), { ...acting, opinion: '改为咨询' }));
    const signed = given(await signs(office, given(await submits(office, second))));
    assert.equal(signed.kind, 'R17');
    assert.deepEqual(codes(await signs(office, up, 'signatory', day)), ['letter-state']);
  });

  it('two signatures of one letter give one number and one event', async () => {
    const request = await received();
    const up = given(await submits(office, await drafts(office, request.id, day, given36)));
    const both = await Promise.all([signs(office, up), signs(office, up)]);
    assert.equal(both.filter((one) => one.ok).length, 1);
    assert.deepEqual(both.flatMap(codes), ['letter-state']);
    const signed = (await kindsOf(request)).filter((kind) => kind === 'reply-signed');
    assert.equal(signed.length, 1);
  });

  it('a step that is refused leaves no trace: no number, no event, no day of sending', async () => {
    const request = await received();
    const signed = await signedReply(request);
    const refused = await sends(office, signed, { on: day, method: 'post' });
    assert.deepEqual(codes(refused), ['carrier-not-postal']);
    const { db } = office.database;
    const row = await db
      .selectFrom('letters')
      .select(['sent_on', 'state'])
      .where('id', '=', signed.id)
      .executeTakeFirstOrThrow();
    assert.deepEqual(row, { sent_on: null, state: 'signed' });
    assert.equal((await kindsOf(request)).at(-1), 'reply-signed');
  });

  it('a notice that is late is refused on the day it is signed, not after it was sent', async () => {
    const request = await received();
    await posts(office, request.id, day, notice);
    const up = given(await submits(office, await drafts(office, request.id, day, notice)));
    assert.deepEqual(codes(await signs(office, up)), ['supplement-already-asked']);
  });
});

describe('what was withheld', () => {
  it('P24 stands in the register from its service on, and is looked at again with a reason', async () => {
    const { db } = office.database;
    const request = await received();
    const refusal: LetterFacts = {
      kind: 'R04',
      reply: {
        outcome: 'internal-affairs',
        grounds: ['16-personnel'],
        reasons: '属于人事管理的内部事务，公开会影响内部管理',
        evidence: '该表由人事部门内部使用',
        separability: '整份不能区分处理',
      },
    };
    await posts(office, request.id, day, refusal);
    const [record] = await listWithheld(db, {
      organIds: [office.organId],
      states: ['withheld'],
      limit: 10,
      offset: 0,
    });
    assert.ok(record);
    assert.deepEqual([record.withheld_on, record.next_review_on], [day, '2027-03-03']);
    assert.ok(!record.content.includes('人事'), 'what it is stays sealed');
    const input = { id: record.id, version: record.version, on: '2027-03-01' } as const;
    const later = office.on('2027-03-01', 'signatory');
    assert.deepEqual(
      codes(await reassessWithheld(later, { ...input, conclusion: 'proactive', reason: '' })),
      ['reassessment-reason-missing'],
    );
    given(
      await reassessWithheld(later, { ...input, conclusion: 'proactive', reason: '事由已消失' }),
    );
    const again = { ...input, version: record.version + 1, conclusion: 'withheld' } as const;
    assert.deepEqual(codes(await reassessWithheld(later, { ...again, reason: '再议' })), [
      'withheld-already-opened',
    ]);
  });
});

describe('what is counted', () => {
  it('W02 R07 L30 parts each, corrections and replies made anew never', async () => {
    const { db } = office.database;
    const received2026 = async (): Promise<number> =>
      (await countRequests(db, office.organId, 2026))
        .filter(({ set }) => set === 'received')
        .reduce((sum, { count }) => sum + count, 0);
    const before = await received2026();
    const request = await received();
    given(
      await splitRequest(office.on(day), {
        requestId: request.id,
        parts: ['甲', '乙', '丙'].map((title) => ({ title, description: '' })),
        note: '三件互不相关的事',
      }),
    );
    assert.equal((await received2026()) - before, 3);
    const parts = await db
      .selectFrom('requests')
      .select(['received_on', 'due_on'])
      .where('origin_id', '=', request.id)
      .execute();
    assert.deepEqual(
      parts.map(({ received_on: on }) => on),
      ['2026-03-02', '2026-03-02'],
    );
    // What he asked for in his own words stays on file, whatever the parts are called.
    const { secrets } = office.on(day);
    const whole = (await eventsOf(db, secrets, request.id)).findLast(
      ({ event }) => event.kind === 'split',
    );
    const { title, description } = application;
    assert.ok(whole?.event.kind === 'split');
    assert.deepEqual(whole.event.whole, { title, description });
    assert.match(eventLines(whole.event, () => '').join('；'), new RegExp(title));
    await received('correction');
    assert.equal((await received2026()) - before, 3);

    const reply = await signedReply(request);
    const posted = given(await sends(office, reply, { on: day, method: 'post', postal: true }));
    await arrives(office, posted, '2026-03-05');
    const anew = given(
      await redoRequest(office.on('2026-06-01'), {
        requestId: request.id,
        receivedOn: '2026-06-01',
      }),
    );
    assert.equal(anew.due_on, '2026-06-30');
    assert.equal((await received2026()) - before, 3);
  });
});
