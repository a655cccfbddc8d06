// Personal data in what is to be published (条例 15; 个人信息保护法 28): what is found, what is no hit, and what
// stands in its place.

import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import * as fc from 'fast-check';
import { creditCodeCheckCharacter } from '../../src/rules/credit-code.ts';
import { residentIdCheckCharacter } from '../../src/rules/identity.ts';
import { bodyBlocks, maskedBody } from '../../src/rules/personal-data/body-blocks.ts';
import { findPersonalData, type OwnContacts } from '../../src/rules/personal-data/find.ts';
import { passesLuhn } from '../../src/rules/personal-data/find-in-text.ts';
import type { PersonalDataKind } from '../../src/rules/personal-data/kinds.ts';
import { placeText } from '../../src/rules/personal-data/text-block.ts';

const id = (first17: string): string => `${first17}${residentIdCheckCharacter(first17)}`;
const fictional = id('99999919900307123');
const code = (first17: string): string => `${first17}${creditCodeCheckCharacter(first17)}`;
const card = (first: string): string =>
  Array.from('0123456789', (digit) => `${first}${digit}`).find(passesLuhn) ?? '';

interface TextCase {
  readonly text: string;
  readonly kind?: PersonalDataKind;
  readonly masked?: string;
  readonly blocking?: boolean;
  readonly contacts?: Partial<OwnContacts>;
}

const cases: readonly TextCase[] = [
  {
    text: `身份证号${fictional}。`,
    kind: 'resident-id',
    masked: `999999********${fictional.slice(-4)}`,
    blocking: true,
  },
  {
    text: `张某（${fictional.slice(0, 6)} ${fictional.slice(6, 14)} ${fictional.slice(14)}）`,
    kind: 'resident-id',
    masked: `999999 ******** ${fictional.slice(-4)}`,
    blocking: true,
  },
  {
    text: '１１０１０５１９４９１２３１００２Ｘ',
    kind: 'resident-id',
    masked: '110105********002X',
    blocking: true,
  },
  {
    text: '1101051949\u200B1231002X',
    kind: 'resident-id',
    masked: '110105********002X',
    blocking: true,
  },
  {
    text: '身份证号110105194912310021',
    kind: 'resident-id',
    masked: '110105********0021',
    blocking: false,
  },
  {
    text: '身份证号码：110105491231002',
    kind: 'resident-id',
    masked: '110105*****1002',
    blocking: true,
  },
  { text: `统一社会信用代码：${code('91990000MA00000AA')}`, kind: 'credit-code', blocking: false },
  { text: '王某，13800000000', kind: 'mobile', masked: '138****0000', blocking: true },
  { text: '联系人：王某 138 0000 0000', kind: 'mobile', masked: '138 **** 0000', blocking: false },
  { text: '+86-13800000000', kind: 'mobile', blocking: true },
  { text: '本人电话0516-80000001', kind: 'landline', masked: '0516-****0001', blocking: false },
  { text: `银行卡号：${card('622200000000000000')}`, kind: 'bank-card', blocking: true },
  { text: `账号：${card('622200000000000000')}`, kind: 'bank-card', blocking: false },
  { text: '护照号码E12345678', kind: 'passport', masked: 'E******78', blocking: true },
  { text: '驾驶苏C·A1234号车', kind: 'plate', blocking: false },
  { text: '驾驶苏CD12345新能源车', kind: 'plate', blocking: false },
  {
    text: '来信请寄zhang.san@mail.example。',
    kind: 'email',
    masked: 'z***@mail.example',
    blocking: false,
  },
  {
    text: '家住某市某区和平路12号3栋402室',
    kind: 'address',
    masked: '某市某区****',
    blocking: false,
  },
  // Numbers of things.
  { text: '某府发〔2026〕7号，2026年3月2日，总投资13800000000元' },
  { text: '项目代码2603-320300-04-01-123456，金额138000.00万元' },
  { text: '合同编号：13800000000' },
  { text: '流水号202603021234567890' },
  { text: '已遮盖的号码110105********002X、138****0000' },
  { text: '110105194912310021' },
  { text: `批次${card('622200000000000000')}` },
  { text: '型号E12345678' },
  { text: '监督电话：0516-80000001，12345热线' },
  { text: '公司住所地：某市某区和平路12号3栋402室' },
  { text: '会议在行政中心3号楼402室召开' },
  { text: '面积 1234567 平方米，2021-2025年' },
  // The organ's own.
  { text: '电话：0516-80000001转8001', contacts: { telephones: ['（0516）80000001、80000002'] } },
  { text: '来信：gk@office.example', contacts: { emails: ['GK@office.example'] } },
  { text: '来信：gk@xz.gov.cn' },
];

describe('in a paragraph', () => {
  for (const { text, kind, masked, blocking, contacts } of cases) {
    it(`${kind ?? 'nothing'} in ${text.replaceAll('\u200B', '·')}`, () => {
      const blocks = [{ kind: 'paragraph', piece: { text, place: { paragraph: 1 } } }] as const;
      const given = { telephones: [], emails: [], addresses: [], ...contacts };
      const found = findPersonalData(blocks, given).filter(({ own }) => !own);
      assert.deepEqual(
        found.map((one) => one.kind),
        kind === undefined ? [] : [kind],
      );
      if (masked !== undefined) assert.equal(found[0]?.masked, masked);
      if (blocking !== undefined) assert.equal(found[0]?.blocking, blocking);
    });
  }
});

