import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import {
  checkDocumentNumber,
  formatDocumentNumber,
  normaliseDocumentNumber,
  parseDocumentNumber,
  queryDocumentNumber,
  queryNumberPart,
} from '../src/rules/document-number.ts';
import { chineseNumeral, numberOfNumeral } from '../src/rules/paste/numerals.ts';

describe('a document number in its one correct spelling', () => {
  for (const [text, parts] of [
    ['青枫开管办发〔2022〕47号', { agency: '青枫开管办发', year: 2022, sequence: 47 }],
    ['国务院令第711号', { agency: '国务院令', sequence: 711 }],
    ['财政部公告2022年第5号', { agency: '财政部公告', year: 2022, sequence: 5 }],
  ] as const) {
    it(`${text} is read and written back`, () => {
      assert.deepEqual(parseDocumentNumber(text), parts);
      assert.equal(formatDocumentNumber(parts), text);
      assert.ok('number' in checkDocumentNumber(text));
    });
  }
});

describe('a document number that is to be published is refused, naming the right form', () => {
  for (const [text, code, suggestion] of [
    ['黔府办函[2022]47号', 'wrong-brackets', '黔府办函〔2022〕47号'],
    ['黔府办函（2022）47号', 'wrong-brackets', '黔府办函〔2022〕47号'],
    ['黔府办函【2022】47号', 'wrong-brackets', '黔府办函〔2022〕47号'],
    ['黔府办函(2022〕47号', 'wrong-brackets', '黔府办函〔2022〕47号'],
    ['黔府办函〔2022〕第47号', 'superfluous-di', '黔府办函〔2022〕47号'],
    ['黔府办函〔2022〕047号', 'leading-zero', '黔府办函〔2022〕47号'],
    ['黔府办函 〔2022〕 47号', 'spaces-or-wide-characters', '黔府办函〔2022〕47号'],
    ['黔府办函〔２０２２〕４７号', 'spaces-or-wide-characters', '黔府办函〔2022〕47号'],
    ['黔府办函〔22〕47号', 'short-year', undefined],
    ['四十七号', 'unreadable-number', undefined],
    ['', 'unreadable-number', undefined],
  ] as const) {
    it(`${text || '(empty)'}: ${code}`, () => {
      const checked = checkDocumentNumber(text);
      assert.ok('fault' in checked);
      assert.equal(checked.fault.code, code);
      assert.equal(checked.fault.suggestion, suggestion);
      if (suggestion) assert.ok(checked.fault.message.includes(suggestion));
    });
  }
});

describe('what a searcher types', () => {
  for (const [text, query] of [
    ['47号', { sequence: 47 }],
    ['第47号', { sequence: 47 }],
    ['〔2022〕47号', { year: 2022, sequence: 47 }],
    ['（2022）47号', { year: 2022, sequence: 47 }],
    ['2022年第47号', { year: 2022, sequence: 47 }],
    ['2022 47', { year: 2022, sequence: 47 }],
    ['黔府办函 2022 47', { agency: '黔府办函', year: 2022, sequence: 47 }],
    ['黔府办函　2022　47号', { agency: '黔府办函', year: 2022, sequence: 47 }],
    ['黔府办函-2022-47', { agency: '黔府办函', year: 2022, sequence: 47 }],
    ['黔府办函2022年47号', { agency: '黔府办函', year: 2022, sequence: 47 }],
    ['黔府办函〔2022〕47号', { agency: '黔府办函', year: 2022, sequence: 47 }],
    ['黔府办函[2022]47', { agency: '黔府办函', year: 2022, sequence: 47 }],
    ['黔府办函〔2022〕', { agency: '黔府办函', year: 2022 }],
    ['黔府办函47号', { agency: '黔府办函', sequence: 47 }],
    ['国务院令第711号', { agency: '国务院令', sequence: 711 }],
    ['四十号', { sequence: 40 }],
    ['第十二号', { sequence: 12 }],
    ['国务院令第七百一十一号', { agency: '国务院令', sequence: 711 }],
    ['办发〔2022〕四十号', { agency: '办发', year: 2022, sequence: 40 }],
    ['办发〔二〇二二〕四七号', { agency: '办发', year: 2022, sequence: 47 }],
    ['办发〔二○二二〕一百零三号', { agency: '办发', year: 2022, sequence: 103 }],
    ['公告二〇二二年第九号', { agency: '公告', year: 2022, sequence: 9 }],
    ['办发〔22〕21号', { agency: '办发', year: 2022, sequence: 21 }],
    ['办发(98)21', { agency: '办发', year: 1998, sequence: 21 }],
  ] as const) {
    it(`${text} is a document number`, () => assert.deepEqual(queryDocumentNumber(text), query));
  }
  for (const text of ['2022', '47', '住房补贴', '关于印发47号', '2022年预算', '', '2022-03-01']) {
    it(`${text || '(empty)'} is words`, () => assert.equal(queryDocumentNumber(text), undefined));
  }
});

