// The replies (条例 36–39) and the answers to applications for correction (41): what was found, on which
// provision, why, and what can be done against it.

import { refusalGrounds } from '../outcomes.ts';
import { clauseOfReply, refusesNothing } from '../remedy.ts';
import type { IsoDay } from '../day.ts';
import { fen, yuanText } from '../fee.ts';
import { type ReplyContent, suppliedForms } from '../request/events.ts';
import { feeDueOn, supplementDueOn } from '../request/state.ts';
import type { LetterCase } from './case.ts';
import { letterKinds, type ReplyKind } from './kinds.ts';
import {
  dateText,
  feeMeasures,
  grounds,
  groundWords,
  lines,
  opening,
  phrase,
  regulations,
  sentence,
  you,
} from './words.ts';

export function replyLetter(
  kind: ReplyKind,
  reply: ReplyContent,
  c: LetterCase,
): readonly string[] {
  return [opening(c), ...body(kind, reply, c), ...otherParts(reply), ...clause(reply, c)].filter(
    (paragraph) => paragraph.trim() !== '',
  );
}

/** The clause as confirmed for the day of the letter; the internet channel is in it by law (22 ¶2; L17). */
function clause(reply: ReplyContent, c: LetterCase): readonly string[] {
  if (c.remedy === undefined) return [];
  const text = clauseOfReply(reply, c.on, c.remedy);
  return text === '' ? [] : [text];
}

/** Part of the letter asked for no information: told with its channel, in the same reply (W12). */
function otherParts({ outcome, otherChannel }: ReplyContent): readonly string[] {
  if ((otherChannel ?? '').trim() === '' || outcome === 'petition-or-complaint') return [];
  if (outcome === 'published-material' || outcome === 'other') return [];
  return [
    `来件中涉及信访、投诉、举报等内容的部分，根据${regulations}第三十九条第一款的规定，` +
      `不作为政府信息公开申请处理，可以通过以下渠道提出：${sentence(otherChannel ?? '')}`,
  ];
}

function body(kind: ReplyKind, r: ReplyContent, c: LetterCase): readonly string[] {
  switch (kind) {
    case 'R01':
      return [
        `经审查，${you(c)}申请公开的信息已经主动公开。根据${regulations}第三十六条第（一）项的规定，现告知获取的方式、途径：${sentence(r.provided ?? '')}`,
        ...lines(r.reasons),
      ];
    case 'R02':
      return given(r, c);
    case 'R03':
      return givenInPart(r, c);
    case 'R04':
      return [
        `经审查，${sentence(r.reasons)}`,
        ...(blank(r.evidence) ? [] : [`认定所依据的材料：${sentence(r.evidence ?? '')}`]),
        ...checked(r),
        ...groundsOf(r),
        `能否区分处理：${sentence(r.separability ?? '')}`,
        `根据${regulations}第三十六条第（三）项的规定，本机关决定对${you(c)}申请公开的政府信息不予公开。`,
      ];
    case 'R05':
      return [
        `本机关对${you(c)}申请公开的信息进行了检索，情况如下：`,
        ...searchLines(r, c),
        `${sentence(r.reasons)}根据${regulations}第三十六条第（四）项的规定，现告知${you(c)}申请公开的政府信息不存在。`,
      ];
    case 'R06':
      return [
        `经审查，${sentence(r.reasons)}`,
        `根据${regulations}第十条、第三十六条第（五）项的规定，该信息不属于本机关负责公开。` +
          `负责公开该政府信息的行政机关及联系方式：${sentence(r.responsibleOrgan ?? '')}`,
      ];
    case 'R07':
      return [
        `经审查，${sentence(r.reasons)}`,
        `根据${regulations}第三十八条的规定，行政机关向申请人提供的信息应当是已制作或者获取的政府信息；` +
          `${you(c)}申请公开的内容需要本机关对现有政府信息进行加工、分析，本机关不予提供。`,
        ...(blank(r.existing) ? [] : [`现有信息的情况：${sentence(r.existing ?? '')}`]),
        ...(blank(r.provided) ? [] : [`可以提供的现有信息：${sentence(r.provided ?? '')}`]),
      ];
    case 'R08':
      return [
        `${supplementStory(c)}经审查，补正后申请内容仍不明确：${sentence(r.reasons)}`,
        `根据${regulations}第二十九条、第三十条、第三十六条的规定，本机关无法提供${you(c)}申请公开的政府信息。`,
      ];
    case 'R09':
      return [
        `经审查，${you(c)}此前已就相同内容提出政府信息公开申请${blank(r.earlierRequest) ? '' : `（编号：${r.earlierRequest?.trim()}）`}，` +
          `本机关已经作出答复：${sentence(r.earlierReply ?? '')}`,
        `${sentence(r.reasons)}根据${regulations}第三十六条第（六）项的规定，本机关对该申请不予重复处理。`,
      ];
    case 'R10':
      return [
        `经审查，${sentence(r.reasons)}`,
        `根据${regulations}第三十九条第一款的规定，该来件以政府信息公开申请的形式进行信访、投诉、举报等活动，本机关不作为政府信息公开申请处理。` +
          (blank(r.otherChannel)
            ? ''
            : `所反映的事项可以通过以下渠道提出：${sentence(r.otherChannel ?? '')}`),
      ];
    case 'R11':
      return [
        `经审查，${you(c)}要求提供的内容载于公开出版物${blank(r.publication) ? '' : phrase(r.publication ?? '')}。${sentence(r.reasons)}`,
        `根据${regulations}第三十九条第二款的规定，现告知获取的途径：${sentence(r.otherChannel ?? r.provided ?? '')}`,
      ];
    case 'R12':
      return [
        `经审查，${sentence(r.reasons)}`,
        `根据${regulations}第三十六条第（七）项的规定，有关法律、行政法规对该信息的获取有特别规定的，依照其规定办理。` +
          `请${you(c)}依照${phrase(r.specialRule ?? '')}的规定办理。办理途径：${sentence(r.provided ?? '')}`,
      ];
    case 'R13':
      return [
        `经统计，${you(c)}向本机关提出政府信息公开申请的数量、频次如下：`,
        ...lines(c.request.explanation?.evidence ?? ''),
        `上述申请的数量、频次明显超过合理范围。${explanationStory(c)}经审查，本机关认为理由不合理：${sentence(r.reasons)}`,
        `根据${regulations}第三十五条的规定，本机关对该申请不予处理。`,
      ];
    case 'R14':
      return [
        `经审查，${you(c)}已经获取所申请的信息：${sentence(r.earlierReply ?? '')}`,
        `${sentence(r.reasons)}该申请要求本机关对已经获取的政府信息进行确认或者重新出具，根据${regulations}第三十六条的规定，本机关不予处理。`,
      ];
    case 'R15':
      return [
        supplementStory(c),
        `${you(c)}在补正期限内未补正，也没有正当理由。${sentence(r.reasons)}`,
        `根据${regulations}第三十条的规定，视为放弃申请，本机关不再处理该政府信息公开申请。`,
      ];
    case 'R16':
      return [
        feeStory(c),
        `${sentence(r.reasons)}根据${regulations}第四十二条和${feeMeasures}第六条的规定，${you(c)}逾期未按照收费通知要求足额缴纳费用，视为放弃申请，本机关不再处理该政府信息公开申请。`,
      ];
    case 'R17':
      return [
        `经审查，${blank(r.situation) ? '' : `该来件属于以下情形：${sentence(r.situation ?? '')}`}${sentence(r.reasons)}`,
        `根据${regulations}第二条的规定，现就上述情形予以告知，该申请不再作为政府信息公开申请办理。` +
          (blank(r.otherChannel)
            ? ''
            : `相关事项可以通过以下渠道提出：${sentence(r.otherChannel ?? '')}`),
      ];
    case 'C01':
    case 'C02':
    case 'C03':
      return correctionBody(kind, r, c);
  }
}

