// What a PDF page holds, as PDFium sees it: characters with their boxes, and the rules that draw tables.
// The library gives text alone; the boxes come from the module beneath it.

import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium';
import { visible } from '../blocks.ts';

/** In points; y grows downwards. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Glyph extends Box {
  readonly text: string;
  readonly baseline: number;
  /** Width of a Chinese character of its size. */
  readonly em: number;
}

export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  /** Thin boxes: the lines of tables. */
  readonly rules: readonly Box[];
}

/** PDFium's own functions, as its documentation names them; all take and give numbers. */
const functions = [
  'FPDFText_LoadPage',
  'FPDFText_ClosePage',
  'FPDFText_CountChars',
  'FPDFText_GetUnicode',
  'FPDFText_GetLooseCharBox',
  'FPDFText_GetCharOrigin',
  'FPDFText_GetFontSize',
  'FPDFText_GetMatrix',
  'FPDFPage_CountObjects',
  'FPDFPage_GetObject',
  'FPDFPageObj_GetType',
  'FPDFPageObj_GetBounds',
  'FPDFPath_GetDrawMode',
  'FPDFPath_CountSegments',
] as const;

type Call = (...numbers: readonly number[]) => number;

interface Memory {
  readonly wasmExports: { malloc: (bytes: number) => number; free: (at: number) => void };
  readonly HEAPU8: Uint8Array;
}

type Module = Memory & Readonly<Record<(typeof functions)[number], Call>>;

/** The module beneath the library, which puts a line before each name. */
function moduleOf(opened: PDFiumLibrary): Module {
  const { module } = opened as unknown as { readonly module: Memory & Record<string, Call> };
  const calls = functions.map((name) => [name, module[`_${name}`]]);
  return Object.assign(Object.create(module) as Memory, Object.fromEntries(calls)) as Module;
}

/** No annual report is longer; more pages only cost time. */
const mostPages = 300;
const mostGlyphs = 400_000;
const mostObjects = 60_000;

let library: Promise<PDFiumLibrary> | undefined;

/** `null`: damaged, or locked with a password. */
export async function pdfPages(bytes: Uint8Array): Promise<readonly PdfPage[] | null> {
  library ??= PDFiumLibrary.init();
  const opened = await library;
  try {
    const document = await opened.loadDocument(bytes);
    try {
      return pagesOf(moduleOf(opened), document);
    } finally {
      document.destroy();
    }
  } catch (error) {
    // A damaged file may bring the module itself down: the next file gets a fresh one.
    if (error instanceof WebAssembly.RuntimeError) library = undefined;
    return null;
  }
}

function pagesOf(module: Module, document: PDFiumDocument): readonly PdfPage[] {
  const scratch = module.wasmExports.malloc(32);
  const left = { glyphs: mostGlyphs, objects: mostObjects };
  try {
    return Array.from({ length: Math.min(mostPages, document.getPageCount()) }, (_, i) => {
      const page = document.getPage(i);
      const { originalWidth: width, originalHeight: height } = page.getOriginalSize();
      const index = (page as unknown as { readonly pageIdx: number }).pageIdx;
      const glyphs = glyphsOf(module, index, height, scratch, left.glyphs);
      const rules = rulesOf(module, index, height, scratch, left.objects);
      left.glyphs -= glyphs.length;
      left.objects -= module.FPDFPage_CountObjects(index);
      return { width, height, glyphs, rules };
    });
  } finally {
    module.wasmExports.free(scratch);
  }
}

function glyphsOf(
  module: Module,
  page: number,
  height: number,
  scratch: number,
  most: number,
): readonly Glyph[] {
  const text = module.FPDFText_LoadPage(page);
  if (text === 0) return [];
  try {
    const glyphs: Glyph[] = [];
    const count = Math.min(most, module.FPDFText_CountChars(text));
    for (let i = 0; i < count; i += 1) {
      const code = module.FPDFText_GetUnicode(text, i);
      if (code <= 32 || code === 0xfffe || code > 0x10ffff) continue;
      if (module.FPDFText_GetLooseCharBox(text, i, scratch) === 0) continue;
      const [left = 0, , boxRight = 0] = floats(module, scratch);
      if (module.FPDFText_GetCharOrigin(text, i, scratch, scratch + 8) === 0) continue;
      const baseline = height - (new Float64Array(module.HEAPU8.buffer, scratch + 8, 1)[0] ?? 0);
      // The boxes of some fonts are three lines high, and of some writers as wide as the line.
      const em = emOf(module, text, i, scratch) ?? boxRight - left;
      const right = Math.min(boxRight, left + em);
      const box = { left, top: baseline - em * 0.88, right, bottom: baseline + em * 0.12 };
      const character = visible(String.fromCodePoint(code));
      if (character !== '' && Object.values(box).every(Number.isFinite)) {
        glyphs.push({ text: character, ...box, baseline, em });
      }
    }
    return glyphs;
  } finally {
    module.FPDFText_ClosePage(text);
  }
}

/** Size of the font as it is set on the page. */
function emOf(module: Module, text: number, index: number, scratch: number): number | undefined {
  if (module.FPDFText_GetMatrix(text, index, scratch) === 0) return undefined;
  const [, , c = 0, d = 0] = floats(module, scratch);
  const em = module.FPDFText_GetFontSize(text, index) * Math.hypot(c, d);
  return em > 0 && em < 500 ? em : undefined;
}

/** Four floats at a place of the module's memory, which may have moved since the last look. */
function floats({ HEAPU8 }: Module, at: number): Float32Array {
  return new Float32Array(HEAPU8.buffer, at, 4);
}

const pathObject = 2;
/** Thicker is a bar or a ground behind text. */
const thin = 3;

function rulesOf(
  module: Module,
  page: number,
  height: number,
  scratch: number,
  most: number,
): readonly Box[] {
  const rules: Box[] = [];
  const count = Math.min(most, module.FPDFPage_CountObjects(page));
  for (let i = 0; i < count; i += 1) {
    const object = module.FPDFPage_GetObject(page, i);
    if (module.FPDFPageObj_GetType(object) !== pathObject) continue;
    const ok = module.FPDFPageObj_GetBounds(
      object,
      scratch,
      scratch + 4,
      scratch + 8,
      scratch + 12,
    );
    if (ok === 0) continue;
    const [left = 0, low = 0, right = 0, high = 0] = floats(module, scratch);
    const box = { left, top: height - high, right, bottom: height - low };
    if (isThin(box)) rules.push(box);
    else if (isFrame(module, object, scratch)) rules.push(...edgesOf(box));
  }
  return rules;
}

function isThin({ left, right, top, bottom }: Box): boolean {
  return right - left < thin || bottom - top < thin;
}

/** A drawn rectangle is the frame of a cell; a filled one its ground. */
function isFrame(module: Module, path: number, scratch: number): boolean {
  if (module.FPDFPath_GetDrawMode(path, scratch + 16, scratch + 20) === 0) return false;
  const strokes = new Int32Array(module.HEAPU8.buffer, scratch + 20, 1)[0] ?? 0;
  const segments = module.FPDFPath_CountSegments(path);
  return strokes !== 0 && segments >= 4 && segments <= 6;
}

function edgesOf({ left, top, right, bottom }: Box): readonly Box[] {
  return [
    { left, top, right, bottom: top },
    { left, top: bottom, right, bottom },
    { left, top, right: left, bottom },
    { left: right, top, right, bottom },
  ];
}
