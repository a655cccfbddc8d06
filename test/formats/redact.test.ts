import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { pagesOf, pictureOf, redactPdf } from '../../src/formats/redact/redact-pdf.ts';
import {
  type RedactionBox,
  redactionSummary,
  redactionViolations,
} from '../../src/rules/redaction.ts';

const secret = 'UNIT-PRICE-300';

async function record(): Promise<Uint8Array> {
  const file = await PDFDocument.create();
  const font = await file.embedFont(StandardFonts.Helvetica);
  for (const line of ['First page, given as it is', secret]) {
    file.addPage([595, 842]).drawText(line, { x: 60, y: 700, size: 20, font });
  }
  file.setTitle(secret);
  file.setSubject(secret);
  await file.attach(Buffer.from(secret), `${secret}.txt`);
  return file.save();
}

async function textOf(pdf: Uint8Array): Promise<string> {
  const library = await PDFiumLibrary.init();
  const file = await library.loadDocument(pdf);
  const text = [...file.pages()].map((page) => page.getText()).join('\n');
  file.destroy();
  library.destroy();
  return text;
}

const box: RedactionBox = {
  page: 2,
  x: 0.05,
  y: 0.1,
  width: 0.9,
  height: 0.1,
  ground: '15-trade-secret',
  reason: '合同单价',
};

describe('a record given in part', () => {
  it('keeps its pages and their size, and nothing that could be copied out of it', async () => {
    const before = await record();
    assert.match(await textOf(before), new RegExp(secret), 'the record says it before');
    const after = await redactPdf(before, [box]);
    assert.ok(after);
    assert.equal((await textOf(after)).trim(), '', 'there is no text at all');
    const bytes = Buffer.from(after).toString('latin1');
    assert.ok(!bytes.includes(secret) && !bytes.includes('EmbeddedFile'));
    assert.deepEqual(
      (await pagesOf(after))?.map(({ width, height }) => [width, height]),
      [
        [595, 842],
        [595, 842],
      ],
    );
  });

  it('is black where the box lay and as it was elsewhere', async () => {
    const after = await redactPdf(await record(), [box]);
    assert.ok(after);
    const { default: sharp } = await import('sharp');
    const shot = await pictureOf(after, 2);
    assert.ok(shot);
    const { data, info } = await sharp(shot)
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number): number =>
      data[Math.round(y * info.height) * info.width + Math.round(x * info.width)] ?? -1;
    for (const [x, y] of [
      [0.06, 0.11],
      [0.5, 0.15],
      [0.94, 0.19],
    ] as const) {
      assert.ok(at(x, y) < 10, `black at ${x}, ${y}`);
    }
    assert.ok(at(0.5, 0.5) > 245 && at(0.02, 0.15) > 245, 'white outside');
  });

  it('is refused for what is no PDF, and for a page that is not there', async () => {
    assert.equal(await pagesOf(Buffer.from('%PDF-1.7 and nothing more')), undefined);
    assert.equal(await redactPdf(Buffer.from('MZ'), [box]), undefined);
    assert.equal(await pictureOf(await record(), 3), undefined);
  });
});

function codes(boxes: readonly RedactionBox[]) {
  return redactionViolations(boxes, 2).map(({ code, field }) => [code, field]);
}

describe('the boxes', () => {
  it('lie on a page of the record and each says why', () => {
    assert.deepEqual(redactionViolations([box], 2), []);
    assert.deepEqual(codes([]), [['redaction-empty', 'boxes']]);
    assert.deepEqual(codes([box, { ...box, page: 3 }]), [['redaction-off-page', 'boxes.1']]);
    assert.deepEqual(codes([{ ...box, x: 1.2 }]), [['redaction-off-page', 'boxes.0']]);
    assert.deepEqual(codes([{ ...box, reason: ' ' }]), [['redaction-reason-missing', 'boxes.0']]);
  });

  it('make the list of what is withheld, page by page', () => {
    const other = { ...box, page: 1, ground: '15-privacy', reason: '联系电话' } as const;
    assert.equal(
      redactionSummary([box, other, { ...box, page: 1 }]),
      '第1、2页（商业秘密：合同单价）；第1页（个人隐私：联系电话）',
    );
  });
});
