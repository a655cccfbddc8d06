// When information must be on the site, and how long it must stay there. 条例 26 gives 20 working days
// from the day information is made or changed; special laws give other periods. A duty in plain days is
// never rolled forward to the day after a holiday, which helps procedural periods only (民事诉讼法 85):
// it is done by the last working day before [choice].

import {
  addWorkingDays,
  explainDay,
  isInRange,
  type WorkingCalendar,
  workingDayOnOrBefore,
} from './calendar.ts';
import { type ClockDay, explainPeriod } from './clock.ts';
import { type Day, day, type IsoDay, isoOf, ordinalOf } from './day.ts';
import { violation, type Violation } from './violations.ts';

export type PeriodUnit = 'working-day' | 'day';

interface DeadlineRow {
  readonly matter: string;
  /** The day that is not counted. */
  readonly start: string;
  readonly days: number;
  readonly unit: PeriodUnit;
  readonly provision: string;
}

export const publicationDeadlines = {
  general: {
    matter: '主动公开的政府信息',
    start: '形成或者变更之日',
    days: 20,
    unit: 'working-day',
    provision: '条例26',
  },
  'government-budget': {
    matter: '政府预算、预算调整、决算、执行情况的报告及报表',
    start: '人民代表大会或者其常务委员会批准之日',
    days: 20,
    unit: 'day',
    provision: '预算法14¶1',
  },
  'department-budget': {
    matter: '部门预算、决算及报表',
    start: '财政部门批复之日',
    days: 20,
    unit: 'day',
    provision: '预算法14¶2',
  },
  'penalty-withdrawal': {
    matter: '撤回被变更、撤销、确认违法或者无效的行政处罚决定并公开说明理由',
    start: '变更、撤销或者确认之日',
    days: 3,
    unit: 'working-day',
    provision: '行政处罚法48¶2、85',
  },
  'licence-or-penalty': {
    matter: '行政许可和行政处罚双公示',
    start: '作出决定之日',
    days: 7,
    unit: 'working-day',
    provision: '国家发展改革委双公示要求',
  },
  'procurement-award': {
    matter: '政府采购中标、成交公告',
    start: '中标、成交供应商确定之日',
    days: 2,
    unit: 'working-day',
    provision: '政府采购法实施条例43',
  },
  'procurement-contract': {
    matter: '政府采购合同公告',
    start: '合同签订之日',
    days: 2,
    unit: 'working-day',
    provision: '政府采购法实施条例50',
  },
  'land-expropriation': {
    matter: '征收土地公告',
    start: '收到批准文件之日',
    days: 15,
    unit: 'working-day',
    provision: '土地管理法实施条例31',
  },
} as const satisfies Record<string, DeadlineRow>;

export type PublicationMatter = keyof typeof publicationDeadlines;

export interface PublishBy {
  /** The day by which it is to be on the site. */
  readonly by: IsoDay;
  /** Last day of the period as counted; later than `by` where plain days end on a day off. */
  readonly periodEnds: IsoDay;
  readonly provisional: boolean;
  readonly provision: string;
}

/** A changed version starts a new period of its own (条例 26; P02). */
export function publishBy(
  matter: PublicationMatter,
  from: IsoDay,
  calendar: WorkingCalendar,
): PublishBy {
  const { days, unit, provision } = publicationDeadlines[matter];
  const { on, provisional } = periodEnd(from, days, unit, calendar);
  const by = isoOf(workingDayOnOrBefore(calendar, on));
  return { by, periodEnds: isoOf(on), provisional, provision };
}

/** Whether the calendar reaches from that day to the end of the longest period. */
export function isCountedFrom(from: IsoDay, calendar: WorkingCalendar): boolean {
  const start = day(from);
  return isInRange(calendar, start) && isInRange(calendar, start.add({ days: 90 }));
}

/** The same period day by day: which days count, which do not and why; the last is the end of the period. */
export function explainPublication(
  matter: PublicationMatter,
  from: IsoDay,
  calendar: WorkingCalendar,
): readonly ClockDay[] {
  const { days, unit } = publicationDeadlines[matter];
  return unit === 'working-day'
    ? explainPeriod(from, days, calendar)
    : Array.from({ length: days }, (_, i) => {
        const on = day(from).add({ days: i + 1 });
        const { working, reason, provisional } = explainDay(calendar, on);
        // A plain day counts whatever it is; why it is a day off explains why the duty is done before it.
        return { on: isoOf(on), n: i + 1, reason: working ? '' : reason, provisional };
      });
}

function periodEnd(
  from: IsoDay,
  days: number,
  unit: PeriodUnit,
  calendar: WorkingCalendar,
): { on: Day; provisional: boolean } {
  if (unit === 'working-day') return addWorkingDays(calendar, day(from), days);
  const on = day(from).add({ days });
  return { on, provisional: ordinalOf(on) > calendar.coveredUntil };
}

