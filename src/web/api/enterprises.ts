// 一企一档: the register of firms, one firm with all that it may apply for.

import { z } from '@hono/zod-openapi';
import { done, refused, refusedFor, type Result } from '../../commands/context.ts';
import { setConsent } from '../../commands/guarded-firm.ts';
import { xlsxType } from '../../formats/xlsx.ts';
import { readFact } from '../../rules/policy/enterprise-sheet.ts';
import { enterpriseSizes } from '../../rules/policy/enterprise-size.ts';
import { type FactValue, isFactKey, qualifications } from '../../rules/policy/facts.ts';
import { industryDivisions, industrySections } from '../../rules/policy/industries.ts';
import { type ItemState, itemStateOn } from '../../rules/policy/item.ts';
import { labelledProfile } from '../../rules/policy/labels.ts';
import { matchStateKeys, prepareCondition } from '../../rules/policy/match.ts';
import { assuming } from '../../rules/policy/profile.ts';
import { matchFirm, questionsFor } from '../../rules/policy/reasons.ts';
import { factName } from '../../rules/policy/words.ts';
import { violation, type Violation } from '../../rules/violations.ts';
import { codeOfFirm } from '../../store/enterprise-links.ts';
import {
  enterpriseById,
  type EnterpriseFilter,
  labelsInOrder,
  listEnterprises,
  openContact,
} from '../../store/enterprises.ts';
import { publishedItems } from '../../store/policy-items.ts';
import { policyNames } from '../../store/policy-terms.ts';
import type { EnterpriseRow } from '../../store/tables.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import {
  factOut,
  factsInWords,
  industryWords,
  maskedContact,
  matchInWords,
  matchOut,
  regionWords,
} from './enterprise-words.ts';
import { logLook } from './log-look.ts';
import {
  dayOut,
  id,
  keysOf,
  moment,
  nothing,
  offsetOf,
  page,
  plainText,
  smallId,
  text,
  typed,
} from './schemas.ts';
import { commandContext, organIdsInScope } from './scope.ts';
import { fileFormat, sendTable } from './table-file.ts';

const params = z.object({ id: smallId });
const consent = z.enum(['given', 'refused', 'unasked']);
const consentNames = { given: '同意', refused: '不同意', unasked: '未征求' } as const;
const size = z.enum(keysOf(enterpriseSizes));

const filters = {
  text: text(100).exactOptional(),
  region: z
    .string()
    .regex(/^\d{2,12}$/)
    .exactOptional(),
  industry: z
    .string()
    .regex(/^(?:[A-T]|\d{2,4})$/)
    .exactOptional(),
  size: size.exactOptional(),
  qualification: z.enum(keysOf(qualifications)).exactOptional(),
  label: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .exactOptional(),
  consent: consent.exactOptional(),
};

const listed = z.object({
  id,
  creditCode: z.string(),
  name: z.string(),
  region: z.string(),
  industry: z.string(),
  size: size.nullable(),
  labels: z.array(z.string()),
  consent,
  updatedAt: moment,
});

export const getEnterprises = endpoint({
  method: 'get',
  path: '/enterprises',
  access: 'read-enterprises',
  summary: '企业库',
  query: z.object({ ...filters, ...page }),
  reply: z.object({
    items: z.array(listed),
    total: z.number().int(),
    regions: z.array(z.object({ code: z.string(), name: z.string() })),
    labels: z.array(z.object({ key: z.string(), name: z.string() })),
  }),
});

export const getEnterprisesFile = endpoint({
  method: 'get',
  path: '/enterprises/export',
  access: 'keep-enterprises',
  summary: '企业名单（XLSX或者CSV），不含联系人',
  query: z.object({ ...filters, format: fileFormat }),
  mediaType: xlsxType,
  reply: z.string(),
});

const contact = z.object({
  name: z.string().exactOptional(),
  phone: z.string().exactOptional(),
  email: z.string().exactOptional(),
});

export const getEnterprise = endpoint({
  method: 'get',
  path: '/enterprises/{id}',
  access: 'read-enterprises',
  summary: '一家企业：事实和来源、标签、联系人（隐去）',
  params,
  reply: listed.extend({
    facts: z.array(factOut),
    contact,
    consentOn: dayOut.nullable(),
    consentSource: z.string().nullable(),
  }),
});

