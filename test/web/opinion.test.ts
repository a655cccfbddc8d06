// A third party answers its letter over the portal (条例 15, 32), as a browser without scripts would; and what
// is tried against it: guessing, replays, two pages at once, days that are over, files that lie.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { enterStep } from '../../src/commands/requests/enter-step.ts';
import { revokeAnswerLink } from '../../src/commands/letters/revoke-answer-link.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import { answerLinkOf } from '../../src/store/requests/answer-links.ts';
import { insertOrgan } from '../../src/store/people/organs.ts';
import { filesOf } from '../../src/store/requests/request-files.ts';
import { eventsOf } from '../../src/store/requests/requests.ts';
import {
  type Answer,
  answerAddress,
  applicant,
  appOn,
  asks,
  type Asked,
  contextOn,
  given,
  opinionFields,
  postTo,
  staffOn,
} from './consulted.ts';
import { hidden, solved } from './applicant.ts';
import { confirmRemedies } from '../remedy-bodies.ts';
import { createTestSite, type TestSite } from './site.ts';
import { createApp } from '../../src/web/server.ts';

let site: TestSite;
before(async () => {
  site = await createTestSite('2026-05-20');
});
after(async () => await site.close());

const pdf = new File([new TextEncoder().encode('%PDF-1.7 委托书')], '授权委托书.pdf');

function keyOf({ number, code }: Asked): { number: string; code: string } {
  return { number, code };
}

async function opens(asked: Asked, on: IsoDay, more: Readonly<Record<string, string>> = {}) {
  return postTo(appOn(site, on), { ...keyOf(asked), ...more });
}

async function sends(asked: Asked, on: IsoDay, more: Readonly<Record<string, string | File>> = {}) {
  const submissionKey = randomUUID();
  return postTo(appOn(site, on), {
    ...keyOf(asked),
    ...opinionFields,
    submissionKey,
    act: 'send',
    ...more,
  });
}

async function left({ request }: Asked) {
  const { db, secrets } = site.context;
  const events = await eventsOf(db, secrets, request.id);
  return {
    opinions: events.filter(({ event }) => event.kind === 'opinion-received').length,
    files: (await filesOf(db, secrets, request.id)).length,
  };
}

/** A page without the number that was typed into it. */
const without = (text: string, number: string): string => text.replaceAll(number, '#');
const main = (text: string): string => /<main[\s\S]*<\/main>/.exec(text)?.[0] ?? '';

describe('the letter opens', () => {
  test('with number and code however they are typed, by a posted form only', async () => {
    const asked = await asks(site, '2026-05-20', '2026-05-20');
    const loose = {
      number: ` ${asked.number.replace('〔', '[').replace('〕', '】')} `,
      code: asked.code.replaceAll('-', ' ').toLowerCase(),
    };
    assert.equal((await postTo(appOn(site, '2026-05-20'), loose)).status, 200);
    const short = { number: '2026-1', code: (await asks(site, '2026-05-20')).code };
    assert.equal((await postTo(appOn(site, '2026-05-20'), short)).status, 422, 'of another letter');
    const address = `${answerAddress}?number=${encodeURIComponent(asked.number)}&code=${asked.code}`;
    const shown = await site.text(address);
    assert.ok(!main(shown).includes(asked.code), 'an address opens nothing');
    assert.match(shown, /<form action="\/zfxxgk\/ysqgk\/yijian\/" method="post"[ >]/);
  });

  test('J3 and says who asks, about what, until when and why; never who applied (L09)', async () => {
    const asked = await asks(site, '2026-05-20', '2026-05-20');
    const { text, headers, status } = await opens(asked, '2026-06-03');
    assert.equal(status, 200);
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.match(text, /你公司二期项目环境影响报告书全本/);
    assert.match(text, /第10\/15个工作日/);
    assert.match(text, /2026年6月10日（周三）/);
    assert.match(text, /还有5个工作日/);
    assert.match(text, /端午|周六/, 'the account names the days that do not count');
    assert.match(text, /条例第三十二条/);
    const { kind: _, ...secret } = applicant;
    for (const words of [...Object.values(secret).map(String), asked.request.number, '商业企业']) {
      assert.ok(!text.includes(words), words);
    }
  });

  test('before service is proved without any date, and says from what the days run', async () => {
    const asked = await asks(site, '2026-05-20');
    const { text } = await opens(asked, '2026-05-25');
    assert.match(text, /15个工作日，自收到意见书的次日起算/);
    assert.match(text, /还没有登记这个日期，所以现在不写最后一天/);
    assert.doesNotMatch(text, /提出意见的最后一天/);
  });

  test('and the office sees that it was opened, first and last', async () => {
    const asked = await asks(site, '2026-05-20');
    const seen = async () => {
      const link = await answerLinkOf(site.context.db, asked.letter.id);
      return [link?.opened_at, link?.last_opened_at].map((at) => at?.toString() ?? null);
    };
    assert.deepEqual(await seen(), [null, null]);
    await opens(asked, '2026-05-21');
    await opens(asked, '2026-05-22');
    assert.deepEqual(await seen(), ['2026-05-21T02:00:00Z', '2026-05-22T02:00:00Z']);
  });
});

