// How a column lists what stands in it: some kinds of document are looked up by more than title and day.

import type { InterpretationForm } from './document-classes.ts';

export const listForms = {
  documents: '文件列表',
  gazette: '政府公报：按年、期列目录',
  'proposal-replies': '建议提案答复：编号、届次、办理结果',
  records: '双公示：文书号、相对人、决定日期',
} as const;

export type ListForm = keyof typeof listForms;

/** Steps of addresses below a column of replies: what was answered, a delegate's or a member's (国办发〔2014〕46号). */
export const replyTypes = { jianyi: '人大代表建议', tian: '政协提案' } as const;
export type ReplyStep = keyof typeof replyTypes;

/** Steps of addresses below a column that holds interpretations: all of them, or those of one form. */
export const interpretationSteps = {
  jiedu: undefined,
  'jiedu-wenzi': 'text',
  'jiedu-tujie': 'picture',
  'jiedu-shipin': 'audio-video',
  'jiedu-wenda': 'questions',
  'jiedu-fabuhui': 'conference',
  'jiedu-zhuanjia': 'expert',
  'jiedu-fuzeren': 'head',
} as const satisfies Record<string, InterpretationForm | undefined>;
export type InterpretationStep = keyof typeof interpretationSteps;

export function isInterpretationStep(step: string): step is InterpretationStep {
  return Object.hasOwn(interpretationSteps, step);
}

export function isReplyStep(step: string): step is ReplyStep {
  return Object.hasOwn(replyTypes, step);
}
