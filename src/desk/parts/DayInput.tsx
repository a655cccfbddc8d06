// A day, entered with the browser's own calendar; never later than today where the register forbids it.

import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useSession } from '../session.ts';

export function DayInput(props: {
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  readonly id?: string;
  /** Where no label of a form stands beside it. */
  readonly label?: string;
  /** Days still to come may be entered. */
  readonly isOpenEnded?: boolean;
}): ReactNode {
  const { value, onChange, id, label, isOpenEnded = false } = props;
  const { today } = useSession();
  return (
    <Input
      type="date"
      className="day-input"
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      {...(isOpenEnded ? {} : { max: today })}
      value={value ?? ''}
      onChange={(event) => onChange?.(event.target.value)}
    />
  );
}
