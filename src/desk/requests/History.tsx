// Everything that happened, newest first, with who entered it and when.

import type { ReactNode } from 'react';
import { dayText } from '../../rules/request/clock-badge.ts';
import { actorName, eventLines } from '../../rules/request/event-text.ts';
import { eventLabels } from '../../rules/request/events.ts';
import { momentText } from '../parts/moments.ts';
import { Panel } from '../parts/Panel.tsx';
import { consultedIn } from './request-changes.ts';
import type { Detail } from './request-queries.ts';

export function History({ detail }: { readonly detail: Detail }): ReactNode {
  return (
    <Panel title="办理经过">
      <ol className="history">
        {[...detail.events].reverse().map(({ seq, event, actor, recordedAt }) => (
          <li key={seq}>
            <div className="history-what">{eventLabels[event.kind]}</div>
            <div className="history-when">{dayText(event.on)}</div>
            {eventLines(event, consultedIn(detail)).map((line) => (
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
