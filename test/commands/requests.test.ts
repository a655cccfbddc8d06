import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { computeReport } from '../../src/commands/reports/compute-report.ts';
import type { CommandContext, Result } from '../../src/commands/context.ts';
import { enterStep } from '../../src/commands/requests/enter-step.ts';
import { queryRequest } from '../../src/commands/requests/query-request.ts';
import { receiveRequest } from '../../src/commands/requests/receive-request.ts';
import type { ReplyContent } from '../../src/rules/request/events.ts';
import { organById } from '../../src/store/people/organs.ts';
import { requestById } from '../../src/store/requests/requests.ts';
import type { RequestRow } from '../../src/store/tables.ts';
import { arrives, drafts, posts, sends, signs, submits } from './letters.ts';
import { supplied } from '../rules/letters-play.ts';
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

async function receive(context: CommandContext, key = submissionKey()) {
  const input = { application, channel: 'online', submissionKey: key } as const;
  return value(await receiveRequest(context, input));
}

const partly: ReplyContent = {
  outcome: 'partly-disclosed',
  grounds: ['15-trade-secret'],
  reasons: '合同中的单价属于商业秘密，公开会损害第三方的合法权益',
  separability: '其余部分可以公开，单价作遮挡处理',
  ...supplied,
  form: 'electronic',
  withheldPart: '第2、3页的单价',
};

describe('a request with a supplement, a consultation and an extension', () => {
  it('keeps every statutory date from receipt to the report', async () => {
    const { request } = await receive(office.on('2026-04-30', 'applicant'));
    const requestId = request.id;
    const row = async (): Promise<RequestRow> => {
      const found = await requestById(office.database.db, requestId);
      assert.ok(found);
      return found;
    };
    assert.equal(request.due_on, null, 'no due date before both sides confirmed');
    const confirmed = value(
      await enterStep(office.on('2026-04-30'), 'confirm-receipt', { requestId, on: '2026-04-30' }),
    );
    assert.equal(confirmed.due_on, '2026-06-01');

    const items = '请写明所需合同的名称或者年份';
    const p02 = {
      kind: 'P02',
      unclear: '没有写明是哪一份合同',
      items,
      guidance: '可以写明项目',
      respondWithin: 15,
    } as const;
    const notice = await posts(office, requestId, '2026-05-08', p02);
    await arrives(office, notice, '2026-05-08');
    const restarted = value(
      await enterStep(office.on('2026-05-15', 'applicant'), 'record-supplement', {
        requestId,
        on: '2026-05-15',
        text: '2024年的采购合同',
      }),
    );
    assert.equal(restarted.due_on, '2026-06-12');
    const second = await submits(office, await drafts(office, requestId, '2026-05-18', p02));
    assert.deepEqual(codes(await signs(office, value(second))), ['supplement-already-asked']);

    const p04 = { kind: 'P04', name: '某公司', content: '采购合同' } as const;
    const letter = await posts(office, requestId, '2026-05-20', p04);
    await arrives(office, letter, '2026-05-20');
    assert.equal((await row()).due_on, null);
    assert.equal((await row()).pauses[0]?.lapsesOn, '2026-06-10');
    const answered = value(
      await enterStep(office.on('2026-06-03'), 'record-opinion', {
        requestId,
        on: '2026-06-03',
        consultationId: letter.consultation_id ?? '',
        opinion: 'partly',
        reasons: '单价是商业秘密',
      }),
    );
    assert.equal(answered.due_on, '2026-06-29');
    await posts(office, requestId, '2026-06-24', { kind: 'P03', days: 20, reason: '调取档案' });
    assert.equal((await row()).due_on, '2026-07-27');

    const draft = await drafts(office, requestId, '2026-07-01', { kind: 'R03', reply: partly });
    const up = value(await submits(office, draft));
    assert.deepEqual(codes(await signs(office, up, 'handler')), ['signatory-is-author']);
    const signed = value(await signs(office, up, 'signatory', '2026-07-02'));
    assert.match(signed.number ?? '', /^测公开〔2026〕\d+号$/);
    const sending = { on: '2026-07-02', method: 'post' } as const;
    assert.deepEqual(codes(await sends(office, signed, sending)), ['carrier-not-postal']);
    value(await sends(office, signed, { ...sending, postal: true, tracking: 'EX000000000CN' }));
    assert.equal((await row()).concluded_on, '2026-07-02');
    const organ = await organById(office.database.db, office.organId);
    assert.ok(organ);
    const { tables } = await computeReport(office.on('2027-01-04'), organ, 2026);
    assert.equal(tables.table3['partly-disclosed']['natural-person'], 1);
    assert.equal(tables.table3['third-party-rights'].total, 0, '区分处理的，只计这一情形');
  });
});

