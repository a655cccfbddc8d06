import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { configs as toSimplified } from 'opencc-js/preset/t2cn';
import { configs as toTraditional } from 'opencc-js/preset/cn2t';
import { Converter as FromTraditional } from 'opencc-js/t2cn';
import { Converter as FromSimplified } from 'opencc-js/cn2t';
import { exampleDocuments2022 } from '../../src/example/documents-2022.ts';
import { type Conversion, converterOf } from '../../src/formats/phrase-tables.ts';

const ours = {
  complicate: converterOf(toTraditional['s2tw'] as unknown as Conversion),
  simplify: converterOf(toSimplified['tw2s'] as unknown as Conversion),
};
const theirs = {
  complicate: FromSimplified({ from: 'cn', to: 'tw' }),
  simplify: FromTraditional({ from: 'tw', to: 'cn' }),
};

describe('the tables of simplified and traditional characters', () => {
  it('choose by the phrase, not by the character', () => {
    assert.equal(ours.complicate('发展头发干部干净后面皇后'), '發展頭髮幹部乾淨後面皇后');
    assert.equal(ours.simplify('乾淨的頭髮，皇后後面'), '干净的头发，皇后后面');
  });

  it('say what the library says, of whole documents', () => {
    const documents = exampleDocuments2022()[Symbol.iterator]().take(200);
    for (const { title, body } of documents) {
      const traditional = theirs.complicate(title + body);
      assert.equal(ours.complicate(title + body), traditional);
      assert.equal(ours.simplify(traditional), theirs.simplify(traditional));
    }
  });

  it('say what the library says, of phrases of its tables side by side', () => {
    const phrases = ((toTraditional['s2tw']?.segmentation ?? []) as readonly string[])
      .flatMap((dictionary) => dictionary.split('|'))
      .map((entry) => entry.split(' ')[0] ?? '');
    const piece = fc.oneof(
      fc.integer({ min: 0, max: phrases.length - 1 }).map((i) => phrases[i] ?? ''),
      fc.integer({ min: 0x4e_00, max: 0x9f_ff }).map((code) => String.fromCodePoint(code)),
      fc.integer({ min: 0x2_00_00, max: 0x2_a6_df }).map((code) => String.fromCodePoint(code)),
      fc.constantFrom('a', '，', '\u{2f800}', '\uf900', ' ', '〔2022〕'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const traditional = theirs.complicate(text);
        assert.equal(ours.complicate(text), traditional);
        assert.equal(ours.simplify(traditional), theirs.simplify(traditional));
      }),
      { numRuns: 2000 },
    );
  });
});
