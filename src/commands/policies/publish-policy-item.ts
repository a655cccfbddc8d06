// A policy item is sent up, sent back, published by somebody who wrote nothing of it, and taken off again (条例 6, 17).

import type { PolicyItemContent } from '../../rules/policy/item.ts';
import { violation } from '../../rules/violations.ts';
import { validityOn } from '../../rules/validity.ts';
import { documentById } from '../../store/documents/documents.ts';
import { addToOutbox } from '../../store/database/outbox.ts';
import { done, refused, refusedFor, type CommandContext, type Result } from '../context.ts';
import { staffIdOf } from '../letters/letter-act.ts';
import {
  actOnPolicyItem,
  faultsOfItem,
  type HeldItem,
  type PolicyItemInput,
  type SavedItem,
  takeItemAct,
  violationsOf,
} from './policy-item-act.ts';
import { announceItems } from './save-policy-item.ts';

const unsent = { submitted_by: null, submitted_at: null } as const;

export async function submitPolicyItem(
  context: CommandContext,
  input: PolicyItemInput,
): Promise<Result<SavedItem>> {
  return await actOnPolicyItem(context, input, 'submit', async (held) => {
    const ready = await whatIsReady(held);
    if (!ready.ok) return ready;
    const change = {
      submitted_by: staffIdOf(context.actor) ?? null,
      submitted_at: context.clock.now(),
      return_reason: null,
    };
    return done(await takeItemAct(held, 'submit', change));
  });
}

export async function recallPolicyItem(
  context: CommandContext,
  input: PolicyItemInput,
): Promise<Result<SavedItem>> {
  return await actOnPolicyItem(context, input, 'recall', async (held) =>
    done(await takeItemAct(held, 'recall', unsent)),
  );
}

export async function returnPolicyItem(
  context: CommandContext,
  input: PolicyItemInput & { readonly reason: string },
): Promise<Result<SavedItem>> {
  const reason = input.reason.trim();
  return await actOnPolicyItem(context, input, 'return', async (held) =>
    reason === ''
      ? refusedFor('policy-reason-missing', 'reason')
      : done(
          await takeItemAct(held, 'return', { ...unsent, return_reason: reason }, { note: reason }),
        ),
  );
}

export async function publishPolicyItem(
  context: CommandContext,
  input: PolicyItemInput,
): Promise<Result<SavedItem>> {
  return await actOnPolicyItem(context, input, 'publish', async (held) => {
    const { row } = held;
    // Days have gone by since it was sent up: what is wrong today keeps it off.
    const ready = await whatIsReady(held);
    if (!ready.ok) return ready;
    const content = ready.value;
    const saved = await takeItemAct(
      held,
      'publish',
      {
        ...unsent,
        state: 'published',
        content,
        draft: null,
        edition: row.edition + 1,
        writers: [],
        return_reason: null,
        withdrawn_reason: null,
        published_by: staffIdOf(context.actor) ?? null,
        published_at: context.clock.now(),
      },
      { content },
    );
    await addToOutbox(held.context.db, 'policy-item-published', {
      itemId: row.id,
      edition: row.edition + 1,
    });
    await announceItems(held.context, row.document_id);
    return done(saved);
  });
}

/** The draft as it may go out today. */
async function whatIsReady({ row, context }: HeldItem): Promise<Result<PolicyItemContent>> {
  const content = row.draft;
  if (content === null) return refusedFor('policy-item-state');
  const document = await documentById(context.db, row.document_id);
  if (document?.state !== 'published') {
    return refused(violation('policy-document-not-published', 'documentId'));
  }
  const dates = {
    effectiveFrom: document.effective_from,
    effectiveTo: document.effective_to,
    repealedOn: document.repealed_on,
  };
  const validity = validityOn(dates, context.clock.today());
  if (validity === 'repealed' || validity === 'lapsed') {
    return refused(violation('policy-document-over', 'documentId', document.title));
  }
  const of = { documentId: row.document_id, id: row.id };
  const faults = await faultsOfItem(context, content, of);
  return faults.length > 0 ? refused(...violationsOf(faults)) : done(content);
}

/** Taken off at once, whatever the document does; the draft that lies beside it stays. */
export async function withdrawPolicyItem(
  context: CommandContext,
  input: PolicyItemInput & { readonly reason: string },
): Promise<Result<SavedItem>> {
  const reason = input.reason.trim();
  return await actOnPolicyItem(context, input, 'withdraw', async (held) => {
    if (reason === '') return refusedFor('policy-reason-missing', 'reason');
    const { row } = held;
    const saved = await takeItemAct(
      held,
      'withdraw',
      {
        state: 'withdrawn',
        withdrawn_reason: reason,
        // What readers saw can be mended and published again.
        ...(row.draft === null
          ? { draft: row.content, writers: row.written_by === null ? [] : [row.written_by] }
          : {}),
      },
      { note: reason },
    );
    await addToOutbox(held.context.db, 'policy-item-withdrawn', { itemId: row.id });
    await announceItems(held.context, row.document_id);
    return done(saved);
  });
}
