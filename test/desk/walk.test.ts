// One request through the desk in a real browser, from a one-time password to the figure in the report.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { roleKeys } from '../../src/rules/roles.ts';
import { supplied } from '../rules/letters-play.ts';
import { ownPassword } from '../api/house.ts';
import { skipWithoutChromium } from '../web/browser.ts';
import {
  act,
  confirm,
  type DeskBrowser,
  fillDoor,
  finish,
  openDeskBrowser,
  seriousFaults,
  take,
} from './desk-browser.ts';

const skip = skipWithoutChromium();

describe('the desk in a browser', { skip, timeout: 900_000 }, () => {
  let desk: DeskBrowser;

  before(async () => {
    desk = await openDeskBrowser();
    desk.house.setClock('2026-03-02');
  });
  after(async () => await desk.close());

  test('a request: confirmed, drafted, signed by another, served, counted', async () => {
    const { house } = desk;
    const clerkPassword = await house.account('clerk', ['handler']);
    const signatoryPassword = await house.account('signer', ['signatory']);
    const clerk = await desk.signInFirst('clerk', clerkPassword);

    await clerk.goto(`${desk.address}/requests/new`);
    await clerk.getByText('电子邮件', { exact: true }).first().click();
    await clerk.getByLabel('姓名').fill('测试人');
    await clerk.getByLabel('电话').fill('13800001234');
    await clerk.getByLabel('电子邮箱').fill('someone@test.example');
    await clerk.getByLabel('所需信息的名称').fill('某工程竣工验收文件');
    await clerk.getByText('纸质', { exact: true }).click();
    await clerk.getByText('自行领取').click();
    await clerk.getByRole('button', { name: '登记', exact: true }).click();
    await clerk.getByText('已登记：CITY-2026-0001').waitFor();

    await clerk.goto(`${desk.address}/requests?tab=unconfirmed`);
    await clerk.getByText('CITY-2026-0001').waitFor();
    assert.deepEqual(await seriousFaults(clerk), []);
    await clerk.keyboard.press('Enter');
    await clerk.getByRole('heading', { name: '现在可以办理' }).waitFor();
    assert.ok(await clerk.getByText('测**').isVisible());
    await take(clerk, '确认收到');
    await finish(clerk, '确认收到');
    await clerk.getByText('2026年3月30日（周一）到期').first().waitFor();

    await clerk.getByRole('button', { name: '拟写文书' }).click();
    await clerk.getByRole('menuitem', { name: '答复书', exact: true }).click();
    await clerk.getByText('予以公开', { exact: true }).click();
    assert.deepEqual(await seriousFaults(clerk), []);
    await clerk.locator('.step-drawer').getByRole('button', { name: '生成文书' }).click();
    await clerk.getByText('还缺少应当写明的内容').waitFor();
    assert.deepEqual(await seriousFaults(clerk), []);
    await clerk.getByRole('button', { name: '修改事项' }).click();
    await clerk.getByLabel('提供的信息').fill('《某工程竣工验收意见》');
    assert.equal(await clerk.getByLabel('纸质').isChecked(), true, 'as asked for');
    await clerk.getByLabel('份数、页数').fill('复制件1份，共3页');
    await clerk.getByRole('button', { name: '重新生成', exact: true }).click();
    await clerk.getByText('还缺少应当写明的内容').waitFor({ state: 'detached' });
    await act(clerk, '送审');
    await clerk.getByText('待审核或者签发').first().waitFor();
    assert.equal(await clerk.locator('#acts').getByRole('button', { name: '签发' }).count(), 0);

    // The signatory is on a phone: sent back once with a reason, then signed.
    const signer = await desk.signInFirst('signer', signatoryPassword);
    await signer.setViewportSize({ width: 360, height: 780 });
    await signer.goto(`${desk.address}/inbox`);
    await signer.getByText('签发：予以公开告知书').click();

    await act(signer, '退回', ['退回的理由', '请写明份数']);
    await clerk.reload();
    await clerk.getByText('请写明份数').waitFor();
    await act(clerk, '送审');
    await signer.reload();
    await act(signer, '签发');
    await signer.getByText('测公开〔2026〕1号').first().waitFor();
    assert.deepEqual(await seriousFaults(signer), []);

    await clerk.reload();
    await clerk.locator('#acts').getByRole('button', { name: '登记送出' }).click();
    await clerk.getByText('当面送达').click();
    await confirm(clerk, '登记送出');
    await clerk.getByText('按期办结').first().waitFor();
    assert.deepEqual(await seriousFaults(clerk), []);

    await clerk.goto(`${desk.address}/reports/city/2026`);
    const cell = clerk.locator('[data-cell="table3.disclosed.natural-person"]');
    await cell.waitFor();
    assert.equal(await cell.textContent(), '1');
    assert.deepEqual(await seriousFaults(clerk), []);
    await cell.click();
    await clerk.locator('.records').getByText('CITY-2026-0001').waitFor();
    assert.deepEqual(desk.said, []);
  });

  test('when the session runs out, what was written is still there after signing in again', async () => {
    const page = await desk.signInFirst('writer', await desk.house.account('writer', ['handler']));
    await page.goto(`${desk.address}/requests/new`);
    await page.getByLabel('所需信息的名称').fill('写了一半的申请');
    await desk.house.database.db.deleteFrom('sessions').execute();
    await page.getByLabel('姓名').fill('测试人');
    await page.getByRole('button', { name: '登记', exact: true }).click();
    await page.getByText('登录已超时').waitFor();
    await page.getByLabel('密码', { exact: true }).fill(ownPassword);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('登录已超时').waitFor({ state: 'detached' });
    assert.equal(await page.getByLabel('所需信息的名称').inputValue(), '写了一半的申请');
  });

  test('what was revealed of a person is hidden again after a minute, and asks why anew', async () => {
    const clerk = await desk.house.staff('filer', ['handler']);
    const { body: made } = await clerk.post('/requests', {
      channel: 'post',
      on: '2026-03-02',
      submissionKey: 'revealed-for-a-minute',
      application: {
        applicant: { kind: 'natural-person', name: '测试人', phone: '13800005678' },
        title: '某文件',
        description: '',
        carrierForm: 'paper',
        deliveryWish: 'collect',
      },
    });
    const page = await desk.signInFirst('looker', await desk.house.account('looker', ['handler']));
    await page.clock.install();
    await page.goto(`${desk.address}/requests/${(made as { id: number }).id}`);
    const reveal = page.getByRole('button', { name: '查看明文' });
    await reveal.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^查\s?看$/ }).click();
    await page.getByText('请写明理由').waitFor();
    await page.getByLabel('理由').fill('核对电话');
    await dialog.getByRole('button', { name: /^查\s?看$/ }).click();
    await page.getByText('13800005678').waitFor();
    await page.clock.fastForward(61_000);
    await page.getByText('13800005678').waitFor({ state: 'detached' });
    await reveal.waitFor();
  });

  test('everything of a case can be printed from one list, and a phrase is kept with one tap', async () => {
    const clerk = await desk.house.staff('printer', ['handler']);
    const { body: made } = await clerk.post('/requests', {
      channel: 'post',
      on: '2026-03-02',
      submissionKey: 'printed-from-one-list',
      application: {
        applicant: { kind: 'natural-person', name: '测试人', phone: '13800001234' },
        title: '某规划文本',
        description: '',
        carrierForm: 'paper',
        deliveryWish: 'collect',
      },
    });
    const { id } = made as { id: number };
    const reply = { outcome: 'disclosed', grounds: [], reasons: '', ...supplied };
    const facts = { kind: 'R02', reply };
    const { body: letter } = await clerk.post(`/requests/${id}/letters`, { facts });
    const { version } = letter as { version: number };
    await clerk.post(`/letters/${letter.id}/submit`, { version });
    const page = await desk.signInFirst('boss', await desk.house.account('boss', ['signatory']));
    await page.goto(`${desk.address}/requests/${id}`);
    await page.getByRole('button', { name: '打印' }).click();
    const list = page.locator('.print-drawer');
    for (const name of ['申请登记表', '卷内文件目录', '政府信息公开申请办理审批单']) {
      for (const kind of ['PDF', 'Word']) {
        const button = list.getByRole('button', { name: `${name}，${kind}` });
        assert.equal(await button.isDisabled(), true, 'not without a reason');
      }
    }
    await list.getByLabel('打印理由').fill('送审');
    const taken = page.waitForEvent('download');
    await list.getByRole('button', { name: '申请登记表，PDF' }).click();
    assert.match((await taken).suggestedFilename(), /^申请登记表 .*\.pdf$/);
    assert.deepEqual(await seriousFaults(page), []);
    await page.setViewportSize({ width: 360, height: 780 });
    await page.goto(`${desk.address}/letters/${letter.id}/review`);
    await page.getByText('对政府信息公开申请，行政机关根据下列情况分别作出答复').first().waitFor();
    const notice = page.locator('.masked-letter');
    await notice.getByRole('button', { name: '查看明文' }).click();
    await page.getByLabel('理由', { exact: true }).fill('签发前核对');
    await page.getByRole('button', { name: /^查\s?看$/ }).click();
    await notice.getByRole('button', { name: /^隐去/ }).waitFor();
    await page.locator('#acts').getByRole('button', { name: '退回' }).click();
    await page.getByRole('button', { name: '请核对日期和条款。' }).click();
    assert.equal(await page.getByLabel('退回的理由').inputValue(), '请核对日期和条款。');
    await page.getByLabel('退回的理由').fill('请写明页数。');
    await page.getByRole('button', { name: '存为常用意见' }).click();
    await page.getByRole('button', { name: '请写明页数。' }).waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    assert.deepEqual(desk.said, []);
  });

  test('a wrong password says one sentence, and the page runs no script but its own', async () => {
    const page = await desk.openPage();
    await fillDoor(page, 'clerk', 'Wrong-Password-1');
    await page.getByText('用户名或者密码不正确').waitFor();
    assert.deepEqual(await seriousFaults(page), []);
    const response = await page.goto(`${desk.address}/`);
    const policy = response?.headers()['content-security-policy'] ?? '';
    assert.match(policy, /script-src 'self' 'nonce-[\w+/=]+'/);
    assert.doesNotMatch(policy, /script-src[^;]*unsafe/);
    const again = await page.goto(`${desk.address}/`);
    assert.notEqual(again?.headers()['content-security-policy'], policy);
  });

  test('every page is open to everybody’s senses, and stays within the width of a phone', async () => {
    const { house } = desk;
    // No real person holds every post; here one does, to see every page.
    const page = await desk.signInFirst('everybody', await house.account('everybody', []));
    const { id } = await house.database.db
      .selectFrom('staff')
      .select('id')
      .where('username', '=', 'everybody')
      .executeTakeFirstOrThrow();
    const held = roleKeys.map((role) => ({ staff_id: id, role }));
    await house.database.db.insertInto('staff_roles').values(held).execute();
    const paths = [
      '/requests',
      '/requests/1',
      '/requests/new',
      '/inbox',
      '/letters/1',
      '/letters/1/review',
      '/conversions',
      '/withheld',
      '/documents',
      '/documents/new',
      '/reports',
      '/reports/city/2026',
      '/organs',
      '/staff',
      '/calendar',
      '/log',
    ];
    const faults: string[] = [];
    for (const path of paths) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(`${desk.address}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      faults.push(...(await seriousFaults(page)));
      await page.setViewportSize({ width: 360, height: 780 });
      const width = await page.evaluate('document.documentElement.scrollWidth');
      // The statutory tables are wider than any phone and scroll by themselves.
      if (Number(width) > 360) faults.push(`${path} is ${String(width)} wide`);
    }
    assert.deepEqual(faults, []);
    assert.deepEqual(desk.said, []);
  });
});
