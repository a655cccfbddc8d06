// Whether a sentence speaks of the whole report's scope and year, or of less.

import { labelOf, type Mention, type Sentence } from './prose-numbers.ts';

/** Words of channels, topics, comparisons and shares: the figure is a part or a change of something. */
const partial =
  /网上|网络|在线|线上|线下|信函|邮寄|邮件|当面|现场|传真|平台|窗口|电话|微信|书面|口头|较|比上|比去|同比|环比|增加|减少|增长|下降|上升|多收|少收|日均|平均|每|上半年|下半年|季度|\d月|咨询|信箱|热线|提案|建议|类$|领域|方面|涉及(?!自然人|法人|商业|科研|社会公益|法律服务)|首次|补正|撤回|转办|超期|逾期|超时|延期|延长|指导|协助|协调|会商|配合|督促|催办|提醒|书$|不存在/;

export function isPartial(label: string): boolean {
  return partial.test(label);
}

/** Whether the sentence has turned to another year than the report's. */
export function isOtherYear(sentence: Sentence, mention: Mention, year: number | null): boolean {
  const before = sentence.text.slice(0, mention.start);
  if (/以来|历年|近[两三四五\d]年|20\d\d年?[—\-至到~]+20\d\d年/.test(before)) return true;
  const named = [...before.matchAll(/(20\d\d)年/g)].at(-1)?.[1];
  if (named !== undefined && year !== null && Number(named) !== year) {
    // 「2022年结转」, 「结转2024年」 name the year they carry from and to.
    return !/20\d\d年度?(结转|转入|遗留|继续)|(结转|转)(到|至|入)?20\d\d年/.test(before.slice(-24));
  }
  return /(去年|上年|上一年)(度)?同期/.test(labelOf(sentence, mention));
}

const ownWords = ['办公室', '办公厅', '开发区', '管委会', '街道', '部门', '园区'];

/** 「土地类申请30件，其中予以公开20件」 splits a part of the whole, not the whole. */
export function splitsAPart(
  sentence: Sentence,
  mention: Mention,
  wholes: readonly (number | null)[],
): boolean {
  const at = sentence.text.lastIndexOf('其中', mention.start);
  const earlier = sentence.mentions.filter(
    (m) => m.end <= mention.start && m.unit === mention.unit && m !== mention,
  );
  const parent =
    at === -1
      ? earlier.findLast((m) => /(申请|收到|受理)(共|共计|合计)?$/.test(labelOf(sentence, m)))
      : earlier.findLast((m) => m.end <= at);
  return parent !== undefined && !wholes.includes(parent.value);
}

/**
 * Whether the subject is less than the report's: the office itself where the tables cover a whole
 * area, one of its departments. Then a difference is a question, no error.
 */
export function isNarrower(sentence: Sentence, mention: Mention, organ: string | null): boolean {
  return isNarrowerText(sentence.text.slice(0, mention.start), organ);
}

export function isNarrowerText(text: string, organ: string | null): boolean {
  let subject = text;
  for (const word of ownWords) {
    if (organ?.includes(word) === true) subject = subject.replaceAll(word, '');
  }
  for (const name of namesOf(organ)) subject = subject.replaceAll(name, '');
  const isOffice = organ !== null && /(办公室|办公厅)$/.test(organ);
  if (isOffice) subject = subject.replaceAll(/[省市县区州]政府|政府办/g, '');
  return /本级|本部|机关本|[市县区州省镇乡]政府(?!信息|及|各|系统)|政府办|办公室|办公厅|街道|乡镇|部门|园区|开发区|管委会|\p{Script=Han}{2}(?:局|厅|镇|乡)(?!长|级)/u.test(
    subject,
  );
}

/** What a report calls its own organ: without its place, without 人民政府, 我局, 全镇. */
function namesOf(organ: string | null): readonly string[] {
  const kind = /[局厅镇乡]/.exec(organ?.replace(/人民政府$/, '').slice(-1) ?? '')?.[0];
  if (organ === null || kind === undefined) return [];
  const name = organ.replace(/人民政府$/, '');
  const short = name.replace(/^.*[省市县区州盟旗](?=.{2})/u, '');
  return [name, short, ...['我', '本', '全', '市', '县', '区', '省'].map((w) => `${w}${kind}`)];
}
