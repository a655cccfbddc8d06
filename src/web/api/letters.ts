// Letters about a request: drafted from facts, edited, sent up, returned, reviewed, signed, voided, sent and
// received. Every act carries the version that was seen.

import { logLook } from './log-look.ts';
import { violation } from '../../rules/violations.ts';
import { z } from '@hono/zod-openapi';
import { answerJointly } from '../../commands/requests/answer-jointly.ts';
import { returnLetter, reviewLetter } from '../../commands/letters/approve-letter.ts';
import type { CommandContext, Result } from '../../commands/context.ts';
import { done, refused, refusedFor } from '../../commands/context.ts';
import { draftLetter } from '../../commands/letters/draft-letter.ts';
import { confirmLateLetter, enterLateLetter } from '../../commands/letters/late-letter.ts';
import { recordLetterFailed } from '../../commands/letters/fail-letter.ts';
import { saveLetter } from '../../commands/letters/save-letter.ts';
import { recordLetterArrival, sendLetter } from '../../commands/letters/send-letter.ts';
import { signLetter } from '../../commands/letters/sign-letter.ts';
import { submitLetter } from '../../commands/letters/submit-letter.ts';
import { voidLetter } from '../../commands/letters/void-letter.ts';
import {
  leaveOf,
  type LetterAct,
  letterActs,
  permissionFor,
} from '../../rules/letters/approval.ts';
import { letterById } from '../../store/requests/letters.ts';
import type { LetterRow } from '../../store/tables.ts';
import { approverCalling } from './approver.ts';
import { type Endpoint, endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import {
  lateEntry,
  letterDetail,
  letterFacts,
  letterText,
  sending,
  serviceNote,
} from './letter-schemas.ts';
import { type FoundLetter, viewInClear, viewOf } from './letter-view.ts';
import { day, id, text } from './schemas.ts';
import { commandContext, requestInScope } from './scope.ts';

const version = z.number().int();
const params = z.object({ id });
const opinion = text(2000).exactOptional();

export const postLetter = endpoint({
  method: 'post',
  path: '/requests/{id}/letters',
  access: 'handle-requests',
  summary: '拟稿：按所填事项生成文书',
  params,
  body: z.object({ facts: letterFacts }),
  reply: letterDetail,
});

export const getLetter = endpoint({
  method: 'get',
  path: '/letters/{id}',
  access: 'read-requests',
  summary: '一份文书：事项、正文、缺少的内容、版本、意见和可办的步骤',
  params,
  reply: letterDetail,
});

export const revealLetter = endpoint({
  method: 'post',
  path: '/letters/{id}/reveal',
  access: 'reveal-applicants',
  summary: '查看文书中的申请人信息明文：须写明理由，记入日志',
  params,
  body: z.object({ reason: text(500) }),
  reply: letterDetail,
});

export const putLetter = endpoint({
  method: 'put',
  path: '/letters/{id}',
  access: 'handle-requests',
  summary: '保存文书的新版本：改事项的重新生成正文，改正文的照存',
  params,
  body: z.object({
    version,
    facts: letterFacts.exactOptional(),
    text: letterText.exactOptional(),
  }),
  reply: letterDetail,
});

export const postJointly = endpoint({
  method: 'post',
  path: '/letters/{id}/jointly',
  access: 'handle-requests',
  summary: '一并答复：为同一申请人的另一件申请拟同样内容的答复书',
  params,
  body: z.object({ requestId: id }),
  reply: letterDetail,
});

/** What each act takes beside the version. */
const actBodies = {
  submit: z.object({ opinion }),
  review: z.object({ opinion }),
  return: z.object({ opinion: text(2000) }),
  sign: z.object({ opinion, secrecyReview: text(1000) }),
  void: z.object({ opinion: text(2000) }),
  send: z.object({ sending, service: serviceNote.exactOptional() }),
  arrive: z.object({
    on: day,
    proof: text(200).exactOptional(),
    service: serviceNote.exactOptional(),
  }),
  'enter-late': z.object({ late: lateEntry, service: serviceNote.exactOptional() }),
  'confirm-late': z.object({ opinion }),
  fail: z.object({ on: day, note: text(1000) }),
} as const satisfies Record<Exclude<LetterAct, 'save'>, z.ZodObject>;

type Act = keyof typeof actBodies;
type Body<A extends Act> = z.output<(typeof actBodies)[A]>;

type Intersection = Body<'submit'> &
  Body<'return'> &
  Body<'sign'> &
  Body<'send'> &
  Body<'arrive'> &
  Body<'enter-late'> &
  Body<'fail'>;

const takes: {
  readonly [A in Act]: (
    context: CommandContext,
    input: { letterId: number; version: number; forStaffId?: number } & Body<A>,
  ) => Promise<Result<LetterRow>>;
} = {
  submit: submitLetter,
  review: reviewLetter,
  return: returnLetter,
  sign: signLetter,
  void: voidLetter,
  send: sendLetter,
  arrive: recordLetterArrival,
  'enter-late': enterLateLetter,
  'confirm-late': confirmLateLetter,
  fail: recordLetterFailed,
};

type Take = (
  context: CommandContext,
  input: { letterId: number; version: number; forStaffId?: number } & Intersection,
) => Promise<Result<LetterRow>>;

function actRoute(act: Act): Route {
  const description: Endpoint = endpoint({
    method: 'post',
    path: `/letters/{id}/${act}`,
    // Who may is decided by the kind of letter and by delegation, below.
    access: ['handle-requests', 'approve-letters'],
    summary: `${letterActs[act]}文书`,
    params,
    body: (actBodies[act] as z.ZodObject).extend({ version }),
    reply: letterDetail,
  });
  return route(description, async (call) => {
    const { id: letterId } = call.params as { id: number };
    const found = await letterInScope(call, letterId);
    if (!found.ok) return found;
    const permission = permissionFor(act, found.value.letter);
    const leave = leaveOf(await approverCalling(call, found.value), permission);
    if (!leave.allowed) return refusedFor('not-permitted');
    const { forStaffId } = leave;
    const take = takes[act] as Take;
    // The body's schema is the act's own, so that it holds what the act takes.
    const input = call.body as { version: number } & Intersection;
    const taken = await take(commandContext(call, found.value.organ.id), {
      letterId,
      ...input,
      ...(forStaffId === undefined ? {} : { forStaffId }),
    });
    return taken.ok ? view(call, letterId) : taken;
  });
}

export const letterRoutes: readonly Route[] = [
  route(postLetter, async (call) => {
    const found = await requestInScope(call, call.params.id);
    if (!found.ok) return found;
    const { row, organ } = found.value;
    const { facts } = call.body;
    const made = await draftLetter(commandContext(call, organ.id), { requestId: row.id, facts });
    return made.ok ? view(call, made.value.id) : made;
  }),

  route(getLetter, async (call) => view(call, call.params.id)),

  route(revealLetter, async (call) => {
    const found = await letterInScope(call, call.params.id);
    if (!found.ok) return found;
    const { reason } = call.body;
    if (reason === '') return refused(violation('reveal-reason-missing', 'reason'));
    await logLook(call, { object: `letter ${call.params.id}`, reason });
    return done((await viewInClear(call, found.value)).view);
  }),

  route(putLetter, async (call) => {
    const found = await letterInScope(call, call.params.id);
    if (!found.ok) return found;
    const { version: seen, facts, text: written } = call.body;
    const saved = await saveLetter(commandContext(call, found.value.organ.id), {
      letterId: call.params.id,
      version: seen,
      ...(facts === undefined ? {} : { facts }),
      ...(written === undefined ? {} : { text: written }),
    });
    return saved.ok ? view(call, call.params.id) : saved;
  }),

  route(postJointly, async (call) => {
    const found = await letterInScope(call, call.params.id);
    if (!found.ok) return found;
    const context = commandContext(call, found.value.organ.id);
    const { requestId } = call.body;
    const other = await requestInScope(call, requestId);
    if (!other.ok) return refusedFor('request-unknown', 'requestId');
    const made = await answerJointly(context, { letterId: call.params.id, requestId });
    return made.ok ? view(call, made.value.id) : made;
  }),

  ...(Object.keys(actBodies) as Act[]).map(actRoute),
];

export async function letterInScope(
  call: StaffCall,
  letterId: number,
): Promise<Result<FoundLetter>> {
  const letter = await letterById(call.context.db, letterId);
  const found = letter && (await requestInScope(call, letter.request_id));
  return letter === undefined || found === undefined || !found.ok
    ? refusedFor('letter-unknown')
    : done({ letter, ...found.value });
}

async function view(call: StaffCall, letterId: number) {
  const found = await letterInScope(call, letterId);
  return found.ok ? done(await viewOf(call, found.value)) : found;
}
