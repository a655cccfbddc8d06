import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bookTitle } from '../../src/rules/book-title.ts';

test('a name in a sentence is marked once, a name within it by the other marks', () => {
  for (const [name, marked] of [
    ['住房管理办法', '《住房管理办法》'],
    ['《住房管理办法》', '《住房管理办法》'],
    ['关于印发《住房管理办法》的通知', '《关于印发〈住房管理办法〉的通知》'],
    ['《住房管理办法》政策解读', '《〈住房管理办法〉政策解读》'],
    ['《住房管理办法》和《租赁办法》', '《〈住房管理办法〉和〈租赁办法〉》'],
    [
      '《关于修改〈住房管理办法〉的决定》政策解读',
      '《〈关于修改《住房管理办法》的决定〉政策解读》',
    ],
  ] as const) {
    assert.equal(bookTitle(name), marked);
  }
});
