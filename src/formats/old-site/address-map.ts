// The map from old addresses to new ones, for whoever keeps it: a table, or a map for nginx in front of the site.

import { csvRow } from '../csv.ts';
import { askedMap, mapLine, nginxForms } from './nginx-forms.ts';

export interface AddressLine {
  /** Path and query as the old site wrote them, readable. */
  readonly from: string;
  /** What all forms of it have in common (rules/old-address.ts). */
  readonly key: string;
  /** Path on this site, encoded. */
  readonly to: string;
  readonly isColumn: boolean;
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
  yield '# 用法：\n';
  for (const line of [
    ...askedMap('asked'),
    'map $asked $moved_to { include 本文件; }',
    'if ($moved_to) { return 301 $moved_to; }',
  ]) {
    yield `#   ${line}\n`;
  }
  for await (const line of lines) {
    for (const form of nginxForms(line)) yield mapLine(form, line.to);
  }
}