test('what the organ publishes of itself is told as its own and asks for nothing', () => {
  const piece = { text: '电话：0516-80000001', place: {} };
  const contacts = { telephones: ['0516-80000001'], emails: [], addresses: [] };
  const [found] = findPersonalData([{ kind: 'paragraph', piece }], contacts);
  assert.deepEqual([found?.own, found?.blocking], [true, false]);
});

const table = (headings: readonly string[], ...rows: readonly (readonly string[])[]): string =>
  `<table><tr>${headings.map((text) => `<th>${text}</th>`).join('')}</tr>${rows
    .map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`)
    .join('')}</table>`;

const kinds = (html: string): readonly string[] =>
  findPersonalData(bodyBlocks(html)).map(
    ({ kind, masked, blocking, piece }) =>
      `${kind} ${masked} ${blocking ? 'blocks' : 'asks'} ${placeText(piece.place)}`,
  );

describe('in a table', () => {
  const people = table(['序号', '姓名', '金额'], ['1', '张三', '500'], ['2', '李四光', '300']);
  it('names are told where the list says hardship, illness or childhood, else not', () => {
    assert.deepEqual(kinds(`<p>先进工作者名单</p>${people}`), []);
    assert.deepEqual(kinds(`<p>城市低保对象名单</p>${people}`), [
      'hardship-name 张* asks 第1个表格 第2行 第2列',
      'hardship-name 李** asks 第1个表格 第3行 第2列',
    ]);
    assert.match(kinds(`<p>大病救助名单</p>${people}`)[0] ?? '', /^illness-name 张\* asks/);
    assert.match(kinds(`<p>事实无人抚养儿童名单</p>${people}`)[0] ?? '', /^minor-name 张\* blocks/);
  });
  it('a heading says what the figures below it are', () => {
    const html = table(
      ['姓名', '身份证号', '联系电话'],
      ['张三', '110105491231002', '13800000000'],
    );
    assert.deepEqual(kinds(html), [
      'resident-id 110105*****1002 blocks 第1个表格 第2行 第2列',
      'mobile 138****0000 blocks 第1个表格 第2行 第3列',
    ]);
  });
  it('cells that reach over several rows and columns move no heading', () => {
    const html = `<table><caption>困难职工</caption><tr><th colspan="2">单位</th><th>姓名</th></tr><tr><td rowspan="2">甲</td><td>乙</td><td>张三</td></tr><tr><td>丙</td><td>李四</td></tr></table>`;
    assert.equal(kinds(html).length, 2);
  });
  it('an institution and the number of whoever is in charge only asks', () => {
    const html = table(['单位名称', '负责人', '联系电话'], ['甲中心', '张三', '13800000000']);
    assert.deepEqual(kinds(html), ['mobile 138****0000 asks 第1个表格 第2行 第3列']);
  });
});

test('a number set in marks and entities is masked where it stands, and the marks stay', () => {
  const html =
    '<p>甲&amp;乙<strong>110105</strong>1949<em>1231</em>002X，<strong>13800000000</strong>。</p>';
  const made = maskedBody(html, findPersonalData(bodyBlocks(html)));
  assert.equal(
    made,
    '<p>甲&amp;乙<strong>110105********002X</strong><em></em>，<strong>138****0000</strong>。</p>',
  );
});

const digit = fc.integer({ min: 0, max: 9 });
const date = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
  .map((one) => one.toISOString().slice(0, 10).replaceAll('-', ''));
const residentId = fc
  .tuple(fc.integer({ min: 110000, max: 820000 }), date, fc.integer({ min: 0, max: 999 }))
  .map(([region, born, order]) => id(`${region}${born}${String(order).padStart(3, '0')}`));
const words = fc.string({
  unit: fc.constantFrom('的', '，', '人', '<', '&', ' ', '\n', '一', '（', '）'),
  maxLength: 30,
});
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

test('every sound identity number is found in whatever text, and once masked nothing is found any more', () => {
  fc.assert(
    fc.property(words, residentId, words, (before, number, after) => {
      const html = `<p>${escaped(before)}${number}${escaped(after)}</p>`;
      const found = findPersonalData(bodyBlocks(html));
      assert.deepEqual(
        found.map(({ kind, blocking }) => [kind, blocking]),
        [['resident-id', true]],
      );
      const made = maskedBody(html, found);
      assert.ok(!made.includes(number));
      assert.deepEqual(findPersonalData(bodyBlocks(made)), []);
      assert.equal(made.length, html.length, 'only the number changed');
    }),
  );
});

test('of numbers that are nobody’s, next to none is taken for an identity number', () => {
  let hits = 0;
  const runs = 20_000;
  fc.assert(
    fc.property(fc.array(digit, { minLength: 18, maxLength: 18 }), (digits) => {
      const text = `编码${digits.join('')}`;
      const found = findPersonalData([{ kind: 'paragraph', piece: { text, place: {} } }]);
      if (found.some(({ kind }) => kind === 'resident-id')) hits += 1;
    }),
    { numRuns: runs },
  );
  assert.ok(hits <= runs / 1000, `${hits} of ${runs}`);
});

test('the telling never repeats what it tells of', () => {
  fc.assert(
    fc.property(residentId, (number) => {
      const piece = { text: `${number} 13800000000`, place: {} };
      for (const { masked } of findPersonalData([{ kind: 'paragraph', piece }])) {
        assert.ok(masked.includes('*'));
        assert.ok(!masked.includes(number) && !masked.includes('13800000000'));
      }
    }),
  );
});
