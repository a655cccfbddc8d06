// Letters and forms on paper: the layout of GB/T 9704—2012, the same words in DOCX and PDF, any text.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { promisify } from 'node:util';
import QRCode from 'qrcode';
import { formDocx, letterDocx } from '../../src/formats/print/docx.ts';
import { evenLines } from '../../src/formats/print/even-lines.ts';
import { charactersWithoutGlyph } from '../../src/formats/print/glyphs.ts';
import { closePdfPrinter, formPdf, letterPdf } from '../../src/formats/print/pdf.ts';
import {
  bare,
  docxParagraphs,
  docxParts,
  isDark,
  isRed,
  pdfPages,
  pdfPictures,
} from './printed-pages.ts';
import { approval, draft, hostile, hostileLetter, letter, slip } from './sheets.ts';

after(closePdfPrinter);

const mark = '〔未签发，仅供审阅〕';

function within(value: number, from: number, to: number, what: string): void {
  assert.ok(value >= from && value <= to, `${what}: ${value} is not in ${from}–${to}`);
}

describe('a letter as DOCX', () => {
  it('says everything in the order of the standard', async () => {
    assert.deepEqual(docxParagraphs(await letterDocx(letter)), [
      letter.issuer,
      letter.number,
      letter.title,
      '林知远：',
      ...letter.paragraphs,
      '附件：1．二期扩建工程竣工验收意见',
      '2．验收监测数据汇总表',
      letter.issuer,
      '2026年3月30日',
      ...letter.contact,
    ]);
  });

  it('has the page, the grid and the fonts of the standard, and carries none of them', async () => {
    const parts = docxParts(await letterDocx(letter));
    const body = parts['word/document.xml'] ?? '';
    assert.match(body, /<w:pgSz [^>]*w:h="16838" w:w="11906"|<w:pgSz w:w="11906" w:h="16838"/);
    assert.match(body, /<w:pgMar [^>]*w:top="2098"/);
    assert.match(body, /<w:pgMar [^>]*w:left="1587"/);
    assert.match(body, /w:type="linesAndChars"/);
    assert.match(body, /w:linePitch="580"/);
    const head = body.slice(0, body.indexOf(letter.issuer));
    assert.match(head, /方正小标宋简体.*w:color w:val="E60012"/s);
    const paragraph = body.slice(0, body.indexOf('本机关于')).split('<w:p>').at(-1) ?? '';
    assert.match(paragraph, /w:firstLine="640"/);
    assert.match(paragraph, /w:firstLineChars="200"/);
    assert.match(paragraph, /w:eastAsia="仿宋".*<w:sz w:val="32"\/>/s);
    assert.match(body.slice(0, body.indexOf('一、予以')).split('<w:p>').at(-1) ?? '', /黑体/);
    assert.match(body.slice(0, body.indexOf('（一）提供')).split('<w:p>').at(-1) ?? '', /楷体/);
    assert.deepEqual(
      Object.keys(parts).filter((name) => name.includes('/fonts/')),
      [],
    );
  });

  it('numbers its pages on the right of odd ones and on the left of even ones', async () => {
    const parts = docxParts(await letterDocx(letter));
    assert.match(parts['word/settings.xml'] ?? '', /<w:evenAndOddHeaders\/>/);
    const footers = Object.entries(parts).filter(([name]) => /^word\/footer\d/.test(name));
    const sides = footers.map(([, xml]) => /<w:jc w:val="(\w+)"/.exec(xml)?.[1]);
    assert.deepEqual(new Set(sides), new Set(['left', 'right']));
    for (const [, xml] of footers) assert.match(xml, /— .*PAGE.* —/s);
  });

  it('does not number a single attachment, and leaves out what is empty', async () => {
    const one = docxParagraphs(
      await letterDocx({ ...letter, attachments: ['验收意见'], paragraphs: ['', '甲\n　　乙'] }),
    );
    assert.ok(one.includes('附件：验收意见'));
    assert.deepEqual(one.slice(4, 6), ['甲', '乙']);
    const none = docxParagraphs(await letterDocx({ ...letter, attachments: [], addressee: ' ' }));
    assert.equal(none.filter((line) => /附件：|^：/.test(line)).length, 0);
  });

  it('puts the answer slip on a page of its own', async () => {
    const body = docxParts(await letterDocx(draft))['word/document.xml'] ?? '';
    const [before = '', behind = ''] = body.split('</w:sectPr>');
    assert.ok(before.includes(letter.paragraphs[0] ?? '-'));
    assert.ok(behind.includes('第三方意见回执') && behind.includes('<w:tbl>'));
    assert.ok(!before.includes('第三方意见回执'));
  });

  it('says on every page that nobody has signed it, and bears neither number nor date', async () => {
    const bytes = await letterDocx({ ...draft, number: '青开公开征〔2026〕3号' });
    const paragraphs = docxParagraphs(bytes);
    assert.ok(paragraphs.includes(mark));
    assert.ok(paragraphs.includes('年　　月　　日'));
    const headers = Object.entries(docxParts(bytes)).filter(([name]) => /word\/header/.test(name));
    assert.ok(headers.length > 0 && headers.every(([, xml]) => xml.includes(mark)));
    const signed = JSON.stringify(docxParts(await letterDocx(letter)));
    assert.ok(!signed.includes('未签发'));
  });
});

