// What everybody may read of requests that no report has published yet.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { shareOf, smallestCell, withoutSmallCells } from '../../src/rules/public-statistics.ts';

describe('figures of requests for everybody', () => {
  test('a cell of one to four is hidden, and one beside it, so that the sum does not give it away', () => {
    assert.deepEqual(withoutSmallCells([120, 3, 40, 0]), [120, undefined, undefined, 0]);
  });

  test('two of one each do not tell of each other by their sum', () => {
    assert.deepEqual(withoutSmallCells([1, 1, 30, 9]), [undefined, undefined, 30, undefined]);
  });

  test('where nothing is small everything is shown, zeros too', () => {
    assert.deepEqual(withoutSmallCells([5, 0, 17]), [5, 0, 17]);
    assert.deepEqual(withoutSmallCells([0, 0]), [0, 0]);
  });

  test('the only cell that is not zero hides a zero beside it', () => {
    assert.deepEqual(withoutSmallCells([3, 0]), [undefined, undefined]);
  });

  test('whatever the cells, no small one is shown and no single one can be computed', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 2, maxLength: 8 }), (cells) => {
        const shown = withoutSmallCells(cells);
        const hidden = cells.filter((_, i) => shown[i] === undefined);
        assert.ok(shown.every((one) => one === undefined || one === 0 || one >= smallestCell));
        assert.notEqual(hidden.length, 1);
        const isAll = hidden.length === cells.length;
        const sum = hidden.reduce((a, b) => a + b, 0);
        assert.ok(hidden.length === 0 || isAll || sum >= smallestCell);
      }),
    );
  });

  test('a share of nothing is none', () => {
    assert.equal(shareOf(0, 0), '');
    assert.equal(shareOf(1, 3), '33.3%');
  });
});
