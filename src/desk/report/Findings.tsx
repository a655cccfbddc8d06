// What the check of the tables found, each with the cells it names.

import type { ReactNode } from 'react';
import {
  auditRules,
  type Finding,
  type Severity,
  severityNames,
} from '../../rules/annual-report/finding.ts';
import { Mark, type MarkTone } from '../parts/Mark.tsx';
import { Panel } from '../parts/Panel.tsx';

export const severityTones: Readonly<Record<Severity, MarkTone>> = {
  error: 'bad',
  warning: 'careful',
  question: 'new',
  info: 'plain',
};

export function Findings(props: {
  readonly findings: readonly Finding[];
  readonly title?: string;
  readonly allWell?: string;
}): ReactNode {
  const { findings, title = '勾稽检查', allWell = '表内、表间关系全部成立' } = props;
  return (
    <Panel title={title}>
      {findings.length === 0 ? (
        <p className="all-well">
          <span aria-hidden="true">✓</span> {allWell}
        </p>
      ) : (
        <ul className="findings">
          {findings.map((finding) => (
            <li key={`${finding.rule} ${finding.where} ${finding.message}`}>
              <Mark tone={severityTones[finding.severity]}>{severityNames[finding.severity]}</Mark>
              {finding.message}
              <p className="quiet">
                {auditRules[finding.rule].title} · {auditRules[finding.rule].basis}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
