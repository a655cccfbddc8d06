import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { CommandContext, Result } from '../../src/commands/context.ts';
import { decideConversion } from '../../src/commands/requests/decide-conversion.ts';
import { indexLikeness } from '../../src/commands/requests/index-likeness.ts';
import { receiveRequest } from '../../src/commands/requests/receive-request.ts';
import { similarRequests } from '../../src/commands/requests/similar-requests.ts';
import { suggestConversion } from '../../src/commands/requests/suggest-conversion.ts';
import { weighConversions } from '../../src/commands/requests/weigh-conversions.ts';
import type { Applicant } from '../../src/rules/application.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import type { Outcome } from '../../src/rules/outcomes.ts';
import { currentRow } from '../../src/rules/request/current-row.ts';
import type { RequestEvent } from '../../src/rules/request/events.ts';
import { requestFrom } from '../../src/rules/request/fold.ts';
import { listConversions, openNote } from '../../src/store/requests/conversions.ts';
import { likenessTokens } from '../../src/store/requests/likeness.ts';
import { insertOrgan } from '../../src/store/people/organs.ts';
import {
  appendEvents,
  eventsOf,
  requestById,
  updateRequest,
} from '../../src/store/requests/requests.ts';
import type { RequestRow } from '../../src/store/tables.ts';
import { application, type Office, openOffice, submissionKey } from './office.ts';

let office: Office;
before(async () => {
  office = await openOffice();
});
after(async () => {
  await office.database.drop();
});

function value<T>(result: Result<T>): T {
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.violations));
  return result.value;
}

function codes(result: Result<unknown>): readonly string[] {
  return result.ok ? [] : result.violations.map((v) => v.code);
}

let people = 0;
function somebody(): Applicant {
  people += 1;
  return { ...application.applicant, identityNumber: `E1234${String(people).padStart(4, '0')}` };
}

async function received(
  about: string,
  applicant: Applicant,
  on: IsoDay = '2026-03-02',
  organId = office.organId,
): Promise<RequestRow> {
  const context = { ...office.on(on, 'applicant'), organId };
  const input = {
    application: { ...application, applicant, title: about, description: `申请公开${about}` },
    channel: 'post',
    on,
    submissionKey: submissionKey(),
  } as const;
  return value(await receiveRequest(context, input)).request;
}

/** Signed and served on the day, as the commands leave it. */
async function answer(row: RequestRow, on: IsoDay, outcome: Outcome): Promise<void> {
  const { db, secrets, clock, calendar } = office.on(on);
  const reply = { outcome, grounds: [], reasons: '', provided: '复印件' };
  const number = `测公开〔2026〕${row.id}号`;
  const actor = { kind: 'staff', id: 2, name: '乙' } as const;
  const events: RequestEvent[] = [
    { kind: 'reply-signed', on, number, reply },
    { kind: 'reply-served', on, method: 'in-person' },
  ];
  const recordedAt = clock.now();
  await appendEvents(
    db,
    secrets,
    events.map((event, i) => ({ requestId: row.id, seq: i + 2, event, actor, recordedAt })),
  );
  const request = requestFrom(await eventsOf(db, secrets, row.id));
  assert.ok(request);
  await updateRequest(db, row, currentRow(request, on, calendar), clock.now());
}

async function seen(row: RequestRow, context: CommandContext = office.on('2026-03-10')) {
  const now = await requestById(context.db, row.id);
  assert.ok(now);
  return await similarRequests(context, now, [office.organId]);
}

