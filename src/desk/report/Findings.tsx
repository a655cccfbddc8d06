// What the check of the tables found, each with the cells it names.

import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { auditRules, type Finding, type Severity } from '../../rules/annual-report/finding.ts';
import { Panel } from '../parts/Panel.tsx';

const severities: Readonly<Record<Severity, { label: string; color: string }>> = {
  error: { label: '错误', color: 'red' },
  warning: { label: '提醒', color: 'orange' },
  question: { label: '待核', color: 'blue' },
  info: { label: '说明', color: 'default' },
};

export function Findings({ findings }: { readonly findings: readonly Finding[] }): ReactNode {
  return (
    <Panel title="勾稽检查">
      {findings.length === 0 ? (
        <p className="all-well">
          <span aria-hidden="true">✓</span> 表内、表间关系全部成立
        </p>
      ) : (
        <ul className="findings">
          {findings.map((finding) => (
            <li key={`${finding.rule} ${finding.where}`}>
              <Tag color={severities[finding.severity].color}>
                {severities[finding.severity].label}
              </Tag>
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
