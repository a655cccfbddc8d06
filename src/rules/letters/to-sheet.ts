// A letter as it is printed: whose name it bears, its number and day, and whom to ask (条例 12: office,
// address and telephone come from the guide). A consultation carries its answer slip on a page of its own.

import { opinions } from '../request/events.ts';
import type { IsoDay } from '../day.ts';
import type { LetterCase } from './case.ts';
import type { LetterFacts } from './facts.ts';
import type { FormSheet, LetterSheet, LetterText } from './sheet.ts';

export function letterSheet(
  text: LetterText,
  c: LetterCase,
  letter: {
    readonly facts: LetterFacts;
    readonly number?: string;
    readonly signedOn?: IsoDay;
    /** Where and with which code a third party answers online. */
    readonly answer?: { readonly address: string; readonly number: string; readonly code: string };
  },
): LetterSheet {
  const { facts, number, signedOn, answer } = letter;
  const slip = slipOf(facts, c, answer);
  return {
    ...text,
    issuer: c.issuer.name,
    ...(number === undefined ? {} : { number }),
    ...(signedOn === undefined ? {} : { on: signedOn }),
    contact: contactOf(c),
    ...(slip === undefined ? {} : { slip }),
  };
}

export function contactOf({ issuer: { guide } }: LetterCase): readonly string[] {
  const { officeName, phone, address, postcode } = guide;
  return [
    ...(officeName === undefined ? [] : [`联系机构：${officeName}`]),
    ...(phone === undefined ? [] : [`联系电话：${phone}`]),
    ...(address === undefined
      ? []
      : [`联系地址：${address}${postcode === undefined ? '' : `（邮政编码：${postcode}）`}`]),
  ];
}

function slipOf(
  facts: LetterFacts,
  c: LetterCase,
  answer: { address: string; number: string; code: string } | undefined,
): FormSheet | undefined {
  if (facts.kind !== 'P04' && facts.kind !== 'P05') return undefined;
  const choices = [opinions.agree, opinions.partly, opinions.refuse];
  return {
    title: '征求意见回执',
    issuer: c.issuer.name,
    rows: [
      { boxes: [{ label: '提出意见的单位（个人）', content: facts.name }] },
      { boxes: [{ label: '征求意见的信息', content: facts.content }] },
      { boxes: [{ label: '意见', content: choices.map((words) => `□ ${words}`).join('　') }] },
      { boxes: [{ label: '同意公开的部分', content: '' }], height: 3 },
      { boxes: [{ label: '不同意公开的部分和理由', content: '' }], height: 6 },
      { boxes: [{ label: '属于商业秘密、个人隐私的内容', content: '' }], height: 3 },
      {
        boxes: [
          { label: '签名或者盖章', content: '' },
          { label: '日期', content: '' },
        ],
        height: 2,
      },
    ],
    notes: [
      ...(answer === undefined
        ? []
        : [`也可以在网上提交：${answer.address}，编号${answer.number}，查询码${answer.code}。`]),
      ...contactOf(c),
    ],
    ...(answer === undefined ? {} : { qr: { address: answer.address, words: '扫码提交意见' } }),
  };
}
