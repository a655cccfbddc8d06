// What files show is made by itself soon after their document was published; what cannot be shown holds nothing up.

import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { strToU8, zipSync } from 'fflate';
import { makePreviewsAhead } from '../../src/commands/documents/keep-preview.ts';
import { saveDocument } from '../../src/commands/documents/save-document.ts';
import { withdrawDocument } from '../../src/commands/documents/withdraw-document.ts';
import { attachmentTypes } from '../../src/formats/attachment-type.ts';
import { startPreviewJob } from '../../src/jobs/previews.ts';
import { filePreviewAddress } from '../../src/rules/document-address.ts';
import { documentById } from '../../src/store/documents/documents.ts';
import { replaceAttachments } from '../../src/store/documents/document-files.ts';
import { storeFile, vaultPath } from '../../src/store/database/vault.ts';
import { addressOfDocument } from '../../src/web/portal/parts/list-row.ts';
import { paragraph, run, wordFile } from '../formats/docx/word-file.ts';
import { publishUnread } from '../publish.ts';
import { createTestSite, type TestSite } from '../web/site.ts';

let site: TestSite;
before(async () => {
  site = await createTestSite();
});
after(async () => await site.close());

async function stored(bytes: Uint8Array, kind: 'docx' | 'xlsx' | 'pdf'): Promise<string> {
  const { db, dataFolder } = site.context;
  return await storeFile(db, dataFolder, bytes, attachmentTypes[kind].mediaType);
}

async function drafted(
  attachments: readonly { readonly sha256: string; readonly name: string }[],
): Promise<{ readonly id: number; readonly version: number }> {
  const column = await site.context.db
    .selectFrom('columns')
    .select('id')
    .where('slug', '=', 'zwdt')
    .executeTakeFirstOrThrow();
  const saved = await saveDocument(site.command, {
    title: '附有文件的公告',
    kind: 'notice',
    issuers: ['青枫经济技术开发区管理委员会'],
    publisher: '青枫经济技术开发区党政办公室',
    madeOn: '2026-03-27',
    columns: [column.id],
    openness: 'proactive',
    body: '<p>见附件。</p>',
    attachments,
  });
  assert.ok(saved.ok, JSON.stringify(saved));
  return saved.value;
}

const kept = async () =>
  await site.context.db
    .selectFrom('file_previews')
    .select(['sha256', 'html', 'why'])
    .orderBy('sha256')
    .execute();

test('beside a new document they stand before anybody looked; a broken one is told so once', async () => {
  const { db } = site.context;
  const good = await stored(wordFile({ body: paragraph(run('申请表的第一行')) }), 'docx');
  const broken = await stored(zipSync({ 'xl/workbook.xml': strToU8('<workbook') }), 'xlsx');
  const pdf = await stored(strToU8('%PDF-1.7'), 'pdf');
  const old = await stored(wordFile({ body: paragraph(run('旧站的文件')) }), 'docx');
  await replaceAttachments(db, 1, [{ sha256: old, name: '旧.docx' }]);
  const draft = await drafted([
    { sha256: broken, name: '坏的.xlsx' },
    { sha256: pdf, name: '原件.pdf' },
    { sha256: good, name: '申请表.docx' },
  ]);
  const errors: unknown[] = [];
  const job = startPreviewJob({ ...site.context, onError: (error) => errors.push(error) }, 20);
  await pause(100);
  assert.deepEqual(await kept(), [], 'nothing is made of a draft, nor of what came in by import');

  const { id, version } = await publishUnread(site.command, draft);
  const row = await documentById(db, id);
  assert.equal(row?.state, 'published', 'a broken file keeps nothing off the site');
  const begun = performance.now();
  while ((await kept()).length < 2 && performance.now() - begun < 20_000) await pause(20);
  await job.stop();
  const made = new Map((await kept()).map((one) => [one.sha256, one]));
  assert.deepEqual([...made.keys()].sort(), [broken, good].sort());
  assert.match(made.get(good)?.html ?? '', /申请表的第一行/);
  assert.equal(made.get(broken)?.html, null);
  assert.notEqual(made.get(broken)?.why, '');
  assert.deepEqual(errors, []);

  await db
    .updateTable('file_previews')
    .set({ html: '<p>先做好的</p>' })
    .where('sha256', '=', good)
    .execute();
  assert.ok(row?.published_at);
  const page = addressOfDocument({ ...row, published_at: row.published_at });
  assert.match(
    await site.text(filePreviewAddress(page, good)),
    /先做好的/,
    'readers get what was made',
  );

  const gone = await withdrawDocument(site.command, { id, version, reason: '误发' });
  assert.ok(gone.ok, JSON.stringify(gone));
  await makePreviewsAhead(site.context);
  assert.deepEqual(await kept(), [], 'nothing is kept, or made again, of what left the site');
});

test('a file that is not there for a while holds up no other, and is not asked for again at once', async () => {
  const { dataFolder } = site.context;
  const lost = await stored(wordFile({ body: paragraph(run('不在了的')) }), 'docx');
  const there = await stored(wordFile({ body: paragraph(run('还在的')) }), 'docx');
  await publishUnread(
    site.command,
    await drafted([
      { sha256: lost, name: '一.docx' },
      { sha256: there, name: '二.docx' },
    ]),
  );
  await rm(vaultPath(dataFolder, lost));
  await makePreviewsAhead(site.context);
  assert.deepEqual(
    (await kept()).map(({ sha256 }) => sha256),
    [there],
  );
});
