// Real reports, where they are at hand. Their sentences never enter the project; tests that need them
// skip loudly where they are absent.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';

const folder = join(import.meta.dirname, '../../../shared/reports');

export function realReport(file: string): Uint8Array {
  return readFileSync(join(folder, file));
}

export interface Expected {
  readonly organ: string;
  readonly year: number;
  readonly tables: Readonly<Record<string, unknown>>;
  readonly discrepancies: readonly Discrepancy[];
}

export interface Discrepancy {
  readonly rule: string;
  readonly expected: unknown;
  readonly actual: unknown;
  readonly certainty: 'certain' | 'likely' | 'uncertain';
}

export function expectedOf(file: string): Expected {
  const all = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<
    string,
    Expected
  >;
  const one = all[file];
  if (one === undefined) throw new Error(`expected.json says nothing of ${file}`);
  return one;
}

/** A test over real reports. */
export function testReal(name: string, body: (t: TestContext) => void | Promise<void>): void {
  test(name, (t) => {
    if (existsSync(folder)) return body(t);
    console.log(`SKIPPED, the real reports are not at ../shared/reports: ${name}`);
    return t.skip('the real reports are not at ../shared/reports');
  });
}
