// What readers see of time: the banner of a 公示 and its end, who replaced whom, why a penalty was taken back.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { endDisplays } from '../../src/commands/documents/end-displays.ts';
import { recordAnnulment } from '../../src/commands/documents/record-annulment.ts';
import { saveDocument } from '../../src/commands/documents/save-document.ts';
import { withdrawDocument } from '../../src/commands/documents/withdraw-document.ts';
import { beijingDay } from '../../src/rules/beijing-time.ts';
import type { DocumentContent } from '../../src/rules/document-content.ts';
import { documentAddress } from '../../src/rules/document-address.ts';
import { documentById } from '../../src/store/documents/documents.ts';
import { publishUnread } from '../publish.ts';
import { createTestSite, type TestSite } from './site.ts';

let site: TestSite;
let column = 0;
before(async () => {
  site = await createTestSite('2026-09-28');
  const row = await site.database.db
    .selectFrom('columns')
    .select('id')
    .where('slug', '=', 'lzyj')
    .executeTakeFirstOrThrow();
  column = row.id;
});
after(() => site.close());

async function published(change: Partial<DocumentContent>) {
  const saved = await saveDocument(site.command, {
    title: '某文件',
    kind: 'notice',
    issuers: ['青枫经济技术开发区管理委员会'],
    publisher: '青枫经济技术开发区党政办公室',
    madeOn: '2026-09-25',
    columns: [column],
    openness: 'proactive',
    body: '<p>正文。</p>',
    ...change,
  });
  assert.ok(saved.ok, JSON.stringify(saved));
  const { id, version } = await publishUnread(site.command, saved.value);
  const row = await documentById(site.database.db, id);
  assert.ok(row?.published_at);
  const address = documentAddress(row.home_path, beijingDay(row.published_at), id);
  return { id, version, address };
}

test('P06 a list stands with its last day, and is gone from every public way the day after', async () => {
  site.travel('2026-09-28');
  const name = '欧阳测试';
  const { address } = await published({
    title: '拟录用人员名单公示',
    kind: 'recruitment',
    body: `<p>${name}</p>`,
    display: { matter: 'recruitment-list', lastDayOn: '2026-10-10' },
  });
  const shown = await site.text(address);
  assert.match(shown, /公示期/);
  assert.match(shown, /2026年10月10日/);
  site.travel('2026-10-10');
  await endDisplays(site.command);
  assert.equal((await site.get(address)).status, 200, 'the last day belongs to it');
  site.travel('2026-10-11');
  await endDisplays(site.command);
  const gone = await site.get(address);
  assert.equal(gone.status, 410);
  const told = await gone.text();
  assert.match(told, /公示期已满/);
  for (const path of [
    '/',
    '/zfxxgk/fdzdgknr/lzyj/',
    '/sitemap.xml',
    '/feed.xml',
    '/feed/zfxxgk/fdzdgknr/lzyj.json',
    '/sousuo/?q=%E6%8B%9F%E5%BD%95%E7%94%A8',
    '/api/public/documents?organ=kfq',
    address,
  ]) {
    const text = await (await site.get(path)).text();
    assert.ok(!text.includes(name), `${path} names somebody`);
    assert.ok(!text.includes('拟录用人员名单公示'), `${path} bears the title`);
  }
});

test('P07 a shortened consultation says why, and afterwards that it is over', async () => {
  site.travel('2026-09-28');
  const { address } = await published({
    title: '某决策草案征求意见',
    display: { matter: 'decision-draft', lastDayOn: '2026-10-09', reason: '汛情紧急' },
  });
  assert.match(await site.text(address), /缩短期限的理由：汛情紧急/);
  site.travel('2026-10-10');
  await endDisplays(site.command);
  assert.match(await site.text(address), /征求意见期已经结束/);
});

test('P14 both pages link to each other; what lies ahead is announced and then done', async () => {
  site.travel('2026-09-28');
  const law = { kind: 'normative-document' } as const;
  const old = await published({ ...law, title: '旧停车办法' });
  const next = await published({
    ...law,
    title: '新停车办法',
    relations: [{ kind: 'replaces', documentId: old.id, name: '旧停车办法', on: '2026-11-01' }],
  });
  const ahead = await site.text(old.address);
  assert.match(ahead, /现行有效/);
  assert.match(ahead, /将自2026年11月1日起由/);
  assert.ok(ahead.includes(`href="${next.address}"`));
  assert.ok((await site.text(next.address)).includes(`href="${old.address}"`));
  site.travel('2026-11-01');
  assert.match(await site.text(old.address), /已废止/);
});

test('P04 the address of an annulled penalty says why it was taken back, and nothing of it', async () => {
  site.travel('2026-09-30');
  const penalty = await published({ title: '对某某公司的处罚决定', kind: 'penalty' });
  const { command } = site;
  const { id, version } = penalty;
  assert.ok(
    (await recordAnnulment(command, { id, how: 'revoked', on: '2026-09-30', basis: '某市' })).ok,
  );
  const notice = '该决定已被复议机关撤销。';
  assert.ok((await withdrawDocument(command, { id, version, reason: '被撤销', notice })).ok);
  const gone = await site.get(penalty.address);
  const text = await gone.text();
  assert.equal(gone.status, 410);
  assert.ok(text.includes(notice));
  assert.ok(!text.includes('某某公司'));
});
