// One letter as the desk shows it: facts and text, what is missing, what was said, and what the caller may
// do with it now.

import type { z } from '@hono/zod-openapi';
import { failedAttemptsOf, standingOf } from '../../commands/letters/letter-act.ts';
import { letterCase } from '../../commands/letters/letter-case.ts';
import {
  awaitedWord,
  letterActKeys,
  type LetterStanding,
  type LetterState,
  paperSignatoryObstacle,
  whyNot,
  wordsLostBySaving,
} from '../../rules/letters/approval.ts';
import type { LetterCase } from '../../rules/letters/case.ts';
import { letterFaults, sendingFaults } from '../../rules/letters/check.ts';
import { broughtToDay } from '../../rules/letters/dates.ts';
import { composeLetter } from '../../rules/letters/compose.ts';
import type { LateEntry } from '../../rules/letters/late-entry.ts';
import type { Applicant } from '../../rules/application.ts';
import { maskedWithin } from '../../rules/mask-applicant.ts';
import { noticeAtRest } from '../../rules/request/attempts.ts';
import { may } from '../../rules/roles.ts';
import { auditOf } from '../../store/database/audit-log.ts';
import { approversOf } from '../../store/people/delegations.ts';
import {
  authorsOf,
  type LetterContent,
  type LetterVersion,
  openLateEntry,
  openLetter,
  openProof,
  openServiceNote,
  opinionsOf,
  versionsOf,
} from '../../store/requests/letters.ts';
import { filesOf } from '../../store/requests/request-files.ts';
import { staffNames } from '../../store/people/staff.ts';
import type { LetterRow, OrganRow } from '../../store/tables.ts';
import { faultOf } from '../refusals.ts';
import { answerLinkView } from './answer-link-view.ts';
import { approverCalling } from './approver.ts';
import type { StaffCall } from './endpoint.ts';
import type { letterBrief, letterDetail } from './letter-schemas.ts';
import type { FoundRequest } from './scope.ts';

type Brief = z.input<typeof letterBrief>;
type Detail = z.input<typeof letterDetail>;

export interface FoundLetter extends FoundRequest {
  readonly letter: LetterRow;
}

export async function briefsOf(
  call: StaffCall,
  letters: readonly LetterRow[],
): Promise<readonly Brief[]> {
  const people = letters.flatMap(({ drafted_by: a, signed_by: b }) => (b === null ? [a] : [a, b]));
  const names = await staffNames(call.context.db, people);
  return letters.map((letter) => ({
    id: letter.id,
    requestId: letter.request_id,
    kind: letter.kind,
    state: letter.state,
    number: letter.number,
    version: letter.version,
    draftedBy: names.get(letter.drafted_by) ?? '',
    signedBy: letter.signed_by === null ? null : (names.get(letter.signed_by) ?? ''),
    signedOn: letter.signed_on,
    sentOn: letter.sent_on,
    sentMethod: letter.sent_method,
    proof: openProof(call.context.secrets, letter),
    receivedOn: letter.received_on,
  }));
}

export async function viewOf(call: StaffCall, found: FoundLetter): Promise<Detail> {
  const { view, applicant } = await viewInClear(call, found);
  // Letters name the applicant. Whoever handles the case or wrote the letter reads it; everybody else says why first.
  if (may(call.session.roles, 'reveal-applicants') && (await isOwn(call, found))) return view;
  return { ...maskedWithin(view, applicant), masked: true };
}

/**
 * Handler, drafter, and whoever wrote the words as they now stand: said why once, he is not asked again for what
 * he wrote himself. The next version by another is not his any more (个人信息保护法 6, 51).
 */
async function isOwn(
  { context: { db, secrets }, session: { staffId } }: StaffCall,
  { letter, row }: FoundLetter,
): Promise<boolean> {
  if (row.handler_id === staffId || letter.drafted_by === staffId) return true;
  if (lastWriter(await versionsOf(db, secrets, letter.id)) !== staffId) return false;
  // A form filled in blind shows nobody what he has not asked for.
  const log = await auditOf(db, `letter ${letter.id}`);
  return log.some(
    ({ action, actor }) =>
      action === 'applicant-revealed' && actor.kind === 'staff' && actor.id === staffId,
  );
}

/** A signature brings dates up to its day and a choice of records changes no word: neither writes. */
function lastWriter(versions: readonly LetterVersion[]): number | undefined {
  return versions.findLast((version, n) => {
    const before = versions[n - 1];
    return !version.datedOnly && (before === undefined || wordsOf(before) !== wordsOf(version));
  })?.savedBy;
}

function wordsOf({ facts, text }: LetterContent): string {
  return JSON.stringify([facts, text]);
}

