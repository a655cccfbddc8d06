// What the forms share: boxes to tick, places to sign, the moment at which somebody gave his word.

import { beijingMinute } from '../beijing-time.ts';
import { type Applicant, identityTypes } from '../application.ts';
import type { IsoDay } from '../day.ts';
import { wordsOfOutcome } from '../corrections.ts';
import { provisionInWords } from '../provision-words.ts';
import type { DisclosureRequest } from '../request/disclosure-request.ts';
import { dayText } from '../request/clock-badge.ts';
import { replyClock } from '../request/state.ts';
import type { CaseOpinion, CaseRecord } from './case-record.ts';

/** The one that was chosen is filled in (■), the others (□) stay to be ticked by hand. */
export function choices<K extends string>(
  labels: Readonly<Record<K, string>>,
  chosen?: K,
  /** Characters on a line; a choice is never broken. */
  width = 29,
): string {
  const lines: string[] = [];
  for (const [key, label] of Object.entries(labels) as [K, string][]) {
    const one = tick(label, key === chosen);
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + one.length <= width) {
      lines[lines.length - 1] = `${line}\u3000${one}`;
    } else lines.push(one);
  }
  return lines.join('\n');
}

export function tick(label: string, isTicked: boolean): string {
  return `${isTicked ? '■' : '□'} ${label}`;
}

/** A day to be written in. */
export const dateToWrite = '\u3000\u3000\u3000年\u3000\u3000月\u3000\u3000日';

/** The width of a name in hand, then a day. */
export function signature(who = '签名'): string {
  return `${who}：${'\u3000'.repeat(6)}${dateToWrite}`;
}

/** 2026-03-04 10:12, in whose place. */
export function givenBy({ name, forName, at }: CaseOpinion): string {
  return `${name}${forName === undefined ? '' : `（代${forName}）`}，${beijingMinute(at)}`;
}

export function dayOrBlank(on: IsoDay | undefined): string {
  return on === undefined ? '' : dayText(on);
}

/** The last day to reply as it stands on the day of printing. */
export function dueText({ request, calendar, on }: CaseRecord): string {
  const clock = replyClock(request, on, calendar);
  switch (clock.state) {
    case 'unconfirmed':
      return '尚待双方确认';
    case 'awaiting-supplement':
      return '收到补正后重新计算';
    case 'awaiting-payment':
      return '足额缴费后重新计算';
    case 'stopped':
      return dayOrBlank(clock.dueOn);
    case 'running':
    case 'paused':
    case 'overdue':
      return clock.dueOn === undefined
        ? '正在征求意见，不计入期限'
        : dayText(clock.dueOn, clock.provisional);
  }
}

export function outcomeText({ reply, draft, withdrawnOn, service }: DisclosureRequest): string {
  const content = reply?.content ?? draft?.reply;
  if (withdrawnOn !== undefined && service === undefined) return '申请人撤回';
  if (content === undefined) return '';
  const { label, provision } = wordsOfOutcome(content.outcome);
  return `${label}（${provisionInWords(provision)}）`;
}

/** Those who apply together with the first, each with the paper that proves who he is. */
export function jointText({ others = [] }: Applicant): string {
  return others
    .map(({ name, identityType, identityNumber }) =>
      [name, identityType && identityTypes[identityType], identityNumber]
        .filter((part) => part !== undefined && part !== '')
        .join('\u3000'),
    )
    .join('\n');
}

/** Where the whole text stands on another sheet of the file. */
export function shortened(text: string, most = 150): string {
  return text.length <= most ? text : `${text.slice(0, most).toWellFormed()}……`;
}

/** Texts one below the other; what is not known leaves no empty line. */
export function stacked(...texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => (text ?? '').trim() !== '').join('\n');
}