/** Minimum periods of display or comment; `shortened`: with published reasons only. */
export const displayPeriods = {
  'land-preannouncement': {
    matter: '征收土地预公告',
    days: 10,
    unit: 'working-day',
    provision: '土地管理法实施条例26',
  },
  'land-compensation-plan': {
    matter: '征地补偿安置方案公告',
    days: 30,
    unit: 'day',
    provision: '土地管理法实施条例28',
  },
  'house-compensation-plan': {
    matter: '房屋征收补偿方案征求意见',
    days: 30,
    unit: 'day',
    provision: '国有土地上房屋征收与补偿条例10',
  },
  'decision-draft': {
    matter: '重大行政决策草案征求意见',
    days: 30,
    unit: 'day',
    provision: '重大行政决策程序暂行条例15',
    shortened: 'with-reason',
  },
  'rule-draft': {
    matter: '规章草案征求意见',
    days: 30,
    unit: 'day',
    provision: '规章制定程序条例15',
  },
  'market-rule-draft': {
    matter: '与市场主体密切相关的规章、规范性文件征求意见',
    days: 30,
    unit: 'day',
    provision: '优化营商环境条例62',
  },
  'plan-draft': {
    matter: '城乡规划草案报批前公告',
    days: 30,
    unit: 'day',
    provision: '城乡规划法26',
  },
  'recruitment-list': {
    matter: '拟录用公务员名单公示',
    days: 5,
    unit: 'working-day',
    provision: '公务员法32',
  },
} as const satisfies Record<
  string,
  Omit<DeadlineRow, 'start'> & { readonly shortened?: 'with-reason' }
>;

/** What becomes of the page when its period is over. */
export const displayEndings = {
  stay: '页面保留，注明已经结束',
  'take-down': '次日自动撤下',
  'take-down-sealed': '次日自动撤下，内容含个人信息，一并封存',
} as const;
export type DisplayEnding = keyof typeof displayEndings;

interface DisplayRow extends Omit<DeadlineRow, 'start'> {
  readonly shortened?: 'with-reason';
}

/** With what no law gives a minimum for: the notice itself says how long it stands. */
export const displayMatters = {
  ...displayPeriods,
  other: { matter: '其他公示、公告', days: 1, unit: 'working-day', provision: '条例6' },
} as const satisfies Record<string, DisplayRow>;

export type DisplayMatter = keyof typeof displayMatters;

/** A list of persons goes with its period (P06; 个人信息保护法 19); a draft open for comment stays to be read [choice]. */
export function usualEnding(matter: DisplayMatter): DisplayEnding {
  switch (matter) {
    case 'recruitment-list':
    case 'other':
      return 'take-down-sealed';
    case 'land-preannouncement':
    case 'land-compensation-plan':
    case 'house-compensation-plan':
      return 'take-down';
    case 'decision-draft':
    case 'rule-draft':
    case 'market-rule-draft':
    case 'plan-draft':
      return 'stay';
  }
}

/**
 * The last day on which it has to stand: whole days after the day of posting. It may come down the day
 * after, and personal data then leave page, feeds and exports with it (P06).
 */
export function displayedUntil(
  matter: DisplayMatter,
  postedOn: IsoDay,
  calendar: WorkingCalendar,
): IsoDay {
  const { days, unit } = displayMatters[matter];
  return isoOf(periodEnd(postedOn, days, unit, calendar).on);
}

/** `lastDayOn`: the last day on which it stands or comments are taken. */
export function displayViolations(
  matter: DisplayMatter,
  postedOn: IsoDay,
  lastDayOn: IsoDay,
  calendar: WorkingCalendar,
  reasonPublished?: string,
): readonly Violation[] {
  const until = displayedUntil(matter, postedOn, calendar);
  if (lastDayOn >= until) return [];
  const row = displayMatters[matter];
  if (!('shortened' in row)) {
    const detail = `${row.matter}至少到${until}`;
    return [{ ...violation('display-too-short', 'lastDayOn', detail), provision: row.provision }];
  }
  const reasoned = (reasonPublished ?? '').trim() !== '';
  return reasoned ? [] : [violation('display-reason-missing', 'reason', `不足${row.days}日`)];
}

/** 解读 within three working days of publication (国办发〔2016〕80号 and local practice [choice]; P21). */
export const interpretationDays = 3;

/** It is asked for from day 0 and never holds the document back. */
export function interpretationDueOn(
  publishedOn: IsoDay,
  calendar: WorkingCalendar,
  days: number = interpretationDays,
): IsoDay {
  return isoOf(addWorkingDays(calendar, day(publishedOn), days).on);
}
