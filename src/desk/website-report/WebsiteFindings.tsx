// What the check found; each field that a finding names opens from it.

import type { ReactNode } from 'react';
import { severityCounts, severityNames } from '../../rules/annual-report/finding.ts';
import { websiteRules } from '../../rules/website-report/check.ts';
import { isWebsiteField, nameOfField, type WebsiteField } from '../../rules/website-report/form.ts';
import { Mark } from '../parts/Mark.tsx';
import { Panel } from '../parts/Panel.tsx';
import { severityTones } from '../report/Findings.tsx';
import type { WebsiteReportView } from './website-queries.ts';

type Finding = WebsiteReportView['findings'][number];

/** Blank fields are one thing to do, not forty. */
const blank = 'WS-MISSING';

export function WebsiteFindings(props: {
  readonly findings: readonly Finding[];
  readonly onOpen: (field: WebsiteField) => void;
}): ReactNode {
  const { findings, onOpen } = props;
  const missing = findings.filter(({ rule }) => rule === blank);
  const counts = severityCounts(findings);
  const others = findings.filter(({ rule }) => rule !== blank);
  return (
    <Panel title={counts === '' ? '核对' : `核对：${counts}`}>
      {findings.length === 0 && (
        <p className="all-well">
          <span aria-hidden="true">✓</span> 各项填齐，相互一致
        </p>
      )}
      <ul className="findings">
        {missing.length > 0 && (
          <li>
            <Mark tone="bad">{severityNames.error}</Mark>
            还有{missing.length}项没有填写。
            <p className="quiet">{websiteRules[blank].advice}</p>
          </li>
        )}
        {others.map((finding) => (
          <li key={`${finding.rule} ${finding.where}`}>
            <Mark tone={severityTones[finding.severity]}>{severityNames[finding.severity]}</Mark>
            {finding.message}
            <p className="quiet">
              {websiteRules[finding.rule].title} · {websiteRules[finding.rule].basis}
            </p>
            <p className="website-places">
              {finding.where
                .split(' ')
                .filter(isWebsiteField)
                .map((field) => (
                  <button
                    key={field}
                    type="button"
                    className="website-place"
                    onClick={() => onOpen(field)}
                  >
                    {nameOfField(field)}
                  </button>
                ))}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
