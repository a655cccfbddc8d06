// 惠企政策 over HTTP, as a browser without scripts sees it.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readXlsx } from '../../src/formats/read-xlsx.ts';
import type { PolicyItemContent } from '../../src/rules/policy/item.ts';
import {
  confirmToken,
  openEmail,
  stopToken,
} from '../../src/store/policies/policy-subscriptions.ts';
import type { PolicySubscriptionRow } from '../../src/store/tables.ts';
import { createApp } from '../../src/web/server.ts';
import { hidden, newForm, post, receiptOf, solved } from './applicant.ts';
import { exported } from './exporting.ts';
import { addItem, createPolicySite, hostile, type PolicySite, research } from './policy-items.ts';
import type { TestSite } from './site.ts';

let made: PolicySite;
let site: TestSite;
before(async () => {
  made = await createPolicySite();
  ({ site } = made);
});
after(async () => await site.close());

const list = '/hqzc/';
const match = '/hqzc/pipei/';
const six = {
  region: '999971',
  industry: '39计算机、通信和其他电子设备制造业',
  established: '2019-03-04',
  staff: '96',
  revenue: '5000',
  qualifications: 'specialised',
};

/** Names of the items in the list of a page. */
function names(page: string): readonly string[] {
  return [
    ...page.matchAll(/<label class="visually-hidden" for="item-\d+"\s*>选中([^<]*)<\/label/g),
  ].map(([, name = '']) => name.trim());
}

describe('the list', () => {
  test('what can be applied for, the nearest last day first; a missing day is said', async () => {
    const page = await site.text(list);
    assert.deepEqual(names(page).slice(0, 2), ['出口补助', '研发投入奖励']);
    assert.equal(names(page).length, 3);
    assert.match(page, /含今天还有5天：2026年12月5日（周六）/);
    assert.match(page, /原文未载明截止日期/);
    assert.ok(!page.includes('技术改造补助'), 'a repealed document gives nothing');
    assert.match(page, /<link rel="canonical" href="http:\/\/localhost:8080\/hqzc\/"/);
  });

  for (const [what, query, expected] of [
    ['by type', 'type=market', ['出口补助']],
    ['by delivery', 'delivery=automatic', ['出口补助']],
    ['by last day', 'until=7', ['出口补助']],
    ['by office', `office=${encodeURIComponent('经济发展局')}&type=technology`, ['研发投入奖励']],
    ['by words', `q=${encodeURIComponent('研发')}`, ['研发投入奖励']],
    ['by level: none', 'level=state', []],
  ] as const) {
    test(`is narrowed ${what}`, async () => {
      assert.deepEqual(names(await site.text(`${list}?${query}`)), expected);
    });
  }

  test('what is over stands apart and says so', async () => {
    const page = await site.text(`${list}?state=closed`);
    assert.deepEqual(names(page), ['技术改造补助']);
    assert.match(page, /政策已失效/);
  });

  test('an unknown filter and a page that is none', async () => {
    assert.equal(names(await site.text(`${list}?type=%3Cscript%3E&state=constructor`)).length, 3);
    assert.equal((await site.get('/hqzc/index_9.html')).status, 404);
    assert.equal((await site.get('/hqzc/999999/')).status, 404);
    assert.equal((await site.get('/hqzc/abc/')).status, 404);
    assert.equal((await site.get(`/hqzc/${made.ids.research}`)).status, 301);
  });

  test('feeds, site map, search, home, library and the document lead to it', async () => {
    const address = `http://localhost:8080/hqzc/${made.ids.research}/`;
    for (const format of ['xml', 'atom', 'json']) {
      const feed = await site.text(`/hqzc/feed.${format}`);
      assert.ok(feed.includes(address) && !feed.includes('技术改造补助'), format);
    }
    assert.ok((await site.text('/sitemap.xml')).includes(address));
    assert.match(
      await site.text(`/sousuo/?q=${encodeURIComponent('研发投入')}`),
      new RegExp(`惠企政策事项[\\s\\S]*href="/hqzc/${made.ids.research}/"`),
    );
    assert.match(await site.text('/'), /<h2 id="hqzc">惠企政策<\/h2>/);
    assert.match(await site.text('/zcwjk/'), /href="\/hqzc\/"/);
  });
});

