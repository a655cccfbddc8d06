// The thread of one redaction. Rendering is PDFium's, the picture sharp's, the new file pdf-lib's.

import { parentPort, workerData } from 'node:worker_threads';
import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import type { RedactionBox } from '../../rules/redaction.ts';
import { withMark } from './watermark.ts';
import { mostPages, type PageSize, type RedactionJob, type RedactionResult } from './redact-pdf.ts';

const dotsPerInch = 200;
const scale = dotsPerInch / 72;
const screenScale = 1.5;
/** A page of four square metres at 200 dpi; larger ones are rendered coarser. */
const mostPixels = 64_000_000;

interface Picture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

async function picture(file: PDFiumDocument, index: number, at: number): Promise<Picture> {
  const page = file.getPage(index);
  const size = page.getOriginalSize();
  const area = size.originalWidth * size.originalHeight;
  const fitting = Math.min(at, Math.sqrt(mostPixels / area));
  const { data, width, height } = await page.render({ scale: fitting, render: 'bitmap' });
  return { data: new Uint8Array(data), width, height };
}

/** Black, over whole pixels, a pixel wider on every side: no edge of a letter stays. */
function burn({ data, width, height }: Picture, boxes: readonly RedactionBox[]): void {
  for (const box of boxes) {
    const left = Math.max(0, Math.floor(box.x * width) - 1);
    const right = Math.min(width, Math.ceil((box.x + box.width) * width) + 1);
    const top = Math.max(0, Math.floor(box.y * height) - 1);
    const bottom = Math.min(height, Math.ceil((box.y + box.height) * height) + 1);
    for (let row = top; row < bottom; row += 1) {
      const from = (row * width + left) * 4;
      const to = (row * width + right) * 4;
      for (let i = from; i < to; i += 4) data.set([0, 0, 0, 255], i);
    }
  }
}

async function jpegOf({ data, width, height }: Picture): Promise<Uint8Array> {
  const raw = { raw: { width, height, channels: 4 } } as const;
  return sharp(data, raw).flatten({ background: '#fff' }).jpeg({ quality: 82 }).toBuffer();
}

function sizes(file: PDFiumDocument): readonly PageSize[] {
  const count = file.getPageCount();
  if (count > mostPages) throw new Error('too many pages');
  return Array.from({ length: count }, (_, i) => {
    const { originalWidth: width, originalHeight: height } = file.getPage(i).getOriginalSize();
    return { width, height };
  });
}

async function redacted(file: PDFiumDocument, boxes: readonly RedactionBox[]): Promise<Uint8Array> {
  const made = await PDFDocument.create();
  for (const [i, { width, height }] of sizes(file).entries()) {
    const image = await picture(file, i, scale);
    const mine = boxes.filter((box) => box.page === i + 1);
    burn(image, mine);
    const embedded = await made.embedJpg(await jpegOf(image));
    made.addPage([width, height]).drawImage(embedded, { x: 0, y: 0, width, height });
  }
  made.setProducer('gongkai');
  made.setCreator('gongkai');
  return made.save();
}

/** A scan of paper, a photograph of a card. */
async function marked({
  file,
  isPdf,
  page,
  mark,
}: Extract<RedactionJob, { kind: 'view' }>): Promise<RedactionResult> {
  if (!isPdf) {
    if (page !== 1) throw new Error('no such page');
    const upright = sharp(file, { limitInputPixels: mostPixels }).rotate();
    const plain = await upright
      .resize({ width: 2000, height: 2000, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .toBuffer();
    return { kind: 'view', jpeg: await withMark(plain, mark), pages: 1 };
  }
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(file);
  const pages = document.getPageCount();
  if (page < 1 || page > pages) throw new Error('no such page');
  const plain = await jpegOf(await picture(document, page - 1, screenScale));
  return { kind: 'view', jpeg: await withMark(plain, mark), pages };
}

async function result(job: RedactionJob): Promise<RedactionResult> {
  if (job.kind === 'view') return marked(job);
  const library = await PDFiumLibrary.init();
  const file = await library.loadDocument(job.pdf);
  switch (job.kind) {
    case 'measure':
      return { kind: 'measure', pages: sizes(file) };
    case 'picture': {
      if (job.page < 1 || job.page > file.getPageCount()) throw new Error('no such page');
      return {
        kind: 'picture',
        jpeg: await jpegOf(await picture(file, job.page - 1, screenScale)),
      };
    }
    case 'redact':
      return { kind: 'redact', pdf: await redacted(file, job.boxes) };
  }
}

const answer = await result(workerData as RedactionJob).catch(
  (error: unknown): RedactionResult => ({
    kind: 'fault',
    fault: error instanceof Error ? error.message : 'unreadable',
  }),
);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
parentPort?.postMessage(answer);
