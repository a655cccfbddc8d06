// 风险看板 and 工作小结: what is near its day, under remedy or asked for again and again; and a span of days in
// figures. Every figure is counted by the very words of the address that opens its list.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import { causeDays } from '../../commands/remind.ts';
import { applicantKindKeys } from '../../rules/applicant-kinds.ts';
import { table4BlockKeys } from '../../rules/annual-report/form.ts';
import { type Channel, channels } from '../../rules/channels.ts';
import { type IsoDay, isoOfOrdinal, ordinalOfIso } from '../../rules/day.ts';
import { type NoticeKind, noticeKind, noticeKinds } from '../../rules/notices.ts';
import { outcomeKeys } from '../../rules/outcomes.ts';
import { frequentAbove } from '../../rules/request-frequency.ts';
import { averageDays, repeatedApplicants } from '../../store/requests/board.ts';
import { openMatters } from '../../store/requests/causes.ts';
import { countQueue, countQueueBy, totalOf } from '../../store/requests/queue.ts';
import { countRemedyCases } from '../../store/remedies/remedies.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { askedSteps, filterOf, queueQuery, statesOf } from './queue-filter.ts';
import { day, dayOut, id, keysOf, organBrief, organCode } from './schemas.ts';
import { organIdsInScope, organInScope } from './scope.ts';

const count = z.number().int();

/** A figure and the words by which the queue lists what it counts. */
const figure = z.object({ value: count, query: z.record(z.string(), z.string()) });
type Figure = z.input<typeof figure>;
const figures = <K extends string>(keys: readonly K[]) =>
  z.array(z.object({ key: z.enum(keys as [K, ...K[]]), figure }));

const matter = z.object({
  kind: z.enum(keysOf<NoticeKind>(noticeKinds)),
  text: z.string(),
  subjectId: id,
  requestId: id.nullable(),
  number: z.string().nullable(),
  on: dayOut.nullable(),
  handler: z.string().nullable(),
});

export const getRisks = endpoint({
  method: 'get',
  path: '/risks',
  access: 'read-requests',
  summary: '风险看板：临近期限和逾期、复议诉讼、文书送达、重复申请人（姓名隐去）',
  query: z.object({ organ: organCode.optional() }),
  reply: z.object({
    organ: organBrief.nullable(),
    today: dayOut,
    open: figure,
    unassigned: figure,
    /** All that anybody is reminded of. */
    matters: z.array(matter),
    openRemedies: count,
    frequentAbove: count,
    since: dayOut,
    applicants: z.array(
      z.object({
        maskedName: z.string(),
        applicantKind: z.enum(applicantKindKeys),
        requests: figure,
        open: figure,
        mostInMonth: count,
        lastOn: dayOut,
      }),
    ),
  }),
});

export const getSummary = endpoint({
  method: 'get',
  path: '/summary',
  access: 'read-requests',
  summary: '工作小结：一段时间内新收、办结、结果、渠道、时限、复议诉讼',
  query: z.object({ organ: organCode.optional(), from: day, to: day }),
  reply: z.object({
    organ: organBrief.nullable(),
    from: dayOut,
    to: dayOut,
    broughtForward: figure,
    received: figure,
    concluded: figure,
    carriedForward: figure,
    late: figure,
    overdueNow: figure,
    averageDays: z.number().nullable(),
    channels: figures(keysOf<Channel>(channels)),
    kinds: figures(applicantKindKeys),
    outcomes: figures(outcomeKeys),
    steps: figures(askedSteps),
    /** Neither corrections nor replies made anew by order stand in Table 3. */
    uncounted: figure,
    remedies: z.array(z.object({ block: z.enum(table4BlockKeys), filed: figure, decided: figure })),
  }),
});

const repeatsShown = 30;

