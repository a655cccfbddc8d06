// Which characters the embedded font can draw. One that it lacks would leave an empty box and make the
// file no PDF/A: it is printed as 〓, as printers have always marked a missing sort, and whoever prints
// can be told before (a rare character of a name is then written in by hand, or the DOCX is used).

import { closeSync, openSync, readSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const fontFiles: readonly string[] = [
  '400Regular/NotoSerifSC_400Regular.ttf',
  '700Bold/NotoSerifSC_700Bold.ttf',
].map((file) => fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-serif-sc/${file}`)));

const missingSort = '〓';

/** Boxes to tick, as Chinese forms print them. */
const standIns: Readonly<Record<string, string>> = { '☐': '□', '☑': '■', '☒': '■' };

/** Each once, in order. */
export function charactersWithoutGlyph(text: string): readonly string[] {
  return [...new Set(text.toWellFormed())].filter(
    (character) =>
      !hasGlyph(character) &&
      standIns[character] === undefined &&
      !/[\p{Cc}\p{Default_Ignorable_Code_Point}]/u.test(character),
  );
}

/** What has no shape anyway (joiners, variation selectors) is left out, the rest marked. */
export function withMissingSorts(text: string): string {
  let printable = '';
  for (const character of text) {
    if (hasGlyph(character)) printable += character;
    else if (!/\p{Default_Ignorable_Code_Point}/u.test(character)) {
      printable += standIns[character] ?? missingSort;
    }
  }
  return printable;
}

let ranges: readonly (readonly [number, number])[] | undefined;

function hasGlyph(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  ranges ??= coveredBy(fontFiles[0] ?? '');
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = ranges[middle] ?? [0, 0];
    if (code < first) high = middle - 1;
    else if (code > last) low = middle + 1;
    else return true;
  }
  return false;
}

/** The character map of an OpenType font, format 12: sorted ranges of code points. */
function coveredBy(file: string): readonly (readonly [number, number])[] {
  const font = openSync(file, 'r');
  const read = (offset: number, length: number): Buffer => {
    const bytes = Buffer.alloc(length);
    readSync(font, bytes, 0, length, offset);
    return bytes;
  };
  try {
    const tables = read(12, 16 * read(4, 2).readUInt16BE());
    const entry = tables.indexOf('cmap');
    const map = read(tables.readUInt32BE(entry + 8), tables.readUInt32BE(entry + 12));
    for (let i = 0; i < map.readUInt16BE(2); i += 1) {
      const start = map.readUInt32BE(4 + 8 * i + 4);
      if (map.readUInt16BE(start) !== 12) continue;
      return Array.from({ length: map.readUInt32BE(start + 12) }, (_, group) => {
        const at = start + 16 + 12 * group;
        return [map.readUInt32BE(at), map.readUInt32BE(at + 4)] as const;
      });
    }
    throw new Error(`${file} has no character map of format 12`);
  } finally {
    closeSync(font);
  }
}
