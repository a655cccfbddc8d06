// Applying over the portal's form, as a browser without scripts would.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { isPaid, makeChallenge } from '../../src/web/challenge.ts';
import { createRate } from '../../src/web/rate.ts';
import { createApp } from '../../src/web/server.ts';
import type { Clock } from '../../src/commands/context.ts';
import { filesOf } from '../../src/store/requests/request-files.ts';
import { sweepVault } from '../../src/store/database/vault-sweep.ts';
import { readSealedFile } from '../../src/store/database/sealed-files.ts';
import { openApplication } from '../../src/store/requests/requests.ts';
import {
  type Answer,
  applies,
  type Fields,
  formAddress,
  goodForm,
  newForm,
  post,
  receiptOf,
  rowOf,
} from './applicant.ts';
import { bare, docxParagraphs, pdfPages } from '../formats/printed-pages.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
before(async () => {
  site = await createTestSite('2026-03-30');
});
after(async () => await site.close());

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

async function submit(changed: Fields = {}, address: string = formAddress): Promise<Answer> {
  const form = await newForm(site, address);
  return await post(site, address, { ...goodForm, ...form, ...changed });
}

test('what a mail address is for is said where mail goes out, and only there', async () => {
  const words = /id="email-hint"[^>]*>\s*提交以后把申请编号发到这里/;
  assert.doesNotMatch(await site.text(formAddress), words);
  const mailing = createApp({ ...site.context, canMail: true });
  assert.match(await (await mailing.request(formAddress)).text(), words);
});

test('the form chooses no way of delivery for the applicant, and says where one field of several is enough', async () => {
  const text = await site.text(formAddress);
  assert.match(text, /name="deliveryWish"/);
  assert.doesNotMatch(text, /type="radio"[^>]*checked/);
  const marked = [
    ...text.matchAll(/<label for="(\w+)"[^>]*>[^<]*<span class="optional">（至少填一项）/g),
  ];
  assert.deepEqual(
    marked.map(([, name]) => name),
    ['phone', 'email', 'address', 'title', 'documentNumber', 'description'],
  );
  const { status, text: back } = await submit({ deliveryWish: '', carrierForm: '' });
  assert.equal(status, 422);
  assert.match(back, /href="#deliveryWish"/);
});

test('what to know before is read before the form, and the other pages lead to the notices first', async () => {
  const text = await site.text(formAddress);
  assert.ok(text.indexOf('填写之前') < text.indexOf('name="submissionKey"'));
  assert.ok(text.indexOf('填写之前') > text.indexOf('<h1'));
  for (const path of ['/', '/zfxxgk/zfxxgkzn/', '/bangzhu/', '/lianxi/']) {
    const main = (await site.text(path)).split('<main')[1] ?? '';
    assert.match(main, /href="\/zfxxgk\/ysqgk\/"/, path);
    assert.doesNotMatch(main, /href="\/zfxxgk\/ysqgk\/shenqing\/"/, path);
  }
});

