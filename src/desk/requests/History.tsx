// Everything that happened, newest first, with who entered it and when.

import type { ReactNode } from 'react';
import { deliveryWishes } from '../../rules/application.ts';
import { channels } from '../../rules/channels.ts';
import { wordsOfOutcome } from '../../rules/corrections.ts';
import { fen, yuanText } from '../../rules/fee.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import {
  type Actor,
  consultees,
  deliveryMethods,
  eventLabels,
  opinions,
  type RequestEvent,
} from '../../rules/request/events.ts';
import { momentText } from '../parts/moments.ts';
import { Panel } from '../parts/Panel.tsx';
import type { Detail } from './request-queries.ts';

export function History({ detail }: { readonly detail: Detail }): ReactNode {
  return (
    <Panel title="办理经过">
      <ol className="history">
        {[...detail.events].reverse().map(({ seq, event, actor, recordedAt }) => (
          <li key={seq}>
            <div className="history-what">{eventLabels[event.kind]}</div>
            <div className="history-when">{dayText(event.on)}</div>
            {linesOf(event, detail).map((line) => (
              <p key={line}>{line}</p>
            ))}
            <div className="history-who">
              {actorName(actor)}，{momentText(recordedAt)}登记
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'staff':
      return actor.name;
    case 'applicant':
      return '申请人';
    case 'system':
      return '系统';
  }
}

function linesOf(event: RequestEvent, detail: Detail): readonly string[] {
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
      return [nameOfConsultation(event.consultationId, detail)];
    case 'opinion-received':
      return [
        `${nameOfConsultation(event.consultationId, detail)}：${opinions[event.opinion]}`,
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
      return [nameOfConsultation(event.consultationId, detail)];
    case 'searched':
      return [
        `${event.search.places}；${event.search.words}`,
        `${event.search.by}：${event.search.found}`,
      ];
    case 'assigned':
      return [
        `由${event.to.name}办理`,
        ...(event.internalDueOn === undefined ? [] : [`内部期限${dayText(event.internalDueOn)}`]),
        ...(event.note === undefined ? [] : [event.note]),
      ];
    case 'split':
      return [`另行编号：${event.into.join('、')}`, event.note];
    case 'delivery-changed':
      return [deliveryWishes[event.deliveryWish]];
    case 'contact-corrected':
    case 'service-failed':
      return [event.note];
    case 'corrected-letter-served':
      return [event.number];
    case 'rated':
      return [`${event.score}分`, ...(event.note === undefined ? [] : [event.note])];
    case 'archived':
      return [
        `档号${event.fileNumber}`,
        event.retention === 0 ? '永久保管' : `保管${event.retention}年`,
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

function nameOfConsultation(id: string, detail: Detail): string {
  return detail.consultations.find((consultation) => consultation.id === id)?.name ?? '';
}
