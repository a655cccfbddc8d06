// Two people at the text of one report: what only one of them changed is taken from him; where both changed the same
// text, the later keeps his own and is shown the other's, so that nothing is lost and nothing overwritten unseen.

import { reportParts } from './form.ts';
import type { ReportTexts } from './texts.ts';

/** A text that both changed. */
export interface TextConflict {
  readonly place: string;
  /** 「引言」, 「一、总体情况：（一）主动公开」. */
  readonly name: string;
  readonly own: string;
  readonly theirs: string;
}

export interface MergedTexts {
  readonly texts: ReportTexts;
  readonly conflicts: readonly TextConflict[];
  /** Names of the texts that were taken from the other. */
  readonly taken: readonly string[];
}

/** @param seen what both began with */
export function mergeTexts(seen: ReportTexts, own: ReportTexts, theirs: ReportTexts): MergedTexts {
  const before = placesOf(seen);
  const mine = placesOf(own);
  const other = placesOf(theirs);
  const conflicts: TextConflict[] = [];
  const taken: string[] = [];
  const merged = new Map<string, Place>();
  for (const key of new Set([...mine.keys(), ...other.keys()])) {
    const [was, is, their] = [before, mine, other].map((places) => places.get(key)?.text ?? '');
    const place = mine.get(key) ?? other.get(key);
    if (place === undefined) continue;
    if (was === their || is === their) {
      // What is gone here was taken out on purpose.
      if (mine.has(key)) merged.set(key, place);
      continue;
    }
    if (is === was) {
      taken.push(place.name);
      const found = other.get(key);
      if (found !== undefined) merged.set(key, found);
      continue;
    }
    merged.set(key, place);
    conflicts.push({ place: key, name: place.name, own: is ?? '', theirs: their ?? '' });
  }
  return { texts: textsOf(merged, own), conflicts, taken };
}

/** The text at a place replaced, as by the other's. */
export function withText(texts: ReportTexts, place: string, text: string): ReportTexts {
  const places = new Map(placesOf(texts));
  const found = places.get(place);
  if (found === undefined) return texts;
  return textsOf(places.set(place, { ...found, text }), texts);
}

interface Place {
  readonly name: string;
  readonly text: string;
  /** Of a section of part one. */
  readonly heading?: string;
}

const names = {
  lead: '引言',
  assessment: '工作考核、社会评议和责任追究结果',
  problems: reportParts[4],
  other: reportParts[5],
  signedBy: '落款',
  signedOn: '落款日期',
} as const;

/** A section goes by its heading: it stays itself when another is put in before it. */
function placesOf(texts: ReportTexts): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const [key, name] of Object.entries(names)) {
    const text = texts[key as keyof typeof names];
    if (text !== undefined) places.set(key, { name, text });
  }
  const met = new Map<string, number>();
  for (const { heading, text } of texts.overview) {
    const times = (met.get(heading) ?? 0) + 1;
    met.set(heading, times);
    const name = `${reportParts[0]}：${heading}`;
    places.set(`overview ${heading} ${times}`, { name, text, heading });
  }
  return places;
}

function textsOf(places: ReadonlyMap<string, Place>, own: ReportTexts): ReportTexts {
  const at = (key: string): string | undefined => places.get(key)?.text;
  const optional = (['assessment', 'signedBy', 'signedOn'] as const).flatMap((key) => {
    const text = at(key);
    return text === undefined ? [] : [[key, text] as const];
  });
  return {
    ...(Object.fromEntries(optional) as Partial<ReportTexts>),
    lead: at('lead') ?? own.lead,
    overview: [...places.values()].flatMap(({ heading, text }) =>
      heading === undefined ? [] : [{ heading, text }],
    ),
    problems: at('problems') ?? own.problems,
    other: at('other') ?? own.other,
  };
}
