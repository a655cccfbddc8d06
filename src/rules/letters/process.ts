// Letters to the applicant on the way to a reply (条例 30, 33, 35, 42). None carries a remedy clause: they
// decide nothing about his rights (L07).

import { feeLineText, feePaymentDays, feeStandards, yuanText } from '../fee.ts';
import type { LetterCase } from './case.ts';
import { dueWith, illustration, isLateNotice, type ReplyDates } from './dates.ts';
import { type FactsOf, feeOf } from './facts.ts';
import {
  applicationName,
  consulteeName,
  dateText,
  feeCount,
  feeMeasures,
  items,
  lines,
  opening,
  phrase,
  regulations,
  sentence,
  you,
} from './words.ts';

export function supplementNotice(f: FactsOf<'P02'>, c: LetterCase): readonly string[] {
  return [
    `${opening(c)}经审查，该申请有以下内容不明确，本机关无法据以检索和办理：`,
    ...lines(f.unclear ?? ''),
    `根据${regulations}第二十九条、第三十条的规定，现一次性告知${you(c)}需要补正的事项：`,
    ...items(f.items),
    ...(f.guidance.trim() === '' ? [] : [`补正时可以参考以下说明：${sentence(f.guidance)}`]),
    `请${you(c)}自收到本告知书的次日起${f.respondWithin}个工作日内补正${illustration(c, f.respondWithin)}。`,
    ...afterSupplement(c),
  ];
}

/**
 * A notice after the seventh working day asks for help and moves nothing (30; K14): whoever does not answer
 * it has abandoned nothing, and is answered on what he wrote.
 */
function afterSupplement(c: LetterCase): readonly string[] {
  const { now } = dueWith(c, 0);
  if (isLateNotice(c)) {
    return [
      now === undefined
        ? '答复期限不因补正重新计算。'
        : `答复期限不因补正重新计算，仍为${dateText(now)}。`,
      '未补正的，本机关将根据申请现有的内容作出答复。',
    ];
  }
  return [
    '答复期限自本机关收到补正的申请之日起重新计算。',
    `无正当理由逾期不补正的，视为放弃申请，本机关不再处理该${applicationName(c)}。`,
  ];
}

export function extensionNotice(f: FactsOf<'P03'>, c: LetterCase): readonly string[] {
  const dates = dueWith(c, f.days);
  return [
    opening(c),
    `${standing(dates)}因${phrase(f.reason)}，本机关不能在上述期限内作出答复。`,
    `根据${regulations}第三十三条第二款的规定，经本机关政府信息公开工作机构负责人同意，` +
      `延长答复期限${f.days}个工作日，${lengthened(dates, '延长')}`,
    '特此告知。',
  ];
}

/** The period before it is lengthened: its date, or, while others are asked, what is left of it. */
function standing({ now, paused }: ReplyDates): string {
  if (now !== undefined) return `答复该申请的期限为${dateText(now)}。`;
  if (paused === undefined) return '';
  return (
    `本机关已于${dateText(paused.since)}书面征求有关方面意见，根据${regulations}第三十三条第三款的规定，` +
    `所需时间不计入答复期限，期限现暂停计算，尚余${paused.daysLeft}个工作日。`
  );
}

function lengthened({ later, paused }: ReplyDates, how: '延长' | '延迟'): string {
  if (later !== undefined) return `${how}后的答复期限为${dateText(later)}。`;
  if (paused === undefined) return '';
  const silent =
    paused.ifSilent === undefined
      ? ''
      : `；被征求意见的一方逾期不提出意见的，${how}后的答复期限为${dateText(paused.ifSilent)}`;
  return `${how}后尚余${paused.daysLeftThen}个工作日，自征求意见结束的次日起接续计算${silent}。`;
}

export function consultationNotice(f: FactsOf<'P06'>, c: LetterCase): readonly string[] {
  const consultation = c.request.consultations.find(({ id }) => id === f.consultationId);
  const asked = consulteeName(consultation?.consultee);
  const sent = consultation === undefined ? '' : `已于${dateText(consultation.sentOn)}书面`;
  return [
    opening(c),
    `经审查，${you(c)}申请公开的信息需要征求${asked}的意见，本机关${sent}征求意见。`,
    `根据${regulations}第三十三条第三款的规定，征求${asked}意见所需时间不计入答复政府信息公开申请的期限。` +
      '意见收到后，期限继续计算，本机关将及时答复。',
    '特此告知。',
  ];
}

export function explanationNotice(f: FactsOf<'P07'>, c: LetterCase): readonly string[] {
  return [
    opening(c),
    `经统计，${you(c)}向本机关提出政府信息公开申请的数量、频次如下：`,
    ...lines(f.evidence),
    `上述申请的数量、频次明显超过合理范围。根据${regulations}第三十五条的规定，` +
      `请${you(c)}自收到本告知书的次日起${f.respondWithin}个工作日内书面说明理由${illustration(c, f.respondWithin)}。`,
    '本机关认为理由不合理的，将告知不予处理；认为理由合理但无法在规定期限内答复的，' +
      '将确定延迟答复的合理期限并予以告知。逾期未说明理由的，本机关将根据已经掌握的情况作出处理。',
  ];
}

export function delayNotice(f: FactsOf<'P08'>, c: LetterCase): readonly string[] {
  const dates = dueWith(c, f.days);
  const explained = c.request.explanation?.receivedOn;
  return [
    opening(c),
    (explained === undefined ? '' : `${you(c)}于${dateText(explained)}说明了申请的理由。`) +
      `经审查，本机关认为${you(c)}说明的理由合理。${standing(dates)}因${phrase(f.reason)}，本机关不能在上述期限内作出答复。`,
    `根据${regulations}第三十五条的规定，本机关确定延迟答复${f.days}个工作日，${lengthened(dates, '延迟')}`,
    '特此告知。',
  ];
}

export function feeNotice(f: FactsOf<'P09'>, c: LetterCase): readonly string[] {
  const { lines: tiers, amount } = feeOf(f);
  return [
    opening(c),
    `根据${regulations}第四十二条和${feeMeasures}的规定，${you(c)}申请公开政府信息的数量、频次明显超过合理范围，` +
      `本机关决定收取信息处理费，计收方式为${feeStandards[f.standard]}。`,
    `${feeCount(f, c)}，按超额累进方式计算如下：`,
    ...tiers.map((line) => `${feeLineText(line, f.standard)}；`),
    `合计应缴${yuanText(amount)}。`,
    `请${you(c)}自收到本通知书的次日起${feePaymentDays}个工作日内足额缴纳${illustration(c, feePaymentDays)}。` +
      `缴纳方式：${sentence(f.payment)}`,
    '答复政府信息公开申请的期限自全额缴费的次日起重新计算。' +
      '逾期未按要求足额缴纳的，视为放弃申请，本机关不再处理该政府信息公开申请。',
  ];
}

export function assistanceLetter(f: FactsOf<'P10'>, c: LetterCase): readonly string[] {
  const { now } = dueWith(c, 0);
  return [
    `本机关正在办理编号为${c.number}的${applicationName(c)}` +
      `${now === undefined ? '' : `，答复期限为${dateText(now)}`}。`,
    `根据${regulations}第四十五条的规定和本机关办理程序，请你部门协助办理以下事项：`,
    ...items(f.materials),
    `请于${dateText(f.internalDueOn)}以前（含当日）书面反馈，并写明检索的范围、方式和结果、是否可以公开的意见及理由、经办人。`,
  ];
}
