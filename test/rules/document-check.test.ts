// What a check tells of a document beside personal data, and what stands in the way of sending it up.

import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import * as fc from 'fast-check';
import { dayIn } from '../../src/rules/document-check/body-faults.ts';
import {
  type CheckFacts,
  documentHits,
  type FileFacts,
} from '../../src/rules/document-check/document-hits.ts';
import { garbledName } from '../../src/rules/document-check/file-faults.ts';
import { holdingUp, standing } from '../../src/rules/document-check/hit.ts';
import { brokenLinks, isOwnPlace, ownLinks } from '../../src/rules/document-check/links.ts';
import { maskedContent } from '../../src/rules/document-check/mask-content.ts';
import type { DocumentContent } from '../../src/rules/document-content.ts';
import { wordFinder } from '../../src/rules/personal-data/find-words.ts';

const contacts = { telephones: [], emails: [], addresses: [] };
const facts: CheckFacts = {
  contacts,
  words: [],
  sameNumber: [],
  deadLinks: [],
  deadOutside: [],
  files: new Map(),
};
const sha = 'a'.repeat(64);
const sound: DocumentContent = {
  title: '某区停车管理办法',
  kind: 'notice',
  documentNumber: '某府发〔2026〕7号',
  issuers: ['某府'],
  publisher: '某府办公室',
  madeOn: '2026-02-10',
  columns: [1],
  openness: 'proactive',
  body: '<p>第一条　为了方便群众停车。</p><p class="signature">某府</p><p class="signature">2026年2月10日</p>',
};
const readable: FileFacts = { ok: true, isMaskable: true, hits: [], words: [], notes: [] };
const file = { sha256: sha, name: '停车场名录.xlsx' };

const ids = (change: Partial<DocumentContent> = {}, known: Partial<CheckFacts> = {}): string[] =>
  documentHits({ ...sound, ...change }, { ...facts, ...known }).map(
    ({ id, weight }) => `${weight} ${id}`,
  );

interface HitCase {
  readonly says: string;
  readonly change?: Partial<DocumentContent>;
  readonly known?: Partial<CheckFacts>;
  readonly hits: readonly string[];
}