describe('letters of the organs below that of the site', () => {
  test('open at the same door, by whole and short number, and say whose they are', async () => {
    const { db } = site.context;
    const below = await insertOrgan(db, {
      parent_id: site.organId,
      code: 'hzz',
      name: '鹤渚镇人民政府',
      short_name: '鹤渚镇',
      kind: 'government',
      letter_word: '鹤政公开',
      reports: false,
      report_deadline_class: null,
      guide: JSON.stringify({ phone: '0000-5550199', officeName: '鹤渚镇党政办公室' }),
    });
    assert.ok(below);
    await confirmRemedies(db, below.id);
    site.context.pages.invalidate(['site']);
    const there = { ...site, command: { ...site.command, organId: below.id } };
    const asked = await asks(there, '2026-05-20', '2026-05-20');
    assert.match(asked.number, /^鹤政公开征〔2026〕1号$/);
    assert.match(await site.text(answerAddress), /收到本站各机关《征求第三方意见书》/);
    for (const number of [asked.number, '2026-1']) {
      const { status, text } = await opens({ ...asked, number }, '2026-06-03');
      assert.equal(status, 200, number);
      assert.match(text, /鹤渚镇党政办公室，电话/);
      assert.match(text, /0000-5550199/);
      assert.match(text, /您的姓名和电话由鹤渚镇人民政府处理/);
      assert.doesNotMatch(main(text), /青枫经济技术开发区管理委员会/);
    }
    const sent = await sends(asked, '2026-06-03', { 'file-1': pdf });
    assert.match(sent.text, /<dt>机关<\/dt>\s*<dd>鹤渚镇人民政府/);
    assert.deepEqual(await left(asked), { opinions: 1, files: 1 });
    const again = await opens(asked, '2026-06-04');
    assert.match(again.text, /请联系鹤渚镇党政办公室/);
  });
});

