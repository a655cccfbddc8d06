// What the reader may do with a letter now, or on whom it waits.

import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { awaitedWords, letterActs } from '../../rules/letters/approval.ts';
import { Panel } from '../parts/Panel.tsx';
import type { ActKey } from './ActDialog.tsx';
import type { Letter } from './letter-queries.ts';

/** The words on the buttons; the first that is open stands out. */
const order: readonly ActKey[] = [
  'sign',
  'review',
  'confirm-late',
  'submit',
  'send',
  'arrive',
  'fail',
  'return',
  'enter-late',
  'void',
];

export function openActs(letter: Letter): readonly ActKey[] {
  return order.filter((act) => letter.acts.some((one) => one.act === act && one.open));
}

export function Acts(props: {
  readonly letter: Letter;
  readonly onTake: (act: ActKey) => void;
}): ReactNode {
  const { letter, onTake } = props;
  const open = openActs(letter);
  const { awaits } = letter;
  const waiting = letter.acts.find((one) => one.act === awaits?.act && !one.open)?.why;
  return (
    <Panel title="现在可以办理" id="acts">
      {open.length === 0 && (
        <p className="quiet">
          按您的岗位，这份文书现在没有可办的步骤。
          {waiting?.message}
        </p>
      )}
      <ul className="steps">
        {open.map((act, n) => (
          <li key={act}>
            <Button block type={n === 0 ? 'primary' : 'default'} onClick={() => onTake(act)}>
              {letterActs[act]}
            </Button>
            {act === 'return' && awaits !== null && waiting !== undefined && (
              <span className="step-until">{waiting.message}</span>
            )}
          </li>
        ))}
      </ul>
      {awaits !== null && <Awaited awaits={awaits} />}
    </Panel>
  );
}

export function Awaited({ awaits }: { readonly awaits: NonNullable<Letter['awaits']> }): ReactNode {
  const word = awaitedWords[awaits.act];
  if (awaits.of.length > 0) {
    return (
      <p className="quiet">
        等待{word}，可以{word}的有：{awaits.of.join('、')}
      </p>
    );
  }
  return (
    <Alert
      type="warning"
      showIcon
      title={`没有人可以${word}这份文书`}
      description={`有${word}权限的人都写过它，或者是这件申请的经办人。请退回后由经办人另行拟稿，或者由有权限的人委托他人代为${word}。`}
    />
  );
}
