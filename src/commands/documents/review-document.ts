// A draft is sent up, taken back, agreed to step by step, sent back or referred (条例 17; 保密法 35). The last word
// puts it on the site, or leaves it for the hour that was set.

import {
  answersSecrecy,
  type SecrecyAnswers,
  secrecyFaults,
  wayThrough,
} from '../../rules/document-review.ts';
import { violation, type Violation } from '../../rules/violations.ts';
import { columnsOf } from '../../store/documents/columns.ts';
import { draftOf, updateDraft } from '../../store/documents/document-drafts.ts';
import { addToOutbox } from '../../store/database/outbox.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { checkViolations, readAhead } from './check-document.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';
import {
  actOnDocument,
  type DocumentInput,
  type HeldDraft,
  sayOfDocument,
  type Spoken,
} from './document-act.ts';
import { staffIdOf } from '../letters/letter-act.ts';
import { submissionFaults } from './submission-faults.ts';
import { readFileTexts } from './index-documents.ts';
import { putOnSite } from './put-on-site.ts';
import type { SavedDocument } from './save-document.ts';

export interface Submission extends DocumentInput {
  /** When it is to go on the site; absent: with the last word. */
  readonly publishAt?: Temporal.Instant;
}

export async function submitDocument(
  context: CommandContext,
  input: Submission,
): Promise<Result<SavedDocument>> {
  await readAhead(context, input.id);
  return await actOnDocument(context, input, 'submit', async (held) => {
    const { row, context: at } = held;
    const reason = input.opinion?.trim() ?? '';
    const columns = await columnsOfDraft(held);
    const found = await faultsOf(held, columns);
    if (row.revision > 0 && reason === '') found.push(violation('change-reason-missing', 'reason'));
    if (input.publishAt && Temporal.Instant.compare(input.publishAt, at.clock.now()) <= 0) {
      found.push(violation('publish-at-past', 'publishAt'));
    }
    if (found.length > 0) return refused(...found);
    await updateDraft(at.db, row.id, {
      state: 'in-review',
      way: [
        ...wayThrough(
          columns.map((one) => ({ steps: one.review_steps, secrecyForm: one.secrecy_form })),
        ),
      ],
      submitted_by: staffIdOf(at.actor) ?? null,
      submitted_at: at.clock.now(),
      publish_at: input.publishAt ?? null,
      reason: reason === '' ? null : reason,
    });
    await addToOutbox(at.db, 'document-submitted', { documentId: row.id });
    return done(await say(held, { act: 'submit', ...spokenIn(input) }));
  });
}

/** Everything that would keep it off the site, told before anybody is asked to read it. */
async function faultsOf(
  { row, draft, context }: HeldDraft,
  columns: readonly ColumnRow[],
): Promise<Violation[]> {
  const { content } = draft;
  const { clock, calendar } = context;
  return [
    ...submissionFaults(content, columns, { row, draft, today: clock.today(), calendar }),
    ...(await checkViolations(context, row.id, content)),
  ];
}

async function columnsOfDraft({ draft, context }: HeldDraft): Promise<readonly ColumnRow[]> {
  const columns = await columnsOf(context.db, context.organId);
  return columns.filter(({ id }) => draft.content.columns.includes(id));
}

export async function recallDocument(
  context: CommandContext,
  input: DocumentInput,
): Promise<Result<SavedDocument>> {
  return await actOnDocument(context, input, 'recall', async (held) =>
    done(await backToWriting(held, { act: 'recall', ...spokenIn(input) })),
  );
}

export async function returnDocument(
  context: CommandContext,
  input: DocumentInput,
): Promise<Result<SavedDocument>> {
  return await actOnDocument(context, input, 'return', async (held) => {
    if ((input.opinion ?? '').trim() === '') {
      return refused(violation('return-reason-missing', 'opinion'));
    }
    const { row, draft, context: at } = held;
    await addToOutbox(at.db, 'document-returned', {
      documentId: row.id,
      to: draft.submitted_by,
    });
    return done(await backToWriting(held, { act: 'return', ...spokenIn(input) }));
  });
}

/** What was agreed to was another text: the next round begins at the first step. */
export async function backToWriting(
  held: Pick<HeldDraft, 'row' | 'draft' | 'context'>,
  said: Omit<Spoken, 'revision' | 'round'>,
): Promise<SavedDocument> {
  const { row, draft, context } = held;
  await updateDraft(context.db, row.id, {
    state: 'writing',
    round: draft.round + 1,
    submitted_by: null,
    submitted_at: null,
    publish_at: null,
  });
  return await say(held, said);
}

/** Whether it may be disclosed cannot be told here (条例 17¶3): asked of whoever can; it waits at this step. */
export async function referDocument(
  context: CommandContext,
  input: DocumentInput,
): Promise<Result<SavedDocument>> {
  return await actOnDocument(context, input, 'refer', async (held) =>
    (input.opinion ?? '').trim() === ''
      ? refused(violation('return-reason-missing', 'opinion'))
      : done(await say(held, { act: 'refer', ...spokenIn(input) })),
  );
}

export interface Agreement extends DocumentInput {
  /** Asked of whoever gives the secrecy review. */
  readonly answers?: SecrecyAnswers;
}

export async function agreeToDocument(
  context: CommandContext,
  input: Agreement,
): Promise<Result<SavedDocument & { readonly published: boolean }>> {
  await readAhead(context, input.id);
  await readFileTexts(context, (await draftOf(context.db, input.id))?.content.attachments ?? []);
  return await actOnDocument<SavedDocument & { readonly published: boolean }>(
    context,
    input,
    'agree',
    async (held) => {
      const { row, draft, step, context: at } = held;
      if (step === undefined) return refused(violation('document-state'));
      const isSecrecy = answersSecrecy(draft.way, step);
      const faults = isSecrecy ? secrecyFaults(input.answers, input.opinion) : [];
      if (faults.length > 0) return refused(...faults);
      const said = {
        act: 'agree',
        ...(isSecrecy && input.answers ? { answers: input.answers } : {}),
        ...spokenIn(input),
      } as const;
      const isLast = step === draft.way.at(-1);
      if (!isLast) return done({ ...(await say(held, said)), published: false });
      // Days have gone by since it was sent up: what is wrong today keeps it off the site.
      const found = await faultsOf(held, await columnsOfDraft(held));
      if (found.length > 0) return refused(...found);
      const isLater =
        draft.publish_at !== null && Temporal.Instant.compare(draft.publish_at, at.clock.now()) > 0;
      const spoken = await say(held, said);
      if (isLater) {
        await updateDraft(at.db, row.id, { state: 'cleared' });
        return done({ ...spoken, published: false });
      }
      const published = await putOnSite(at, { ...row, version: spoken.version }, draft);
      return published.ok ? done({ ...published.value, published: true }) : published;
    },
  );
}

function spokenIn({ opinion, forStaffId }: DocumentInput) {
  return {
    ...(opinion === undefined ? {} : { opinion }),
    ...(forStaffId === undefined ? {} : { forStaffId }),
  };
}

async function say(
  {
    row,
    draft,
    step,
    context,
  }: Pick<HeldDraft, 'row' | 'draft' | 'context'> & Partial<Pick<HeldDraft, 'step'>>,
  said: Omit<Spoken, 'revision' | 'round'>,
): Promise<SavedDocument> {
  return await sayOfDocument(context, row, {
    revision: row.revision + 1,
    round: draft.round,
    ...(step === undefined ? {} : { step }),
    ...said,
  });
}
