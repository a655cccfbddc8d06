// The words that every letter shares: dates, the request as it is quoted, provisions in full.

import type { Channel } from '../channels.ts';
import type { IsoDay } from '../day.ts';
import type { RefusalGround } from '../outcomes.ts';
import type { Consultee } from '../request/events.ts';
import type { LetterCase } from './case.ts';
import type { FactsOf } from './facts.ts';

export const regulations = '《中华人民共和国政府信息公开条例》';
export const feeMeasures = '《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）';

/** 2026年3月30日: no zero before month or day (GB/T 9704). */
export function dateText(on: IsoDay): string {
  const [y, m, d] = on.split('-').map(Number);
  return `${y}年${m}月${d}日`;
}

/** How the applicant is spoken to. */
export function you({ application }: LetterCase): string {
  return application.applicant.kind === 'natural-person' ? '你' : '你单位';
}

/** What is asked for, in the applicant's own words. */
export function subjectOf({ application }: LetterCase): string {
  const { title, documentNumber, description } = application;
  const number = (documentNumber ?? '').trim();
  const name = title.trim() === '' ? description.trim() : title.trim();
  return number === '' || name.includes(number) ? name : `${name}（${number}）`;
}

export function applicationName({ request }: LetterCase): string {
  return request.matter === 'correction' ? '政府信息更正申请' : '政府信息公开申请';
}

/** As it reads in 以…方式提出. */
const channelNames = {
  'in-person': '当面提交',
  oral: '口头',
  post: '邮寄',
  'ordinary-mail': '平常信函',
  online: '互联网',
  email: '电子邮件',
  fax: '传真',
} as const satisfies Record<Channel, string>;

export function channelName({ request }: LetterCase): string {
  return channelNames[request.channel];
}

/** Number, channel, day of receipt and what is asked: how every letter to the applicant begins. */
export function opening(c: LetterCase): string {
  const { request, number } = c;
  const received = request.receivedOn ?? request.submittedOn;
  const asked = request.matter === 'correction' ? '申请更正' : '申请公开';
  return (
    `本机关于${dateText(received)}收到${you(c)}以${channelName(c)}方式提出的` +
    `${applicationName(c)}（编号：${number}），${asked}“${subjectOf(c)}”。`
  );
}

/** What is counted, and from where (109号: by item in the calendar month of receipt, by volume this request alone). */
export function feeCount(f: FactsOf<'P09'>, c: LetterCase): string {
  if (f.standard === 'by-volume') return `本次提供的政府信息共计${f.quantity}页`;
  const [y, m] = (c.request.receivedOn ?? c.request.submittedOn).split('-').map(Number);
  return `${y}年${m}月，${you(c)}在本次申请之前已向本机关提出申请${f.earlier}件，本次计${f.quantity}件`;
}

export function consulteeName(consultee: Consultee | undefined): string {
  if (consultee === undefined) return '有关方面';
  return consultee === 'third-party' ? '第三方' : '其他行政机关';
}

/** Provisions as the letter cites them: to the paragraph and the item. */
export const grounds = {
  条例14: '第十四条',
  条例15: '第十五条',
  '条例16¶1': '第十六条第一款',
  '条例16¶2': '第十六条第二款',
  条例37: '第三十七条',
} as const;

/** What a ground of refusal is called in the letter, and what is said of all that are alike (14–16, 37). */
export const groundWords: Readonly<
  Record<RefusalGround, { readonly name: string; readonly says: (names: string) => string }>
> = {
  '14-state-secret': { name: '国家秘密', says: ofSecrets },
  '14-prohibited': { name: '法律、行政法规禁止公开', says: ofProhibitions },
  '14-national-security': { name: '国家安全', says: ofSecurity },
  '14-public-security': { name: '公共安全', says: ofSecurity },
  '14-economic-security': { name: '经济安全', says: ofSecurity },
  '14-social-stability': { name: '社会稳定', says: ofSecurity },
  '15-trade-secret': { name: '商业秘密', says: ofThirdParties },
  '15-privacy': { name: '个人隐私', says: ofThirdParties },
  '15-other-harm': { name: '第三方的其他合法权益', says: ofThirdParties },
  '16-personnel': { name: '人事管理', says: ofInternalAffairs },
  '16-logistics': { name: '后勤管理', says: ofInternalAffairs },
  '16-workflow': { name: '内部工作流程', says: ofInternalAffairs },
  '16-discussion': { name: '讨论记录', says: ofProcess },
  '16-draft': { name: '过程稿', says: ofProcess },
  '16-consultation': { name: '磋商信函', says: ofProcess },
  '16-instruction': { name: '请示报告', says: ofProcess },
  '16-enforcement': { name: '行政执法案卷信息', says: ofEnforcement },
  '37-not-government-information': { name: '不属于政府信息', says: ofOthers },
};

function ofSecrets(names: string): string {
  return `依法确定为${names}，不予公开`;
}
function ofProhibitions(names: string): string {
  return `属于${names}的政府信息，不予公开`;
}
function ofSecurity(names: string): string {
  return `公开后可能危及${names}，不予公开`;
}
function ofThirdParties(names: string): string {
  return `涉及${names}，公开会对第三方合法权益造成损害，不予公开`;
}
function ofInternalAffairs(names: string): string {
  return `属于${names}方面的内部事务信息，可以不予公开`;
}
function ofProcess(names: string): string {
  return `属于在履行行政管理职能过程中形成的${names}，可以不予公开`;
}
function ofEnforcement(names: string): string {
  return `属于${names}，可以不予公开`;
}
function ofOthers(names: string): string {
  return `${names}，不予提供`;
}

/** A sentence ends with one full stop, whatever was typed. */
export function sentence(text: string): string {
  const trimmed = text.trim().replace(/[。；;.，,\s]+$/u, '');
  return trimmed === '' ? '' : `${trimmed}。`;
}

/** The same without a stop, for the middle of a sentence. */
export function phrase(text: string): string {
  return sentence(text).slice(0, -1);
}

/** Lines typed one below the other become paragraphs of their own. */
export function lines(text: string): readonly string[] {
  return text
    .split(/\r?\n/)
    .map(sentence)
    .filter((line) => line !== '');
}

/** Several items get numbers, unless whoever typed them gave them some. */
export function items(text: string): readonly string[] {
  const all = lines(text);
  const isNumbered = all.some((line) =>
    /^(?:\d|[（(]?[一二三四五六七八九十\d]+[）)、．.])/u.test(line),
  );
  if (all.length < 2 || isNumbered) return all;
  return all.map((line, i) => `${i + 1}．${phrase(line)}${i + 1 < all.length ? '；' : '。'}`);
}

/** The name of the regulations in full once, and short from then on. */
export function abbreviated(paragraphs: readonly string[]): readonly string[] {
  const times = paragraphs.join('').split(regulations).length - 1;
  if (times < 2) return paragraphs;
  let isFirst = true;
  return paragraphs.map((paragraph) =>
    paragraph.replaceAll(regulations, () => {
      if (!isFirst) return '《条例》';
      isFirst = false;
      return `${regulations}（以下简称《条例》）`;
    }),
  );
}
