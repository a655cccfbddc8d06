import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { postWord } from '../../src/web/api/import-word.ts';
import { centre, font, paragraph, run, wordFile } from '../formats/docx/word-file.ts';
import { type Caller, codes, type House, openHouse } from './house.ts';

let house: House;
let editor: Caller;
before(async () => {
  house = await openHouse();
  editor = await house.staff('editor', ['editor']);
});
after(() => house.database.drop());

const path = `/documents/import-word?name=${encodeURIComponent('绿化通知.docx')}`;

async function filesKept(): Promise<number> {
  const { n } = await house.database.db
    .selectFrom('files')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

const picture = (id: string): string =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="绿化分布示意图"/><a:blip r:embed="${id}"/></wp:inline></w:drawing></w:r>`;

test('a Word file comes in as text, with its pictures drawn anew and what was recognised to confirm', async () => {
  const png = await sharp({ create: { width: 9, height: 3, channels: 3, background: '#a33' } })
    .png()
    .toBuffer();
  const bytes = wordFile({
    relations:
      '<Relationship Id="r1" Target="media/image1.png"/><Relationship Id="r2" Target="media/image2.emf"/>',
    more: { 'word/media/image1.png': png, 'word/media/image2.emf': new Uint8Array([1, 2, 3]) },
    body: `${paragraph(run('关于做好绿化工作的通知', font('方正小标宋简体')), centre)}${paragraph(run('各地：'))}${paragraph(run('见图。'))}${paragraph(picture('r1'))}${paragraph(picture('r2'))}<w:p><w:ins w:author="a">${run('新加的话。')}</w:ins></w:p>`,
  });
  const { status, body } = await editor.upload(path, bytes);
  assert.equal(status, 200, JSON.stringify(body));
  assert.doesNotThrow(() => postWord.reply.parse(body));
  const [file] = body.files as { sha256: string; name: string }[];
  assert.deepEqual(body.guess, { title: '关于做好绿化工作的通知', genre: '通知' });
  assert.equal(
    body.body,
    `<p class="addressee">各地：</p>\n<p>见图。</p>\n<figure><img data-file="${file?.sha256}" alt="绿化分布示意图"></figure>\n<p>新加的话。</p>`,
  );
  assert.equal(file?.name, '图1.png');
  assert.equal(body.warning, '文档含 1 处修订，已去除');
  const found = (body.findings as { code: string; count: number }[]).map(({ code }) => code);
  assert.ok(found.includes('lost-picture'), 'what a page cannot show is told');
  assert.equal((await editor.get(`/document-pictures/${file?.sha256}`)).status, 200);
});

test('what may not come in is refused with the reason, and nothing of it is kept', async () => {
  const before = await filesKept();
  const secret = wordFile({ body: paragraph(run('机密★1年')) + paragraph(run('关于某事的请示')) });
  assert.deepEqual(codes(await editor.upload(path, secret)), ['secrecy-mark']);
  const pdf = await editor.upload(path, Buffer.from('%PDF-1.7'));
  assert.deepEqual(codes(pdf), ['word-other-type']);
  assert.match(JSON.stringify(pdf.body), /内容却不是Word文档（PDF）/);
  const macros = wordFile({ body: '', more: { 'word/vbaProject.bin': new Uint8Array(9) } });
  assert.deepEqual(codes(await editor.upload(path, macros)), ['word-macros']);
  const large = await editor.upload(path, Buffer.alloc(33 * 1024 * 1024));
  assert.deepEqual([large.status, codes(large)], [413, ['too-large']]);
  assert.match(JSON.stringify(large.body), /文件超过32MB/);
  const page = await editor.upload(path, Buffer.from('<html><script>alert(1)</script></html>'));
  assert.deepEqual(codes(page), ['word-other-type']);
  const empty = await editor.upload(path, Buffer.alloc(0));
  assert.match(JSON.stringify(empty.body), /文件是空的/);
  assert.equal(await filesKept(), before);
});
