// A saved draft through all its reviews, by people made for it: for tests that need a document on the site and
// are about something else.

import assert from 'node:assert/strict';
import { letHitsStand } from '../src/commands/documents/answer-check.ts';
import { checkDocument, contentUnderCheck } from '../src/commands/documents/check-document.ts';
import { agreeToDocument, submitDocument } from '../src/commands/documents/review-document.ts';
import type { CommandContext } from '../src/commands/context.ts';
import { holdingUp } from '../src/rules/document-check/hit.ts';
import { standingsOf } from '../src/store/documents/document-drafts.ts';
import { documentById } from '../src/store/documents/documents.ts';

let made = 0;

export async function publishUnread(
  context: CommandContext,
  draft: { readonly id: number; readonly version: number },
  publishAt?: Temporal.Instant,
): Promise<{ readonly id: number; readonly version: number; readonly indexNumber: string }> {
  const sent = await submitDocument(context, {
    ...(await letStandWhatIsAsked(context, draft)),
    opinion: '测试',
    ...(publishAt === undefined ? {} : { publishAt }),
  });
  assert.ok(sent.ok, JSON.stringify(sent));
  let { version } = sent.value;
  const way = (await standingsOf(context.db, [draft.id])).get(draft.id)?.way ?? [];
  for (const step of way) {
    made += 1;
    const { id } = await context.db
      .insertInto('staff')
      .values({
        organ_id: context.organId,
        username: `reviewer${made}-${draft.id}`,
        name: `${step}审查人`,
        password_hash: '-',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const by = { ...context, actor: { kind: 'staff', id, name: `${step}审查人` } as const };
    const answers = { secret: false, forbidden: false, rights: false };
    const agreed = await agreeToDocument(by, { id: draft.id, version, answers });
    assert.ok(agreed.ok, JSON.stringify(agreed));
    version = agreed.value.version;
  }
  const row = await documentById(context.db, draft.id);
  return { id: draft.id, version, indexNumber: row?.index_number ?? '' };
}

/** What the check asks about is another test's matter. */
async function letStandWhatIsAsked(
  context: CommandContext,
  draft: { readonly id: number; readonly version: number },
): Promise<{ readonly id: number; readonly version: number }> {
  const content = await contentUnderCheck(context, draft.id);
  assert.ok(content);
  const open = holdingUp(await checkDocument(context, draft.id, content));
  if (open.length === 0) return draft;
  const hits = open.map(({ id }) => id);
  const stood = await letHitsStand(context, { ...draft, hits, reason: '测试' });
  assert.ok(stood.ok, JSON.stringify(stood));
  return stood.value;
}
