// The signature: checked once more as things stand today, numbered without gaps in the same transaction,
// and for a reply the step of the request with it (条例 17, 36).

import { letterFaults } from '../../rules/letters/check.ts';
import { broughtToDay } from '../../rules/letters/dates.ts';
import { letterNumber, letterSeries } from '../../rules/letters/kinds.ts';
import { signReply } from '../../rules/request/reply.ts';
import { type Violation, violation } from '../../rules/violations.ts';
import { insertAnswerLink } from '../../store/requests/answer-links.ts';
import { applyColumnOfSite } from '../../store/documents/columns.ts';
import { nextNumber } from '../../store/database/counters.ts';
import {
  type LetterContent,
  openLetter,
  saveContent,
  updateLetter,
} from '../../store/requests/letters.ts';
import { remedySetOn } from '../../store/remedies/remedy-settings.ts';
import type { LetterRow } from '../../store/tables.ts';
import { type Approval, say } from './approve-letter.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';
import { actOnLetter, type Held } from './letter-act.ts';
import { letterCase } from './letter-case.ts';
import { trialOfSending } from './letter-steps.ts';
import { takeStepIn } from '../requests/take-step.ts';

export async function signLetter(
  context: CommandContext,
  input: Approval & { readonly secrecyReview: string },
): Promise<Result<LetterRow>> {
  return actOnLetter(context, input, 'sign', async (held) => {
    const { letter, context: at, staffId } = held;
    const content = await ofToday(held);
    const found = await faults(held, content, input.secrecyReview);
    if (found.length > 0) return refused(...found);
    const on = at.clock.today();
    const signed = await numbered(held, content, input.secrecyReview);
    if (!signed.ok) return signed;
    await saveDated(held, content);
    await say(held, 'sign', input);
    await linked(held, signed.value);
    return done(
      await updateLetter(at.db, letter.id, {
        state: 'signed',
        number: signed.value,
        signed_by: staffId,
        signed_on: on,
      }),
    );
  });
}

/** The text with the dates that run from receipt counted from the day of the signature. */
async function ofToday({ letter, row, context }: Held): Promise<LetterContent> {
  const { facts, text } = openLetter(context.secrets, letter);
  const here = await letterCase(context, row, context.clock.today());
  return { facts, text: broughtToDay(text, facts, here) };
}

/** As a version of its own, which nobody wrote: whoever signs does not become its author by signing. */
async function saveDated(
  { letter, staffId, context }: Held,
  content: LetterContent,
): Promise<void> {
  const { db, secrets, clock } = context;
  const before = openLetter(secrets, letter);
  if (JSON.stringify(before) === JSON.stringify(content)) return;
  const next = { id: letter.id, version: letter.version + 1 };
  await saveContent(db, secrets, next, content, staffId, clock.now(), { datedOnly: true });
}

/** A part that is missing, a body of remedy that nobody confirmed, a step that could not be taken. */
async function faults(
  { letter, row, context }: Held,
  { facts, text }: LetterContent,
  secrecyReview: string,
): Promise<readonly Violation[]> {
  const here = await letterCase(context, row, context.clock.today());
  const found = [...letterFaults(facts, text, here)];
  if (secrecyReview.trim() === '') found.push(violation('secrecy-review-missing', 'secrecyReview'));
  const { calendar, clock } = context;
  const today = clock.today();
  const sent = { facts, number: '', signedOn: today, consultationId: letter.consultation_id ?? '' };
  const trial = trialOfSending(here.request, sent, { today, calendar });
  return trial === undefined || trial.ok ? found : [...found, ...trial.violations];
}

/** A letter to a third party can be answered on the organ's own site; an organ without one has only paper. */
async function linked({ letter, organ, context: { db, secrets } }: Held, number: string) {
  if (letter.kind !== 'P04' || (await applyColumnOfSite(db, organ.id)) === undefined) return;
  await insertAnswerLink(db, secrets, { id: letter.id, number });
}

/** A refused signature takes no number: 字号 have no gaps (L31). */
async function numbered(
  { letter, row, organ, context }: Held,
  { facts }: LetterContent,
  secrecyReview: string,
): Promise<Result<string>> {
  const { db, clock, actor } = context;
  const on = clock.today();
  const year = Number(on.slice(0, 4));
  const take = async (): Promise<string> => {
    const n = await nextNumber(db, organ.id, letterSeries(letter.kind), year);
    return letterNumber(organ.letter_word, letter.kind, year, n);
  };
  if (!('reply' in facts) || facts.corrects !== undefined) return done(await take());
  const remedyAuthority = await remedySetOn(db, organ.id, on);
  const settings = remedyAuthority === undefined ? {} : { remedyAuthority };
  let number = '';
  const taken = await takeStepIn(context, row, async (r, at) => {
    const sign = () => signReply(r, { on, number, by: actor, secrecyReview }, settings, at);
    const trial = sign();
    if (!trial.ok) return trial;
    number = await take();
    return sign();
  });
  return taken.ok ? done(number) : taken;
}