const normative = {
  kind: 'normative-document',
  genre: '通知',
  theme: '城乡建设、环境保护',
  keywords: ['停车'],
  effectiveFrom: '2026-03-01',
} as const;
const cases: readonly HitCase[] = [
  { says: 'a sound notice asks for nothing', hits: [] },
  {
    says: 'P21 an explanation that is missing is told and holds nothing up',
    change: normative,
    hits: ['telling interpretation@document'],
  },
  {
    says: 'a normative document without its number',
    change: {
      ...normative,
      documentNumber: null,
      interpretation: { need: 'not-needed', reason: '内部程序' },
    },
    hits: ['asking metadata@documentNumber'],
  },
  {
    says: 'the office telephone that its own field asks for is none of a person; a mobile there is asked about',
    change: {
      kind: 'consultation',
      particulars: {
        反馈渠道: '电话0516-80000001，或者致电经办人手机13800138000',
        起草说明: '起草人宅电0516-80000002',
      },
    },
    hits: [
      'asking mobile@particulars.反馈渠道:138****8000',
      'asking landline@particulars.起草说明:0516-****0002',
    ],
  },
  {
    says: 'a number that another document bears',
    known: { sameNumber: ['另一办法'] },
    hits: ['asking number@document:某府发〔2026〕7号'],
  },
  {
    says: 'a date under the text that is not the document’s',
    change: { madeOn: '2026-02-11' },
    hits: ['asking date@body:2026-02-10:2026-02-11'],
  },
  {
    says: 'rows of differing width',
    change: { body: '<table><tr><th>甲</th><th>乙</th></tr><tr><td>1</td></tr></table>' },
    hits: ['asking table@body:1:uneven'],
  },
  {
    says: 'spans make rows even',
    change: {
      body: '<table><tr><th colspan="2">甲</th></tr><tr><td rowspan="2">1</td><td>2</td></tr><tr><td>3</td></tr></table>',
    },
    hits: [],
  },
  {
    says: 'an empty heading',
    change: { body: '<table><tr><th>甲</th><th></th></tr><tr><td>1</td><td>2</td></tr></table>' },
    hits: ['asking table@body:1:heading'],
  },
  {
    says: 'a picture that says nothing',
    change: { body: `<figure><img data-file="${sha}" alt=""></figure>` },
    hits: ['asking picture@body:1', 'asking picture@body:only'],
  },
  {
    says: 'a picture beside a text is no scanned page',
    change: {
      body: `<p>${'停车泊位按照实际需要设置，'.repeat(5)}</p><figure><img data-file="${sha}" alt="泊位分布图"></figure>`,
    },
    hits: [],
  },
  {
    says: 'a scanned page with a caption, whatever its alternative text says',
    change: {
      body: `<p>通知原件如下：</p><figure><img data-file="${sha}" alt="${'通知全文，'.repeat(20)}"></figure>`,
    },
    hits: ['asking picture@body:only'],
  },
  {
    says: 'a file that is mentioned and not there',
    change: { body: '<p>附件：1.停车场名录</p>' },
    hits: ['asking attachment@body:missing'],
  },
  {
    says: 'an annex in the text itself is there',
    change: { body: '<p>附件：停车场名录</p><p>附件</p><p>停车场名录</p>' },
    hits: [],
  },
  {
    says: 'a file that nothing mentions',
    change: { attachments: [file] },
    known: { files: new Map([[sha, readable]]) },
    hits: ['telling attachment@body:unmentioned'],
  },
  {
    says: 'a file that is gone',
    change: { attachments: [file], body: '<p>见附件1</p>' },
    hits: [`blocking gone@${sha.slice(0, 16)}`],
  },
  {
    says: 'a file that cannot be read',
    change: { attachments: [file], body: '<p>见附件1</p>' },
    known: { files: new Map([[sha, { ok: false, why: 'DOC文件' }]]) },
    hits: [`asking unread@${sha.slice(0, 16)}`],
  },
  {
    says: 'a secrecy mark in a file',
    change: { attachments: [file], body: '<p>见附件1</p>' },
    known: { files: new Map([[sha, { ...readable, secrecyMark: '机密★1年' }]]) },
    hits: [`blocking secrecy@${sha.slice(0, 16)}`],
  },
  {
    says: 'a word of the list',
    change: { body: '<p>做好做好防汛</p>' },
    known: { words: [{ word: '防汛', blocking: true, advice: '' }] },
    hits: ['blocking word@body:防汛'],
  },
  {
    says: 'a link to another site that is gone',
    known: { deadOutside: [{ href: 'https://other.example/a', why: '回答404' }] },
    hits: ['asking link@body:outside:https://other.example/a'],
  },
  {
    says: 'a link to another site that nobody could look at',
    known: { unreached: ['https://other.example/a'] },
    hits: ['telling link@body:unreached'],
  },
  {
    says: 'a link to a page that is not there',
    known: { deadLinks: ['/a/202601/t20260101_9.html'] },
    hits: ['asking link@body:/a/202601/t20260101_9.html'],
  },
  {
    says: 'a number of a person in the title and in the text',
    change: { title: '关于王某13800000000的决定', body: '<p>王某13800000000</p>' },
    hits: ['blocking mobile@title:138****0000', 'blocking mobile@body:138****0000'],
  },
];

describe('a check of a document', () => {
  for (const { says, change, known, hits } of cases) {
    it(says, () => assert.deepEqual(ids(change, known), hits));
  }
});

test('what is asked about is let stand with a reason, what blocks never is', () => {
  const content = { ...sound, body: '<p>来信寄a@b.example，王某13800000000</p>' };
  const hits = documentHits(content, facts);
  const letStand = hits.map(({ id }) => ({ hit: id, reason: '公布的联系方式' }));
  assert.deepEqual(
    holdingUp(standing(hits, letStand)).map(({ id }) => id),
    ['mobile@body:138****0000'],
  );
  const blank = letStand.map((one) => ({ ...one, reason: ' ' }));
  assert.equal(holdingUp(standing(hits, blank)).length, 2);
});

