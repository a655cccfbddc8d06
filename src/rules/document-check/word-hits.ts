// The office's own words (错敏词): names of leaders, terms with one right form, what must not be said. Nothing is
// shipped: each office keeps its own list and says how grave each is.

import type { DocumentContent } from '../document-content.ts';
import { bodyBlocks, type BodyPiece } from '../personal-data/body-blocks.ts';
import { wordFinder } from '../personal-data/find-words.ts';
import { type Place, placeText, type TextBlock } from '../personal-data/text-block.ts';
import { type CheckHit, hitId, mostSpots } from './hit.ts';
import { labelOfField, textFields } from './personal-data-hits.ts';

export interface CheckWord {
  readonly word: string;
  readonly blocking: boolean;
  /** What to write instead, or why. */
  readonly advice: string;
}

interface Spot {
  readonly word: string;
  readonly place: string;
  readonly block?: number;
}

export function wordHits(
  content: DocumentContent,
  words: readonly CheckWord[],
): readonly CheckHit[] {
  if (words.length === 0) return [];
  const find = wordFinder(words.map(({ word }) => word));
  const inBody = [...piecesOf(bodyBlocks(content.body))].flatMap(({ text, place, block }) =>
    find(text).map(({ word }) => ({ word, place: placeText(place), block })),
  );
  const inFields = textFields(content).flatMap(([field, text]) =>
    hitsFor(
      find(text).map(({ word }) => ({ word, place: labelOfField(field) })),
      words,
      { where: labelOfField(field), at: field, field },
    ),
  );
  return [...inFields, ...hitsFor(inBody, words, { where: '正文', at: 'body', field: 'body' })];
}

export function fileWordHits(
  file: { readonly sha256: string; readonly name: string },
  found: readonly { readonly word: string; readonly place: Place }[],
  words: readonly CheckWord[],
): readonly CheckHit[] {
  const spots = found.map(({ word, place }) => ({ word, place: placeText(place) }));
  const at = file.sha256.slice(0, 16);
  return hitsFor(spots, words, { where: `附件“${file.name}”`, at, file: file.sha256 });
}

function hitsFor(
  spots: readonly Spot[],
  words: readonly CheckWord[],
  {
    where,
    at,
    ...rest
  }: {
    readonly where: string;
    readonly at: string;
    readonly field?: string;
    readonly file?: string;
  },
): readonly CheckHit[] {
  return [...Map.groupBy(spots, ({ word }) => word)].flatMap(([word, all]) => {
    const listed = words.find((one) => one.word === word);
    if (listed === undefined) return [];
    const many = all.length > 1 ? `，${all.length}处` : '';
    const advice = listed.advice === '' ? '' : `（${listed.advice}）`;
    return [
      {
        ...rest,
        id: hitId(`word@${at}`, word),
        check: 'word' as const,
        weight: listed.blocking ? ('blocking' as const) : ('asking' as const),
        title: `${where}有“${word}”${many}${advice}`,
        provision: '本机关的用词表',
        spots: all.slice(0, mostSpots).map(({ place, block }) => ({
          place,
          shown: word,
          ...(block === undefined ? {} : { block }),
        })),
        count: all.length,
      },
    ];
  });
}

function* piecesOf(blocks: readonly TextBlock[]): Iterable<BodyPiece> {
  for (const block of blocks) {
    if (block.kind === 'paragraph') yield block.piece as BodyPiece;
    else for (const row of block.rows) yield* row as readonly BodyPiece[];
  }
}
