// 网页纠错、留言 at the desk: what waits with its days, taking it up, the answer. Contacts are masked, in clear only for a
// reason (个人信息保护法 51).

import { z } from '@hono/zod-openapi';
import { done, refused, refusedFor, type Result } from '../../commands/context.ts';
import { setReaderDays } from '../../commands/readers/set-reader-days.ts';
import { settleMessage } from '../../commands/readers/settle-message.ts';
import { beijingDay } from '../../rules/beijing-time.ts';
import { maskedWithin, maskEmail } from '../../rules/mask-applicant.ts';
import { maskTelephone } from '../../rules/identity.ts';
import {
  type MessageKind,
  messageKinds,
  type MessageState,
  messageStates,
  type MessageUrgency,
  messageUrgency,
  inspectedFrom,
  nextDay,
  readerDaysBounds,
} from '../../rules/reader-messages.ts';
import { violation } from '../../rules/violations.ts';
import { documentAddress } from '../../rules/document-address.ts';
import { listedByIds } from '../../store/documents/documents.ts';
import { publishedItems } from '../../store/policies/policy-items.ts';
import { readerDaysSet } from '../../store/readers/reader-days.ts';
import {
  listMessages,
  messageById,
  openBody,
  openContact,
  openMessageAnswer,
} from '../../store/readers/reader-messages.ts';
import { staffNames } from '../../store/people/staff.ts';
import type { MessageRow } from '../../store/tables.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { logLook } from './log-look.ts';
import {
  dayOut,
  id,
  keysOf,
  moment,
  nothing,
  offsetOf,
  organBrief,
  organCode,
  page,
  text,
  typed,
} from './schemas.ts';
import { commandContext, organIdsInScope, organsInScope } from './scope.ts';

const params = z.object({ id });
const kind = z.enum(keysOf<MessageKind>(messageKinds));

const message = z
  .object({
    id,
    organ: organBrief,
    number: z.string(),
    kind,
    state: z.enum(keysOf<MessageState>(messageStates)),
    receivedAt: moment,
    /** The day that is to be kept next, and how near it is. */
    dueOn: dayOut,
    urgency: typed<MessageUrgency>('string', '轻重'),
    answerBy: dayOut,
    /** From that day on it counts against the site in an inspection. */
    inspectedFrom: dayOut,
    text: z.string(),
    maskedContact: z.string().nullable(),
    /** The page that it is about. */
    document: z.object({ id, title: z.string(), address: z.string() }).nullable(),
    /** The policy item that a question is about, and the clause. */
    policyItem: z
      .object({ id, name: z.string(), address: z.string(), clause: z.string() })
      .nullable(),
    answer: z.string().nullable(),
    settledBy: z.string().nullable(),
    settledAt: moment.nullable(),
    version: z.number().int(),
  })
  .openapi('ReaderMessage');

export const getMessages = endpoint({
  method: 'get',
  path: '/messages',
  access: 'read-messages',
  summary: '网页纠错和留言：待办的按期限先后，已办的由近及远',
  query: z.object({
    organ: organCode.optional(),
    tab: z.enum(['open', 'settled']).default('open'),
    kind: kind.optional(),
    ...page,
  }),
  reply: z.object({ items: z.array(message), total: z.number().int() }),
});

export const postMessageAct = endpoint({
  method: 'post',
  path: '/messages/{id}/act',
  access: 'answer-messages',
  summary: '受理、答复或者办结纠错、留言：答复和办结的说明，提交人凭编号和查询码可以看到',
  params,
  body: z.object({
    version: z.number().int(),
    act: z.enum(['acknowledge', 'answer', 'close']),
    text: text(3000).default(''),
  }),
  reply: z.object({ id, state: z.enum(keysOf<MessageState>(messageStates)) }),
});

export const revealMessage = endpoint({
  method: 'post',
  path: '/messages/{id}/reveal',
  access: 'answer-messages',
  summary: '查看提交人的联系方式：须写明理由，记入日志',
  params,
  body: z.object({ reason: text(500) }),
  reply: z.object({ contact: z.string(), text: z.string() }).openapi('RevealedMessage'),
});

const daysOf = z.number().int().min(readerDaysBounds.least).max(readerDaysBounds.most);
const days = z.object({ acknowledge: daysOf, answer: daysOf, result: daysOf });

export const getReaderDays = endpoint({
  method: 'get',
  path: '/reader-days',
  access: ['read-messages', 'read-documents'],
  summary: '答复读者的期限（工作日）：受理纠错、答复、发布意见征集的结果',
  reply: days,
});

export const putReaderDays = endpoint({
  method: 'put',
  path: '/reader-days',
  access: 'keep-columns',
  summary: '设定答复读者的期限，对此后收到和发布的适用',
  body: days,
  reply: nothing,
});

