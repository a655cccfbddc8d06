// 待我审批: everything that waits for the caller's word, whatever it is about, nearest due date first; and
// who takes whose place while away.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import { delegateApprovals, endDelegation } from '../../commands/delegate-approvals.ts';
import { standingOf } from '../../commands/letter-act.ts';
import { letterCaseFrom } from '../../commands/letter-case.ts';
import { reconcileReport } from '../../commands/reconcile-report.ts';
import { reportStanding } from '../../commands/report-act.ts';
import { changedSinceSent } from '../../commands/sent-report.ts';
import {
  awaitedOfReport,
  leaveOfReport,
  whyNotReport,
} from '../../rules/annual-report/approval.ts';
import {
  type ApprovalSettings,
  type AwaitedWord,
  awaitedWord,
  awaitedWordKeys,
  leaveOf,
  type LetterStanding,
  permissionFor,
  whyNot,
} from '../../rules/letters/approval.ts';
import { letterFaults } from '../../rules/letters/check.ts';
import { type LetterKind, letterKinds } from '../../rules/letters/kinds.ts';
import { replyClock } from '../../rules/request/state.ts';
import { waitingReports } from '../../store/annual-reports.ts';
import { delegationsOf } from '../../store/delegations.ts';
import { waitingLetters } from '../../store/inbox.ts';
import { authorsOf, lettersOfMany, openLateEntry, openLetter } from '../../store/letters.ts';
import { allOrgans } from '../../store/organs.ts';
import { remedySetOn } from '../../store/remedy-settings.ts';
import { eventsOfMany, requestOf } from '../../store/requests.ts';
import { returnedReports } from '../../store/report-submissions.ts';
import { listStaff, staffNames } from '../../store/staff.ts';
import { may } from '../../rules/roles.ts';
import { violation } from '../../rules/violations.ts';
import { faultOf } from '../refusals.ts';
import { approverCalling, type Caller } from './approver.ts';
import { step } from './document-schemas.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { documentsReturned, documentsWaiting } from './inbox-documents.ts';
import { itemOf, queueItem } from './queue-item.ts';
import {
  day,
  dayOut,
  faultSchema,
  id,
  keysOf,
  moment,
  nothing,
  organBrief,
  organCode,
  smallId,
} from './schemas.ts';
import { commandContext, organsInScope } from './scope.ts';
import { websiteReportItems, websiteReportsFor } from './website-inbox.ts';

const inboxItem = z
  .object({
    /** What kind of thing waits. */
    about: z.enum(['letter', 'report', 'website-report', 'document']),
    id,
    /** Of a letter. */
    kind: z.enum(keysOf<LetterKind>(letterKinds)).nullable(),
    title: z.string(),
    /** The caller's word that is asked for. */
    act: z.enum([...awaitedWordKeys, 'agree']),
    draftedBy: z.string(),
    since: moment,
    /** What the checker finds missing or wrong in the text as it stands. */
    faults: z.array(faultSchema),
    /** In whose place the caller acts. */
    forName: z.string().nullable(),
    request: queueItem.nullable(),
    /** A year's report: where it is, and until when it is to be public. */
    report: z
      .object({
        code: organCode,
        organ: z.string(),
        year: z.number().int(),
        dueOn: dayOut.nullable(),
      })
      .nullable(),
    /** A document on its way to the site: the step it waits at, and until when it is to be there. */
    document: z.object({ organ: z.string(), step, publishBy: dayOut.nullable() }).nullable(),
  })
  .openapi('InboxItem');

const returnedDocument = z
  .object({
    id,
    title: z.string(),
    comment: z.string(),
    returnedBy: z.string(),
    returnedAt: moment,
  })
  .openapi('ReturnedDocument');

const returnedReport = z
  .object({
    organ: organBrief,
    year: z.number().int(),
    comment: z.string(),
    returnedBy: z.string(),
    returnedAt: moment,
  })
  .openapi('ReturnedReport');

export const getInbox = endpoint({
  method: 'get',
  path: '/inbox',
  access: ['read-requests', 'read-documents'],
  summary: '待我审批：等待本人审核或者签发的事项，期限近的在前',
  reply: z.object({
    items: z.array(inboxItem),
    /** Annual reports that the superior sent back: to be mended and sent again. */
    returned: z.array(returnedReport),
    /** Documents that were sent back to the caller. */
    returnedDocuments: z.array(returnedDocument),
  }),
});

const delegation = z
  .object({
    id: smallId,
    name: z.string(),
    delegateName: z.string(),
    fromOn: dayOut,
    untilOn: dayOut,
    revoked: z.boolean(),
    isMine: z.boolean(),
  })
  .openapi('Delegation');

const ofApprovers = 'approve-letters' as const;

export const getDelegations = endpoint({
  method: 'get',
  path: '/delegations',
  access: 'read-requests',
  summary: '委托审批：谁在何时由谁代为审批，及可以委托的人员',
  reply: z.object({
    items: z.array(delegation),
    /** The caller himself, and the colleagues who handle or approve requests. */
    self: smallId,
    candidates: z.array(z.object({ id: smallId, name: z.string() })),
  }),
});

export const postDelegation = endpoint({
  method: 'post',
  path: '/delegations',
  access: ofApprovers,
  summary: '委托他人在外出期间代为审批',
  body: z.object({ delegateId: smallId, fromOn: day, untilOn: day }),
  reply: z.object({ id: smallId }),
});

export const revokeDelegation = endpoint({
  method: 'post',
  path: '/delegations/{id}/revoke',
  access: ofApprovers,
  summary: '收回委托',
  params: z.object({ id: smallId }),
  body: nothing,
  reply: z.object({ id: smallId }),
});

