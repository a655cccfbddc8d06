// J3 through the screens: a request that needs a supplement, a third party's word, more time and a reply in
// part, which is contested and counted. The office works at the desk, the applicant on the page of his request,
// the company through the code on its letter; every letter and every screen carries the dates of the law
// (条例 30, 32, 33), and what was blacked out is nowhere in what was given (37).

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import type { Page } from 'playwright-core';
import { placeColumns } from '../../src/commands/documents/place-columns.ts';
import { receiveRequest } from '../../src/commands/requests/receive-request.ts';
import { flatColumns } from '../../src/example/columns.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import { given } from '../commands/letters.ts';
import { bare, docxParagraphs, pdfPages } from '../formats/printed-pages.ts';
import { skipWithoutChromium } from '../web/browser.ts';
import { opinionFields } from '../web/consulted.ts';
import {
  act,
  confirm,
  type DeskBrowser,
  finish,
  openDeskBrowser,
  seriousFaults,
  take,
} from './desk-browser.ts';

const skip = skipWithoutChromium();

/** Somebody's word: the window, the word in the inbox, the button. */
type Word = readonly [Page, string, string];

describe('J3 in the office, on the portal and at the company', { skip, timeout: 900_000 }, () => {
  let desk: DeskBrowser;
  let clerk: Page;
  let reviewer: Page;
  let head: Page;
  let applicant: Page;
  let id: number;
  let key: { readonly number: string; readonly code: string };

  before(async () => {
    desk = await openDeskBrowser();
    const { house } = desk;
    house.setClock('2026-04-30');
    const { db } = house.database;
    const organId = house.organs.city;
    await placeColumns({ db, organId }, flatColumns());
    clerk = await desk.person('clerk', ['handler']);
    reviewer = await desk.person('reviewer', ['reviewer']);
    head = await desk.person('head', ['office-head']);
    applicant = await desk.openPage({ viewport: { width: 390, height: 844 } });
    // The form itself is walked in J1.
    const { request, queryCode } = given(
      await receiveRequest(
        { ...house.context, organId, actor: { kind: 'applicant' } },
        {
          channel: 'online',
          submissionKey: 'j3-from-the-portal',
          application: {
            applicant: { kind: 'natural-person', name: '岑溪远', phone: '13800001234' },
            title: '某园区污水处理项目的全部合同',
            description: '',
            carrierForm: 'electronic',
            deliveryWish: 'online',
          },
        },
      ),
    );
    id = request.id;
    key = { number: request.number, code: queryCode };
  });
  after(async () => await desk.close());

  const openCase = async (page: Page): Promise<void> => {
    await page.goto(`${desk.address}/requests/${id}`);
    await page.locator('#steps').waitFor();
  };

  /** The form of a letter, opened from the case. */
  const write = async (kind: string): Promise<void> => {
    await openCase(clerk);
    await clerk.getByRole('button', { name: '拟写文书' }).click();
    await clerk.getByRole('menuitem', { name: kind, exact: true }).click();
    await clerk.locator('.step-drawer').waitFor();
  };
  const compose = async (): Promise<void> => {
    await clerk.locator('.step-drawer').getByRole('button', { name: '生成文书' }).click();
    await clerk.locator('.letter-text').waitFor();
    assert.equal(await clerk.getByText('还缺少应当写明的内容').count(), 0);
  };
  const signatory = (): readonly Word[] => [[head, '签发', '签发']];
  /** Sent up by the clerk, and signed by the head of the office, after whoever else has a word on it. */
  const sign = async (title: string, said: readonly Word[] = signatory()): Promise<void> => {
    await act(clerk, '送审');
    for (const [page, word, button] of said) {
      await page.goto(`${desk.address}/inbox`);
      await page.getByText(`${word}：${title}`).click();
      await act(page, button);
    }
    await clerk.reload();
    await clerk.locator('.letter-text').waitFor();
  };
  const send = async (fill: () => Promise<void>): Promise<void> => {
    await clerk.locator('#acts').getByRole('button', { name: '登记送出' }).click();
    await fill();
    await confirm(clerk, '登记送出');
  };
  const electronically = async (): Promise<void> => {
    await clerk.getByRole('dialog').getByText('电子送达').click();
  };
  const look = async (): Promise<void> => {
    await applicant.goto(`${desk.site}/zfxxgk/ysqgk/chaxun/`);
    await applicant.fill('#number', key.number);
    await applicant.fill('#code', key.code);
    await applicant.click('main .actions button[type=submit]');
    await applicant.waitForSelector('.progress');
  };
  const on = async (day: IsoDay): Promise<void> => await desk.house.toDay(day);
  const file = async (kind: 'PDF' | 'Word'): Promise<Uint8Array> => {
    await clerk.getByRole('button', { name: new RegExp(`下载 ?${kind}$`) }).click();
    const dialog = clerk.getByRole('dialog');
    await dialog.getByLabel('理由').fill('归档');
    const taken = clerk.waitForEvent('download');
    await dialog.getByRole('button', { name: /下\s?载/ }).click();
    return await readFile(await (await taken).path());
  };

  /** 1 is confirmed on 30 April: due 1 June, to be supplemented until 13 May. */
  const confirmed = async (): Promise<void> => {
    await clerk.goto(`${desk.address}/requests?tab=unconfirmed`);
    await clerk.getByText(key.number).waitFor();
    await openCase(clerk);
    await take(clerk, '确认收到');
    await finish(clerk, '确认收到');
    await says(clerk, '2026年6月1日（周一）到期');
    await on('2026-05-08');
    await write('补正告知书');
    await clerk
      .getByText('2026年5月13日（周三）（含）以前送出的，收到补正后重新计算期限')
      .waitFor();
  };

  /** 2 is supplemented on 15 May: due 12 June, and there is no second notice. */
  const supplemented = async (): Promise<void> => {
    await clerk.getByLabel('不明确之处').fill('没有写明是哪一份合同。');
    await clerk.getByLabel('需要补正的事项').fill('合同的名称、年份');
    await clerk.getByLabel('指导和释明').fill('写明大致年份和对方单位即可。');
    await compose();
    await sign('补正告知书');
    await send(electronically);
    const signed = await letterText(clerk);
    assert.match(signed, /测公开补〔2026〕1号/);
    assert.match(signed, /于2026年4月30日收到你/);
    assert.match(signed, /以2026年5月8日收到计算，截止日为2026年5月28日/);
    assert.match(signed, /自本机关收到补正的申请之日起重新计算/);
    assert.match(signed, /2026年5月8日（周五）签发/);

    await look();
    await applicant.click('button:has-text("打开补正告知书")');
    await applicant.waitForSelector('.official-text');
    const read = (await applicant.textContent('.official-text')) ?? '';
    assert.match(read, /截止日为2026年5月28日/);
    assert.match(read, /2026年5月8日/);
    await says(applicant, '2026年5月28日');
    await on('2026-05-15');
    await look();
    await applicant.fill('.turn textarea', '2025年与青枫水务公司签订的特许经营合同');
    await applicant.click('button:has-text("提交补正")');
    await says(applicant, '补正已经提交');
    await says(applicant, '2026年6月12日');

    await openCase(clerk);
    await says(clerk, '2026年6月12日（周五）到期');
    await clerk.getByRole('button', { name: '拟写文书' }).click();
    const second = clerk.getByRole('menuitem', { name: '补正告知书' });
    assert.equal(await second.getAttribute('aria-disabled'), 'true');
    assert.match((await second.textContent()) ?? '', /只能|一次/);
  };

  /** 3 the company receives its letter on 20 May and answers over its code on 3 June. */
  const consulted = async (): Promise<void> => {
    await on('2026-05-20');
    await write('征求第三方意见书');
    await clerk.getByLabel('第三方的名称').fill('青枫水务有限公司');
    await clerk.getByLabel('拟公开的信息').fill('2025年特许经营合同全文');
    await compose();
    await sign('征求第三方意见书');
    await send(async () => {
      await clerk.getByRole('dialog').getByText('当面送达').click();
    });
    const signed = await letterText(clerk);
    assert.match(signed, /测公开征〔2026〕1号/);
    assert.match(signed, /以2026年5月20日收到计算，截止日为2026年6月10日/);
    assert.doesNotMatch(signed, /岑溪远/);
    await act(clerk, '登记送达');
    await openCase(clerk);
    const asked = clerk.locator('#consultations');
    await asked.getByText('2026年6月10日（周三）').waitFor();
    await says(clerk, '答复意见最迟2026年6月10日（周三）');

    await clerk.locator('#letters').getByRole('link', { name: '征求第三方意见书' }).click();
    await clerk.locator('.letter-text').waitFor();
    const printed = docxParagraphs(await file('Word'));
    const paper = printed.join('\n');
    assert.match(bare(paper), /截止日为2026年6月10日/);
    assert.match(bare(paper), /2026年5月20日/);
    const number = /测公开征〔2026〕1号/.exec(paper)?.[0] ?? '';
    const code = /[A-Z0-9]{4}(?:-[A-Z0-9]{4}){2,}/.exec(paper)?.[0] ?? '';
    const address = /http:\/\/127\.0\.0\.1:\d+\/\S*yijian\//.exec(paper)?.[0] ?? '';
    assert.notEqual(code, '', paper);

    await on('2026-06-03');
    const company = await desk.openPage();
    await company.goto(address);
    await company.fill('#number', number);
    await company.fill('#code', code);
    await company.click('main .actions button[type=submit]');
    await company.waitForSelector('.clock');
    assert.match((await company.textContent('main')) ?? '', /2026年6月10日/);
    const { opinion, capacity, 'mark-0-kind': kind, ...texts } = opinionFields;
    await company.check(`input[value=${opinion}]`);
    await company.check(`input[value=${capacity}]`);
    await company.selectOption('#mark-0-kind', kind);
    for (const [name, text] of Object.entries(texts)) await company.fill(`#${name}`, text);
    await company.click('text=下一步：核对');
    await company.waitForSelector('#file-1');
    await company.click('text=提交意见');
    await company.waitForSelector('.receipt');
    assert.match((await company.textContent('main')) ?? '', /2026-06-03 10:00/);
    await company.context().close();

    await openCase(clerk);
    await says(clerk, '2026年6月29日（周一）到期');
    await asked.getByText('第三章是未公开的工艺流程').waitFor();
    const days = clerk.locator('#clock');
    // Ten working days from the day after sending to the day of the answer do not count.
    assert.equal(await days.locator('td', { hasText: '征求' }).count(), 10);
    assert.match((await days.locator('.day-last').textContent()) ?? '', /06\/29第20日.*到期/);
    assert.deepEqual(await seriousFaults(clerk), []);
  };

  /** 4 is extended on 24 June to 27 July. */
  const extended = async (): Promise<void> => {
    await on('2026-06-24');
    await write('延期答复告知书');
    await clerk.getByLabel('理由').fill('合同存放在异地库房，需要调阅');
    await compose();
    await sign('延期答复告知书');
    await send(electronically);
    const signed = await letterText(clerk);
    assert.match(signed, /测公开延〔2026〕1号/);
    assert.match(signed, /期限为2026年6月29日/);
    assert.match(signed, /延长后的答复期限为2026年7月27日/);
    await openCase(clerk);
    await says(clerk, '2026年7月27日（周一）到期');
    await look();
    await says(applicant, '2026年7月27日');
    await applicant.click('button:has-text("打开延期答复告知书")');
    await applicant.waitForSelector('.letter[open]');
    await says(applicant, '延长后的答复期限为2026年7月27日');
  };

  /** 5 pages 2 and 3 are blacked out, one with the pointer and one with the keyboard. */
  const blackedOut = async (): Promise<void> => {
    await on('2026-07-02');
    await openCase(clerk);
    await clerk.getByLabel('选择文件').setInputFiles({
      name: '特许经营合同.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(await contract()),
    });
    await clerk.locator('#files').getByRole('link', { name: '区分处理（遮挡）' }).click();
    const sheet = clerk.locator('.redact-sheet');
    await sheet.locator('img').waitFor();
    const turn = clerk.getByRole('button', { name: '下一页' });
    await turn.click();
    await clerk.getByText('第2/3页').waitFor();
    // What the company marked over its letter is the ground and the reason.
    await clerk.getByRole('button', { name: '用作下一处的依据和理由' }).first().click();
    await draw(clerk, { x: 0.05, y: 0.1 }, { x: 0.95, y: 0.22 });
    await clerk.getByText('已标出1处').waitFor();
    await turn.click();
    await clerk.getByText('第3/3页').waitFor();
    await clerk.getByLabel('左', { exact: true }).fill('5');
    await clerk.getByLabel('宽', { exact: true }).fill('90');
    await clerk.getByLabel('高', { exact: true }).fill('12');
    await clerk.getByRole('button', { name: '标出这一处' }).click();
    const boxes = clerk.locator('.opinions li', { hasText: /^第\d页/ });
    assert.deepEqual(
      (await boxes.allTextContents()).map((text) => text.slice(0, 3)),
      ['第2页', '第3页'],
    );
    await clerk.getByRole('button', { name: '生成遮挡后的文件' }).click();
    await clerk.locator('#files').getByText('特许经营合同（区分处理）.pdf').waitFor();
  };

  /** 5, 6 is given in part, signed, posted on 2 July and counted in one cell. */
  const answered = async (): Promise<void> => {
    await write('答复书');
    await clerk.getByText('部分公开', { exact: true }).click();
    await clerk
      .locator('.grounds')
      .getByRole('checkbox', { name: /商业秘密/ })
      .check();
    await clerk.getByLabel('提供的信息').fill('2025年特许经营合同（除第三章外）');
    await clerk.getByLabel('份数、页数').fill('复制件1份，共20页');
    await clerk.getByLabel('不予公开的部分').fill('第三章工艺流程（第2至3页）');
    await clerk.getByLabel('区分处理').fill('第三章以黑条遮盖，其余提供');
    await clerk
      .getByRole('textbox', { name: '事实和理由' })
      .fill('第三章是第三方未公开的工艺流程，第三方不同意公开');
    await compose();
    await clerk.getByLabel('特许经营合同（区分处理）.pdf').check();
    await clerk.getByRole('button', { name: '保存所选' }).click();
    await clerk.getByText('第2版').waitFor();
    // The reply alone goes through the middle review, so that the walk is no longer than it has to be.
    const { db } = desk.house.database;
    await db.updateTable('organs').set({ middle_review: true }).execute();
    await sign('部分公开告知书', [[reviewer, '审核', '审核通过'], ...signatory()]);
    await send(async () => {
      await clerk.getByLabel('邮件号').fill('EMS1234567890');
      await clerk.getByLabel('交由邮政企业寄递', { exact: false }).check();
    });
    const signed = await letterText(clerk);
    assert.match(signed, /测公开〔2026〕1号/);
    assert.match(signed, /于2026年4月30日收到/);
    assert.match(signed, /第三十七条/);
    assert.match(
      signed,
      /应当先自收到本告知书之日起60日内向测试市人民政府申请行政复议；[\s\S]*15日内/,
    );
    assert.match(signed, /测试市人民政府/);
    assert.match(signed, /测试人民法院/);
    const pages = bare((await pdfPages(await file('PDF'))).join(''));
    assert.ok(pages.includes('2026年7月2日'));
    assert.ok(pages.includes(bare('测公开〔2026〕1号')));
    await on('2026-07-06');
    await clerk.reload();
    await act(clerk, '登记送达');
    await openCase(clerk);
    await says(clerk, '按期办结');

    await look();
    await says(applicant, '部分公开');
    await says(applicant, '2026年9月4日');
    const taken = applicant.waitForEvent('download');
    await applicant.locator('.records button').click();
    const given = await readFile(await (await taken).path());
    const copied = (await pdfPages(given)).join('').trim();
    assert.equal(copied, '', 'nothing can be copied out of what was given');
    assert.ok(!given.toString('latin1').includes(secret));

    await clerk.goto(`${desk.address}/reports/city/2026`);
    const cell = clerk.locator('[data-cell="table3.partly-disclosed.natural-person"]');
    await cell.waitFor();
    assert.equal(await cell.textContent(), '1');
    for (const other of ['disclosed', 'third-party-rights']) {
      const none = clerk.locator(`[data-cell="table3.${other}.natural-person"]`);
      assert.equal(await none.textContent(), '0', other);
    }
    await cell.click();
    await clerk.locator('.records').getByText(key.number).waitFor();
  };

  /** 7 is contested and upheld in September; what is open at the end of the year goes over into the next. */
  const upheld = async (): Promise<void> => {
    await on('2026-09-01');
    await openCase(clerk);
    await clerk.locator('#remedies').getByRole('button', { name: '登记案件' }).click();
    const drawer = clerk.locator('.ant-drawer-content-wrapper');
    await clerk.getByLabel('提起之日').fill('2026-08-31');
    await clerk.getByLabel('案号').fill('测复〔2026〕12号');
    await clerk.getByLabel('行政复议机关').fill('测试市人民政府');
    await drawer.getByRole('button', { name: /登\s?记/ }).click();
    await clerk.waitForURL(/\/remedies\/\d+/);
    const step = async (name: string, fill: () => Promise<void>): Promise<void> => {
      await clerk.locator('#steps').getByRole('button', { name }).click();
      await fill();
      await drawer.getByRole('button', { name }).click();
      await drawer.waitFor({ state: 'detached' });
    };
    await step(
      '登记收到副本',
      async () => await clerk.getByLabel('收到副本之日').fill('2026-09-01'),
    );
    await says(clerk, '2026年9月8日（周二）');
    await on('2026-09-07');
    await clerk.reload();
    await step('登记提交答复', async () => await clerk.getByLabel('提交之日').fill('2026-09-07'));
    await on('2026-09-24');
    await clerk.reload();
    await step('登记决定、裁判', async () => {
      await clerk.getByLabel('结果').click();
      await clerk.getByTitle('维持', { exact: true }).click();
      await clerk.getByLabel('作出之日').fill('2026-09-22');
      await clerk.getByLabel('本机关收到之日').fill('2026-09-24');
    });

    await on('2026-12-28');
    const { house } = desk;
    given(
      await receiveRequest(
        { ...house.context, organId: house.organs.city, actor: { kind: 'applicant' } },
        {
          channel: 'in-person',
          submissionKey: 'j3-open-over-the-year',
          application: {
            applicant: { kind: 'business', name: '青枫水务有限公司', phone: '13800001235' },
            title: '某管网图',
            description: '',
            carrierForm: 'paper',
            deliveryWish: 'collect',
          },
        },
      ),
    );
    await on('2027-01-04');
    const figures = async (year: number, cells: Readonly<Record<string, string>>) => {
      await clerk.goto(`${desk.address}/reports/city/${year}`);
      for (const [name, figure] of Object.entries(cells)) {
        const cell = clerk.locator(`[data-cell="${name}"]`);
        await cell.waitFor();
        assert.equal(await cell.textContent(), figure, `${year} ${name}`);
      }
    };
    await figures(2026, {
      'table3.received.natural-person': '1',
      'table3.received.business': '1',
      'table3.partly-disclosed.natural-person': '1',
      'table3.carried-forward.natural-person': '0',
      'table3.carried-forward.business': '1',
      'table4.reconsideration.upheld': '1',
      'table4.reconsideration.total': '1',
    });
    await figures(2027, {
      'table3.received.business': '0',
      'table3.brought-forward.natural-person': '0',
      'table3.brought-forward.business': '1',
      'table4.reconsideration.total': '0',
    });
  };

  test('every letter and every screen carries the dates of the journey', async () => {
    const toReply = [confirmed, supplemented, consulted, extended, blackedOut, answered];
    const walk = [...toReply, upheld];
    for (const step of walk) await step();
    assert.deepEqual(desk.said, []);
    assert.deepEqual(desk.house.errors, []);
  });
});

const secret = 'TREATMENT-STEP-42';

/** Three pages that can be copied: the second and third say what is withheld. */
async function contract(): Promise<Uint8Array> {
  const file = await PDFDocument.create();
  const font = await file.embedFont(StandardFonts.Helvetica);
  for (const line of ['Parties and term', `${secret}-A`, `${secret}-B`]) {
    file.addPage([595, 842]).drawText(line, { x: 60, y: 720, size: 20, font });
  }
  return await file.save();
}

type Spot = { readonly x: number; readonly y: number };

/** A box with the pointer, its corners as parts of the page. */
async function draw(page: Page, from: Spot, to: Spot): Promise<void> {
  const box = await page.locator('.redact-sheet').boundingBox();
  assert.ok(box);
  const at = ({ x, y }: Spot) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 4 });
  await page.mouse.up();
}

async function says(page: Page, text: string): Promise<void> {
  await page.locator('main').getByText(text).first().waitFor();
}

async function letterText(page: Page): Promise<string> {
  return (await page.locator('.letter-text').textContent()) ?? '';
}
