// Columns that are looked up by more than title and day: the gazette, replies to proposals, licences and penalties.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { saveDocument } from '../../src/commands/documents/save-document.ts';
import { withdrawDocument } from '../../src/commands/documents/withdraw-document.ts';
import type { DocumentContent } from '../../src/rules/document-content.ts';
import type { ListForm } from '../../src/rules/list-forms.ts';
import { columnsOf } from '../../src/store/documents/columns.ts';
import { documentById } from '../../src/store/documents/documents.ts';
import { organById } from '../../src/store/people/organs.ts';
import { storeFile } from '../../src/store/database/vault.ts';
import { columnPlaces } from '../../src/web/export/site-addresses.ts';
import { mainSite } from '../../src/web/portal/load-site.ts';
import { addressOfDocument } from '../../src/web/portal/parts/list-row.ts';
import { publishUnread } from '../publish.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
const columns = new Map<string, number>();
before(async () => {
  site = await createTestSite('2026-09-28', []);
  const forms: Record<string, ListForm> = {
    zfgb: 'gazette',
    jyta: 'proposal-replies',
    sgs: 'records',
    wj: 'documents',
  };
  for (const [slug, list_form] of Object.entries(forms)) {
    const { id } = await site.database.db
      .insertInto('columns')
      .values({
        organ_id: site.organId,
        slug,
        path: slug,
        name: `栏目${slug}`,
        kind: 'list',
        list_form,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    columns.set(slug, id);
  }
});
after(() => site.close());

interface Made {
  readonly id: number;
  readonly version: number;
  readonly address: string;
}

async function published(slug: string, change: Partial<DocumentContent>): Promise<Made> {
  const saved = await saveDocument(site.command, {
    title: '某文件',
    kind: 'notice',
    issuers: ['青枫经济技术开发区管理委员会'],
    publisher: '青枫经济技术开发区党政办公室',
    madeOn: '2026-09-25',
    columns: [columns.get(slug) ?? 0],
    openness: 'proactive',
    body: '<p>正文。</p>',
    ...change,
  });
  assert.ok(saved.ok, JSON.stringify(saved));
  const { id, version } = await publishUnread(site.command, saved.value);
  const row = await documentById(site.database.db, id);
  assert.ok(row?.published_at);
  return { id, version, address: addressOfDocument({ ...row, published_at: row.published_at }) };
}

async function file(name: string, bytes: string, type: string) {
  const { db } = site.database;
  const { dataFolder } = site.context;
  return { sha256: await storeFile(db, dataFolder, new TextEncoder().encode(bytes), type), name };
}

/** What a reader sees, without tags and runs of space. */
function words(page: string): string {
  return page.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
}

describe('the gazette', () => {
  let first: Made;
  let second: Made;
  let issue: Made;

  test('lists its issues by year, each with its contents in order, pages and the whole as a file', async () => {
    first = await published('wj', { title: '甲办法', documentNumber: '青枫开管发〔2026〕11号' });
    second = await published('wj', { title: '乙通知' });
    const issueOf = async (year: string, number: string, change: Partial<DocumentContent> = {}) =>
      await published('zfgb', {
        title: `青枫经开区公报${year}年第${number}期`,
        kind: 'gazette',
        particulars: { 年份: year, 期号: number, 出版日期: '2026-09-28' },
        contents: [{ documentId: first.id, name: '甲办法', page: null }],
        ...change,
      });
    await issueOf('2025', '12');
    await issueOf('2026', '9');
    issue = await issueOf('2026', '10', {
      contents: [
        { documentId: second.id, name: '乙通知', page: 3 },
        { documentId: first.id, name: '甲办法', page: 7 },
      ],
      attachments: [await file('2026年第10期.pdf', '%PDF-1.4 测试', 'application/pdf')],
    });
    const page = words(await site.text('/zfgb/'));
    assert.match(page, /2026年共2期/);
    // The tenth after the ninth, as numbers and not as text.
    assert.match(page, /2026年第10期.*下载全本（PDF）.*乙通知.*第3页.*甲办法.*第7页.*2026年第9期/);
    assert.doesNotMatch(page, /2025年第12期/);
    assert.match(words(await site.text('/zfgb/y2025/')), /2025年第12期/);
    assert.equal((await site.get('/zfgb/y2024/')).status, 404);
    assert.equal((await site.get('/zfgb/index_2.html')).status, 404);
  });

  test('is linked both ways', async () => {
    const own = await site.text(issue.address);
    assert.match(words(own), /目录.*乙通知.*甲办法/);
    assert.ok(own.includes(`href="${second.address}"`));
    const of = await site.text(second.address);
    assert.match(words(of), /刊登于 ?政府公报2026年第10期 ?第3页/);
    assert.ok(of.includes(`href="${issue.address}"`));
    assert.match(words(await site.text(first.address)), /2025年第12期 ?、 ?政府公报2026年第9期/);
  });

  test('forgets a document that was taken down, and a document an issue that was', async () => {
    const { id, version } = second;
    const gone = await withdrawDocument(site.command, { id, version, reason: '内容有误' });
    assert.ok(gone.ok);
    assert.doesNotMatch(words(await site.text('/zfgb/')), /乙通知/);
    assert.doesNotMatch(words(await site.text(issue.address)), /乙通知/);
    const { id: issueId, version: issueVersion } = issue;
    const taken = { id: issueId, version: issueVersion, reason: '印刷错误' };
    assert.ok((await withdrawDocument(site.command, taken)).ok);
    assert.doesNotMatch(words(await site.text(first.address)), /2026年第10期/);
  });
});

const reply = async (number: string, type: string, outcome: object) =>
  await published('jyta', {
    title: `对第${number}号的答复`,
    kind: 'proposal-reply',
    particulars: {
      类型: type,
      届次: '第五届第三次会议',
      编号: number,
      案由: `关于第${number}号事项`,
      提出人: '王测试',
      提出人类别: '代表、委员个人',
      答复日期: '2026-09-21',
      主办单位: '某局',
      ...outcome,
    },
  });

test('replies are listed with number, session, sponsor’s kind and outcome, by year and by type', async () => {
  await reply('101', '人大代表建议', { 办理结果: 'A类（已经解决或者基本解决）' });
  await reply('202', '政协提案', {});
  const all = words(await site.text('/jyta/'));
  assert.match(all, /101 关于第101号事项 人大代表建议 第五届第三次会议 代表、委员个人 A类/);
  assert.match(all, /202 关于第202号事项/);
  assert.doesNotMatch(all, /王测试/);
  for (const path of ['/jyta/tian/', '/jyta/y2026/tian/']) {
    const thinned = words(await site.text(path));
    assert.match(thinned, /共1件/, path);
    assert.match(thinned, /关于第202号事项/, path);
    assert.doesNotMatch(thinned, /关于第101号事项/, path);
  }
  assert.equal(
    (await site.get('/jyta/y2026/jianyi')).headers.get('location'),
    '/jyta/y2026/jianyi/',
  );
  assert.equal((await site.get('/jyta/y2020/tian/')).status, 404);
  assert.equal((await site.get('/wj/tian/')).status, 404, 'only where replies stand');
});

test('licences and penalties are a table by number, natural persons masked there too', async () => {
  await published('sgs', {
    title: '对张某的处罚决定',
    kind: 'penalty',
    particulars: {
      行政相对人名称: '张测试',
      行政相对人类别: '自然人',
      处罚决定文书号: '青枫罚〔2026〕5号',
      违法行为类型: '违章停车',
      违法事实: '停在消防通道',
      处罚依据: '某法第一条',
      处罚类别: '罚款',
      处罚内容: '罚款二百元',
      处罚决定日期: '2026-09-22',
      处罚机关: '青枫综合执法局',
    },
  });
  await published('sgs', { title: '一份只有全文的许可', kind: 'licence' });
  const page = await site.text('/sgs/');
  assert.match(words(page), /青枫罚〔2026〕5号 对张某的处罚决定 张\*\* 2026-09-22 青枫综合执法局/);
  assert.doesNotMatch(page, /张测试/);
  assert.match(words(page), /一份只有全文的许可 2026-09-25 青枫经济技术开发区管理委员会/);
  assert.match(page, /data-heading="决定文书号"/);
});

test('P09 a notice shows where it was posted on the spot, with the photograph', async () => {
  const photo = await file('村口.jpg', '照片', 'image/jpeg');
  const { address } = await published('wj', {
    title: '征收土地公告',
    attachments: [photo],
    deadline: { matter: 'land-expropriation', startsOn: '2026-09-18' },
    postings: [{ place: '青枫镇白石村公告栏', on: '2026-09-27', photo: photo.sha256 }],
  });
  const page = await site.text(address);
  assert.match(words(page), /现场张贴 青枫镇白石村公告栏 2026年9月27日张贴 张贴照片/);
  assert.match(page, new RegExp(`<a href="/fujian/\\d+/${photo.sha256}/[^"]+"\\s*>张贴照片`));
});

test('an export writes every page of these lists, and none that is not there', async () => {
  const { db } = site.database;
  const all = await columnsOf(db, site.organId);
  const organ = await organById(db, site.organId);
  assert.ok(organ);
  const whole = mainSite(organ, all);
  const addresses: string[] = [];
  for (const column of all.filter(({ list_form }) => list_form !== 'documents')) {
    const places = await columnPlaces(db, whole, column);
    addresses.push(...places.map(({ address }) => address));
  }
  for (const address of addresses) assert.equal((await site.get(address)).status, 200, address);
  for (const wanted of ['/zfgb/y2025/', '/jyta/y2026/', '/jyta/tian/', '/jyta/y2026/jianyi/']) {
    assert.ok(addresses.includes(wanted), wanted);
  }
});
