import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import {
  creditCodeCheckCharacter,
  creditCodeFault,
  isValidCreditCode,
} from '../src/rules/credit-code.ts';
import { day } from '../src/rules/day.ts';
import {
  isEmailAddress,
  isMobileNumber,
  isTelephoneNumber,
  maskIdNumber,
  maskName,
  maskTelephone,
  residentIdCheckCharacter,
  residentIdFault,
} from '../src/rules/identity.ts';

const today = day('2026-03-02');

// The example number that GB 11643-1999 itself prints, and one with X.
describe('resident identity numbers', () => {
  for (const sound of ['11010519491231002X', '440524188001010014', '11010519491231002x']) {
    it(`${sound} has the right check character`, () => {
      const fault = residentIdFault(sound, today);
      // The standard's second example was born in 1880: sound in form, too old to ask anything.
      assert.equal(fault?.code, sound.startsWith('4405') ? 'birth-date' : undefined);
      assert.equal(residentIdCheckCharacter(sound.slice(0, 17)), sound.slice(17).toUpperCase());
    });
  }
  for (const [text, code] of [
    ['110105194912310021', 'check-character'],
    ['11010519490231002X', 'birth-date'],
    ['999999202603030010', 'birth-date'],
    ['110105491231002', 'old-number'],
    ['1101051949123100', 'length'],
    ['1101051949123100AX', 'characters'],
  ] as const) {
    it(`${text}: ${code}`, () => assert.equal(residentIdFault(text, today)?.code, code));
  }

  const number = fc
    .tuple(
      fc.integer({ min: 100_000, max: 999_999 }),
      fc.integer({ min: 0, max: 40_000 }),
      fc.integer({ min: 0, max: 999 }),
    )
    .map(([region, age, sequence]) => {
      const bornOn = day('2020-12-31').subtract({ days: age });
      const first17 = `${region}${bornOn.toString().replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
      return first17 + residentIdCheckCharacter(first17);
    });

  it('one wrong digit or two neighbours exchanged are always found', () => {
    fc.assert(
      fc.property(number, fc.nat({ max: 16 }), fc.integer({ min: 1, max: 9 }), (id, at, by) => {
        assert.equal(residentIdFault(id, today), undefined);
        const wrong = (Number(id[at]) + by) % 10;
        assert.ok(residentIdFault(id.slice(0, at) + wrong + id.slice(at + 1), today));
        const swapped = id.slice(0, at) + id.charAt(at + 1) + id.charAt(at) + id.slice(at + 2);
        assert.equal(residentIdFault(swapped, today) === undefined, swapped === id);
      }),
    );
  });
});

describe('unified social credit codes', () => {
  it('the code that the standard takes as its example is sound', () => {
    assert.equal(creditCodeFault('91350100M000100Y43'), undefined);
  });
  for (const [text, code] of [
    ['91350100M000100Y44', 'check-character'],
    ['91350100M000100Y4', 'length'],
    ['91350100I000100Y43', 'characters'],
    ['', 'length'],
  ] as const) {
    it(`${text || '(empty)'}: ${code}`, () => assert.equal(creditCodeFault(text)?.code, code));
  }

  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  it('one wrong character is always found', () => {
    const first17 = fc
      .array(fc.constantFrom(...alphabet.split('')), { minLength: 17, maxLength: 17 })
      .map((characters) => characters.join(''));
    fc.assert(
      fc.property(first17, fc.nat({ max: 16 }), fc.integer({ min: 1, max: 30 }), (text, at, by) => {
        const code = text + creditCodeCheckCharacter(text);
        assert.ok(isValidCreditCode(code));
        assert.ok(isValidCreditCode(code.toLowerCase()));
        const wrong = alphabet[(alphabet.indexOf(code.charAt(at)) + by) % 31] ?? '';
        assert.ok(!isValidCreditCode(code.slice(0, at) + wrong + code.slice(at + 1)));
      }),
    );
  });
});

describe('telephone numbers and addresses', () => {
  for (const good of [
    '0000-5550100',
    '021-55501234',
    '0000-5550100-12',
    '(0000)5550100',
    '（021）55501234转12',
    '+86 138 0000 0000',
  ]) {
    it(`${good} can be rung`, () => assert.ok(isTelephoneNumber(good)));
  }
  for (const bad of [
    '5550100',
    '12345678901',
    '1380000000',
    '0-5550100',
    '021-05550123',
    '(0000-5550100',
    '电话',
  ]) {
    it(`${bad} cannot`, () => assert.ok(!isTelephoneNumber(bad)));
  }
  it('a landline is no mobile number', () => assert.ok(!isMobileNumber('0000-5550100')));
  for (const good of ['a@mail.example', 'xin.xi_1+x@kfq.example', 'a@b-c.example.com']) {
    it(`${good} can be written to`, () => assert.ok(isEmailAddress(good)));
  }
  for (const bad of [
    'a@b',
    'a b@mail.example',
    'a@@mail.example',
    '.a@mail.example',
    '@x.example',
  ]) {
    it(`${bad} cannot`, () => assert.ok(!isEmailAddress(bad)));
  }
});

describe('masks', () => {
  it('hide what identifies and keep what helps to tell apart', () => {
    assert.equal(maskIdNumber('999999199001010012'), '999999********0012');
    assert.equal(maskTelephone('13800001234'), '138****1234');
    assert.equal(maskTelephone('0000-5550100'), '0000****0100');
    assert.equal(maskName('张三丰'), '张**');
    assert.equal(maskName('张'), '*');
    assert.equal(maskName('古丽加娜提·阿不都热合曼'), '古***');
  });
});
