// What counts as personal data in what is to be published, on which provision, and how each is shown once it is
// masked: the one table of both (条例 15; 个人信息保护法 28, 73; the forms of mask-applicant.ts).

import { maskAddress, maskEmail } from '../mask-applicant.ts';
import { maskIdNumber, maskName } from '../identity.ts';

interface PersonalDataKindRow {
  readonly label: string;
  readonly provision: string;
  /** Same length or not: what stands where the data stood. */
  readonly mask: (text: string) => string;
}

export const personalDataKinds = {
  'resident-id': {
    label: '居民身份证号码',
    provision: '条例15；个人信息保护法28',
    mask: (text) => throughMarks(text, maskIdNumber),
  },
  'credit-code': {
    label: '统一社会信用代码',
    provision: '条例15',
    mask: (text) => throughMarks(text, maskIdNumber),
  },
  mobile: {
    label: '手机号码',
    provision: '条例15；个人信息保护法4',
    mask: (text) => throughMarks(text, hideBeforeLastFour),
  },
  landline: {
    label: '固定电话',
    provision: '条例15；个人信息保护法4',
    mask: (text) => throughMarks(text, hideBeforeLastFour),
  },
  'bank-card': {
    label: '银行卡号',
    provision: '条例15；个人信息保护法28',
    mask: (text) => throughMarks(text, (card) => `${'*'.repeat(card.length - 4)}${card.slice(-4)}`),
  },
  passport: {
    label: '护照、通行证号码',
    provision: '条例15；个人信息保护法28',
    mask: (text) => `${text.slice(0, 1)}${'*'.repeat(text.length - 3)}${text.slice(-2)}`,
  },
  plate: {
    label: '机动车号牌',
    provision: '条例15；个人信息保护法4',
    mask: (text) => `${text.slice(0, 2)}${'*'.repeat(text.length - 3)}${text.slice(-1)}`,
  },
  email: { label: '电子邮箱', provision: '条例15；个人信息保护法4', mask: maskEmail },
  address: { label: '住址', provision: '条例15；个人信息保护法4', mask: maskAddress },
  'hardship-name': {
    label: '困难、受助人员姓名',
    provision: '条例15；个人信息保护法28',
    mask: maskName,
  },
  'illness-name': {
    label: '患者、残疾人姓名',
    provision: '条例15；个人信息保护法28',
    mask: maskName,
  },
  'minor-name': {
    label: '未成年人姓名',
    provision: '条例15；个人信息保护法28、31；未成年人保护法4',
    mask: maskName,
  },
} as const satisfies Record<string, PersonalDataKindRow>;

export type PersonalDataKind = keyof typeof personalDataKinds;

export function isPersonalDataKind(text: string): text is PersonalDataKind {
  return Object.hasOwn(personalDataKinds, text);
}

/** Blanks and hyphens between groups stay where they are; only figures and letters are masked. */
function throughMarks(text: string, mask: (bare: string) => string): string {
  const bare = Array.from(text).filter((character) => !isMark(character));
  const masked = Array.from(mask(bare.join('')));
  return Array.from(text)
    .map((character) => (isMark(character) ? character : (masked.shift() ?? '*')))
    .join('');
}

function hideBeforeLastFour(digits: string): string {
  return digits.length < 8
    ? '*'.repeat(digits.length)
    : `${digits.slice(0, -8)}****${digits.slice(-4)}`;
}

function isMark(character: string): boolean {
  return !/[\p{L}\p{N}]/u.test(character);
}
