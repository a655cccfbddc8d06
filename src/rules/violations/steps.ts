// Steps of a request: supplement, consultation, extension, fee, archive (条例 30–45).

import type { Refusals } from './refusals.ts';

export const steps = {
  'already-confirmed': { provision: '条例31', zh: '这件申请已经确认收到，不能重复确认' },
  'confirmation-not-needed': { provision: '条例31', zh: '这种渠道的申请提交即为收到，不需要确认' },
  'receipt-unconfirmed': {
    provision: '条例31',
    zh: '尚未与申请人确认收到申请，请先确认收到之日',
  },
  'already-concluded': { provision: '条例36', zh: '这件申请已经办结' },
  'reply-already-signed': { provision: '条例36', zh: '答复已经签发，不能再改变办理步骤' },
  'supplement-already-asked': {
    provision: '条例30',
    zh: '补正只能一次性告知，不能第二次要求补正',
  },
  'notice-did-not-arrive': {
    provision: '国办公开办函〔2016〕235号',
    zh: '告知书没有送到，请先再次送出',
  },
  'supplement-items-missing': {
    provision: '条例30',
    zh: '请写明申请内容不明确之处和需要补正的事项',
  },
  'supplement-period-unreasonable': {
    provision: '条例30',
    zh: '补正期限不合理：应为7至30个工作日，一般为15个工作日',
  },
  'supplement-not-asked': { provision: '条例30', zh: '没有发出过补正告知书' },
  'supplement-already-received': { provision: '条例30', zh: '补正材料已经登记' },
  'supplement-already-served': {
    provision: '条例30',
    zh: '补正告知书的送达日期已经登记',
  },
  'consultation-unknown': { provision: '条例32', zh: '没有这份征求意见书' },
  'consultation-answered': { provision: '条例32', zh: '这份征求意见书已有答复' },
  'consultation-already-served': { provision: '条例32', zh: '这份征求意见书的送达日期已经登记' },
  'third-party-missing': { provision: '条例32', zh: '请填写第三方的名称' },
  'opinion-reasons-missing': {
    provision: '条例32',
    zh: '未能征求到意见的，请写明联系的经过和原因',
  },
  'served-after-answer': {
    provision: '条例32',
    zh: '送达之日不能晚于收到意见之日：能够答复，就是已经收到',
  },
  'reply-period-over': {
    provision: '条例33¶2',
    zh: '答复期限已经届满：批准延期和告知申请人都应当在期限之内',
  },
  'extension-too-long': {
    provision: '条例33¶2',
    zh: '延长的期限合计最长不得超过20个工作日',
  },
  'extension-reason-missing': { provision: '条例33¶2', zh: '请写明延期的理由' },
  'applicant-kind-unchanged': {
    provision: '国办公开办函〔2021〕30号',
    zh: '申请人类别没有改变',
  },
  'applicant-kind-reported': {
    provision: '国办公开办函〔2021〕30号',
    zh: '收到这件申请那一年的年度报告已经定稿，申请人类别不能再改',
  },
  'contact-unchanged': { provision: '个人信息保护法46', zh: '联系方式没有改变' },
  'internal-due-past': { provision: '条例45', zh: '内部期限不能早于分派的日期' },
  'internal-due-late': { provision: '条例33、45', zh: '内部期限不能晚于法定的答复期限' },
  'internal-days-impossible': {
    provision: '条例45',
    zh: '内部期限应为法定期限前0至19个工作日，0表示不设',
  },
  'nobody-to-assign': { provision: '条例45', zh: '请选择承办部门或者经办人' },
  'transfer-reason-missing': { provision: '条例45', zh: '转办应当写明理由' },
  'transfer-changes-nothing': { provision: '条例45', zh: '这件申请已由所选的部门和人员办理' },
  'department-unknown': { provision: '条例4', zh: '没有这个内设机构' },
  'parts-missing': { provision: '条例29', zh: '请写明拆分出的各项申请内容' },
  'part-not-split': { provision: '条例29', zh: '拆分出来的申请不能再拆分' },
  'not-for-corrections': { provision: '条例41', zh: '更正申请没有这一步骤' },
  'explanation-already-asked': { provision: '条例35', zh: '已经要求申请人说明过理由' },
  'explanation-not-asked': {
    provision: '条例35',
    zh: '没有要求申请人说明理由，或者说明理由的期限尚未届满',
  },
  'explanation-already-received': { provision: '条例35', zh: '申请人说明的理由已经登记' },
  'explanation-already-served': {
    provision: '条例35',
    zh: '说明理由告知书的送达日期已经登记',
  },
  'explanation-not-received': { provision: '条例35', zh: '申请人尚未说明理由' },
  'frequency-evidence-missing': {
    provision: '条例35',
    zh: '请附申请数量、频次的统计',
  },
  'period-not-running': {
    provision: '条例30、33¶2；国办函〔2020〕109号6',
    zh: '正在等待申请人补正或者缴费，没有正在计算的期限可以延长；补正、缴费以后期限重新计算',
  },
  'delay-already-fixed': { provision: '条例35', zh: '合理延迟的期限已经确定' },
  'delay-unreasonable': { provision: '条例35', zh: '延迟的期限不合理' },
  'after-reply-period': {
    provision: '条例33、35；国办函〔2020〕109号6',
    zh: '答复期限已经届满，应当在期限内提出',
  },
  'fee-already-asked': {
    provision: '国办函〔2020〕109号',
    zh: '收费通知已经发出，一件申请只收一次',
  },
  'fee-not-asked': { provision: '国办函〔2020〕109号6', zh: '没有发出过收费通知' },
  'fee-notice-already-served': {
    provision: '国办函〔2020〕109号6',
    zh: '收费通知书的送达日期已经登记',
  },
  'fee-notice-not-served': {
    provision: '国办函〔2020〕109号6',
    zh: '收费通知书尚未登记送达，缴费期限还没有起算',
  },
  'fee-already-paid': { provision: '国办函〔2020〕109号6', zh: '信息处理费已经缴清' },
  'fee-quantity-impossible': {
    provision: '国办函〔2020〕109号',
    zh: '件数或者页数应为正整数',
  },
  'fee-not-due': { provision: '条例42', zh: '没有超过免费的数量，不收取费用' },
  'fee-count-changed': {
    provision: '国办函〔2020〕109号',
    zh: '同一自然月此前收到的件数与台账不一致，请重新生成收费通知书',
  },
  'fee-period-fixed': {
    provision: '国办函〔2020〕109号6',
    zh: '缴费期限为收到收费通知次日起20个工作日',
  },
  'fee-lapsed': {
    provision: '国办函〔2020〕109号6',
    zh: '缴费期限已过，视为放弃申请；收到的款项应当退还',
  },
  'nothing-to-refund': { provision: '国办函〔2020〕109号', zh: '没有这么多已收的款项可退' },
  'postage-collected': {
    provision: '国办公开办函〔2016〕235号3；条例42',
    zh: '不得以到付方式寄送，也不得向申请人收取邮寄费',
  },
  'service-witness-missing': {
    provision: '民事诉讼法89、95',
    zh: '留置送达应当写明见证人或者拍照、录像的情况，公告送达应当写明公告的方式和位置',
  },
  'third-party-untold': {
    provision: '条例32',
    zh: '决定公开第三方不同意公开的信息，应当先将决定公开的内容和理由书面告知第三方',
  },
  'not-concluded': { provision: '条例45', zh: '这件申请尚未办结' },
  'already-rated': { provision: '条例47', zh: '已经评价过' },
  'score-impossible': { provision: '条例47', zh: '请在1至5分中选择' },
  'already-archived': { provision: '条例45', zh: '案卷已经归档' },
  'file-number-missing': { provision: '条例45', zh: '请填写档号' },
  'retention-unknown': { provision: '条例45', zh: '保管期限应为10年、30年或者永久' },
  'archive-incomplete': {
    provision: '条例45',
    zh: '案卷还缺少材料；请补齐，或者写明材料在哪里、为什么没有',
  },
  'form-not-of-letter': {
    provision: '国办公开办函〔2016〕235号',
    zh: '这份文书没有这种表单；送达回证在签发以后才有',
  },
} as const satisfies Refusals;