describe('an item', () => {
  test('everything one has to know, each clause with the way to its place', async () => {
    const text = await site.text(`/hqzc/${made.ids.research}/`);
    for (const said of [
      '研发投入奖励',
      '20万元',
      '含今天还有31天：2026年12月31日（周四）',
      '快申快享',
      '经济发展局',
      '0000-5550111',
      '行政服务楼305室',
      '研发费用专项审计报告',
      '注册地在青枫经济技术开发区',
      '符合下列之一',
      '可以与其他政策同时享受',
      'href="https://example.org/shenbao"',
      '"@type":"GovernmentService"',
      '<meta name="ColumnName" content="惠企政策"',
    ]) {
      assert.ok(text.includes(said), said);
    }
    assert.match(text, /同一文件的其他事项[\s\S]*出口补助/);
    const [, address = '', place = ''] = /href="([^"#]+)#(tk-[0-9a-f]{10})"/.exec(text) ?? [];
    const document = await site.text(address);
    assert.match(
      document,
      new RegExp(`<p[^>]*><span class="clause-place" id="${place}"></span>(?:<a[^>]*>)?第三条`),
    );
    assert.match(document, /<h2 id="shixiang">本文件的惠企事项<\/h2>/);
  });

  test('the calculator answers a posted figure with its formula, and refuses words', async () => {
    const at = `/hqzc/jisuan/${made.ids.export}/`;
    const right = await post(site, at, { figure: '1,000' });
    assert.match(right.text, /<strong>20万元<\/strong><span>＝出口额1000万元×2%/);
    assert.equal(right.headers.get('cache-control'), 'no-store');
    assert.match((await post(site, at, { figure: '9000' })).text, /30万元[\s\S]*最高30万元/);
    assert.match((await post(site, at, { figure: hostile })).text, /请填一个不小于0的数字/);
    assert.equal((await site.get(at)).status, 303);
  });

  test('its days as a calendar', async () => {
    const answer = await site.get(`/hqzc/${made.ids.research}/shenbao.ics`);
    assert.equal(answer.headers.get('content-type'), 'text/calendar; charset=utf-8');
    const text = await answer.text();
    assert.match(text, /DTSTART;VALUE=DATE:20261231/);
    assert.match(text, /SUMMARY:申报截止：研发投入奖励/);
    assert.equal((await site.get(`/hqzc/${made.ids.old}/shenbao.ics`)).status, 404);
  });

  test('of a repealed document: it says so first, and nothing can be applied for', async () => {
    const text = await site.text(`/hqzc/${made.ids.old}/`);
    assert.match(text, /政策已失效[\s\S]*已于2024年1月1日废止，本事项不再受理/);
    assert.doesNotMatch(text, /怎样申报/);
  });

  test('hostile words of an editor are words', async () => {
    const at = `/hqzc/${made.ids.hostile}/`;
    for (const text of [
      await site.text(at),
      await site.text(list),
      await site.text(`/hqzc/zixun/${made.ids.hostile}/`),
      await site.text(`/hqzc/duibi/?id=${made.ids.hostile}&id=${made.ids.research}`),
      (await post(site, match, { ...six, do: 'bundle' })).text,
      await site.text('/hqzc/feed.xml'),
    ]) {
      assert.ok(!text.includes('<img src=x'), 'escaped');
      assert.ok(text.includes('&lt;img src=x'), 'shown');
    }
    assert.doesNotMatch(await site.text(at), /href="javascript/);
  });
});

describe('企业找政策', () => {
  test('six fields: nearly, one open, with the clause, the days, the materials', async () => {
    const { status, text, headers } = await post(site, match, six);
    assert.equal(status, 200);
    assert.equal(headers.get('cache-control'), 'no-store');
    const [, own = ''] = /<h3>([\s\S]*?研发投入奖励[\s\S]*?)<\/li>\s*<li class="match-item"/.exec(
      text,
    ) ?? [text];
    assert.match(own, /基本符合（1项待确认）/);
    assert.match(own, /含今天还有31天/);
    assert.match(own, /已满足[\s\S]*注册地在青枫经济技术开发区/);
    assert.match(own, /待确认[\s\S]*研发费用占营业收入比例不低于3%/);
    assert.ok(text.includes(`<p>${research.supportClause.text}</p>`), 'quoted');
    assert.match(text, /材料：申请表、经审计的财务报表/);
    assert.ok(!text.includes('技术改造补助'), 'an abolished policy does not appear');
    assert.match(text, /企业规模：小型企业，按工业划型/);
    const bare = /\d+(\.\d+)?\s*[%％]\s*(匹配|符合)|(匹配|符合|吻合)(度|率|程度)|得分|评分/;
    assert.doesNotMatch(text, bare, 'no bare percentage');
  });

  test('what decides most is asked first; an answer in place changes the list and says what', async () => {
    const { text } = await post(site, match, six);
    const [, first = ''] = /先答这\d个问题([\s\S]*?)<\/fieldset>/.exec(text) ?? [];
    assert.match(first, /name="rdShare"/);
    const was = hidden(text, 'was').replaceAll('&quot;', '"');
    const better = await post(site, match, { ...six, rdShare: '3.2', was });
    assert.match(
      better.text,
      /研发投入奖励<\/a\s*>：基本符合（1项待确认）\s+→\s+<strong>符合<\/strong>/,
    );
    const near = await post(site, match, { ...six, rdShare: '2.8', was });
    assert.match(near.text, /id="gap"[\s\S]*未满足[\s\S]*还差0.2%/);
    const far = await post(site, match, { ...six, rdShare: '1', was });
    assert.match(far.text, /<details class="match-fails" id="fails">[\s\S]*研发投入奖励/);
  });

  test('the amount of this firm with its formula', async () => {
    const { text } = await post(site, match, { ...six, exports: '400' });
    assert.match(text, /约8万元<\/strong>\s*<span class="hint">出口额400万元×2%/);
  });

  test('a label is asked for by what its rule lacks', async () => {
    const { text } = await post(site, match, { ...six, rdShare: '3', exports: '0' });
    assert.match(text, /name="patents"/);
  });

  test('chosen items: side by side, as a bundle, as Word, Excel and calendar', async () => {
    const pick = String(made.ids.research);
    const compared = await post(site, match, { ...six, do: 'compare' });
    assert.match(
      compared.text,
      /<table class="comparison">[\s\S]*结论[\s\S]*基本符合（1项待确认）/,
    );
    const bundle = await post(site, match, { ...six, exports: '400', do: 'bundle' });
    assert.match(bundle.text, /合计约<strong>28万元<\/strong>/);
    assert.match(bundle.text, /申请表<span class="hint">（[^）]*出口补助、研发投入奖励/);
    const file = async (kind: string): Promise<Response> => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ ...six, pick, do: kind })) form.set(name, value);
      return await site.app.request(match, { method: 'POST', body: form });
    };
    const sheet = await file('xlsx');
    assert.equal(sheet.headers.get('cache-control'), 'no-store');
    const read = JSON.stringify(
      await readXlsx(new Uint8Array(await sheet.arrayBuffer()), {
        mostBytes: 1e6,
        mostRows: 100,
        columns: 17,
      }),
    );
    assert.ok(read.includes('研发投入奖励') && !read.includes('出口补助'), read.slice(0, 300));
    const word = await file('docx');
    assert.equal(
      Buffer.from(await word.arrayBuffer())
        .subarray(0, 2)
        .toString(),
      'PK',
    );
    assert.match(await (await file('ics')).text(), /DTSTART;VALUE=DATE:20261231/);
  });

  for (const [what, fields, field, said] of [
    ['an unknown fact', { secret: '1' }, 'region', '没有“secret”这一项'],
    [
      'the name of a method',
      { constructor: '1', __proto__x: '2' },
      'region',
      '没有“constructor”这一项',
    ],
    ['an impossible industry', { industry: '00' }, 'industry', '没有代码00'],
    ['an impossible region', { region: hostile }, 'region', '不是行政区划代码'],
    ['a day to come', { established: '2030-01-01' }, 'established', '不能晚于今天'],
    ['words for a number', { staff: '<b>很多</b>' }, 'staff', '应填数字'],
  ] as const) {
    test(`${what} is refused at its field, and what was typed stays`, async () => {
      const { status, text } = await post(site, match, { ...six, ...fields });
      assert.equal(status, 422);
      assert.match(text, new RegExp(`href="#${field}">“?[^<]*${said}`));
      assert.match(text, /name="revenue"[\s\S]{0,400}value="5000"/);
      assert.ok(!text.includes('<b>很多') && !text.includes('<img src=x'));
    });
  }

  test('a forged earlier firm is passed over', async () => {
    for (const was of ['{', '[]', '{"secret":1}', '{"staff":"x"}', '"'.repeat(9000)]) {
      const { status, text } = await post(site, match, { ...six, was });
      assert.equal(status, 200);
      assert.ok(!text.includes('和刚才相比'));
    }
  });

  test('nothing of a firm reaches log, addresses or caches', async () => {
    await post(site, match, { ...six, revenue: '98765', exports: '43210' });
    const logged = JSON.stringify([site.lines, site.errors.map(String)]);
    assert.doesNotMatch(logged, /98765|43210|specialised|999971/);
    const page = await post(site, match, { ...six, revenue: '98765' });
    assert.doesNotMatch([...page.text.matchAll(/href="[^"]*"/g)].join(), /98765/);
    assert.doesNotMatch(await site.text(match), /98765/);
    assert.deepEqual(site.errors, []);
  });
});