async function count(): Promise<number> {
  const row = await site.context.db
    .selectFrom('requests')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

describe('a request handed in online', () => {
  test('gives number, query code and a code to scan, once, and no due date', async () => {
    const { status, text, headers } = await submit();
    assert.equal(status, 200);
    const { number, code } = receiptOf(text);
    assert.match(number, /^KFQ-2026-\d{4}$/);
    assert.match(code, /^\w{4}-\w{4}-\w{4}$/);
    assert.match(text, /<svg\s+class="qr"/);
    assert.match(text, /以双方确认之日为收到申请之日/);
    assert.doesNotMatch(text, /答复期限的最后一天：/);
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('location'), null, 'the code stands in no address');
  });

  test('twice by accident gives one request and the same receipt', async () => {
    const fields = {
      ...goodForm,
      ...(await newForm(site)),
      identityFile: new File([png], 'a.png'),
    };
    const first = await post(site, formAddress, fields);
    const files = await countFiles();
    const [second, third] = await Promise.all([
      post(site, formAddress, fields),
      post(site, formAddress, fields),
    ]);
    assert.deepEqual(receiptOf(second.text), receiptOf(first.text));
    assert.deepEqual(receiptOf(third.text), receiptOf(first.text));
    assert.match(second.text, /之前已经提交过/);
    assert.equal(await countFiles(), files, 'no second copy of the papers');
  });

  test('at the same instant too', async () => {
    const fields = { ...goodForm, ...(await newForm(site)) };
    const before = await count();
    const [a, b] = await Promise.all([
      post(site, formAddress, fields),
      post(site, formAddress, fields),
    ]);
    assert.deepEqual(receiptOf(a.text), receiptOf(b.text));
    assert.equal(await count(), before + 1);
  });

  for (const kind of [
    'business',
    'research-institute',
    'public-welfare',
    'legal-service',
    'other-organization',
  ]) {
    test(`by an organisation bears its kind: ${kind}`, async () => {
      const address = `${formAddress}?lei=zuzhi`;
      const { text } = await submit(
        {
          kind,
          name: '某某律师事务所',
          creditCode: '11999999MB0000019T',
          contactName: '漆若岩',
          identityFile: new File([png], '营业执照.png'),
        },
        address,
      );
      const row = await rowOf(site, receiptOf(text));
      assert.equal(row.applicant_kind, kind);
      const { applicant, attached } = openApplication(site.context.secrets, row);
      assert.equal(applicant.contactName, '漆若岩');
      assert.equal(applicant.identityNumber, undefined);
      assert.deepEqual(attached, ['identity']);
    });
  }

  test('with photographs keeps them sealed', async () => {
    const key = await applies(site, {
      identityFile: [new File([png], 'C:\\照片\\身份证.png'), new File([png], '反面.png')],
    });
    const { db, dataFolder, secrets } = site.context;
    const { id } = await db
      .selectFrom('requests')
      .select('id')
      .where('number', '=', key.number)
      .executeTakeFirstOrThrow();
    const files = await filesOf(db, secrets, id);
    assert.deepEqual(
      files.map(({ name }) => name),
      ['身份证.png', '反面.png'],
    );
    const opened = await readSealedFile(dataFolder, secrets, files[0]?.sha256 ?? '');
    assert.deepEqual(new Uint8Array(opened ?? []), png);
    const asDocument = await site.get(`/fujian/1/${files[0]?.sha256}/x.png`);
    assert.equal(asDocument.status, 404, 'no address leads to it');
  });

  test('without any proof, or with a foreign paper, is taken, and says what may be asked for', async () => {
    const { status, text } = await submit({ identityType: 'passport', identityNumber: 'X-99/ñ' });
    assert.equal(status, 200);
    assert.doesNotMatch(text, /可能需要补正/);
    assert.match((await submit({ agent: '漆若岩' })).text, /没有身份证明、委托代理人的授权委托书/);
  });
});

describe('W01 people who apply together', () => {
  const others = {
    'others.0.name': '漆若岩',
    'others.0.identityType': 'resident-id',
    'others.0.identityNumber': '110101199003070089',
    'others.1.name': '茅溪远',
    'others.1.identityType': 'passport',
    'others.1.identityNumber': 'E12345678',
  };

  test('make one request that names them all, with one address', async () => {
    const before = await count();
    const key = await applies(site, others);
    assert.equal(await count(), before + 1);
    const row = await rowOf(site, key);
    assert.equal(row.applicant_kind, 'natural-person');
    assert.equal(row.masked_name, '岑**等3人');
    const { applicant } = openApplication(site.context.secrets, row);
    assert.deepEqual(
      applicant.others?.map(({ name }) => name),
      ['漆若岩', '茅溪远'],
    );
  });

  test('are checked one by one, at their own row', async () => {
    const { status, text } = await submit({
      ...others,
      'others.0.identityNumber': '110101199002300084',
      'others.1.name': '',
    });
    assert.equal(status, 422);
    assert.match(text, /<a href="#others\.0\.identityNumber">.*第7至14位不是一个可能的出生日期/);
    assert.match(text, /<a href="#others\.1\.name">/);
    assert.match(text, /<details class="more-fields" open>/);
  });

  test('get more rows without scripts, and lose nothing', async () => {
    const { status, text } = await submit({
      ...others,
      rows: '2',
      more: '1',
      identityFile: new File([png], '身份证.png'),
    });
    assert.equal(status, 200);
    assert.match(text, /name="others\.3\.name"/);
    assert.match(text, /id="others\.1\.name"[^>]*value="茅溪远"/);
    assert.match(text, /“身份证\.png”（[^）]+）已经收到，不用再选。/);
  });
});

const photo = (name: string): File => new File([png], name);

function keptIn(text: string): string {
  return /name="kept" value="([^"]+)"/.exec(text)?.[1] ?? '';
}

