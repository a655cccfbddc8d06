// 条例 32: a third party answers its letter over the link. One transaction holds the request, the letter and
// the link; what is refused leaves nothing behind, neither word nor file.

import { answerOverLink } from '../../rules/request/answer-link.ts';
import type { OnlineOpinion } from '../../rules/request/online-answer.ts';
import { violation } from '../../rules/violations.ts';
import { lockAnswerLink, updateAnswerLink } from '../../store/requests/answer-links.ts';
import type { Database } from '../../store/database.ts';
import { lockLetter } from '../../store/requests/letters.ts';
import { addRequestFile } from '../../store/requests/request-files.ts';
import { eventsOf, lockRequest } from '../../store/requests/requests.ts';
import { storeSealedFile } from '../../store/database/sealed-files.ts';
import type { AnswerLinkRow, LetterRow, RequestRow } from '../../store/tables.ts';
import type { FileContext } from '../requests/add-case-file.ts';
import { done, refused, type Result } from '../context.ts';
import {
  answeredAt,
  type LetterAndCode,
  linkStanding,
  openAnswerLink,
} from './open-answer-link.ts';
import { takeStepIn } from '../requests/take-step.ts';

export interface AnswerFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface LinkAnswer extends LetterAndCode {
  readonly opinion: OnlineOpinion;
  readonly files: readonly AnswerFile[];
  /** Of the form that was sent: a double click is one answer. */
  readonly submissionKey: string;
}

export interface AnswerReceipt {
  readonly at: Temporal.Instant;
  /** The same form came before; this one changed nothing. */
  readonly isRepeated: boolean;
}

export async function answerConsultation(
  context: FileContext,
  input: LinkAnswer,
): Promise<Result<AnswerReceipt>> {
  const { number, code } = input;
  const organIds = [context.organId];
  const opened = await openAnswerLink(context, { numbers: [number], code, organIds });
  if (!opened.ok) return opened;
  const { letter: seen } = opened.value;
  return context.db.transaction().execute(async (db) => {
    const row = await lockRequest(db, seen.request_id);
    const letter = await lockLetter(db, seen.id);
    const link = await lockAnswerLink(db, seen.id);
    if (row === undefined || letter === undefined || link === undefined) {
      return refused(violation('letter-unknown'));
    }
    if (link.submission_key === input.submissionKey) {
      const events = await eventsOf(db, context.secrets, row.id);
      return done({ at: answeredAt({ letter, events }) ?? context.clock.now(), isRepeated: true });
    }
    const taken = await take({ ...context, db }, { row, letter, link }, input);
    if (!taken.ok) return taken;
    await updateAnswerLink(db, letter.id, { submission_key: input.submissionKey });
    return done({ at: taken.value.updated_at, isRepeated: false });
  });
}

/** Tried without the files first: they are laid down only for an answer that is taken. */
async function take(
  context: FileContext,
  held: { readonly row: RequestRow; readonly letter: LetterRow; readonly link: AnswerLinkRow },
  { opinion, files }: LinkAnswer,
): Promise<Result<RequestRow>> {
  const standing = linkStanding(held.letter, held.link);
  return takeStepIn(context, held.row, async (request, at) => {
    const trial = answerOverLink(request, standing, { ...opinion, files: [] }, at);
    if (!trial.ok) return trial;
    const places = await laidDown(context, context.db, held.row.id, files);
    return answerOverLink(request, standing, { ...opinion, files: places }, at);
  });
}

async function laidDown(
  { dataFolder, secrets }: FileContext,
  db: Database,
  requestId: number,
  files: readonly AnswerFile[],
): Promise<readonly number[]> {
  const places: number[] = [];
  for (const { name, mediaType, bytes } of files) {
    const sha256 = await storeSealedFile(db, dataFolder, secrets, bytes, mediaType);
    const added = await addRequestFile(db, secrets, requestId, { sha256, name, kind: 'opinion' });
    places.push(added.position);
  }
  return places;
}
