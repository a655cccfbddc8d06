// Earlier tries to hand a letter over that did not get there, with their proof.

import type { ReactNode } from 'react';
import { dayText } from '../../rules/request/clock-badge.ts';
import { deliveryMethods } from '../../rules/request/events.ts';
import { Panel } from '../parts/Panel.tsx';
import type { Letter } from './letter-queries.ts';

export function FailedServices({ letter }: { readonly letter: Letter }): ReactNode {
  if (letter.failed.length === 0) return null;
  return (
    <Panel title="此前的送达">
      {letter.failed.map(({ sentOn, method, proof, failedOn, why }, n) => (
        <p key={n}>
          {dayText(sentOn)}
          {deliveryMethods[method]}
          {proof !== '' && <span className="quiet">（{proof}）</span>}
          <br />
          {dayText(failedOn)}登记未成功：{why}
        </p>
      ))}
    </Panel>
  );
}