describe('files of a form that comes back', () => {
  test('wait for it, come with the request, and are gone from it where they are not wanted', async () => {
    const fields = { ...goodForm, ...(await newForm(site)) };
    const first = await post(site, formAddress, {
      ...fields,
      name: '',
      identityFile: photo('身份证正面.png'),
      contentFile: photo('说明.png'),
    });
    assert.equal(first.status, 422);
    assert.match(first.text, /“身份证正面\.png”（[^）]+）已经收到，不用再选。/);
    assert.doesNotMatch(first.text, /请重新选择/);
    const second = await post(site, formAddress, {
      ...fields,
      phone: '1',
      kept: keptIn(first.text),
      unwanted: '1',
      identityFile: photo('身份证背面.png'),
    });
    assert.equal(second.status, 422);
    assert.doesNotMatch(second.text, /“说明\.png”/);
    const last = await post(site, formAddress, { ...fields, kept: keptIn(second.text) });
    assert.equal(last.status, 200);
    const { id } = await rowOf(site, receiptOf(last.text));
    const files = await filesOf(site.context.db, site.context.secrets, id);
    assert.deepEqual(
      files.map(({ name }) => name),
      ['身份证正面.png', '身份证背面.png'],
    );
  });

  test('are those of this very form', async () => {
    const fields = { ...goodForm, ...(await newForm(site)), name: '' };
    const { text } = await post(site, formAddress, { ...fields, identityFile: photo('他人.png') });
    const other = { ...goodForm, ...(await newForm(site)) };
    for (const kept of [keptIn(text), 'abc', `${keptIn(text).slice(0, -4)}AAAA`]) {
      const answer = await post(site, formAddress, { ...other, name: '', kept });
      assert.equal(answer.status, 422);
      assert.doesNotMatch(answer.text, /他人\.png/);
    }
  });

  test('that waited too long are asked for again', async () => {
    const fields = { ...goodForm, ...(await newForm(site)) };
    const { text } = await post(site, formAddress, {
      ...fields,
      name: '',
      identityFile: photo('身份证.png'),
    });
    await sweepVault(site.context.db, site.context.dataFolder, 0);
    const before = await count();
    const late = await post(site, formAddress, { ...fields, kept: keptIn(text) });
    assert.equal(late.status, 422);
    assert.match(late.text, /“身份证\.png”保留的时间已过，请重新选择/);
    assert.equal(await count(), before);
  });

  test('are not stored for who did not pay the toll', async () => {
    const before = await countFiles();
    const { text } = await submit({ answer: '99', identityFile: photo('身份证.png') });
    assert.match(text, /请重新选择：“身份证\.png”/);
    assert.equal(await countFiles(), before);
  });
});

describe('the sum of the form', () => {
  test('is asked when it is not answered, and not again once it was', async () => {
    const without = await submit({ answer: '' });
    assert.equal(without.status, 422);
    assert.match(without.text, /href="#answer"/);
    const wrong = await submit({ answer: '99' });
    assert.equal(wrong.status, 422);
    const faulty = await submit({ name: '' });
    assert.equal(faulty.status, 422);
    assert.doesNotMatch(faulty.text, /等于几/, 'a good answer comes along');
    assert.match(faulty.text, /<input type="hidden" name="answer" value="\d+"/);
  });

  test('of one form pays for no other', async () => {
    const { token, answer } = await newForm(site);
    const { submissionKey } = await newForm(site);
    const { status } = await submit({ submissionKey, token, answer });
    assert.equal(status, 422);
  });

  test('can be answered in wide digits and in words, but not after its time', async () => {
    const { secrets } = site.context;
    const clock: Clock = { today: () => '2026-03-30', now: () => Temporal.Now.instant() };
    const { question, token } = await makeChallenge({ secrets, clock }, 'x');
    assert.match(question, /^[一二三四五六七八九]加[一二三四五六七八九]等于几？$/);
    const late = { ...clock, now: () => Temporal.Now.instant().add({ hours: 13 }) };
    const words = '零 一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八'.split(
      ' ',
    );
    const [a, b] = Array.from(question)
      .filter((c) => words.slice(1, 10).includes(c))
      .map((c) => words.indexOf(c));
    const sum = (a ?? 0) + (b ?? 0);
    const wide = String(sum).replaceAll(/\d/g, (d) => String.fromCodePoint(0xff10 + Number(d)));
    for (const answer of [String(sum), words[sum] ?? '', wide]) {
      assert.ok(await isPaid({ secrets, clock }, 'x', { answer, token, work: '' }), answer);
      assert.ok(!(await isPaid({ secrets, clock }, 'y', { answer, token, work: '' })), answer);
      assert.ok(!(await isPaid({ secrets, clock: late }, 'x', { answer, token, work: '' })));
    }
  });

  test('is not paid by work that somebody made up', async () => {
    for (const work of ['', '{', '[]', '{"challenge":{},"solution":{}}', '{"challenge":null}']) {
      const { status } = await submit({ answer: '', work });
      assert.equal(status, 422, work);
    }
  });
});

