// Letters to the applicant on the way to a reply (条例 30, 33, 35, 42). None carries a remedy clause: they
// decide nothing about his rights (L07).

import { feePaymentDays, feeStandards, feeUnits, yuanText } from '../fee.ts';
import type { LetterCase } from './case.ts';
import { dueWith, workingDaysAfter } from './dates.ts';
import { type FactsOf, feeOf } from './facts.ts';
import {
  dateText,
  feeMeasures,
  lines,
  opening,
  phrase,
  regulations,
  sentence,
  you,
} from './words.ts';

export function supplementNotice(f: FactsOf<'P02'>, c: LetterCase): readonly string[] {
  const last = dateText(workingDaysAfter(c, c.on, f.respondWithin));
  return [
    `${opening(c)}经审查，该申请内容不明确，本机关无法据以检索和办理。`,
    `根据${regulations}第二十九条、第三十条的规定，现一次性告知${you(c)}需要补正的事项：`,
    ...lines(f.items),
    ...(f.guidance.trim() === '' ? [] : [`补正时可以参考以下说明：${sentence(f.guidance)}`]),
    `请${you(c)}自收到本告知书的次日起${f.respondWithin}个工作日内补正` +
      `（以${dateText(c.on)}收到计算，截止日为${last}；实际截止日以收到之日为准）。` +
      '答复政府信息公开申请的期限自本机关收到补正的申请之日起重新计算。',
    `无正当理由逾期不补正的，视为放弃申请，本机关不再处理该政府信息公开申请。`,
  ];
}

export function extensionNotice(f: FactsOf<'P03'>, c: LetterCase): readonly string[] {
  const { now, later } = dueWith(c, f.days);
  return [
    opening(c),
    `因${phrase(f.reason)}，本机关不能在原答复期限${now === undefined ? '内' : `${dateText(now)}前`}作出答复。`,
    `根据${regulations}第三十三条第二款的规定，经本机关政府信息公开工作机构负责人同意，` +
      `延长答复期限${f.days}个工作日` +
      `${later === undefined ? '，自征求意见结束后接续计算' : `，延长后的答复期限为${dateText(later)}`}。`,
    '特此告知。',
  ];
}

export function consultationNotice(f: FactsOf<'P06'>, c: LetterCase): readonly string[] {
  const consultation = c.request.consultations.find(({ id }) => id === f.consultationId);
  const asked =
    consultation === undefined
      ? '有关方面'
      : consultation.consultee === 'third-party'
        ? '第三方'
        : '其他行政机关';
  const sent = consultation === undefined ? '' : `已于${dateText(consultation.sentOn)}书面`;
  return [
    opening(c),
    `经审查，${you(c)}申请公开的信息需要征求${asked}的意见，本机关${sent}征求意见。`,
    `根据${regulations}第三十三条第三款的规定，征求${asked}意见所需时间不计入答复政府信息公开申请的期限。` +
      '意见收到后，本机关将继续办理并及时答复。',
    '特此告知。',
  ];
}

export function explanationNotice(f: FactsOf<'P07'>, c: LetterCase): readonly string[] {
  const last = dateText(workingDaysAfter(c, c.on, f.respondWithin));
  return [
    opening(c),
    `经统计，${you(c)}向本机关提出政府信息公开申请的数量、频次如下：`,
    ...lines(f.evidence),
    `上述申请的数量、频次明显超过合理范围。根据${regulations}第三十五条的规定，` +
      `请${you(c)}自收到本告知书的次日起${f.respondWithin}个工作日内书面说明理由` +
      `（以${dateText(c.on)}收到计算，截止日为${last}；实际截止日以收到之日为准）。`,
    '本机关认为理由不合理的，将告知不予处理；认为理由合理但无法在规定期限内答复的，' +
      '将确定延迟答复的合理期限并予以告知。逾期未说明理由的，本机关将根据已经掌握的情况作出处理。',
  ];
}

export function delayNotice(f: FactsOf<'P08'>, c: LetterCase): readonly string[] {
  const { later } = dueWith(c, f.days);
  const explained = c.request.explanation?.receivedOn;
  return [
    opening(c),
    (explained === undefined ? '' : `${you(c)}于${dateText(explained)}说明了申请的理由。`) +
      `经审查，本机关认为${you(c)}说明的理由合理，但${sentence(f.reason)}`,
    `根据${regulations}第三十五条的规定，本机关确定延迟答复${f.days}个工作日` +
      `${later === undefined ? '，自征求意见结束后接续计算' : `，延迟后的答复期限为${dateText(later)}`}。`,
    '特此告知。',
  ];
}

export function feeNotice(f: FactsOf<'P09'>, c: LetterCase): readonly string[] {
  const { lines: tiers, amount } = feeOf(f);
  const unit = feeUnits[f.standard];
  const last = dateText(workingDaysAfter(c, c.on, feePaymentDays));
  const counted =
    f.standard === 'by-item'
      ? `${you(c)}本自然月内此前已向本机关提出${f.earlier}件申请，本次计${f.quantity}件`
      : `本次提供的政府信息共计${f.quantity}页`;
  return [
    opening(c),
    `根据${regulations}第四十二条和${feeMeasures}的规定，${you(c)}申请公开政府信息的数量、频次明显超过合理范围，` +
      `本机关决定收取信息处理费，计收方式为${feeStandards[f.standard]}。`,
    `${counted}，按超额累进方式计算如下：`,
    ...tiers.map(
      ({ from, to, units, price, amount: sum }) =>
        `第${from}${unit}至第${to}${unit}，共${units}${unit}，每${unit}${yuanText(price)}，计${yuanText(sum)}；`,
    ),
    `合计应缴${yuanText(amount)}。`,
    `请${you(c)}自收到本通知书的次日起${feePaymentDays}个工作日内缴纳` +
      `（以${dateText(c.on)}收到计算，截止日为${last}；实际截止日以收到之日为准）。` +
      `缴纳方式：${sentence(f.payment)}`,
    '答复政府信息公开申请的期限自全额缴费的次日起重新计算。' +
      '逾期未按要求足额缴纳的，视为放弃申请，本机关不再处理该政府信息公开申请。',
  ];
}

export function assistanceLetter(f: FactsOf<'P10'>, c: LetterCase): readonly string[] {
  const { now } = dueWith(c, 0);
  return [
    `本机关正在办理编号为${c.number}的${c.request.matter === 'correction' ? '政府信息更正申请' : '政府信息公开申请'}` +
      `${now === undefined ? '' : `，答复期限为${dateText(now)}`}。`,
    `根据${regulations}第四十五条的规定和本机关办理程序，请你部门协助办理以下事项：`,
    ...lines(f.materials),
    `请于${dateText(f.internalDueOn)}前书面反馈，并写明检索的范围、方式和结果、是否可以公开的意见及理由、经办人。`,
  ];
}
