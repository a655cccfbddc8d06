// What conditions of policies speak of: labels, regions, made-up firms; the trial of a condition; documents that ask for
// items.

import { z } from '@hono/zod-openapi';
import { done, refused } from '../../commands/context.ts';
import { sayNoItems, setItemisePeriod } from '../../commands/policies/itemise-documents.ts';
import {
  dropLabel,
  dropRegion,
  dropSampleFirm,
  keepLabel,
  keepRegions,
  keepSampleFirm,
  regionFaults,
} from '../../commands/policies/keep-policy-terms.ts';
import { readXlsx } from '../../formats/read-xlsx.ts';
import { type FactGroup, factGroups } from '../../rules/policy/facts.ts';
import { conditionInWords } from '../../rules/policy/words.ts';
import { violation } from '../../rules/violations.ts';
import {
  itemiseDaysSet,
  policyDocumentMarks,
  unitemisedDocuments,
} from '../../store/policies/policy-duties.ts';
import { labelRules, policyNames, sampleFirms } from '../../store/policies/policy-terms.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { condition, conditionOut, factsIn, factsOut } from './policy-schemas.ts';
import { dayOut, id, keysOf, moment, nothing, smallId, text } from './schemas.ts';
import { commandContext, documentInScope, organsInScope } from './scope.ts';

const group = z.enum(keysOf<FactGroup>(factGroups));
const region = z.object({ code: z.string(), name: z.string() });

export const getPolicyTerms = endpoint({
  method: 'get',
  path: '/policy-terms',
  access: 'read-documents',
  summary: '申报条件用到的企业标签和区划',
  reply: z.object({
    labels: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        group,
        condition: conditionOut,
        words: z.string(),
      }),
    ),
    regions: z.array(region),
  }),
});

export const putPolicyLabel = endpoint({
  method: 'put',
  path: '/policy-labels/{key}',
  access: 'keep-policy-terms',
  summary: '保存企业标签；标签互相引用成环的，逐个写明后退回',
  params: z.object({ key: z.string().max(40) }),
  body: z.object({ name: text(30), group, condition }),
  reply: nothing,
});

export const deletePolicyLabel = endpoint({
  method: 'delete',
  path: '/policy-labels/{key}',
  access: 'keep-policy-terms',
  summary: '删除没有用到的企业标签',
  params: z.object({ key: z.string().max(40) }),
  reply: nothing,
});

export const putPolicyRegion = endpoint({
  method: 'put',
  path: '/policy-regions/{code}',
  access: 'keep-policy-terms',
  summary: '保存区划的名称',
  params: z.object({ code: z.string().max(20) }),
  body: z.object({ name: text(50) }),
  reply: nothing,
});

export const deletePolicyRegion = endpoint({
  method: 'delete',
  path: '/policy-regions/{code}',
  access: 'keep-policy-terms',
  summary: '删除没有用到的区划',
  params: z.object({ code: z.string().max(20) }),
  reply: nothing,
});

export const postRegionImport = endpoint({
  method: 'post',
  path: '/policy-regions/import',
  access: 'keep-policy-terms',
  summary: '由XLSX导入区划（第一列代码，第二列名称），可先试导；有一行不对就一行也不写入',
  query: z.object({ trial: z.enum(['yes', 'no']) }),
  takesFile: true,
  reply: z.object({
    regions: z.array(region),
    faults: z.array(z.object({ line: z.number().int(), reason: z.string() })),
    written: z.number().int(),
  }),
});

const firm = z.object({ id: smallId, name: z.string(), facts: factsOut });

export const getSampleFirms = endpoint({
  method: 'get',
  path: '/sample-firms',
  access: 'read-documents',
  summary: '本机关的样本企业：虚构，用来测试申报条件',
  reply: z.object({ items: z.array(firm) }),
});

export const postSampleFirm = endpoint({
  method: 'post',
  path: '/sample-firms',
  access: 'edit-documents',
  summary: '保存样本企业；不存在或者不可能的信息按项退回',
  body: z.object({ id: smallId.optional(), name: text(40), facts: factsIn }),
  reply: z.object({ id: smallId }),
});

export const deleteSampleFirm = endpoint({
  method: 'delete',
  path: '/sample-firms/{id}',
  access: 'edit-documents',
  summary: '删除样本企业',
  params: z.object({ id: smallId }),
  reply: nothing,
});

export const getPolicyDuties = endpoint({
  method: 'get',
  path: '/policy-duties',
  access: 'read-documents',
  summary: '应当提炼政策事项而没有提炼的文件，和登记为没有惠企事项的文件',
  reply: z.object({
    days: z.number().int(),
    open: z.array(
      z.object({
        id,
        title: z.string(),
        publishedOn: dayOut,
        dueOn: dayOut,
        overdue: z.boolean(),
      }),
    ),
    marked: z.array(
      z.object({
        id,
        title: z.string(),
        reason: z.string(),
        by: z.string().nullable(),
        at: moment,
      }),
    ),
  }),
});

