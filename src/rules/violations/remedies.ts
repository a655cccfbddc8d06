// Fee, withheld records, remedies, conversion (条例 18, 42, 44, 51).

import type { Refusals } from './refusals.ts';

export const remedies = {
  // Processing fee (条例 42)
  'fee-standard-mixed': {
    provision: '国办函〔2020〕109号',
    zh: '一件申请只能选择按件或者按量中的一种标准计收，不能并用',
  },
  'fee-on-public-information': {
    provision: '国办函〔2020〕109号',
    zh: '已经主动公开、只告知获取途径的，不按量收费',
  },
  // Register of withheld records (条例 18)
  'withheld-unknown': { provision: '条例18', zh: '台账中没有这条不予公开的信息' },
  'withheld-already-opened': { provision: '条例18', zh: '这条信息已经转为公开，不再评估' },
  'reassessment-reason-missing': {
    provision: '条例18',
    zh: '请写明评估的理由：原来的情形是否变化，为什么继续不予公开或者转为公开',
  },
  // Dated bodies of remedy
  'remedy-set-too-early': {
    provision: '条例57',
    zh: '生效日期不能早于现行条例施行之日（2019年5月15日）',
  },
  'remedy-set-same-day': {
    provision: '行政复议法20',
    zh: '已有同一名义、同一天生效的设置；写错了的，请更正那一条',
  },
  'remedy-set-unknown': { provision: '行政复议法20', zh: '没有这条复议机关和法院的设置' },
  // Conversion to proactive disclosure (条例 44)
  'conversion-unknown': { provision: '条例44', zh: '没有这条转为主动公开的建议' },
  'conversion-decided': { provision: '条例44', zh: '这条建议已经作出决定' },
  'conversion-reason-missing': {
    provision: '条例44',
    zh: '请写明同意或者不同意转为主动公开的理由',
  },
  'conversion-names-applicant': {
    provision: '条例15、44；个人信息保护法25',
    zh: '公开文件的标题含有申请人的姓名、号码或者联系方式，请改写',
  },
  'request-withdrawn': { provision: '条例44', zh: '申请人已经撤回这件申请' },
} as const satisfies Refusals;
