// The memory of what changed when: it may forget, but never so that an old page would pass for a new one.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPageChanges } from '../../src/web/page-changes.ts';

test('a topic counts as changed for what was begun before, not for what was begun after', () => {
  const changes = createPageChanges();
  const before = changes.count();
  changes.record(['column:1']);
  const after = changes.count();
  assert.ok(changes.touched(['document:3', 'column:1'], before));
  assert.ok(!changes.touched(['column:1'], after));
  assert.ok(!changes.touched(['column:2'], before));
  assert.ok(!changes.touched([], before));
  assert.ok(changes.touched(undefined, before));
  changes.record(['site']);
  assert.ok(changes.touched([], after));
});

test('what is forgotten counts as a change of everything before it, and of nothing after it', () => {
  const changes = createPageChanges(2);
  const begun = changes.count();
  changes.record(['document:1']);
  const later = changes.count();
  changes.record(['document:2']);
  changes.record(['document:3']);
  assert.ok(changes.touched(['document:1'], begun));
  assert.ok(changes.touched(['document:9'], begun), 'it may have been the forgotten one');
  assert.ok(!changes.touched(['document:9'], later));
  assert.ok(changes.touched(['document:2'], later));
});
