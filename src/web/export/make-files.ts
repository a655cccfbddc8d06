// The files of an export: which of them are to be made, by whom, and what is remembered of them.

import { pathOfLine } from '../../formats/site-export/manifest.ts';
import type { KeptFiles } from './kept-files.ts';
import { type MadeFile, type Order, settle, sumTopic } from './make-file.ts';
import { fileOfAddress, goneFile, type Place } from './places.ts';
import { type Kept, keptOfLine } from './state.ts';
import type { Files } from './write-files.ts';

/** Makes files side by side: in this process or in threads. */
export interface Makers {
  /** As many blocks as it can use at a time. */
  readonly atOnce: number;
  /** In the order of what was asked. */
  readonly makeBlock: (block: readonly Order[]) => Promise<readonly (MadeFile | undefined)[]>;
}

export interface MakeFiles {
  /** Places may come while others are made. */
  readonly make: (places: Iterable<Place> | AsyncIterable<Place>) => Promise<void>;
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

/** Pages begun together ask their questions together (store/database/asked-together.ts). */
const blockSize = 250;

/**
 * @param kept is changed along with the files
 * @param changed absent: everything
 */
export function makeFiles(
  files: Files,
  kept: KeptFiles,
  makers: Makers,
  changed: ReadonlySet<string> | undefined,
  onMade: (made: number) => void = () => undefined,
): MakeFiles {
  const standing = new Set<string>();
  const deleted = new Set<string>();
  const counts = { made: 0, written: 0 };
  const keep = async ({ path, line, isWritten, left }: MadeFile): Promise<void> => {
    standing.add(path);
    counts.made += 1;
    onMade(counts.made);
    await kept.set(path, line);
    if (!isWritten) return;
    counts.written += 1;
    if (deleted.size > 0) {
      for (const one of keptOfLine(line).lines) deleted.delete(pathOfLine(one));
    }
    for (const one of left) deleted.add(one);
  };
  /** Undefined: no file, or one that is as it was. */
  const orderOf = async (place: Place): Promise<Order | undefined> => {
    const path = fileOfAddress(place.address);
    if (path === undefined) return undefined;
    const known = await kept.get(path);
    if (known !== undefined && isAsBefore(place, keptOfLine(known), changed)) {
      standing.add(path);
      return undefined;
    }
    const gone = goneFile(place.address);
    return { place, path, known, knownGone: gone === undefined ? undefined : await kept.get(gone) };
  };
  const makeBlock = async (places: readonly Place[]): Promise<void> => {
    const orders: Order[] = [];
    for (const place of places) {
      const order = await orderOf(place);
      if (order !== undefined) orders.push(order);
    }
    if (orders.length === 0) return;
    for (const made of await makers.makeBlock(orders)) if (made !== undefined) await keep(made);
  };
  return {
    standing,
    counts,
    get deleted() {
      return [...deleted].sort();
    },
    make: async (places) => {
      // As large as a video they may be: one after the other.
      const large: Place[] = [];
      const blocks = inBlocks(places, large);
      const worker = async (): Promise<void> => {
        for await (const block of blocks) await makeBlock(block);
      };
      await Promise.all(Array.from({ length: makers.atOnce }, worker));
      for (const place of large) await makeBlock([place]);
    },
    put: async (path, text) => {
      const about: Omit<Kept, 'lines'> = { owner: ownFile, topics: [], disposition: '' };
      await keep(await settle(files, path, Buffer.from(text), about, await kept.get(path)));
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

/** @param large what is not to be made beside others is put there instead */
async function* inBlocks(
  places: Iterable<Place> | AsyncIterable<Place>,
  large: Place[],
): AsyncGenerator<readonly Place[], void> {
  let block: Place[] = [];
  for await (const place of places) {
    (place.isLarge === true ? large : block).push(place);
    if (block.length < blockSize) continue;
    yield block;
    block = [];
  }
  if (block.length > 0) yield block;
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
