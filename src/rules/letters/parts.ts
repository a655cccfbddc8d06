// What each kind of letter must state (the letter table of the 条例's practice: documents P02–C03) and where
// the value of each part comes from: the facts and the case, never the template. A part is there when every
// one of its values stands in the text.

import { refusalGrounds } from '../outcomes.ts';
import { feeOf, type LetterFacts } from './facts.ts';
import { feePaymentDays, yuanText } from '../fee.ts';
import { feeDueOn, supplementDueOn } from '../request/state.ts';
import { opinionDays } from '../clock.ts';
import type { ReplyContent } from '../request/events.ts';
import type { LetterCase } from './case.ts';
import { dueWith } from './dates.ts';
import { letterKind, type LetterKind } from './kinds.ts';
import { dateText, grounds } from './words.ts';

export interface LetterPart {
  readonly id: string;
  readonly label: string;
  /** What must stand in the text; a blank among them is a fact that nobody entered. */
  readonly values: (facts: LetterFacts, c: LetterCase) => readonly string[];
}

type Of<K extends LetterKind> = Extract<LetterFacts, { kind: K }>;

function part<K extends LetterKind>(
  id: string,
  label: string,
  values: (facts: Of<K>, c: LetterCase) => readonly (string | undefined)[],
): LetterPart {
  // A part stands in the rows of its own kinds only.
  const of = values as (facts: LetterFacts, c: LetterCase) => readonly (string | undefined)[];
  return { id, label, values: (facts, c) => of(facts, c).map((value) => value ?? '') };
}

function reply(
  id: string,
  label: string,
  values: (r: ReplyContent, c: LetterCase) => readonly (string | undefined)[],
): LetterPart {
  return {
    id,
    label,
    values: (facts, c) =>
      'reply' in facts ? values(facts.reply, c).map((value) => value ?? '') : [''],
  };
}

function basis(...articles: readonly string[]): LetterPart {
  return {
    id: 'basis',
    label: '依据的条款',
    values: () => ['《中华人民共和国政府信息公开条例》', ...articles],
  };
}

/** Number and day of receipt of the request, for every letter to the applicant. */
const request: LetterPart = {
  id: 'request',
  label: '申请的编号和收到的日期',
  values: (_, c) => [c.number, dateText(c.request.receivedOn ?? c.request.submittedOn)],
};

const reasons = reply('reasons', '理由', (r) => [r.reasons]);
const provided = reply('provided', '提供的信息或者获取的方式、途径', (r) => [r.provided]);
const earlier = reply('earlierReply', '前次答复（获取）的编号、日期、途径', (r) => [
  r.earlierReply,
]);

/** Articles of the grounds chosen: without one there is nothing to rest on (36(3)). */
const groundArticles = reply('grounds', '不予公开的条款（到款）', (r) =>
  r.grounds.length === 0
    ? ['']
    : r.grounds.flatMap((g) => [grounds[refusalGrounds[g].provision], refusalGrounds[g].label]),
);
const separability = reply('separability', '能否区分处理', (r) => [r.separability]);

const search: LetterPart = reply('searchRecord', '检索的范围、方式和关键词、时间、结果', (r, c) => {
  const recorded = c.request.searches.flatMap(({ places, words, by, found, on }) => [
    places,
    words,
    by,
    found,
    dateText(on),
  ]);
  const typed = (r.searchRecord ?? '').trim();
  return recorded.length > 0 ? recorded : [typed];
});

const supplementStory = reply('supplement', '补正的经过', (_, c) => {
  const { supplement } = c.request;
  return [supplement && dateText(supplement.requestedOn)];
});

const notice = (id: string): LetterPart => ({
  id,
  label: '逾期的后果',
  values: () => ['视为放弃'],
});

