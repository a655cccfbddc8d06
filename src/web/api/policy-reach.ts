// 政策找企业: whom an item reaches and why, to whom it was pushed, what the firms said.

import { setTimeout } from 'node:timers/promises';
import { z } from '@hono/zod-openapi';
import { done, refused, refusedFor, type Result } from '../../commands/context.ts';
import { type Reach, type ReachRun, reachOf } from '../../commands/policy-reach.ts';
import { pushPolicy } from '../../commands/push-policy.ts';
import { xlsxType } from '../../formats/xlsx.ts';
import { spanOfYear } from '../../rules/beijing-time.ts';
import type { IsoDay } from '../../rules/day.ts';
import { type ItemState, itemStateOn, type PolicyItemContent } from '../../rules/policy/item.ts';
import { labelledProfile } from '../../rules/policy/labels.ts';
import {
  type MatchState,
  matchStateKeys,
  matchStates,
  prepareCondition,
} from '../../rules/policy/match.ts';
import {
  firmAnswers,
  pushChannels,
  pushedStates,
  pushSettingsFaults,
  pushStates,
} from '../../rules/policy/push.ts';
import { matchFirm } from '../../rules/policy/reasons.ts';
import { reasonInWords, shownVerdict, shownVerdicts } from '../../rules/policy/shown-verdict.ts';
import { standingInWords } from '../../rules/policy/words.ts';
import { appendAuditLog } from '../../store/audit-log.ts';
import { firmsByIds, labelsInOrder } from '../../store/enterprises.ts';
import { publishedItems } from '../../store/policy-items.ts';
import { policyNames } from '../../store/policy-terms.ts';
import { firmsBehind, pushCounts, type ToldFirm } from '../../store/policy-pushes.ts';
import { itemText, itemTexts } from '../../store/policy-writing.ts';
import { pushSettings, writePushSettings } from '../../store/push-settings.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { matchInWords, matchOut, matchState } from './enterprise-words.ts';
import { logLook } from './log-look.ts';
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
import { fileFormat, sendTable } from './table-file.ts';

const params = z.object({ id: smallId });
const version = z.enum(['published', 'draft']).default('published');
const itemState = typed<ItemState>('string', '事项状态');
const count = z.number().int();

