// Which steps are open today, why the others are not, and until when each helps.

import type { IsoDay } from '../day.ts';
import type { Violation } from '../violations.ts';
import type { DisclosureRequest } from './disclosure-request.ts';
import { obstacle } from './obstacles.ts';
import { explanationDueOn, feeDueOn, supplementDueOn, supplementNoticeBy } from './state.ts';
import { type Context, dueOn, type Step, stepKeys } from './steps.ts';

export interface StepStatus {
  readonly step: Step;
  readonly open: boolean;
  readonly why?: Violation;
  /** Last day on which the step has its effect. */
  readonly until?: IsoDay;
}

/** Every step with whether it may be taken today, why not, and until when it helps. */
export function stepsOpenTo(r: DisclosureRequest, context: Context): readonly StepStatus[] {
  return stepKeys.map((step) => {
    const why = obstacle(r, step, context);
    const until = why === undefined ? helpsUntil(r, step, context) : undefined;
    return {
      step,
      open: why === undefined,
      ...(why === undefined ? {} : { why }),
      ...(until === undefined ? {} : { until }),
    };
  });
}

function helpsUntil(r: DisclosureRequest, step: Step, context: Context): IsoDay | undefined {
  switch (step) {
    case 'ask-supplement':
      return supplementNoticeBy(r, context.calendar);
    case 'record-supplement':
      return supplementDueOn(r, context.calendar);
    case 'record-explanation':
      return explanationDueOn(r, context.calendar);
    case 'record-payment':
      return feeDueOn(r, context.calendar);
    case 'consult':
    case 'ask-explanation':
    case 'fix-delay':
    case 'notify-fee':
    case 'extend':
    case 'draft-reply':
    case 'sign-reply':
    case 'serve-reply':
      return dueOn(r, context);
    default:
      return undefined;
  }
}