function given(r: ReplyContent, c: LetterCase): readonly string[] {
  return [
    `经审查，${you(c)}申请公开的信息可以公开。根据${regulations}第三十六条第（二）项、第四十条的规定，现向${you(c)}提供：${sentence(r.provided ?? '')}`,
    ...supplied(r),
    ...lines(r.reasons),
    ...differentForm(r, c),
  ];
}

/** In which form, how much, how and when (36(2), 40). */
function supplied({ form, copies, delivery }: ReplyContent): readonly string[] {
  const said = [
    ['形式', form === undefined ? '' : suppliedForms[form]],
    ['份数、页数', copies ?? ''],
    ['提供的方式和时间', delivery ?? ''],
  ].filter(([, text]) => !blank(text));
  return said.length === 0
    ? []
    : [`${said.map(([label, text]) => `${label}：${phrase(text ?? '')}`).join('；')}。`];
}

function differentForm({ otherForm }: ReplyContent, c: LetterCase): readonly string[] {
  return blank(otherForm)
    ? []
    : [`未按照${you(c)}要求的形式提供的理由：${sentence(otherForm ?? '')}`];
}

function givenInPart(r: ReplyContent, c: LetterCase): readonly string[] {
  // What is no government information at all is not refused: only 37 is cited (L03).
  const refuses = !refusesNothing(r.grounds);
  const contains = [
    ...(refuses ? ['不应当公开'] : []),
    ...(r.grounds.includes(notGovernment) ? ['不属于政府信息'] : []),
  ].join('、');
  const articles = refuses ? '第三十六条第（二）项、第（三）项' : '第三十六条第（二）项';
  return [
    `经审查，${you(c)}申请公开的信息中含有${contains}的内容，但能够作区分处理。` +
      `根据${regulations}${articles}和第三十七条的规定，本机关作区分处理后，向${you(c)}提供可以公开的内容：${sentence(r.provided ?? '')}`,
    ...supplied(r),
    ...(blank(r.withheldPart) ? [] : [`不予公开的内容：${sentence(r.withheldPart ?? '')}`]),
    `不予公开的事实和理由：${sentence(r.reasons)}`,
    ...checked(r),
    ...groundsOf(r),
    `区分处理的方式：${sentence(r.separability ?? '')}`,
    ...differentForm(r, c),
  ];
}