export const inboxRoutes: readonly Route[] = [
  route(getInbox, async (call) =>
    done({
      items: [
        ...(await reportItems(call)),
        ...(await websiteReportItems(call)),
        ...(await inboxOf(call)),
        ...(await documentItems(call)),
      ],
      returned: [...(await returnedTo(call))],
      returnedDocuments: [...(await documentsReturned(call))],
    }),
  ),

  route(getDelegations, async (call) => {
    const { context, session } = call;
    const items = await delegationsOf(context.db, session.organId);
    const staff = await listStaff(context.db, [session.organId]);
    return done({
      items: items.map((d) => ({
        id: d.id,
        name: d.name,
        delegateName: d.delegateName,
        fromOn: d.fromOn,
        untilOn: d.untilOn,
        revoked: d.revokedAt !== null,
        isMine: d.staffId === session.staffId,
      })),
      self: session.staffId,
      candidates: staff
        .filter((one) => one.id !== session.staffId && one.disabledAt === null)
        .filter(({ roles }) => may(roles, 'handle-requests') || may(roles, 'approve-letters'))
        .map((one) => ({ id: one.id, name: one.name })),
    });
  }),

  route(postDelegation, async (call) =>
    delegateApprovals(commandContext(call, call.session.organId), call.body),
  ),

  route(revokeDelegation, async (call) =>
    endDelegation(commandContext(call, call.session.organId), call.params),
  ),
];

type Item = z.input<typeof inboxItem>;

/** What waits for the caller's word, without opening what is sealed. */
async function waitingFor(call: StaffCall) {
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

export async function inboxCount(call: StaffCall): Promise<number> {
  const waiting = [
    await waitingFor(call),
    await reportsFor(call),
    await websiteReportsFor(call),
    await returnedTo(call),
    await documentsWaiting(call),
    await documentsReturned(call),
  ];
  return waiting.reduce((sum, { length }) => sum + length, 0);
}

/** To whoever writes or signs the report of his own organ. */
async function returnedTo(call: StaffCall): Promise<readonly z.input<typeof returnedReport>[]> {
  const { session, context } = call;
  if (!may(session.roles, 'edit-report') && !may(session.roles, 'seal-report')) return [];
  const organ = (await organsInScope(call)).find(({ id: own }) => own === session.organId);
  if (organ === undefined) return [];
  const returned = await returnedReports(context.db, [organ.id]);
  return returned.map(({ year, comment, returnedBy, returnedAt }) => ({
    organ: { code: organ.code, name: organ.name },
    year,
    comment,
    returnedBy,
    returnedAt: returnedAt.toString(),
  }));
}

export async function inboxOf(call: StaffCall): Promise<readonly Item[]> {
  const { context } = call;
  const mine = await waitingFor(call);
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
      },
    ];
  });
}

async function documentItems(call: StaffCall): Promise<readonly Item[]> {
  const waiting = await documentsWaiting(call);
  const names = await staffNames(
    call.context.db,
    waiting.map(({ submittedBy }) => submittedBy ?? -1),
  );
  return waiting.map(({ id, title, organ, step, submittedBy, since, publishBy, forName }) => ({
    about: 'document' as const,
    id,
    kind: null,
    title,
    act: 'agree' as const,
    draftedBy: names.get(submittedBy ?? -1) ?? '',
    since: since.toString(),
    faults: [],
    forName,
    request: null,
    report: null,
    document: { organ, step, publishBy },
  }));
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

/** Reports of a year that wait for the caller's word. */
async function reportsFor(call: StaffCall) {
  if (!may(call.session.roles, 'read-report')) return [];
  const organs = await organsInScope(call);
  const caller = await approverCalling(call);
  const rows = await waitingReports(
    call.context.db,
    organs.map((organ) => organ.id),
  );
  const mine = [];
  for (const row of rows) {
    const organ = organs.find(({ id: organId }) => organId === row.organ_id);
    if (organ === undefined) continue;
    // One whose records have changed since waits for his word as well: it goes back.
    const standing = await reportStanding(call.context, organ, row, true);
    const settings = { middleReview: organ.middle_review };
    const act = awaitedOfReport(standing, settings);
    if (whyNotReport(standing, act, caller, settings) !== undefined) continue;
    const leave = leaveOfReport(caller, act);
    const stood = caller.absent.find(
      ({ staffId }) => leave.allowed && staffId === leave.forStaffId,
    );
    mine.push({ row, organ, act, forName: stood?.name ?? null });
  }
  return mine;
}

async function reportItems(call: StaffCall): Promise<readonly Item[]> {
  const { context } = call;
  const mine = await reportsFor(call);
  const names = await staffNames(
    context.db,
    mine.map(({ row }) => row.submitted_by ?? -1),
  );
  const items: Item[] = [];
  for (const { row, organ, act, forName } of mine) {
    const report = row.sent_content;
    if (report === null) continue;
    const errors = (await reconcileReport(context.db, organ, report)).filter(
      ({ severity }) => severity === 'error',
    );
    const changed = await changedSinceSent(context, organ, row);
    items.push({
      about: 'report',
      id: row.id,
      kind: null,
      title: `${row.year}年政府信息公开工作年度报告`,
      act,
      draftedBy: names.get(row.submitted_by ?? -1) ?? '',
      since: (row.submitted_at ?? row.updated_at).toString(),
      faults: [
        ...(changed === undefined ? [] : [faultOf(violation('report-changed-since-sent'))]),
        ...errors.map(({ rule, message, where }) => ({ code: rule, message, field: where })),
      ],
      forName,
      request: null,
      report: { code: organ.code, organ: organ.name, year: row.year, dueOn: row.due_on },
      document: null,
    });
  }
  return items;
}