/** For a stated reason only. */
export async function viewInClear(
  call: StaffCall,
  found: FoundLetter,
): Promise<{ readonly view: Detail; readonly applicant: Applicant }> {
  const { context } = call;
  const { db, secrets } = context;
  const { letter, row } = found;
  const { facts, text: saved } = openLetter(secrets, letter);
  const late = openLateEntry(secrets, letter);
  const ofPaper = letter.state === 'late' ? late?.signedOn : undefined;
  const on = letter.signed_on ?? ofPaper ?? context.clock.today();
  const here = await letterCase(context, row, on);
  // A draft is shown as it would be signed today.
  const text = letter.signed_on === null ? broughtToDay(saved, facts, here) : saved;
  const [brief] = await briefsOf(call, [letter]);
  if (brief === undefined) throw new Error('one letter gives one brief');
  const isOpen = letter.signed_on === null && letter.state !== 'void';
  const view = {
    ...brief,
    masked: false,
    facts,
    text: mutable(text),
    composed: mutable(composeLetter(facts, here)),
    service: openServiceNote(secrets, letter) ?? null,
    late: await lateOf(context, letter, late),
    failed: (await failedAttemptsOf(db, secrets, letter)).map(
      ({ sentOn, method, proof = '', failedOn, why }) => ({ sentOn, method, proof, failedOn, why }),
    ),
    atRest: atRestOf(call, letter, { facts, text: saved }, here),
    faults: isOpen ? letterFaults(facts, text, here).map(faultOf) : [],
    answerLink: await answerLinkView(context, letter),
    ...(await actsOf(call, found)),
    versions: (await versionsOf(db, secrets, letter.id)).map((v) => ({
      version: v.version,
      savedBy: v.datedOnly ? '签发时更新日期' : v.savedByName,
      savedAt: v.savedAt.toString(),
      text: mutable(v.text),
      facts: v.facts,
    })),
    opinions: (await opinionsOf(db, secrets, letter.id)).map((o) => ({
      ...o,
      at: o.at.toString(),
    })),
  } as Detail;
  return { view, applicant: here.application.applicant };
}

function atRestOf(
  { context: { clock, calendar } }: StaffCall,
  letter: LetterRow,
  { facts, text }: LetterContent,
  here: LetterCase,
): Detail['atRest'] {
  const today = clock.today();
  const rest = noticeAtRest(here.request, letter.id, { today, calendar });
  if (rest === undefined || letter.state !== 'signed') return null;
  const { asks, by = null } = rest;
  const isLate = asks === 'fee' && by !== null && today > by;
  const words = sendingFaults(facts, text, here, { on: today, isElectronic: false });
  return { asks, by, fits: words.length === 0 && !isLate };
}

function mutable(text: {
  title: string;
  addressee: string;
  paragraphs: readonly string[];
  attachments: readonly string[];
}): Detail['text'] {
  return { ...text, paragraphs: [...text.paragraphs], attachments: [...text.attachments] };
}

async function actsOf(
  call: StaffCall,
  found: FoundLetter,
): Promise<Pick<Detail, 'acts' | 'savingCosts' | 'awaits' | 'signatories'>> {
  const { context } = call;
  const { letter, row, organ } = found;
  const authors = await authorsOf(context.db, [letter.id]);
  const failed = await failedAttemptsOf(context.db, context.secrets, letter);
  const hasFailed = failed.length > 0;
  const standing = { ...standingOf(letter, row, authors.get(letter.id)), hasFailed };
  const settings = { middleReview: organ.middle_review };
  const caller = await approverCalling(call, found);
  return {
    acts: letterActKeys.map((act) => {
      const why = whyNot(standing, act, caller, settings);
      return { act, open: why === undefined, ...(why === undefined ? {} : { why: faultOf(why) }) };
    }),
    savingCosts: letter.state === 'draft' ? [...wordsLostBySaving(standing, caller, settings)] : [],
    awaits: await awaitedOf(call, standing, organ),
    signatories: await signatoriesOf(call, standing, organ),
  };
}

/** What was entered of the paper, with the names behind it. */
async function lateOf(
  { db, secrets }: StaffCall['context'],
  letter: LetterRow,
  entry: LateEntry | undefined,
): Promise<Detail['late']> {
  if (entry === undefined) return null;
  const names = await staffNames(db, [entry.signedBy]);
  const scan = (await filesOf(db, secrets, letter.request_id)).find(
    (one) => one.position === entry.scan,
  );
  return {
    entry,
    signedByName: names.get(entry.signedBy) ?? '',
    scanName: scan?.name ?? '',
  };
}

async function signatoriesOf(
  { context: { db, clock } }: StaffCall,
  standing: LetterStanding,
  organ: OrganRow,
): Promise<Detail['signatories']> {
  if (standing.state !== 'draft') return [];
  const people = await approversOf(db, organ.id, clock.today());
  return people
    .filter((one) => paperSignatoryObstacle(standing, one) === undefined)
    .map(({ staffId, name }) => ({ id: staffId, name }));
}

const waitingStates: readonly LetterState[] = ['submitted', 'reviewed', 'late'];

/** Whose word the letter waits for: without anybody who may give it, it would wait for ever. */
async function awaitedOf(
  { context: { db, clock } }: StaffCall,
  standing: LetterStanding,
  organ: OrganRow,
): Promise<Detail['awaits']> {
  if (!waitingStates.includes(standing.state)) return null;
  const settings = { middleReview: organ.middle_review };
  const act = awaitedWord(standing, settings);
  const people = await approversOf(db, organ.id, clock.today());
  const free = people.filter((one) => whyNot(standing, act, one, settings) === undefined);
  return { act, of: free.map(({ name }) => name) };
}
