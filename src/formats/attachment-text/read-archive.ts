// An archive that is to be published: the names in it and what each file says, to a limit. What is packed once more, of
// a kind that is not read, or beyond the limit is named, for a person to look at.

import type { Place, TextBlock } from '../../rules/personal-data/text-block.ts';
import { archiveName } from '../archive-name.ts';
import type { FileReading } from './file-reading.ts';
import type { OfficeParts } from './office-zip.ts';
import type { ReadResult } from './read-file.ts';

const mostRead = 200;
const mostNamed = 5;

export async function readArchive(
  parts: OfficeParts,
  read: (bytes: Uint8Array, name: string) => Promise<ReadResult>,
): Promise<FileReading> {
  const blocks: TextBlock[] = [];
  const notes: string[] = [];
  const unread: string[] = [];
  const entries = [...parts].filter(([name]) => !name.endsWith('/') && !isOfProgram(name));
  for (const [n, [raw, content]] of entries.entries()) {
    const name = archiveName(raw);
    const file: Place = { file: name };
    // A name may be a person's, or say what nobody should.
    blocks.push({ kind: 'paragraph', piece: { text: name, place: { ...file, part: '文件名' } } });
    const found = n < mostRead ? await read(content, name) : undefined;
    if (found?.ok !== true) {
      unread.push(found === undefined ? name : `${name}（${found.why}）`);
      continue;
    }
    blocks.push(...found.reading.blocks.map((block) => within(block, file)));
    notes.push(...found.reading.notes.map((note) => `里的“${name}”${note}`));
  }
  if (unread.length > 0) {
    const named = unread.slice(0, mostNamed).join('、');
    const many = unread.length > mostNamed ? `等${unread.length}个文件` : '';
    notes.unshift(`里有不能自动检查的，请人工看过：${named}${many}`);
  }
  return { blocks, notes };
}

/** What systems leave in archives says nothing. */
export function isOfProgram(name: string): boolean {
  return /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(name);
}

function within(block: TextBlock, { file }: Place): TextBlock {
  const placed = <P extends { readonly place: Place }>(piece: P): P => ({
    ...piece,
    place: { ...piece.place, ...(file === undefined ? {} : { file }) },
  });
  return block.kind === 'paragraph'
    ? { ...block, piece: placed(block.piece) }
    : { ...block, rows: block.rows.map((row) => row.map(placed)) };
}

const endOfDirectory = 0x06_05_4b_50;
const entryOfDirectory = 0x02_01_4b_50;

/** Whether a file in it is locked by a password: its directory says so of each. */
export function isLockedArchive(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== endOfDirectory) end -= 1;
  if (end < 0) return false;
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= bytes.length && view.getUint32(at, true) === entryOfDirectory) {
    if ((view.getUint16(at + 8, true) & 1) === 1) return true;
    const lengths = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    at += 46 + lengths.reduce((sum, length) => sum + length, 0);
  }
  return false;
}
