// What one state of a report has otherwise than another: cells, then lines of the text.

import type { ReactNode } from 'react';
import type { ReportDifference } from '../../rules/annual-report/difference.ts';

export function DifferenceList({
  difference: { cells, texts },
}: {
  readonly difference: ReportDifference;
}): ReactNode {
  return (
    <div className="difference">
      <ul>
        {cells.map(({ cell, name, before, after }) => (
          <li key={cell}>
            {name}：{before ?? '空'} → <b>{after ?? '空'}</b>
          </li>
        ))}
      </ul>
      {texts.map(({ part, before, after }) => (
        <section key={part}>
          <h3>{part}</h3>
          {before.map((line) => (
            <p key={`- ${line}`}>
              <del>{line}</del>
            </p>
          ))}
          {after.map((line) => (
            <p key={`+ ${line}`}>
              <ins>{line}</ins>
            </p>
          ))}
        </section>
      ))}
    </div>
  );
}
