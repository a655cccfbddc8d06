// Identity and contact details of applicants (条例 29 ¶2(1)): resident identity numbers by
// GB 11643-1999, telephone numbers and e-mail addresses by their form; and how they are masked before
// anything with them in it is shown or published.

import { type Day, isAfter, parseDay } from './day.ts';

export interface IdentityFault {
  readonly code: 'length' | 'characters' | 'old-number' | 'birth-date' | 'check-character';
  readonly provision: 'GB 11643-1999';
  readonly message: string;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/** Check character of the first 17 digits; undefined when they are not 17 digits. */
export function residentIdCheckCharacter(first17: string): string | undefined {
  if (!/^\d{17}$/.test(first17)) return undefined;
  let sum = 0;
  for (const [i, weight] of weights.entries()) sum += Number(first17[i]) * weight;
  return checkCharacters[sum % 11];
}

/** The day of birth in an 18-character number, when there is such a day. */
export function bornOnOf(residentId: string): Day | undefined {
  const digits = residentId.slice(6, 14);
  return parseDay(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`);
}

/**
 * Undefined when the number is sound; with `today`, also not of somebody yet to be born. The region
 * code is not looked up: codes are abolished and a holder keeps the one he was born under.
 */
export function residentIdFault(text: string, today?: Day): IdentityFault | undefined {
  const id = text.toUpperCase();
  if (/^\d{15}$/.test(id)) {
    return fault('old-number', '15位身份证号码已停用，请填写18位公民身份号码');
  }
  if (id.length !== 18) return fault('length', `公民身份号码应为18位，现为${id.length}位`);
  if (!/^\d{17}[\dX]$/.test(id)) {
    return fault('characters', '公民身份号码前17位是数字，末位是数字或X');
  }
  const bornOn = bornOnOf(id);
  if (bornOn === undefined || bornOn.year < 1900 || (today && isAfter(bornOn, today))) {
    return fault('birth-date', '公民身份号码第7至14位不是一个可能的出生日期');
  }
  if (residentIdCheckCharacter(id.slice(0, 17)) !== id.slice(17)) {
    return fault('check-character', '公民身份号码的校验码不对，请核对是否抄错');
  }
  return undefined;
}

function fault(code: IdentityFault['code'], message: string): IdentityFault {
  return { code, provision: 'GB 11643-1999', message };
}

/** Blanks, hyphens between groups and a leading +86 are how people write; they carry nothing. */
function bareNumber(text: string): string {
  return text
    .trim()
    .replace(/^(?:\+|00)86[\s-]?/, '')
    .replaceAll(/[\s-]/g, '');
}

export function isMobileNumber(text: string): boolean {
  return /^1[3-9]\d{9}$/.test(bareNumber(text));
}

/** Area code 0 and two or three digits, often in brackets, then seven or eight with a blank before the last four or none; an extension after 转 or a second hyphen. */
export function isLandlineNumber(text: string): boolean {
  return /^(?:0\d{2,3}[\s-]?|[(（]0\d{2,3}[)）][\s-]?)[1-9]\d{2,3}\s?\d{4}(?:(?:转|-)\d{1,6})?$/.test(
    text.trim(),
  );
}

export function isTelephoneNumber(text: string): boolean {
  return isMobileNumber(text) || isLandlineNumber(text);
}

/** What mail can be sent to: one @, a dotted host, no blanks. Delivery alone proves an address. */
export function isEmailAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/i.test(
      text,
    ) &&
    !/^\.|\.\.|\.@/.test(text)
  );
}

/** First six and last four stay: 999999********0012. */
export function maskIdNumber(text: string): string {
  return text.length <= 10
    ? '*'.repeat(text.length)
    : `${text.slice(0, 6)}${'*'.repeat(text.length - 10)}${text.slice(-4)}`;
}

/** The four figures before the last four are hidden: 138****1234, 0000-****0100. */
export function maskTelephone(text: string): string {
  return text.length < 8 ? '*'.repeat(text.length) : `${text.slice(0, -8)}****${text.slice(-4)}`;
}

/** The family name stays: 张*. A name of one character is hidden whole, a long one does not tell its length. */
export function maskName(text: string): string {
  const characters = Array.from(text);
  return characters.length < 2
    ? '*'.repeat(characters.length)
    : `${characters[0]}${'*'.repeat(Math.min(characters.length - 1, 3))}`;
}
