import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { factKeys } from '../../../src/rules/policy/facts.ts';
import { readFirm, readIndustry } from '../../../src/rules/policy/firm-form.ts';

const today = Temporal.PlainDate.from('2026-12-01');
const read = (fields: Record<string, string | readonly string[]>): ReturnType<typeof readFirm> =>
  readFirm(
    Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        typeof value === 'string' ? [value] : value,
      ]),
    ),
    today,
  );

const good: readonly (readonly [string, Record<string, string | readonly string[]>, unknown])[] = [
  ['a number with a separator and its unit', { revenue: '1,200万元' }, { revenue: 1200 }],
  ['full-width digits', { staff: '３２０' }, { staff: 320 }],
  ['nothing typed is nothing known', { revenue: ' ', staff: '' }, {}],
  ['none of a list', { qualifications: ['none'] }, { qualifications: null }],
  [
    'several of a list',
    { qualifications: ['high-tech', 'specialised'] },
    { qualifications: ['high-tech', 'specialised'] },
  ],
  [
    'an industry by code and name',
    { industry: '39计算机、通信和其他电子设备制造业' },
    { industry: '39' },
  ],
  ['an industry as firms write it', { industry: 'C3982' }, { industry: '3982' }],
  ['an industry by a part of its name', { industry: '医药制造' }, { industry: '27' }],
  ['a section', { industry: 'C制造业' }, { industry: 'C' }],
  ['a day in Chinese', { established: '2020年5月1日' }, { established: '2020-05-01' }],
  ['elsewhere', { region: 'none' }, { region: null }],
];
for (const [name, fields, facts] of good) {
  test(`a form is read: ${name}`, () => {
    assert.deepEqual(read(fields), { facts, faults: [] });
  });
}

const bad: readonly (readonly [
  string,
  Record<string, string | readonly string[]>,
  string,
  RegExp,
])[] = [
  ['an unknown fact', { secret: '1' }, 'secret', /没有“secret”这一项/],
  ['a prototype', { constructor: '1' }, 'constructor', /没有“constructor”/],
  ['an impossible industry', { industry: '00' }, 'industry', /没有代码00/],
  ['an industry of no name', { industry: '炼丹' }, 'industry', /没有找到这个行业/],
  ['an industry of several names', { industry: '批发零售住宿餐饮' }, 'industry', /没有找到/],
  ['a name that many have', { industry: '服务' }, 'industry', /对应多个行业/],
  ['an impossible region', { region: '52<' }, 'region', /不是行政区划代码/],
  ['words for a number', { revenue: '很多' }, 'revenue', /应填数字/],
  ['less than nothing', { staff: '-1' }, 'staff', /不能小于0/],
  ['half a person', { staff: '1.5' }, 'staff', /应为整数/],
  ['a share above the whole', { rdShare: '101' }, 'rdShare', /不能大于100%/],
  ['a day that is none', { established: '2020-02-30' }, 'established', /应为日期/],
  ['a day to come', { established: '2026-12-02' }, 'established', /不能晚于今天/],
  ['a choice that is none', { taxGrade: 'Z' }, 'taxGrade', /不在可选的范围内/],
  ['none and one', { badRecord: ['none', 'abnormal'] }, 'badRecord', /选了“无”/],
  ['research far above revenue', { rd: '3000', revenue: '100' }, 'rd', /请核对单位/],
  ['infinity', { revenue: '1e999' }, 'revenue', /应填数字/],
];
for (const [name, fields, field, said] of bad) {
  test(`a form is refused at its field: ${name}`, () => {
    const { facts, faults } = read(fields);
    assert.deepEqual(
      faults.map(({ fact }) => fact),
      [field],
    );
    assert.match(faults[0]?.reason ?? '', said);
    if (field !== 'rd') assert.ok(!Object.hasOwn(facts, field));
  });
}

test('whatever is typed, what is read is sound and nothing is thrown', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.oneof(fc.constantFrom(...factKeys), fc.string()),
        fc.array(fc.oneof(fc.string(), fc.constantFrom('none', '3', '39', '2020-01-01')), {
          maxLength: 3,
        }),
      ),
      (fields) => {
        const { facts } = readFirm(fields, today);
        const again = readFirm(fields, today);
        assert.deepEqual(facts, again.facts);
        for (const key of Object.keys(facts)) assert.ok(factKeys.some((one) => one === key));
      },
    ),
  );
});

test('an industry is found by code before name', () => {
  assert.deepEqual(readIndustry('65'), { value: '65' });
  assert.deepEqual(readIndustry('i'), { value: 'I' });
});
