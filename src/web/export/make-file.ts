// From one address to its file: made, compared with what lies there, written where another one came out. In the process
// of the export or in one of its threads (make-threads.ts).

import { pathOfLine, shaOf } from '../../formats/site-export/manifest.ts';
import { notFoundAddress } from '../../formats/site-export/nginx-conf.ts';
import { goneFile, type Place } from './places.ts';
import type { Rendered } from './render.ts';
import { anyChange, type Kept, keptOfLine, lineOfKept, sumMark, today } from './state.ts';
import type { Files } from './write-files.ts';

/** A file to be made, with what is remembered of it. */
export interface Order {
  readonly place: Place;
  readonly path: string;
  readonly known: string | undefined;
  /** Of the notice that stands where the document of the address was. */
  readonly knownGone: string | undefined;
}

export interface MadeFile {
  readonly path: string;
  /** To be remembered of it (state.ts). */
  readonly line: string;
  readonly isWritten: boolean;
  /** Lay there beside it and does not belong to it any more. */
  readonly left: readonly string[];
}

/** Undefined: the address leads on, or there is nothing. */
export async function makeFile(
  files: Files,
  render: (place: Place) => Promise<Rendered>,
  { place, path, known, knownGone }: Order,
): Promise<MadeFile | undefined> {
  const rendered = await render(place);
  const { address, owner } = place;
  const { status, bytes, disposition = '' } = rendered;
  if (status >= 500) throw new Error(`${address} answers ${status}`);
  const about = { owner, topics: topicsOf(place, rendered), disposition };
  if (status === 410) {
    // What was withdrawn leaves a notice elsewhere.
    const gone = goneFile(address);
    return gone === undefined ? undefined : await settle(files, gone, bytes, about, knownGone);
  }
  if (status !== 200 && address !== notFoundAddress) return undefined;
  return await settle(files, path, bytes, about, known);
}

/** @param known what is remembered of the file that lies there */
export async function settle(
  files: Files,
  path: string,
  bytes: Buffer,
  about: Omit<Kept, 'lines'>,
  known: string | undefined,
): Promise<MadeFile> {
  const before = known === undefined ? [] : keptOfLine(known).lines;
  const sha256 = shaOf(bytes);
  if (before[0]?.includes(`,"${sha256}",`) === true) {
    return { path, line: lineOfKept({ ...about, lines: before }), isWritten: false, left: [] };
  }
  const lines = await files.put(path, bytes, sha256);
  const left: string[] = [];
  if (before.length > 0) {
    const now = new Set(lines.map(pathOfLine));
    left.push(...before.map(pathOfLine).filter((one) => !now.has(one)));
    for (const one of left) await files.remove(one);
  }
  return { path, line: lineOfKept({ ...about, lines }), isWritten: true, left };
}

/** Begins what is remembered of a file that is known by a sum of what it was made from. */
export function sumTopic(sum: string): string {
  return `${sumMark}${sum.replaceAll(/\s/g, '_')}`;
}

function topicsOf(place: Place, rendered: Rendered): readonly string[] {
  const { owner, version, rows, timeless } = place;
  if (version !== undefined) return [sumTopic(version)];
  const named = place.topics ?? rendered.topics ?? (owner === 'site' ? [anyChange] : []);
  const ofDay = timeless === true || rendered.status !== 200 ? [] : [today];
  // What its owner lists is in the sum.
  if (rows !== undefined) {
    return [sumTopic(rows), ...new Set([...named.filter((one) => one !== owner), ...ofDay])];
  }
  return [...new Set([...(owner === 'site' ? [] : [owner]), ...named, ...ofDay])];
}
