// 政策找企业: whom an item reaches and why, to whom it was pushed, what the firms said.

import { setTimeout } from 'node:timers/promises';
import { z } from '@hono/zod-openapi';
import { done, refusedFor } from '../../commands/context.ts';
import { type Reach, type ReachRun, reachOf } from '../../commands/policies/policy-reach.ts';
import { xlsxType } from '../../formats/xlsx.ts';
import type { IsoDay } from '../../rules/day.ts';
import { type ItemState, itemStateOn } from '../../rules/policy/item.ts';
import { labelledProfile } from '../../rules/policy/labels.ts';
import {
  type MatchState,
  matchStateKeys,
  matchStates,
  prepareCondition,
} from '../../rules/policy/match.ts';
import { matchFirm } from '../../rules/policy/reasons.ts';
import { reasonInWords, shownVerdict, shownVerdicts } from '../../rules/policy/shown-verdict.ts';
import { standingInWords } from '../../rules/policy/words.ts';
import { firmsByIds, labelsInOrder } from '../../store/policies/enterprises.ts';
import { publishedItems } from '../../store/policies/policy-items.ts';
import { policyNames } from '../../store/policies/policy-terms.ts';
import { pushCounts } from '../../store/policies/policy-pushes.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { pushed, toldOf } from './policy-pushes.ts';
import { type FoundItem, itemInScope } from './policy-reach-item.ts';
import { matchInWords, matchOut } from './enterprise-words.ts';
import { logLook } from './log-look.ts';
import { id, offsetOf, page, smallId, typed } from './schemas.ts';
import { fileFormat, sendTable } from './table-file.ts';

const params = z.object({ id: smallId });
const version = z.enum(['published', 'draft']).default('published');
const itemState = typed<ItemState>('string', '事项状态');
const count = z.number().int();

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

export const policyReachRoutes: readonly Route[] = [
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
            .filter(({ verdict }) => verdict !== 'met' && verdict !== 'idle')
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
];
