// Reads back what was printed: the parts and the text of a DOCX, the pages of a PDF as PDFium sees them.

import { PDFiumLibrary, type PDFiumPage } from '@hyzyla/pdfium';
import { strFromU8, unzipSync } from 'fflate';

/** Parts by name, as text. */
export function docxParts(docx: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
}

/** The paragraphs of the body, breaks within them as line breaks. */
export function docxParagraphs(docx: Uint8Array): readonly string[] {
  const body = docxParts(docx)['word/document.xml'] ?? '';
  return [...body.matchAll(/<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/gs)].map(([paragraph]) =>
    paragraph
      .replaceAll('<w:br/>', '\n')
      .replaceAll(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll(/&apos;|&#39;/g, "'")
      .replaceAll('&amp;', '&'),
  );
}

/** Text without spaces and line ends, which differ between printers. */
export function bare(text: string): string {
  // PDFium tells a hyphen at the end of a line by one of these two.
  // oxlint-disable-next-line no-control-regex -- see above
  return text.replaceAll(/[\s\ufffe\u0002]/gu, '');
}

export async function pdfPages(pdf: Uint8Array): Promise<readonly string[]> {
  return await withPages(pdf, (page) => Promise.resolve(page.getText()));
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Millimetres from the left and upper edge of the first and last such pixel of a region. */
  readonly extent: (is: (pixel: Pixel) => boolean, region?: Partial<Box>) => Box;
  /** Whether it is dark there (millimetres). */
  readonly isDark: (x: number, y: number) => boolean;
}
export interface Pixel {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const isRed = ({ red, green, blue }: Pixel): boolean => red > 180 && green < 90 && blue < 90;
export const isDark = ({ red, green, blue }: Pixel): boolean => red + green + blue < 300;

/** Every page drawn, 6 pixels to the millimetre. */
export async function pdfPictures(pdf: Uint8Array): Promise<readonly Picture[]> {
  const scale = (6 * 25.4) / 72;
  return await withPages(pdf, async (page) => {
    const { data, width, height } = await page.render({ scale, render: 'bitmap' });
    return picture(data, width, height);
  });
}

function picture(data: Uint8Array, width: number, height: number): Picture {
  const perX = width / 210;
  const perY = height / 297;
  const at = (x: number, y: number): Pixel => {
    const i = 4 * (y * width + x);
    return { red: data[i] ?? 0, green: data[i + 1] ?? 0, blue: data[i + 2] ?? 0 };
  };
  const extent: Picture['extent'] = (is, region = {}) => {
    const { left = 0, right = 210, top = 0, bottom = 297 } = region;
    let found = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
    for (let y = Math.floor(top * perY); y < Math.min(height, bottom * perY); y += 1) {
      for (let x = Math.floor(left * perX); x < Math.min(width, right * perX); x += 1) {
        if (!is(at(x, y))) continue;
        found = {
          left: Math.min(found.left, x / perX),
          right: Math.max(found.right, (x + 1) / perX),
          top: Math.min(found.top, y / perY),
          bottom: Math.max(found.bottom, (y + 1) / perY),
        };
      }
    }
    return found;
  };
  return {
    width,
    height,
    extent,
    isDark: (x, y) => isDark(at(Math.floor(x * perX), Math.floor(y * perY))),
  };
}

async function withPages<T>(
  pdf: Uint8Array,
  read: (page: PDFiumPage) => Promise<T>,
): Promise<readonly T[]> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const results: T[] = [];
    for (const page of document.pages()) results.push(await read(page));
    document.destroy();
    return results;
  } finally {
    library.destroy();
  }
}
