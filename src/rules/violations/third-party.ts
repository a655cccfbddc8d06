// The third party’s own answer over the link of its letter (条例 15, 32); these sentences are read by it.

import type { Refusals } from './refusals.ts';

export const thirdParty = {
  'answer-link-not-sent': {
    provision: '条例32',
    zh: '这份意见书还没有送出，送出以后才能在网上提出意见',
  },
  'answer-link-void': { provision: '条例32', zh: '这份意见书已经作废，不需要答复' },
  'answer-link-closed': {
    provision: '条例32',
    zh: '机关对这份意见书的办理已经结束，不再接收意见',
  },
  'answer-link-revoked': {
    provision: '条例32',
    zh: '这份意见书的网上答复已由机关停用，请填写所附回执书面提出意见',
  },
  'answer-link-expired': {
    provision: '条例32',
    zh: '提出意见的期限已经届满，不能再在网上提交；逾期未提出意见的，由行政机关依照条例的规定决定是否公开',
  },
  'answer-link-missing': { provision: '条例32', zh: '这份文书没有网上答复的链接' },
  'answer-link-already-revoked': { provision: '条例32', zh: '网上答复的链接已经停用' },
  'revocation-reason-missing': { provision: '条例32', zh: '请写明停用链接的理由' },
  'opinion-missing': { provision: '条例32', zh: '请选择是否同意公开' },
  'opinion-parts-missing': {
    provision: '条例15、32',
    zh: '请写明同意公开哪些部分：没有写明的，不作为同意',
  },
  'opinion-grounds-missing': {
    provision: '条例32',
    zh: '不同意公开或者只同意公开一部分的，请说明理由',
  },
  'opinion-too-long': { provision: '条例32', zh: '文字过长，请精简或者作为附件提交' },
  'mark-incomplete': { provision: '条例15', zh: '请写明标出的是哪些内容，不需要标的请整处清空' },
  'mark-kind-missing': { provision: '条例15', zh: '请选择属于商业秘密、个人隐私还是其他' },
  'mark-grounds-missing': { provision: '条例15', zh: '请写明为什么属于所选的种类' },
  'marks-too-many': { provision: '条例15', zh: '标出的内容过多，请合并或者作为附件提交' },
  'respondent-missing': { provision: '条例32', zh: '请填写提出意见的人的姓名' },
  'respondent-phone-invalid': {
    provision: '条例32',
    zh: '请填写能够联系上的电话：手机号码或者带区号的固定电话',
  },
  'capacity-missing': { provision: '条例32', zh: '请选择以什么身份提出意见' },
} as const satisfies Refusals;
