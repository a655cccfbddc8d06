// The workbook of the register: what a row says, what is wrong with it, and which of two sources holds.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { mergeFacts } from '../../../src/rules/policy/enterprise-merge.ts';
import {
  enterpriseHeadings,
  headingHint,
  layoutOf,
  readEnterpriseRow,
  readFact,
} from '../../../src/rules/policy/enterprise-sheet.ts';
import { factKeys, factLine, type FactKey } from '../../../src/rules/policy/facts.ts';
import type { IsoDay } from '../../../src/rules/day.ts';
import { csvRows } from '../../../src/formats/read-csv.ts';
import { creditCodeOf } from '../../policy-world.ts';

const known = { regions: new Map([['开发区', '520471']]), today: '2026-12-01' as const };

const cells: readonly (readonly [FactKey, string, unknown])[] = [
  ['revenue', '1,234.5', 1234.5],
  ['revenue', '1234.5万元', 1234.5],
  ['revenue', '无', null],
  ['revenue', '-3', '-3不能小于0'],
  ['revenue', '很多', '“很多”不是数字'],
  ['revenueGrowth', '-3.5%', -3.5],
  ['staff', '12', 12],
  ['staff', '12.5', '12.5应当是整数'],
  ['established', '2020/5/1', '2020-05-01'],
  ['established', '2020年5月1日', '2020-05-01'],
  ['established', '20200501', '2020-05-01'],
  ['established', '2020-02-30', '“2020-02-30”不是日期'],
  ['established', '2027-01-01', '2027-01-01晚于今天'],
  ['region', '520402', '520402'],
  ['region', '开发区', '520471'],
  ['region', '某地', '“某地”不是行政区划代码，也不是已登记的区划名称'],
  ['industry', 'C3982', '3982'],
  ['industry', '65软件和信息技术服务业', '65'],
  ['industry', '99', '“99”不是GB/T 4754的行业代码或者大类名称'],
  ['taxGrade', 'A级', 'A'],
  ['taxGrade', 'E级', '没有“E级”这一项'],
  ['qualifications', '高新技术企业、专精特新中小企业', ['high-tech', 'specialised']],
  ['qualifications', '专精特新"小巨人"企业', ['little-giant']],
  ['qualifications', '无', []],
  ['qualifications', '高新技术企业，某企业', '没有“某企业”这一项'],
  ['size', '小型', 'small'],
  ['region', '无', '不能填“无”，不知道的请留空'],
];
for (const [key, text, expected] of cells) {
  test(`a cell of ${factLine(key).label}: ${text}`, () => {
    const read = readFact(key, text, known);
    const said = typeof read === 'object' && read !== null && 'fault' in read ? read.fault : read;
    assert.deepEqual(said, expected);
  });
}

const code = creditCodeOf(1);

test('a row is read by its headings in whatever order, and an empty cell says nothing', () => {
  const layout = layoutOf(['营业收入（万元）', '企业名称', '统一社会信用代码', '同意推送', '备注']);
  assert.ok('code' in layout);
  assert.deepEqual(layout.unknown, ['备注']);
  const read = readEnterpriseRow(
    layout,
    { line: 2, cells: ['', '某公司', code, '是', 'x'] },
    known,
  );
  assert.deepEqual(read, {
    record: { line: 2, creditCode: code, name: '某公司', facts: {}, contact: {}, consent: 'given' },
  });
});

test('every fault of a row is told at once, each with its column', () => {
  const layout = layoutOf(enterpriseHeadings);
  assert.ok('code' in layout);
  const row = enterpriseHeadings.map(() => '');
  const set = (heading: string, text: string): void => {
    row[enterpriseHeadings.indexOf(heading)] = text;
  };
  set('统一社会信用代码', `${code.slice(0, 17)}${code.endsWith('1') ? '2' : '1'}`);
  set('从业人员（人）', '很多');
  set('联系邮箱', 'a@b');
  set('联系电话', '12');
  set('同意推送', '也许');
  const read = readEnterpriseRow(layout, { line: 7, cells: row }, known);
  assert.deepEqual(read, {
    fault: {
      line: 7,
      reason:
        '统一社会信用代码的校验码不对，请核对是否抄错；请填写企业名称；从业人员：“很多”不是数字；联系电话：应当是手机号码或者带区号的固定电话；联系邮箱：不是电子邮箱地址；同意推送：应当填“是”或者“否”',
    },
  });
});

test('a sheet without the two columns it needs is refused, and one that has a column twice', () => {
  assert.deepEqual(layoutOf(['企业名称']), { fault: '第一行没有“统一社会信用代码”这一列' });
  assert.deepEqual(layoutOf(['统一社会信用代码', '企业名称', '企业名称']), {
    fault: '“企业名称”这一列重复',
  });
});

test('the template has a column for every fact, each with a hint', () => {
  const layout = layoutOf(enterpriseHeadings);
  assert.ok('code' in layout);
  assert.deepEqual(
    layout.facts.map(([key]) => key),
    factKeys,
  );
  assert.ok(enterpriseHeadings.every((heading) => headingHint(heading) !== ''));
});

test('of each fact the newest source holds, whatever the order in which they come in', () => {
  const days = fc.constantFrom<IsoDay>('2026-01-01', '2026-02-01', '2026-03-01');
  const imports = fc.uniqueArray(
    fc.record({ asOf: days, facts: fc.record({ staff: fc.nat(9), tax: fc.nat(9) }) }),
    { selector: ({ asOf }) => asOf, minLength: 1 },
  );
  fc.assert(
    fc.property(imports, fc.infiniteStream(fc.nat(99)), (given, numbers) => {
      const merge = (list: typeof given) =>
        list.reduce<ReturnType<typeof mergeFacts> | undefined>(
          (before, { facts, asOf }) => mergeFacts(before, facts, { source: asOf, asOf }),
          undefined,
        );
      const order = given.map((one) => [numbers.next().value, one] as const);
      const mixed = order.toSorted(([a], [b]) => a - b).map(([, one]) => one);
      const newest = given.toSorted((a, b) => (a.asOf < b.asOf ? -1 : 1)).at(-1);
      assert.deepEqual(merge(mixed)?.facts, { ...newest?.facts });
      assert.equal(merge(mixed)?.sources.staff?.asOf, newest?.asOf);
    }),
  );
});

test('a table in text: quotation marks, lines in cells, the mark of UTF-8 and GB 18030', () => {
  const rows = [...csvRows(Buffer.from('\uFEFFa,"b,""c"""\r\n\r\n"1\n2",3,\r\n'))];
  assert.deepEqual(rows, [
    { line: 1, cells: ['a', 'b,"c"'] },
    { line: 3, cells: ['1\n2', '3', ''] },
  ]);
  assert.deepEqual(
    [...csvRows(Buffer.from([0xc6, 0xf3, 0xd2, 0xb5]))].map(({ cells: one }) => one),
    [['企业']],
  );
});
