// 政策事项: one thing that one policy document gives, taken apart so that it can be matched, applied for and paid.

import type { IsoDay } from '../day.ts';
import { type Validity, validityOn, type ValidityDates } from '../validity.ts';
import { type AmountRule, amountFaults } from './amount.ts';
import { type Clause, type Condition } from './condition.ts';
import { type ConditionFault, conditionFaults } from './condition-faults.ts';

export const policyTypes = {
  subsidy: '资金奖补',
  'tax-relief': '税收减免',
  'fee-relief': '费用减免',
  finance: '融资担保贴息',
  employment: '用工社保',
  premises: '用地用房',
  talent: '人才',
  technology: '科技创新',
  market: '市场开拓',
  recognition: '资质认定',
  other: '其他',
} as const;
export type PolicyType = keyof typeof policyTypes;

export const policyLevels = {
  state: '国家',
  province: '省',
  city: '市',
  county: '县（区）',
  zone: '园区',
} as const;
export type PolicyLevel = keyof typeof policyLevels;

/** How it reaches the firm; those that compare data pay without an application, or in principle in sixty working days. */
export const deliveryModes = {
  automatic: { label: '免申即享', days: undefined, note: '无需申请，由部门比对数据确定名单' },
  fast: { label: '快申快享', days: 60, note: '简化申请，原则上60个工作日内兑现' },
  ordinary: { label: '一般申报', days: undefined, note: '按通知要求申报' },
} as const;
export type DeliveryMode = keyof typeof deliveryModes;

export interface PolicyItemContent {
  readonly name: string;
  readonly type: PolicyType;
  readonly level: PolicyLevel;
  /** 支持对象 in a sentence, as the document says it. */
  readonly audience: string;
  /** 支持标准 in words, with the clause it stands in. */
  readonly support: string;
  readonly supportClause: Clause;
  readonly amount?: AmountRule;
  readonly fundSource?: string;
  readonly opensOn?: IsoDay;
  /** Last day of application. Undefined: the document states none, and the page says so. */
  readonly closesOn?: IsoDay;
  /** Applied for all the year round: then no last day is missed. */
  readonly isPermanent?: true;
  readonly delivery: DeliveryMode;
  /** Working days until it is paid. */
  readonly deliveryDays?: number;
  readonly office: string;
  readonly phone: string;
  readonly address?: string;
  /** Where one applies. */
  readonly applyAt?: string;
  readonly materials: readonly string[];
  readonly canStack: boolean;
  /** Other items of which only one is given. */
  readonly excludes: readonly number[];
  /** What shuts out, beside the conditions, in words. */
  readonly exclusions?: string;
  readonly condition: Condition;
}

export interface ItemFault {
  /** Name of the field; `condition` with the path for a fault inside the tree. */
  readonly field: string;
  readonly reason: string;
  readonly condition?: ConditionFault;
  /** Nothing wrong is written, only something not yet: a draft may be kept so. */
  readonly isMissing?: true;
}

/** The field with the place in the tree: `condition.all.0.value`. */
export function fieldOfFault({ field, condition }: ItemFault): string {
  return condition ? [field, condition.path, condition.field].filter(Boolean).join('.') : field;
}

/** Nothing written yet; not one of its fields is guessed. */
export const emptyItem: PolicyItemContent = {
  name: '',
  type: 'subsidy',
  level: 'county',
  audience: '',
  support: '',
  supportClause: { anchor: '', text: '' },
  delivery: 'ordinary',
  office: '',
  phone: '',
  materials: [],
  canStack: false,
  excludes: [],
  condition: { all: [] },
};

const must = {
  name: '事项名称',
  audience: '支持对象',
  support: '支持标准',
  office: '受理单位',
  phone: '咨询电话',
} as const;

export function itemFaults(
  item: PolicyItemContent,
  known: { readonly labels: ReadonlySet<string>; readonly ownId?: number },
): readonly ItemFault[] {
  const out: ItemFault[] = [];
  for (const [field, label] of Object.entries(must)) {
    const text = item[field as keyof typeof must];
    if (text.trim() === '') out.push({ field, reason: `请填写${label}`, isMissing: true });
  }
  if (item.supportClause.anchor.trim() === '' || item.supportClause.text.trim() === '') {
    out.push({
      field: 'supportClause',
      reason: '请注明支持标准所在条款并摘录原文',
      isMissing: true,
    });
  }
  if (item.opensOn && item.closesOn && item.closesOn < item.opensOn) {
    out.push({
      field: 'closesOn',
      reason: `申报截止日期${item.closesOn}早于开始日期${item.opensOn}`,
    });
  }
  if (item.isPermanent && item.closesOn) {
    out.push({ field: 'closesOn', reason: '常年受理的事项不填截止日期' });
  }
  if (item.deliveryDays !== undefined && !(item.deliveryDays > 0 && item.deliveryDays <= 365)) {
    out.push({ field: 'deliveryDays', reason: '兑现时限应为1至365个工作日' });
  }
  if (item.delivery !== 'automatic' && item.materials.length === 0) {
    out.push({
      field: 'materials',
      reason: '需要申报的事项请列出材料，没有的写“无需材料”',
      isMissing: true,
    });
  }
  if (known.ownId !== undefined && item.excludes.includes(known.ownId)) {
    out.push({ field: 'excludes', reason: '事项不能与自己互斥' });
  }
  if (item.amount) {
    for (const reason of amountFaults(item.amount)) out.push({ field: 'amount', reason });
  }
  for (const fault of conditionFaults(item.condition, known)) {
    out.push({
      field: 'condition',
      reason: fault.reason,
      condition: fault,
      ...(fault.isMissing ? { isMissing: true } : {}),
    });
  }
  return out;
}

export const itemStates = {
  upcoming: '即将开始',
  open: '申报中',
  closed: '已截止',
  lapsed: '政策已失效',
} as const;
export type ItemState = keyof typeof itemStates;

/**
 * How an item stands on a day. It goes with its document: repealed, replaced or run out, it is off from that day on;
 * not yet in force, it is ahead.
 */
export function itemStateOn(
  item: Pick<PolicyItemContent, 'opensOn' | 'closesOn'>,
  document: ValidityDates & { readonly isPublished: boolean },
  today: IsoDay,
): ItemState {
  const validity: Validity = validityOn(document, today);
  if (!document.isPublished || validity === 'repealed' || validity === 'lapsed') return 'lapsed';
  if (item.closesOn && item.closesOn < today) return 'closed';
  if (validity === 'not-yet-in-force') return 'upcoming';
  return item.opensOn && item.opensOn > today ? 'upcoming' : 'open';
}

/** Days left for application, today included; undefined where no last day is stated. */
export function daysLeft(closesOn: IsoDay | undefined, today: IsoDay): number | undefined {
  if (!closesOn || closesOn < today) return undefined;
  const from = Temporal.PlainDate.from(today);
  return from.until(Temporal.PlainDate.from(closesOn)).days + 1;
}

/** What the page says of the time of application. */
export function periodInWords(
  item: Pick<PolicyItemContent, 'opensOn' | 'closesOn' | 'isPermanent'>,
): string {
  if (item.isPermanent) return '常年受理';
  if (!item.closesOn)
    return item.opensOn ? `${item.opensOn}起，原文未载明截止日期` : '原文未载明申报时间';
  return item.opensOn ? `${item.opensOn}至${item.closesOn}` : `${item.closesOn}截止`;
}