/** Each article with what it says of this record; never only the name of an exemption (L32). */
function groundsOf(r: ReplyContent): readonly string[] {
  const byArticle = Map.groupBy(r.grounds, (g) => grounds[refusalGrounds[g].provision]);
  return [...byArticle].map(([article, cited]) => {
    const alike = Map.groupBy(cited, (g) => groundWords[g].says);
    const said = [...alike].map(([says, some]) =>
      says(some.map((g) => groundWords[g].name).join('、')),
    );
    return `根据${regulations}${article}的规定，上述内容${said.join('；')}。`;
  });
}

function checked(r: ReplyContent): readonly string[] {
  const process = r.grounds.some((g) => refusalGrounds[g].provision === '条例16¶2');
  const consulted = blank(r.noConsultationReason)
    ? []
    : [`未征求第三方意见的理由：${sentence(r.noConsultationReason ?? '')}`];
  const rule =
    process && r.noRuleRequiresDisclosure === true
      ? ['经核查，法律、法规、规章没有规定该信息应当公开。']
      : [];
  return [...rule, ...consulted];
}

function searchLines(r: ReplyContent, c: LetterCase): readonly string[] {
  const recorded = c.request.searches.map(
    ({ places, words, by, found, on }) =>
      `检索范围：${places}；检索方式和关键词：${words}；检索时间：${dateText(on)}；检索人：${by}；检索结果：${sentence(found)}`,
  );
  return [...recorded, ...lines(r.searchRecord ?? '')];
}

function supplementStory(c: LetterCase): string {
  const { supplement } = c.request;
  if (supplement === undefined) return '';
  const received =
    supplement.receivedOn === undefined
      ? ''
      : `${you(c)}于${dateText(supplement.receivedOn)}提交了补正材料。`;
  const due = supplementDueOn(c.request, c.calendar);
  const last = due === undefined ? '' : `，补正期限至${dateText(due)}`;
  return `${sentAndServed(c, 'P02', supplement.requestedOn, supplement.servedOn)}${last}。${received}`;
}

/** The notice that a decision rests on: its number, when it went out and when it came (R15, R16). */
function sentAndServed(
  c: LetterCase,
  kind: 'P02' | 'P09',
  sentOn: IsoDay,
  servedOn: IsoDay | undefined,
): string {
  const letter = c.letters.findLast((one) => one.kind === kind);
  const number = letter === undefined ? '' : `（${letter.number}）`;
  const served = servedOn === undefined ? '' : `，${you(c)}于${dateText(servedOn)}收到`;
  return `本机关于${dateText(sentOn)}发出${letterKinds[kind].title}${number}${served}`;
}

function explanationStory(c: LetterCase): string {
  const { explanation } = c.request;
  if (explanation?.receivedOn === undefined) return `${you(c)}未在期限内说明理由。`;
  return `${you(c)}于${dateText(explanation.receivedOn)}说明了理由。`;
}

function feeStory(c: LetterCase): string {
  const { fee } = c.request;
  if (fee === undefined) return '';
  const due = feeDueOn(c.request, c.calendar);
  const paid = fee.payments.reduce((sum, { amount }) => sum + amount, 0);
  return (
    `${sentAndServed(c, 'P09', fee.notifiedOn, fee.servedOn)}，应缴${yuanText(fen(fee.amount))}` +
    `${due === undefined ? '' : `，缴费期限至${dateText(due)}`}。` +
    (paid === 0
      ? `${you(c)}在期限内未缴费。`
      : `${you(c)}在期限内只缴纳${yuanText(fen(paid))}，未足额缴纳，已缴款项将予退还。`)
  );
}

function correctionBody(
  kind: 'C01' | 'C02' | 'C03',
  { reasons, correction = {} }: ReplyContent,
  c: LetterCase,
): readonly string[] {
  switch (kind) {
    case 'C01':
      return [
        `本机关进行了核实：${sentence(correction.verification ?? '')}`,
        `经核实，该政府信息记录不准确，根据${regulations}第四十一条的规定，本机关予以更正。更正前的内容：${sentence(correction.before ?? '')}更正后的内容：${sentence(correction.after ?? '')}`,
        ...lines(reasons),
      ];
    case 'C02':
      return [
        `经核实，${sentence(reasons)}`,
        `根据${regulations}第四十一条的规定，本机关对${you(c)}申请更正的内容不予更正。`,
      ];
    case 'C03':
      return [
        `经审查，本机关无权更正该政府信息。${sentence(reasons)}`,
        `根据${regulations}第四十一条的规定，本机关已将该申请转送有权更正的行政机关：${sentence(correction.competentOrgan ?? '')}`,
      ];
  }
}

const notGovernment = '37-not-government-information';

function blank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}
