// Publishing: what keeps a document off the site, and whether it is in force on a day.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { IsoDay } from '../../src/rules/day.ts';
import {
  type ColumnKind,
  type DocumentToPublish,
  publicationViolations,
} from '../../src/rules/publication.ts';
import { secrecyMarkIn } from '../../src/rules/secrecy-mark.ts';
import { type Validity, validityOn } from '../../src/rules/validity.ts';
import type { ViolationCode } from '../../src/rules/violations.ts';

const sound: DocumentToPublish = {
  title: '某区管理办法',
  kind: 'normative-document',
  openness: 'proactive',
  body: '<p>各单位：</p><p>涉及商业秘密、国家秘密的，依照有关规定办理。</p>',
  documentNumber: '某府发〔2026〕7号',
  madeOn: '2026-03-02',
  effectiveFrom: '2026-04-01',
  issuers: ['某府'],
};
const catalogue: ColumnKind = { catalogue: true };
const newsColumn: ColumnKind = { catalogue: false };

interface CheckCase {
  readonly id: string;
  readonly says: string;
  readonly document?: Partial<DocumentToPublish>;
  readonly columns?: readonly ColumnKind[];
  readonly refused: readonly ViolationCode[];
}

const checks: readonly CheckCase[] = [
  { id: 'P01', says: 'a sound and reviewed document may go out', refused: [] },
  {
    id: 'P10',
    says: 'a publication date of last week is refused',
    document: { publishedOn: '2026-03-03' },
    refused: ['published-on-forged'],
  },
  {
    id: 'P10',
    says: 'an imported document keeps its old date with its source',
    document: { publishedOn: '2026-03-03', importedFrom: '旧网站第123号' },
    refused: [],
  },
  {
    id: 'P10',
    says: 'an import whose source is left blank is forged like any other',
    document: { publishedOn: '2026-03-03', importedFrom: ' ' },
    refused: ['published-on-forged'],
  },
  {
    id: 'P10',
    says: 'today and a scheduled day are no forgery',
    document: { publishedOn: '2026-03-20' },
    refused: [],
  },
  {
    id: 'P23',
    says: 'the second office that took part has not confirmed yet',
    document: { issuers: ['某府', '某局'] },
    refused: ['confirmation-missing'],
  },
  {
    id: 'P23',
    says: 'its confirmation is on file',
    document: {
      issuers: ['某府', '某局'],
      confirmations: [{ organ: '某局', by: '某人', on: '2026-03-03' }],
    },
    refused: [],
  },
  {
    id: 'P23',
    says: 'a line in which nobody is named confirms nothing',
    document: {
      issuers: ['某府', '某局'],
      confirmations: [{ organ: '某局', by: ' ', on: '2026-03-03' }],
    },
    refused: ['confirmation-missing'],
  },
  {
    id: 'P23',
    says: 'the lead organ named twice asks nobody',
    document: { issuers: ['某府', '某府'] },
    refused: [],
  },
  {
    id: 'P15',
    says: 'what is marked upon request waits for the decision to make it proactive',
    document: { openness: 'upon-request' },
    refused: ['not-proactive'],
  },
  {
    id: 'P16',
    says: 'news does not stand in the statutory columns',
    document: { kind: 'news' },
    columns: [newsColumn, catalogue],
    refused: ['news-in-catalogue'],
  },
  {
    id: 'P16',
    says: 'in the news columns it does',
    document: { kind: 'news' },
    columns: [newsColumn],
    refused: [],
  },
  {
    id: 'P18',
    says: 'a secrecy mark in the text stops the document',
    document: { body: '<p>机密★1年</p><p>关于某事的报告</p>' },
    refused: ['secrecy-mark'],
  },
  {
    id: 'P18',
    says: 'so does 内部 in the title',
    document: { title: '某事调研报告（内部）' },
    refused: ['secrecy-mark'],
  },
  {
    id: 'P01',
    says: 'empty paragraphs are no text: a document of nothing is refused',
    document: { body: '<p> &nbsp;</p><p><br></p>', particulars: { 处罚决定文书号: ' ' } },
    refused: ['content-missing'],
  },
  {
    id: 'P01',
    says: 'a record made of its fields needs no body',
    document: { body: '', particulars: { 处罚决定文书号: '青罚〔2026〕1号' } },
    refused: [],
  },
  {
    id: 'P01',
    says: 'nor does what is all in its attachment, or in a picture',
    document: { body: '', attachments: [{ sha256: 'a', name: '目录.pdf' }] },
    refused: [],
  },
  {
    id: 'P01',
    says: 'a picture is something to see',
    document: { body: '<p><img alt="一图读懂" data-file="a"></p>' },
    refused: [],
  },
  {
    id: 'P01',
    says: 'nothing is repaired: every fault is told at once',
    document: {
      title: ' ',
      documentNumber: '某府发[2026]7号',
      madeOn: null,
      effectiveTo: '2026-03-31',
    },
    columns: [],
    refused: [
      'title-missing',
      'document-number-form',
      'column-missing',
      'made-on-missing',
      'effective-range',
    ],
  },
  {
    id: 'P01',
    says: 'a document made after it is published, or repealed before it was made',
    document: { madeOn: '2026-03-11', repealedOn: '2026-03-10' },
    refused: ['made-after-published', 'repealed-before-made'],
  },
];