describe('requests for the same', () => {
  it('of one applicant are shown with the reply, which R09 can name', async () => {
    const me = somebody();
    const first = await received('青枫大道改造工程竣工验收报告', me);
    await answer(first, '2026-03-05', 'disclosed');
    const again = await received('关于青枫大道改造工程的竣工验收报告', me, '2026-03-09');
    const { own, others, proposals } = await seen(again);
    assert.deepEqual(
      own.map(({ row }) => row.number),
      [first.number],
    );
    assert.deepEqual(others, []);
    assert.deepEqual(proposals, [
      {
        kind: 'repeated',
        requests: [first.number],
        earlierReply: { number: `测公开〔2026〕${first.id}号`, on: '2026-03-05' },
      },
    ]);
  });

  it('of others are found by the blind index, and only what is alike', async () => {
    const first = await received('青枫镇农村饮水安全工程2024年资金使用明细', somebody());
    await answer(first, '2026-03-05', 'disclosed');
    await received('青枫镇2025年事业单位招聘面试成绩', somebody());
    const mine = await received('2024年青枫镇农村饮水安全工程资金使用明细', somebody());
    const { own, others, proposals } = await seen(mine);
    assert.deepEqual(own, []);
    assert.deepEqual(
      others.map(({ row }) => row.number),
      [first.number],
    );
    assert.deepEqual(
      proposals.map(({ kind }) => kind),
      ['give-and-publish'],
    );
  });

  it('are found by the document number where the words differ', async () => {
    const context = office.on('2026-03-02', 'applicant');
    const ask = async (title: string, documentNumber: string) =>
      value(
        await receiveRequest(context, {
          application: {
            ...application,
            applicant: somebody(),
            title,
            documentNumber,
            description: '',
          },
          channel: 'post',
          submissionKey: submissionKey(),
        }),
      ).request;
    const first = await ask('管委会关于临时救助的通知', '青枫开管办发〔2022〕47号');
    const second = await ask('四十七号文', '青枫开管办发[2022]第47号');
    const { others } = await seen(second);
    assert.deepEqual(
      others.map(({ row, similarity }) => [row.id, similarity.documentNumber]),
      [[first.id, '青枫开管办发〔2022〕47号']],
    );
  });

  it('are not looked for in organs that one does not see', async () => {
    const { db } = office.on('2026-03-02');
    const organ = await insertOrgan(db, {
      code: 'far',
      name: '别处机关',
      short_name: '别处',
      kind: 'department',
      letter_word: '别公开',
      reports: true,
    });
    assert.ok(organ);
    const me = somebody();
    const there = await received('青枫湖水质监测月报', me, '2026-03-02', organ.id);
    const here = await received('青枫湖水质监测月报', me);
    assert.deepEqual((await seen(here)).own, []);
    const both = await similarRequests(office.on('2026-03-10'), here, [office.organId, organ.id]);
    assert.deepEqual(
      [both.own.map(({ row }) => row.id), both.proposals.map(({ kind }) => kind)],
      [[there.id], ['other-organ']],
    );
  });

  it('are neither parts of one form nor applications for correction', async () => {
    const { db } = office.on('2026-03-02');
    const me = somebody();
    const whole = await received('青枫公墓选址意见和听证笔录', me);
    const part = await received('青枫公墓选址意见', me);
    const correction = await received('青枫公墓选址意见', me);
    await db
      .updateTable('requests')
      .set({ origin_id: whole.id })
      .where('id', '=', part.id)
      .execute();
    await db
      .updateTable('requests')
      .set({ matter: 'correction' })
      .where('id', '=', correction.id)
      .execute();
    const { own, months } = await seen(part);
    assert.deepEqual(own, []);
    assert.deepEqual(
      months.map(({ requests }) => requests.length),
      [2],
    );
  });

  it('are counted by month for each applicant, and many let reasons be asked for', async () => {
    const me = somebody();
    let last: RequestRow | undefined;
    for (let i = 0; i < 11; i += 1) {
      last = await received(`第${i}号地块的出让合同`, me, '2026-02-04');
    }
    assert.ok(last);
    const found = await seen(last);
    assert.ok(found.mayAskReasons);
    assert.deepEqual(
      found.months.map(({ month, requests }) => [month, requests.length]),
      [['2026-02', 11]],
    );
  });
});

