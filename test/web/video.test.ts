// Videos and sound that explain: played on the page of the document with their words below, handed out in the parts that players
// ask for; and the list of interpretations by their form.

import assert from 'node:assert/strict';
import { after, before, describe, it, test } from 'node:test';
import { storeAttachment } from '../../src/commands/documents/store-attachment.ts';
import { attachmentTypeOf } from '../../src/formats/attachment-type.ts';
import { attachmentAddress } from '../../src/rules/document-address.ts';
import type { ImportDocument } from '../../src/rules/import-document.ts';
import { interpretationViolations } from '../../src/rules/interpretation.ts';
import { replaceAttachments } from '../../src/store/documents/document-files.ts';
import { storeFile, storeStream } from '../../src/store/database/vault.ts';
import { enterBrowser, leaveBrowser, skipWithoutChromium } from './browser.ts';
import { housingRules, siteDocuments } from './documents.ts';
import { docxParagraphs } from '../formats/printed-pages.ts';
import { createTestSite, type TestSite } from './site.ts';

const column = '/zfxxgk/fdzdgknr/lzyj/';
const explained: ImportDocument = {
  ...(siteDocuments.find(({ kind }) => kind === 'interpretation') as ImportDocument),
  key: 'film',
  title: '住房保障实施细则视频解读',
  interpretationForm: 'audio-video',
  publishedAt: '2022-05-26T10:30',
  body: '<p>大家好，今天介绍住房保障实施细则。</p>',
};
const asked: ImportDocument = {
  ...explained,
  key: 'asked',
  title: '住房保障实施细则问答',
  interpretationForm: 'questions',
  publishedAt: '2022-05-27T10:30',
  body: '<p>问：谁可以申请？</p><p>答：稳定就业的居民。</p>',
};
const rule: ImportDocument = {
  ...housingRules,
  key: 'rule',
  title: '青枫市公共租赁住房管理办法',
  kind: 'rule',
  documentNumber: undefined,
  publishedAt: '2022-05-28T10:30',
} as unknown as ImportDocument;

let site: TestSite;
let film: number;
let base: string;
before(async () => {
  site = await createTestSite('2026-03-30', [...siteDocuments, explained, asked, rule]);
  film = await idOf('film');
  base = await site.listen();
});
after(() => site.close());

async function idOf(key: string): Promise<number> {
  const { id } = await site.context.db
    .selectFrom('documents')
    .select('id')
    .where('import_key', '=', key)
    .executeTakeFirstOrThrow();
  return id;
}

async function pageOf(title: string): Promise<string> {
  const list = await site.text(`${column}jiedu/`);
  const [, address = ''] = new RegExp(`href="([^"]+)"[^>]*>${title}`).exec(list) ?? [];
  return await site.text(address);
}

const start = Buffer.from('\0\0\0\u0018ftypisom\0\0\u0002\0isomiso2', 'latin1');
const mp4 = Buffer.concat([start, Buffer.from(Array.from({ length: 5000 }, (_, n) => n % 251))]);

/** A second of silence: forty frames of layer III, 128 kbit/s at 44.1 kHz. */
const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(413)]);
const mp3 = Buffer.concat(Array.from({ length: 40 }, () => frame));

