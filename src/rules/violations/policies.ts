// 政策事项 and 政策找企业: items, firms, pushes, payments.

import type { Refusals } from './refusals.ts';

export const policies = {
  // 政策事项: what single documents give, taken out for enterprises
  'policy-item-unknown': { provision: '条例6', zh: '没有这个政策事项' },
  'policy-item-fault': { provision: '条例6', zh: '政策事项填写有误' },
  'policy-item-state': {
    provision: '条例17',
    zh: '政策事项现在的状态不能这样办理，请刷新后重试',
  },
  'policy-publisher-is-writer': {
    provision: '条例17',
    zh: '您写过或者修改过这一稿政策事项，不能自己发布，请由另一人审核发布',
  },
  'policy-document-not-published': {
    provision: '条例6',
    zh: '只能从已经发布、没有撤下的文件提炼政策事项',
  },
  'policy-document-over': {
    provision: '条例6',
    zh: '这份文件已经废止或者失效，其中的事项不再发布',
  },
  'policy-reason-missing': { provision: '条例6', zh: '请写明理由' },
  'policy-label-unknown': { provision: '条例6', zh: '没有这个企业标签' },
  'policy-label-fault': { provision: '条例6', zh: '企业标签填写有误' },
  'policy-label-used': { provision: '条例6', zh: '还有政策事项或者标签用到这个标签，不能删除' },
  'policy-region-fault': { provision: '条例6', zh: '区划填写有误' },
  'policy-region-used': { provision: '条例6', zh: '还有政策事项用到这个区划，不能删除' },
  'policy-itemise-days': { provision: '条例6', zh: '提炼的期限应为1至60个工作日' },
  'sample-firm-unknown': { provision: '条例6', zh: '没有这个样本企业' },
  'sample-firm-fault': { provision: '条例6', zh: '样本企业填写有误' },
  // 政策找企业
  'enterprise-source-missing': { provision: '个人信息保护法8', zh: '请填写数据来源' },
  'enterprise-file-kind': { provision: '个人信息保护法8', zh: '请选择XLSX工作簿或者CSV文件' },
  'enterprise-file-unreadable': { provision: '个人信息保护法8', zh: '这个文件读不出来' },
  'enterprise-unknown': { provision: '个人信息保护法8', zh: '企业库中没有这家企业' },
  'fact-wrong': { provision: '个人信息保护法8', zh: '填写的事实有误' },
  'enterprise-import-unknown': { provision: '个人信息保护法8', zh: '没有这次导入' },
  'policy-item-not-open': {
    provision: '条例20(11)',
    zh: '这个事项没有发布、已经截止或者政策已经失效，不能推送',
  },
  'policy-reach-running': { provision: '条例20(11)', zh: '正在比对，请稍候再试' },
  'push-nobody': { provision: '个人信息保护法13', zh: '没有可以推送的企业：须已同意接收' },
  'push-states-missing': { provision: '个人信息保护法6', zh: '请选择推送给哪些匹配结果的企业' },
  'push-quiet-hours': { provision: '个人信息保护法6', zh: '免打扰的钟点应当在0到24之间' },
  'push-remind-days': { provision: '个人信息保护法6', zh: '提醒天数应当在0到60之间' },
  'payout-unknown': { provision: '条例20(11)', zh: '没有这份兑付名单' },
  'payout-state': { provision: '条例20(11)', zh: '名单现在不能这样办理' },
  'payout-same-person': {
    provision: '条例17',
    zh: '形成名单的人不能核准，核准名单的人不能登记兑付，请由其他人办理',
  },
  'payout-not-automatic': {
    provision: '条例20(11)',
    zh: '只有兑现方式为免申即享、有支持标准的已发布事项才能比对形成名单',
  },
  'payout-nobody': { provision: '条例20(11)', zh: '没有数据比对符合的企业' },
  'payout-open-already': { provision: '条例20(11)', zh: '这个事项已有一份名单在办理' },
  'payout-basis-missing': {
    provision: '条例20(11)',
    zh: '支持标准的计算依据只有申报时才知道，不能比对数据计算金额',
  },
  'payout-confirm-by': { provision: '条例20(11)', zh: '企业确认的最后一日不能早于今天' },
  'payout-still-confirming': {
    provision: '条例20(11)',
    zh: '还有企业没有确认，确认期也没有结束',
  },
  'payout-confirm-over': { provision: '条例20(11)', zh: '确认期已经结束' },
  'payout-nobody-confirmed': { provision: '条例20(11)', zh: '没有企业确认领取' },
  'payout-notice-running': {
    provision: '条例20(11)',
    zh: '公示还没有发布，或者公示期还没有结束',
  },
  'payout-line-unknown': { provision: '条例20(11)', zh: '名单中没有这家企业' },
  'payout-line-state': { provision: '条例20(11)', zh: '这家企业现在不能这样办理' },
  'payout-paid-before': { provision: '条例20(11)', zh: '兑付日期不能早于核准名单的日期' },
  'payout-amount-other': {
    provision: '条例20(11)',
    zh: '兑付金额与核准的金额不一致，应当先更改金额并说明理由',
  },
  'payout-amount': { provision: '条例20(11)', zh: '金额应当大于0，不超过最高限额' },
  'payout-reference-missing': { provision: '条例20(11)', zh: '请填写支付凭证号' },
  'payout-reason-missing': { provision: '条例20(11)', zh: '请写明理由' },
  'payout-account': { provision: '条例20(11)', zh: '账户信息有误' },
} as const satisfies Refusals;