const parts = fc.record(
  {
    agency: fc
      .array(fc.constantFrom(...Array.from('青枫开管办发函财人社规建应急')), {
        minLength: 2,
        maxLength: 8,
      })
      .map((characters) => characters.join('')),
    year: fc.integer({ min: 1949, max: 2099 }),
    sequence: fc.integer({ min: 1, max: 99_999 }),
  },
  { noNullPrototype: true },
);

describe('a part typed into its box', () => {
  it('is read in figures of every kind, and nothing else is', () => {
    for (const text of ['47', '４７', '047', '四十七', '四七', '第47号', ' 47 号']) {
      assert.equal(queryNumberPart('sequence', text), 47, text);
    }
    for (const text of ['2022', '２０２２', '二〇二二', '二○二二年', '〔2022〕', '[22]', '22']) {
      assert.equal(queryNumberPart('year', text), 2022, text);
    }
    for (const text of ['', '号', '办发47', '〔2022〕47', '四十七年', '-1', '0', '猫']) {
      assert.equal(queryNumberPart('sequence', text), undefined, text);
      if (text !== '〔2022〕47') assert.equal(queryNumberPart('year', text), undefined, text);
    }
    assert.equal(queryNumberPart('year', '20225'), undefined);
  });
});

describe('properties', () => {
  it('whatever brackets, 第, zeros and blanks are put in, the same number comes out', () => {
    const spelling = fc.record({
      open: fc.constantFrom('[', '(', '【', '（', '〔', ' ［'),
      close: fc.constantFrom(']', ')', '】', '）', '〕', '］ '),
      di: fc.constantFrom('', '第'),
      zeros: fc.constantFrom('', '0', '000'),
    });
    fc.assert(
      fc.property(parts, spelling, (p, s) => {
        const text = `${p.agency}${s.open}${p.year}${s.close}${s.di}${s.zeros}${p.sequence}号`;
        const right = formatDocumentNumber(p);
        assert.equal(normaliseDocumentNumber(text), right);
        assert.deepEqual(queryDocumentNumber(text), p);
        const checked = checkDocumentNumber(text);
        if ('fault' in checked) assert.equal(checked.fault.suggestion, right);
        else assert.equal(text, right);
      }),
    );
  });

  it('a number counted in Chinese is the number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), (n) => {
        assert.equal(numberOfNumeral(chineseNumeral(n)), n);
        assert.equal(queryDocumentNumber(`${chineseNumeral(n)}号`)?.sequence, n);
      }),
    );
    for (const text of ['', '十百', '百', '百十', '一二十', '四十七八', '号']) {
      assert.equal(numberOfNumeral(text), undefined, text);
    }
  });

  it('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        checkDocumentNumber(text);
        queryDocumentNumber(text);
      }),
    );
  });
});