describe('a letter as PDF', () => {
  it('says the same as the DOCX', async () => {
    for (const sheet of [letter, draft]) {
      const inDocx = docxParagraphs(await letterDocx(sheet)).map(bare);
      const inPdf = bare((await pdfPages(await letterPdf(sheet))).join(''));
      for (const words of inDocx) assert.ok(inPdf.includes(words), `lacks ${words}`);
    }
  });

  it('sets 22 lines of 28 characters on a page', async () => {
    const pages = await pdfPages(await letterPdf({ ...letter, paragraphs: ['汉'.repeat(1500)] }));
    const lines = (pages[1] ?? '').split(/\r?\n/).filter((line) => line.startsWith('汉'));
    assert.equal(lines.length, 22);
    assert.deepEqual([...new Set(lines.map((line) => line.trim().length))], [28]);
  });

  it('keeps the margins, the place of the red head, the rule and the page numbers', async () => {
    const paragraphs = Array.from({ length: 40 }, () => '经核对，现将办理情况告知如下。'.repeat(4));
    const pages = await pdfPictures(await letterPdf({ ...letter, paragraphs }));
    const [first, second] = pages;
    assert.ok(first && second);
    within(first.extent(isRed).top, 37 + 34, 37 + 38, 'head');
    const rule = first.extent(isRed, { top: 100 });
    within(rule.right - rule.left, 155.5, 156.5, 'width of the rule');
    within(rule.left, 27.5, 28.5, 'left end of the rule');
    const text = second.extent(isDark, { bottom: 262.5 });
    within(text.left, 27, 30, 'left margin');
    within(text.right, 182, 184.5, 'right margin');
    within(text.top, 37, 39.5, 'upper margin');
    const numbers = [first, second].map((page) => page.extent(isDark, { top: 263 }));
    within(numbers[0]?.right ?? 0, 184 - 6, 184 - 4, 'number of page 1 from the right');
    within(numbers[1]?.left ?? 0, 28 + 4, 28 + 6, 'number of page 2 from the left');
    for (const { top, bottom } of numbers)
      within((top + bottom) / 2, 269, 275, 'height of numbers');
  });

  it('never signs on a page without text, however long the letter is', async () => {
    for (let lines = 1; lines <= 26; lines += 1) {
      const paragraphs = Array.from({ length: lines }, () => '正文一行。');
      const pages = await pdfPages(
        await letterPdf({ ...letter, paragraphs, attachments: lines % 3 === 0 ? ['清单'] : [] }),
      );
      const signed = pages.find((text) => text.includes('2026年3月30日')) ?? '';
      assert.match(signed, /正文一行|附件/, `${lines} lines`);
      assert.ok(signed.includes('沈晓岚'), `${lines} lines: contact apart from the signature`);
      const printed = pages.join('').match(/正文一行/g) ?? [];
      assert.equal(printed.length, lines);
    }
  });

  it('is PDF/A with its particulars, its language and its fonts, and nothing of this machine', async () => {
    const bytes = Buffer.from(await letterPdf(letter));
    const file = bytes.toString('latin1');
    assert.ok(/<pdfaid:part>2<\/pdfaid:part>/.test(file), 'PDF/A');
    assert.ok(bytes.includes(Buffer.from(letter.title)), 'title');
    assert.ok(/\/Lang \(zh\)/.test(file), 'language');
    assert.equal(file.match(/\/FontFile2/g)?.length, 2);
    assert.ok(!file.includes(join(import.meta.dirname, '../..')));
    assert.ok(!/node_modules|\/home\/|\/tmp\//.test(file));
  });

  it('marks an unsigned letter on every page', async () => {
    for (const page of await pdfPages(await letterPdf(draft))) assert.ok(page.includes(mark));
  });
});

describe('a form', () => {
  it('says the same as DOCX and as PDF, box by box', async () => {
    const paragraphs = docxParagraphs(await formDocx(approval));
    assert.deepEqual(
      paragraphs.filter((text) => text !== ''),
      [
        approval.issuer,
        approval.title,
        '申请人',
        '林某某',
        '答复期限',
        '2026年3月30日',
        '拟办意见',
        '建议予以公开。',
        '签发意见',
        '本单随卷归档。',
      ],
    );
    const [page = ''] = await pdfPages(await formPdf(approval));
    for (const words of paragraphs) assert.ok(bare(page).includes(bare(words)), words);
    assert.ok(bare(page).includes('第1页共1页'));
  });

  it('keeps as many lines free as it is told', async () => {
    const [four, eight] = [await heightOfBox(4), await heightOfBox(8)];
    within(eight - four, 4 * 6, 4 * 8, 'millimetres that four lines add');
  });

  it('shows the address as a code that holds it, module by module', async () => {
    const qr = { address: 'https://gongkai.example/cx/7Yq', words: '' };
    const [page] = await pdfPictures(
      await formPdf({ title: '', issuer: '', rows: [], notes: [], qr }),
    );
    assert.ok(page);
    const { left, right, top } = page.extent(isDark, { bottom: 100 });
    const { modules } = QRCode.create(qr.address, { errorCorrectionLevel: 'M' });
    const unit = (right - left) / modules.size;
    const wrong: string[] = [];
    for (let y = 0; y < modules.size; y += 1) {
      for (let x = 0; x < modules.size; x += 1) {
        const dark = page.isDark(left + (x + 0.5) * unit, top + (y + 0.5) * unit);
        if (dark !== Boolean(modules.get(y, x))) wrong.push(`${x}/${y}`);
      }
    }
    assert.deepEqual(wrong, []);
    const docx = docxParts(await formDocx({ ...approval, qr: { ...qr, words: '扫码查询' } }));
    assert.ok(Object.keys(docx).some((name) => name.endsWith('.png')));
  });

  it('prints an address in letters that is too long for a code', async () => {
    const qr = { address: `https://gongkai.example/${'x'.repeat(3000)}`, words: '网址' };
    const pages = await pdfPages(await formPdf({ ...slip, qr }));
    assert.ok(bare(pages.join('')).includes('网址https://gongkai.example/xxx'));
    assert.ok(
      docxParagraphs(await formDocx({ ...slip, qr }))
        .at(-1)
        ?.includes('网址\nhttps://'),
    );
  });
});

/** Millimetres. */
async function heightOfBox(lines: number): Promise<number> {
  const rows = [{ boxes: [{ label: '意见', content: '' }], height: lines }];
  const [page] = await pdfPictures(await formPdf({ ...approval, rows, notes: [] }));
  assert.ok(page);
  const { top, bottom } = page.extent(isDark, { top: 45, bottom: 270, left: 60 });
  return bottom - top;
}

describe('any text', () => {
  it('is printed as text: code, markup, controls, halves of characters', async () => {
    const inDocx = docxParagraphs(await letterDocx(hostileLetter)).join('\n');
    const inPdf = bare((await pdfPages(await letterPdf(hostileLetter))).join(''));
    for (const words of ['#let x = 1 #panic()', '</w:t></w:p> $a$ *b* _c_', '`d` // /* @e <f>']) {
      assert.ok(inDocx.includes(words), `DOCX lacks ${words}`);
      assert.ok(inPdf.includes(bare(words)), `PDF lacks ${words}`);
    }
    // oxlint-disable-next-line no-control-regex -- these are what must not be there
    assert.doesNotMatch(inDocx, /[\u0000-\u0008\u202e\ufffe]/);
    assert.ok(inDocx.isWellFormed());
    assert.ok((await formPdf({ ...slip, title: hostile })).length > 0);
  });

  it('is marked 〓 in the PDF where the font has no such character, and can be told before', async () => {
    assert.deepEqual(charactersWithoutGlyph('林𠮷知😀远𠮷☑□\n'), ['𠮷', '😀']);
    const sheet = { ...letter, addressee: '林𠮷远' };
    assert.ok((await pdfPages(await letterPdf(sheet)))[0]?.includes('林〓远：'));
    assert.ok(docxParagraphs(await letterDocx(sheet)).includes('林𠮷远：'));
  });

  it('of 100,000 characters in any place is set whole', async () => {
    const long = '甲乙丙丁，and 12 '.repeat(100_000 / 12);
    const places = ['issuer', 'number', 'title', 'addressee'] as const;
    const sheets = [
      ...places.map((place) => ({ ...letter, [place]: long })),
      { ...letter, paragraphs: [long] },
      { ...letter, attachments: [long] },
      { ...letter, contact: [long] },
    ];
    for (const sheet of sheets) {
      assert.ok((await letterPdf(sheet)).length > 0);
      assert.ok((await letterDocx(sheet)).length > 0);
    }
    const pages = await pdfPages(await letterPdf({ ...letter, paragraphs: [long] }));
    assert.equal(pages.join('').match(/乙/g)?.length, Math.floor(100_000 / 12));
    const boxes = [{ label: long, content: long }];
    assert.ok((await formPdf({ ...slip, rows: [{ boxes, height: 3 }] })).length > 0);
  });
});

describe('printing', () => {
  it('gives the same bytes for the same sheet', async () => {
    assert.deepEqual(await letterPdf(draft), await letterPdf(draft));
    assert.deepEqual(await letterDocx(draft), await letterDocx(draft));
    assert.deepEqual(await formPdf(slip), await formPdf(slip));
    assert.deepEqual(await formDocx(slip), await formDocx(slip));
  });

  it('gives everybody his own letter when many ask at once', async () => {
    const printed = await Promise.all(
      Array.from({ length: 12 }, (_, i) => letterPdf({ ...letter, addressee: `第${i}号申请人` })),
    );
    for (const [i, pdf] of printed.entries()) {
      assert.ok((await pdfPages(pdf))[0]?.includes(`第${i}号申请人：`));
    }
  });

  it('refuses what waits when it is closed, and begins again afterwards', async () => {
    const waiting = letterPdf(letter);
    const refused = assert.rejects(waiting, /closed/);
    await closePdfPrinter();
    await refused;
    assert.ok((await letterPdf(letter)).length > 0);
  });

  it('refuses what waits when its process dies of it, and begins again afterwards', async () => {
    const { stdout } = await promisify(execFile)('pgrep', [
      '-P',
      `${process.pid}`,
      '-f',
      'pdf-process',
    ]);
    // It stands still, so that it is not done before it dies.
    process.kill(Number(stdout), 'SIGSTOP');
    const waiting = letterPdf(letter);
    process.kill(Number(stdout), 'SIGKILL');
    await assert.rejects(waiting, /ended with SIGKILL/);
    assert.ok((await letterPdf(letter)).length > 0);
  });

  it('keeps no process alive that has nothing more to print', async () => {
    const script = `
      import { letterPdf } from './src/formats/print/pdf.ts';
      import { letter } from './test/formats/sheets.ts';
      console.log((await letterPdf(letter)).length > 0 ? 'printed' : '');`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module-typescript', '--eval', script],
      { cwd: join(import.meta.dirname, '../..'), timeout: 60_000 },
    );
    assert.equal(stdout.trim(), 'printed');
  });
});

describe('a title of several lines', () => {
  it('is broken between words, into lines that are nearly even', () => {
    assert.deepEqual(evenLines('政府信息公开申请答复书', 20), ['政府信息公开申请答复书']);
    const lines = evenLines(draft.title, 20);
    assert.equal(lines.join(''), draft.title);
    assert.equal(lines.length, 2);
    const [first = '', second = ''] = lines;
    within(Math.abs(first.length - second.length), 0, 4, 'difference');
    assert.doesNotMatch(second, /^[的，。）》]/);
  });

  it('loses nothing, whatever it holds', () => {
    for (const text of ['', '的'.repeat(60), 'x'.repeat(150), '《'.repeat(50), '甲 '.repeat(90)]) {
      assert.equal(bare(evenLines(text, 20).join('')), bare(text));
    }
  });
});
