// Everything that happened, newest first, with who entered it and when.

import type { ReactNode } from 'react';
import { channels } from '../../rules/channels.ts';
import { outcomes } from '../../rules/outcomes.ts';
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
    case 'reply-drafted':
      return [outcomes[event.reply.outcome].label];
    case 'reply-signed':
      return [event.number, outcomes[event.reply.outcome].label];
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