function questionAt(): string {
  return `/hqzc/zixun/${made.ids.research}/`;
}

describe('a question about a clause', () => {
  test('goes to the office with item and clause, and is answered by number and code', async () => {
    const form = await site.text(questionAt());
    const [, clause = ''] = /value="(tk-[0-9a-f]{10})"/.exec(form) ?? [];
    const fields = {
      clause,
      text: '研发费用包括委托研发吗？',
      contact: '',
      ...(await newForm(site, questionAt())),
    };
    const { text } = await post(site, questionAt(), fields);
    const key = receiptOf(text);
    const row = await site.context.db
      .selectFrom('reader_messages')
      .selectAll()
      .where('number', '=', key.number)
      .executeTakeFirstOrThrow();
    assert.deepEqual(
      [row.kind, row.policy_item_id, row.policy_clause, row.document_id],
      ['policy-question', made.ids.research, '第三条', made.documentId],
    );
    const look = await post(site, '/lianxi/chaxun/', { ...key });
    assert.match(look.text, /政策咨询：待处理/);
  });

  test('without a clause, or with one of another item, it comes back', async () => {
    const fields = { text: '问', contact: '', ...(await newForm(site, questionAt())) };
    for (const clause of ['', 'tk-0000000000']) {
      const { status, text } = await post(site, questionAt(), { ...fields, clause });
      assert.equal(status, 422);
      assert.match(text, /请选择要问的是哪一条款/);
    }
  });

  test('the general form takes no question without an item', async () => {
    const fields = {
      kind: 'policy-question',
      text: '问',
      contact: '',
      ...(await newForm(site, '/lianxi/')),
    };
    assert.equal((await post(site, '/lianxi/', fields)).status, 422);
  });
});

