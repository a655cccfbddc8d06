// Files as pages show them: real workbooks and Word files, archives, texts; and files that were made to do harm.

import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { Workbook } from '@cj-tech-master/excelts';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import { madePreview } from '../../src/formats/attachment-preview/made-preview.ts';
import type { MadePreview } from '../../src/formats/attachment-preview/preview-parts.ts';
import { previewInThread } from '../../src/formats/attachment-preview/preview-thread.ts';
import { paragraph, run, wordFile } from './docx/word-file.ts';

function shown(made: MadePreview): string {
  assert.ok(made.ok, JSON.stringify(made));
  return made.html;
}

async function workbook(fill: (book: Workbook) => void): Promise<Uint8Array> {
  const book = new Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('a workbook', () => {
  it('shows values as its program writes them, cells run together, no hidden sheet, row or column', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('收支');
      sheet.addRow(['2026年收支表', null, null, '暗列']);
      sheet.mergeCells('A1:C1');
      sheet.addRow(['日期', '金额', '比例', '暗列']);
      sheet.addRow([new Date(Date.UTC(2026, 2, 5)), 1234567.5, 0.125, '暗列']);
      sheet.addRow(['暗行', 1, 1, '暗列']);
      sheet.getCell('A3').numFmt = 'yyyy-mm-dd';
      sheet.getCell('B3').numFmt = '#,##0.00';
      sheet.getCell('C3').numFmt = '0.0%';
      sheet.getRow(4).hidden = true;
      sheet.getColumn(4).hidden = true;
      book.addWorksheet('底册', { state: 'veryHidden' }).addRow(['不给人看']);
      book.addWorksheet('附表').addRow(['<script>alert(1)</script>']);
    });
    const html = shown(await madePreview('xlsx', bytes));
    assert.match(html, /<h2>收支<\/h2>/);
    assert.match(html, /<td colspan="3" class="centre">2026年收支表<\/td><\/tr>/);
    assert.match(html, /<td>2026-03-05<\/td>/);
    assert.match(html, /<td class="right">1,234,567\.50<\/td>/);
    assert.match(html, /<td class="right">12\.5%<\/td>/);
    assert.doesNotMatch(html, /暗列|暗行|底册|不给人看/);
    assert.match(html, /&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
  });
  it('says how many rows there are when it does not show all', async () => {
    const bytes = await workbook((book) => {
      const sheet = book.addWorksheet('名单');
      for (let n = 1; n <= 1200; n += 1) sheet.addRow([n, `第${n}号`]);
    });
    const html = shown(await madePreview('xlsx', bytes));
    assert.match(html, /共1200行，这里只显示前1000行，全部内容请下载查看/);
    assert.match(html, /第1000号/);
    assert.doesNotMatch(html, /第1001号/);
  });
});

describe('a Word file', () => {
  it('shows text, tables and pictures, the pictures beside it', async () => {
    const picture = await sharp({
      create: { width: 40, height: 20, channels: 3, background: '#c00' },
    })
      .png()
      .toBuffer();
    const bytes = wordFile({
      body:
        paragraph(run('申请表')) +
        `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="样图"/><a:blip r:embed="rId9"/></wp:inline></w:drawing></w:r></w:p>`,
      relations: '<Relationship Id="rId9" Type="image" Target="media/image1.png"/>',
      more: { 'word/media/image1.png': new Uint8Array(picture) },
    });
    const made = await madePreview('docx', bytes);
    const html = shown(made);
    assert.match(html, /申请表/);
    assert.match(html, /<img src="#1\.png" alt="样图">/);
    assert.deepEqual(made.ok && made.pictures.map(({ name }) => name), ['1.png']);
  });
  it('fetches nothing and runs nothing', async () => {
    const bytes = wordFile({
      body:
        paragraph(run('&lt;img src=x onerror=alert(1)&gt;')) +
        `<w:p><w:hyperlink r:id="rId8"><w:r><w:t>点这里</w:t></w:r></w:hyperlink></w:p>` +
        `<w:p><w:r><w:drawing><wp:inline><a:blip r:link="rId9"/></wp:inline></w:drawing></w:r></w:p>`,
      relations:
        '<Relationship Id="rId8" Type="hyperlink" Target="javascript:alert(1)" TargetMode="External"/>' +
        '<Relationship Id="rId9" Type="image" Target="http://192.0.2.1/x.png" TargetMode="External"/>',
    });
    const html = shown(await madePreview('docx', bytes));
    assert.match(html, /点这里/);
    assert.match(html, /&lt;img src=x onerror=alert\(1\)&gt;/);
    assert.doesNotMatch(html, /javascript:|192\.0\.2\.1|<img|<script/);
  });
});

test('an archive lists its files and unpacks nothing', async () => {
  const files = { '附件/名单<b>.csv': strToU8('甲'), 'b.bin': new Uint8Array(3_000_000) };
  const html = shown(await madePreview('zip', zipSync(files)));
  assert.match(html, /共2个文件，解开后2\.9 MB/);
  assert.match(html, /<td>附件\/名单&lt;b&gt;\.csv<\/td><td class="right">3 字节<\/td>/);
});

test('texts and tables in text are shown as text', async () => {
  const csv = shown(await madePreview('csv', strToU8('姓名,备注\n甲,"<script>,二"\n')));
  assert.match(csv, /<td>姓名<\/td><td>备注<\/td>/);
  assert.match(csv, /<td>&lt;script&gt;,二<\/td>/);
  const text = shown(await madePreview('txt', strToU8('一<b>\n\n二')));
  assert.equal(text, '<p>一&lt;b&gt;</p>\n<p>二</p>');
  const long = shown(await madePreview('txt', strToU8('长'.repeat(300_000))));
  assert.ok(long.length < 210_000);
  assert.match(long, /这里只显示前面的部分/);
});

describe('what was made to do harm', () => {
  it('a bomb is not unpacked', async () => {
    const huge = new Uint8Array(64 * 1024 * 1024);
    const parts = { 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/big.xml': huge };
    const bomb = zipSync(parts, { level: 1 });
    const before = performance.now();
    assert.deepEqual(await madePreview('xlsx', bomb), { ok: false, why: '表格太大' });
    assert.ok(performance.now() - before < 2000);
    const word = zipSync({ 'word/document.xml': huge }, { level: 1 });
    assert.equal((await madePreview('docx', word)).ok, false);
  });
  it('a damaged file says so', async () => {
    for (const kind of ['docx', 'xlsx', 'zip'] as const) {
      const made = await madePreview(kind, strToU8('PK\u0003\u0004 nothing of it'));
      assert.ok(!made.ok && made.why !== '', kind);
    }
  });
  it('what takes too long is given up, and the next file is made all the same', async () => {
    const text = strToU8('文字');
    const many = await workbook((book) => {
      const sheet = book.addWorksheet('名单');
      for (let n = 1; n <= 2000; n += 1) sheet.addRow([n, `第${n}号`]);
    });
    const late = await previewInThread('xlsx', many, 5);
    assert.deepEqual(late, {
      ok: false,
      why: '转换它用的时间或内存太多',
      isTooMuch: true,
    });
    const [one, two] = await Promise.all([
      previewInThread('txt', text),
      previewInThread('csv', text),
    ]);
    assert.match(shown(one), /<p>文字<\/p>/);
    assert.match(shown(two), /<td>文字<\/td>/);
  });
});