const itemState = typed<ItemState>('string', '事项状态');

export const postEnterpriseMatches = endpoint({
  method: 'post',
  path: '/enterprises/{id}/matches',
  access: 'read-enterprises',
  summary: '一家企业与全部已发布事项的匹配和理由；可以假设几项事实，什么也不保存',
  params,
  body: z.object({
    assume: z
      .array(z.object({ key: z.string().max(40), text: plainText().max(200) }))
      .max(30)
      .default([]),
  }),
  reply: z.object({
    items: z.array(
      z.object({
        id,
        name: z.string(),
        itemState,
        closesOn: dayOut.nullable(),
        /** Without the assumptions; null: there are none. */
        before: z.string().nullable(),
        match: matchOut,
      }),
    ),
    questions: z.array(
      z.object({ fact: z.string(), settles: z.number().int(), bearsOn: z.number().int() }),
    ),
  }),
});

export const postEnterpriseReveal = endpoint({
  method: 'post',
  path: '/enterprises/{id}/reveal',
  access: 'reveal-enterprises',
  summary: '查看企业联系人明文，记入日志',
  params,
  body: z.object({ reason: text(500).min(1, '请写明理由') }),
  reply: contact.extend({ code: z.string() }),
});

export const putEnterpriseConsent = endpoint({
  method: 'put',
  path: '/enterprises/{id}/consent',
  access: 'keep-enterprises',
  summary: '登记企业是否同意接收推送',
  params,
  body: z.object({
    consent: z.enum(['given', 'refused']),
    source: text(100).min(1, '请写明同意的依据'),
  }),
  reply: nothing,
});

function filterOf(
  organIds: readonly number[],
  query: { readonly industry?: string } & Omit<EnterpriseFilter, 'organIds' | 'industries'>,
): EnterpriseFilter {
  const { industry, ...rest } = query;
  const divisions = industryDivisions.filter(({ section }) => section === industry);
  const isSection = industrySections.some(({ code }) => code === industry);
  return {
    organIds,
    ...rest,
    ...(industry === undefined
      ? {}
      : { industries: isSection ? [industry, ...divisions.map(({ code }) => code)] : [industry] }),
  };
}

type Names = Awaited<ReturnType<typeof policyNames>>;

function listedOut(row: EnterpriseRow, names: Names): z.input<typeof listed> {
  return {
    id: row.id,
    creditCode: row.credit_code,
    name: row.name,
    region: regionWords(row, names),
    industry: industryWords(row, names),
    size: row.size,
    labels: row.labels.map((key) => names.labels.get(key) ?? key),
    consent: row.consent,
    updatedAt: row.updated_at.toString(),
  };
}

export async function firmInScope(call: StaffCall, firmId: number): Promise<Result<EnterpriseRow>> {
  const organIds = await organIdsInScope(call, undefined);
  if (!organIds.ok) return organIds;
  const row = await enterpriseById(call.context.db, organIds.value, firmId);
  return row === undefined ? refusedFor('enterprise-unknown') : done(row);
}

const mostExported = 200_000;

/** What can be applied for stands first. */
function order(state: ItemState): number {
  return state === 'open' || state === 'upcoming' ? 0 : 1;
}