async function rows(): Promise<readonly PolicySubscriptionRow[]> {
  return await site.context.db
    .selectFrom('policy_subscriptions')
    .selectAll()
    .orderBy('id')
    .execute();
}

/** As where mail can be sent. */
async function withMail(work: (mailing: TestSite) => Promise<void>): Promise<void> {
  const context = { ...site.context, canMail: true };
  const app = createApp(context);
  const text = async (path: string): Promise<string> => await (await app.request(path)).text();
  await work({ ...site, context, app, text });
}

describe('subscribing', () => {
  const at = '/hqzc/dingyue/';

  test('where no mail can be sent the page says so and offers feeds', async () => {
    const text = await site.text(at);
    assert.match(text, /目前没有开通邮件提醒/);
    assert.match(text, /href="\/hqzc\/feed\.xml"/);
    assert.doesNotMatch(text, /type="email"/);
  });

  test('asked for, confirmed, changed, stopped; the address lies sealed and goes', async () => {
    await withMail(async (mailing) => {
      const facts = JSON.stringify({ staff: 96 });
      const coming = await post(mailing, at, { from: facts });
      assert.match(coming.text, /从业人员：96人/);
      const fields = {
        email: 'Firm@Example.org',
        newItems: '1',
        daysBefore: '7',
        types: 'technology',
      };
      const form = await newForm(mailing, at);
      const sent = await post(mailing, at, { ...fields, facts, keepFacts: '1', ...form });
      assert.match(sent.text, /请到邮箱里确认/);
      const [row] = await rows();
      assert.ok(row);
      const { secrets } = site.context;
      assert.equal(openEmail(secrets, row), 'Firm@Example.org');
      assert.deepEqual(
        [row.confirmed_at, row.wants.facts, row.wants.types],
        [null, { staff: 96 }, ['technology']],
      );
      assert.ok(!JSON.stringify(row).includes('xample.org'));
      const confirm = `${at}queren/${confirmToken(secrets, row)}/`;
      const looked = await mailing.text(confirm);
      assert.match(looked, /确认订阅/);
      assert.equal((await rows())[0]?.confirmed_at, null, 'looking confirms nothing');
      assert.match((await post(mailing, confirm, {})).text, /订阅已经生效/);
      assert.match((await post(mailing, confirm, {})).text, /订阅已经生效/);
      assert.ok((await rows())[0]?.confirmed_at);
      // The same address in other letters, soon after: no second mail, and the page says the same.
      const again = await post(mailing, at, {
        ...fields,
        email: 'firm@example.org',
        ...(await newForm(mailing, at)),
      });
      assert.match(again.text, /请到邮箱里确认/);
      assert.equal((await rows()).length, 1);
      const lines = await site.context.db
        .selectFrom('outbox')
        .select('payload')
        .where('topic', '=', 'policy-subscription')
        .execute();
      assert.deepEqual(
        lines.map(({ payload }) => payload),
        [{ mail: 'confirm', subscriptionId: row.id }],
      );
      const stop = `${at}tuiding/${stopToken(secrets, row)}/`;
      assert.match((await post(mailing, stop, {})).text, /已经退订/);
      const [gone] = await rows();
      assert.deepEqual([gone?.email, gone?.email_hash, gone?.wants.facts], [null, null, null]);
      assert.equal((await post(mailing, confirm, {})).status, 404);
      const logged = JSON.stringify(site.lines);
      assert.ok(
        !logged.includes(confirmToken(secrets, row)) && !logged.includes(stopToken(secrets, row)),
      );
      assert.match(logged, /dingyue\/queren\/…/);
    });
  });

  test('by place and trade without telling anything of a firm', async () => {
    await withMail(async (mailing) => {
      const fields = { email: 'place@example.org', newItems: '1', daysBefore: '' };
      const wrong = await post(mailing, at, {
        ...fields,
        industry: '不存在的行业',
        ...(await newForm(mailing, at)),
      });
      assert.match(wrong.text, /href="#industry">[^<]*没有找到这个行业/);
      const sent = await post(mailing, at, {
        ...fields,
        region: '999902',
        industry: '软件和信息技术服务业',
        ...(await newForm(mailing, at)),
      });
      assert.match(sent.text, /请到邮箱里确认/);
      const row = (await rows()).at(-1);
      assert.deepEqual(row?.wants.facts, { region: '999902', industry: '65' });
    });
  });

  test('a wrong address, nothing wanted, a forged link are refused', async () => {
    await withMail(async (mailing) => {
      const wrong = await post(mailing, at, {
        email: 'x',
        newItems: '1',
        daysBefore: '',
        ...(await newForm(mailing, at)),
      });
      assert.match(wrong.text, /href="#email">请填写正确的电子邮箱/);
      const nothing = await post(mailing, at, {
        email: 'a@example.org',
        daysBefore: '',
        ...(await newForm(mailing, at)),
      });
      assert.match(nothing.text, /请至少选择一种提醒/);
      const again = await post(mailing, at, {
        email: 'a@example.org',
        newItems: '1',
        daysBefore: '',
        submissionKey: hidden(nothing.text, 'submissionKey'),
        ...solved(wrong.text),
      });
      assert.equal(again.status, 422, 'the toll of another form pays nothing');
      assert.equal((await post(mailing, `${at}queren/${'a'.repeat(43)}/`, {})).status, 404);
    });
  });
});