describe('registering', () => {
  it('gives one request and the same receipt for a double submit at the same instant', async () => {
    const context = office.on('2026-03-02', 'applicant');
    const key = submissionKey();
    const receipts = await Promise.all(Array.from({ length: 8 }, () => receive(context, key)));
    assert.equal(new Set(receipts.map((r) => r.request.number)).size, 1);
    assert.equal(new Set(receipts.map((r) => r.queryCode)).size, 1);
    assert.equal(receipts.filter((r) => !r.repeated).length, 1);
  });

  it('gives numbers without gaps to requests that arrive together', async () => {
    const context = office.on('2025-03-03', 'applicant');
    const receipts = await Promise.all(Array.from({ length: 6 }, () => receive(context)));
    const numbers = receipts.map((r) => r.request.number).toSorted();
    assert.deepEqual(
      numbers,
      Array.from({ length: 6 }, (_, i) => `KFQ-2025-000${i + 1}`),
    );
  });

  it('fails nobody for the fault of another who came at the same moment', async () => {
    const context = office.on('2026-03-04', 'applicant');
    const lost = [
      { sha256: '0'.repeat(64), name: '不在库中的文件.pdf', kind: 'application' as const },
    ];
    const results = await Promise.allSettled(
      Array.from({ length: 9 }, (_, i) =>
        receiveRequest(context, {
          application,
          channel: 'online',
          submissionKey: submissionKey(),
          ...(i === 4 ? { storeFiles: () => Promise.resolve(lost) } : {}),
        }),
      ),
    );
    const numbers = results.flatMap((one) =>
      one.status === 'fulfilled' ? [value(one.value).request.number] : [],
    );
    assert.equal(numbers.length, 8);
    const own = numbers.map((number) => Number(number.slice(-4))).sort((a, b) => a - b);
    assert.equal((own.at(-1) ?? 0) - (own[0] ?? 0), 7, 'the one that failed left no gap');
  });

  it('gives a clerk’s entry of last year’s post a number of last year', async () => {
    const context = office.on('2027-01-04');
    const enter = async (on: '2026-12-31' | '2027-01-04') => {
      const input = { application, channel: 'post', submissionKey: submissionKey(), on } as const;
      return value(await receiveRequest(context, input)).request.number;
    };
    const numbers = await Promise.all([
      enter('2027-01-04'),
      enter('2026-12-31'),
      enter('2027-01-04'),
    ]);
    assert.deepEqual(
      numbers.map((number) => number.slice(0, 8)),
      ['KFQ-2027', 'KFQ-2026', 'KFQ-2027'],
    );
  });

  it('keeps no name, number or text readable in the tables', async () => {
    const { request } = await receive(office.on('2026-03-02', 'applicant'));
    const text = request.application.toString('latin1') + JSON.stringify(request);
    for (const secret of ['测试人', 'E00000000', '13800000000', '竣工验收']) {
      assert.ok(!text.includes(secret) && !request.application.includes(secret));
    }
    assert.equal(request.masked_name, '测**');
  });

  it('answers a wrong code and an unknown number alike', async () => {
    const { request, queryCode } = await receive(office.on('2026-03-02', 'applicant'));
    const context = office.on('2026-03-03', 'applicant');
    assert.ok((await queryRequest(context, request.number.toLowerCase(), queryCode)).ok);
    const wrong = await queryRequest(context, request.number, 'AAAA-AAAA-AAAA');
    const unknown = await queryRequest(context, 'KFQ-2026-9999', queryCode);
    assert.deepEqual(wrong, unknown);
  });
});

describe('two clerks at once', () => {
  it('does not overwrite a step taken in between', async () => {
    const { request } = await receive(office.on('2026-03-02', 'applicant'));
    const input = { requestId: request.id, version: request.version, on: '2026-03-02' } as const;
    const results = await Promise.all([
      enterStep(office.on('2026-03-02'), 'confirm-receipt', input),
      enterStep(office.on('2026-03-02'), 'withdraw', input),
    ]);
    assert.equal(results.filter((r) => r.ok).length, 1);
    const loser = results.find((r) => !r.ok);
    assert.deepEqual(loser && codes(loser), ['changed-meanwhile']);
  });

  it('does not touch the request of another organ', async () => {
    const { request } = await receive(office.on('2026-03-02', 'applicant'));
    const elsewhere = { ...office.on('2026-03-02'), organId: office.organId + 1 };
    assert.deepEqual(
      codes(
        await enterStep(elsewhere, 'confirm-receipt', {
          requestId: request.id,
          on: '2026-03-02',
        }),
      ),
      ['request-unknown'],
    );
  });
});
