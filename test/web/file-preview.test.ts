// Files beside a document, shown by pages of the site: what each kind looks like, that it is made once, that it goes
// with the document, and that an export has the same.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, test } from 'node:test';
import { Workbook } from '@cj-tech-master/excelts';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import { withdrawDocument } from '../../src/commands/documents/withdraw-document.ts';
import { attachmentTypes, type AttachmentKind } from '../../src/formats/attachment-type.ts';
import { attachmentAddress, filePreviewAddress } from '../../src/rules/document-address.ts';
import { replaceAttachments } from '../../src/store/documents/document-files.ts';
import { announceDocumentChange } from '../../src/store/database/page-notice.ts';
import { documentTopics } from '../../src/store/database/page-topics.ts';
import { storeFile } from '../../src/store/database/vault.ts';
import { filesOf } from '../exported-files.ts';
import { paragraph, run, wordFile } from '../formats/docx/word-file.ts';
import { exported } from './exporting.ts';
import { createTestSite, type TestSite } from './site.ts';

const housing = '/zfxxgk/fdzdgknr/lzyj/202205/t20220525_1.html';
let site: TestSite;
let folder: string;
before(async () => {
  site = await createTestSite();
  folder = await mkdtemp(join(tmpdir(), 'gongkai-preview-'));
});
after(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

interface Given {
  readonly kind: AttachmentKind;
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface Offered {
  readonly sha256: string;
  readonly name: string;
  readonly page: string;
}

/** The document offers these and no others. */
async function offer(...files: readonly Given[]): Promise<readonly Offered[]> {
  const { db, dataFolder } = site.context;
  const offered: Offered[] = [];
  for (const { kind, name, bytes } of files) {
    const sha256 = await storeFile(db, dataFolder, bytes, attachmentTypes[kind].mediaType);
    offered.push({ sha256, name, page: filePreviewAddress(housing, sha256) });
  }
  const former = await documentTopics(db, [1]);
  await db.transaction().execute(async (tx) => {
    await replaceAttachments(tx, 1, offered);
    await announceDocumentChange(tx, [1], former);
  });
  return offered;
}

const pdf: Given = { kind: 'pdf', name: '通知 原件.pdf', bytes: strToU8('%PDF-1.7 例') };

async function word(text: string): Promise<Given> {
  const picture = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#00c' } })
    .png()
    .toBuffer();
  const bytes = wordFile({
    body:
      paragraph(run(text)) +
      `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="图"/><a:blip r:embed="rId9"/></wp:inline></w:drawing></w:r></w:p>`,
    relations: '<Relationship Id="rId9" Type="image" Target="media/image1.png"/>',
    more: { 'word/media/image1.png': new Uint8Array(picture) },
  });
  return { kind: 'docx', name: '申请表.docx', bytes };
}

async function sheet(): Promise<Given> {
  const book = new Workbook();
  book.addWorksheet('名单').addRow(['单位', '青枫精密机械有限公司']);
  return {
    kind: 'xlsx',
    name: '名单.xlsx',
    bytes: new Uint8Array(await book.xlsx.writeBuffer()),
  };
}

describe('beside each file of a document', () => {
  it('stands a page that shows it, or says how it is opened', async () => {
    const png = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#c00' } })
      .png()
      .toBuffer();
    const files = await offer(
      pdf,
      await word('申请人姓名'),
      await sheet(),
      { kind: 'png', name: '样式.png', bytes: new Uint8Array(png) },
      { kind: 'zip', name: '表格.zip', bytes: zipSync({ '表一.csv': strToU8('甲') }) },
      { kind: 'txt', name: '说明.txt', bytes: strToU8('第一行') },
      { kind: 'ofd', name: '正文.ofd', bytes: zipSync({ 'OFD.xml': strToU8('<a/>') }) },
      { kind: 'xls', name: '旧表.et', bytes: strToU8('\u00D0\u00CF') },
    );
    const page = await site.text(housing);
    const expected: Record<string, RegExp> = {
      '通知 原件.pdf':
        /<object\s+class="shown-pdf"\s+type="application\/pdf"\s+data="\/fujian-yulan\/1\//,
      '申请表.docx': /申请人姓名[^]*<img src="[^"]*_fujian[0-9a-f]{16}_1\.png" alt="图">/,
      '名单.xlsx': /<td>单位<\/td><td>青枫精密机械有限公司<\/td>/,
      '样式.png': /<img src="\/fujian\/1\/[0-9a-f]{64}\//,
      '表格.zip': /共1个文件[^]*<td>表一\.csv<\/td>/,
      '说明.txt': /<p>第一行<\/p>/,
      '正文.ofd': /版式文件（GB\/T 33190）[^]*OFD 阅读软件/,
      '旧表.et': /早期的 Excel、WPS 表格格式/,
    };
    for (const { name, page: address, sha256 } of files) {
      assert.ok(page.includes(`href="${address}"`), name);
      const response = await site.get(address);
      const text = await response.text();
      assert.equal(response.status, 200, name);
      assert.match(text, expected[name] ?? /never/, name);
      assert.ok(text.includes(attachmentAddress(1, sha256, name)), `${name} can be taken`);
      assert.match(text, /<meta name="robots" content="noindex" \/>/, name);
      assert.match(
        response.headers.get('content-security-policy') ?? '',
        /object-src 'self'; frame-src 'self'$/,
      );
    }
    assert.doesNotMatch(
      (await site.get(housing)).headers.get('content-security-policy') ?? '',
      /object-src/,
      'on no other page',
    );
    const picture = /src="([^"]*_1\.png)"/.exec(await site.text(files[1]?.page ?? ''))?.[1] ?? '';
    const shown = await site.get(picture);
    assert.equal(shown.headers.get('content-type'), 'image/png');
    assert.equal((await site.get(picture.replace('_1.png', '_2.png'))).status, 404);
    for (const machine of ['/sitemap.xml', '/feed.xml']) {
      assert.doesNotMatch(await site.text(machine), /_fujian/);
    }
  });

  it('a PDF is shown to the browser in a frame of this site only, and nothing else is', async () => {
    const [one, other] = await offer(pdf, await sheet());
    const address = `/fujian-yulan/1/${one?.sha256}/x.pdf`;
    const response = await site.get(address);
    assert.equal(response.status, 200);
    assert.match(response.headers.get('content-disposition') ?? '', /^inline;/);
    assert.equal(response.headers.get('x-frame-options'), 'SAMEORIGIN');
    const policy = response.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'[^]*frame-ancestors 'self'/);
    assert.doesNotMatch(policy, /script/);
    assert.equal((await site.get(`/fujian-yulan/1/${other?.sha256}/x.xlsx`)).status, 404);
    assert.equal((await site.get(`/fujian-yulan/2/${one?.sha256}/x.pdf`)).status, 404);
  });

  it('what is shown is made once and kept', async () => {
    const { db } = site.context;
    const [file] = await offer(await word('只转换一次'));
    assert.match(await site.text(file?.page ?? ''), /只转换一次/);
    const kept = await db
      .updateTable('file_previews')
      .set({ html: '<p>留存的文字</p>' })
      .where('sha256', '=', file?.sha256 ?? '')
      .returning('sha256')
      .execute();
    assert.equal(kept.length, 1);
    assert.match(await site.text(file?.page ?? ''), /留存的文字/);
  });

  it('one that cannot be shown says so, once, and can be taken', async () => {
    const [file] = await offer({
      kind: 'docx',
      name: '坏的.docx',
      bytes: zipSync({ 'word/document.xml': strToU8('<w:document>') }),
    });
    const text = await site.text(file?.page ?? '');
    assert.match(text, /这个文件不能在网页里显示：/);
    assert.match(text, /下载原件/);
    const rows = await site.context.db
      .selectFrom('file_previews')
      .select(['html', 'why'])
      .where('sha256', '=', file?.sha256 ?? '')
      .execute();
    assert.equal(rows[0]?.html, null);
    assert.notEqual(rows[0]?.why, '');
  });

  it('addresses that are out of date lead on', async () => {
    const [old] = await offer(pdf);
    await offer(await sheet());
    for (const wrong of [old?.page ?? '', (old?.page ?? '').replace('/lzyj/', '/jgzn/')]) {
      const response = await site.get(wrong);
      assert.equal(response.status, 301, wrong);
      assert.equal(response.headers.get('location'), housing);
    }
    assert.equal(
      (await site.get(housing.replace('_1.html', '_99_fujian0123456789abcdef.html'))).status,
      404,
    );
  });
});

