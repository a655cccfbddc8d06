// 征求意见单: what an office of the same organ, or another organ, is asked before the reply is drawn up (条例 11,
// 45; P10). It never says who applied: whoever is asked about a record need not know who wants it.

import type { FormSheet } from '../letters/sheet.ts';
import { contactOf } from '../letters/to-sheet.ts';
import type { CaseLetter, CaseRecord } from './case-record.ts';
import { dayOrBlank, dueText, signature, stacked } from './words.ts';

/** With a letter to a department (P10) it is filled from that; without one, whom it goes to is written in. */
export function consultationSheet(c: CaseRecord, letter?: CaseLetter): FormSheet {
  const asked = letter?.facts.kind === 'P10' ? letter.facts : undefined;
  const { title, documentNumber, description } = c.application;
  return {
    title: '征求意见单',
    issuer: c.issuer.name,
    reference: referenceOf(c, letter),
    rows: [
      { heading: '一、征求意见的事项（公开工作机构填写）', boxes: [] },
      { boxes: [{ label: '征求意见的科室、单位', content: asked?.department ?? '' }] },
      {
        boxes: [
          { label: '反馈期限', content: dayOrBlank(asked?.internalDueOn) },
          { label: '答复期限', content: dueText(c) },
        ],
      },
      {
        boxes: [
          {
            label: '申请公开的内容',
            content: withoutApplicant(c, stacked(title, documentNumber, description)),
          },
        ],
      },
      {
        boxes: [
          {
            label: '需要协助的事项',
            content: asked?.materials ?? '',
            foot: signature('经办人签名'),
          },
        ],
        height: 3,
      },
      { heading: '二、反馈意见（被征求意见的科室、单位填写）', boxes: [] },
      {
        boxes: [
          { label: '是否掌握', content: '□ 掌握，材料附后\u3000□ 不掌握\u3000□ 由其他单位掌握：' },
        ],
      },
      {
        boxes: [{ label: '检索情况', content: '（系统、档案、关键词、时间、检索人）' }],
        height: 3,
      },
      {
        boxes: [
          {
            label: '公开意见',
            content: '□ 可以公开\u3000□ 部分公开\u3000□ 不予公开\u3000□ 已经公开：',
          },
        ],
      },
      {
        boxes: [
          {
            label: '依据和理由',
            content: '（条、款、项，事实，公开后可能造成的损害，能否作区分处理）',
          },
        ],
        height: 4,
      },
      { boxes: [{ label: '保密审查', content: '□ 不涉及国家秘密、工作秘密\u3000□ 涉及：' }] },
      { boxes: [{ label: '负责人意见', content: '', foot: signature('负责人签名') }], height: 3 },
    ],
    notes: [
      '本单不载明申请人。请在反馈期限以前退回；不予公开的，写明条款、事实和公开后可能造成的损害，并说明能否作区分处理（条例第十四条至第十六条、第三十七条）。',
      contactOf(c).join('；'),
    ],
  };
}

/** People name themselves where they describe what they want. */
function withoutApplicant({ application }: CaseRecord, text: string): string {
  const { name, identityNumber, phone, email, address, agent, others = [] } = application.applicant;
  const joint = others.flatMap((one) => [one.name, one.identityNumber]);
  return [name, identityNumber, phone, email, address, agent, ...joint]
    .filter((words): words is string => words !== undefined && words.trim().length >= 2)
    .reduce((rest, words) => rest.replaceAll(words.trim(), '申请人'), text);
}

function referenceOf({ number }: CaseRecord, letter: CaseLetter | undefined): string {
  return letter?.number === undefined
    ? `申请编号：${number}`
    : `申请编号：${number}　来函文号：${letter.number}`;
}
