// What each reply must state (documents R01–R17; 条例 36–39) and each answer to an application for correction
// (C01–C03; 41), the remedy clause aside.

import { fen, yuanText } from '../fee.ts';
import { refusalGrounds } from '../outcomes.ts';
import { refusesNothing } from '../remedy.ts';
import { suppliedForms } from '../request/events.ts';
import { feeDueOn, supplementDueOn } from '../request/state.ts';
import type { ReplyKind } from './kinds.ts';
import { abandonment, basis, type LetterPart, reply, request } from './part.ts';
import { dateText, grounds, groundWords } from './words.ts';

const reasons = reply('reasons', '理由', (r) => [r.reasons]);
const provided = reply('provided', '提供的信息或者获取的方式、途径', (r) => [r.provided]);

/** What is given is described as it lies on the table (36(2), 40). */
const supply = [
  reply('form', '提供的形式', (r) => [r.form && suppliedForms[r.form]]),
  reply('copies', '份数、页数', (r) => [r.copies]),
  reply('delivery', '提供的方式和时间', (r) => [r.delivery]),
  // What is asked for in one form and given in another says why (40).
  reply('otherForm', '与申请的形式不同的理由', (r, c) =>
    r.form === undefined || r.form === c.application.carrierForm ? [] : [r.otherForm],
  ),
];

/** Articles of the grounds chosen and what they say: without one there is nothing to rest on (36(3)). */
const groundArticles = reply('grounds', '不予公开的条款（到款）', (r) =>
  r.grounds.length === 0
    ? ['']
    : r.grounds.flatMap((g) => [grounds[refusalGrounds[g].provision], groundWords[g].name]),
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

/** Number of the notice that the decision rests on, and when it went out and came. */
function restsOn(kind: 'P02' | 'P09', label: string): LetterPart {
  return reply('notice', label, (_, c) => {
    const { supplement, fee } = c.request;
    const sentOn = kind === 'P02' ? supplement?.requestedOn : fee?.notifiedOn;
    const servedOn = kind === 'P02' ? supplement?.servedOn : fee?.servedOn;
    const number = c.letters.findLast((one) => one.kind === kind)?.number;
    return [number, sentOn && dateText(sentOn), servedOn && dateText(servedOn)];
  });
}

export const replyParts: Readonly<Record<ReplyKind, readonly LetterPart[]>> = {
  R01: [request, basis('第三十六条第（一）项'), provided],
  R02: [request, basis('第三十六条第（二）项', '第四十条'), provided, ...supply],
  R03: [
    request,
    basis('第三十六条第（二）项', '第三十七条'),
    reply('refusal', '不予公开的依据（第三十六条第三项）', (r) =>
      refusesNothing(r.grounds) ? [] : ['第（三）项'],
    ),
    provided,
    ...supply,
    reply('withheldPart', '不予公开的部分', (r) => [r.withheldPart]),
    groundArticles,
    separability,
    reasons,
  ],
  R04: [
    request,
    basis('第三十六条第（三）项'),
    groundArticles,
    reply('evidence', '认定所依据的材料', (r) => [r.evidence]),
    separability,
    reasons,
  ],
  R05: [request, basis('第三十六条第（四）项'), search, reasons],
  R06: [
    request,
    basis('第十条', '第三十六条第（五）项'),
    reasons,
    reply('responsibleOrgan', '负责公开的机关及联系方式', (r) => [r.responsibleOrgan]),
  ],
  R07: [
    request,
    basis('第三十八条'),
    reasons,
    reply('existing', '现有信息的情况', (r) => [r.existing]),
  ],
  R08: [
    request,
    basis('第三十条'),
    reply('supplement', '补正的经过', (_, c) => {
      const { supplement } = c.request;
      return [supplement?.requestedOn, supplement?.receivedOn].map((on) => on && dateText(on));
    }),
    reasons,
  ],
  R09: [
    request,
    basis('第三十六条第（六）项'),
    reply('earlierRequest', '前次申请的编号', (r) => [r.earlierRequest]),
    reply('earlierReply', '前次答复的文号、日期', (r) => [r.earlierReply]),
    reasons,
  ],
  R10: [
    request,
    basis('第三十九条第一款'),
    reasons,
    reply('notProcessed', '不作为政府信息公开申请处理', () => ['不作为政府信息公开申请处理']),
  ],
  R11: [
    request,
    basis('第三十九条第二款'),
    reply('publication', '出版物的名称', (r) => [r.publication]),
    reasons,
    reply('source', '获取的途径', (r) => [r.otherChannel ?? r.provided]),
  ],
  R12: [
    request,
    basis('第三十六条第（七）项'),
    reasons,
    reply('specialRule', '特别规定的名称、条款', (r) => [r.specialRule]),
    reply('way', '办理途径', (r) => [r.provided]),
  ],
  R13: [
    request,
    basis('第三十五条'),
    reply('evidence', '数量、频次', (_, c) => [c.request.explanation?.evidence]),
    reply('finding', '理由不合理的认定', (r) => ['理由不合理', r.reasons]),
  ],
  R14: [
    request,
    basis('第三十六条'),
    reply('earlierReply', '已经获取的时间、途径', (r) => [r.earlierReply]),
    reasons,
  ],
  R15: [
    request,
    basis('第三十条'),
    restsOn('P02', '补正告知书的文号、发出和送达的日期'),
    reply('lapsed', '补正期限截止日', (_, c) => {
      const due = supplementDueOn(c.request, c.calendar);
      return [due && dateText(due)];
    }),
    reasons,
    abandonment,
  ],
  R16: [
    request,
    basis('第四十二条', '第六条'),
    restsOn('P09', '收费通知书的文号、发出和送达的日期'),
    reply('amount', '应缴的金额', (_, c) => {
      const { fee } = c.request;
      return [fee && yuanText(fen(fee.amount))];
    }),
    reply('lapsed', '缴费截止日', (_, c) => {
      const due = feeDueOn(c.request, c.calendar);
      return [due && dateText(due)];
    }),
    reasons,
    abandonment,
  ],
  R17: [request, basis('第二条'), reply('situation', '情形', (r) => [r.situation]), reasons],
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
