// An office file (DOCX, XLSX) without the moment of its making, which would make two prints of one paper
// differ.

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** @param on YYYY-MM-DD to stand in its particulars; empty for none */
export function timeless(file: Uint8Array, on: string): Uint8Array {
  const parts = unzipSync(file);
  const core = parts['docProps/core.xml'];
  if (core === undefined) throw new Error('the document has no core properties');
  const made = `${on === '' ? '1980-01-01' : on}T00:00:00Z`;
  parts['docProps/core.xml'] = strToU8(
    strFromU8(core).replaceAll(/(<dcterms:\w+[^>]*>)[^<]*(?=<)/g, `$1${made}`),
  );
  return zipSync(parts, { mtime: new Date(1980, 0, 1) });
}
