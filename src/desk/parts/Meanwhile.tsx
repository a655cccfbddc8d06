// Somebody else was quicker: who did what since this was opened. What is typed stays, and can be sent again on
// top of what he did.

import { Alert } from 'antd';
import { type ReactNode, useState } from 'react';
import { faultsOf, Problem } from './Problem.tsx';

export interface Meanwhile<T> {
  /** What is acted on: as it was opened, and after a refusal as it was then read anew. */
  readonly current: T;
  readonly changes: readonly string[];
  /** For a refused call. */
  readonly onRefused: (error: unknown) => Promise<void>;
}

const codes: readonly string[] = ['changed-meanwhile', 'letter-state', 'letter-already-sent'];

export function isOvertaken(error: unknown): boolean {
  return faultsOf(error).some(({ code }) => codes.includes(code));
}

/** `now` is pinned when the form opens: a page that renews itself behind it does not pass changes over. */
export function useMeanwhile<T>(
  now: T,
  reread: () => Promise<T>,
  changesOf: (seen: T, now: T) => readonly string[],
): Meanwhile<T> {
  const [seen] = useState(now);
  const [told, tell] = useState<T>();
  return {
    current: told ?? seen,
    changes: told === undefined ? [] : changesOf(seen, told),
    onRefused: async (error) => {
      if (isOvertaken(error)) tell(await reread());
    },
  };
}

/** What the call was refused for, and what others did meanwhile when that is why. */
export function ProblemOrMeanwhile(props: {
  readonly error: unknown;
  readonly changes: readonly string[];
  readonly exceptFields?: readonly string[];
}): ReactNode {
  const { error, changes, exceptFields = [] } = props;
  if (error === null) return null;
  if (changes.length === 0 || !isOvertaken(error)) {
    return <Problem error={error} exceptFields={exceptFields} />;
  }
  return (
    <Alert
      type="warning"
      showIcon
      className="problem"
      title="您打开之后，内容已被别人改动"
      description={
        <>
          <ul>
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
          您填写的内容还在，请核对后再提交。
        </>
      }
    />
  );
}
