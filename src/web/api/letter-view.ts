// One letter as the desk shows it: facts and text, what is missing, what was said, and what the caller may
// do with it now.

import type { z } from '@hono/zod-openapi';
import { standingOf } from '../../commands/letter-act.ts';
import { letterCase } from '../../commands/letter-case.ts';
import { type LetterAct, letterActKeys, letterObstacle } from '../../rules/letters/approval.ts';
import { letterFaults } from '../../rules/letters/check.ts';
import { composeLetter } from '../../rules/letters/compose.ts';
import { violation, type Violation } from '../../rules/violations.ts';
import { openLetter, opinionsOf, versionsOf } from '../../store/letters.ts';
import { staffNames } from '../../store/staff.ts';
import type { LetterRow, OrganRow, RequestRow } from '../../store/tables.ts';
import { faultOf } from '../refusals.ts';
import { absentOfCaller, approver, permissionFor } from './approver.ts';
import type { StaffCall } from './endpoint.ts';
import type { letterBrief, letterDetail } from './letter-schemas.ts';

type Brief = z.input<typeof letterBrief>;
type Detail = z.input<typeof letterDetail>;

export interface FoundLetter {
  readonly letter: LetterRow;
  readonly row: RequestRow;
  readonly organ: OrganRow;
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
    proof: letter.proof,
    receivedOn: letter.received_on,
  }));
}

export async function viewOf(call: StaffCall, found: FoundLetter): Promise<Detail> {
  const { context } = call;
  const { db, secrets } = context;
  const { letter, row } = found;
  const { facts, text } = openLetter(secrets, letter);
  const on = letter.signed_on ?? context.clock.today();
  const here = await letterCase(context, row, on);
  const [brief] = await briefsOf(call, [letter]);
  if (brief === undefined) throw new Error('one letter gives one brief');
  const isOpen = letter.signed_on === null && letter.state !== 'void';
  return {
    ...brief,
    facts,
    text: mutable(text),
    composed: mutable(composeLetter(facts, here)),
    faults: isOpen ? letterFaults(facts, text, here).map(faultOf) : [],
    acts: await actsOf(call, found),
    versions: (await versionsOf(db, secrets, letter.id)).map((v) => ({
      version: v.version,
      savedBy: v.savedByName,
      savedAt: v.savedAt.toString(),
      text: mutable(v.text),
      facts: v.facts,
    })),
    opinions: (await opinionsOf(db, secrets, letter.id)).map((o) => ({
      ...o,
      at: o.at.toString(),
    })),
  } as Detail;
}

function mutable(text: {
  title: string;
  addressee: string;
  paragraphs: readonly string[];
  attachments: readonly string[];
}): Detail['text'] {
  return { ...text, paragraphs: [...text.paragraphs], attachments: [...text.attachments] };
}

async function actsOf(call: StaffCall, found: FoundLetter): Promise<Detail['acts']> {
  const absent = await absentOfCaller(call);
  return letterActKeys.map((act) => {
    const why = whyNot(call, found, act, absent);
    return { act, open: why === undefined, ...(why === undefined ? {} : { why: faultOf(why) }) };
  });
}

function whyNot(
  { session }: StaffCall,
  { letter, organ }: FoundLetter,
  act: LetterAct,
  absent: Awaited<ReturnType<typeof absentOfCaller>>,
): Violation | undefined {
  const { middle_review: middleReview } = organ;
  const by = { kind: 'staff', id: session.staffId, name: session.name } as const;
  const state = letterObstacle(standingOf(letter), act, by, { middleReview });
  if (state !== undefined) return state;
  const { allowed, forStaffId } = approver(session.roles, absent, permissionFor(act, letter));
  if (!allowed) return violation('not-permitted');
  const as = { kind: 'staff', id: forStaffId ?? session.staffId, name: '' } as const;
  return letterObstacle(standingOf(letter), act, as, { middleReview });
}