describe('the form', () => {
  test('adds a row for a mark without a script, and keeps what was written', async () => {
    const asked = await asks(site, '2026-05-20');
    const first = await opens(asked, '2026-05-21');
    assert.match(first.text, /formaction="\/zfxxgk\/ysqgk\/yijian\/#mark-1"/);
    assert.doesNotMatch(first.text, /id="mark-1"/);
    const more = await opens(asked, '2026-05-21', { ...opinionFields, act: 'more', rows: '1' });
    assert.match(more.text, /id="mark-1"/);
    assert.match(more.text, /value="反应釜的温度曲线"/);
    assert.match(more.text, /第三章是未公开的工艺流程<\/textarea/);
    assert.match(more.text, /value="partly"\s+checked/);
  });

  test('comes back with each fault at its field, and the article', async () => {
    const asked = await asks(site, '2026-05-20');
    const { status, text } = await opens(asked, '2026-05-21', {
      act: 'review',
      opinion: 'partly',
      'mark-0-what': '配方',
      phone: '123',
    });
    assert.equal(status, 422);
    for (const field of ['parts', 'reasons', 'mark-0-why', 'name', 'capacity', 'phone']) {
      assert.match(text, new RegExp(`<li><a href="#${field}">`), field);
      assert.match(text, new RegExp(`id="${field}-message"`), field);
    }
    assert.match(text, /依据：条例第三十二条/);
  });

  test('is shown once more before it is sent, and leads back with everything in it', async () => {
    const asked = await asks(site, '2026-05-20');
    const review = await opens(asked, '2026-05-21', { ...opinionFields, act: 'review' });
    assert.equal(review.status, 200);
    assert.match(review.text, /核对意见/);
    assert.match(review.text, /<strong>部分同意公开<\/strong>/);
    assert.match(review.text, /<strong>商业秘密<\/strong>：反应釜的温度曲线/);
    assert.match(review.text, /name="file-1"/);
    assert.deepEqual(await left(asked), { opinions: 0, files: 0 });
    const back = await opens(asked, '2026-05-21', { ...opinionFields, act: 'edit' });
    assert.match(back.text, /第一章、第二章<\/textarea/);
  });

  test('shows what was typed as text, never as markup', async () => {
    const asked = await asks(site, '2026-05-20');
    const reasons = '<script>alert(1)</script>\n"><b>';
    const { text } = await opens(asked, '2026-05-21', { ...opinionFields, reasons, act: 'review' });
    assert.ok(!text.includes('<script>alert'));
    assert.ok(text.includes('&lt;script&gt;alert(1)&lt;/script&gt;'));
  });
});

describe('the answer', () => {
  test('gives a receipt with the time and what was said, once; later only that it was answered', async () => {
    const asked = await asks(site, '2026-05-20', '2026-05-20');
    const sent = await sends(asked, '2026-06-03', { 'file-1': pdf });
    assert.equal(sent.status, 200);
    assert.equal(sent.headers.get('cache-control'), 'no-store');
    assert.match(sent.text, /意见已经提交/);
    assert.match(sent.text, /2026-06-03 10:00/);
    assert.match(sent.text, /授权委托书\.pdf/);
    assert.match(sent.text, /data-print/);
    assert.deepEqual(await left(asked), { opinions: 1, files: 1 });
    for (const act of ['', 'review', 'edit', 'more', 'send']) {
      const again = await opens(asked, '2026-06-03', { ...opinionFields, act });
      assert.equal(again.status, 410, act);
      assert.match(again.text, /2026年6月3日（周三）10:00/);
      const shown = act === 'send' ? again.text.replace(/您刚才填写[\s\S]*/, '') : again.text;
      for (const words of ['反应釜', '第三章', '戊先生', '13900000000', '环境影响报告书']) {
        assert.ok(!shown.includes(words), `${act} ${words}`);
      }
    }
    assert.deepEqual(await left(asked), { opinions: 1, files: 1 });
  });

  test('sent again with the same form gives the time of the first and none of its words', async () => {
    const asked = await asks(site, '2026-05-20');
    const submissionKey = randomUUID();
    await sends(asked, '2026-05-21', { submissionKey, 'file-1': pdf });
    const other = { reasons: '改了的理由', submissionKey, 'file-1': pdf };
    const again = await sends(asked, '2026-05-22', other);
    assert.equal(again.status, 200);
    assert.match(again.text, /之前已经提交过/);
    assert.match(again.text, /2026-05-21 10:00/);
    assert.doesNotMatch(again.text, /改了的理由|第三章/);
    assert.deepEqual(await left(asked), { opinions: 1, files: 1 });
  });

  test('from two pages at once is taken from one, and the other is handed its words back', async () => {
    const asked = await asks(site, '2026-05-20');
    const both = await Promise.all(
      ['甲的理由', '乙的理由'].map((reasons) =>
        sends(asked, '2026-05-21', { reasons, 'file-1': pdf }),
      ),
    );
    assert.deepEqual(
      both.map(({ status }) => status).sort((a, b) => a - b),
      [200, 410],
    );
    const late = both.find(({ status }) => status === 410);
    assert.match(late?.text ?? '', /您刚才填写的内容没有提交/);
    assert.deepEqual(await left(asked), { opinions: 1, files: 1 });
  });

  test('is nowhere for the applicant to see: neither who was asked nor what was said (L09)', async () => {
    const asked = await asks(site, '2026-05-20');
    await sends(asked, '2026-05-21', { 'file-1': pdf });
    const response = await appOn(site, '2026-05-22').request('/zfxxgk/ysqgk/chaxun/', {
      method: 'POST',
      body: new URLSearchParams({ number: asked.request.number, code: asked.queryCode }),
    });
    const text = await response.text();
    assert.match(text, /征求第三方意见/);
    assert.match(text, /收到意见/);
    for (const words of ['壑松', '部分同意', '反应釜', '戊先生', '授权委托书', asked.number]) {
      assert.ok(!text.includes(words), words);
    }
  });
});

