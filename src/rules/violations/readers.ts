// Comments and messages of readers (条例 47, 国办发〔2017〕47号).

import type { Refusals } from './refusals.ts';

export const readers = {
  // Comments on public consultations
  'comment-field-missing': { provision: '重大行政决策程序暂行条例15', zh: '请填写' },
  'comment-too-long': {
    provision: '重大行政决策程序暂行条例15',
    zh: '内容太长，请删减或者改用附件',
  },
  'public-consultation-unknown': {
    provision: '重大行政决策程序暂行条例15',
    zh: '没有这项意见征集',
  },
  'consultation-not-begun': {
    provision: '重大行政决策程序暂行条例15',
    zh: '这项意见征集还没有开始，请在开始以后提交',
  },
  'consultation-closed': {
    provision: '重大行政决策程序暂行条例15',
    zh: '这项意见征集已经结束，不再接收意见，感谢您的关心',
  },
  'consultation-short': {
    provision: '重大行政决策程序暂行条例15',
    zh: '公开征求意见的期限一般不少于30日：请延长，或者写明缩短的理由，一并公开',
  },
  'comment-unknown': { provision: '重大行政决策程序暂行条例15', zh: '没有这条意见' },
  'comment-label-missing': {
    provision: '重大行政决策程序暂行条例18',
    zh: '请用一句话概括意见的内容，相同的意见用相同的概括',
  },
  'comment-answer-missing': {
    provision: '重大行政决策程序暂行条例18',
    zh: '部分采纳和未采纳的，请写明理由',
  },
  'comments-undecided': {
    provision: '重大行政决策程序暂行条例18',
    zh: '还有意见没有登记是否采纳，不能起草结果反馈',
  },
  'consultation-still-open': {
    provision: '重大行政决策程序暂行条例15',
    zh: '意见征集还没有结束，结束以后再起草结果反馈',
  },
  // Messages of readers
  'message-kind-missing': { provision: '国办发〔2017〕47号', zh: '请选择是网页纠错还是留言' },
  'message-empty': { provision: '国办发〔2017〕47号', zh: '请填写内容' },
  'message-too-long': { provision: '国办发〔2017〕47号', zh: '内容太长，请删减' },
  'message-contact-invalid': {
    provision: '个人信息保护法8',
    zh: '联系方式只填一个：手机号码、带区号的固定电话或者电子邮箱，也可以不填',
  },
  'policy-email-invalid': { provision: '个人信息保护法8', zh: '请填写正确的电子邮箱' },
  'policy-wants-missing': { provision: '个人信息保护法6', zh: '请至少选择一种提醒' },
  'policy-link-unknown': { provision: '个人信息保护法15', zh: '链接已经失效，或者不完整' },
  'message-unknown': { provision: '国办发〔2017〕47号', zh: '没有这条留言' },
  'message-answer-missing': { provision: '国办发〔2017〕47号', zh: '请写明答复的内容' },
  'message-act-closed': { provision: '国办秘函〔2019〕19号', zh: '这条留言现在不能这样办理' },
  'reader-days': { provision: '国办秘函〔2019〕19号', zh: '工作日数应当在1到60之间' },
} as const satisfies Refusals;