test('one hit is masked and the others stay as they are', () => {
  const content = {
    ...sound,
    title: '关于王某13800000000的决定',
    body: '<p>甲13800000000，乙13900000000</p>',
  };
  const hit = documentHits(content, facts).find(({ id }) => id === 'mobile@body:139****0000');
  assert.ok(hit);
  const made = maskedContent(content, [hit], contacts);
  assert.deepEqual([made.title, made.body], [content.title, '<p>甲13800000000，乙139****0000</p>']);
});

describe('days under a text', () => {
  for (const [text, day] of [
    ['2026年2月10日', '2026-02-10'],
    ['二〇二六年二月十日', '2026-02-10'],
    ['二○二六年十二月二十一日', '2026-12-21'],
    ['二零二六年十月三十日', '2026-10-30'],
    ['某府', undefined],
  ] as const) {
    it(text, () => assert.equal(dayIn(text), day));
  }
});

describe('names of files', () => {
  for (const [name, isFine] of [
    ['2026年停车场名录.xlsx', true],
    ['附件1.docx', true],
    ['P020260302345678901234.pdf', false],
    ['ä¸­æ–‡.doc', false],
    ['%E9%99%84%E4%BB%B6.pdf', false],
    ['新建文档(2).docx', false],
    ['锟斤拷锟斤拷.xls', false],
  ] as const) {
    it(name, () => assert.equal(garbledName(name) === undefined, isFine));
  }
});

test('links of this site are known from those of others, and those of an inner network lead nowhere', () => {
  const body = `<p><a href="/a/202601/t20260101_9.html">甲</a><a href="https://www.site.example/b/?x=1">乙</a><a href="https://other.example/c">丙</a><a href="//x.example/">丁</a><a href="http://10.1.2.3/oa">戊</a><a href="https://www.site.example">己</a><a href="/fujian/7/${sha}/a.xlsx">庚</a><a href="/feed/zwdt.atom">辛</a><a href="/feed.xml">壬</a></p>`;
  assert.deepEqual(
    ownLinks(body, ['https://www.site.example']).map(({ href: _, ...link }) => link),
    [
      { kind: 'document', id: 9 },
      { kind: 'place', path: '/b/?x=1' },
      { kind: 'place', path: '/' },
      { kind: 'file', id: 7, sha256: sha },
      { kind: 'feed', column: 'zwdt' },
      { kind: 'feed' },
    ],
  );
  assert.deepEqual(brokenLinks(body), ['http://10.1.2.3/oa']);
});

describe('a place of the site is a column with its pages and years, or a page that every site has', () => {
  const columns = [
    { path: 'zwdt', kind: 'list' },
    { path: 'zfxxgk', kind: 'list' },
    { path: 'zfxxgk/ysqgk', kind: 'apply' },
  ];
  for (const [path, isThere] of [
    ['/', true],
    ['/zwdt/', true],
    ['/zwdt', true],
    ['/zwdt/index_2.html', true],
    ['/zwdt/y2022/index_3.html', true],
    ['/zwdt/nothing/', false],
    ['/zwd/', false],
    ['/zfxxgk/ysqgk/shenqing/', true],
    ['/sousuo/?q=a', true],
    ['/sitemap-2.xml', true],
    ['/content/2019/1.html', false],
  ] as const) {
    it(path, () => assert.equal(isOwnPlace(path, columns), isThere));
  }
});

test('every word is found at every place, as a plain search finds it', () => {
  const unit = fc.constantFrom('甲', '乙', '丙', 'A', 'a');
  const word = fc.string({ unit, minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 6 }),
      fc.string({ unit, maxLength: 40 }),
      (words, text) => {
        const found = wordFinder(words)(text).map(({ word, start }) => `${start} ${word}`);
        const lower = text.toLowerCase();
        const plain = [...new Set(words)].flatMap((one) =>
          Array.from({ length: text.length }, (_, at) => at)
            .filter((at) => lower.startsWith(one.toLowerCase(), at))
            .map((at) => `${at} ${one}`),
        );
        assert.deepEqual(found.toSorted(), plain.toSorted());
      },
    ),
  );
});
