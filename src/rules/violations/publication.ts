// Documents, columns, review, imports, registers (条例 12–26).

import type { Refusals } from './refusals.ts';

export const publication = {
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
  'receipt-scan-type': {
    provision: '条例25¶3',
    zh: '回执扫描件请使用PDF、JPG、PNG（按内容辨认，不看扩展名）',
  },
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
    zh: '附有视频、音频的，应当在正文附上文字稿，供听不到、看不到的人阅读',
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
    zh: '图解、音视频和发布会的解读，以及内容在图片里的解读，应当在正文附上文字说明，供看不到、听不到的人阅读',
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
} as const satisfies Refusals;
