// What the other organs said that sign a document together: each is asked before it is released (条例 11). One line an
// organ, taken from 发文机关; a line without a name says that nobody has confirmed.

import { Form, Input } from 'antd';
import type { ReactNode } from 'react';
import type { IsoDay } from '../../rules/day.ts';
import { type Confirmation, jointIssuers } from '../../rules/document-content.ts';
import { DayInput } from '../parts/DayInput.tsx';
import { useSession } from '../session.ts';
import type { Draft } from './DeadlineField.tsx';

export function ConfirmationsItem(): ReactNode {
  const issuers = (Form.useWatch('issuers') as Draft['issuers'] | undefined) ?? [];
  const others = jointIssuers(issuers);
  if (others.length === 0) return null;
  return (
    <Form.Item
      name="confirmations"
      label="联合发文机关的确认"
      extra="公开以前逐个与其确认（条例第十一条），没有登记的不能发布"
    >
      <ConfirmationsField others={others} />
    </Form.Item>
  );
}

function ConfirmationsField(props: {
  readonly value?: readonly Confirmation[];
  readonly onChange?: (value: readonly Confirmation[]) => void;
  readonly id?: string;
  readonly others: readonly string[];
}): ReactNode {
  const { value = [], onChange, id, others } = props;
  const { today } = useSession();
  const lines = others.map(
    (organ) => value.find((one) => one.organ === organ) ?? { organ, by: '', on: today },
  );
  const change = (organ: string, next: Partial<Confirmation>): void =>
    onChange?.(
      lines
        .map((one) => (one.organ === organ ? { ...one, ...next } : one))
        .filter(({ by }) => by !== ''),
    );
  return (
    <div className="time-field" {...(id === undefined ? {} : { id, tabIndex: -1 })}>
      {lines.map(({ organ, by, on }) => (
        <fieldset className="confirmation" key={organ} aria-label={organ}>
          <span>{organ}</span>
          <div className="confirmation-line">
            <Input
              aria-label={`${organ}的确认人`}
              placeholder="确认人，如 办公室王某"
              maxLength={100}
              value={by}
              onChange={({ target }) => change(organ, { by: target.value })}
            />
            <DayInput
              label={`${organ}的确认日期`}
              value={on}
              onChange={(next) => change(organ, { on: next as IsoDay })}
            />
          </div>
        </fieldset>
      ))}
    </div>
  );
}