describe('the blind index', () => {
  it('holds no word and no number that can be read, and another key makes other tokens', async () => {
    const text = { title: '青枫大道', documentNumber: '青政发〔2023〕5号', description: '' };
    const { secrets } = office.on('2026-03-02');
    const other = { ...secrets, likeness: (t: string) => secrets.identityIndex(t) };
    const tokens = likenessTokens(secrets, text);
    assert.equal(tokens.length, 33);
    assert.deepEqual(likenessTokens(secrets, text), tokens);
    assert.ok(likenessTokens(other, text).every((token) => !tokens.includes(token)));
  });

  it('is filled for requests from before it was kept, and goes on after one that cannot be opened', async () => {
    const context = office.on('2026-03-02');
    const { db } = context;
    const first = await received('青枫河清淤工程监理日志', somebody());
    const second = await received('青枫河清淤工程监理日志', somebody());
    const broken = await received('青枫河清淤工程监理日志', somebody());
    await db.deleteFrom('request_likeness').execute();
    await sql`update requests set application = '\\x01' where id = ${broken.id}`.execute(db);
    assert.deepEqual((await seen(second)).others, []);
    const total = await db
      .selectFrom('requests')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    assert.deepEqual(await indexLikeness(context), {
      indexed: total.n - 1,
      unreadable: [broken.id],
    });
    assert.deepEqual(
      (await seen(second)).others.map(({ row }) => row.id),
      [first.id],
    );
    assert.equal((await indexLikeness(context)).indexed, 0, 'nothing is done twice');
    await db.deleteFrom('request_events').where('request_id', '=', broken.id).execute();
    await db.deleteFrom('outbox').execute();
    await db.deleteFrom('requests').where('id', '=', broken.id).execute();
  });

  it('is written with the request or not at all', async () => {
    const { db } = office.on('2026-03-02');
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from requests r
      where not exists (select 1 from request_likeness l where l.request_id = r.id)`.execute(db);
    assert.equal(Number(rows[0]?.n), 0);
  });
});

const list = async () =>
  (
    await listConversions(office.on('2026-03-10').db, {
      organIds: [office.organId],
      limit: 100,
      offset: 0,
    })
  ).rows;

describe('conversion to proactive disclosure', () => {
  it('is suggested by the system once two different applicants received the same', async () => {
    const context = office.on('2026-03-06');
    await weighConversions(context);
    const before = (await list()).length;
    const me = somebody();
    const about = '青枫广场停车场收费公示方案';
    const mine = [await received(about, me), await received(about, me)];
    for (const row of mine) await answer(row, '2026-03-05', 'disclosed');
    assert.equal(await weighConversions(context), 0, 'one applicant twice is one applicant');
    const refusedOne = await received(about, somebody());
    await answer(refusedOne, '2026-03-05', 'not-held');
    assert.equal(await weighConversions(context), 0, 'nothing was given');
    const given = await received(about, somebody());
    await answer(given, '2026-03-06', 'disclosed');
    assert.equal(await weighConversions(context), 1);
    assert.equal(await weighConversions(context), 0, 'each is weighed once');
    const third = await received(about, somebody());
    await answer(third, '2026-03-06', 'disclosed');
    assert.equal(await weighConversions(context), 0, 'one suggestion for all who ask the same');
    const rows = await list();
    assert.equal(rows.length, before + 1);
    assert.deepEqual(rows.map((row) => [row.request_id, row.origin, row.applicants])[0], [
      given.id,
      'system',
      2,
    ]);
  });

  it('is not suggested for what was given more than a year ago, and stops between batches', async () => {
    const about = '青枫站前广场照明设计';
    for (const row of [await received(about, somebody()), await received(about, somebody())]) {
      await answer(row, '2026-03-06', 'disclosed');
    }
    assert.equal(await weighConversions(office.on('2027-04-01'), () => false), 0);
    assert.equal(await weighConversions(office.on('2027-04-01')), 0);
    const now = await received(about, somebody(), '2027-03-30');
    await answer(now, '2027-03-31', 'disclosed');
    assert.equal(await weighConversions(office.on('2027-04-01')), 1);
    const [first] = await list();
    assert.deepEqual([first?.request_id, first?.applicants], [now.id, 3]);
  });

  it('is suggested by the applicant, whose words are sealed and who is not heard twice', async () => {
    const row = await received('青枫小学校车招标文件', somebody());
    const context = office.on('2026-03-03', 'applicant');
    const made = value(await suggestConversion(context, row.id, ' 很多家长都想知道 '));
    assert.equal(made.origin, 'applicant');
    assert.ok(!made.note?.toString('utf8').includes('家长'));
    assert.equal(openNote(context.secrets, made), '很多家长都想知道');
    const again = value(await suggestConversion(context, row.id, '再说一次'));
    assert.equal(again.id, made.id);
    const elsewhere = { ...context, organId: 0 };
    assert.deepEqual(codes(await suggestConversion(elsewhere, row.id, '')), ['request-unknown']);
  });

  it('is decided once, with a reason, under a title that names nobody', async () => {
    const row = await received('测试人宅基地以外的青枫镇村庄规划', somebody());
    const suggested = value(await suggestConversion(office.on('2026-03-03'), row.id, ''));
    assert.equal(suggested.origin, 'staff');
    const context = office.on('2026-03-04', 'signatory');
    const decide = (input: object) =>
      decideConversion(context, suggested.id, {
        decision: 'accepted',
        reason: '多人关心，可以公开',
        title: '青枫镇村庄规划',
        ...input,
      });
    assert.deepEqual(codes(await decide({ reason: ' ' })), ['conversion-reason-missing']);
    assert.deepEqual(codes(await decide({ title: '' })), ['title-missing']);
    assert.deepEqual(codes(await decide({ title: '测试人的村庄规划' })), [
      'conversion-names-applicant',
    ]);
    const decided = value(await decide({}));
    assert.equal(decided.state, 'accepted');
    assert.equal(decided.document_id, null, 'this organ has no column for a draft');
    assert.deepEqual(codes(await decide({})), ['conversion-decided']);
  });

  it('makes a draft that is nobody’s document yet and stays unpublished', async () => {
    const { db } = office.on('2026-03-04');
    await db
      .insertInto('columns')
      .values({
        organ_id: office.organId,
        slug: 'qtfd',
        path: 'zfxxgk/fdzdgknr/qtfd',
        name: '其他法定公开',
        kind: 'list',
        art20_item: 15,
      })
      .execute();
    const row = await received('青枫镇敬老院收费标准', somebody());
    const suggested = value(await suggestConversion(office.on('2026-03-03'), row.id, ''));
    const decided = value(
      await decideConversion(office.on('2026-03-04', 'signatory'), suggested.id, {
        decision: 'accepted',
        reason: '可以公开',
        title: '青枫镇敬老院收费标准',
      }),
    );
    const draft = await db
      .selectFrom('documents')
      .select(['title', 'state', 'openness', 'body', 'publish_by'])
      .where('id', '=', decided.document_id)
      .executeTakeFirstOrThrow();
    assert.deepEqual(draft, {
      title: '青枫镇敬老院收费标准',
      state: 'draft',
      openness: 'proactive',
      body: '',
      // P15: twenty working days from the decision (条例 26).
      publish_by: '2026-04-01',
    });
  });

  it('leaves neither draft nor decision when the draft cannot be stored', async () => {
    const { db } = office.on('2026-03-04');
    const row = await received('青枫镇人防工程清单', somebody());
    const suggested = value(await suggestConversion(office.on('2026-03-03'), row.id, ''));
    const result = await decideConversion(office.on('2026-03-04', 'signatory'), suggested.id, {
      decision: 'accepted',
      reason: '可以公开',
      title: '机密★10年 青枫镇人防工程清单',
    });
    assert.deepEqual(codes(result), ['secrecy-mark']);
    const left = await db
      .selectFrom('conversion_suggestions')
      .select('state')
      .where('id', '=', suggested.id)
      .executeTakeFirstOrThrow();
    assert.equal(left.state, 'open');
  });
});
