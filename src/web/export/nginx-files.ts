// The maps of nginx, from what the export knows of its own files.

import { addressMap } from '../../formats/old-site/address-map.ts';
import type { Database } from '../../store/database.ts';
import { mapPartOf } from '../../store/feed-documents.ts';
import { mapPartSize } from '../portal/machine-files.ts';
import { addressLines } from '../portal/old-addresses.ts';
import { documentOfFile, webRoot } from './places.ts';
import { keptOfLine } from './state.ts';

/**
 * Number of a document → where it stands, without its ending: `…/t20220525_12`. As many files as the site map has, so
 * that a publication changes a short one.
 */
export function documentMaps(
  paths: Iterable<string>,
  isWanted: (share: number) => boolean,
): ReadonlyMap<number, string> {
  const shares = new Map<number, (readonly [number, string])[]>();
  for (const path of paths) {
    const id = documentOfFile(path);
    if (id === undefined) continue;
    const share = mapPartOf(id, mapPartSize);
    if (!isWanted(share)) continue;
    const places = shares.get(share) ?? [];
    shares.set(share, places);
    places.push([id, path.slice(webRoot.length, -'.html'.length)]);
  }
  return new Map(Array.from(shares, ([share, places]) => [share, mapOf(places)]));
}

function mapOf(places: (readonly [number, string])[]): string {
  return places
    .sort(([a], [b]) => a - b)
    .map(([id, at]) => `${id} ${at};\n`)
    .join('');
}

/** Under which name a file is saved. */
export function downloadMap(kept: ReadonlyMap<string, string>): string {
  const lines: string[] = [];
  for (const [path, line] of kept) {
    if (!line.includes('\tattachment;')) continue;
    const { disposition } = keptOfLine(line);
    lines.push(`${quoted(path.slice(webRoot.length))} ${quoted(disposition)};\n`);
  }
  return lines.sort().join('');
}

export async function oldAddressMap(
  db: Database,
  organId: number,
  origin: string,
): Promise<string> {
  const pieces: string[] = [];
  const lines = addressLines(db, organId, { withdrawnToo: true });
  for await (const piece of addressMap(lines, 'nginx', origin)) pieces.push(piece);
  return pieces.join('');
}

/** A quotation mark ends a value, a dollar sign begins a variable. */
function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('$', '%24')}"`;
}