describe('publishing: what keeps a document off the site', () => {
  for (const one of checks) {
    it(`${one.id} ${one.says}`, () => {
      const found = publicationViolations(
        { ...sound, ...one.document },
        one.columns ?? [catalogue],
        { today: '2026-03-10' },
      );
      assert.deepEqual(
        found.map((v) => v.code),
        one.refused,
      );
    });
  }
});

describe('publishing: marks of secrecy', () => {
  for (const text of [
    '秘密★5年',
    '绝 密 ★ 长期',
    '★内部',
    '<p>某办发电</p><p>机密*1年</p>',
    '<p>000012</p><p>秘&nbsp;密</p><p>特急</p>',
    '<h2>调研报告</h2><p>内部资料，注意保存</p>',
    '仅供内部参考',
    '密级：机密',
    `${'<p>正文。</p>'.repeat(20)}<p>附件：机密★3年</p>`,
  ]) {
    it(`P18 ${text.slice(-24)} is a mark`, () => assert.ok(secrecyMarkIn(text)));
  }
  for (const text of [
    '<p>第三条 涉及国家秘密、商业秘密、个人隐私的，依照有关规定办理。</p>',
    '<p>加强内部控制和内部审计。</p>',
    `${'<p>正文。</p>'.repeat(20)}<p>机密</p>`,
    '<p>密级分为绝密、机密、秘密三级。</p>',
    '<table><tr><td>绝密</td><td>机密</td></tr></table>',
    '<p>★★★级景区</p>',
  ]) {
    it(`P18 ${text.slice(0, 24)} is none`, () => assert.equal(secrecyMarkIn(text), undefined));
  }
});

describe('publishing: validity', () => {
  const dates = {
    effectiveFrom: '2026-04-01',
    amendedOn: '2026-05-01',
    repealedOn: '2026-07-01',
  } as const;

  for (const [on, expected] of [
    ['2026-03-31', 'not-yet-in-force'],
    ['2026-04-01', 'in-force'],
    ['2026-05-01', 'amended'],
    ['2026-06-30', 'amended'],
    ['2026-07-01', 'repealed'],
  ] as const satisfies readonly (readonly [IsoDay, Validity])[]) {
    it(`P14 a repeal effective 1 July: on ${on} it is ${expected}`, () => {
      assert.equal(validityOn(dates, on), expected);
    });
  }

  it('P14 a term runs out after its last day, without a repeal', () => {
    const term = { effectiveTo: '2026-12-31' } as const;
    assert.equal(validityOn(term, '2026-12-31'), 'in-force');
    assert.equal(validityOn(term, '2027-01-01'), 'lapsed');
  });
});