export const postNoItems = endpoint({
  method: 'post',
  path: '/documents/{id}/no-policy-items',
  access: 'edit-documents',
  summary: '登记文件没有可以提炼的惠企事项；reason 为 null 的取消登记',
  params: z.object({ id }),
  body: z.object({ reason: text(500).nullable() }),
  reply: nothing,
});

export const putItemiseDays = endpoint({
  method: 'put',
  path: '/policy-duties/days',
  access: 'keep-policy-terms',
  summary: '设定文件发布后几个工作日内提炼政策事项',
  body: z.object({ days: z.number().int() }),
  reply: nothing,
});

const mostRegions = 5000;

export const policyTermRoutes: readonly Route[] = [
  route(getPolicyTerms, async ({ context }) => {
    const names = await policyNames(context.db);
    return done({
      labels: (await labelRules(context.db)).map((rule) => ({
        ...rule,
        words: conditionInWords(rule.condition, names),
      })),
      regions: [...names.regions].map(([code, name]) => ({ code, name })),
    });
  }),

  route(putPolicyLabel, async (call) => {
    const label = { key: call.params.key, ...call.body };
    const result = await keepLabel(commandContext(call, call.session.organId), label);
    return result.ok ? done({}) : result;
  }),

  route(deletePolicyLabel, async (call) => {
    const result = await dropLabel(commandContext(call, call.session.organId), call.params.key);
    return result.ok ? done({}) : result;
  }),

  route(putPolicyRegion, async (call) => {
    const region = { code: call.params.code, name: call.body.name };
    const result = await keepRegions(commandContext(call, call.session.organId), [region]);
    return result.ok ? done({}) : result;
  }),

  route(deletePolicyRegion, async (call) => {
    const result = await dropRegion(commandContext(call, call.session.organId), call.params.code);
    return result.ok ? done({}) : result;
  }),

  route(postRegionImport, async (call) => {
    const bytes = call.body as unknown as Uint8Array;
    const sheet = await readXlsx(bytes, {
      mostBytes: 2 * 1024 * 1024,
      mostRows: mostRegions,
      columns: 2,
    });
    if (!sheet.ok) {
      return refused(
        violation(sheet.why === 'too-long' ? 'record-sheet-too-long' : 'record-sheet-unreadable'),
      );
    }
    const rows = sheet.rows
      .map(({ line, cells: [code, name] }) => ({
        line,
        code: String(code ?? '').trim(),
        name: String(name ?? '').trim(),
      }))
      .filter(
        ({ code, name, line }) => `${code}${name}` !== '' && !(line === 1 && !/\d/.test(code)),
      );
    const seen = new Set<string>();
    const faults = rows.flatMap((row) => {
      const twice = seen.has(row.code);
      seen.add(row.code);
      return [
        ...regionFaults(row).map(({ reason }) => ({ line: row.line, reason })),
        ...(twice ? [{ line: row.line, reason: `代码${row.code}重复` }] : []),
      ];
    });
    const regions = rows.map(({ code, name }) => ({ code, name }));
    const isWritten = call.query.trial === 'no' && faults.length === 0 && regions.length > 0;
    if (isWritten) {
      const kept = await keepRegions(commandContext(call, call.session.organId), regions);
      if (!kept.ok) return kept;
    }
    return done({ regions, faults, written: isWritten ? regions.length : 0 });
  }),

  route(getSampleFirms, async ({ context, session }) =>
    done({ items: [...(await sampleFirms(context.db, session.organId))] }),
  ),

  route(postSampleFirm, async (call) => {
    const { id, name, facts } = call.body;
    const context = commandContext(call, call.session.organId);
    return await keepSampleFirm(context, { name, facts, ...(id === undefined ? {} : { id }) });
  }),

  route(deleteSampleFirm, async (call) => {
    const context = commandContext(call, call.session.organId);
    const result = await dropSampleFirm(context, call.params.id);
    return result.ok ? done({}) : result;
  }),

  route(getPolicyDuties, async (call) => {
    const { db, clock, calendar } = call.context;
    const organIds = (await organsInScope(call)).map((organ) => organ.id);
    const today = clock.today();
    const open = await unitemisedDocuments(db, organIds, today, calendar);
    return done({
      days: await itemiseDaysSet(db),
      open: open.map((one) => ({ ...one, overdue: one.dueOn < today })),
      marked: (await policyDocumentMarks(db, organIds)).map(
        ({ id, title, reason, markedBy, markedAt }) => ({
          id,
          title,
          reason,
          by: markedBy,
          at: markedAt.toString(),
        }),
      ),
    });
  }),

  route(postNoItems, async (call) => {
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    const { row, organ } = found.value;
    const input = { documentId: row.id, reason: call.body.reason };
    const result = await sayNoItems(commandContext(call, organ.id), input);
    return result.ok ? done({}) : result;
  }),

  route(putItemiseDays, async (call) => {
    const context = commandContext(call, call.session.organId);
    const result = await setItemisePeriod(context, call.body.days);
    return result.ok ? done({}) : result;
  }),
];
