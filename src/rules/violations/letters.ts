// Letters, delegation, redaction (条例 17, 36, 37).

import type { Refusals } from './refusals.ts';

export const letters = {
  'delegate-unfit': {
    provision: '条例17',
    zh: '只能委托本机关办理依申请公开的其他人员',
  },
  'delegation-days': { provision: '条例17', zh: '委托的期间应当自今天或者以后开始，最长一年' },
  'delegation-unknown': { provision: '条例17', zh: '没有这项委托，或者已经收回' },
  'phrases-too-many': { provision: '条例17', zh: '常用意见太多，请删去不用的' },
  'letter-unknown': { provision: '条例45', zh: '没有这份文书' },
  'not-same-applicant': {
    provision: '条例36(6)',
    zh: '只有同一申请人尚未答复的申请可以一并答复',
  },
  'letter-kind-mismatch': { provision: '条例36', zh: '文书种类与办理结果不一致' },
  'letter-part-missing': { provision: '条例36', zh: '文书缺少应当写明的内容' },
  'remedy-clause-unwanted': {
    provision: '行政复议法20',
    zh: '这种文书不作出处理决定，不应当写复议、诉讼的权利',
  },
  'remedy-direct-suit': {
    provision: '行政复议法23¶1(4)',
    zh: '不予公开的，应当先申请行政复议，不能写可以直接起诉',
  },
  'remedy-review-first': {
    provision: '行政复议法23；法释〔2025〕8号1',
    zh: '这种答复不属于应当先申请行政复议的情形，可以复议也可以直接起诉，不能写应当先申请行政复议',
  },
  'applicant-named': {
    provision: '条例32；个人信息保护法6',
    zh: '发给第三方、其他机关的文书不能写明申请人的姓名、证件号码和联系方式',
  },
  'third-party-named': {
    provision: '条例15、33¶3',
    zh: '告知申请人正在征求意见的文书不能写明第三方的名称',
  },
  'letter-state': { provision: '条例45', zh: '文书已不在这一环节，请刷新后查看' },
  'service-cannot-fail': {
    provision: '国办公开办函〔2016〕235号',
    zh: '当面、留置、公告送达的，送出之日即为送达之日；网上和邮寄送出的才登记送达未成功',
  },
  'letter-already-sent': { provision: '条例45', zh: '文书已经送出' },
  'letter-not-sent': { provision: '国办公开办函〔2016〕235号', zh: '文书尚未送出' },
  'letter-already-received': {
    provision: '国办公开办函〔2016〕235号',
    zh: '文书的送达日期已经登记',
  },
  'letter-not-reviewed': { provision: '条例17', zh: '本机关设有审核环节，文书尚未审核' },
  'review-not-configured': { provision: '条例17', zh: '本机关没有设审核环节，请直接签发或者退回' },
  'reviewer-is-author': {
    provision: '条例17',
    zh: '您拟写、修改或者送审过这份文书，不能再审核它，请由其他人审核；只有您能审核的，请退回，由经办人另行拟稿',
  },
  'reviewer-is-handler': {
    provision: '条例17',
    zh: '经办人不能审核自己经办的申请的文书，请由其他人审核；实际由他人办理的，请先分派',
  },
  'signatory-is-author': {
    provision: '条例17',
    zh: '您拟写、修改或者送审过这份文书，不能再签发它，请由其他人签发；只有您能签发的，请退回，由经办人另行拟稿',
  },
  'signatory-is-reviewer': { provision: '条例17', zh: '审核人不能再签发同一份文书' },
  // Redaction
  'redaction-empty': { provision: '条例37', zh: '请至少标出一处不予公开的内容' },
  'redaction-too-many': { provision: '条例37', zh: '遮挡的位置过多，请分成几份文件' },
  'redaction-off-page': { provision: '条例37', zh: '遮挡的位置不在页面之内' },
  'redaction-reason-missing': { provision: '条例37', zh: '每一处遮挡都应当写明理由' },
  'file-not-redactable': { provision: '条例37', zh: '只能遮挡能够打开的PDF文件（最多500页）' },
  'upload-type-unknown': {
    provision: '条例45',
    zh: '不是可以接收的文件，请使用PDF、JPG、PNG、DOC、DOCX',
  },
  'file-not-viewable': {
    provision: '个人信息保护法51',
    zh: '这种文件不能在页面上查看，请下载原件',
  },
  'file-of-another-letter': {
    provision: '条例17、40',
    zh: '这份文件随另一份已经送审或者签发的文书提供，不能移走',
  },
  'letter-takes-no-file': { provision: '条例40', zh: '签发前的答复书才能附上提供的信息' },
} as const satisfies Refusals;
