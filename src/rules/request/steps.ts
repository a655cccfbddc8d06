// The steps of a request: which are open today, why the others are not, and until when each helps.

import type { WorkingCalendar } from '../calendar.ts';
import { needsConfirmation } from '../channels.ts';
import { maximumExtension, replyDue } from '../clock.ts';
import type { IsoDay } from '../day.ts';
import { violation, type Violation } from '../violations.ts';
import {
  awaitsSupplement,
  clockFacts,
  type DisclosureRequest,
  supplementDueOn,
  supplementNoticeBy,
} from './state.ts';

export interface Context {
  readonly today: IsoDay;
  readonly calendar: WorkingCalendar;
}

export const steps = {
  'confirm-receipt': { label: '确认收到', provision: '条例31' },
  'log-contact': { label: '记录联系情况', provision: '条例31' },
  'ask-supplement': { label: '告知补正', provision: '条例30' },
  'record-supplement-served': { label: '登记补正告知书送达', provision: '条例30' },
  'record-supplement': { label: '登记补正材料', provision: '条例30' },
  consult: { label: '征求意见', provision: '条例32、34' },
  'record-consultation-served': { label: '登记征求意见书送达', provision: '条例32、34' },
  'record-opinion': { label: '登记意见', provision: '条例32、34' },
  extend: { label: '延长期限', provision: '条例33¶2' },
  'draft-reply': { label: '拟定答复', provision: '条例36' },
  'sign-reply': { label: '签发答复', provision: '条例17、36' },
  'serve-reply': { label: '送出答复', provision: '国办公开办函〔2016〕235号' },
  'record-reply-received': { label: '登记申请人收到答复', provision: '行政复议法20' },
  withdraw: { label: '登记撤回', provision: '国办公开办函〔2021〕30号' },
} as const satisfies Record<string, { label: string; provision: string }>;

export type Step = keyof typeof steps;
export const stepKeys = Object.keys(steps) as readonly Step[];

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
    case 'consult':
    case 'extend':
    case 'draft-reply':
    case 'sign-reply':
    case 'serve-reply':
      return dueOn(r, context);
    default:
      return undefined;
  }
}

/** The due date, where one runs: none before receipt, under an open pause or while a supplement is out. */
export function dueOn(r: DisclosureRequest, { today, calendar }: Context): IsoDay | undefined {
  const facts = clockFacts(r, calendar);
  if (facts === undefined || awaitsSupplement(r, calendar)) return undefined;
  return replyDue(facts, today, calendar).dueOn;
}

/** Why a step cannot be taken now, whatever is entered; `undefined` when it can. */
export function obstacle(
  r: DisclosureRequest,
  step: Step,
  context: Context,
): Violation | undefined {
  if (step === 'record-reply-received') {
    if (r.service === undefined) return violation('reply-not-sent');
    return r.replyReceivedOn === undefined ? undefined : violation('reply-already-received');
  }
  if (r.service !== undefined || r.withdrawnOn !== undefined) return violation('already-concluded');
  // Withdrawal is possible until the reply is served [choice], before confirmation too (K36).
  if (step === 'withdraw') return undefined;
  if (step === 'serve-reply') {
    return r.reply === undefined ? violation('reply-not-signed') : undefined;
  }
  if (r.reply !== undefined) return violation('reply-already-signed');
  if (step === 'confirm-receipt' || step === 'log-contact') {
    if (!needsConfirmation(r.channel)) return violation('confirmation-not-needed');
    return r.receivedOn === undefined ? undefined : violation('already-confirmed');
  }
  if (r.receivedOn === undefined) return violation('receipt-unconfirmed');
  return laterObstacle(r, step, context);
}

function laterObstacle(r: DisclosureRequest, step: Step, context: Context): Violation | undefined {
  switch (step) {
    case 'ask-supplement':
      return r.supplement === undefined ? undefined : violation('supplement-already-asked');
    case 'record-supplement-served':
    case 'record-supplement':
      if (r.supplement === undefined) return violation('supplement-not-asked');
      if (r.supplement.receivedOn !== undefined) return violation('supplement-already-received');
      return step === 'record-supplement-served' && r.supplement.servedOn !== undefined
        ? violation('supplement-already-served')
        : undefined;
    case 'record-consultation-served':
      return r.consultations.some((c) => c.servedOn === undefined && c.answer === undefined)
        ? undefined
        : violation('consultation-unknown');
    case 'record-opinion':
      return r.consultations.some((c) => c.answer === undefined)
        ? undefined
        : violation('consultation-unknown');
    case 'extend': {
      if (r.extensionDays >= maximumExtension) return violation('extension-too-long');
      const due = dueOn(r, context);
      return due !== undefined && context.today > due ? violation('reply-period-over') : undefined;
    }
    case 'sign-reply':
      return r.draft === undefined ? violation('reply-not-drafted') : undefined;
    default:
      return undefined;
  }
}
