// What the log records beside the events of requests: who came in, who was let in, who read what is
// masked (等保三级 GB/T 22239-2019 8.1.4.3; 个人信息保护法 51).

export const auditActions = {
  'sign-in': '登录',
  'sign-in-refused': '登录被拒绝',
  'sign-out': '退出登录',
  'password-changed': '修改密码',
  'password-reset': '重置密码',
  'staff-created': '新建人员',
  'staff-disabled': '停用账号',
  'staff-enabled': '启用账号',
  'roles-granted': '授予岗位',
  'document-saved': '保存文件',
  'document-published': '发布文件',
  'document-withdrawn': '撤回文件',
  'documents-imported': '导入文件',
  'organ-created': '新建机关',
  'organ-changed': '修改机关资料',
  'withheld-reassessed': '重新评估不予公开的信息',
  'withheld-exported': '导出不予公开信息台账',
  'remedy-set-confirmed': '确认复议机关和法院',
  'report-entry-saved': '登记年报数据',
  'remedy-recorded': '登记复议、诉讼',
  'remedy-copy-received': '登记收到复议、诉讼副本',
  'remedy-answered': '登记提交复议、诉讼答复',
  'remedy-decided': '登记复议决定、裁判',
  'remedy-appealed': '登记上诉',
  'remedy-in-force': '登记裁判生效',
  'remedy-redo-opened': '按决定、裁判重新答复立案',
  'remedies-exported': '导出复议诉讼台账',
  'internal-rule-set': '设定内部期限',
  'workload-exported': '导出工作量',
  'report-sealed': '年度报告定稿',
  'due-date-recomputed': '重算答复期限',
  'applicant-revealed': '查看申请人明文',
  'letter-entered-late': '补录纸质文书',
  'query-locked': '查询码多次输错，锁定查询',
  'answer-code-locked': '答复码多次输错，锁定打开',
  'third-party-revealed': '查看第三方联系人明文',
  'answer-link-revoked': '停用第三方网上答复的链接',
  'conversion-decided': '决定是否转为主动公开',
  'approvals-delegated': '委托审批',
  'delegation-ended': '收回委托',
  'queue-exported': '导出办理台账',
  'case-exported': '导出案卷',
  'personal-data-erased': '删除保存期限已满的个人信息',
  'key-added': '新增数据密钥',
  'values-resealed': '换用新密钥重新加密',
  'key-dropped': '停用数据密钥',
  'master-key-changed': '更换主密钥',
} as const;

export type AuditAction = keyof typeof auditActions;

export function isAuditAction(text: string): text is AuditAction {
  return Object.hasOwn(auditActions, text);
}