describe('a form that cannot be taken', () => {
  test('comes back with every fault at its field, the article, and what was entered', async () => {
    const { status, text } = await submit({
      name: '',
      phone: '12345',
      identityNumber: '999999199001010011',
      deliveryWish: 'post',
      description: '自己写的<b>描述</b>',
    });
    assert.equal(status, 422);
    for (const field of ['name', 'identityNumber', 'phone', 'address']) {
      assert.match(text, new RegExp(`<li><a href="#${field}">`), field);
      assert.match(text, new RegExp(`id="${field}"[^>]*aria-invalid="true"`), field);
      assert.match(text, new RegExp(`id="${field}-message"`), field);
    }
    assert.match(text, /依据：条例第二十九条第（一）项/);
    assert.ok(text.includes('自己写的&lt;b&gt;描述&lt;/b&gt;'));
    assert.match(text, /value="post"\s+checked/);
  });

  test('names the file in which there is nothing, instead of leaving it out', async () => {
    const before = await count();
    const { status, text } = await submit({ identityFile: new File([], '身份证.jpg') });
    assert.equal(status, 422);
    assert.match(text, /“身份证\.jpg”是空文件，请重新选择/);
    assert.equal(await count(), before);
    assert.equal((await submit({ identityFile: new File([], '') })).status, 200, 'none chosen');
  });

  test('names the file that is too large or of a kind that is not taken', async () => {
    const large = new File([new Uint8Array(10 * 1024 * 1024 + 1)], '扫描件.pdf');
    const program = new File(['MZ\u0000\u0000'], '证明.pdf');
    const { status, text } = await submit({ identityFile: large, contentFile: program });
    assert.equal(status, 422);
    assert.match(text, /“扫描件\.pdf”有10\.0 MB，每个文件不能超过10 MB/);
    assert.match(text, /“证明\.pdf”不是可以接收的文件，请改用PDF、JPG、PNG、DOC、DOCX/);
  });

  for (const size of [22, 40]) {
    test(`of ${size} MB in all is told so`, async () => {
      const { status, text } = await submit({
        contentFile: new File([new Uint8Array(size * 1024 * 1024)], '全部.pdf'),
      });
      assert.equal(status, 413);
      assert.match(text, /附件太大/);
    });
  }

  test('with more files than anybody needs is told so', async () => {
    const many = Array.from({ length: 21 }, (_, i) => new File([png], `${i}.png`));
    const { status, text } = await submit({ contentFile: many });
    assert.equal(status, 422);
    assert.match(text, /文件最多20个/);
  });

  test('filled in by a program is not registered', async () => {
    const { status } = await submit({ homepage: 'http://spam.example/' });
    assert.equal(status, 422);
  });

  test('needs consent for electronic service', async () => {
    const { text } = await submit({ electronicConsent: '' });
    assert.match(text, /href="#electronicConsent"/);
  });

  test('without form and way of delivery is told of each, in the order of the page', async () => {
    const form = await newForm(site);
    const open = { ...goodForm, ...form, carrierForm: '', deliveryWish: '' };
    const { text } = await post(site, formAddress, open);
    const told = text.slice(text.indexOf('有2处需要改正'), text.indexOf('<form action'));
    assert.match(told, /请选择信息的形式，纸质还是电子[\s\S]*请选择获取的方式/);
  });

  test('that is no form at all comes back empty', async () => {
    const response = await site.app.request(formAddress, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"name": 1}',
    });
    assert.equal(response.status, 422);
  });
});

