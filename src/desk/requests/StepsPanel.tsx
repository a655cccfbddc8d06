// What can be done now, and why the rest cannot.

import { Button, Collapse } from 'antd';
import type { ReactNode } from 'react';
import { permissions, roles } from '../../rules/roles.ts';
import { dayText } from '../../rules/request/clock-badge.ts';
import { stepPermissions } from '../../rules/request/step-permissions.ts';
import { type EntryStep, isEntryStep, type Step, steps } from '../../rules/request/steps.ts';
import { Panel } from '../parts/Panel.tsx';
import { useSession } from '../session.ts';
import type { Detail } from './request-queries.ts';

type Status = Detail['steps'][number];

/** What is most likely next comes first and stands out. */
const order: readonly EntryStep[] = [
  'confirm-receipt',
  'record-opinion',
  'record-supplement',
  'record-explanation',
  'record-payment',
  'record-search',
  'archive',
];

type Entered = Status & { readonly step: EntryStep };

function isEntered(status: Status): status is Entered {
  return isEntryStep(status.step);
}

function rank({ step }: Entered): number {
  const place = order.indexOf(step);
  return place < 0 ? order.length : place;
}

export function StepsPanel(props: {
  readonly detail: Detail;
  readonly onTake: (step: EntryStep) => void;
}): ReactNode {
  const { detail, onTake } = props;
  const { today } = useSession();
  const entered = detail.steps.filter(isEntered);
  const mine = entered
    .filter(({ open, permitted }) => open && permitted)
    .sort((a, b) => rank(a) - rank(b));
  const others = entered.filter(({ open, permitted }) => open && !permitted);
  const closed = entered.filter(({ open }) => !open);
  return (
    <Panel title="现在可以办理" id="steps">
      {mine.length === 0 && <p className="quiet">按您的岗位，这件申请现在没有可办的步骤。</p>}
      <ul className="steps">
        {mine.map(({ step, until }, n) => (
          <li key={step}>
            <Button block type={n === 0 ? 'primary' : 'default'} onClick={() => onTake(step)}>
              {steps[step].label}
            </Button>
            {until !== undefined && (
              <span className="step-until">{untilText(step, until, today)}</span>
            )}
          </li>
        ))}
        {others.map(({ step }) => (
          <li key={step} className="step-closed">
            {steps[step].label}
            <span>由{whoMay(step)}办理</span>
          </li>
        ))}
      </ul>
      <Collapse
        ghost
        size="small"
        items={[
          {
            key: 'closed',
            label: `现在不能办理的步骤（${closed.length}）`,
            children: (
              <ul className="steps">
                {closed.map(({ step, why }) => (
                  <li key={step} className="step-closed">
                    {steps[step].label}
                    <span>{why?.message}</span>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Panel>
  );
}

function untilText(step: Step, until: NonNullable<Status['until']>, today: string): string {
  const day = dayText(until);
  if (step !== 'ask-supplement') return today > until ? `已过${day}` : `最迟${day}`;
  return today > until
    ? `已过${day}，现在告知的期限照常计算`
    : `${day}（含）以前告知的，收到补正后重新计算`;
}

function whoMay(step: Step): string {
  return permissions[stepPermissions[step]].map((role) => roles[role]).join('或者');
}
