// The public notice of a list of 免申即享 and its result, drafted as documents (条例 20(11)): through the reviews of every
// document.

import type { DocumentContent } from '../../rules/document-content.ts';
import { addWorkingDays } from '../../rules/calendar.ts';
import { day, isoOf } from '../../rules/day.ts';
import { shownDays } from '../../rules/policy/payout.ts';
import {
  noticeBody,
  type NoticeFacts,
  noticeTitle,
  resultBody,
  resultTitle,
} from '../../rules/policy/payout-notice.ts';
import { organById } from '../../store/people/organs.ts';
import { type ListedLine, payoutLines, updatePayout } from '../../store/policies/payouts.ts';
import { publishedItems, type PublishedItem } from '../../store/policies/policy-items.ts';
import { type CommandContext, done, refusedFor, type Result } from '../context.ts';
import { saveDocument } from '../documents/save-document.ts';
import { actOnPayout, type LineState, type OpenedPayout } from './payout-act.ts';

function factsOf({ content, document }: PublishedItem): NoticeFacts {
  return {
    itemName: content.name,
    documentTitle: document.title,
    documentNumber: document.number,
    anchor: content.supportClause.anchor,
    office: content.office,
    phone: content.phone,
  };
}

type Written = Pick<DocumentContent, 'title' | 'body' | 'display'>;

/** A document about a list, from the item as it stands or stood: the list goes on when the item is off the site. */
async function saveDraft(
  context: CommandContext,
  { row }: OpenedPayout,
  columnId: number,
  write: (facts: NoticeFacts) => Written,
): Promise<Result<{ readonly id: number }>> {
  const [item] = await publishedItems(context.db, { ids: [row.item_id], withWithdrawn: true });
  const organ = await organById(context.db, context.organId);
  if (item === undefined || organ === undefined) return refusedFor('policy-item-unknown');
  return await saveDocument(context, {
    kind: 'notice',
    issuers: [organ.name],
    publisher: organ.name,
    columns: [columnId],
    madeOn: context.clock.today(),
    openness: 'proactive',
    ...write(factsOf(item)),
  });
}

/** The public notice as a draft: through the reviews of every document, with a last day on which it goes by itself. */
export async function draftPayoutNotice(
  context: CommandContext,
  { id, columnId }: { readonly id: number; readonly columnId: number },
): Promise<Result<null>> {
  return await actOnPayout(context, id, 'notice-drafted', async (opened, inside) => {
    const today = context.clock.today();
    const lastDayOn = isoOf(addWorkingDays(context.calendar, day(today), shownDays + 3).on);
    const lines = shownOf(await payoutLines(inside.db, id), 'confirmed');
    const saved = await saveDraft(inside, opened, columnId, (facts) => ({
      title: noticeTitle(facts),
      body: noticeBody(facts, lines, { from: today, until: lastDayOn }),
      display: { matter: 'other', lastDayOn, atEnd: 'take-down-sealed' },
    }));
    if (!saved.ok) return saved;
    await updatePayout(inside.db, id, { notice_id: saved.value.id });
    return done({ kind: 'notice-drafted', documentId: saved.value.id, lastDayOn });
  });
}

function shownOf(lines: readonly ListedLine[], state: LineState) {
  return lines
    .filter((line) => line.state === state)
    .map(({ name, credit_code, amount_fen, paid_on }) => ({
      name,
      creditCode: credit_code,
      fen: amount_fen,
      paidOn: paid_on,
    }));
}

export async function endPayoutNotice(
  context: CommandContext,
  { id, objections }: { readonly id: number; readonly objections: string },
): Promise<Result<null>> {
  return await actOnPayout(context, id, 'notice-over', async () =>
    done({ kind: 'notice-over', objections: objections.trim() }),
  );
}

/** 条例 20(11): the result is public information, by the reviews of every document. */
export async function draftPayoutResult(
  context: CommandContext,
  { id, columnId }: { readonly id: number; readonly columnId: number },
): Promise<Result<null>> {
  return await actOnPayout(context, id, 'result-drafted', async (opened, inside) => {
    const paid = shownOf(await payoutLines(inside.db, id), 'paid');
    const saved = await saveDraft(inside, opened, columnId, (facts) => ({
      title: resultTitle(facts),
      body: resultBody(facts, paid),
    }));
    if (!saved.ok) return saved;
    await updatePayout(inside.db, id, { result_id: saved.value.id });
    return done({ kind: 'result-drafted', documentId: saved.value.id });
  });
}
