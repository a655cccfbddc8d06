// What a file holds that has to be looked at before it is published; everything told is masked.

import { findPersonalData } from '../../rules/personal-data/find.ts';
import type { PersonalDataKind } from '../../rules/personal-data/kinds.ts';
import type { Place, TextBlock } from '../../rules/personal-data/text-block.ts';
import { secrecyMarkIn } from '../../rules/secrecy-mark.ts';
import { wordFinder } from '../../rules/personal-data/find-words.ts';
import type { FindJob } from './file-threads.ts';
import { readFile } from './read-file.ts';

export interface FileHit {
  readonly kind: PersonalDataKind;
  readonly masked: string;
  readonly place: Place;
  readonly blocking: boolean;
  readonly own: boolean;
}

export type FileFinding =
  | {
      readonly ok: true;
      readonly format: string;
      readonly hits: readonly FileHit[];
      readonly words: readonly { readonly word: string; readonly place: Place }[];
      readonly secrecyMark: string | undefined;
      readonly notes: readonly string[];
      readonly hasHiddenSheets: boolean;
    }
  | { readonly ok: false; readonly why: string };

/** More are one list: it is masked at once and nobody reads them one by one. */
const mostHits = 5000;

export async function findInFile({ bytes, name, contacts, words }: FindJob): Promise<FileFinding> {
  const read = await readFile(bytes, name);
  if (!read.ok) return read;
  const { blocks, notes } = read.reading;
  const found = findPersonalData(blocks, contacts);
  const findWords = wordFinder(words);
  const pieces = [...piecesOf(blocks)];
  return {
    ok: true,
    format: read.format,
    hits: found.slice(0, mostHits).map(({ kind, masked, piece, blocking, own }) => ({
      kind,
      masked,
      place: piece.place,
      blocking,
      own,
    })),
    words: pieces
      .flatMap(({ text, place }) => findWords(text).map(({ word }) => ({ word, place })))
      .slice(0, mostHits),
    secrecyMark: secrecyMarkIn(
      pieces
        .slice(0, 2000)
        .map(({ text }) => text)
        .join('\n'),
    ),
    notes,
    hasHiddenSheets: notes.some((note) => note.startsWith('有隐藏的工作表')),
  };
}

function* piecesOf(blocks: readonly TextBlock[]): Iterable<{ text: string; place: Place }> {
  for (const block of blocks) {
    if (block.kind === 'paragraph') yield block.piece;
    else for (const row of block.rows) yield* row;
  }
}

const mostShown = 200_000;

/** A row a line, cells apart by tabulators. */
export async function shownText(bytes: Uint8Array, name: string): Promise<string | undefined> {
  const read = await readFile(bytes, name);
  if (!read.ok) return undefined;
  const lines = read.reading.blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? [block.piece.text]
      : block.rows.map((row) => row.map(({ text }) => text.trim()).join('\t')),
  );
  return lines.join('\n').slice(0, mostShown);
}
