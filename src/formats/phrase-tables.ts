// OpenCC's tables, looked up in plain maps: the library's own tries of a map per character take 42 MB for the phrases
// and a second to build, these a tenth of both. The tables and their order are the library's, and so is what comes out.

/** `a 甲|b 乙`: what is replaced, and by what. */
export type Dictionary = string;

export interface Conversion {
  readonly normalizationChain?: readonly (readonly Dictionary[])[];
  /** Phrases; what is replaced later does not reach from one into the next. */
  readonly segmentation: readonly Dictionary[];
  /** One group after the other; within a group the first dictionary that has the words wins. */
  readonly conversionChain: readonly (readonly Dictionary[])[];
}

interface Table {
  readonly replaced: ReadonlyMap<string, string>;
  /** By UTF-16 unit, whether it is a word by itself. */
  readonly single: Uint8Array;
  /** Of the words that begin with these two UTF-16 units, or with others of the same place; 0 where none does. */
  readonly longest: Uint8Array;
}

const places = 2 ** 18;

export function converterOf(conversion: Conversion): (text: string) => string {
  const normal = (conversion.normalizationChain ?? []).map(tableOf);
  const phrases = tableOf(conversion.segmentation);
  const chain = conversion.conversionChain.map(tableOf);
  return (text) =>
    piecesOf(phrases, normal.reduce(converted, text))
      .map(({ piece }) => chain.reduce(converted, piece))
      .join('');
}

function tableOf(group: readonly Dictionary[]): Table {
  const replaced = new Map<string, string>();
  const single = new Uint8Array(0x1_00_00);
  const longest = new Uint8Array(places);
  for (const entry of group.toReversed().flatMap((dictionary) => dictionary.split('|'))) {
    const [words = '', by] = entry.split(' ');
    if (by === undefined) continue;
    replaced.set(words, by);
    if (words.length === 1) single[words.charCodeAt(0)] = 1;
    const place = placeOf(words, 0);
    if (words.length > 1) longest[place] = Math.max(longest[place] ?? 0, words.length);
  }
  return { replaced, single, longest };
}

function placeOf(text: string, at: number): number {
  return (text.charCodeAt(at) * 31 + text.charCodeAt(at + 1) * 1009) % places;
}

function converted(text: string, table: Table): string {
  let made = '';
  for (const { piece, by } of piecesOf(table, text)) made += by ?? piece;
  return made;
}

interface Piece {
  readonly piece: string;
  /** Undefined for what stands between words of the table. */
  readonly by: string | undefined;
}

function piecesOf(table: Table, text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let between = 0;
  let at = 0;
  while (at < text.length) {
    const length = lengthAt(table, text, at);
    if (length > 0) {
      const piece = text.slice(at, at + length);
      if (between < at) pieces.push({ piece: text.slice(between, at), by: undefined });
      pieces.push({ piece, by: table.replaced.get(piece) });
      between = at + length;
    }
    at += Math.max(length, 1);
  }
  if (between < at) pieces.push({ piece: text.slice(between), by: undefined });
  return pieces;
}

/** Of the longest words that begin there; 0 where none do. */
function lengthAt({ replaced, single, longest }: Table, text: string, at: number): number {
  const most = Math.min(longest[placeOf(text, at)] ?? 0, text.length - at);
  for (let length = most; length > 1; length -= 1) {
    if (replaced.has(text.slice(at, at + length))) return length;
  }
  return single[text.charCodeAt(at)] ?? 0;
}