const perKind: Readonly<Record<LetterKind, readonly LetterPart[]>> = {
  P02: [
    request,
    basis('第三十条'),
    part<'P02'>('items', '需要补正的事项（一次性告知）', (f) => [f.items, '一次性告知']),
    part<'P02'>('guidance', '指导和释明', (f) => [f.guidance]),
    part<'P02'>('respondWithin', '合理的补正期限', (f) => [`${f.respondWithin}个工作日`, '截止日']),
    notice('consequence'),
  ],
  P03: [
    request,
    basis('第三十三条第二款'),
    part<'P03'>('days', '延长的天数', (f) => [`${f.days}个工作日`]),
    part<'P03'>('dates', '原期限和新期限', (f, c) =>
      Object.values(dueWith(c, f.days)).map((on) => dateText(on)),
    ),
    part<'P03'>('reason', '延长的理由', (f) => [f.reason]),
    part<'P03'>('approval', '工作机构负责人同意', () => ['负责人同意']),
  ],
  P04: [
    basis('第十五条', '第三十二条'),
    part<'P04'>('name', '第三方的名称', (f) => [f.name]),
    part<'P04'>('content', '拟公开的信息', (f) => [f.content]),
    part<'P04'>('period', '15个工作日的期限', () => [`${opinionDays}个工作日`, '收到']),
    part<'P04'>('silence', '逾期由行政机关决定', () => ['由本机关依照', '决定是否公开']),
  ],
  P05: [
    part<'P05'>('name', '被征求机关', (f) => [f.name]),
    part<'P05'>('content', '征求意见的信息', (f) => [f.content]),
    part<'P05'>('basis', '依据的条款', (f) =>
      f.consultee === 'co-producer' ? ['第三十四条'] : ['第十一条', '第三十三条第三款'],
    ),
    // Only a co-producing organ has a period, and only its silence is consent (34; K25, K26).
    part<'P05'>('period', '期限和逾期的效力', (f) =>
      f.consultee === 'co-producer'
        ? [`${opinionDays}个工作日`, '视为同意公开']
        : ['不计入答复期限'],
    ),
  ],
  P06: [
    request,
    basis('第三十三条第三款'),
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
    part<'P07'>('respondWithin', '说明理由的期限', (f) => [`${f.respondWithin}个工作日`, '截止日']),
    part<'P07'>('consequence', '后果', () => ['不予处理']),
  ],
  P08: [
    request,
    basis('第三十五条'),
    part<'P08'>('finding', '理由合理的认定', (f) => ['理由合理', f.reason]),
    part<'P08'>('days', '确定的合理期限', (f) => [`${f.days}个工作日`]),
    part<'P08'>('date', '延迟后的期限', (f, c) => {
      const { later } = dueWith(c, f.days);
      return later === undefined ? [] : [dateText(later)];
    }),
  ],
  P09: [
    request,
    basis('第四十二条', '国办函〔2020〕109号'),
    part<'P09'>('standard', '计收方式', (f) => [
      f.standard === 'by-item' ? '按件计收' : '按量计收',
    ]),
    part<'P09'>('tiers', '分档明细', (f) => feeOf(f).lines.map(({ amount }) => yuanText(amount))),
    part<'P09'>('amount', '金额', (f) => [`合计应缴${yuanText(feeOf(f).amount)}`]),
    part<'P09'>('payment', '缴纳方式', (f) => [f.payment]),
    part<'P09'>('period', '20个工作日的期限', () => [`${feePaymentDays}个工作日`, '截止日']),
    notice('consequence'),
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
  R01: [request, basis('第三十六条第（一）项'), provided],
  R02: [request, basis('第三十六条第（二）项'), provided],
  R03: [
    request,
    basis('第三十六条第（二）项', '第（三）项', '第三十七条'),
    provided,
    groundArticles,
    separability,
    reasons,
  ],
  R04: [request, basis('第三十六条第（三）项'), groundArticles, separability, reasons],
  R05: [request, basis('第三十六条第（四）项'), search, reasons],
  R06: [
    request,
    basis('第十条', '第三十六条第（五）项'),
    reasons,
    reply('responsibleOrgan', '负责公开的机关及联系方式', (r) => [r.responsibleOrgan]),
  ],
  R07: [request, basis('第三十八条'), reasons],
  R08: [request, basis('第三十条'), supplementStory, reasons],
  R09: [request, basis('第三十六条第（六）项'), earlier],
  R10: [
    request,
    basis('第三十九条第一款'),
    reasons,
    reply('notProcessed', '不作为政府信息公开申请处理', () => ['不作为政府信息公开申请处理']),
  ],
  R11: [
    request,
    basis('第三十九条第二款'),
    reasons,
    reply('source', '获取的途径', (r) => [r.otherChannel ?? r.provided]),
  ],
  R12: [
    request,
    basis('第三十六条第（七）项'),
    reply('specialRule', '特别规定的名称、条款', (r) => [r.specialRule]),
    reply('way', '办理途径', (r) => [r.provided]),
  ],
  R13: [
    request,
    basis('第三十五条'),
    reply('evidence', '数量、频次', (_, c) => [c.request.explanation?.evidence]),
    reply('finding', '理由不合理的认定', (r) => ['理由不合理', r.reasons]),
  ],
  R14: [request, basis('第三十六条'), earlier, reasons],
  R15: [
    request,
    basis('第三十条'),
    supplementStory,
    reply('lapsed', '补正期限截止日', (_, c) => {
      const due = supplementDueOn(c.request, c.calendar);
      return [due && dateText(due)];
    }),
    notice('consequence'),
  ],
  R16: [
    request,
    basis('第四十二条', '第六条'),
    reply('notice', '收费通知和金额', (_, c) => {
      const { fee } = c.request;
      return fee === undefined ? [''] : [dateText(fee.notifiedOn), `${fee.amount / 100}元`];
    }),
    reply('lapsed', '缴费截止日', (_, c) => {
      const due = feeDueOn(c.request, c.calendar);
      return [due && dateText(due)];
    }),
    notice('consequence'),
  ],
  R17: [request, basis('第二条'), reasons],
  C01: [
    request,
    basis('第四十一条'),
    reply('before', '更正前的内容', (r) => [r.correction?.before]),
    reply('after', '更正后的内容', (r) => [r.correction?.after]),
    reply('verification', '核实的经过', (r) => [r.correction?.verification]),
  ],
  C02: [request, basis('第四十一条'), reasons],
  C03: [
    request,
    basis('第四十一条'),
    reply('competentOrgan', '有权更正的机关', (r) => [r.correction?.competentOrgan]),
  ],
};

/** The mandatory parts of a kind, the remedy clause aside (check.ts). */
export function partsOf(kind: LetterKind): readonly LetterPart[] {
  return perKind[kind];
}

/** Whether a letter of this kind opens a remedy at all: replies and the notice to a third party (L07). */
export function carriesRemedy(kind: LetterKind): boolean {
  return kind === 'P11' || letterKind(kind).onSending === 'serve-reply';
}
