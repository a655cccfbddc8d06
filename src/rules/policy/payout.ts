// 免申即享: a list by comparison of data, approved by the head, confirmed by the firms, shown to the public, paid, and the
// result published (条例 20 ¶1(11)). Each act is an event; who found the list neither approves it nor may who approved it
// enter the payments. In principle sixty working days from the approval to the payment.

import { addWorkingDays, countWorkingDays, type WorkingCalendar } from '../calendar.ts';
import { day, type IsoDay, isoOf } from '../day.ts';
import type { Actor } from '../request/events.ts';
import { violation, type Violation } from '../violations.ts';

export const payoutStates = {
  drafted: '待负责人核准',
  confirming: '企业确认中',
  'to-show': '待公示',
  shown: '公示中',
  paying: '兑付中',
  paid: '已兑付，待公开结果',
  published: '结果已公开',
  cancelled: '已终止',
} as const;
export type PayoutState = keyof typeof payoutStates;

export const lineStates = {
  listed: '待企业确认',
  confirmed: '企业已确认',
  declined: '企业放弃',
  removed: '已移出',
  paid: '已兑付',
} as const;
export type LineState = keyof typeof lineStates;

/** In principle, from the approval (惠企政策直达快享; the province's own number, used where the item says no other). */
export const usualPayoutDays = 60;
/** [choice] Working days that the firms have, unless the list says otherwise. */
export const usualConfirmDays = 10;
/** [choice] A list of beneficiaries is shown for five working days at least. */
export const shownDays = 5;

export type PayoutEvent =
  | { readonly kind: 'drafted'; readonly note: string }
  | { readonly kind: 'approved'; readonly opinion: string }
  | { readonly kind: 'returned'; readonly reason: string }
  | { readonly kind: 'cancelled'; readonly reason: string }
  | { readonly kind: 'line-confirmed'; readonly lineId: number }
  | { readonly kind: 'line-declined'; readonly lineId: number; readonly reason: string }
  | { readonly kind: 'line-removed'; readonly lineId: number; readonly reason: string }
  | {
      readonly kind: 'amount-changed';
      readonly lineId: number;
      readonly fromFen: number;
      readonly toFen: number;
      readonly reason: string;
    }
  | { readonly kind: 'confirmation-closed' }
  | { readonly kind: 'notice-drafted'; readonly documentId: number; readonly lastDayOn: IsoDay }
  | { readonly kind: 'notice-over'; readonly objections: string }
  | {
      readonly kind: 'line-paid';
      readonly lineId: number;
      readonly on: IsoDay;
      readonly fen: number;
      readonly reference: string;
    }
  | { readonly kind: 'result-drafted'; readonly documentId: number };
export type PayoutEventKind = PayoutEvent['kind'];

export const payoutEventNames = {
  drafted: '比对形成名单',
  approved: '核准名单',
  returned: '退回名单',
  cancelled: '终止',
  'line-confirmed': '企业确认领取',
  'line-declined': '企业放弃',
  'line-removed': '移出名单',
  'amount-changed': '更改金额',
  'confirmation-closed': '结束确认',
  'notice-drafted': '起草公示',
  'notice-over': '公示结束',
  'line-paid': '登记兑付',
  'result-drafted': '起草兑现结果',
} as const satisfies Record<PayoutEventKind, string>;

export interface RecordedEvent {
  readonly event: PayoutEvent;
  readonly actor: Actor;
  readonly on: IsoDay;
}

export interface PayoutLine {
  readonly id: number;
  readonly state: LineState;
  readonly amountFen: number;
}

export interface Payout {
  /** Those about the whole list say everything; those about single lines may be with them. */
  readonly events: readonly RecordedEvent[];
  /** Each state that a line is in, once at least. */
  readonly lines: readonly Pick<PayoutLine, 'state'>[];
  readonly confirmBy: IsoDay;
  /** Whether the public notice stands, is over, or never came onto the site. */
  readonly notice?: 'draft' | 'running' | 'over';
  readonly isResultPublished?: boolean;
}

export function stateOfPayout({ events, lines, notice, isResultPublished }: Payout): PayoutState {
  const has = (kind: PayoutEventKind): boolean => events.some(({ event }) => event.kind === kind);
  if (has('cancelled')) return 'cancelled';
  if (lastOf(events, ['drafted', 'approved', 'returned'])?.event.kind !== 'approved') {
    return 'drafted';
  }
  if (!has('confirmation-closed')) return 'confirming';
  if (!has('notice-over')) return has('notice-drafted') && notice !== 'draft' ? 'shown' : 'to-show';
  if (lines.some(({ state }) => state === 'confirmed')) return 'paying';
  return isResultPublished === true ? 'published' : 'paid';
}

function lastOf(
  events: readonly RecordedEvent[],
  kinds: readonly PayoutEventKind[],
): RecordedEvent | undefined {
  return events.findLast(({ event }) => kinds.includes(event.kind));
}