function at(name: string): string {
  return join(folder, name);
}

test('an export has the same pages; what changed is made as everything would be; all goes with the document', async () => {
  const [first] = await offer(pdf, await word('导出'));
  await exported(site, at('grown'));
  const [, second] = await offer(pdf, await word('导出以后'), await sheet());
  await exported(site, at('grown'));
  await exported(site, at('anew'));
  const grown = await filesOf(at('grown'));
  const anew = await filesOf(at('anew'));
  assert.deepEqual([...grown.keys()], [...anew.keys()]);
  for (const [path, bytes] of grown) assert.ok(bytes.equals(anew.get(path) ?? Buffer.of()), path);
  assert.match(String(grown.get(`www${second?.page ?? ''}`)), /导出以后/);
  assert.ok(grown.has(`www${(second?.page ?? '').replace('.html', '_1.png')}`));
  assert.match(String(grown.get(`www${first?.page ?? ''}`)), /shown-pdf/);

  const { version } = await site.context.db
    .selectFrom('documents')
    .select('version')
    .where('id', '=', 1)
    .executeTakeFirstOrThrow();
  const withdrawn = { id: 1, version, reason: '误', notice: '因内容有误撤回', undo: false };
  const done = await withdrawDocument(site.command, withdrawn);
  assert.ok(done.ok, JSON.stringify(done));
  for (const page of [first?.page ?? '', second?.page ?? '']) {
    const response = await site.get(page);
    assert.equal(response.status, 410);
    assert.doesNotMatch(await response.text(), /导出以后|shown-pdf/);
  }
  const gone = [
    (second?.page ?? '').replace('.html', '_1.png'),
    `/fujian-yulan/1/${first?.sha256}/x.pdf`,
  ];
  for (const address of gone) {
    const { status } = await site.get(address);
    // Its files say where they went; the pictures of a preview are on no list and say nothing.
    assert.equal(status, address.startsWith('/fujian') ? 410 : 404, address);
  }
  const kept = await site.context.db.selectFrom('file_previews').select('html').execute();
  assert.ok(!kept.some(({ html }) => html?.includes('导出以后') === true), 'nothing of it is kept');
  await exported(site, at('grown'));
  assert.ok(![...(await filesOf(at('grown'))).keys()].some((path) => path.includes('_fujian')));
});
