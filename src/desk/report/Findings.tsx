// What the check of the tables found, each with the cells it names.

import type { ReactNode } from 'react';
import { auditRules, type Finding, type Severity } from '../../rules/annual-report/finding.ts';
import { Mark, type MarkTone } from '../parts/Mark.tsx';
import { Panel } from '../parts/Panel.tsx';

const severities: Readonly<Record<Severity, { label: string; tone: MarkTone }>> = {
  error: { label: '错误', tone: 'bad' },
  warning: { label: '提醒', tone: 'careful' },
  question: { label: '待核', tone: 'new' },
  info: { label: '说明', tone: 'plain' },
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
              <Mark tone={severities[finding.severity].tone}>
                {severities[finding.severity].label}
              </Mark>
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
