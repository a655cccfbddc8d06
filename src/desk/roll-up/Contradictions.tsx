// What does not fit, by organ, while there is time to have it mended.

import type { ReactNode } from 'react';
import { auditRules, severityNames } from '../../rules/annual-report/finding.ts';
import { Mark } from '../parts/Mark.tsx';
import { severityTones } from '../report/Findings.tsx';
import { Link } from '../router.tsx';
import type { At, RollUp } from './roll-up-queries.ts';

export function Contradictions(props: { readonly at: At; readonly rollUp: RollUp }): ReactNode {
  const { at, rollUp } = props;
  const { findings, findingCount } = rollUp;
  if (findingCount === 0) {
    return (
      <p className="all-well">
        <span aria-hidden="true">✓</span> 各机关的报告表内、表间关系成立，与上年度衔接，合计也成立
      </p>
    );
  }
  return (
    <>
      {findingCount > findings.length && (
        <p>
          共{findingCount}处，先列出{findings.length}处，改正以后再看其余。
        </p>
      )}
      <ul className="findings">
        {findings.map(({ code, name, finding }) => (
          <li key={`${code ?? ''} ${finding.rule} ${finding.where}`}>
            <Mark tone={severityTones[finding.severity]}>{severityNames[finding.severity]}</Mark>
            {code === null ? (
              `${name}（合计）`
            ) : (
              <Link to={`/reports/${code}/${at.year}`}>{name}</Link>
            )}
            ：{finding.message}
            <p className="quiet">
              {auditRules[finding.rule].title} · {auditRules[finding.rule].basis}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
