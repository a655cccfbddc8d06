// The words that every letter shares: dates, the request as it is quoted, provisions in full.

import { channels } from '../channels.ts';
import type { IsoDay } from '../day.ts';
import type { LetterCase } from './case.ts';

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

/** Number, channel, day of receipt and what is asked: how every letter to the applicant begins. */
export function opening(c: LetterCase): string {
  const { request, number } = c;
  const received = request.receivedOn ?? request.submittedOn;
  const asked = request.matter === 'correction' ? '申请更正' : '申请公开';
  const kind = request.matter === 'correction' ? '政府信息更正申请' : '政府信息公开申请';
  return (
    `本机关于${dateText(received)}收到${you(c)}以${channels[request.channel].label}方式提出的` +
    `${kind}（编号：${number}），${asked}“${subjectOf(c)}”。`
  );
}

/** Provisions as the letter cites them: to the paragraph and the item. */
export const grounds = {
  条例14: '第十四条',
  条例15: '第十五条',
  '条例16¶1': '第十六条第一款',
  '条例16¶2': '第十六条第二款',
  条例37: '第三十七条',
} as const;

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
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