export const enterpriseRoutes: readonly Route[] = [
  route(getEnterprises, async (call) => {
    const { db } = call.context;
    const { page: n, pageSize, ...query } = call.query;
    const organIds = await organIdsInScope(call, undefined);
    if (!organIds.ok) return organIds;
    const names = await policyNames(db);
    const { rows, total } = await listEnterprises(
      db,
      filterOf(organIds.value, query),
      offsetOf({ page: n, pageSize }),
    );
    return done({
      items: rows.map((row) => listedOut(row, names)),
      total,
      regions: [...names.regions].map(([code, name]) => ({ code, name })),
      labels: [...names.labels].map(([key, name]) => ({ key, name })),
    });
  }),

  route(getEnterprisesFile, async (call) => {
    const { db } = call.context;
    const { format, ...query } = call.query;
    const organIds = await organIdsInScope(call, undefined);
    if (!organIds.ok) return organIds;
    const names = await policyNames(db);
    const { rows } = await listEnterprises(db, filterOf(organIds.value, query), {
      limit: mostExported,
      offset: 0,
    });
    await logLook(call, {
      action: 'enterprises-exported',
      object: `organ ${call.session.organId}`,
      detail: { firms: rows.length },
    });
    return await sendTable(call.http, {
      name: '企业名单',
      format,
      columns: [
        ['统一社会信用代码', (row) => row.creditCode],
        ['企业名称', (row) => row.name],
        ['注册地', (row) => row.region],
        ['所属行业', (row) => row.industry],
        ['企业规模', (row) => (row.size === null ? '' : enterpriseSizes[row.size])],
        ['企业标签', (row) => row.labels.join('、')],
        ['同意推送', (row) => consentNames[row.consent]],
      ],
      items: rows.map((row) => listedOut(row, names)),
    });
  }),

  route(getEnterprise, async (call) => {
    const found = await firmInScope(call, call.params.id);
    if (!found.ok) return found;
    const row = found.value;
    const { db, clock, secrets } = call.context;
    const names = await policyNames(db);
    const profile = labelledProfile(
      row.facts,
      Temporal.PlainDate.from(clock.today()),
      await labelsInOrder(db),
    );
    const labels = [...profile.labels].flatMap(([key, has]) => (has ? [key] : []));
    return done({
      ...listedOut({ ...row, labels }, names),
      facts: factsInWords(row, profile, names),
      contact: maskedContact(openContact(secrets, row)),
      consentOn: row.consent_on,
      consentSource: row.consent_source,
    });
  }),

  route(postEnterpriseMatches, async (call) => {
    const found = await firmInScope(call, call.params.id);
    if (!found.ok) return found;
    const { db, clock } = call.context;
    const today = Temporal.PlainDate.from(clock.today());
    const names = await policyNames(db);
    const rules = await labelsInOrder(db);
    const codes = new Map([...names.regions].map(([code, name]) => [name, code]));
    const assumed: Record<string, FactValue> = {};
    const wrong: Violation[] = [];
    for (const [i, { key, text: said }] of call.body.assume.entries()) {
      const value = isFactKey(key)
        ? readFact(key, said.trim(), { regions: codes, today: clock.today() })
        : { fault: '没有这项事实' };
      if (typeof value === 'object' && value !== null && 'fault' in value) {
        wrong.push(violation('fact-wrong', `assume.${i}`, value.fault));
      } else assumed[key] = value;
    }
    if (wrong.length > 0) return refused(...wrong);
    const row = found.value;
    const before = labelledProfile(row.facts, today, rules);
    const profile = labelledProfile(assuming(row.facts, assumed), today, rules);
    const items = (await publishedItems(db)).map((item) => {
      const prepared = prepareCondition(item.content.condition);
      const isAssumed = Object.keys(assumed).length > 0;
      return {
        item,
        before: isAssumed ? matchFirm(prepared, before).label : null,
        match: matchFirm(prepared, profile),
        itemState: itemStateOn(item.content, item.document, clock.today()),
      };
    });
    const sorted = items.toSorted(
      (a, b) =>
        order(a.itemState) - order(b.itemState) ||
        matchStateKeys.indexOf(a.match.state) - matchStateKeys.indexOf(b.match.state) ||
        a.item.id - b.item.id,
    );
    return done({
      items: sorted.map(({ item, match, itemState: state, before: was }) => ({
        id: item.id,
        name: item.content.name,
        itemState: state,
        closesOn: item.content.closesOn ?? null,
        before: was,
        match: matchInWords(match, profile, names),
      })),
      questions: questionsFor(sorted.map(({ match }) => match))
        .slice(0, 5)
        .map(({ fact, ...counts }) => ({ fact: factName(fact, names), ...counts })),
    });
  }),

  route(postEnterpriseReveal, async (call) => {
    const found = await firmInScope(call, call.params.id);
    if (!found.ok) return found;
    const { db, secrets, clock } = call.context;
    await logLook(call, {
      action: 'enterprise-revealed',
      object: `enterprise ${found.value.id}`,
      reason: call.body.reason,
      detail: {},
    });
    return done({
      ...openContact(secrets, found.value),
      code: await codeOfFirm(db, secrets, found.value, clock.now()),
    });
  }),

  route(putEnterpriseConsent, async (call) => {
    const found = await firmInScope(call, call.params.id);
    if (!found.ok) return found;
    const context = commandContext(call, found.value.organ_id);
    await setConsent(context, found.value, call.body);
    return done({});
  }),
];
