// The maps of nginx, from what the export knows of its own files: a file a part of them (kept-files.ts), so that a
// publication changes short ones.

import { mapLine, nginxForms } from '../../formats/old-site/nginx-forms.ts';
import type { OldMap } from '../../formats/site-export/old-address-maps.ts';
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

/** Addresses with a query and without, and of columns, whose further pages lead to them too (nginx-conf.ts). */
export async function oldAddressMaps(
  db: Database,
  organId: number,
): Promise<Readonly<Record<OldMap, string>>> {
  const lines: Record<OldMap, string[]> = { addresses: [], queries: [], columns: [] };
  for await (const line of addressLines(db, organId, { withdrawnToo: true })) {
    const plain = line.isColumn ? lines.columns : lines.addresses;
    for (const form of nginxForms(line)) {
      (form.includes('?') ? lines.queries : plain).push(mapLine(form, line.to));
    }
  }
  return {
    addresses: lines.addresses.join(''),
    queries: lines.queries.join(''),
    columns: lines.columns.join(''),
  };
}

/** A quotation mark ends a value, a dollar sign begins a variable. */
function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('$', '%24')}"`;
}
