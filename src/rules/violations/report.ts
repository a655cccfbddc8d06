// Calendar, annual report, website report, roll-up (条例 49, 50).

import type { Refusals } from './refusals.ts';

export const report = {
  // Calendar
  'local-day-impossible': { provision: '放假办法4', zh: '没有这个日期' },
  'local-day-source-missing': {
    provision: '放假办法4',
    zh: '地方放假或者上班的日期应当写明已公布的决定，不能直接改动日历',
  },
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
} as const satisfies Refusals;
