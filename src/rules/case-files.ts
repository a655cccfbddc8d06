// What the files of a case are: who brought them decides who may see them, and only records go out.

import type { ScanKind } from './application.ts';

export const caseFileKinds = {
  application: '申请附件',
  scan: '扫描件',
  /** Scanned at the counter or from the post, told apart because it is not kept as long (rules/retention.ts). */
  identity: '身份证明扫描件',
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
  'identity',
  'record',
  'proof',
] as const satisfies readonly CaseFileKind[];

/** What the clerk says a scan of an application is, as the file keeps it. */
export function fileKindOfScan(kind: ScanKind): CaseFileKind {
  return kind === 'identity' ? 'identity' : 'scan';
}

/** Taken from paper by the office: which of the two it is can be put right later. */
export const scannedKinds = ['scan', 'identity'] as const satisfies readonly CaseFileKind[];
export type ScannedKind = (typeof scannedKinds)[number];

export function isScan(kind: CaseFileKind): kind is ScannedKind {
  return kind === 'scan' || kind === 'identity';
}

/** Brought by or about a person: seen only for a stated reason, with a mark over it (个人信息保护法 51). */
export function isPersonal(kind: CaseFileKind): boolean {
  return !canGoOut(kind);
}

/** What can be given to the applicant with the reply (条例 40). */
export function canGoOut(kind: CaseFileKind): boolean {
  return kind === 'record' || kind === 'redacted';
}

/** What is burned into every view of it: for what, by whom, when. */
export function viewMark(organ: string, viewer: string, minute: string): string {
  return `仅供${organ}办理政府信息公开申请使用 ${viewer} ${minute}`;
}
