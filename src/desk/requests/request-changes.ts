// What happened to a request between two looks at it.

import { clockBadge } from '../../rules/request/clock-badge.ts';
import { actorName, eventLines } from '../../rules/request/event-text.ts';
import { eventLabels } from '../../rules/request/events.ts';
import { momentText } from '../parts/moments.ts';
import type { Detail } from './request-queries.ts';

export function requestChanges(seen: Detail, now: Detail): readonly string[] {
  const last = seen.events.at(-1)?.seq ?? 0;
  const taken = now.events
    .filter(({ seq }) => seq > last)
    .map(({ event, actor, recordedAt }) => {
      const lines = eventLines(event, consultedIn(now)).join('；');
      const what = `${eventLabels[event.kind]}${lines === '' ? '' : `：${lines}`}`;
      return `${actorName(actor)}，${momentText(recordedAt)}，${what}`;
    });
  return [...taken, ...movedClock(seen, now)];
}

/** A new holiday notice moves dates without an event. */
function movedClock(seen: Detail, now: Detail): readonly string[] {
  const [before, after] = [seen, now].map(({ request }) => clockBadge(request.clock).detail);
  return before === after ? [] : [`期限由“${before}”变为“${after}”`];
}

export function consultedIn(detail: Detail): (consultationId: string) => string {
  return (id) => detail.consultations.find((consultation) => consultation.id === id)?.name ?? '';
}
