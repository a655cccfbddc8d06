// Every letter in the file: signed and sent, with the proof of its service (235号). A draft that nobody decided
// about is an open end.

import { letterStates } from '../letters/approval.ts';
import { letterKind } from '../letters/kinds.ts';
import { dayText } from '../request/clock-badge.ts';
import { deliveryMethods } from '../request/events.ts';
import type { CaseLetter } from './case-record.ts';
import { type ChecklistItem, item } from './checklist-item.ts';

export function letterItems(letter: CaseLetter): readonly ChecklistItem[] {
  const { text, state, number, sentOn } = letter;
  const name = number === undefined ? text.title : `${text.title}（${number}）`;
  if (state === 'void') return number === undefined ? [] : [item(name, true, letterStates.void)];
  if (state !== 'signed') return [item(name, false, `${letterStates[state]}，请签发或者作废`)];
  if (sentOn === undefined) return [item(name, false, '已经签发，没有登记送出')];
  return [item(name, true, `${dayText(sentOn)}送出`), serviceItem(letter)];
}

function serviceItem(letter: CaseLetter): ChecklistItem {
  const { text, kind, sentMethod, proof = '', receivedOn } = letter;
  const name = `${text.title}的送达凭证`;
  // Between offices of one organ nothing is served.
  if (letterKind(kind).to === 'department') return item(name, true, '内部文书');
  const isProved = proof !== '' || receivedOn !== undefined || sentMethod === 'in-person';
  const how = sentMethod === undefined ? '' : deliveryMethods[sentMethod];
  const received = receivedOn === undefined ? '' : `，${dayText(receivedOn)}收到`;
  return item(
    name,
    isProved,
    isProved
      ? `${how}${proof === '' ? '' : `，${proof}`}${received}`
      : `${how}，没有邮件号或者签收记录`,
  );
}
