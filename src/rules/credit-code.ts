// Unified social credit code (统一社会信用代码), GB 32100-2015: 18 characters, the last a check
// character; the ninth to the seventeenth are the organisation code of GB 11714-1997 with a check
// character of its own. A few codes given out early are in use with a wrong check character, so a
// fault is a reason to look again, not proof that the holder does not exist.

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const codeWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

export interface CreditCodeFault {
  readonly code: 'length' | 'characters' | 'check-character';
  readonly provision: 'GB 32100-2015';
  readonly message: string;
}

/** Check character of the first 17 characters; undefined when one is outside the alphabet. */
export function creditCodeCheckCharacter(first17: string): string | undefined {
  let sum = 0;
  for (const [i, weight] of codeWeights.entries()) {
    const value = alphabet.indexOf(first17.charAt(i) || '?');
    if (value < 0) return undefined;
    sum += value * weight;
  }
  return alphabet[(31 - (sum % 31)) % 31];
}

/** Check character of the eight characters of an organisation code (GB 11714-1997: digits, A–Z). */
export function organisationCodeCheckCharacter(first8: string): string | undefined {
  let sum = 0;
  for (const [i, weight] of organisationWeights.entries()) {
    const value = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(first8.charAt(i) || '?');
    if (value < 0) return undefined;
    sum += value * weight;
  }
  const check = 11 - (sum % 11);
  if (check === 10) return 'X';
  return check === 11 ? '0' : String(check);
}

/** Undefined when the code is sound. Letters may be small; spaces are faults. */
export function creditCodeFault(text: string): CreditCodeFault | undefined {
  const code = text.toUpperCase();
  if (code.length !== 18) {
    return fault('length', `统一社会信用代码应为18位，现为${code.length}位`);
  }
  if (!new RegExp(`^[${alphabet}]{18}$`).test(code)) {
    return fault('characters', '统一社会信用代码只用数字和大写字母，不用I、O、S、V、Z');
  }
  if (creditCodeCheckCharacter(code.slice(0, 17)) !== code.slice(17)) {
    return fault('check-character', '统一社会信用代码的校验码不对，请核对是否抄错');
  }
  return undefined;
}

export function isValidCreditCode(text: string): boolean {
  return creditCodeFault(text) === undefined;
}

function fault(code: CreditCodeFault['code'], message: string): CreditCodeFault {
  return { code, provision: 'GB 32100-2015', message };
}
