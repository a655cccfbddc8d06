// What a letter is about, in labelled lines, for those who put a word to it: the decisive facts as entered,
// before the text that was made of them.

import { wordsOfOutcome } from '../corrections.ts';
import { fen, yuanText } from '../fee.ts';
import { feeOf, type LetterFacts } from '../letters/facts.ts';
import { refusalGrounds } from '../outcomes.ts';
import { provisionInWords } from '../provision-words.ts';
import { consultees, type ReplyContent, suppliedForms } from '../request/events.ts';
import { dayText } from '../request/clock-badge.ts';

type Line = readonly [label: string, content: string | undefined];

/** Lines without content are left out by whoever prints them. */
export function letterGist(facts: LetterFacts): readonly Line[] {
  switch (facts.kind) {
    case 'P02':
      return [
        ['不明确之处', facts.unclear],
        ['补正的事项', facts.items],
        ['指导和释明', facts.guidance],
        ['补正期限', `送达后${facts.respondWithin}个工作日`],
      ];
    case 'P03':
    case 'P08':
      return [
        [facts.kind === 'P03' ? '延长' : '延迟', `${facts.days}个工作日`],
        ['理由', facts.reason],
      ];
    case 'P04':
      return [
        ['第三方', facts.name],
        ['征求意见的信息', facts.content],
      ];
    case 'P05':
      return [
        [consultees[facts.consultee], facts.name],
        ['征求意见的信息', facts.content],
      ];
    case 'P06':
      return [['事由', '征求意见所需时间不计入答复期限，告知申请人（条例第三十三条第三款）']];
    case 'P07':
      return [
        ['数量、频次', facts.evidence],
        ['说明期限', `送达后${facts.respondWithin}个工作日`],
      ];
    case 'P09':
      return [
        ['应缴金额', yuanText(fen(feeOf(facts).amount))],
        ['缴纳方式', facts.payment],
      ];
    case 'P10':
      return [
        ['协办科室', facts.department],
        ['请提供的材料', facts.materials],
        ['内部期限', dayText(facts.internalDueOn)],
      ];
    case 'P11':
      return [
        ['决定公开的信息', facts.content],
        ['理由', facts.reasons],
      ];
    default:
      return replyGist(facts.reply);
  }
}

function replyGist(r: ReplyContent): readonly Line[] {
  const { label, provision } = wordsOfOutcome(r.outcome);
  const { before, after, verification, competentOrgan } = r.correction ?? {};
  return [
    ['拟办结果', `${label}（${provisionInWords(provision)}）`],
    [
      '依据',
      r.grounds
        .map(
          (g) => `${refusalGrounds[g].label}（${provisionInWords(refusalGrounds[g].provision)}）`,
        )
        .join('；'),
    ],
    ['事实和理由', r.reasons],
    ['提供的信息', r.provided],
    ['提供的形式', r.form && suppliedForms[r.form]],
    ['份数、页数', r.copies],
    ['提供的方式和时间', r.delivery],
    ['不予公开的部分', r.withheldPart],
    ['证据', r.evidence],
    ['区分处理', r.separability],
    ['检索记录', r.searchRecord],
    ['负责公开的机关', r.responsibleOrgan],
    ['前次申请', r.earlierRequest],
    ['前次答复', r.earlierReply],
    ['未征求第三方意见的理由', r.noConsultationReason],
    ['第三方不同意而公开的理由', r.overrideReason],
    ['强制公开规定', r.noRuleRequiresDisclosure === true ? '已核查，没有规定应当公开' : undefined],
    ['特别规定', r.specialRule],
    ['其他渠道', r.otherChannel],
    ['现有的信息', r.existing],
    ['出版物', r.publication],
    ['情形', r.situation],
    ['提供形式的变动', r.otherForm],
    ['更正前', before],
    ['更正后', after],
    ['核实经过', verification],
    ['有权更正的机关', competentOrgan],
  ];
}
