// Every case of the reference is played by a test that bears its id, or stands with its reason in the
// list of those not yet reached.

import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { notYet } from './reach.ts';

const tables = { K: 37, W: 20, L: 32, R: 28, P: 24 } as const;

const all = [
  ...Object.entries(tables).flatMap(([letter, count]) =>
    Array.from({ length: count }, (_, i) => `${letter}${String(i + 1).padStart(2, '0')}`),
  ),
  'K24a',
];

/** Ids at the head of a test's name, or as `id` of a row that makes one. */
function idsIn(source: string): readonly string[] {
  const named = [...source.matchAll(/\b(?:it|test)\(\s*['"`]((?:[KWLRP]\d\da?\s)+)/gu)];
  const rows = [...source.matchAll(/\bid: '([KWLRP]\d\da?)'/gu)];
  return [...named, ...rows].flatMap((match) => (match[1] ?? '').trim().split(/\s+/u));
}

const root = join(import.meta.dirname, '..');
const tested = new Set(
  globSync('**/*.test.ts', { cwd: root }).flatMap((file) =>
    idsIn(readFileSync(join(root, file), 'utf8')),
  ),
);

describe('the cases of the reference', () => {
  it('are each tested or listed as not yet reached', () => {
    const lost = all.filter((id) => !tested.has(id) && !Object.hasOwn(notYet, id));
    assert.deepEqual(lost, [], 'neither tested nor in test/rules/reach.ts');
  });

  it('leave the list when they are tested', () => {
    assert.deepEqual(
      Object.keys(notYet).filter((id) => tested.has(id)),
      [],
      'tested now: take them off the list in test/rules/reach.ts',
    );
  });

  it('have no other ids', () => {
    const others = [...tested, ...Object.keys(notYet)].filter((id) => !all.includes(id));
    assert.deepEqual(others, []);
  });

  it('are looked for where a test would name them', () => {
    assert.deepEqual(idsIn("it('K13 a notice', …); it(`W13 W14 two`, …); { id: 'L01', }"), [
      'K13',
      'W13',
      'W14',
      'L01',
    ]);
    assert.deepEqual(idsIn('a comment on K13 and (K14)'), []);
  });
});