describe('whatever people type', () => {
  for (const [what, name, kept] of [
    ['an emoji', '岑溪远🙂', '岑溪远🙂'],
    ['control characters', '岑\u0000溪\u0007远', '岑溪远'],
    ['marks that turn the writing around', '岑\u202e溪远\u2066', '岑溪远'],
    ['characters without width', '\uFEFF岑溪\u200B远\u00AD', '岑溪远'],
    ['a family of emoji', '岑👨‍👩‍👧', '岑👨‍👩‍👧'],
    ['markup', '<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['a rare character outside the first plane', '𠮷野', '𠮷野'],
  ] as const) {
    test(`is kept as text: ${what}`, async () => {
      const key = await applies(site, { name, description: `${name}的信息` });
      const row = await rowOf(site, key);
      const { applicant, description } = openApplication(site.context.secrets, row);
      assert.equal(applicant.name, kept);
      assert.equal(description, `${kept}的信息`);
    });
  }

  test('numbers in wide characters, or with blanks between groups, are read', async () => {
    const key = await applies(site, {
      identityNumber: '９９９９９９ １９９００１０１ ００１６',
      phone: '（0000）5550100',
      email: ' cen＠test.example',
    });
    const { applicant } = openApplication(site.context.secrets, await rowOf(site, key));
    assert.equal(applicant.identityNumber, '999999199001010016');
    assert.equal(applicant.phone, '(0000)5550100');
    assert.equal(applicant.email, 'cen@test.example');
  });

  test('nothing is cut off in silence: what is too long is refused at its field and comes back', async () => {
    const documentNumber = '青开管发〔2022〕1号、'.repeat(30);
    const description = '字'.repeat(25_000);
    const { status, text } = await submit({ name: '岑'.repeat(301), documentNumber, description });
    assert.equal(status, 422);
    for (const [field, most] of [
      ['name', 300],
      ['documentNumber', 300],
      ['description', 5000],
    ] as const) {
      assert.match(text, new RegExp(`href="#${field}">文字过长[^<]*最多${most}字`), field);
    }
    assert.ok(text.includes(documentNumber) && text.includes(description));
  });

  for (const [what, identityNumber, sentence] of [
    ['a day of birth that is none', '110101199002300084', '第7至14位不是一个可能的出生日期'],
    ['a day of birth to come', '110101209001010019', '第7至14位不是一个可能的出生日期'],
    ['a wrong check digit', '110101199003070012', '校验码不对'],
    ['too few digits', '1101011990030700', '应为18位，现为16位'],
  ] as const) {
    test(`a resident number with ${what} is refused at its field`, async () => {
      const { status, text } = await submit({ identityNumber });
      assert.equal(status, 422);
      assert.match(text, new RegExp(`href="#identityNumber">[^<]*${sentence}`));
    });
  }

  test('forms of one network are counted by the hour, and the one too many is told how long it waits', async () => {
    let now = 0;
    const submissions = createRate(() => now, 60);
    Object.assign(site.context, { submissions });
    for (let i = 0; i < 60; i += 1) submissions.call('address 192.0.2.1', 60);
    now = 10.5 * 60_000;
    const refused = await submit();
    assert.equal(refused.status, 429);
    assert.match(refused.text, /请过50分钟再试/);
    assert.equal(refused.headers.get('Retry-After'), '2970');
    now = 60 * 60_000;
    assert.equal((await submit()).status, 200, 'an hour after the first, not after the last');
    Object.assign(site.context, { submissions: createRate(Date.now, 60) });
  });

  test('nothing of it reaches the log', async () => {
    await applies(site, { name: '只此一名', phone: '13912345678' });
    const logged = JSON.stringify([site.lines, site.errors.map(String)]);
    assert.doesNotMatch(logged, /只此一名|13912345678|%E5/);
    assert.deepEqual(site.errors, []);
  });
});

async function countFiles(): Promise<number> {
  const row = await site.context.db
    .selectFrom('files')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}
describe('the application form for those who write on paper', () => {
  test('is offered where one applies and in the guide, as Word and as PDF', async () => {
    for (const page of ['/zfxxgk/ysqgk/', '/zfxxgk/zfxxgkzn/']) {
      const text = await site.text(page);
      for (const kind of ['docx', 'pdf']) {
        assert.ok(text.includes(`href="/zfxxgk/ysqgk/shenqingbiao.${kind}"`), `${page} ${kind}`);
      }
    }
  });

  test('says the same in both, names the office, and asks for no purpose', async () => {
    const words = docxParagraphs(await blankForm('docx'));
    const printed = bare((await pdfPages(await blankForm('pdf'))).join(''));
    for (const line of words) assert.ok(printed.includes(bare(line)), line);
    for (const asked of ['公民姓名', '单位名称', '联系电话', '获取方式', '申请人签名或者盖章']) {
      assert.ok(printed.includes(asked), asked);
    }
    assert.ok(printed.includes('青枫经济技术开发区管理委员会'));
    assert.ok(!printed.replaceAll('不需要说明用途', '').includes('用途'));
  });

  test('is at no other address, and takes nothing', async () => {
    for (const path of ['/zfxxgk/shenqingbiao.pdf', '/zfxxgk/ysqgk/shenqingbiao.doc']) {
      assert.equal((await site.get(path)).status, 404, path);
    }
    const posted = await site.app.request('/zfxxgk/ysqgk/shenqingbiao.pdf', { method: 'POST' });
    assert.equal(posted.status, 405);
  });
});

async function blankForm(kind: string): Promise<Uint8Array> {
  const response = await site.get(`/zfxxgk/ysqgk/shenqingbiao.${kind}`);
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-disposition') ?? '', /^attachment; /);
  return new Uint8Array(await response.arrayBuffer());
}
