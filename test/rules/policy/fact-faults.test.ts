import assert from 'node:assert/strict';
import { test } from 'node:test';
import { factFaults } from '../../../src/rules/policy/fact-faults.ts';

const today = Temporal.PlainDate.from('2026-11-30');
const table: readonly (readonly [string, unknown, string | undefined])[] = [
  ['staff', 12, undefined],
  ['staff', null, undefined],
  ['staff', 1.5, '“从业人员”应为整数'],
  ['staff', '12', '“从业人员”应填数字'],
  ['revenue', -1, '“营业收入”不能小于0'],
  ['revenueGrowth', -30, undefined],
  ['rdShare', 101, '“研发费用占营业收入比例”不能大于100%'],
  ['revenue', 1e13, '“营业收入”数字过大，请核对单位'],
  ['established', '2026-11-30', undefined],
  ['established', '2026-12-01', '“成立日期”不能晚于今天'],
  ['established', '2026-02-30', '“成立日期”应为日期，写作2020-01-31'],
  ['size', 'giant', '“企业规模”不在可选的范围内'],
  ['size', 'toString', '“企业规模”不在可选的范围内'],
  ['qualifications', ['high-tech'], undefined],
  ['qualifications', 'high-tech', '“资质称号”有不在可选范围内的选项'],
  ['region', '999971', undefined],
  ['region', '12345', '“注册地”不是行政区划代码'],
  ['industry', '98', '“所属行业”不是国民经济行业分类（GB/T 4754）的代码'],
  ['colour', 1, '没有“colour”这一项企业信息'],
];
for (const [fact, value, reason] of table) {
  test(`${fact} = ${JSON.stringify(value)}`, () => {
    const found = factFaults({ [fact]: value }, today);
    assert.deepEqual(found, reason === undefined ? [] : [{ fact, reason }]);
  });
}
