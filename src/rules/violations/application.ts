// Application and its receipt (条例 29–31).

import type { Refusals } from './refusals.ts';

export const application = {
  'name-missing': { provision: '条例29(1)', zh: '请填写姓名或者名称' },
  'identity-missing': { provision: '条例29(1)', zh: '请填写身份证明的种类和号码' },
  'identity-number-invalid': {
    provision: '条例29(1)',
    zh: '居民身份证号码有误',
  },
  'credit-code-invalid': {
    provision: '条例29(1)',
    zh: '统一社会信用代码有误',
  },
  'contact-missing': {
    provision: '条例29(1)',
    zh: '请至少填写一种联系方式（电话、邮箱或者通信地址）',
  },
  'phone-invalid': {
    provision: '条例29(1)',
    zh: '电话号码有误，请填写手机号码或者带区号的固定电话',
  },
  'email-invalid': { provision: '条例29(1)', zh: '电子邮箱地址有误' },
  'address-missing': { provision: '条例29(3)', zh: '选择邮寄的，请填写通信地址' },
  'email-missing': { provision: '条例29(3)', zh: '选择电子邮件的，请填写电子邮箱' },
  'description-missing': {
    provision: '条例29(2)',
    zh: '请写明所需信息的名称、文号或者便于查询的其他特征',
  },
  'form-missing': { provision: '条例29(3)', zh: '请选择信息的形式，纸质还是电子' },
  'delivery-missing': { provision: '条例29(3)', zh: '请选择获取的方式' },
  'applicant-kind-missing': { provision: '国办公开办函〔2021〕30号', zh: '请选择申请人类别' },
  'oral-not-read-back': {
    provision: '条例29¶1',
    zh: '口头申请的，请把记下的内容读给申请人听，经其确认无误后勾选',
  },
  'text-too-long': { provision: '条例29(2)', zh: '文字过长，请精简或者作为附件提交' },
} as const satisfies Refusals;
