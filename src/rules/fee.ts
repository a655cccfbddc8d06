// The processing fee (信息处理费): 条例 42 and the 信息处理费管理办法 (国办函〔2020〕109号). Charging is a choice where
// number or frequency clearly exceed the reasonable; by item or by volume, one standard a request. Each
// tier's price holds only for the part inside the tier (超额累进). Nothing may be added to the standard.

import { addWorkingDays, type DueDay, type WorkingCalendar } from './calendar.ts';
import { day, type IsoDay } from './day.ts';
import { violation, type Violation } from './violations.ts';

/** Money: whole fen, never parts of one. */
export type Fen = number & { readonly unit: 'fen' };

export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) throw new RangeError('fen are whole');
  return amount as Fen;
}

const yuan = (amount: number): Fen => fen(amount * 100);

/** As a notice prints it: 元, with two decimals only where there are fen. */
export function yuanText(amount: Fen): string {
  return amount % 100 === 0 ? `${amount / 100}元` : `${(amount / 100).toFixed(2)}元`;
}

export const feeStandards = { 'by-item': '按件计收', 'by-volume': '按量计收' } as const;
export type FeeStandard = keyof typeof feeStandards;

/** What is counted: requests, or sides of A4 [to confirm]. */
export const feeUnits = { 'by-item': '件', 'by-volume': '页' } as const satisfies Record<
  FeeStandard,
  string
>;

/**
 * 109号 6: working days after receipt of the notice. A figure of 30 days is found elsewhere and not
 * followed; this is the one place to change it.
 */
export const feePaymentDays = 20;

interface Tier {
  readonly from: number;
  readonly to: number;
  readonly price: Fen;
}

const unending = Number.MAX_SAFE_INTEGER;

const volumeTiers: readonly Tier[] = [
  { from: 1, to: 30, price: yuan(0) },
  { from: 31, to: 100, price: yuan(10) },
  { from: 101, to: 200, price: yuan(20) },
  { from: 201, to: unending, price: yuan(40) },
];

const firstItemTiers: readonly Tier[] = [
  { from: 1, to: 10, price: yuan(0) },
  { from: 11, to: 30, price: yuan(100) },
];

/** From the 31st on every ten items are a tier and cost 100 元 more apiece. */
function itemTier(n: number): Tier {
  const first = firstItemTiers.find(({ to }) => n <= to);
  if (first !== undefined) return first;
  const step = Math.floor((n - 31) / 10);
  return { from: 31 + 10 * step, to: 40 + 10 * step, price: yuan(200 + 100 * step) };
}

function volumeTier(n: number): Tier {
  // The last tier has no end.
  return volumeTiers.find(({ to }) => n <= to) as Tier;
}

/** One tier of the account that the notice gives: units `from` to `to` at `price` apiece. */
export interface FeeLine {
  readonly from: number;
  readonly to: number;
  readonly units: number;
  readonly price: Fen;
  readonly amount: Fen;
}

export interface ProcessingFee {
  readonly standard: FeeStandard;
  /** Items or pages of this request. */
  readonly quantity: number;
  readonly lines: readonly FeeLine[];
  readonly amount: Fen;
}

/**
 * By item: `earlier` requests of the same applicant reached the organ before in the calendar month of
 * receipt; this request is `items` more, one unless it is divided by 一事一申请 into the smallest
 * reasonable units.
 */
export function chargeByItem(earlier: number, items = 1): ProcessingFee {
  return charge('by-item', itemTier, earlier, items);
}

/** By volume: the pages given on this request alone, never added up over several. */
export function chargeByVolume(pages: number): ProcessingFee {
  return charge('by-volume', volumeTier, 0, pages);
}

function charge(
  standard: FeeStandard,
  tierOf: (n: number) => Tier,
  before: number,
  quantity: number,
): ProcessingFee {
  const lines: FeeLine[] = [];
  const last = before + quantity;
  for (let n = before + 1; n <= last;) {
    const { to: end, price } = tierOf(n);
    const to = Math.min(end, last);
    const units = to - n + 1;
    lines.push({ from: n, to, units, price, amount: fen(price * units) });
    n = to + 1;
  }
  const amount = fen(lines.reduce((sum, line) => sum + line.amount, 0));
  return { standard, quantity, lines, amount };
}

/** What an officer measured; one of the two, never both. */
export interface FeeMeasure {
  readonly byItem?: { readonly earlier: number; readonly items: number };
  readonly byVolume?: {
    readonly pages: number;
    /** Already published, and the applicant is only told where: nothing is handled for him. */
    readonly isPublic?: boolean;
  };
}

/** Most units that a request can sensibly have: beyond it is a slip of the keyboard. */
const mostUnits = 1_000_000;

export type FeeAssessment =
  | { readonly ok: true; readonly fee: ProcessingFee }
  | { readonly ok: false; readonly violations: readonly Violation[] };

/** The fee of a request, or why none can be asked. */
export function assessFee({ byItem, byVolume }: FeeMeasure): FeeAssessment {
  if (byItem !== undefined && byVolume !== undefined) {
    return refuse(violation('fee-standard-mixed', 'standard'));
  }
  const counts = byItem ? [byItem.items, byItem.earlier + 1] : [byVolume?.pages ?? 0];
  if (counts.some((n) => !Number.isInteger(n) || n < 1 || n > mostUnits)) {
    return refuse(violation('fee-quantity-impossible', 'quantity'));
  }
  if (byVolume?.isPublic === true) {
    return refuse(violation('fee-on-public-information', 'standard'));
  }
  const fee = byItem
    ? chargeByItem(byItem.earlier, byItem.items)
    : chargeByVolume(byVolume?.pages ?? 0);
  return fee.amount > 0 ? { ok: true, fee } : refuse(violation('fee-not-due', 'quantity'));
}

function refuse(...violations: readonly Violation[]): FeeAssessment {
  return { ok: false, violations };
}

/** The calendar month of receipt, within which requests of one applicant are counted by item. */
export function feeMonth(receivedOn: IsoDay): { readonly first: IsoDay; readonly last: IsoDay } {
  const received = day(receivedOn);
  return {
    first: received.with({ day: 1 }).toString() as IsoDay,
    last: received.with({ day: received.daysInMonth }).toString() as IsoDay,
  };
}

/** The last day to pay; unpaid then, or paid in part, the request is given up (109号 6; K32, K33). */
export function feeDue(
  noticeReceivedOn: IsoDay,
  calendar: WorkingCalendar,
  days: number = feePaymentDays,
): DueDay {
  return addWorkingDays(calendar, day(noticeReceivedOn), days);
}

/** How the account reads in the notice, a line a tier: 第31件至第35件，每件200元，共1000元. */
export function feeLineText({ from, to, price, amount }: FeeLine, standard: FeeStandard): string {
  const unit = feeUnits[standard];
  const span = from === to ? `第${from}${unit}` : `第${from}${unit}至第${to}${unit}`;
  return price === 0
    ? `${span}，不收费`
    : `${span}，每${unit}${yuanText(price)}，共${yuanText(amount)}`;
}

/** What came of a fee that was asked for, and what is still to come. */
export function feeAccount(fee: {
  readonly amount: number;
  readonly payments: readonly { readonly amount: number }[];
  readonly refunded: number;
}): { readonly paid: Fen; readonly open: Fen; readonly refunded: Fen } {
  const paid = fee.payments.reduce((sum, { amount }) => sum + amount, 0);
  return {
    paid: fen(paid),
    open: fen(Math.max(0, fee.amount - paid)),
    refunded: fen(fee.refunded),
  };
}
