// Letters that wait for the caller's word.

import { standingOf } from '../../commands/letters/letter-act.ts';
import { letterCaseFrom } from '../../commands/letters/letter-case.ts';
import {
  type ApprovalSettings,
  type AwaitedWord,
  awaitedWord,
  leaveOf,
  type LetterStanding,
  permissionFor,
  whyNot,
} from '../../rules/letters/approval.ts';
import { letterFaults } from '../../rules/letters/check.ts';
import { letterKinds } from '../../rules/letters/kinds.ts';
import { replyClock } from '../../rules/request/state.ts';
import { may } from '../../rules/roles.ts';
import { waitingLetters } from '../../store/requests/inbox.ts';
import {
  authorsOf,
  lettersOfMany,
  openLateEntry,
  openLetter,
} from '../../store/requests/letters.ts';
import { allOrgans } from '../../store/people/organs.ts';
import { remedySetOn } from '../../store/remedies/remedy-settings.ts';
import { eventsOfMany, requestOf } from '../../store/requests/requests.ts';
import { staffNames } from '../../store/people/staff.ts';
import { faultOf } from '../refusals.ts';
import { approverCalling, type Caller } from './approver.ts';
import type { StaffCall } from './endpoint.ts';
import type { InboxItem } from './inbox-item.ts';
import { itemOf } from './queue-item.ts';
import { organsInScope } from './scope.ts';

/** What waits for the caller's word, without opening what is sealed. */
export async function lettersFor(call: StaffCall) {
  if (!may(call.session.roles, 'read-requests')) return [];
  const organs = await organsInScope(call);
  const caller = await approverCalling(call);
  const waiting = await waitingLetters(
    call.context.db,
    organs.map((organ) => organ.id),
  );
  const authors = await authorsOf(
    call.context.db,
    waiting.map(({ letter }) => letter.id),
  );
  return waiting.flatMap((one) => {
    const { letter, row } = one;
    const organ = organs.find(({ id: organId }) => organId === row.organ_id);
    if (organ === undefined) return [];
    const standing = standingOf(letter, row, authors.get(letter.id));
    const asked = askedOf(standing, caller, { middleReview: organ.middle_review });
    return asked === undefined ? [] : [{ ...one, organ, ...asked }];
  });
}

export async function letterItems(call: StaffCall): Promise<readonly InboxItem[]> {
  const { context } = call;
  const mine = await lettersFor(call);
  const ids = mine.map(({ row }) => row.id);
  const events = await eventsOfMany(context.db, context.secrets, ids);
  const people = mine.flatMap(({ letter, row }) => [letter.drafted_by, row.handler_id ?? -1]);
  const names = await staffNames(context.db, people);
  const letters = await lettersOfMany(context.db, ids);
  const on = context.clock.today();
  const organIds = [...new Set(mine.map(({ organ }) => organ.id))];
  const remedies = new Map<number, Awaited<ReturnType<typeof remedySetOn>>>();
  for (const organId of organIds) remedies.set(organId, await remedySetOn(context.db, organId, on));
  const all = new Map((await allOrgans(context.db)).map((organ) => [organ.id, organ]));
  return mine.flatMap(({ letter, row, organ, act, forName }) => {
    const own = events.get(row.id) ?? [];
    const request = requestOf(row, own);
    if (request === undefined) return [];
    const clock = replyClock(request, on, context.calendar);
    const { facts, text } = openLetter(context.secrets, letter);
    // One on paper is held against its own day.
    const ofPaper = letter.state === 'late' ? openLateEntry(context.secrets, letter) : undefined;
    const here = letterCaseFrom(context, {
      row,
      organ,
      request,
      remedy: remedies.get(organ.id),
      letters: letters.get(row.id) ?? [],
      on: ofPaper?.signedOn ?? on,
    });
    return [
      {
        about: 'letter' as const,
        id: letter.id,
        kind: letter.kind,
        title: letterKinds[letter.kind].title,
        act,
        draftedBy: names.get(letter.drafted_by) ?? '',
        since: (letter.submitted_at ?? letter.updated_at).toString(),
        faults: letterFaults(facts, text, here).map(faultOf),
        forName: forName ?? null,
        request: itemOf(context, { row, organs: all, names, events: own }, clock),
        report: null,
        document: null,
        offer: null,
        policy: null,
      },
    ];
  });
}

/** The word asked of the caller: his own, or that of somebody whose place he takes. */
function askedOf(
  standing: LetterStanding,
  caller: Caller,
  settings: ApprovalSettings,
): { act: AwaitedWord; forName?: string } | undefined {
  const act = awaitedWord(standing, settings);
  if (whyNot(standing, act, caller, settings) !== undefined) return undefined;
  const leave = leaveOf(caller, permissionFor(act, standing));
  const stood = caller.absent.find(({ staffId }) => leave.allowed && staffId === leave.forStaffId);
  return { act, ...(stood === undefined ? {} : { forName: stood.name }) };
}
