// Staff, organs, sign-in (条例 4, GB/T 22239).

import type { Refusals } from './refusals.ts';

export const staff = {
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
} as const satisfies Refusals;
