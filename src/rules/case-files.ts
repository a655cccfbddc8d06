// What the files of a case are: who brought them decides who may see them, and only records go out.

export const caseFileKinds = {
  application: '申请附件',
  scan: '扫描件',
  supplement: '补正材料',
  explanation: '说明理由的材料',
  opinion: '第三方意见的附件',
  record: '检索到的政府信息',
  redacted: '区分处理后的政府信息',
  proof: '送达凭证',
} as const;
export type CaseFileKind = keyof typeof caseFileKinds;

/** What staff may add by hand. */
export const staffFileKinds = [
  'scan',
  'record',
  'proof',
] as const satisfies readonly CaseFileKind[];

/** What can be given to the applicant with the reply (条例 40). */
export function canGoOut(kind: CaseFileKind): boolean {
  return kind === 'record' || kind === 'redacted';
}
