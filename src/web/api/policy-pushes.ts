// What is pushed to firms and subscribers, when messages rest, to whom an item went and what the firms said.

import { z } from '@hono/zod-openapi';
import { done, refused } from '../../commands/context.ts';
import { pushPolicy } from '../../commands/policies/push-policy.ts';
import { spanOfYear } from '../../rules/beijing-time.ts';
import { type ItemState, itemStateOn } from '../../rules/policy/item.ts';
import {
  firmAnswers,
  pushChannels,
  pushedStates,
  pushSettingsFaults,
  pushStates,
} from '../../rules/policy/push.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { publishedItems } from '../../store/policies/policy-items.ts';
import { firmsBehind, pushCounts, type ToldFirm } from '../../store/policies/policy-pushes.ts';
import { itemTexts } from '../../store/policies/policy-writing.ts';
import { pushSettings, writePushSettings } from '../../store/policies/push-settings.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { matchState } from './enterprise-words.ts';
import {
  dayOut,
  id,
  keysOf,
  moment,
  nothing,
  offsetOf,
  page,
  smallId,
  typed,
  year,
} from './schemas.ts';
import { commandContext, organIdsInScope } from './scope.ts';
import { itemInScope } from './policy-reach-item.ts';

const params = z.object({ id: smallId });
const itemState = typed<ItemState>('string', '事项状态');
const count = z.number().int();

export const pushed = z.object({
  firms: count,
  subscribers: count,
  sent: count,
  waiting: count,
  failed: count,
  read: count,
  interested: count,
  notApplicable: count,
  applied: count,
});
const noPushes = {
  firms: 0,
  subscribers: 0,
  sent: 0,
  waiting: 0,
  failed: 0,
  read: 0,
  interested: 0,
  notApplicable: 0,
  applied: 0,
};

export const getReachItems = endpoint({
  method: 'get',
  path: '/policy-reach',
  access: 'read-enterprises',
  summary: '可以比对、推送的政策事项和推送情况',
  reply: z.object({
    items: z.array(
      z.object({
        id,
        name: z.string(),
        itemState: itemState.nullable(),
        closesOn: dayOut.nullable(),
        hasDraft: z.boolean(),
        isAutomatic: z.boolean(),
        pushed,
      }),
    ),
    canMail: z.boolean(),
    settings: z.object({
      quietFrom: count,
      quietUntil: count,
      sendsOnDaysOff: z.boolean(),
      remindDays: count,
    }),
  }),
});

export const postPush = endpoint({
  method: 'post',
  path: '/policy-reach/{id}/push',
  access: 'keep-enterprises',
  summary: '推送给同意接收的企业，每家只推送一次',
  params,
  body: z.object({ states: z.array(z.enum(pushedStates)).max(4) }),
  reply: z.object({ firms: count, before: count, withoutConsent: count, byMail: count }),
});

const span = z.object({ year: year.exactOptional() });

export const toldFirm = z.object({
  id,
  itemId: id,
  name: z.string(),
  creditCode: z.string(),
  matchState: matchState.nullable(),
  pushedAt: moment,
  readAt: moment.nullable(),
  answer: z.enum(keysOf(firmAnswers)).nullable(),
  ways: z.array(z.string()),
});

export const getTold = endpoint({
  method: 'get',
  path: '/policy-reach/{id}/pushes',
  access: 'read-enterprises',
  summary: '推送到的企业：送达、查看和反馈',
  params,
  query: span.extend(page),
  reply: z.object({
    items: z.array(toldFirm),
    total: count,
  }),
});

export const putPushSettings = endpoint({
  method: 'put',
  path: '/policy-push-settings',
  access: 'keep-enterprises',
  summary: '设定推送的免打扰时段和截止提醒',
  body: z.object({
    quietFrom: count,
    quietUntil: count,
    sendsOnDaysOff: z.boolean(),
    remindDays: count,
  }),
  reply: nothing,
});

export function toldOf(
  counts: Awaited<ReturnType<typeof pushCounts>>,
  id: number,
): z.input<typeof pushed> {
  const { itemId: _id, ...told } = counts.get(id) ?? { itemId: id, ...noPushes };
  return told;
}

const mostItems = 1000;

export const policyPushRoutes: readonly Route[] = [
  route(getReachItems, async (call) => {
    const { db, clock, canMail = false } = call.context;
    const organIds = await organIdsInScope(call, undefined);
    if (!organIds.ok) return organIds;
    const rows = await itemTexts(db, organIds.value, { limit: mostItems });
    const ids = rows.map((row) => row.id);
    const published = await publishedItems(db, { ids });
    const states = new Map(
      published.map((item) => [item.id, itemStateOn(item.content, item.document, clock.today())]),
    );
    const counts = await pushCounts(db, ids);
    return done({
      items: rows.flatMap((row) => {
        const content = (row.state === 'published' ? row.content : null) ?? row.draft;
        if (content === null) return [];
        return [
          {
            id: row.id,
            name: content.name,
            itemState: states.get(row.id) ?? null,
            closesOn: content.closesOn ?? null,
            hasDraft: row.draft !== null,
            isAutomatic: content.delivery === 'automatic' && content.amount !== undefined,
            pushed: toldOf(counts, row.id),
          },
        ];
      }),
      canMail,
      settings: await pushSettings(db),
    });
  }),

  route(postPush, async (call) => {
    const context = commandContext(call, call.session.organId);
    return await pushPolicy(context, { itemId: call.params.id, states: call.body.states });
  }),

  route(getTold, async (call) => {
    const { year: of, ...paging } = call.query;
    const item = await itemInScope(call, call.params.id, 'published');
    if (!item.ok) return item;
    const within = of === undefined ? undefined : spanOfYear(of);
    const { db } = call.context;
    const asked = { itemIds: [item.value.id], span: within };
    const { rows, total } = await firmsBehind(db, asked, offsetOf(paging));
    return done({ items: rows.map(toldOut), total });
  }),

  route(putPushSettings, async (call) => {
    const wrong = pushSettingsFaults(call.body);
    if (wrong.length > 0) return refused(...wrong);
    const { clock, actor, db } = commandContext(call, call.session.organId);
    await db.transaction().execute(async (within) => {
      await writePushSettings(within, call.body);
      await appendAuditLog(within, {
        at: clock.now(),
        actor,
        action: 'push-settings-set',
        object: 'settings',
        detail: call.body,
      });
    });
    return done({});
  }),
];

export function toldOut(row: ToldFirm) {
  return {
    id: row.enterpriseId,
    itemId: row.itemId,
    name: row.name,
    creditCode: row.creditCode,
    matchState: row.matchState,
    pushedAt: row.pushedAt.toString(),
    readAt: row.readAt?.toString() ?? null,
    answer: row.answer,
    ways: row.ways.map(
      ({ channel, state }) =>
        `${pushChannels[channel as keyof typeof pushChannels]}：${pushStates[state as keyof typeof pushStates]}`,
    ),
  };
}