export const boardRoutes: readonly Route[] = [
  route(getRisks, async (call) => {
    const { context, query } = call;
    const { db, calendar } = context;
    const organIds = await organIdsInScope(call, query.organ);
    if (!organIds.ok) return organIds;
    const today = context.clock.today();
    const since = yearBefore(today);
    const count = counterOf(call, query.organ);
    const applicants = await repeatedApplicants(db, organIds.value, since, repeatsShown);
    const matters = await openMatters(db, causeDays(today, calendar), organIds.value);
    return done({
      organ: await briefOf(call, query.organ),
      today,
      open: await count({ tab: 'open' }),
      unassigned: await count({ tab: 'open', handler: 'none' }),
      matters: matters.map((one) => ({ ...one, text: noticeKind(one.kind).text(one.on) })),
      openRemedies: await countRemedyCases(db, { organIds: organIds.value, standing: 'open' }),
      frequentAbove,
      since,
      applicants: applicants.map(({ requestId, requests, open, ...who }) => {
        const same = {
          ...organOf(query.organ),
          sameApplicantAs: String(requestId),
          matter: 'disclosure',
        };
        return {
          ...who,
          requests: { value: requests, query: { ...same, tab: 'all', submittedFrom: since } },
          open: { value: open, query: { ...same, tab: 'open', submittedFrom: since } },
        };
      }),
    });
  }),

  route(getSummary, async (call) => {
    const { context, query } = call;
    const { from, to } = query;
    const organIds = await organIdsInScope(call, query.organ);
    if (!organIds.ok) return organIds;
    const { db, calendar } = context;
    const count = counterOf(call, query.organ);
    const counted = { counted: 'true' } as const;
    const all = { tab: 'all', ...counted } as const;
    const received = { ...all, receivedFrom: from, receivedTo: to };
    const concluded = { ...counted, tab: 'stopped', concludedFrom: from, concludedTo: to };
    const remedies = await Promise.all(
      table4BlockKeys.map(async (block) => {
        const filter = { organIds: organIds.value, standing: 'all', block } as const;
        const asked = { ...organOf(query.organ), standing: 'all', block };
        return {
          block,
          filed: {
            value: await countRemedyCases(db, { ...filter, filed: { from, to } }),
            query: { ...asked, filedFrom: from, filedTo: to },
          },
          decided: {
            value: await countRemedyCases(db, { ...filter, decided: { from, to } }),
            query: { ...asked, decidedFrom: from, decidedTo: to },
          },
        };
      }),
    );
    return done({
      organ: await briefOf(call, query.organ),
      from,
      to,
      broughtForward: await count({ ...all, openOn: dayBefore(from) }),
      received: await count(received),
      concluded: await count(concluded),
      carriedForward: await count({ ...all, openOn: to }),
      late: await count({ ...concluded, late: 'true' }),
      overdueNow: await count({ tab: 'open', list: 'overdue' }),
      averageDays: await averageDays(db, organIds.value, { from, to }, calendar),
      channels: await grouped(
        call,
        { ...organOf(query.organ), ...received },
        'channel',
        keysOf<Channel>(channels),
      ),
      kinds: await grouped(call, { ...organOf(query.organ), ...received }, 'applicant_kind', [
        ...applicantKindKeys,
      ]),
      outcomes: await grouped(call, { ...organOf(query.organ), ...concluded }, 'outcome', [
        ...outcomeKeys,
      ]),
      steps: await Promise.all(
        askedSteps.map(async (key) => ({
          key,
          figure: await count({ ...all, step: key, stepFrom: from, stepTo: to }),
        })),
      ),
      uncounted: await count({ tab: 'all', counted: 'false', receivedFrom: from, receivedTo: to }),
      remedies,
    });
  }),
];

const querySchema = z.object(queueQuery);

function organOf(code: string | undefined): { organ?: string } {
  return code === undefined ? {} : { organ: code };
}

async function briefOf(call: StaffCall, code: string | undefined) {
  if (code === undefined) return null;
  const organ = await organInScope(call, code);
  return organ.ok ? { code: organ.value.code, name: organ.value.name } : null;
}

/** Counts what the queue lists under the same words. */
function counterOf(call: StaffCall, organ: string | undefined) {
  return async (words: Readonly<Record<string, string>>): Promise<Figure> => {
    const query = { ...organOf(organ), ...words };
    const asked = querySchema.parse(query);
    const filter = await filterOf(call, asked);
    if (!filter.ok) return { value: 0, query };
    const counts = await countQueue(call.context.db, filter.value);
    return { value: totalOf(counts, statesOf(asked.tab), asked.list), query };
  };
}

const wordOf = { channel: 'channel', applicant_kind: 'applicantKind', outcome: 'outcome' } as const;

async function grouped<K extends string>(
  call: StaffCall,
  words: Readonly<Record<string, string>>,
  column: keyof typeof wordOf,
  keys: readonly K[],
): Promise<{ key: K; figure: Figure }[]> {
  const filter = await filterOf(call, querySchema.parse(words));
  const counts: ReadonlyMap<string | null, number> = filter.ok
    ? await countQueueBy(call.context.db, filter.value, column)
    : new Map();
  return keys.map((key) => ({
    key,
    figure: { value: counts.get(key) ?? 0, query: { ...words, [wordOf[column]]: key } },
  }));
}

function dayBefore(on: IsoDay): IsoDay {
  return isoOfOrdinal(ordinalOfIso(on) - 1);
}

function yearBefore(on: IsoDay): IsoDay {
  return isoOfOrdinal(ordinalOfIso(on) - 365);
}
