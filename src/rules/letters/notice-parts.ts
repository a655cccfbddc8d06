// What each letter on the way to a reply must state (documents P02–P11).

import { feeLineText, yuanText } from '../fee.ts';
import type { LetterCase } from './case.ts';
import { dueWith, isLateNotice, lastDayIfReceivedOn, periodOf } from './dates.ts';
import { feeOf } from './facts.ts';
import type { LetterKind } from './kinds.ts';
import { abandonment, basis, type LetterPart, part, request } from './part.ts';
import { consulteeName, dateText, feeCount } from './words.ts';

/** A period from the addressee's receipt, with its last day were that the day of the letter. */
function period(label: string): LetterPart {
  return part('respondWithin', label, (f, c) => {
    const days = periodOf(f);
    if (days === undefined) return [];
    return [`${days}个工作日`, `截止日为${dateText(lastDayIfReceivedOn(c, days))}`];
  });
}

/** Before and after, or, while others are asked, what is left and that the clock rests (33 ¶2, ¶3). */
function periodBeforeAndAfter(days: number, c: LetterCase): readonly (string | undefined)[] {
  const { now, later, paused } = dueWith(c, days);
  if (paused !== undefined) {
    const { since, daysLeft, daysLeftThen, ifSilent } = paused;
    return [
      '第三十三条第三款',
      dateText(since),
      `尚余${daysLeft}个工作日`,
      `后尚余${daysLeftThen}个工作日`,
      ...(ifSilent === undefined ? [] : [dateText(ifSilent)]),
    ];
  }
  return [now && dateText(now), later && dateText(later)];
}

const slip: LetterPart = { id: 'slip', label: '意见回执', values: () => ['回执'] };

type NoticeKind = Extract<LetterKind, `P${string}`>;

export const noticeParts: Readonly<Record<NoticeKind, readonly LetterPart[]>> = {
  P02: [
    request,
    basis('第三十条'),
    part<'P02'>('unclear', '不明确之处', (f) => [f.unclear]),
    part<'P02'>('items', '需要补正的事项（一次性告知）', (f) => [f.items, '一次性告知']),
    part<'P02'>('guidance', '指导和释明', (f) => [f.guidance]),
    period('合理的补正期限和截止日'),
    // A notice after the seventh working day moves nothing, and must not say that it does (K14).
    part<'P02'>('restart', '补正以后的答复期限', (_, c) => {
      if (!isLateNotice(c)) return ['收到补正的申请之日起重新计算'];
      const { now } = dueWith(c, 0);
      return ['不因补正重新计算', ...(now === undefined ? [] : [dateText(now)])];
    }),
    part<'P02'>('consequence', '逾期的后果', (_, c) =>
      isLateNotice(c) ? ['申请现有的内容作出答复'] : ['视为放弃'],
    ),
  ],
  P03: [
    request,
    basis('第三十三条第二款'),
    part<'P03'>('days', '延长的天数', (f) => [`${f.days}个工作日`]),
    part<'P03'>('dates', '原期限和新期限，或者暂停计算的情况', (f, c) =>
      periodBeforeAndAfter(f.days, c),
    ),
    part<'P03'>('reason', '延长的理由', (f) => [f.reason]),
    part<'P03'>('approval', '工作机构负责人同意', () => ['负责人同意']),
  ],
  P04: [
    basis('第十五条', '第三十二条'),
    part<'P04'>('name', '第三方的名称', (f) => [f.name]),
    part<'P04'>('content', '拟公开的信息', (f) => [f.content]),
    period('15个工作日的期限和截止日'),
    part<'P04'>('silence', '逾期由行政机关决定', () => ['由本机关依照', '决定是否公开']),
    slip,
  ],
  P05: [
    part<'P05'>('name', '被征求机关', (f) => [f.name]),
    part<'P05'>('content', '征求意见的信息', (f) => [f.content]),
    part<'P05'>('basis', '依据的条款', (f) =>
      f.consultee === 'co-producer' ? ['第三十四条'] : ['第十一条', '第三十三条第三款'],
    ),
    // Only a co-producing organ has a period, and only its silence is consent (34; K25, K26).
    part<'P05'>('relation', '共同制作关系，或者与被征求机关的关系', (f) =>
      f.consultee === 'co-producer' ? ['共同制作'] : ['有关'],
    ),
    period('15个工作日的期限和截止日'),
    part<'P05'>('silence', '逾期的效力', (f) =>
      f.consultee === 'co-producer' ? ['视为同意公开'] : ['不计入答复期限'],
    ),
    slip,
  ],
  P06: [
    request,
    basis('第三十三条第三款'),
    part<'P06'>('consultee', '征求对象的类别', (f, c) => [
      `征求${consulteeName(c.request.consultations.find(({ id }) => id === f.consultationId)?.consultee)}`,
    ]),
    part<'P06'>('since', '发出征求意见的日期', (f, c) => {
      const found = c.request.consultations.find(({ id }) => id === f.consultationId);
      return [found && dateText(found.sentOn)];
    }),
    part<'P06'>('notCounted', '所需时间不计入期限', () => ['不计入']),
  ],
  P07: [
    request,
    basis('第三十五条'),
    part<'P07'>('evidence', '数量、频次的统计', (f) => [f.evidence]),
    part<'P07'>('demand', '要求说明理由', () => ['说明理由']),
    period('说明理由的期限和截止日'),
    part<'P07'>('consequence', '后果', () => ['不予处理']),
  ],
  P08: [
    request,
    basis('第三十五条'),
    part<'P08'>('finding', '理由合理的认定', (f) => ['理由合理', f.reason]),
    part<'P08'>('days', '确定的合理期限', (f) => [`${f.days}个工作日`]),
    part<'P08'>('dates', '原期限和延迟后的期限，或者暂停计算的情况', (f, c) =>
      periodBeforeAndAfter(f.days, c),
    ),
  ],
  P09: [
    request,
    basis('第四十二条', '国办函〔2020〕109号'),
    part<'P09'>('standard', '计收方式', (f) => [
      f.standard === 'by-item' ? '按件计收' : '按量计收',
    ]),
    part<'P09'>('quantity', '数量', (f, c) => [feeCount(f, c)]),
    part<'P09'>('tiers', '分档明细', (f) =>
      feeOf(f).lines.map((line) => feeLineText(line, f.standard)),
    ),
    part<'P09'>('amount', '金额', (f) => [`合计应缴${yuanText(feeOf(f).amount)}`]),
    part<'P09'>('payment', '缴纳方式', (f) => [f.payment]),
    period('20个工作日的期限和截止日'),
    abandonment,
    part<'P09'>('restart', '缴费后期限重新计算', () => ['重新计算']),
  ],
  P10: [
    part<'P10'>('department', '协办部门', (f) => [f.department]),
    part<'P10'>('materials', '协办的事项', (f) => [f.materials]),
    part<'P10'>('internalDueOn', '内部期限', (f) => [dateText(f.internalDueOn)]),
    basis('第四十五条'),
  ],
  P11: [
    basis('第三十二条'),
    part<'P11'>('content', '决定公开的内容', (f) => [f.content]),
    part<'P11'>('reasons', '公开的理由', (f) => [f.reasons]),
  ],
};