export const readerMessageRoutes: readonly Route[] = [
  route(getMessages, async (call) => {
    const { context, query } = call;
    const organIds = await organIdsInScope(call, query.organ);
    if (!organIds.ok) return organIds;
    const wanted = { organIds: organIds.value, tab: query.tab, kind: query.kind };
    const { rows, total } = await listMessages(context.db, wanted, offsetOf(query));
    return done({ items: await itemsOf(call, rows), total });
  }),

  route(postMessageAct, async (call) => {
    const row = await messageInScope(call, call.params.id);
    if (!row.ok) return row;
    const input = { id: row.value.id, ...call.body };
    const settled = await settleMessage(commandContext(call, row.value.organ_id), input);
    return settled.ok ? done({ id: settled.value.id, state: settled.value.state }) : settled;
  }),

  route(revealMessage, async (call) => {
    const { context, params: of, body } = call;
    const row = await messageInScope(call, of.id);
    if (!row.ok) return row;
    if (body.reason === '') return refused(violation('reveal-reason-missing', 'reason'));
    await logLook(call, {
      action: 'sender-revealed',
      object: `message ${of.id}`,
      reason: body.reason,
    });
    const { secrets } = context;
    return done({
      contact: openContact(secrets, row.value) ?? '',
      text: openBody(secrets, row.value),
    });
  }),

  route(getReaderDays, async ({ context }) => done({ ...(await readerDaysSet(context.db)) })),

  route(putReaderDays, async (call) => {
    const result = await setReaderDays(commandContext(call, call.session.organId), call.body);
    return result.ok ? done({}) : result;
  }),
];

async function messageInScope(call: StaffCall, messageId: number): Promise<Result<MessageRow>> {
  const row = await messageById(call.context.db, messageId);
  const isSeen =
    row !== undefined && (await organsInScope(call)).some((organ) => organ.id === row.organ_id);
  return isSeen ? done(row) : refusedFor('message-unknown');
}

async function itemsOf(
  call: StaffCall,
  rows: readonly MessageRow[],
): Promise<z.input<typeof message>[]> {
  const { db, secrets, clock } = call.context;
  const today = clock.today();
  const organs = new Map((await organsInScope(call)).map((organ) => [organ.id, organ]));
  const documents = new Map(
    (
      await listedByIds(
        db,
        rows.flatMap(({ document_id: about }) => (about === null ? [] : [about])),
      )
    ).map((one) => [one.id, one]),
  );
  const items = new Map(
    (
      await publishedItems(db, {
        ids: rows.flatMap(({ policy_item_id: about }) => (about === null ? [] : [about])),
      })
    ).map((one) => [one.id, one]),
  );
  const names = await staffNames(
    db,
    rows.flatMap(({ settled_by: by }) => (by === null ? [] : [by])),
  );
  return rows.map((row) => {
    const { state, acknowledge_by: acknowledgeBy, answer_by: answerBy } = row;
    const dueOn = nextDay({ state, acknowledgeBy, answerBy });
    const contact = openContact(secrets, row);
    const about = documents.get(row.document_id ?? 0);
    const item = items.get(row.policy_item_id ?? 0);
    const organ = organs.get(row.organ_id);
    return {
      id: row.id,
      organ: { code: organ?.code ?? '', name: organ?.name ?? '' },
      number: row.number,
      kind: row.kind,
      state,
      receivedAt: row.received_at.toString(),
      dueOn,
      urgency: messageUrgency({ state, dueOn }, today),
      answerBy,
      inspectedFrom: inspectedFrom(row.received_on),
      text: maskedText(openBody(secrets, row), contact),
      maskedContact: contact === undefined ? null : maskContact(contact),
      document:
        about === undefined
          ? null
          : {
              id: about.id,
              title: about.title,
              address: documentAddress(about.home_path, beijingDay(about.published_at), about.id),
            },
      policyItem:
        item === undefined
          ? null
          : {
              id: item.id,
              name: item.content.name,
              address: `/hqzc/${item.id}/`,
              clause: row.policy_clause ?? '',
            },
      answer: openMessageAnswer(secrets, row),
      settledBy: names.get(row.settled_by ?? 0) ?? null,
      settledAt: row.settled_at?.toString() ?? null,
      version: row.version,
    };
  });
}

function maskContact(contact: string): string {
  return contact.includes('@') ? maskEmail(contact) : maskTelephone(contact);
}

/** Where the words repeat the contact they hide it as well. */
function maskedText(body: string, contact: string | undefined): string {
  if (contact === undefined) return body;
  const reach = contact.includes('@') ? { email: contact } : { phone: contact };
  return maskedWithin(body, { kind: 'natural-person', name: '', ...reach });
}
