// Which periods of others ran out in silence while a request is open, and what that means: the applicant's to
// supplement, to pay, to explain; a third party's and a co-producing organ's to say their opinion.

import type { WorkingCalendar } from '../calendar.ts';
import type { IsoDay } from '../day.ts';
import type { DisclosureRequest } from './disclosure-request.ts';
import {
  awaitsPayment,
  awaitsSupplement,
  concludedOn,
  explanationDueOn,
  feeDueOn,
  opinionDueOn,
  supplementDueOn,
} from './state.ts';

/** Each in a few words, with the provision that says what follows. */
export const lapses = {
  supplement: {
    label: '逾期未补正',
    follows: '没有正当理由的，可以视为放弃申请；补正在办结以前收到的，仍然接受',
    provision: '条例30',
  },
  fee: {
    label: '逾期未缴费',
    follows: '视为放弃申请，此后收到的款项应当退还',
    provision: '国办函〔2020〕109号6',
  },
  explanation: {
    label: '逾期未说明理由',
    follows: '按掌握的情况决定',
    provision: '条例35',
  },
  'third-party': {
    label: '第三方逾期未提出意见',
    follows: '既不是同意也不是不同意，由本机关决定是否公开并说明理由',
    provision: '条例32',
  },
  'co-producer': {
    label: '共同制作机关逾期未提出意见',
    follows: '视为同意公开',
    provision: '条例34',
  },
} as const satisfies Record<string, { label: string; follows: string; provision: string }>;
export type LapseKind = keyof typeof lapses;
export const lapseKinds = Object.keys(lapses) as readonly LapseKind[];

export interface Lapse {
  readonly kind: LapseKind;
  /** The last day that passed. */
  readonly on: IsoDay;
}

export function lapsesOf(
  r: DisclosureRequest,
  today: IsoDay,
  calendar: WorkingCalendar,
): readonly Lapse[] {
  // What was signed was decided; nobody is waited for any more.
  if (concludedOn(r) !== undefined || r.reply !== undefined) return [];
  const unexplained = r.explanation !== undefined && r.explanation.receivedOn === undefined;
  const silent = r.consultations.filter(({ answer }) => answer === undefined);
  const last: readonly (readonly [LapseKind, IsoDay | undefined])[] = [
    ['supplement', awaitsSupplement(r, calendar) ? supplementDueOn(r, calendar) : undefined],
    ['fee', awaitsPayment(r) ? feeDueOn(r, calendar) : undefined],
    ['explanation', unexplained ? explanationDueOn(r, calendar) : undefined],
    // Another organ has no period, so that its silence is none (11; K26).
    ...silent.flatMap((one) =>
      one.consultee === 'other-organ'
        ? []
        : [[one.consultee, opinionDueOn(one, calendar)] as const],
    ),
  ];
  return last.flatMap(([kind, on]) => (on === undefined || today <= on ? [] : [{ kind, on }]));
}
