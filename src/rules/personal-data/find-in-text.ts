// Numbers and addresses of persons in one piece of text. A number alone says little: check digits tell the sound
// ones, the words around it tell what it is. Document numbers, codes of projects, amounts and dates are no hits.

import { isValidCreditCode } from '../credit-code.ts';
import { residentIdFault } from '../identity.ts';
import type { PersonalDataKind } from './kinds.ts';

export interface InText {
  readonly kind: PersonalDataKind;
  readonly start: number;
  readonly end: number;
  /** It is never published like this; else a person decides. */
  readonly blocking: boolean;
}

/** What is known of the piece beside its own words. */
export interface Around {
  /** Heading of its column. */
  readonly heading: string;
  /** It stands in a row with a person's name. */
  readonly besideName: boolean;
}

export const nothingAround: Around = { heading: '', besideName: false };

export function findInText(text: string, around: Around = nothingAround): readonly InText[] {
  const found: InText[] = [];
  if (/\d{6}/.test(text) || /\d[ -]\d/.test(text)) {
    for (const search of numberSearches) found.push(...search(text, around));
  }
  if (text.includes('@')) found.push(...emails(text));
  if (plateHint.test(text)) found.push(...plates(text));
  if (addressHint.test(text)) found.push(...addresses(text, around));
  return withoutOverlap(found);
}

/** What was found first counts: an identity number is no bank card besides. */
function withoutOverlap(found: readonly InText[]): readonly InText[] {
  const kept: InText[] = [];
  for (const one of found) {
    if (kept.every(({ start, end }) => one.end <= start || one.start >= end)) kept.push(one);
  }
  return kept.toSorted((a, b) => a.start - b.start);
}

type Search = (text: string, around: Around) => Iterable<InText>;

/** Heading and words just before: what the number is said to be. */
function saidBefore(text: string, start: number, { heading }: Around, reach = 16): string {
  return `${heading}：${text.slice(Math.max(0, start - reach), start)}`;
}

const idWords = /身份证|证件号|公民身份|身份号/;
const numberOfThings =
  /(?:编号|单号|文号|代码|流水号|批次?号|合同号?|订单|票号|序列号|IMEI|项目号|图号)[：:为是\s]*$/i;

function* residentIds(text: string, around: Around): Iterable<InText> {
  for (const match of text.matchAll(
    /(?<![0-9A-Za-z])[1-9]\d{5}[ -]?(?:19|20)\d{2}[ -]?\d{4}[ -]?\d{3}[\dXx](?![0-9A-Za-z])/g,
  )) {
    const { index: start } = match;
    const end = start + match[0].length;
    const isSound = residentIdFault(match[0].replaceAll(/[ -]/g, '')) === undefined;
    // With a wrong digit it is still somebody's number, badly copied, where it is said to be one.
    if (isSound || idWords.test(saidBefore(text, start, around))) {
      yield { kind: 'resident-id', start, end, blocking: isSound };
    }
  }
  for (const match of text.matchAll(
    /(?<![0-9A-Za-z.])[1-8]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?![0-9A-Za-z]|\.\d)/g,
  )) {
    const { index: start } = match;
    const said = saidBefore(text, start, around);
    const isSaid = idWords.test(said);
    // Fifteen figures bear no check digit: without a word for it, only numbers of a province's beginning.
    const isLikely =
      provinces.test(match[0]) && !numberOfThings.test(said) && !/[账帐]号/.test(said);
    if (isSaid || isLikely) {
      yield { kind: 'resident-id', start, end: start + match[0].length, blocking: isSaid };
    }
  }
}

const provinces = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[123])/;

function* creditCodes(text: string): Iterable<InText> {
  for (const match of text.matchAll(
    /(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])/g,
  )) {
    if (!isValidCreditCode(match[0])) continue;
    const { index: start } = match;
    yield { kind: 'credit-code', start, end: start + match[0].length, blocking: false };
  }
}

/** Words by which somebody gives his number so that he is called about the matter. */
const contactWords =
  /联系|咨询|电话|手机|热线|举报|监督|投诉|受理|值班|服务|报名|办公|传真|邮购|负责人|微信/;

function* mobiles(text: string, around: Around): Iterable<InText> {
  for (const match of text.matchAll(
    /(?<![0-9A-Za-z.])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![0-9A-Za-z])/g,
  )) {
    const { index: start } = match;
    const end = start + match[0].length;
    const after = text.slice(end, end + 2);
    if (/^(?:\.\d|元|万|亿|吨|户|人次)/.test(after)) continue;
    const said = saidBefore(text, start, around, 24);
    if (numberOfThings.test(said)) continue;
    const isContact = contactWords.test(said) && !around.besideName;
    yield { kind: 'mobile', start, end, blocking: !isContact };
  }
}

/** Of an institution, given to be rung. */
const officeWords = /咨询|热线|举报|监督|投诉|受理|值班|服务|办公|传真|总机|前台/;

