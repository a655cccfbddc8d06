// What the check found; each cell that a finding names opens its records, so that one sees at once what to mend.

import type { ReactNode } from 'react';
import { cellName } from '../../rules/annual-report/cell-names.ts';
import { cellsNamed } from '../../rules/annual-report/cell.ts';
import {
  auditRules,
  type Finding,
  type Severity,
  severityCounts,
  severityNames,
} from '../../rules/annual-report/finding.ts';
import { Mark, type MarkTone } from '../parts/Mark.tsx';
import { Panel } from '../parts/Panel.tsx';
import type { OpenCell } from './Figure.tsx';
import type { Report } from './ReportPage.tsx';

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
  readonly figures: Report['figures'];
  readonly onOpen: OpenCell;
}): ReactNode {
  const { findings, title = '勾稽检查', allWell = '表内、表间关系全部成立' } = props;
  const counts = severityCounts(findings);
  return (
    <Panel title={counts === '' ? title : `${title}：${counts}`}>
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
              <FindingCells finding={finding} figures={props.figures} onOpen={props.onOpen} />
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

function FindingCells(props: {
  readonly finding: Finding;
  readonly figures: Report['figures'];
  readonly onOpen: OpenCell;
}): ReactNode {
  const { finding, figures, onOpen } = props;
  const cells = cellsNamed(finding.where);
  if (cells.length === 0) return null;
  return (
    <p className="finding-cells">
      查看记录：
      {cells.map((cell) => (
        <button
          key={cell}
          type="button"
          className="finding-cell"
          data-cell={cell}
          onClick={() => onOpen(cell, cellName(cell), Number(figures[cell] ?? 0))}
        >
          {cellName(cell)}
        </button>
      ))}
    </p>
  );
}
