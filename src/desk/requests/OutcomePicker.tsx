// The ways in which a request can end, in the blocks and the order of the annual report's form; each
// with its article, its letter and what has to be on file.

import { Radio } from 'antd';
import type { ReactNode } from 'react';
import { evidenceLabels } from '../../rules/evidence.ts';
import {
  type Outcome,
  type OutcomeGroup,
  outcomeGroups,
  outcomes,
  outcomesOf,
} from '../../rules/outcomes.ts';

const groups = Object.keys(outcomeGroups) as OutcomeGroup[];

export function OutcomePicker(props: {
  readonly value?: Outcome;
  readonly onChange?: (outcome: Outcome) => void;
}): ReactNode {
  const { value, onChange } = props;
  return (
    <Radio.Group
      className="outcomes"
      value={value ?? null}
      onChange={(event) => onChange?.(event.target.value as Outcome)}
    >
      {groups.map((group) => (
        <fieldset key={group}>
          <legend>{outcomeGroups[group]}</legend>
          {outcomesOf(group).map((outcome) => (
            <Radio key={outcome} value={outcome}>
              <OutcomeLine outcome={outcome} isChosen={outcome === value} />
            </Radio>
          ))}
        </fieldset>
      ))}
    </Radio.Group>
  );
}

function OutcomeLine(props: { readonly outcome: Outcome; readonly isChosen: boolean }): ReactNode {
  const { label, provision, letter, evidence } = outcomes[props.outcome];
  return (
    <span className="outcome">
      <span className="outcome-label">{label}</span>
      <span className="outcome-law">
        {provision} · 答复书{letter}
      </span>
      {props.isChosen && evidence.length > 0 && (
        <span className="outcome-needs">
          需要：{evidence.map((item) => evidenceLabels[item]).join('；')}
        </span>
      )}
    </span>
  );
}
