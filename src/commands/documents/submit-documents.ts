// Drafts sent up together (双公示 comes in by the hundred): each goes through what one alone goes through and has its own
// transaction, so that what is refused keeps back nothing else (条例 17, 20 ¶1(5)(6)).

import type { Violation } from '../../rules/violations.ts';
import type { CommandContext } from '../context.ts';
import type { DocumentInput } from './document-act.ts';
import { submitDocument } from './review-document.ts';

export interface RefusedDraft {
  readonly id: number;
  readonly violations: readonly Violation[];
}

export async function submitDocuments(
  context: CommandContext,
  drafts: readonly Pick<DocumentInput, 'id' | 'version'>[],
): Promise<{ readonly submitted: readonly number[]; readonly refused: readonly RefusedDraft[] }> {
  const submitted: number[] = [];
  const refused: RefusedDraft[] = [];
  for (const { id, version } of drafts) {
    const result = await submitDocument(context, { id, version });
    if (result.ok) submitted.push(id);
    else refused.push({ id, violations: result.violations });
  }
  return { submitted, refused };
}
