// What went wrong, in the server's own sentences.

import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { type Fault, Refused } from '../api.ts';

export function faultsOf(error: unknown): readonly Fault[] {
  if (error instanceof Refused) return error.faults;
  const message = '页面出了差错，请刷新后重试；仍然不行的，请把现在的时间告诉系统管理员';
  return [{ code: 'unexpected', message }];
}

export function Problem(props: {
  readonly error: unknown;
  /** Faults that a form shows at its fields are left out here. */
  readonly exceptFields?: readonly string[];
  readonly onRetry?: () => void;
}): ReactNode {
  const { error, exceptFields = [], onRetry } = props;
  const faults = faultsOf(error).filter((fault) => !exceptFields.includes(fault.field ?? ''));
  if (faults.length === 0) return null;
  return (
    <Alert
      type="error"
      showIcon
      className="problem"
      title={faults[0]?.message}
      description={
        faults.length === 1 ? undefined : (
          <ul>
            {faults.slice(1).map((fault) => (
              <li key={`${fault.code} ${fault.field}`}>{fault.message}</li>
            ))}
          </ul>
        )
      }
      action={
        onRetry === undefined ? undefined : (
          <Button size="small" onClick={onRetry}>
            重试
          </Button>
        )
      }
    />
  );
}
