// What the applicant answers to a notice on the page of his request: the supplement (条例 30) or the reasons
// of many applications (35), in words, in files, or both. Files and step in one transaction.

import type { Decision } from '../../rules/request/decision.ts';
import { recordExplanation, recordSupplement } from '../../rules/request/supplement.ts';
import { addRequestFile } from '../../store/requests/request-files.ts';
import type { RequestRow } from '../../store/tables.ts';
import type { CommandContext, Result } from '../context.ts';
import { type StepInput, takeStep } from './take-step.ts';

const answers = { supplement: recordSupplement, explanation: recordExplanation } as const;
export type NoticeAnswer = keyof typeof answers;

export interface AnsweredNotice extends StepInput {
  readonly answer: NoticeAnswer;
  readonly text: string;
  /** In the vault already, sealed. */
  readonly files: readonly { readonly sha256: string; readonly name: string }[];
}

export async function answerNotice(
  context: CommandContext,
  { answer, text, files, ...seen }: AnsweredNotice,
): Promise<Result<RequestRow>> {
  const names = files.map(({ name }) => `“${name}”`).join('、');
  const said = text.trim() === '' && names !== '' ? `见附件：${names}` : text;
  return takeStep(context, seen, async (r, at, db, row): Promise<Decision> => {
    const decision = answers[answer](r, { on: at.today, text: said }, at);
    if (!decision.ok) return decision;
    for (const file of files)
      await addRequestFile(db, context.secrets, row.id, { ...file, kind: answer });
    return decision;
  });
}