test('on the next days: closed on 2027-01-01, and gone from what can be applied for', async () => {
  site.travel('2026-12-31');
  assert.match(await site.text(`/hqzc/${made.ids.research}/`), /今天截止：2026年12月31日/);
  assert.ok(names(await site.text(list)).includes('研发投入奖励'));
  site.travel('2027-01-01');
  assert.match(await site.text(`/hqzc/${made.ids.research}/`), /已截止/);
  assert.ok(!names(await site.text(list)).includes('研发投入奖励'));
  assert.ok(names(await site.text(`${list}?state=closed`)).includes('研发投入奖励'));
  const { text } = await post(site, match, six);
  assert.doesNotMatch(text, /研发投入奖励/);
  site.travel('2026-12-01');
});

test('the list is paged by addresses that may lie as files, and exported with items and feeds', async () => {
  for (let n = 0; n < 25; n += 1) {
    const more: PolicyItemContent = { ...research, name: `普惠补贴${n}`, closesOn: '2026-12-30' };
    await addItem(site, made.documentId, more);
  }
  const folder = await mkdtemp(join(tmpdir(), 'gongkai-policies-'));
  try {
    await exported(site, folder, { dynamic: 'https://banli.example.org' });
    const file = async (name: string): Promise<string> =>
      await readFile(join(folder, 'www', name), 'utf8');
    assert.match(await file('hqzc/index_2.html'), /普惠补贴/);
    assert.match(
      await file(`hqzc/${made.ids.export}/index.html`),
      /action="https:\/\/banli\.example\.org\/hqzc\/jisuan\//,
    );
    assert.match(
      await file('hqzc/index.html'),
      /href="https:\/\/banli\.example\.org\/hqzc\/pipei\/"/,
    );
    assert.match(await file('hqzc/feed.xml'), /研发投入奖励/);
    assert.match(await file(`hqzc/${made.ids.research}/shenbao.ics`), /BEGIN:VCALENDAR/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
