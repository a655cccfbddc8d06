// The map from old addresses to new ones, for whoever keeps it: a table, or a map for nginx in front of the site.

import { csvRow } from '../csv.ts';

export interface AddressLine {
  /** Path and query as the old site wrote them, readable. */
  readonly from: string;
  /** Path on this site, encoded. */
  readonly to: string;
}

export type MapFormat = 'csv' | 'nginx';

export async function* addressMap(
  lines: AsyncIterable<AddressLine>,
  format: MapFormat,
  origin: string,
): AsyncGenerator<string> {
  if (format === 'csv') {
    yield `\uFEFF${csvRow(['旧地址', '新地址'])}`;
    for await (const { from, to } of lines) yield csvRow([from, origin + to]);
    return;
  }
  yield `# map $request_uri $moved_to { include this-file; }  if ($moved_to) { return 301 $moved_to; }\n`;
  for await (const { from, to } of lines) yield `${quoted(encodeURI(from))} ${quoted(to)};\n`;
}

/** Nothing in a value may end it or be taken for a variable. */
function quoted(text: string): string {
  return `"${text.replaceAll(/[\\"$\s]/g, (sign) => encodeURIComponent(sign))}"`;
}
