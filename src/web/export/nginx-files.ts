// The maps of nginx, from what the export knows of its own files: a file a part of them (kept-files.ts), so that a
// publication changes short ones.

import { type AddressLine, addressMap } from '../../formats/old-site/address-map.ts';
import type { Database } from '../../store/database.ts';
import { addressLines } from '../portal/old-addresses.ts';
import { documentOfFile, webRoot } from './places.ts';
import { keptOfLine } from './state.ts';

/** Number of a document → where it stands, without its ending: `…/t20220525_12`. */
export function documentMap(paths: Iterable<string>): string {
  const places: (readonly [number, string])[] = [];
  for (const path of paths) {
    const id = documentOfFile(path);
    if (id !== undefined) places.push([id, path.slice(webRoot.length, -'.html'.length)]);
  }
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
  const lines = asAsked(addressLines(db, organId, { withdrawnToo: true }));
  for await (const piece of addressMap(lines, 'nginx', origin)) pieces.push(piece);
  return pieces.join('');
}

/** nginx asks for a folder, however its page was named (formats/site-export/nginx-conf.ts). */
async function* asAsked(lines: AsyncIterable<AddressLine>): AsyncGenerator<AddressLine> {
  for await (const { from, to } of lines) yield { from: from.replace(/\/index\.html$/, '/'), to };
}

/** A quotation mark ends a value, a dollar sign begins a variable. */
function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('$', '%24')}"`;
}
