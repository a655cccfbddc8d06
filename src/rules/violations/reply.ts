// Reply, its signature and its entry from paper (条例 17, 36).

import type { Refusals } from './refusals.ts';

export const reply = {
  'return-reason-missing': { provision: '条例17', zh: '请写明退回或者作废的理由' },
  'secrecy-review-missing': {
    provision: '条例17¶2；保密法35',
    zh: '签发前应当经过保密审查，请填写审查结论',
  },
  'outcome-of-other-matter': {
    provision: '条例41',
    zh: '更正申请只能选择予以更正、不予更正或者转送',
  },
  'correction-missing': {
    provision: '条例41',
    zh: '请写明更正前、更正后的内容和核实的经过',
  },
  'competent-organ-missing': { provision: '条例41', zh: '请写明有权更正的机关' },
  'outcome-unknown': { provision: '条例36', zh: '请选择办理结果' },
  'ground-missing': {
    provision: '条例36(3)',
    zh: '不予公开应当写明所依据的条款（第十四、十五、十六条）',
  },
  'ground-mismatch': { provision: '条例36(3)', zh: '所选依据与办理结果不一致' },
  'reasons-missing': { provision: '条例36', zh: '请说明理由：事实、依据和为什么这样处理' },
  'separability-missing': {
    provision: '条例37',
    zh: '请说明能否区分处理：其中可以公开的内容应当提供',
  },
  'third-party-not-consulted': {
    provision: '条例15、32',
    zh: '以第三方合法权益为由不予公开，应当有征求意见的记录，或者写明未征求的理由',
  },
  'third-party-pending': {
    provision: '条例32',
    zh: '第三方的答复期限尚未届满，不能在此之前决定公开',
  },
  'third-party-refused': {
    provision: '条例32',
    zh: '第三方不同意公开或者只同意公开一部分：认为理由不合理或者不公开会对公共利益造成重大影响的，请写明',
  },
  'no-rule-check-missing': {
    provision: '条例16¶2',
    zh: '请确认已核查法律、法规、规章没有规定应当公开',
  },
  'search-record-missing': {
    provision: '条例36(4)',
    zh: '请填写检索记录：检索的系统和处室、关键词、时间和经办人',
  },
  'earlier-reply-missing': {
    provision: '条例36(6)',
    zh: '重复申请应当写明前次答复的编号和日期；两件都未答复的，应当一并答复',
  },
  'late-entry-not-late': {
    provision: '条例17',
    zh: '补录的是以前在纸上签发的文书；当天签发的，请按通常程序送审、签发',
  },
  'late-entry-electronic': {
    provision: '国办公开办函〔2016〕235号',
    zh: '纸上签发的文书没有以电子方式送达，请选择实际的送达方式',
  },
  'late-reason-missing': { provision: '条例45', zh: '请写明为什么没有及时录入' },
  'late-scan-missing': {
    provision: '条例17',
    zh: '请先在“材料”中上传已签发文书的扫描件，再选择它',
  },
  'late-number-not-next': {
    provision: '条例17',
    zh: '纸上的文号与登记的顺序不符，请核对；号码不能跳过，也不能重复',
  },
  'paper-signatory-unknown': { provision: '条例17', zh: '所填的签发人没有签发这种文书的权限' },
  'confirmer-is-enterer': { provision: '条例17', zh: '拟稿或者补录的人，不能核对自己的补录' },
  'confirmer-is-handler': { provision: '条例17', zh: '本件申请的经办人不能核对它的补录' },
  'late-notice-threatens': {
    provision: '条例30',
    zh: '收到申请7个工作日后发出的补正告知书，不能写明逾期视为放弃',
  },
  'signed-notice-too-late': {
    provision: '条例30',
    zh: '收到申请7个工作日以后，写明期限重新计算、逾期视为放弃的补正告知书不能再送出，请作废后另拟一份；申请现有的内容足以办理的，不必再要求补正',
  },
  'supplement-asked-late': {
    provision: '条例30',
    zh: '补正告知书在收到申请7个工作日后发出，逾期不补正不能视为放弃申请',
  },
  'supplement-not-lapsed': { provision: '条例30', zh: '补正期限尚未届满，不能视为放弃申请' },
  'supplement-never-unclear': {
    provision: '条例30',
    zh: '没有经过补正，不能以补正后仍不明确为由答复',
  },
  'fee-notice-missing': {
    provision: '国办函〔2020〕109号6',
    zh: '没有收费通知和逾期未缴的记录，不能以此不再处理',
  },
  'provided-missing': { provision: '条例36(1)(2)', zh: '请写明提供的信息或者获取的方式、途径' },
  'reply-already-drafted': {
    provision: '条例17',
    zh: '已有一份答复书在送审，请先退回，再送审另一份',
  },
  'joint-reply-drafted': {
    provision: '条例36',
    zh: '那件申请的答复书已经拟好，请到那件申请办理',
  },
  'reply-not-drafted': { provision: '条例17', zh: '没有待签发的答复稿' },
  'reply-not-signed': { provision: '条例36', zh: '答复尚未签发' },
  'reply-not-sent': { provision: '国办公开办函〔2016〕235号', zh: '答复尚未送出' },
  'reply-already-received': { provision: '行政复议法20', zh: '申请人收到答复的日期已经登记' },
  'signatory-is-handler': {
    provision: '条例17',
    zh: '经办人不能签发自己经办的申请的文书，请由其他人签发；实际由他人办理的，请先分派',
  },
  'remedy-authority-missing': {
    provision: '行政复议法20、23',
    zh: '本机关在这一天没有经指定人员确认的复议机关和法院，不能签发答复',
  },
  'carrier-not-postal': {
    provision: '邮政法55',
    zh: '国家机关公文只能交邮政企业寄递，快递公司寄出不算交邮',
  },
  'delivery-consent-missing': {
    provision: '国办公开办函〔2016〕235号',
    zh: '申请人没有选择电子方式接收，请邮寄或者当面送达',
  },
  'internet-remedy-channel-missing': {
    provision: '行政复议法22¶2',
    zh: '通过互联网送达的，应当同时告知互联网申请复议的渠道；本机关尚未设置',
  },
  'delivery-method-missing': { provision: '国办公开办函〔2016〕235号', zh: '请选择送达方式' },
} as const satisfies Refusals;
