// Lists by year without holes.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { everyYear, yearInTitle } from '../../src/rules/years.ts';

describe('years', () => {
  test('between the first and the last are all there, newest first, and no other', () => {
    assert.deepEqual(everyYear([2022, 2026]), [2026, 2025, 2024, 2023, 2022]);
    assert.deepEqual(everyYear([]), []);
    const year = fc.integer({ min: 1990, max: 2100 });
    fc.assert(
      fc.property(fc.array(year, { minLength: 1 }), (given) => {
        const all = everyYear(given);
        assert.equal(all[0], Math.max(...given));
        assert.equal(all.at(-1), Math.min(...given));
        assert.ok(all.every((one, i) => i === 0 || one === (all[i - 1] ?? 0) - 1));
      }),
    );
  });

  test('are read in titles in figures and in words', () => {
    assert.equal(yearInTitle('青枫区2019年度政府信息公开工作报告'), 2019);
    assert.equal(yearInTitle('青枫区二〇一〇年政府信息公开工作年度报告'), 2010);
    assert.equal(yearInTitle('政府网站工作年度报表（2021年度）'), 2021);
    assert.equal(yearInTitle('政府信息公开指南'), undefined);
  });
});