/** A WebM as a browser records it, its length not known, with these tracks: 1 is a picture, 2 is sound. */
function webm(...tracks: readonly number[]): Buffer {
  const entries = tracks.flatMap((type, n) => [0xae, 0x86, 0xd7, 0x81, n + 1, 0x83, 0x81, type]);
  return Buffer.concat([
    Buffer.from('\u001A\u0045\u00DF\u00A3\u0087\u0042\u0082\u0084webm', 'latin1'),
    Buffer.from([0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
    Buffer.from([0x15, 0x49, 0xa9, 0x66, 0x84, 0xec, 0x82, 0x83, 0x81]),
    Buffer.from([0x16, 0x54, 0xae, 0x6b, 0x80 + entries.length, ...entries]),
    Buffer.from([0x1f, 0x43, 0xb6, 0x75, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
    Buffer.alloc(5000, 0x83),
  ]);
}

/** An MP4 of the brand of films, its tracks told at the end. */
function told(handler: 'vide' | 'soun'): Buffer {
  return Buffer.concat([mp4, Buffer.from(`\0\0\0\u0020hdlr\0\0\0\0\0\0\0\0${handler}`, 'latin1')]);
}

describe('what a recording is', () => {
  for (const [name, bytes, kind] of [
    ['解读.mp3', mp3, 'mp3'],
    ['标签.mp3', Buffer.concat([Buffer.from('ID3\u0003\0\0\0\0\0\0', 'latin1'), mp3]), 'mp3'],
    ['解读.m4a', Buffer.from('\0\0\0\u0018ftypM4A \0\0\0\0', 'latin1'), 'm4a'],
    ['层二.mp3', Buffer.from([0xff, 0xfd, 0x90, 0x64, 0, 0, 0, 0]), undefined],
    ['无码率.mp3', Buffer.from([0xff, 0xfb, 0xf0, 0x64, 0, 0, 0, 0]), undefined],
    ['文字.txt', Buffer.from('\uFEFF一段文字', 'utf16le'), 'txt'],
    ['解读.mp4', mp4, 'mp4'],
    ['改了名.txt', mp4, 'mp4'],
    [
      '解读.webm',
      Buffer.from('\u001A\u0045\u00DF\u00A3\u009F\u0042\u0082\u0084webm', 'latin1'),
      'webm',
    ],
    ['会议.webm', webm(1, 2), 'webm'],
    ['录音.webm', webm(2), 'weba'],
    ['手机录音.m4a', told('soun'), 'm4a'],
    ['改了名.m4a', told('vide'), 'mp4'],
    ['录音.mp4', told('soun'), 'm4a'],
    ['会议.mp4', Buffer.concat([told('soun'), told('vide')]), 'mp4'],
    ['手机.mov', Buffer.from('\0\0\0\u0014ftypqt  \0\0\0\0', 'latin1'), undefined],
    ['图.heic', Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0', 'latin1'), undefined],
    [
      '别的.mkv',
      Buffer.from('\u001A\u0045\u00DF\u00A3\u009F\u0042\u0082\u0088matroska', 'latin1'),
      undefined,
    ],
  ] as const) {
    it(`${name} is ${kind ?? 'refused'}`, async () => {
      const type = await attachmentTypeOf(bytes, name);
      assert.equal(type.ok ? type.kind : undefined, kind);
    });
  }
});

describe('words for who cannot hear it', () => {
  const video = { sha256: 'a', name: '短片.MP4' };
  const words = `<p>${'大家好，'.repeat(20)}</p>`;
  for (const [why, content, code] of [
    [
      'a video in news without words',
      { kind: 'news', body: '<p>见视频</p>' },
      'video-words-missing',
    ],
    ['sound without words', { kind: 'news', body: '', heard: true }, 'video-words-missing'],
    ['a video with its words', { kind: 'news', body: words }, undefined],
    [
      'a film that explains, without words',
      { kind: 'interpretation', interpretationForm: 'audio-video', body: '' },
      'interpretation-words-missing',
    ],
    [
      'an expert whose words are a picture',
      {
        kind: 'interpretation',
        interpretationForm: 'expert',
        body: `<p><img data-file="a" alt="图">${'&nbsp;'.repeat(60)}</p>`,
      },
      'interpretation-words-missing',
    ],
    [
      'an expert with his words beside the picture',
      {
        kind: 'interpretation',
        interpretationForm: 'expert',
        body: `<p><img data-file="a" alt="图"></p>${words}`,
      },
      undefined,
    ],
  ] as const) {
    it(`${why}: ${code ?? 'is sent up'}`, () => {
      const given = 'heard' in content ? { sha256: 'b', name: '录音.mp3' } : video;
      const found = interpretationViolations({ ...content, attachments: [given] });
      assert.deepEqual(
        found.map((one) => one.code),
        code === undefined ? [] : [code],
      );
      if (code === 'video-words-missing') assert.equal(found[0]?.detail, given.name, 'which one');
    });
  }
});

async function* pieces(): AsyncGenerator<Uint8Array> {
  for (let n = 0; n < 5; n += 1) yield new Uint8Array(1000).fill(n);
}

test('a stream is stored whole, or not at all where it is too long', async () => {
  const { db, dataFolder } = site.context;
  const given = { mediaType: () => 'video/mp4', most: 5000 };
  const stored = await storeStream(db, dataFolder, pieces(), given);
  assert.equal(stored?.size, 5000);
  assert.equal(await storeStream(db, dataFolder, pieces(), { ...given, most: 4999 }), undefined);
  const rows = await db.selectFrom('files').select('size').where('size', '=', 5000).execute();
  assert.equal(rows.length, 1);
});

async function addressOfFilm(): Promise<string> {
  const list = await site.text(`${column}jiedu-shipin/`);
  assert.match(list, /<p class="card-form">音视频解读<\/p>/);
  assert.match(list, /<span class="card-picture[^]*<img\s+src="\/fujian\/[^"]+\.png"/);
  return /href="([^"]+)"[^>]*>住房保障实施细则视频解读/.exec(list)?.[1] ?? '';
}

describe('on the page', () => {
  let address: string;
  before(async () => {
    const { db, dataFolder } = site.context;
    const video = await storeFile(db, dataFolder, mp4, 'video/mp4');
    const poster = await storeFile(db, dataFolder, Buffer.from('\u0089PNG x'), 'image/png');
    const files = [
      { sha256: video, name: '解读"短片".mp4' },
      { sha256: poster, name: '解读"短片".png' },
    ];
    await replaceAttachments(db, film, files);
    address = attachmentAddress(film, video, files[0]?.name ?? '');
  });

  it('a video is played with its poster, and its words stand below', async () => {
    const response = await fetch(base + (await addressOfFilm()));
    const page = await response.text();
    assert.match(page, /<video\s+controls\s+preload="metadata"[^>]*src="\/fujian\/[^"]+\.mp4"/);
    assert.match(page, /poster="\/fujian\/[^"]+\.png"/);
    assert.match(page, /href="#wengao"[^]*<h2 id="wengao">文字稿<\/h2>\s*<p>大家好/);
    assert.doesNotMatch(page, /<h2 id="files">附件/, 'they are no annexes');
    assert.match(response.headers.get('content-security-policy') ?? '', /media-src 'self'/);
  });

  const etag = (): string => `"${address.split('/')[3]?.slice(0, 32) ?? ''}"`;
  const size = mp4.length;
  const parts: readonly (readonly [string, Record<string, string>, number, number, number])[] = [
    ['no range', {}, 200, 0, size],
    ['the beginning', { range: 'bytes=0-' }, 206, 0, size],
    ['a part', { range: 'bytes=100-199' }, 206, 100, 200],
    ['beyond the end', { range: 'bytes=5000-999999' }, 206, 5000, size],
    ['the last bytes', { range: 'bytes=-10' }, 206, size - 10, size],
    ['more than there is from behind', { range: 'bytes=-999999' }, 206, 0, size],
    ['several parts', { range: 'bytes=0-1,5-6' }, 200, 0, size],
    ['no number', { range: 'bytes=-' }, 200, 0, size],
    ['turned round', { range: 'bytes=9-5' }, 200, 0, size],
    ['of another content', { range: 'bytes=0-9', 'if-range': '"other"' }, 200, 0, size],
  ];
  for (const [why, headers, status, from, to] of parts) {
    it(`is handed out as asked for: ${why}`, async () => {
      const response = await fetch(base + address, { headers });
      assert.equal(response.status, status);
      const bytes = Buffer.from(await response.arrayBuffer());
      assert.ok(bytes.equals(mp4.subarray(from, to)));
      assert.equal(response.headers.get('accept-ranges'), 'bytes');
      assert.equal(response.headers.get('content-length'), String(to - from));
      assert.equal(
        response.headers.get('content-range'),
        status === 206 ? `bytes ${from}-${to - 1}/${size}` : null,
      );
    });
  }
  it('the same content goes on where it was left', async () => {
    const headers = { range: 'bytes=10-19', 'if-range': etag() };
    assert.equal((await fetch(base + address, { headers })).status, 206);
  });
  it('what lies behind the end is refused with the size', async () => {
    for (const range of [`bytes=${size}-`, 'bytes=-0']) {
      const response = await fetch(base + address, { headers: { range } });
      assert.equal(response.status, 416, range);
      assert.equal(response.headers.get('content-range'), `bytes */${size}`);
      await response.arrayBuffer();
    }
  });
  it('is not sent again to who has it, and not at all where only the head is asked', async () => {
    const again = await fetch(base + address, { headers: { 'if-none-match': etag() } });
    assert.equal(again.status, 304);
    const head = await fetch(base + address, { method: 'HEAD' });
    assert.equal(head.headers.get('content-length'), String(size));
    assert.equal((await head.arrayBuffer()).byteLength, 0);
  });
  it('whoever leaves in the middle disturbs nobody', async () => {
    const { db, dataFolder } = site.context;
    const large = Buffer.concat([start, Buffer.alloc(20_000_000)]);
    const sha256 = await storeFile(db, dataFolder, large, 'video/mp4');
    await replaceAttachments(db, film, [{ sha256, name: '长.mp4' }]);
    const leaving = new AbortController();
    const response = await fetch(base + attachmentAddress(film, sha256, '长.mp4'), {
      signal: leaving.signal,
    });
    await response.body?.getReader().read();
    leaving.abort();
    assert.equal((await fetch(`${base}/`)).status, 200);
    assert.deepEqual(site.errors, []);
  });
});

describe('sound', { skip: skipWithoutChromium() }, () => {
  it('is played where it stands, at three widths, with its words below', async () => {
    const { command } = site;
    const stored = await storeAttachment(
      { ...command, dataFolder: site.context.dataFolder },
      { name: '负责人谈.mp3', pieces: onePiece(mp3), largestVideo: 1 },
    );
    assert.ok(stored.ok, JSON.stringify(stored));
    const { sha256, name } = stored.value;
    await replaceAttachments(site.context.db, film, [{ sha256, name }]);
    site.context.pages.invalidate([`document:${film}`]);
    const address = attachmentAddress(film, sha256, name);
    assert.equal((await fetch(base + address)).headers.get('content-type'), 'audio/mpeg');
    const browser = await enterBrowser();
    try {
      for (const width of [360, 768, 1440]) {
        const page = await browser.newPage({ viewport: { width, height: 800 } });
        await page.goto(base + `${column}202205/t20220526_${film}.html`);
        const audio = page.locator('figure audio[aria-label="负责人谈"]');
        const seconds = await audio.evaluate(async (one: HTMLAudioElement) => {
          while (one.readyState === 0 && one.error === null) {
            await new Promise((resolve) => setTimeout(resolve, 50));
          }
          return one.duration;
        });
        assert.ok(seconds > 0.9 && seconds < 1.2, String(seconds));
        const box = await audio.boundingBox();
        assert.ok(box && box.x >= 0 && box.x + box.width <= width, JSON.stringify(box));
        await page.getByRole('link', { name: '看文字稿' }).click();
        assert.match(await page.locator('#wengao + p').innerText(), /^大家好/);
        assert.equal(await page.getByRole('heading', { name: '附件' }).count(), 0);
        await page.close();
      }
    } finally {
      await leaveBrowser();
    }
  });
});

async function* cut(bytes: Buffer): AsyncGenerator<Uint8Array> {
  // Between the name of the handler and what it says.
  const at = bytes.indexOf('hdlr') + 6;
  yield await Promise.resolve(bytes.subarray(0, at));
  yield bytes.subarray(at);
}

test('a film without pictures bears the name of sound, however it comes in pieces', async () => {
  const { command, context } = site;
  for (const [handler, name, mediaType] of [
    ['soun', '录音.m4a', 'audio/mp4'],
    ['vide', '录音.mp4', 'video/mp4'],
  ] as const) {
    const stored = await storeAttachment(
      { ...command, dataFolder: context.dataFolder },
      { name: '录音.mp4', pieces: cut(told(handler)), largestVideo: 9000 },
    );
    assert.deepEqual(stored.ok && stored.value.name, name);
    const sha256 = stored.ok ? stored.value.sha256 : '';
    const files = context.db.selectFrom('files').select('media_type');
    const row = await files.where('sha256', '=', sha256).executeTakeFirstOrThrow();
    assert.equal(row.media_type, mediaType);
  }
});

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

describe('interpretations of a column', () => {
  it('are filtered by their form without a script, and only forms there are', async () => {
    const list = await site.text(column);
    assert.match(list, /aria-label="按解读形式"[^]*jiedu\/">全部解读 <small>3<\/small>/);
    assert.match(list, /jiedu-wenda\/">问答 <small>1<\/small>/);
    assert.doesNotMatch(list, /jiedu-zhuanjia/);
    const questions = await site.text(`${column}jiedu-wenda/`);
    assert.match(questions, /住房保障实施细则问答/);
    assert.doesNotMatch(questions, /视频解读<\/a>/);
    assert.equal((await site.get(`${column}jiedu-zhuanjia/`)).status, 404);
    assert.equal((await site.get(`${column}jiedu/index_2.html`)).status, 404);
    assert.doesNotMatch(await site.text('/zwdt/'), /按解读形式/);
  });
  it('questions and answers are a list of pairs', async () => {
    assert.match(
      await pageOf('住房保障实施细则问答'),
      /<dl class="questions"><div id="wen-1"><dt><p>问：谁可以申请？<\/p><\/dt><dd><p>答：稳定就业的居民。<\/p><\/dd>/,
    );
  });
});

test('a 规章 bears its 题注 and lists its chapters; its articles can be led to', async () => {
  const id = await idOf('rule');
  const page = await site.text(`${column}202205/t20220528_${id}.html`);
  assert.match(page, /<p class="title-note">（2022年5月20日[^<]*公布　自2022年7月1日起施行）<\/p>/);
  assert.match(page, /aria-labelledby="mulu"[^]*<a href="#zhang-2">第二章　申请<\/a>/);
  assert.match(page, /<p id="tiao-3"><a class="article" href="#tiao-3">第三条<\/a>　申请/);
  const normative = await site.text('/zfxxgk/fdzdgknr/lzyj/202205/t20220525_1.html');
  assert.doesNotMatch(normative, /title-note/);
  const note = /<p class="title-note">([^<]*)</.exec(page)?.[1] ?? '';
  for (const [of, expected] of [
    [`${column}202205/t20220528_${id}.docx`, true],
    ['/zfxxgk/fdzdgknr/lzyj/202205/t20220525_1.docx', false],
  ] as const) {
    const paper = new Uint8Array(await (await site.get(of)).arrayBuffer());
    assert.equal(docxParagraphs(paper).includes(note), expected, `${of}: ${note}`);
  }
  assert.match(normative, /id="tiao-3"/);
});
