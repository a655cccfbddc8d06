// What people copy from the slip of a letter: the answer code, whose slips of the pen are told at once, and
// the number of the letter in whatever brackets.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { letterNumberFrom, shortLetterNumber } from '../../src/rules/letters/typed-number.ts';
import {
  answerCodeLength,
  checkCharacter,
  codeAlphabet,
  inGroups,
  isWholeAnswerCode,
} from '../../src/rules/readable-code.ts';

const characters = fc.constantFrom(...Array.from(codeAlphabet));
const codes = fc
  .array(characters, { minLength: answerCodeLength, maxLength: answerCodeLength })
  .map((list) => list.join(''))
  .map((payload) => payload + checkCharacter(payload));

describe('an answer code', () => {
  it('has no characters that are taken for one another', () => {
    assert.equal(new Set(codeAlphabet).size, 23);
    assert.doesNotMatch(codeAlphabet, /[0O1IL2Z5S8BUV]/);
  });

  it('is whole however it is typed', () => {
    fc.assert(
      fc.property(codes, (code) => {
        assert.ok(isWholeAnswerCode(inGroups(code)));
        assert.ok(isWholeAnswerCode(` ${code.toLowerCase()} `));
      }),
    );
  });

  it('tells every single wrong character', () => {
    fc.assert(
      fc.property(codes, fc.nat(answerCodeLength), characters, (code, i, other) => {
        fc.pre(code[i] !== other);
        assert.ok(!isWholeAnswerCode(code.slice(0, i) + other + code.slice(i + 1)));
      }),
    );
  });

  it('tells every two characters that changed places, neighbours or not', () => {
    fc.assert(
      fc.property(codes, fc.nat(answerCodeLength), fc.nat(answerCodeLength), (code, i, k) => {
        fc.pre(code[i] !== code[k]);
        const list = Array.from(code);
        [list[i], list[k]] = [list[k] ?? '', list[i] ?? ''];
        assert.ok(!isWholeAnswerCode(list.join('')));
      }),
    );
  });

  it('is not whole when something is missing, too much, or from another alphabet', () => {
    for (const text of ['', '-', '3', 'QW7D-9KXA-34MN', '0000-0000-0000-0000', '３'.repeat(16)]) {
      assert.ok(!isWholeAnswerCode(text), text);
    }
  });
});

const from = (text: string): string => letterNumberFrom(text, '青公开', 'P04');

describe('the number of a letter', () => {
  it('is read in whatever brackets, width and spacing', () => {
    for (const text of [
      '青公开征〔2026〕3号',
      '青公开征[2026]3号',
      '青公开征（2026）3号',
      '青公开征【2026】第3号',
      ' 青公开征 〔２０２６〕 ３ 号 ',
      '青公开征〔2026〕003',
      '〔2026〕3号',
      '2026-3',
      '2026－3',
      '2026年3号'.replace('年', '/'),
    ]) {
      assert.equal(from(text), '青公开征〔2026〕3号', text);
    }
  });

  it('keeps the word that was typed: another organ’s letter stays another’s', () => {
    assert.equal(from('别公开征〔2026〕3号'), '别公开征〔2026〕3号');
    assert.equal(from('青公开〔2026〕3号'), '青公开〔2026〕3号');
  });

  it('stays as it was typed when it is none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        assert.equal(typeof from(text), 'string');
      }),
    );
    assert.equal(from('不知道'), '不知道');
  });

  it('short as printed codes carry it, leads back to the whole', () => {
    assert.equal(shortLetterNumber('青公开征〔2026〕12号'), '2026-12');
    assert.equal(from(shortLetterNumber('青公开征〔2026〕12号')), '青公开征〔2026〕12号');
  });
});