function* landlines(text: string, around: Around): Iterable<InText> {
  for (const match of text.matchAll(
    /(?<![0-9A-Za-z.-])(?:[（(]?0\d{2,3}[)）]?[ -]?)?[1-9]\d{6,7}(?:(?:转|-)\d{1,6})?(?![0-9A-Za-z.])/g,
  )) {
    const { index: start } = match;
    const said = saidBefore(text, start, around);
    const hasArea = /^[（(]?0/.test(match[0]);
    const isCompact = !/[-－ )）]/.test(match[0].slice(0, 6));
    const isSaid = /电话|座机|宅电|号码/.test(said);
    // Seven figures are anything; with an area code run together they may be a number of a thing.
    if ((!hasArea || isCompact) && !isSaid) continue;
    if (numberOfThings.test(said) || officeWords.test(said)) continue;
    if (/[年元万%]/.test(text.charAt(start + match[0].length))) continue;
    yield { kind: 'landline', start, end: start + match[0].length, blocking: false };
  }
}

const cardWords = /银行卡|卡号|一卡通|存折|社保卡|工资卡/;
const accountWords = /[账帐][号户]|开户/;

function* bankCards(text: string, around: Around): Iterable<InText> {
  for (const match of text.matchAll(
    /(?<![0-9A-Za-z.])[3-9]\d{3}(?:[ -]?\d{4}){2,3}[ -]?\d{3,4}(?:[ -]?\d{1,3})?(?![0-9A-Za-z]|\.\d)/g,
  )) {
    const bare = match[0].replaceAll(/[ -]/g, '');
    if (bare.length < 16 || bare.length > 19 || !passesLuhn(bare)) continue;
    const { index: start } = match;
    const said = saidBefore(text, start, around, 30);
    const isCard = cardWords.test(said);
    if (!isCard && !accountWords.test(said)) continue;
    const end = start + match[0].length;
    yield { kind: 'bank-card', start, end, blocking: isCard || around.besideName };
  }
}

/** ISO/IEC 7812-1, annex B. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

function* passports(text: string, around: Around): Iterable<InText> {
  for (const match of text.matchAll(
    /(?<![0-9A-Za-z])(?:[EGDPS]\d{8}|E[A-HJ-NP-Z]\d{7}|[CHMW]\d{8}|[HM]\d{10})(?![0-9A-Za-z])/gi,
  )) {
    const { index: start } = match;
    const said = saidBefore(text, start, around, 20);
    if (!/护照|通行证|旅行证|证件号/.test(said)) continue;
    yield { kind: 'passport', start, end: start + match[0].length, blocking: true };
  }
}

const numberSearches: readonly Search[] = [
  residentIds,
  bankCards,
  creditCodes,
  mobiles,
  passports,
  landlines,
];

function* emails(text: string): Iterable<InText> {
  for (const match of text.matchAll(/[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,18}/gi)) {
    const { index: start } = match;
    yield { kind: 'email', start, end: start + match[0].length, blocking: false };
  }
}

const provinceMarks = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const plateHint = new RegExp(`[${provinceMarks}][A-HJ-Z][·・. ]?[A-HJ-NP-Z0-9]{4}`);

function* plates(text: string): Iterable<InText> {
  const pattern = new RegExp(
    `[${provinceMarks}][A-HJ-Z][·・. ]?(?=[A-HJ-NP-Z0-9]*\\d)(?:[A-HJ-NP-Z0-9]{6}|[A-HJ-NP-Z0-9]{5}|[A-HJ-NP-Z0-9]{4}[警学挂港澳])(?![0-9A-Za-z])`,
    'g',
  );
  for (const match of text.matchAll(pattern)) {
    const { index: start } = match;
    yield { kind: 'plate', start, end: start + match[0].length, blocking: false };
  }
}

const addressHint = /\d[^\n]{0,12}?[号栋幢座室户组院]/;
/** Down to where somebody lives: a door, or a house where it is said to be a home. */
const toDoor =
  /(?:[\u4e00-\u9fff]{2,12}?[省市区县州旗])?[\u4e00-\u9fff\d]{2,20}?(?:路|街|道|巷|弄|胡同|村|庄|屯|苑|园|小区|里|花园|公寓|家园|新村|社区|镇|乡|组)[\u4e00-\u9fff\dA-Za-z-]{0,12}?\d{1,5}(?:号楼?|栋|幢|座|组)(?:[\u4e00-\u9fff\dA-Za-z-]{0,8}?\d{1,4}(?:号|室|户|房|单元))*/g;
const homeWords = /住址|家庭地址|住在|户籍|居住|现住|家住|户口/;
const seatWords =
  /住所地?|注册地|经营|办公|地址|单位|公司|厂|机关|地点|位于|坐落|所在地|项目|标的|工程/;

function* addresses(text: string, around: Around): Iterable<InText> {
  for (const match of text.matchAll(toDoor)) {
    const [lead = ''] = ledBy.exec(match[0]) ?? [];
    const start = match.index + lead.length;
    const said = saidBefore(text, start, around, 12);
    const isHome = homeWords.test(said);
    const toRoom = /\d(?:室|户|房)$|\d单元/.test(match[0]);
    if (!isHome && (!toRoom || (seatWords.test(said) && !around.besideName))) continue;
    yield { kind: 'address', start, end: match.index + match[0].length, blocking: false };
  }
}

/** Words that run into the address in front of them are no part of it. */
const ledBy = /^.*?(?:家住|住在|现住|住址|居住[于在]|户籍地?|地址|[住位]于)[为是在：:]?/;
