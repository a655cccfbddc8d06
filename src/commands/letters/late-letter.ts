// A letter that was signed and sent on paper is entered afterwards with its true days, and becomes a step of
// the request once a second person has looked at the scan (条例 17, 33). What could not have been done on those
// days is refused when it is entered, and once more when it is confirmed.

import { paperSignatoryObstacle } from '../../rules/letters/approval.ts';
import { letterFaults, sendingFaults } from '../../rules/letters/check.ts';
import { broughtToDay } from '../../rules/letters/dates.ts';
import { replyKindOf } from '../../rules/letters/facts.ts';
import { letterKind, letterNumber, letterSeries } from '../../rules/letters/kinds.ts';
import { type LateEntry, lateEntryViolations } from '../../rules/letters/late-entry.ts';
import type { ServiceNote } from '../../rules/letters/service-note.ts';
import { receipt } from '../../rules/request/decision.ts';
import type { Actor } from '../../rules/request/events.ts';
import { draftReply, signReply } from '../../rules/request/reply.ts';
import { sendingViolations } from '../../rules/request/service.ts';
import { violation, type Violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { nextNumber, peekNumber } from '../../store/database/counters.ts';
import { approversOf } from '../../store/people/delegations.ts';
import {
  authorsOf,
  joinedProof,
  type LetterContent,
  openLateEntry,
  openLetter,
  saveContent,
  sealLateEntry,
  sealProof,
  sealServiceNote,
  updateLetter,
} from '../../store/requests/letters.ts';
import { remedySetOn } from '../../store/remedies/remedy-settings.ts';
import { filesOf } from '../../store/requests/request-files.ts';
import { staffNames } from '../../store/people/staff.ts';
import type { LetterRow } from '../../store/tables.ts';
import { addToWithheldRegister } from '../requests/add-to-withheld-register.ts';
import { type Approval, say } from './approve-letter.ts';
import { type CommandContext, done, refused, type Result } from '../context.ts';
import { actOnLetter, type Held, type LetterInput, standingOf } from './letter-act.ts';
import { letterCase } from './letter-case.ts';
import { stepOfArrival, stepOfSending } from './letter-steps.ts';
import { decideSteps, type StepBy, takeStepsIn } from '../requests/take-step.ts';

export async function enterLateLetter(
  context: CommandContext,
  input: LetterInput & { readonly late: LateEntry; readonly service?: ServiceNote },
): Promise<Result<LetterRow>> {
  return actOnLetter(context, input, 'enter-late', async (held) => {
    const { letter, staffId, context: at } = held;
    const { late } = input;
    const content = await ofItsDay(held, late);
    const found = await faults(held, late, content);
    if (found.length > 0) return refused(...found);
    const steps = await stepsOf(held, late, content, { number: '', enteredBy: at.actor });
    const tried = await decideSteps(at, held.row, steps);
    if (!tried.ok) return tried;
    await saveOfItsDay(held, content, staffId);
    await say(held, 'enter-late', { opinion: late.reason });
    return done(
      await updateLetter(at.db, letter.id, {
        state: 'late',
        submitted_at: at.clock.now(),
        late_entry: sealLateEntry(at.secrets, letter.id, late),
        ...(input.service === undefined
          ? {}
          : { service_note: sealServiceNote(at.secrets, letter.id, input.service) }),
      }),
    );
  });
}

export async function confirmLateLetter(
  context: CommandContext,
  input: Approval,
): Promise<Result<LetterRow>> {
  return actOnLetter(context, input, 'confirm-late', async (held) => {
    const { letter, row, organ, context: at } = held;
    const { db, secrets } = at;
    const late = openLateEntry(secrets, letter);
    if (late === undefined) throw new Error(`letter ${letter.id} has no late entry`);
    const content = openLetter(secrets, letter);
    const found = await faults(held, late, content);
    if (found.length > 0) return refused(...found);
    const enteredBy = await enterer(held);
    const tried = await decideSteps(
      at,
      row,
      await stepsOf(held, late, content, { number: '', enteredBy }),
    );
    if (!tried.ok) return tried;
    const year = Number(late.signedOn.slice(0, 4));
    const n = await nextNumber(db, organ.id, letterSeries(letter.kind), year);
    const number = letterNumber(organ.letter_word, letter.kind, year, n);
    const steps = await stepsOf(held, late, content, { number, enteredBy });
    const taken = await takeStepsIn(at, row, steps);
    // Tried a moment ago under the same lock.
    if (!taken.ok) throw new Error(`late letter ${letter.id}: ${JSON.stringify(taken.violations)}`);
    if (letterKind(letter.kind).onSending === 'serve-reply') await addToWithheldRegister(at, row);
    await say(held, 'confirm-late', input);
    await log(held, late, number, enteredBy);
    const { sending } = late;
    return done(
      await updateLetter(db, letter.id, {
        state: 'signed',
        number,
        signed_by: late.signedBy,
        signed_on: late.signedOn,
        sent_on: sending.on,
        sent_method: sending.method,
        proof: sealProof(secrets, letter.id, joinedProof(sending.tracking, sending.note)),
        received_on: late.receivedOn ?? null,
        ...(begins(letter) ? { consultation_id: consultationOf(letter) } : {}),
      }),
    );
  });
}

/** The text with the dates that run from receipt counted from the day of the paper. */
async function ofItsDay({ letter, row, context }: Held, late: LateEntry): Promise<LetterContent> {
  const { facts, text } = openLetter(context.secrets, letter);
  const here = await letterCase(context, row, late.signedOn);
  return { facts, text: broughtToDay(text, facts, here) };
}

async function saveOfItsDay(
  { letter, context: { db, secrets, clock } }: Held,
  content: LetterContent,
  staffId: number,
): Promise<void> {
  if (JSON.stringify(openLetter(secrets, letter)) === JSON.stringify(content)) return;
  const next = { id: letter.id, version: letter.version + 1 };
  await saveContent(db, secrets, next, content, staffId, clock.now(), { datedOnly: true });
}

async function faults(
  held: Held,
  late: LateEntry,
  { facts, text }: LetterContent,
): Promise<readonly Violation[]> {
  const { letter, row, organ, context } = held;
  const { db, secrets, calendar, clock } = context;
  const here = await letterCase(context, row, late.signedOn);
  const at = { today: clock.today(), calendar };
  const found = [
    ...lateEntryViolations(late, receipt(here.request), at),
    ...sendingViolations(late.sending),
    ...letterFaults(facts, text, here),
    ...sendingFaults(facts, text, here, { on: late.sending.on, isElectronic: false }),
  ];
  if ('reply' in facts && facts.kind !== replyKindOf(facts.reply)) {
    found.push(violation('letter-kind-mismatch', 'kind'));
  }
  const scan = (await filesOf(db, secrets, row.id)).find(({ position }) => position === late.scan);
  if (scan?.kind !== 'scan' && scan?.kind !== 'proof') {
    found.push(violation('late-scan-missing', 'scan'));
  }
  const standing = standingOf(letter, row, (await authorsOf(db, [letter.id])).get(letter.id));
  const people = await approversOf(db, organ.id, late.signedOn);
  const signatory = people.find(({ staffId }) => staffId === late.signedBy);
  const why =
    signatory === undefined
      ? violation('paper-signatory-unknown')
      : paperSignatoryObstacle(standing, signatory);
  if (why !== undefined) found.push({ ...why, field: 'signedBy' });
  return [...found, ...(await numberFaults(held, late))];
}

/** Numbers have no gaps and none is given twice (L31), on paper neither. */
async function numberFaults(
  { letter, organ, context: { db } }: Held,
  { number, signedOn }: LateEntry,
): Promise<readonly Violation[]> {
  if (number === undefined) return [];
  const year = Number(signedOn.slice(0, 4));
  const n = await peekNumber(db, organ.id, letterSeries(letter.kind), year);
  const next = letterNumber(organ.letter_word, letter.kind, year, n);
  const isNext = number.replaceAll(/\s/gu, '') === next;
  return isNext ? [] : [violation('late-number-not-next', 'number', `按顺序应当是${next}`)];
}

/** Signature, sending and receipt, each on its true day. */
async function stepsOf(
  { letter, row, context }: Held,
  late: LateEntry,
  { facts }: LetterContent,
  { number, enteredBy }: { readonly number: string; readonly enteredBy: Actor },
): Promise<readonly StepBy[]> {
  const { signedOn, sending, receivedOn, secrecyReview } = late;
  const remedy = await remedySetOn(context.db, row.organ_id, signedOn);
  const names = await staffNames(context.db, [late.signedBy]);
  const by: Actor = { kind: 'staff', id: late.signedBy, name: names.get(late.signedBy) ?? '' };
  const sent = { facts, number, signedOn, consultationId: consultationOf(letter) };
  const steps: StepBy[] = [];
  if ('reply' in facts && facts.corrects === undefined) {
    const { reply } = facts;
    const settings = remedy === undefined ? {} : { remedyAuthority: remedy };
    steps.push(
      { decide: (r, at) => draftReply(r, { on: signedOn, reply }, at), actor: enteredBy },
      {
        decide: (r, at) => signReply(r, { on: signedOn, number, by, secrecyReview }, settings, at),
      },
    );
  }
  const channel = remedy?.internetReconsideration;
  const organ = channel === undefined ? {} : { internetReconsideration: channel };
  const { onSending, onArrival } = letterKind(letter.kind);
  if (onSending !== undefined) {
    steps.push({ decide: (r, at) => carried(stepOfSending(r, sent, sending, organ, at)) });
  }
  if (onArrival !== undefined && receivedOn !== undefined) {
    steps.push({ decide: (r, at) => carried(stepOfArrival(r, sent, receivedOn, at)) });
  }
  return steps;
}

function carried<T>(decision: T | undefined): T {
  if (decision === undefined) throw new Error('this kind of letter is a step of the request');
  return decision;
}

function begins({ kind }: LetterRow): boolean {
  return kind === 'P04' || kind === 'P05';
}

function consultationOf({ id, consultation_id: known }: LetterRow): string {
  return known ?? `${id}`;
}

async function enterer({ letter, context: { db } }: Held): Promise<Actor> {
  const id = (await authorsOf(db, [letter.id])).get(letter.id)?.sentUpBy ?? letter.drafted_by;
  return { kind: 'staff', id, name: (await staffNames(db, [id])).get(id) ?? '' };
}

/** The true days beside the day of entry, and everybody who had a hand in it. */
async function log(
  { letter, context: { db, clock, actor } }: Held,
  { signedOn, sending, receivedOn, signedBy }: LateEntry,
  number: string,
  enteredBy: Actor,
): Promise<void> {
  const names = await staffNames(db, [signedBy]);
  await appendAuditLog(db, {
    at: clock.now(),
    actor,
    action: 'letter-entered-late',
    object: `letter ${letter.id}`,
    detail: {
      number,
      signedOn,
      signedBy: names.get(signedBy) ?? '',
      sentOn: sending.on,
      ...(receivedOn === undefined ? {} : { receivedOn }),
      enteredBy: enteredBy.kind === 'staff' ? enteredBy.name : '',
      enteredAt: letter.submitted_at?.toString() ?? '',
    },
  });
}
