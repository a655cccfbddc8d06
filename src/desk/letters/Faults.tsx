// What the checker finds in a letter, said before anybody approves it (条例 14–16, 37; 行政复议法 20).

import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { provisionInWords } from '../../rules/provision-words.ts';
import type { Letter } from './letter-queries.ts';

export function Faults(props: {
  readonly faults: Letter['faults'];
  /** Says so where nothing is missing. */
  readonly isOpen?: boolean;
}): ReactNode {
  const { faults, isOpen = false } = props;
  if (faults.length === 0) {
    return isOpen ? (
      <Alert
        type="success"
        showIcon
        title="应当写明的内容都有：没有发现缺少依据、理由、区分处理或者救济途径"
      />
    ) : null;
  }
  return (
    <Alert
      type="warning"
      showIcon
      title={`还缺少应当写明的内容（${faults.length}处），补齐后才能送审和签发`}
      description={
        <ul>
          {faults.map((fault) => (
            <li key={`${fault.code} ${fault.field}`}>
              {fault.message}
              {fault.provision !== undefined && (
                <span className="quiet">（{provisionInWords(fault.provision)}）</span>
              )}
            </li>
          ))}
        </ul>
      }
    />
  );
}
