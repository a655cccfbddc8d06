// What an event says, in lines: the history on the screen and on paper.

import { applicantKinds } from '../applicant-kinds.ts';
import { deliveryWishes } from '../application.ts';
import { channels } from '../channels.ts';
import { wordsOfOutcome } from '../corrections.ts';
import { fen, yuanText } from '../fee.ts';
import { dayText } from './clock-badge.ts';
import { type Actor, consultees, deliveryMethods, opinions, type RequestEvent } from './events.ts';

export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'staff':
      return actor.name;
    case 'applicant':
      return '申请人';
    case 'third-party':
      return '第三方（通过意见书上的链接）';
    case 'reader':
      return '读者';
    case 'system':
      return '系统';
  }
}

/** @param consulted name of whoever is asked in the consultation of that id */
export function eventLines(
  event: RequestEvent,
  consulted: (consultationId: string) => string,
): readonly string[] {
  switch (event.kind) {
    case 'submitted':
      return [channels[event.channel].label];
    case 'receipt-confirmed':
    case 'withdrawn':
      return event.note === undefined ? [] : [event.note];
    case 'contact-attempted':
      return [event.note];
    case 'supplement-requested':
      return [event.items, `请在送达后${event.respondWithin}个工作日内补正`];
    case 'supplement-notice-served':
    case 'reply-received':
      return [];
    case 'supplement-received':
      return [event.text];
    case 'consulted':
      return [`${consultees[event.consultee]}：${event.name}`, event.content];
    case 'consultation-served':
      return [consulted(event.consultationId)];
    case 'opinion-received':
      return [
        `${consulted(event.consultationId)}：${opinions[event.opinion]}`,
        ...(event.reasons === undefined ? [] : [event.reasons]),
      ];
    case 'extended':
      return [
        `延长${event.days}个工作日：${event.reason}`,
        `${dayText(event.notifiedOn)}告知申请人`,
      ];
    case 'delay-fixed':
      return [
        `延迟${event.days}个工作日：${event.reason}`,
        `${dayText(event.notifiedOn)}告知申请人`,
      ];
    case 'explanation-requested':
      return [event.evidence, `请在送达后${event.respondWithin}个工作日内说明理由`];
    case 'explanation-received':
      return [event.text];
    case 'fee-notified':
      return [`应缴${yuanText(fen(event.amount))}`];
    case 'fee-paid':
      return [yuanText(fen(event.amount))];
    case 'fee-refunded':
      return [yuanText(fen(event.amount)), event.note];
    case 'applicant-told':
    case 'third-party-told':
      return [consulted(event.consultationId)];
    case 'searched':
      return [
        `${event.search.places}；${event.search.words}`,
        `${event.search.by}：${event.search.found}`,
      ];
    case 'assigned':
      return [
        `由${[event.department?.name, event.to?.name].filter((name) => name !== undefined).join('')}办理`,
        ...(event.internalDueOn === undefined ? [] : [`内部期限${dayText(event.internalDueOn)}`]),
        ...(event.note === undefined ? [] : [event.note]),
      ];
    case 'split':
      return [
        `另行编号：${event.into.join('、')}`,
        ...(event.whole === undefined ? [] : [`申请原文：${wordsOf(event.whole)}`]),
        event.note,
      ];
    case 'delivery-changed':
      return [deliveryWishes[event.deliveryWish]];
    case 'applicant-kind-corrected':
      return [`由${applicantKinds[event.from]}改为${applicantKinds[event.to]}`, event.note];
    case 'contact-corrected':
      return [event.note];
    case 'service-failed': {
      const { attempt, note } = event;
      if (attempt === undefined) return [note];
      const { title, number, sentOn, method, proof = '' } = attempt;
      return [
        `${title}（${number}）${dayText(sentOn)}${deliveryMethods[method]}`,
        ...(proof === '' ? [] : [`送达凭证：${proof}`]),
        note,
      ];
    }
    case 'served-again':
      return [
        `${event.title}（${event.number}）${deliveryMethods[event.method]}`,
        ...(event.tracking === undefined ? [] : [`邮件号${event.tracking}`]),
      ];
    case 'corrected-letter-served':
      return [event.number];
    case 'rated':
      return [`${event.score}分`, ...(event.note === undefined ? [] : [event.note])];
    case 'archived':
      return [
        `档号${event.fileNumber}`,
        event.retention === 0 ? '永久保管' : `保管${event.retention}年`,
        ...(event.missing === undefined ? [] : [`缺少：${event.missing.join('、')}`]),
        ...(event.note === undefined ? [] : [event.note]),
      ];
    case 'explanation-notice-served':
    case 'fee-notice-served':
      return [];
    case 'reply-returned':
    case 'reply-voided':
      return [event.reason];
    case 'reply-drafted':
      return [wordsOfOutcome(event.reply.outcome).label];
    case 'reply-signed':
      return [event.number, wordsOfOutcome(event.reply.outcome).label];
    case 'reply-served':
      return [
        deliveryMethods[event.method],
        ...(event.tracking === undefined ? [] : [`邮件号${event.tracking}`]),
      ];
  }
}

function wordsOf(whole: { readonly title: string; readonly description: string }): string {
  return [whole.title, whole.description].filter((text) => text !== '').join('。');
}
