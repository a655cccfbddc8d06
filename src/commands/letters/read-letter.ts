// The applicant opens a letter that was sent to him electronically on the page of his request: that is its
// arrival (docs/decisions/0013). The first opening counts, later ones change nothing; letters that went by
// post or were handed over arrive as the office records it, whoever looks at them here.

import { beijingMinute } from '../../rules/beijing-time.ts';
import { isReplyKind, letterKind } from '../../rules/letters/kinds.ts';
import { lockLetter, sealProof, updateLetter } from '../../store/requests/letters.ts';
import { lockRequest } from '../../store/requests/requests.ts';
import type { LetterRow } from '../../store/tables.ts';
import { type CommandContext, done, refusedFor, type Result } from '../context.ts';
import { arrivalIn } from './send-letter.ts';

/** Sent to the applicant and not taken back: what he may see at all. */
export function isForApplicant({
  kind,
  state,
  sent_on: sentOn,
}: Pick<LetterRow, 'kind' | 'state' | 'sent_on'>): boolean {
  return letterKind(kind).to === 'applicant' && state === 'signed' && sentOn !== null;
}

/** Sent electronically and never opened nor proved to have arrived. */
export function isUnread({
  sent_method: method,
  received_on: receivedOn,
}: Pick<LetterRow, 'sent_method' | 'received_on'>): boolean {
  return method === 'electronic' && receivedOn === null;
}

export async function readLetter(
  context: CommandContext,
  { requestId, letterId }: { readonly requestId: number; readonly letterId: number },
): Promise<Result<LetterRow>> {
  return context.db.transaction().execute(async (db) => {
    const held = { ...context, db };
    const row = await lockRequest(db, requestId);
    const letter = await lockLetter(db, letterId);
    const isTheirs = row !== undefined && row.organ_id === context.organId;
    if (!isTheirs || letter?.request_id !== requestId || !isForApplicant(letter)) {
      return refusedFor('letter-unknown');
    }
    if (!isUnread(letter)) return done(letter);
    const on = context.clock.today();
    const proof = `申请人于${beijingMinute(context.clock.now())}在网上查阅`;
    const arrived = await arrivalIn(held, letter, row, { on, proof });
    // A notice whose time has passed was read all the same; a reply that was not served is not there to read.
    if (arrived.ok || isReplyKind(letter.kind)) return arrived;
    return done(
      await updateLetter(db, letter.id, {
        received_on: on,
        proof: sealProof(context.secrets, letter.id, proof),
      }),
    );
  });
}
