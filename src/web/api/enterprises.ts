// 一企一档: the register of firms, one firm with all that it may apply for.

import { z } from '@hono/zod-openapi';
import { done, refusedFor, type Result } from '../../commands/context.ts';
import { xlsxType } from '../../formats/xlsx.ts';
import { enterpriseSizes } from '../../rules/policy/enterprise-size.ts';
import { qualifications } from '../../rules/policy/facts.ts';
import { industryDivisions, industrySections } from '../../rules/policy/industries.ts';
import { labelledProfile } from '../../rules/policy/labels.ts';
import {
  enterpriseById,
  type EnterpriseFilter,
  labelsInOrder,
  listEnterprises,
  openContact,
} from '../../store/policies/enterprises.ts';
import { policyNames } from '../../store/policies/policy-terms.ts';
import type { EnterpriseRow } from '../../store/tables.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import {
  factOut,
  factsInWords,
  industryWords,
  maskedContact,
  regionWords,
} from './enterprise-words.ts';
import { logLook } from './log-look.ts';
import { dayOut, id, keysOf, moment, offsetOf, page, smallId, text } from './schemas.ts';
import { organIdsInScope } from './scope.ts';
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

export const contact = z.object({
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

/** A workbook is made whole in memory, a table in text row by row. */
const mostExported = { xlsx: 20_000, csv: 100_000 };

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
    const { rows, total } = await listEnterprises(db, filterOf(organIds.value, query), {
      limit: mostExported[format],
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
      note:
        total > rows.length
          ? `共${total}户，只导出前${rows.length}户：请缩小范围，或者改导CSV`
          : undefined,
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
];