describe('the link is shut', () => {
  test('when the 15 days are over, naming the last of them, the article and whom to ring', async () => {
    const asked = await asks(site, '2026-05-20', '2026-05-20');
    assert.equal((await opens(asked, '2026-06-10')).status, 200);
    const late = await sends(asked, '2026-06-11', { 'file-1': pdf });
    assert.equal(late.status, 410);
    assert.match(late.text, /期限已经届满/);
    assert.match(late.text, /最后一天是2026年6月10日（周三）/);
    assert.match(late.text, /依据：条例32/);
    assert.match(late.text, /href="tel:/);
    assert.match(late.text, /您刚才填写的内容没有提交[\s\S]*第三章是未公开的工艺流程/);
    assert.deepEqual(await left(asked), { opinions: 0, files: 0 });
    const opened = await opens(asked, '2026-06-11');
    assert.doesNotMatch(opened.text, /环境影响报告书/);
  });

  test('when the request is withdrawn, without saying so', async () => {
    const asked = await asks(site, '2026-05-20');
    const on = '2026-05-21';
    given(await enterStep(staffOn(site, on), 'withdraw', { requestId: asked.request.id, on }));
    const { status, text } = await opens(asked, on);
    assert.equal(status, 410);
    assert.match(text, /不再接收意见/);
    assert.doesNotMatch(main(text), /撤回|申请人/);
  });

  test('when staff entered the slip, or shut it', async () => {
    const paper = await asks(site, '2026-05-20');
    given(
      await enterStep(staffOn(site, '2026-05-21'), 'record-opinion', {
        requestId: paper.request.id,
        on: '2026-05-21',
        consultationId: paper.letter.consultation_id ?? '',
        opinion: 'refuse',
        reasons: '书面的理由',
      }),
    );
    const { text } = await opens(paper, '2026-05-22');
    assert.match(text, /2026年5月21日/);
    assert.doesNotMatch(text, /书面的理由|不同意/);
    const shut = await asks(site, '2026-05-20');
    const letterId = shut.letter.id;
    given(await revokeAnswerLink(staffOn(site, '2026-05-21'), { letterId, reason: '误投给别人' }));
    const closed = await sends(shut, '2026-05-21');
    assert.equal(closed.status, 410);
    assert.match(closed.text, /已由机关停用/);
    assert.doesNotMatch(closed.text, /误投/);
    assert.deepEqual(await left(shut), { opinions: 0, files: 0 });
  });
});

describe('files', () => {
  test('that are too large or not what they say are named, and nothing is kept', async () => {
    const asked = await asks(site, '2026-05-20');
    const { status, text } = await sends(asked, '2026-05-21', {
      'file-1': new File([new Uint8Array(10 * 1024 * 1024 + 1)], '扫描件.pdf'),
      'file-2': new File(['MZ\u0000\u0000'], '证明.pdf'),
      'file-3': new File(['<html><script>'], '说明.docx'),
    });
    assert.equal(status, 422);
    assert.match(text, /“扫描件\.pdf”有10\.0 MB/);
    assert.match(text, /“证明\.pdf”不是可以接收的文件/);
    assert.match(text, /“说明\.docx”不是可以接收的文件/);
    assert.match(text, /核对意见/, 'the words are still there to be sent');
    assert.deepEqual(await left(asked), { opinions: 0, files: 0 });
  });

  test('of more than 20 MB in all are refused before they are read', async () => {
    const asked = await asks(site, '2026-05-20');
    const whole = new File([new Uint8Array(22 * 1024 * 1024)], '全部.pdf');
    assert.equal((await sends(asked, '2026-05-21', { 'file-1': whole })).status, 413);
    assert.deepEqual(await left(asked), { opinions: 0, files: 0 });
  });

  test('under fields that the form has not are not taken', async () => {
    const asked = await asks(site, '2026-05-20');
    await sends(asked, '2026-05-21', { 'file-4': pdf, contentFile: pdf });
    assert.deepEqual(await left(asked), { opinions: 1, files: 0 });
  });
});

describe('guessing', () => {
  const wrong = 'QW7D-9KXA-34MN-PTYC';

  test('reads the same for a wrong code and for a letter that does not exist', async () => {
    const asked = await asks(site, '2026-05-20');
    const other = await asks(site, '2026-05-20');
    const app = appOn(site, '2026-05-21');
    const one = await postTo(app, { number: asked.number, code: other.code });
    const unknown = await postTo(app, { number: '青枫开管公开征〔2026〕9999号', code: other.code });
    assert.deepEqual([one.status, unknown.status], [422, 422]);
    assert.equal(
      without(one.text, asked.number),
      without(unknown.text, '青枫开管公开征〔2026〕9999号'),
    );
    assert.match(one.text, /文号或者答复码不对/);
  });

  test('is slowed by every wrong code, for this door and that of the applicants together', async () => {
    const asked = await asks(site, '2026-05-20');
    const app = appOn(site, '2026-05-21');
    const { code } = await asks(site, '2026-05-20');
    const timed = async (): Promise<number> => {
      const begun = performance.now();
      await postTo(app, { number: asked.number, code });
      return performance.now() - begun;
    };
    assert.ok((await timed()) >= 400);
    await app.request('/zfxxgk/ysqgk/chaxun/', {
      method: 'POST',
      body: new URLSearchParams({ number: 'KFQ-2026-0001', code: 'AAAA-AAAA-AAAA' }),
    });
    const third = await timed();
    assert.ok(third >= 400 + 600, `${third} ms`);
    const many = await Promise.all(
      Array.from({ length: 8 }, () => postTo(app, { number: asked.number, code })),
    );
    assert.ok(
      many.some(({ status }) => status === 429),
      'a program is told to stop',
    );
  });

  test('asks for a sum after five wrong codes, rests the letter after ten, and logs it', async () => {
    const asked = await asks(site, '2026-05-20');
    const { number } = asked;
    const { code } = await asks(site, '2026-05-20');
    const context = contextOn(site, '2026-05-21');
    const app = createApp(context);
    const guess = async (fields: Readonly<Record<string, string>>): Promise<Answer> => {
      context.queryAttempts.forgive('address 192.0.2.1');
      return postTo(app, { number, code, ...fields });
    };
    let last = await guess({});
    for (let i = 2; i <= 5; i += 1) {
      assert.doesNotMatch(last.text, /等于几/);
      last = await guess({});
    }
    assert.match(last.text, /等于几/, 'from the fifth on');
    const words = { ...opinionFields, act: 'review' };
    const unpaid = await guess({ code: asked.code, ...words });
    assert.equal(unpaid.status, 422, 'the right code without an answer');
    assert.match(unpaid.text, /请回答最后的算术题/);
    assert.match(unpaid.text, /value="第三章是未公开的工艺流程"/, 'what was written comes along');
    assert.equal(hidden(unpaid.text, 'act'), 'review');
    last = unpaid;
    for (let i = 7; i <= 10; i += 1) last = await guess(solved(last.text));
    assert.equal(last.status, 429);
    assert.match(last.text, /输错的次数过多，10:15以后再试/);
    const shut = await guess({ code: asked.code });
    assert.equal(shut.status, 429, 'the right code too');
    const lines = await site.context.db
      .selectFrom('audit_log')
      .select(['actor', 'detail'])
      .where('action', '=', 'answer-code-locked')
      .where('object', '=', `letter ${asked.letter.id}`)
      .execute();
    assert.equal(lines.length, 1);
    assert.deepEqual(lines[0]?.actor, { kind: 'third-party' });
    assert.ok(!JSON.stringify(lines).includes(code));
  });

  test('a sum that is answered opens the letter where its reader stood', async () => {
    const asked = await asks(site, '2026-05-20');
    const { code } = await asks(site, '2026-05-20');
    const context = contextOn(site, '2026-05-21');
    const app = createApp(context);
    let last = await postTo(app, { number: asked.number, code });
    for (let i = 2; i <= 5; i += 1) {
      context.queryAttempts.forgive('address 192.0.2.1');
      last = await postTo(app, { number: asked.number, code });
    }
    const words = { ...opinionFields, act: 'review' };
    const opened = await postTo(app, { ...keyOf(asked), ...words, ...solved(last.text) });
    assert.equal(opened.status, 200, opened.text);
    assert.match(opened.text, /核对意见/);
    assert.equal((await postTo(app, keyOf(asked))).status, 200, 'and all is forgotten');
  });

  test('a slip of the pen is told by the code itself, is no guess and tells nothing', async () => {
    const asked = await asks(site, '2026-05-20');
    const context = contextOn(site, '2026-05-21');
    const app = createApp(context);
    const slip = asked.code.startsWith('A') ? `C${asked.code.slice(1)}` : `A${asked.code.slice(1)}`;
    const known = await postTo(app, { number: asked.number, code: slip });
    const unknown = await postTo(app, { number: '青枫开管公开征〔2026〕9999号', code: slip });
    assert.equal(context.queryAttempts.failures('address 192.0.2.1'), 0);
    assert.match(known.text, /答复码抄错了/);
    assert.equal(
      known.text.replaceAll(asked.number, '#'),
      unknown.text.replaceAll('青枫开管公开征〔2026〕9999号', '#'),
    );
    assert.equal((await postTo(app, { number: asked.number, code: wrong })).status, 422);
  });

  test('with words or files beside a wrong code writes nothing', async () => {
    const asked = await asks(site, '2026-05-20');
    const { code } = await asks(site, '2026-05-20');
    const refused = await sends({ ...asked, code }, '2026-05-21', { 'file-1': pdf });
    assert.equal(refused.status, 422);
    assert.deepEqual(await left(asked), { opinions: 0, files: 0 });
  });
});

describe('the code', () => {
  test('stands in no address, no log, no header and no memory', async () => {
    const asked = await asks(site, '2026-05-20');
    const lines: unknown[] = [];
    site.lines.length = 0;
    for (const act of ['', 'review', 'send']) {
      const answer = await opens(asked, '2026-05-21', {
        ...opinionFields,
        submissionKey: randomUUID(),
        act,
      });
      lines.push([...answer.headers], /(?:href|src|action)="[^"]*"/g.exec(answer.text));
      for (const [address] of answer.text.matchAll(/(?:href|src|action)="[^"]*"/g)) {
        assert.ok(!address.includes(asked.code));
      }
      assert.equal(answer.headers.get('location'), null);
    }
    const written = JSON.stringify([lines, site.lines, site.errors]);
    assert.ok(site.lines.length >= 3);
    assert.ok(!written.includes(asked.code) && !written.includes('反应釜'));
    const again = await site.text(answerAddress);
    assert.ok(!again.includes(asked.code), 'the next reader gets an empty form');
  });
});