const openIn: Readonly<Record<PayoutEventKind, readonly PayoutState[]>> = {
  drafted: [],
  approved: ['drafted'],
  returned: ['drafted'],
  cancelled: ['drafted', 'confirming', 'to-show', 'shown'],
  'line-confirmed': ['confirming'],
  'line-declined': ['confirming'],
  'line-removed': ['drafted', 'confirming', 'to-show', 'shown'],
  'amount-changed': ['drafted', 'confirming'],
  'confirmation-closed': ['confirming'],
  'notice-drafted': ['to-show'],
  'notice-over': ['shown'],
  'line-paid': ['paying'],
  'result-drafted': ['paid'],
};

function isSame(a: Actor, b: Actor | undefined): boolean {
  return a.kind === 'staff' && b?.kind === 'staff' && a.id === b.id;
}

/** Why an act is not open to this person today; undefined when it is. */
export function payoutObstacle(
  payout: Payout,
  act: PayoutEventKind,
  actor: Actor,
  today: IsoDay,
): Violation | undefined {
  const state = stateOfPayout(payout);
  if (!openIn[act].includes(state)) {
    return violation('payout-state', undefined, payoutStates[state]);
  }
  const by = (kind: PayoutEventKind): Actor | undefined => lastOf(payout.events, [kind])?.actor;
  if (act === 'approved' && isSame(actor, by('drafted'))) return violation('payout-same-person');
  if (act === 'line-paid' && isSame(actor, by('approved'))) return violation('payout-same-person');
  const isWaiting = payout.lines.some((line) => line.state === 'listed');
  if (act === 'confirmation-closed' && isWaiting && today <= payout.confirmBy) {
    return violation('payout-still-confirming', undefined, payout.confirmBy);
  }
  if ((act === 'line-confirmed' || act === 'line-declined') && today > payout.confirmBy) {
    return violation('payout-confirm-over', undefined, payout.confirmBy);
  }
  if (act === 'notice-drafted' && !payout.lines.some((line) => line.state === 'confirmed')) {
    return violation('payout-nobody-confirmed');
  }
  if (act === 'notice-over' && payout.notice !== 'over') return violation('payout-notice-running');
  return undefined;
}

/** Which acts are open to the person, for the page. */
export function openPayoutActs(payout: Payout, actor: Actor, today: IsoDay): PayoutEventKind[] {
  return (Object.keys(openIn) as PayoutEventKind[]).filter(
    (act) => payoutObstacle(payout, act, actor, today) === undefined,
  );
}

/** Faults of a payment: after the approval, not of tomorrow, of the amount that was approved. */
export function paymentFaults(
  payout: Payout,
  line: PayoutLine,
  payment: { readonly on: IsoDay; readonly fen: number; readonly reference: string },
  today: IsoDay,
): readonly Violation[] {
  const found: Violation[] = [];
  if (line.state !== 'confirmed') found.push(violation('payout-line-state', 'lineId'));
  if (payment.on > today) found.push(violation('date-in-future', 'on'));
  const approved = lastOf(payout.events, ['approved'])?.on;
  if (approved !== undefined && payment.on < approved) {
    found.push(violation('payout-paid-before', 'on', approved));
  }
  if (payment.fen !== line.amountFen) found.push(violation('payout-amount-other', 'fen'));
  if (payment.reference.trim() === '')
    found.push(violation('payout-reference-missing', 'reference'));
  return found;
}

/** Working days from the approval to the payment, and whether that was within the period. */
export function payoutTime(
  approvedOn: IsoDay,
  paidOn: IsoDay,
  calendar: WorkingCalendar,
  days: number = usualPayoutDays,
): { readonly days: number; readonly isInTime: boolean } {
  const taken = countWorkingDays(calendar, day(approvedOn), day(paidOn));
  return { days: taken, isInTime: taken <= days };
}

export function payoutDue(
  approvedOn: IsoDay,
  calendar: WorkingCalendar,
  days: number = usualPayoutDays,
): IsoDay {
  return isoOf(addWorkingDays(calendar, day(approvedOn), days).on);
}

/** What an account must have. It is sealed and never shown to the public. */
export interface PayoutAccount {
  readonly holder: string;
  readonly bank: string;
  readonly number: string;
}

/** Brackets are written either way. */
function bare(name: string): string {
  return name.replaceAll(/\s/g, '').replaceAll('（', '(').replaceAll('）', ')');
}

export function accountFaults(
  account: PayoutAccount,
  enterpriseName: string,
): readonly { readonly field: keyof PayoutAccount; readonly text: string }[] {
  const found: { field: keyof PayoutAccount; text: string }[] = [];
  const { holder, bank, number } = account;
  if (bare(holder) !== bare(enterpriseName)) {
    found.push({ field: 'holder', text: '户名应当与企业名称一致，不能付给他人账户' });
  }
  if (bank.trim() === '') found.push({ field: 'bank', text: '请填写开户银行' });
  if (!/^\d{8,30}$/.test(number.replaceAll(/[\s-]/g, ''))) {
    found.push({ field: 'number', text: '银行账号应当是8至30位数字' });
  }
  return found;
}
