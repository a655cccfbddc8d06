// What stands in for a map of texts says what the map would say.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { createSeenRows } from '../../src/rules/seen-rows.ts';

test('every text that was met is known with its last row, and no other', () => {
  const met = fc.array(
    fc.tuple(fc.string({ unit: 'binary', maxLength: 6 }), fc.integer({ min: 1, max: 4e9 })),
  );
  fc.assert(
    fc.property(met, fc.array(fc.string()), (pairs, others) => {
      const seen = createSeenRows();
      const map = new Map<string, number>();
      for (const [text, row] of pairs) {
        seen.set(text, row);
        map.set(text, row);
      }
      for (const text of [...map.keys(), ...others]) assert.equal(seen.get(text), map.get(text));
    }),
  );
});

test('three hundred thousand like titles and numbers are told apart', () => {
  const seen = createSeenRows();
  for (let n = 1; n <= 150_000; n += 1) {
    for (const text of [
      `title 关于做好第${n}项工作的通知`,
      `address /art/2005/3/3/art_1_${n}.html`,
    ]) {
      assert.equal(seen.get(text), undefined, text);
      seen.set(text, n);
    }
  }
  assert.equal(seen.get('title 关于做好第77777项工作的通知'), 77_777);
});
