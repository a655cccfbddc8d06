// Letters to others (条例 11, 15, 32, 34). They never say who applied (L09).

import { opinionDays } from '../clock.ts';
import { remedyClause } from '../remedy.ts';
import { opinions } from '../request/events.ts';
import type { Consultation } from '../request/disclosure-request.ts';
import type { LetterCase } from './case.ts';
import { illustration } from './dates.ts';
import type { FactsOf } from './facts.ts';
import { dateText, lines, regulations, sentence } from './words.ts';

export function thirdPartyLetter(f: FactsOf<'P04'>, c: LetterCase): readonly string[] {
  return [
    '本机关收到政府信息公开申请，申请公开的信息涉及你方，公开后可能损害你方合法权益。拟征求意见的信息如下：',
    ...lines(f.content),
    `根据${regulations}第十五条、第三十二条的规定，现书面征求你方意见。` +
      `请自收到本意见书之日起${opinionDays}个工作日内（自收到的次日起算），就是否同意公开以书面形式提出意见；` +
      `不同意公开或者只同意公开一部分的，请指明具体内容并说明理由${illustration(c, opinionDays)}。`,
    `逾期未提出意见的，由本机关依照${regulations}的规定决定是否公开。` +
      '你方不同意公开且有合理理由的，本机关不予公开；本机关认为不公开可能对公共利益造成重大影响的，' +
      '可以决定予以公开，并将决定公开的信息内容和理由书面告知你方。',
    slipSentence + (c.answersOnline === true ? onlineSentence : ''),
  ];
}

const slipSentence = '意见请填写所附回执，签名或者盖章后寄回或者送交本机关。';
const onlineSentence = '也可以按回执上的网址、文号和答复码在网上提交。';

export function organLetter(f: FactsOf<'P05'>, c: LetterCase): readonly string[] {
  if (f.consultee === 'other-organ') {
    return [
      '本机关正在办理一件政府信息公开申请，所涉及的信息与你单位有关：',
      ...lines(f.content),
      `根据${regulations}第十一条的规定，为保证发布的政府信息准确一致，现征求你单位意见，` +
        '请就该信息是否准确、能否公开及依据函复本机关。',
      `根据${regulations}第三十三条第三款的规定，征求意见所需时间不计入答复期限；为及时答复申请人，请尽快函复。`,
      slipSentence,
    ];
  }
  return [
    '本机关正在办理一件政府信息公开申请，所涉及的信息由本机关牵头、与你单位共同制作：',
    ...lines(f.content),
    `根据${regulations}第三十四条的规定，现征求你单位意见。` +
      `请自收到本函之日起${opinionDays}个工作日内（自收到的次日起算）提出意见${illustration(c, opinionDays)}。`,
    '逾期未提出意见的，视为同意公开。',
    slipSentence,
  ];
}

function answerOf({ answer }: Consultation): string {
  if (answer === undefined) return '你方没有提出意见';
  const said = answer.opinion === 'none' ? '未能征求到你方意见' : `你方${opinions[answer.opinion]}`;
  return `${dateText(answer.on)}${said}`;
}

export function disclosureNotice(f: FactsOf<'P11'>, c: LetterCase): readonly string[] {
  const consultation = c.request.consultations.find(({ id }) => id === f.consultationId);
  const asked =
    consultation === undefined
      ? ''
      : `于${dateText(consultation.sentOn)}书面征求你方意见，${answerOf(consultation)}。`;
  return [
    `本机关在办理政府信息公开申请过程中，${asked}经审查，本机关决定公开以下信息：`,
    ...lines(f.content),
    `根据${regulations}第三十二条的规定，现将决定公开的信息内容和理由书面告知你方。公开的理由是：${sentence(f.reasons)}`,
    ...(c.remedy === undefined
      ? []
      : [remedyClause('direct', c.remedy).replace('对本答复不服的', '对本决定不服的')]),
  ];
}
