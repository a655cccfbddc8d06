// 回应澄清 (条例 6¶2): what false or incomplete information was about, when it went round and where it came from, and
// what is true, published under the document that it is about (P20).

import type { DocumentContent } from './document-content.ts';
import { violation, type Violation } from './violations.ts';

/** Fields of the kind, kept under these labels. */
export const clarificationFields = {
  matter: '澄清事项',
  since: '流传时间',
  source: '信息来源',
} as const;

export function clarificationViolations({
  kind,
  particulars = {},
}: Pick<DocumentContent, 'kind' | 'particulars'>): readonly Violation[] {
  if (kind !== 'clarification') return [];
  const missing = Object.values(clarificationFields).filter(
    (label) => (particulars[label] ?? '').trim() === '',
  );
  return missing.length === 0
    ? []
    : [violation('clarification-incomplete', 'particulars', missing.join('、'))];
}
