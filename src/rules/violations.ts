// Every refusal the rules can give: a code, the provision it rests on and the sentence a person reads.
// Rules return these as values and never throw; the web adds the HTTP status, nothing else.

export const violations = {
  'date-in-future': { provision: '条例45', zh: '日期不能晚于今天' },
  'date-before-previous-step': { provision: '条例45', zh: '日期不能早于上一步办理的日期' },
  'date-outside-calendar': {
    provision: '放假办法2',
    zh: '日期超出工作日历的范围（2017年至2041年）',
  },
  // Application (条例 29)
  'name-missing': { provision: '条例29(1)', zh: '请填写姓名或者名称' },
  'identity-missing': { provision: '条例29(1)', zh: '请填写身份证明的种类和号码' },
  'identity-number-invalid': {
    provision: '条例29(1)',
    zh: '居民身份证号码有误，请逐位核对',
  },
  'credit-code-invalid': {
    provision: '条例29(1)',
    zh: '统一社会信用代码有误，请逐位核对',
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
  'form-missing': { provision: '条例29(3)', zh: '请选择所需信息的形式和获取方式' },
  'applicant-kind-missing': { provision: '国办公开办函〔2021〕30号', zh: '请选择申请人类别' },
  'oral-not-read-back': {
    provision: '条例29¶1',
    zh: '口头申请的，请把记下的内容读给申请人听，经其确认无误后勾选',
  },
  'text-too-long': { provision: '条例29(2)', zh: '文字过长，请精简或者作为附件提交' },
  // Steps
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
  // The third party's own answer over the link of its letter; these sentences are read by it
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
  // Reply
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
  // Letters
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
  // Publishing
  'title-missing': { provision: '条例12', zh: '请填写标题' },
  'content-missing': {
    provision: '条例12',
    zh: '正文、附件和这一类信息的各项内容都是空的，读者看不到内容；请至少填写一样',
  },
  'column-missing': { provision: '国办公开办函〔2019〕61号', zh: '请至少选择一个栏目' },
  'column-unknown': { provision: '国办公开办函〔2019〕61号', zh: '没有这个栏目' },
  'column-leads-elsewhere': {
    provision: '国办公开办函〔2019〕61号',
    zh: '这个栏目链接到别的网站或者只含下级栏目，不能放文件',
  },
  'column-not-editor': {
    provision: '条例17',
    zh: '这个栏目指定了编辑人员，您不在其中；请换栏目，或者请栏目管理人员增加',
  },
  'column-not-reviewer': {
    provision: '条例17',
    zh: '这个栏目指定了审查人员，您不在其中',
  },
  'catalogue-field-missing': { provision: '国办发〔2019〕54号', zh: '目录这一行没有填写' },
  'catalogue-twice': { provision: '国办发〔2019〕54号', zh: '同一个一级、二级事项出现两次' },
  'catalogue-empty': {
    provision: '国办发〔2019〕54号',
    zh: '没有读到目录事项：每行第一列是序号，共14列',
  },
  'catalogue-unreadable': {
    provision: '国办发〔2019〕54号',
    zh: '只能导入Excel工作簿（xlsx，不超过5 MB、5000行）',
  },
  'catalogue-matter-unknown': { provision: '国办发〔2019〕54号', zh: '没有这个目录事项' },
  'column-name-missing': { provision: '国办发〔2017〕47号', zh: '请填写栏目名称' },
  'column-slug-form': {
    provision: '国办发〔2017〕47号',
    zh: '地址名用2至40个小写字母、数字和连字符，以字母开头',
  },
  'column-slug-taken': { provision: '国办发〔2017〕47号', zh: '这个地址名已经用了，请换一个' },
  'column-kind': {
    provision: '国办公开办函〔2019〕61号',
    zh: '自设栏目只能是文件列表、含下级栏目或者外链栏目',
  },
  'column-link-form': {
    provision: '国办发〔2017〕47号',
    zh: '外链地址应以http://或者https://开头',
  },
  'site-identifier-form': {
    provision: '国办发〔2017〕47号',
    zh: '网站标识码是10位数字，部门网站以bm开头加8位数字',
  },
  'site-link-form': {
    provision: '国办发〔2017〕47号',
    zh: '链接地址应以http://或者https://开头',
  },
  'site-superiors-form': {
    provision: '国办发〔2017〕47号',
    zh: '上级网站每行一个，先写名称，空一格再写以https://开头的地址，最多4个',
  },
  'column-link-kind': { provision: '国办发〔2017〕47号', zh: '只有文件列表栏目可以改为外链' },
  'column-update-days': { provision: '国办秘函〔2019〕19号', zh: '更新周期填1至1095天' },
  'column-review-missing': { provision: '条例17', zh: '至少保留一个审查环节' },
  'metadata-field-required': {
    provision: '条例12',
    zh: '这一项应当在文件页上显示，不能隐藏',
  },
  'metadata-field-twice': { provision: '国办发〔2017〕47号', zh: '同一项出现两次' },
  'metadata-label-form': { provision: '国办发〔2017〕47号', zh: '显示名称填1至8个字' },
  'metadata-label-twice': { provision: '国办发〔2017〕47号', zh: '两项用了同一个显示名称' },
  'metadata-not-own-site': {
    provision: '国办公开办函〔2019〕61号',
    zh: '本机关没有自己的网站，文件信息栏由网站所属机关设定',
  },
  'column-person': { provision: '条例17', zh: '指定的人员没有相应的岗位，或者不是本机关人员' },
  'column-required': {
    provision: '国办公开办函〔2019〕61号',
    zh: '政府信息公开专栏的规定栏目，不能删除、移动或者改用别的名称',
  },
  'column-below-itself': { provision: '国办发〔2017〕47号', zh: '栏目不能移到自己下面' },
  'column-over-border': {
    provision: '国办公开办函〔2019〕61号',
    zh: '法定主动公开内容内外的栏目不能互相移动，请另建栏目',
  },
  'column-not-empty': {
    provision: '国办发〔2017〕47号',
    zh: '栏目下还有文件或者下级栏目，不能删除；地址不能失效',
  },
  'news-in-catalogue': {
    provision: '国办公开办函〔2019〕61号',
    zh: '法定主动公开内容栏目不得发布新闻动态和图片报道',
  },
  'document-number-form': {
    provision: 'GB/T 9704',
    zh: '发文字号应写作“机关代字〔年份〕序号号”，年份用六角括号〔〕，不加“第”，序号不编虚位',
  },
  'made-on-missing': { provision: '条例12', zh: '请填写成文日期' },
  'made-after-published': { provision: '条例26', zh: '成文日期不能晚于发布日期' },
  'published-on-forged': {
    provision: '国办秘函〔2019〕19号',
    zh: '发布时间由系统记录，不能自行填写过去的日期',
  },
  'not-proactive': { provision: '条例13', zh: '公开属性不是主动公开的文件不能发布' },
  'asked-anew-reason-missing': { provision: '条例15、17', zh: '请写明核对以后不必改的理由' },
  'openness-reason-missing': {
    provision: '条例14、15、16、18',
    zh: '已经公开的文件改为不主动公开的，请写明理由和依据',
  },
  'openness-takes-down': {
    provision: '条例18',
    zh: '已经公开的文件不再公开的，不送审新稿，请审核人、审签人或者保密审查人以写明的理由撤稿',
  },
  'review-missing': {
    provision: '条例17；保密法35',
    zh: '发布前应当经过保密审查，请填写审查人和结论',
  },
  'reviewer-is-editor': { provision: '条例17', zh: '编辑不能审查自己编写的文件' },
  'secrecy-mark': {
    provision: '条例14；保密法35',
    zh: '文件带有密级或者“内部”标志，不能在公开平台存储',
  },
  'document-state': { provision: '条例17', zh: '文件现在的状态不能这样办理，请刷新后重试' },
  'reviewed-already': { provision: '条例17', zh: '您已经审过这一稿，后面的环节应由另一人审查' },
  'refer-not-asked': { provision: '条例17¶3', zh: '只有保密审查环节可以报有关部门确定' },
  'secrecy-unanswered': {
    provision: '条例17；保密法35',
    zh: '请逐项回答保密审查的问题',
  },
  'rights-unexplained': {
    provision: '条例15',
    zh: '涉及第三方合法权益的，请写明可以公开的理由（第三方同意，或者不公开会对公共利益造成重大影响）',
  },
  'change-reason-missing': {
    provision: '条例26',
    zh: '修改已发布的文件，请写明更正或者变更的理由',
  },
  'publish-at-past': { provision: '国办秘函〔2019〕19号', zh: '定时发布的时间应当晚于现在' },
  'document-locked': {
    provision: '个人信息保护法57',
    zh: '这份文件因内容泄露被撤下，只留作案卷，不能再发布；需要公开的，另建文件',
  },
  'confirmation-missing': {
    provision: '条例11',
    zh: '联合发文的，发布前请登记其他机关对公开的确认意见',
  },
  'review-against': {
    provision: '条例17',
    zh: '审查结论不是同意公开，不能发布；不能确定的，报有关主管部门或者保密行政管理部门确定',
  },
  'effective-range': { provision: '条例20(1)', zh: '失效日期不能早于施行日期' },
  'repealed-before-made': { provision: '条例20(1)', zh: '废止日期不能早于成文日期' },
  'document-not-published': { provision: '条例24', zh: '这份文件没有发布，不需要撤回' },
  'revision-locked': { provision: '个人信息保护法57', zh: '这一版已经不再公开' },
  'withdrawal-reason-missing': { provision: '条例18', zh: '请写明撤回的理由' },
  'channels-off': {
    provision: '网络安全法21',
    zh: '服务器没有开启对外推送，请运行维护人员在 GONGKAI_CHANNEL_HOSTS 写明允许的主机',
  },
  'channel-address': {
    provision: '网络安全法21',
    zh: '推送地址应当是 https 地址，不带用户名、密码和#后的内容',
  },
  'channel-host': {
    provision: '网络安全法21',
    zh: '推送地址的主机不在运行维护人员允许的范围内',
  },
  'channel-name-missing': { provision: '国办发〔2018〕123号', zh: '请填写渠道名称' },
  'open-caller-name-missing': { provision: '条例24', zh: '请填写使用开放数据的单位名称' },
  'open-caller-contact-missing': { provision: '条例24', zh: '请填写联系方式' },
  'open-caller-unknown': { provision: '条例24', zh: '没有这个令牌，或者已经停用' },
  'open-cursor-invalid': {
    provision: '条例24',
    zh: 'cursor 不是本接口给出的，请从头读起',
  },
  'channel-unknown': { provision: '国办发〔2018〕123号', zh: '没有这个渠道' },
  'channel-send-unknown': { provision: '国办发〔2018〕123号', zh: '没有这条推送，或者不能再发' },
  'record-sheet-unreadable': {
    provision: '条例20(5)(6)',
    zh: '不能读取：请提供没有设密码的XLSX文件，不超过5MB',
  },
  'record-sheet-too-long': {
    provision: '条例20(5)(6)',
    zh: '行数过多，一次最多2000行，请分成几份',
  },
  'kind-field-missing': { provision: '条例20', zh: '这种信息应当填写的内容没有填写' },
  'posting-place-missing': { provision: '土地管理法实施条例31', zh: '请写明张贴地点' },
  'posting-ahead': { provision: '土地管理法实施条例31', zh: '张贴日期不能晚于今天' },
  'posting-photo-unknown': {
    provision: '土地管理法实施条例31',
    zh: '张贴照片应当是附件里的JPG、PNG图片',
  },
  'gazette-empty': {
    provision: '条例23',
    zh: '这一期公报没有目录，也没有全本（PDF），请至少填一样',
  },
  'gazette-entry-twice': { provision: '条例23', zh: '同一份文件在目录里出现两次' },
  'gazette-entry-unpublished': {
    provision: '条例23',
    zh: '公报目录只能列已经发布的文件',
  },
  'kind-field-form': { provision: '条例20', zh: '这种信息的内容填写有误' },
  'offer-unknown': { provision: '国办公开办函〔2019〕61号', zh: '没有这条报送' },
  'offer-not-published': {
    provision: '条例17',
    zh: '已经发布、没有撤下的文件才能送往其他机关的栏目',
  },
  'offer-own-column': {
    provision: '国办公开办函〔2019〕61号',
    zh: '这是本机关的栏目，请在编辑页选择栏目',
  },
  'column-takes-none': {
    provision: '国办公开办函〔2019〕61号',
    zh: '这个栏目不接收其他机关报送的信息',
  },
  'offered-already': {
    provision: '国办公开办函〔2019〕61号',
    zh: '已经送往这个栏目，不需要再送',
  },
  'offer-decided': {
    provision: '国办公开办函〔2019〕61号',
    zh: '这条报送已经办理，请刷新后查看',
  },
  'offer-same-person': { provision: '条例17', zh: '送出的人不能自己接收，请由另一人办理' },
  'offer-reason-missing': { provision: '条例17', zh: '请写明理由' },
  'display-too-short': {
    provision: '规定公示、公告、征求意见期限的法律、法规',
    zh: '公示、公告或者征求意见的期限不足',
  },
  'word-name': {
    provision: '国办秘函〔2019〕19号',
    zh: '只能导入扩展名是.docx的Word文档；.doc、.wps请先另存为.docx',
  },
  'word-other-type': {
    provision: '国办秘函〔2019〕19号',
    zh: '扩展名是.docx，内容却不是Word文档',
  },
  'word-old': {
    provision: '国办秘函〔2019〕19号',
    zh: '这是旧格式的Word或者WPS文档，请先另存为.docx',
  },
  'word-locked': {
    provision: '国办秘函〔2019〕19号',
    zh: '文档设了密码，或者是改了扩展名的旧格式，请去掉密码、另存为.docx',
  },
  'word-macros': {
    provision: '网络安全法21',
    zh: '文档带有宏，不能导入；请另存为不带宏的.docx',
  },
  'word-bomb': { provision: '网络安全法21', zh: '文档解压后过大，没有打开' },
  'word-unreadable': { provision: '国办秘函〔2019〕19号', zh: '文档已损坏，打不开' },
  'word-too-slow': {
    provision: '国办秘函〔2019〕19号',
    zh: '文档过于复杂，没有读完；请拆成几份，或者把正文粘贴进来',
  },
  'picture-unreadable': {
    provision: '国办发〔2017〕47号',
    zh: '图片打不开，请使用JPG或者PNG图片',
  },
  'display-reason-missing': {
    provision: '重大行政决策程序暂行条例15',
    zh: '缩短公开征求意见期限的，应当在公开时说明理由',
  },
  'display-over': {
    provision: '条例6',
    zh: '公示、公告或者征求意见的最后一日已经过去，不能发布',
  },
  'deadline-matter': {
    provision: '行政处罚法48¶2',
    zh: '撤回处罚决定的期限登记在已发布的处罚决定上，不是新文件的公开期限',
  },
  'deadline-start-future': { provision: '条例26', zh: '公开期限的起算日不能晚于今天' },
  'duty-not-for-kind': {
    provision: '行政处罚法48¶2',
    zh: '只有已发布的行政处罚决定才登记被变更、撤销、确认违法或者无效',
  },
  'duty-basis-missing': {
    provision: '行政处罚法48¶2',
    zh: '请写明作出变更、撤销或者确认的机关和文号',
  },
  'duty-open-already': { provision: '行政处罚法48¶2', zh: '这份处罚决定已经登记，正等待撤回' },
  'withdrawal-notice-missing': {
    provision: '行政处罚法48¶2',
    zh: '处罚决定被变更、撤销、确认违法或者无效的，撤回时应当公开说明理由，请填写公开的说明',
  },
  'withdrawal-effect-undecided': {
    provision: '条例20(1)',
    zh: '这份文件废止、替代、修改或者延长了别的文件，请选择撤下后这些效力是撤销还是保留',
  },
  'relation-unnamed': { provision: '条例20(1)', zh: '请写明所关联文件的标题或者文号' },
  'relation-until-missing': { provision: '条例20(1)', zh: '延长有效期的，请填写新的有效期至' },
  'relation-twice': {
    provision: '条例20(1)',
    zh: '同一份文件不能同时被废止、修改或者延长，请只留一项',
  },
  'delivery-day': { provision: '条例25¶3', zh: '移交日期不能晚于今天' },
  'delivery-before-end': { provision: '条例25¶3', zh: '按季度移交的，应当在季度结束之后' },
  'delivery-empty': { provision: '条例25¶3', zh: '这一季度没有尚未移交的文件' },
  'delivery-unknown': { provision: '条例25¶3', zh: '没有这一次移交' },
  'receipt-day': { provision: '条例25¶3', zh: '回执日期应当在移交之日至今天之间' },
  'receipt-by-missing': { provision: '条例25¶3', zh: '请填写接收人' },
  'receipt-missing': { provision: '条例25¶3', zh: '请先登记回执，再附扫描件' },
  'receipt-entered': { provision: '条例25¶3', zh: '已经登记过回执' },
  'check-open': {
    provision: '条例15、17',
    zh: '检查出的问题还没有处理完，请在“检查”中修改、遮盖，或者写明保留的理由',
  },
  'check-hit-unknown': { provision: '条例17', zh: '没有这一处，文件已经变动，请重新检查' },
  'check-hit-blocks': {
    provision: '条例15；个人信息保护法28',
    zh: '必须处理的问题不能保留，请修改或者遮盖',
  },
  'check-reason-missing': { provision: '条例17', zh: '请写明保留的理由，审查的人看得到' },
  'check-not-maskable': {
    provision: '条例37',
    zh: '这种文件不能自动遮盖：请在原文件中改好后重新上传，PDF请用遮挡工具另存',
  },
  'check-mask-left': {
    provision: '条例15',
    zh: '没有全部遮盖（有的在内嵌的文件或者图形里），原文件没有变动，请在原文件中改好后重新上传',
  },
  'attachment-unknown': { provision: '条例17', zh: '附件不在库中，请重新上传' },
  'attachment-type': {
    provision: '条例24',
    zh: '不是可以发布的文件，请使用DOC、DOCX、XLS、XLSX、WPS、ET、PDF、OFD、CEB、JPG、PNG、TXT、CSV、ZIP、RAR',
  },
  'attachment-macros': {
    provision: '网络安全法22',
    zh: '文件带有宏，打开它的人会运行其中的程序，没有接收；请另存为不带宏的文件',
  },
  'import-file-kind': { provision: '条例19', zh: '请上传XLSX工作簿或者网页的ZIP压缩包' },
  'import-file-unreadable': { provision: '网络安全法22', zh: '文件没有接收' },
  'import-mapping': { provision: '条例19', zh: '对应关系有误' },
  'import-unknown': { provision: '条例19', zh: '没有这一次导入' },
  'import-not-open': {
    provision: '条例19',
    zh: '现在不能这样做：正在运行，或者还没有试运行，或者已经导入',
  },
  'attachment-bomb': { provision: '网络安全法22', zh: '文件解压后过大，没有接收' },
  'attachment-too-large': {
    provision: '条例24',
    zh: '文件超过100MB（视频按运维设置的上限），没有接收；请压缩图片或者分成几份',
  },
  'video-too-large': {
    provision: '条例24',
    zh: '视频超过上限，没有接收；请降低清晰度或者分成几段',
  },
  'video-words-missing': {
    provision: '无障碍环境建设法32',
    zh: '附有视频的，应当在正文附上文字稿，供听不到、看不到的人阅读',
  },
  'check-words-too-many': { provision: '条例17', zh: '用词表最多5000个词' },
  'hot-word-unfit': {
    provision: '个人信息保护法6',
    zh: '热搜词应当是2到20个字，不能含有号码等个人信息',
  },
  'hot-words-too-many': { provision: '国办发〔2017〕47号', zh: '最多设置200个热搜词' },
  'interpretation-reason-missing': {
    provision: '国办发〔2016〕80号',
    zh: '不需要解读的，请写明理由',
  },
  'interpretation-words-missing': {
    provision: '无障碍环境建设法32',
    zh: '图解、音视频和发布会的解读，应当在正文附上文字说明，供看不到、听不到的人阅读',
  },
  'interpretation-days': { provision: '国办发〔2016〕80号', zh: '解读期限应当在1至20个工作日之间' },
  'clarification-incomplete': {
    provision: '条例6',
    zh: '澄清信息应当写明澄清的事项、流传时间和信息来源',
  },
  'review-sheet-blank': {
    provision: '国办发〔2018〕37号',
    zh: '“清理结论”一列都没有填写，请逐件填写后再导入；这次不清理的可以空着',
  },
  'review-sheet-headings': {
    provision: '国办发〔2018〕37号',
    zh: '第一行应当是导出的清理表的标题，请用导出的表填写',
  },
  'review-decision-missing': {
    provision: '国办发〔2018〕37号',
    zh: '废止、宣布失效、延长有效期应当由一份决定作出，请选择起草中的决定文件',
  },
  'review-decision-state': {
    provision: '国办发〔2018〕37号',
    zh: '决定文件应当是本机关正在起草的文件；送审后先取回再导入',
  },
  // Calendar
  'local-day-impossible': { provision: '放假办法4', zh: '没有这个日期' },
  'local-day-source-missing': {
    provision: '放假办法4',
    zh: '地方放假或者上班的日期应当写明已公布的决定，不能直接改动日历',
  },
  // Report
  'report-not-reconciled': {
    provision: '国办公开办函〔2021〕30号',
    zh: '表间勾稽关系不成立，不能定稿；须改正，或者由指定人员写明理由',
  },
  'roll-up-not-below': {
    provision: '条例49',
    zh: '这个机关的年度报告不由本机关汇总',
  },
  'roll-up-reason-missing': {
    provision: '国办公开办函〔2021〕30号',
    zh: '纳入或者不纳入汇总都应当写明理由',
  },
  'roll-up-overridden': {
    provision: '条例50',
    zh: '本级办公室的报告有改用的数字，汇总后会被当作全部机关的合计，请先撤回改用再编制',
  },
  'roll-up-no-government': {
    provision: '条例49¶2',
    zh: '只有人民政府（含按政府一类报告的机关）汇总下级的年度报告',
  },
  'outside-sheet-headings': {
    provision: '条例49',
    zh: '表头应当是代码、表、行、列，其后每个机关一列；请先下载录入表，在其中填写',
  },
  'report-already-submitted': { provision: '条例49', zh: '这一年度的报告已经报送，没有退回' },
  'report-already-accepted': { provision: '条例49', zh: '这一年度的报告已经接收，请刷新后再看' },
  'report-no-superior': {
    provision: '条例49',
    zh: '本系统中没有汇总本机关年度报告的上级机关，请按上级的要求另行报送',
  },
  'organ-already-dissolved': { provision: '国办公开办函〔2019〕14号', zh: '这个机关已经撤销' },
  'organ-is-inner': {
    provision: '条例27',
    zh: '内设机构不以自己的名义办理申请，不必登记撤销',
  },
  'successor-unfit': {
    provision: '国办公开办函〔2019〕14号',
    zh: '请选择另一个没有撤销、以自己的名义办理申请的机关承接',
  },
  'dissolution-document-missing': {
    provision: '国办公开办函〔2019〕14号',
    zh: '请写明撤销所依据的文件',
  },
  'report-day-statutory': {
    provision: '条例49',
    zh: '部门1月31日、政府3月31日由条例规定，不另设日期',
  },
  'report-as-sent': { provision: '条例17', zh: '送审以后数字和文字没有变动，不必重新送审' },
  'report-changed-since-sent': {
    provision: '条例17',
    zh: '送审以后记录有变动，算出的与送审的不再一致；签发的应当是送审的那一份，请退回，或者由撰写的人重新送审',
  },
  'report-not-submitted': {
    provision: '条例49',
    zh: '这个机关还没有报送，没有可以退回或者接收的报告',
  },
  'report-unreadable': { provision: '条例49', zh: '文件中没有读到年度报告的表格' },
  'report-of-other-year': { provision: '条例49', zh: '文件是另一年度的报告' },
  'report-year-not-over': { provision: '条例50', zh: '统计年度尚未结束，不能定稿' },
  'report-already-sealed': {
    provision: '条例50',
    zh: '这一年度的报告已经定稿，更正应当另出新版',
  },
  'report-state': { provision: '条例17', zh: '报告现在的状态不能这样办理，请刷新后再看' },
  'report-signatory-is-author': {
    provision: '条例17',
    zh: '您撰写、填报、改动或者送审过这份报告，不能再签发它，请由其他人签发；只有您能签发的，请退回，由其他人撰写',
  },
  'report-already-published': { provision: '条例49', zh: '已经定稿的各版都已公布' },
  'report-unchanged': { provision: '条例6', zh: '与上一版没有任何不同，不必另出新版' },
  'report-findings-left': {
    provision: '国办公开办函〔2021〕30号',
    zh: '勾稽核对还有错误',
  },
  'correction-reason-missing': { provision: '条例6', zh: '请写明更正的理由，理由随新版一并公布' },
  'override-reason-missing': { provision: '条例50', zh: '请写明为什么不用算出的数字' },
  'override-unchanged': { provision: '条例50', zh: '改用的数字与现在的数字相同，不必改动' },
  'override-unknown': { provision: '条例50', zh: '这一格没有正在使用的改动，请刷新后再看' },
  'website-answer-invalid': { provision: '国办函〔2018〕12号', zh: '填写的内容不合要求' },
  'website-field-unknown': { provision: '国办函〔2018〕12号', zh: '网站工作年度报表中没有这一项' },
  'website-field-computed': {
    provision: '国办函〔2018〕12号',
    zh: '这一项由记录算出；确需改用别的数字的，由公开机构负责人改用并写明理由',
  },
  'website-field-entered': {
    provision: '国办函〔2018〕12号',
    zh: '这一项记录中没有，直接填报，不用改用',
  },
  'website-report-empty': {
    provision: '国办函〔2018〕12号',
    zh: '网站工作年度报表还没有填报，不能送审',
  },
  'website-report-errors': {
    provision: '国办函〔2018〕12号',
    zh: '核对出错误，不能定稿；须改正，或者由签发人写明理由',
  },
  'register-moved': {
    provision: '条例50',
    zh: '登记的数在您查看以后变了，请核对新的数再采用',
  },
  'entry-unknown': { provision: '条例50', zh: '没有这一项填报，请刷新后再看' },
  'figure-no-last-year': {
    provision: '条例50',
    zh: '上一年度没有定稿的报告，不能引用与上年比较的数据',
  },
  'figure-no-base': { provision: '条例50', zh: '作为比较或者占比基数的数字为0，不能计算' },
  'activity-unknown': { provision: '条例50', zh: '没有这一条登记，请刷新后再看' },
  'activity-note-missing': { provision: '条例50', zh: '请写明内容' },
  'activity-year': { provision: '条例50', zh: '日期应当在报告年度以内' },
  'problem-incomplete': { provision: '条例50(5)', zh: '请写明问题和改进措施' },
  'sheet-unreadable': {
    provision: '条例50',
    zh: '不能读取：请提供没有设密码的XLSX文件，不超过2MB',
  },
  'sheet-too-long': { provision: '条例50', zh: '行数过多，一次最多1000行，请分成几份' },
  'sheet-headings': {
    provision: '条例50',
    zh: '第一行应为表头：事项、来源单位、数量、依据',
  },
  'sheet-empty': { provision: '条例50', zh: '表中没有可以导入的行' },
  'sheet-rows-wrong': { provision: '条例50', zh: '有的行不能导入，没有写入任何一行' },
  'government-results-missing': {
    provision: '条例50(4)',
    zh: '各级人民政府的年度报告应当包括工作考核、社会评议和责任追究结果',
  },
  // Staff and organs
  'sign-in-refused': {
    provision: 'GB/T 22239—2019 8.1.4.1',
    zh: '用户名或者密码不正确，或者账号暂时锁定（连续5次失败锁定10分钟）',
  },
  'password-change-required': {
    provision: 'GB/T 22239—2019 8.1.4.1',
    zh: '初次登录，请先修改一次性密码',
  },
  'password-wrong': { provision: 'GB/T 22239—2019 8.1.4.1', zh: '原密码不正确' },
  'password-unchanged': {
    provision: 'GB/T 22239—2019 8.1.4.1',
    zh: '新密码不能与原密码相同',
  },
  'password-length': {
    provision: 'GB/T 22239—2019 8.1.4.1',
    zh: '密码应为10至128个字符',
  },
  'password-too-plain': {
    provision: 'GB/T 22239—2019 8.1.4.1',
    zh: '密码应包含大写字母、小写字母、数字、符号四类中的三类',
  },
  'password-holds-username': {
    provision: 'GB/T 22239—2019 8.1.4.1',
    zh: '密码不能包含用户名',
  },
  'username-invalid': {
    provision: 'GB/T 22239—2019 8.1.4.1',
    zh: '用户名应为3至32个小写字母、数字、点或者横线，以字母开头',
  },
  'username-taken': { provision: 'GB/T 22239—2019 8.1.4.1', zh: '这个用户名已有人使用' },
  'staff-name-missing': { provision: 'GB/T 22239—2019 8.1.4.1', zh: '请填写人员姓名' },
  'staff-unknown': { provision: 'GB/T 22239—2019 8.1.4.2', zh: '没有这个人员' },
  'roles-conflict': {
    provision: 'GB/T 22239—2019 8.1.4.2',
    zh: '同一人不能兼任这些岗位（三员分立）',
  },
  'own-account': {
    provision: 'GB/T 22239—2019 8.1.4.2',
    zh: '不能为自己授予岗位，也不能停用或者重置自己的账号',
  },
  'reveal-reason-missing': {
    provision: '个人信息保护法6、51',
    zh: '查看明文应当写明理由',
  },
  'masked-words-saved': {
    provision: '个人信息保护法8、51',
    zh: '内容中有隐去的申请人信息，保存会把星号当作原文：请先写明理由查看明文，再修改',
  },
  'organ-code-invalid': {
    provision: '条例4',
    zh: '机关代码应为1至40个小写字母、数字或者横线',
  },
  'organ-code-taken': { provision: '条例4', zh: '这个机关代码已经使用' },
  'organ-name-missing': { provision: '条例4', zh: '请填写机关名称和简称' },
  'letter-word-missing': { provision: 'GB/T 9704', zh: '请填写发文机关代字' },
  'remedy-unknown': { provision: '条例50', zh: '没有这件复议或者诉讼案件' },
  'remedy-step-closed': {
    provision: '行政复议法48、75；行政诉讼法67、85',
    zh: '这件案件现在没有这一步',
  },
  'remedy-procedure-missing': {
    provision: '行政复议法48、54',
    zh: '请选择行政复议适用简易程序还是普通程序：答复的期限不同',
  },
  'remedy-ending-unknown': {
    provision: '国办公开办函〔2021〕30号',
    zh: '请选择这一阶段的结果',
  },
  'remedy-form-wrong': {
    provision: '行政复议法75；行政诉讼法85',
    zh: '文书的种类与案件的阶段不符',
  },
  'redo-not-ordered': {
    provision: '条例33；行政诉讼法70、72',
    zh: '只有撤销、变更、确认违法或者责令履行的，才可能要求重新答复',
  },
  'decision-receipt-missing': {
    provision: '条例33',
    zh: '要求重新答复的，请填写收到决定、裁判之日：重新答复的期限自该日起算',
  },
  'remedy-has-course': {
    provision: '国办公开办函〔2021〕30号',
    zh: '这件案件已登记决定、裁判，结果由其得出，不能另行填写',
  },
  'remedy-not-of-request': {
    provision: '条例33',
    zh: '所选的案件不涉及这件申请，或者没有要求重新答复，或者已经立案',
  },
  'amount-impossible': {
    provision: '国办公开办函〔2021〕30号',
    zh: '数量应为不小于0的整数；金额以万元计，最多六位小数',
  },
  'evidence-missing': { provision: '条例50', zh: '请写明数据的来源，如台账、统计报表的名称' },
  'remedy-authority-unconfirmed': {
    provision: '行政复议法24、27、28',
    zh: '落款名称、复议机关和法院应当写全，并写明由谁在哪一天确认',
  },
  'report-unwritten': { provision: '条例50', zh: '年度报告的文字部分尚未撰写，不能定稿' },
  'figure-unknown': { provision: '条例50', zh: '文字中引用的数据名称不存在' },
  'cell-unknown': { provision: '国办公开办函〔2021〕30号', zh: '年度报告中没有这一格' },
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
    zh: '联系方式应当是手机号码、带区号的固定电话或者电子邮箱，也可以不填',
  },
  'policy-email-invalid': { provision: '个人信息保护法8', zh: '请填写正确的电子邮箱' },
  'policy-wants-missing': { provision: '个人信息保护法6', zh: '请至少选择一种提醒' },
  'policy-link-unknown': { provision: '个人信息保护法15', zh: '链接已经失效，或者不完整' },
  'message-unknown': { provision: '国办发〔2017〕47号', zh: '没有这条留言' },
  'message-answer-missing': { provision: '国办发〔2017〕47号', zh: '请写明答复的内容' },
  'message-act-closed': { provision: '国办秘函〔2019〕19号', zh: '这条留言现在不能这样办理' },
  'reader-days': { provision: '国办秘函〔2019〕19号', zh: '工作日数应当在1到60之间' },
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
  // Everywhere
  'organ-unknown': { provision: '条例27', zh: '没有这个机关' },
  'reset-needs-console': {
    provision: 'GB/T 22239—2019 8.1.4.2',
    zh: '管理员、负责人和签发人的密码不能在这里重置，请在服务器上运行 bin/gongkai reset-password',
  },
  'scan-proves-letter': {
    provision: '条例45',
    zh: '这份扫描件是补录文书的依据，随案卷保存，不能改为身份证明',
  },
  'file-unknown': { provision: '条例45', zh: '没有这个附件' },
  'request-unknown': { provision: '条例45', zh: '没有这件申请' },
  'document-unknown': { provision: '条例24', zh: '没有这份文件' },
  'year-unknown': { provision: '条例50', zh: '没有这个年度的记录' },
  'not-permitted': { provision: '条例4', zh: '您的岗位没有这项权限' },
  'changed-meanwhile': { provision: '条例45', zh: '您打开之后，内容已被别人改动，请刷新后重试' },
} as const satisfies Record<string, { provision: string; zh: string }>;

export type ViolationCode = keyof typeof violations;

export interface Violation {
  readonly code: ViolationCode;
  readonly provision: string;
  /** The field of the form or of the JSON body that the refusal is about. */
  readonly field?: string;
  /** Figures that make the sentence exact: a day, a number of days. */
  readonly detail?: string;
}

export function violation(code: ViolationCode, field?: string, detail?: string): Violation {
  return {
    code,
    provision: violations[code].provision,
    ...(field === undefined ? {} : { field }),
    ...(detail === undefined ? {} : { detail }),
  };
}

/** The sentence a person reads, with the article. */
export function sentenceOf(v: Violation): string {
  const detail = v.detail === undefined ? '' : `（${v.detail}）`;
  return `${violations[v.code].zh}${detail}。依据：${v.provision}`;
}
