// From addresses to files: made, compared with what lies there, written where another one came out.

import { createHash } from 'node:crypto';
import { pathOfLine } from '../../formats/site-export/manifest.ts';
import type { KeptFiles } from './kept-files.ts';
import type { Files } from './write-files.ts';
import { fileOfAddress, goneFile, type Place } from './places.ts';
import type { Rendered } from './render.ts';
import { anyChange, type Kept, keptOfLine, lineOfKept, sumMark, today } from './state.ts';

export interface MakeFiles {
  readonly make: (place: Place) => Promise<void>;
  /** A file that is no page: a map of nginx, the key. */
  readonly put: (path: string, text: string) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  /** Paths that stand where they should, made or left. */
  readonly standing: ReadonlySet<string>;
  readonly counts: { readonly made: number; readonly written: number };
  readonly deleted: readonly string[];
}

/** Owner of what is no page of the site. */
const ownFile = 'own';

/**
 * @param kept is changed along with the files
 * @param changed absent: everything
 */
export function makeFiles(
  files: Files,
  kept: KeptFiles,
  render: (place: Place) => Promise<Rendered>,
  changed: ReadonlySet<string> | undefined,
): MakeFiles {
  const standing = new Set<string>();
  const deleted = new Set<string>();
  const counts = { made: 0, written: 0 };
  const settle = async (path: string, bytes: Buffer, about: Omit<Kept, 'lines'>): Promise<void> => {
    standing.add(path);
    counts.made += 1;
    const known = await kept.get(path);
    const before = known === undefined ? [] : keptOfLine(known).lines;
    const hash = createHash('sha256').update(bytes).digest('hex');
    if (before[0]?.includes(`,"${hash}",`) === true) {
      await kept.set(path, lineOfKept({ ...about, lines: before }));
      return;
    }
    const lines = await files.put(path, bytes);
    counts.written += 1;
    await kept.set(path, lineOfKept({ ...about, lines }));
    for (const one of lines) deleted.delete(pathOfLine(one));
    const now = new Set(lines.map(pathOfLine));
    for (const one of before.map(pathOfLine)) {
      if (now.has(one)) continue;
      await files.remove(one);
      deleted.add(one);
    }
  };
  return {
    standing,
    counts,
    get deleted() {
      return [...deleted].sort();
    },
    make: async (place) => {
      const path = fileOfAddress(place.address);
      if (path === undefined) return;
      const known = await kept.get(path);
      if (known !== undefined && isAsBefore(place, keptOfLine(known), changed)) {
        standing.add(path);
        return;
      }
      const rendered = await render(place);
      const at = placeOf(place.address, path, rendered.status);
      if (at === undefined) return;
      const topics = topicsOf(place, rendered);
      const { disposition = '' } = rendered;
      await settle(at, rendered.bytes, { owner: place.owner, topics, disposition });
    },
    put: async (path, text) => {
      await settle(path, Buffer.from(text), { owner: ownFile, topics: [], disposition: '' });
    },
    remove: async (path) => {
      const line = await kept.get(path);
      if (line === undefined) return;
      await kept.set(path, undefined);
      for (const one of keptOfLine(line).lines.map(pathOfLine)) {
        await files.remove(one);
        deleted.add(one);
      }
    },
  };
}

/** What was withdrawn leaves a notice elsewhere; what leads on or is not there is no file. */
function placeOf(address: string, path: string, status: number): string | undefined {
  if (status >= 500) throw new Error(`${address} answers ${status}`);
  if (status === 410) return goneFile(address);
  return status === 200 || address === '/404.html' ? path : undefined;
}

function isAsBefore(
  { version, rows }: Place,
  { topics: [first, ...named] }: Kept,
  changed: ReadonlySet<string> | undefined,
): boolean {
  if (version !== undefined) return first === sumTopic(version);
  if (rows === undefined || changed === undefined) return false;
  return first === sumTopic(rows) && !named.some((topic) => changed.has(topic));
}

/** Begins what is remembered of a file that is known by a sum of what it was made from. */
function sumTopic(sum: string): string {
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
