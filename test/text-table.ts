// Tables as text that a lawyer reads without a program: columns in line, Chinese characters two wide; and
// golden files of any text.

import { join } from 'node:path';
import type { TestContext } from 'node:test';

/** How many columns of a terminal a text takes. */
export function widthOf(text: string): number {
  const widths: number[] = Array.from(text, (char) => (char < '\u2000' ? 1 : 2));
  return widths.reduce((sum, width) => sum + width, 0);
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

export function textTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((r) => widthOf(r[i] ?? ''))));
  return rows
    .map((row) =>
      row
        .map((cell, i) => padded(cell, widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Compares with the file of that name in test/golden; written anew by --test-update-snapshots. */
export function golden(t: TestContext, name: string, text: string): void {
  t.assert.fileSnapshot(text, join(import.meta.dirname, 'golden', name), {
    serializers: [(value: unknown) => `${String(value).trimEnd()}\n`],
  });
}