const pushed = z.object({
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

const byState = z.object(
  Object.fromEntries(matchStateKeys.map((state) => [state, count])) as Record<
    MatchState,
    typeof count
  >,
);

export const getReach = endpoint({
  method: 'get',
  path: '/policy-reach/{id}',
  access: 'read-enterprises',
  summary: '一个事项（可以是草稿）覆盖哪些企业：在后台比对，先答进度，再答各种结果的户数',
  params,
  query: z.object({ version }),
  reply: z.object({
    name: z.string(),
    version,
    hasDraft: z.boolean(),
    hasPublished: z.boolean(),
    itemState: itemState.nullable(),
    total: count,
    read: count,
    counts: byState.nullable(),
    consenting: byState.nullable(),
    pushed,
  }),
});

const firmsQuery = { version, state: z.enum(matchStateKeys) };

export const getReachFirms = endpoint({
  method: 'get',
  path: '/policy-reach/{id}/firms',
  access: 'read-enterprises',
  summary: '某种结果的企业，逐条件说明理由',
  params,
  query: z.object({ ...firmsQuery, ...page }),
  reply: z.object({
    items: z.array(
      z.object({
        id,
        name: z.string(),
        creditCode: z.string(),
        consent: z.enum(['given', 'refused', 'unasked']),
        match: matchOut,
      }),
    ),
    total: count,
  }),
});

export const getReachFile = endpoint({
  method: 'get',
  path: '/policy-reach/{id}/export',
  access: 'keep-enterprises',
  summary: '某种结果的企业名单和理由（XLSX或者CSV）',
  params,
  query: z.object({ ...firmsQuery, format: fileFormat }),
  mediaType: xlsxType,
  reply: z.string(),
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

export const getTold = endpoint({
  method: 'get',
  path: '/policy-reach/{id}/pushes',
  access: 'read-enterprises',
  summary: '推送到的企业：送达、查看和反馈',
  params,
  query: span.extend(page),
  reply: z.object({
    items: z.array(
      z.object({
        id,
        name: z.string(),
        creditCode: z.string(),
        matchState: matchState.nullable(),
        pushedAt: moment,
        readAt: moment.nullable(),
        answer: z.enum(keysOf(firmAnswers)).nullable(),
        ways: z.array(z.string()),
      }),
    ),
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

interface FoundItem {
  readonly id: number;
  readonly organId: number;
  readonly content: PolicyItemContent;
  readonly hasDraft: boolean;
  readonly hasPublished: boolean;
}

async function itemInScope(
  call: StaffCall,
  itemId: number,
  wanted: 'published' | 'draft',
): Promise<Result<FoundItem>> {
  const organIds = await organIdsInScope(call, undefined);
  if (!organIds.ok) return organIds;
  const row = await itemText(call.context.db, organIds.value, itemId);
  const published = row?.state === 'published' ? row.content : null;
  const content = wanted === 'draft' ? (row?.draft ?? published) : (published ?? row?.draft);
  if (row === undefined || !content) return refusedFor('policy-item-unknown');
  return done({
    id: row.id,
    organId: row.organ_id,
    content,
    hasDraft: row.draft !== null,
    hasPublished: published !== null,
  });
}

async function runOf(call: StaffCall, item: FoundItem): Promise<ReachRun> {
  const { organId, id: itemId, content } = item;
  const { onError } = call.context;
  return await reachOf(call.context, { organId, itemId, condition: content.condition }, onError);
}

/** Long enough for a register of a county; who has more is told how far it is. */
const waitsFor = 400; // ms

async function foundSoon(run: ReachRun): Promise<Reach | undefined> {
  await Promise.race([run.finished.catch(() => undefined), setTimeout(waitsFor)]);
  return run.found();
}

async function stateOf(db: StaffCall['context']['db'], itemId: number, today: IsoDay) {
  const [item] = await publishedItems(db, { ids: [itemId] });
  return item === undefined ? null : itemStateOn(item.content, item.document, today);
}

/** Firms of these ids in the order of the ids, with their matches. */
async function matchesOf(call: StaffCall, item: FoundItem, ids: readonly number[]) {
  const { db, clock } = call.context;
  const rows = await firmsByIds(db, ids);
  const names = await policyNames(db);
  const rules = await labelsInOrder(db);
  const today = Temporal.PlainDate.from(clock.today());
  const prepared = prepareCondition(item.content.condition);
  return rows.map((row) => {
    const profile = labelledProfile(row.facts, today, rules);
    return { row, profile, match: matchFirm(prepared, profile), names };
  });
}

function toldOf(
  counts: Awaited<ReturnType<typeof pushCounts>>,
  id: number,
): z.input<typeof pushed> {
  const { itemId: _id, ...told } = counts.get(id) ?? { itemId: id, ...noPushes };
  return told;
}

const mostItems = 1000;

export const policyReachRoutes: readonly Route[] = [
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

  route(getReach, async (call) => {
    const { db, clock } = call.context;
    const wanted = call.query.version;
    const item = await itemInScope(call, call.params.id, wanted);
    if (!item.ok) return item;
    const run = await runOf(call, item.value);
    const found = await foundSoon(run);
    const counts = await pushCounts(db, [item.value.id]);
    return done({
      name: item.value.content.name,
      version: wanted,
      hasDraft: item.value.hasDraft,
      hasPublished: item.value.hasPublished,
      itemState: await stateOf(db, item.value.id, clock.today()),
      total: run.total,
      read: run.read(),
      counts:
        found === undefined
          ? null
          : (Object.fromEntries(
              matchStateKeys.map((state) => [state, found.ids[state].length]),
            ) as Record<MatchState, number>),
      consenting: found === undefined ? null : { ...found.consenting },
      pushed: toldOf(counts, item.value.id),
    });
  }),

  route(getReachFirms, async (call) => {
    const { version: wanted, state, ...paging } = call.query;
    const item = await itemInScope(call, call.params.id, wanted);
    if (!item.ok) return item;
    const found = await foundSoon(await runOf(call, item.value));
    if (found === undefined) return refusedFor('policy-reach-running');
    const { limit, offset } = offsetOf(paging);
    const ids = found.ids[state];
    const matches = await matchesOf(call, item.value, ids.slice(offset, offset + limit));
    return done({
      items: matches.map(({ row, profile, match, names }) => ({
        id: row.id,
        name: row.name,
        creditCode: row.credit_code,
        consent: row.consent,
        match: matchInWords(match, profile, names),
      })),
      total: ids.length,
    });
  }),

  route(getReachFile, async (call) => {
    const { version: wanted, state, format } = call.query;
    const item = await itemInScope(call, call.params.id, wanted);
    if (!item.ok) return item;
    const found = await (await runOf(call, item.value)).finished;
    await logLook(call, {
      action: 'enterprises-exported',
      object: `policy-item ${item.value.id}`,
      detail: { state, firms: found.ids[state].length },
    });
    const lines: { name: string; code: string; label: string; reasons: string }[] = [];
    for (let at = 0; at < found.ids[state].length; at += 2000) {
      const some = await matchesOf(call, item.value, found.ids[state].slice(at, at + 2000));
      lines.push(
        ...some.map(({ row, profile, match, names }) => ({
          name: row.name,
          code: row.credit_code,
          label: match.label,
          reasons: match.reasons
            .map((reason) => ({ reason, verdict: shownVerdict(reason) }))
            .filter(({ verdict }) => verdict === 'unmet' || verdict === 'unknown')
            .map(({ reason, verdict }) => {
              const standing = standingInWords(reason.leaf, profile, names);
              const more = standing === '' ? '' : `，${standing}`;
              return `${shownVerdicts[verdict]}：${reasonInWords(reason, names)}${more}`;
            })
            .join('；'),
        })),
      );
    }
    return await sendTable(call.http, {
      name: `${matchStates[state]}的企业`,
      format,
      columns: [
        ['企业名称', ({ name }) => name],
        ['统一社会信用代码', ({ code }) => code],
        ['匹配结果', ({ label }) => label],
        ['未满足和待确认的条件', ({ reasons }) => reasons],
      ],
      items: lines,
      note: `政策事项：${item.value.content.name}。是否符合以受理单位审核为准。`,
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
    const rows = await firmsBehind(db, item.value.id, within, offsetOf(paging));
    const counts = await pushCounts(db, [item.value.id], within);
    return done({
      items: rows.map(toldOut),
      total: counts.get(item.value.id)?.firms ?? 0,
    });
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

function toldOut(row: ToldFirm) {
  return {
    id: row.enterpriseId,
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
