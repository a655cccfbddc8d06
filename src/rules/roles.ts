// Posts and what each may do: deny by default. Three administrators hold no business right, and no
// person holds two of those posts (等保 三员分立); who handles a request never signs it (条例 17).

export const roles = {
  editor: '信息编辑',
  'content-reviewer': '信息审核人',
  'content-approver': '信息审签人',
  'secrecy-reviewer': '保密审查人',
  handler: '经办人',
  reviewer: '审核人',
  'office-head': '公开机构负责人',
  signatory: '签发人',
  supervisor: '监督人员',
  auditor: '审计人员',
  'system-administrator': '系统管理员',
  'security-administrator': '安全管理员',
  'audit-administrator': '审计管理员',
} as const;

export type Role = keyof typeof roles;
export const roleKeys = Object.keys(roles) as readonly Role[];

export function isRole(text: string): text is Role {
  return Object.hasOwn(roles, text);
}

export const permissions = {
  'read-requests': ['handler', 'reviewer', 'office-head', 'signatory', 'supervisor'],
  'handle-requests': ['handler', 'office-head'],
  'extend-period': ['office-head'],
  // The office's own deadline before the legal one.
  'set-internal-rule': ['office-head'],
  // Whoever has a word before a letter goes out: the middle review and the signature.
  'approve-letters': ['reviewer', 'signatory', 'office-head'],
  'review-letters': ['reviewer'],
  'sign-replies': ['signatory', 'office-head'],
  'reveal-applicants': ['handler', 'reviewer', 'office-head', 'signatory'],
  // Whether what was asked for is made public (条例 44).
  'decide-conversions': ['office-head'],
  'read-documents': [
    'editor',
    'content-reviewer',
    'content-approver',
    'secrecy-reviewer',
    'supervisor',
  ],
  'edit-documents': ['editor'],
  // First and second review, secrecy review, last word: by different people (条例 17).
  'review-documents': ['content-reviewer'],
  'clear-secrecy': ['secrecy-reviewer'],
  'approve-documents': ['content-approver'],
  // What must come down at once waits for nobody's review.
  'withdraw-documents': ['content-reviewer', 'content-approver', 'secrecy-reviewer'],
  // An old site comes in with its own dates, past the reviews it went through there.
  'import-documents': ['content-approver'],
  // Columns: their order, reviews and who writes for them.
  'keep-columns': ['content-approver'],
  // What all conditions of policies speak of: labels of enterprises, names of regions, the period for taking items out.
  'keep-policy-terms': ['content-approver'],
  // What readers write: faults of pages, messages.
  'read-messages': ['editor', 'handler', 'office-head', 'supervisor'],
  'answer-messages': ['editor', 'handler', 'office-head'],
  // 政策找企业: the register of firms, whom a policy reaches, what was pushed and paid.
  'read-enterprises': ['editor', 'content-approver', 'office-head', 'signatory', 'supervisor'],
  'keep-enterprises': ['editor', 'office-head'],
  'reveal-enterprises': ['editor', 'office-head', 'signatory'],
  // Lists of 免申即享: by another person than who found them.
  'approve-payouts': ['office-head', 'signatory'],
  'read-report': ['handler', 'reviewer', 'office-head', 'signatory', 'supervisor', 'auditor'],
  // Guide, address, bodies of remedy of one's own organ.
  'edit-particulars': ['office-head'],
  'edit-report': ['handler', 'office-head'],
  // Printing another figure than the records give.
  'override-report': ['office-head'],
  'seal-report': ['signatory', 'office-head'],
  'publish-report': ['signatory', 'office-head'],
  // Whose report goes into the government's, and which is sent back (条例 47, 49).
  'gather-reports': ['office-head', 'supervisor'],
  'manage-organs': ['system-administrator'],
  // What is published goes on to channels outside.
  'keep-channels': ['system-administrator'],
  // 热搜词: which always stand there and which never.
  'keep-hot-words': ['system-administrator'],
  // Who calls the open data often is registered.
  'keep-open-tokens': ['system-administrator'],
  'manage-staff': ['system-administrator'],
  'grant-roles': ['security-administrator'],
  'read-log': ['auditor', 'audit-administrator'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

export function may(held: readonly Role[], permission: Permission): boolean {
  const allowed: readonly Role[] = permissions[permission];
  return held.some((role) => allowed.includes(role));
}

const administrators: readonly Role[] = [
  'system-administrator',
  'security-administrator',
  'audit-administrator',
];

/** Posts that one person may not hold together; empty when the set is sound. */
export function conflictingRoles(held: readonly Role[]): readonly Role[] {
  const admin = held.filter((role) => administrators.includes(role));
  const business = held.filter((role) => !administrators.includes(role));
  if (admin.length > 1) return admin;
  return admin.length === 1 && business.length > 0 ? [...admin, ...business] : [];
}

/**
 * Whose password no administrator may reset from a screen: he would hold every post of the other two, or
 * sign in another's name.
 */
export function resetNeedsConsole(held: readonly Role[]): boolean {
  const guarded: readonly Role[] = [...administrators, 'signatory', 'office-head'];
  return held.some((role) => guarded.includes(role));
}
