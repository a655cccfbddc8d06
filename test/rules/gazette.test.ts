import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gazetteViolations, issueName } from '../../src/rules/gazette.ts';
import { kindFieldViolations } from '../../src/rules/kind-fields.ts';

const codes = (found: readonly { readonly code: string }[]): string[] =>
  found.map(({ code }) => code);

const fieldsOf = (particulars: Record<string, string>) =>
  kindFieldViolations({ kind: 'gazette', particulars }).map(({ field }) => field);

describe('an issue of the gazette', () => {
  const entry = { documentId: 1, name: '某办法', page: 3 };
  test('has contents or can be read as a whole, and lists a document once', () => {
    assert.deepEqual(codes(gazetteViolations({ kind: 'gazette' })), ['gazette-empty']);
    const picture = [{ sha256: 'a', name: '封面.jpg' }];
    const found = gazetteViolations({ kind: 'gazette', attachments: picture });
    assert.deepEqual(codes(found), ['gazette-empty']);
    const whole = [{ sha256: 'a', name: '全本.PDF' }];
    assert.deepEqual(gazetteViolations({ kind: 'gazette', attachments: whole }), []);
    assert.deepEqual(gazetteViolations({ kind: 'gazette', contents: [entry] }), []);
    const twice = gazetteViolations({ kind: 'gazette', contents: [entry, entry] });
    assert.deepEqual(codes(twice), ['gazette-entry-twice']);
    assert.deepEqual(gazetteViolations({ kind: 'notice' }), []);
  });

  test('is called by its year and number, which are figures', () => {
    assert.equal(issueName({ 年份: '2026', 期号: '3', 总期号: '45' }), '2026年第3期（总第45期）');
    assert.equal(issueName({ 年份: '2026', 期号: '3' }), '2026年第3期');
    assert.deepEqual(fieldsOf({ 年份: '2026', 期号: '3' }), []);
    assert.deepEqual(fieldsOf({ 年份: '二〇二六', 期号: '第3期', 总期号: '0' }), [
      'particulars.年份',
      'particulars.期号',
      'particulars.总期号',
    ]);
  });
});
