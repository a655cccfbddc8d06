// The replies (条例 36–39) and the answers to applications for correction (41): what was found, on which
// provision, why, and what can be done against it.

import { refusalGrounds } from '../outcomes.ts';
import { clauseOfReply } from '../remedy.ts';
import type { ReplyContent } from '../request/events.ts';
import { feeDueOn, supplementDueOn } from '../request/state.ts';
import type { LetterCase } from './case.ts';
import type { ReplyKind } from './kinds.ts';
import {
  dateText,
  feeMeasures,
  grounds,
  lines,
  opening,
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
        withheld(r, c),
        `能否区分处理：${sentence(r.separability ?? '')}`,
        ...checked(r),
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
        ...(blank(r.provided) ? [] : [`可以提供的现有信息：${sentence(r.provided ?? '')}`]),
      ];
    case 'R08':
      return [
        `${supplementStory(c)}经审查，补正后申请内容仍不明确：${sentence(r.reasons)}`,
        `根据${regulations}第二十九条、第三十条、第三十六条的规定，本机关无法提供${you(c)}申请公开的政府信息。`,
      ];
    case 'R09':
      return [
        `经审查，${you(c)}此前已就相同内容提出政府信息公开申请，本机关已经答复：${sentence(r.earlierReply ?? '')}`,
        `${sentence(r.reasons)}根据${regulations}第三十六条第（六）项的规定，本机关对该申请不予重复处理。`,
      ];
    case 'R10':
      return [
        `经审查，${sentence(r.reasons)}`,
        `根据${regulations}第三十九条第一款的规定，该来件以政府信息公开申请的形式进行信访、投诉、举报等活动，本机关不作为政府信息公开申请处理。` +
          (blank(r.otherChannel) ? '' : `可以通过以下渠道提出：${sentence(r.otherChannel ?? '')}`),
      ];
    case 'R11':
      return [
        `经审查，${you(c)}申请公开的内容属于公开出版物：${sentence(r.reasons)}`,
        `根据${regulations}第三十九条第二款的规定，现告知获取的途径：${sentence(r.otherChannel ?? r.provided ?? '')}`,
      ];
    case 'R12':
      return [
        `经审查，${sentence(r.reasons)}`,
        `根据${regulations}第三十六条第（七）项的规定，有关法律、行政法规对该信息的获取有特别规定的，依照其规定办理。` +
          `请${you(c)}依照${sentence(r.specialRule ?? '')}办理途径：${sentence(r.provided ?? '')}`,
      ];
    case 'R13':
      return [
        `本机关要求${you(c)}就申请的数量、频次说明理由。申请的数量、频次情况：`,
        ...lines(c.request.explanation?.evidence ?? ''),
        `${explanationStory(c)}经审查，本机关认为理由不合理：${sentence(r.reasons)}`,
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
        `经审查，${sentence(r.reasons)}`,
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
    `经审查，${you(c)}申请公开的信息可以公开。根据${regulations}第三十六条第（二）项的规定，现向${you(c)}提供：${sentence(r.provided ?? '')}`,
    ...lines(r.reasons),
    ...differentForm(r, c),
  ];
}

function differentForm({ otherForm }: ReplyContent, c: LetterCase): readonly string[] {
  return blank(otherForm)
    ? []
    : [
        `因无法按照${you(c)}要求的形式提供，根据${regulations}第四十条的规定，${sentence(otherForm ?? '')}`,
      ];
}

function givenInPart(r: ReplyContent, c: LetterCase): readonly string[] {
  return [
    `经审查，${you(c)}申请公开的信息中含有不应当公开或者不属于政府信息的内容，但能够作区分处理。` +
      `根据${regulations}第三十六条第（二）项、第（三）项和第三十七条的规定，本机关作区分处理后向${you(c)}提供可以公开的部分：${sentence(r.provided ?? '')}`,
    `区分处理的方式：${sentence(r.separability ?? '')}`,
    withheld(r, c),
    `不予公开部分的事实和理由：${sentence(r.reasons)}`,
    ...checked(r),
    ...differentForm(r, c),
  ];
}

/** Each ground with its article; the letter never says only the name of an exemption (L32). */
function withheld(r: ReplyContent, c: LetterCase): string {
  const articles = new Map<string, string[]>();
  for (const ground of r.grounds) {
    const { label, provision } = refusalGrounds[ground];
    const article = grounds[provision];
    articles.set(article, [...(articles.get(article) ?? []), label]);
  }
  const named = [...articles].map(([article, labels]) => `${article}（${labels.join('、')}）`);
  const cited = named.length === 0 ? '' : `根据${regulations}${named.join('、')}`;
  return r.outcome === 'partly-disclosed'
    ? `${cited}的规定，其余部分不予公开。`
    : `${cited}、第三十六条第（三）项的规定，本机关决定对${you(c)}申请公开的信息不予公开。`;
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
  const letter = c.letters.findLast(({ kind }) => kind === 'P02');
  if (supplement === undefined) return '';
  const named = letter === undefined ? '补正告知书' : `补正告知书（${letter.number}）`;
  const due = supplementDueOn(c.request, c.calendar);
  const served =
    supplement.servedOn === undefined ? '' : `，${you(c)}于${dateText(supplement.servedOn)}收到`;
  const last = due === undefined ? '' : `，补正期限至${dateText(due)}`;
  const received =
    supplement.receivedOn === undefined
      ? ''
      : `${you(c)}于${dateText(supplement.receivedOn)}提交了补正材料。`;
  return `本机关于${dateText(supplement.requestedOn)}发出${named}${served}${last}。${received}`;
}

function explanationStory(c: LetterCase): string {
  const { explanation } = c.request;
  if (explanation?.receivedOn === undefined) return `${you(c)}未在期限内说明理由。`;
  return `${you(c)}于${dateText(explanation.receivedOn)}说明了理由。`;
}

function feeStory(c: LetterCase): string {
  const { fee } = c.request;
  const letter = c.letters.findLast(({ kind }) => kind === 'P09');
  if (fee === undefined) return '';
  const named = letter === undefined ? '收费通知书' : `收费通知书（${letter.number}）`;
  const due = feeDueOn(c.request, c.calendar);
  const served = fee.servedOn === undefined ? '' : `，${you(c)}于${dateText(fee.servedOn)}收到`;
  const paid = fee.payments.reduce((sum, { amount }) => sum + amount, 0);
  return (
    `本机关于${dateText(fee.notifiedOn)}发出${named}${served}，应缴${fee.amount / 100}元` +
    `${due === undefined ? '' : `，缴费期限至${dateText(due)}`}。` +
    (paid === 0
      ? `${you(c)}在期限内未缴费。`
      : `${you(c)}在期限内只缴纳${paid / 100}元，未足额缴纳，已缴款项将予退还。`)
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
        `经核实：${sentence(correction.verification ?? '')}`,
        `根据${regulations}第四十一条的规定，本机关对该政府信息予以更正。更正前的内容：${sentence(correction.before ?? '')}更正后的内容：${sentence(correction.after ?? '')}`,
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

function blank(text: string | undefined): boolean {
  return text === undefined || text.trim() === '';
}
