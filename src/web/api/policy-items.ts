// 政策事项 in the back office: listed, written, tried on made-up firms, sent up, published, taken off.

import { z } from '@hono/zod-openapi';
import { type CommandContext, done, refusedFor, type Result } from '../../commands/context.ts';
import {
  faultsOfItem,
  itemStanding,
  peopleOf,
  type PolicyItemInput,
} from '../../commands/policies/policy-item-act.ts';
import {
  copyPolicyItem,
  discardPolicyDraft,
  newPolicyItem,
  type SavedPolicyItem,
  savePolicyItem,
} from '../../commands/policies/save-policy-item.ts';
import {
  daysLeft,
  deliveryModes,
  fieldOfFault,
  itemStateOn,
  itemStates,
  periodInWords,
  policyTypes,
} from '../../rules/policy/item.ts';
import {
  leaveOfItem,
  itemActsOpenIn,
  whyNotItem,
  policyItemActs,
} from '../../rules/policy/item-way.ts';
import { conditionInWords } from '../../rules/policy/words.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { documentById } from '../../store/documents/documents.ts';
import { policyNames } from '../../store/policies/policy-terms.ts';
import {
  type ListedItem,
  listedItems,
  policyItemWords,
} from '../../store/policies/policy-writing.ts';
import { faultOf } from '../refusals.ts';
import { approverCalling } from './approver.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import {
  itemAct,
  itemContent,
  itemContentOut,
  itemDocument,
  itemFault,
  itemState,
  savedItem,
} from './policy-schemas.ts';
import { dayOut, faultSchema, id, moment, nothing, smallId } from './schemas.ts';
import { commandContext, organsInScope } from './scope.ts';
import { sendTable, type TableColumns } from './table-file.ts';

const version = z.number().int().min(1);
const way = z.enum(['draft', 'submitted', 'published', 'withdrawn']);

const listed = z
  .object({
    id: smallId,
    version,
    name: z.string(),
    type: z.string(),
    delivery: z.string(),
    period: z.string(),
    document: itemDocument,
    /** Where it stands between draft and readers. */
    way,
    /** Something is written beside what readers see. */
    hasDraft: z.boolean(),
    /** How readers find it today; `null` before it is published. */
    state: itemState.nullable(),
    closesOn: dayOut.nullable(),
    daysLeft: z.number().int().nullable(),
    returnReason: z.string().nullable(),
    writer: z.string().nullable(),
    updatedAt: moment,
  })
  .openapi('ListedPolicyItem');

export const getPolicyItems = endpoint({
  method: 'get',
  path: '/policy-items',
  access: 'read-documents',
  summary: '政策事项：草稿、送审、已发布和已撤下的，可按状态、类型、文件筛选',
  reply: z.object({ items: z.array(listed) }),
});

export const getPolicyItemsFile = endpoint({
  method: 'get',
  path: '/policy-items/file',
  access: 'read-documents',
  summary: '导出政策事项（XLSX），导出记入日志',
  reply: z.string(),
});

const item = z
  .object({
    id: smallId,
    version,
    edition: z.number().int(),
    document: itemDocument,
    way,
    state: itemState.nullable(),
    content: itemContentOut.nullable(),
    draft: itemContentOut.nullable(),
    returnReason: z.string().nullable(),
    withdrawnReason: z.string().nullable(),
    /** What still keeps the draft from being sent up. */
    missing: z.array(itemFault),
    acts: z.array(
      z.object({
        act: itemAct,
        label: z.string(),
        allowed: z.boolean(),
        why: faultSchema.nullable(),
      }),
    ),
    words: z.array(
      z.object({ act: itemAct, note: z.string().nullable(), by: z.string(), at: moment }),
    ),
  })
  .openapi('PolicyItem');

export const getPolicyItem = endpoint({
  method: 'get',
  path: '/policy-items/{id}',
  access: 'read-documents',
  summary: '一个政策事项：读者看到的内容、草稿、还缺什么、现在能办什么',
  params: z.object({ id: smallId }),
  reply: item,
});

const saved = savedItem.extend({ missing: z.array(itemFault) });

export const postPolicyItem = endpoint({
  method: 'post',
  path: '/policy-items',
  access: 'edit-documents',
  summary: '从已发布的文件提炼政策事项，存为草稿；填写有误的按项退回，没有填完的列出',
  body: z.object({ documentId: id, content: itemContent }),
  reply: saved,
});

export const putPolicyItem = endpoint({
  method: 'put',
  path: '/policy-items/{id}',
  access: 'edit-documents',
  summary: '保存政策事项的草稿；version 是打开时的版本，别人已改的不覆盖',
  params: z.object({ id: smallId }),
  body: z.object({ version, content: itemContent }),
  reply: saved,
});

export const postPolicyItemCopy = endpoint({
  method: 'post',
  path: '/policy-items/{id}/copy',
  access: 'edit-documents',
  summary: '复制为新的草稿；复制到另一份文件的，摘录须重新选取',
  params: z.object({ id: smallId }),
  body: z.object({ documentId: id.optional() }),
  reply: saved,
});

export const postPolicyItemDiscard = endpoint({
  method: 'post',
  path: '/policy-items/{id}/discard',
  access: 'edit-documents',
  summary: '放弃草稿；已发布的内容不变',
  params: z.object({ id: smallId }),
  body: z.object({ version }),
  reply: nothing,
});

const columns: TableColumns<z.output<typeof listed> & { readonly conditions: string }> = [
  ['编号', ({ id }) => id],
  ['事项', ({ name }) => name],
  ['类型', ({ type }) => type],
  ['文件', ({ document }) => document.title],
  ['文号', ({ document }) => document.number],
  ['申报时间', ({ period }) => period],
  ['兑现方式', ({ delivery }) => delivery],
  ['申报条件', ({ conditions }) => conditions],
  ['办理', ({ way }) => wayNames[way]],
  ['状态', ({ state }) => (state === null ? '' : itemStates[state])],
  ['编写', ({ writer }) => writer],
];

const wayNames = { draft: '草稿', submitted: '待审核', published: '已发布', withdrawn: '已撤下' };

export const policyItemRoutes: readonly Route[] = [
  route(getPolicyItems, async (call) => {
    const rows = await itemsInScope(call);
    return done({ items: rows.map((row) => listedOut(call, row)) });
  }),

  route(getPolicyItemsFile, async (call) => {
    const { db, clock } = call.context;
    const rows = await itemsInScope(call);
    const names = await policyNames(db);
    const { actor } = commandContext(call, call.session.organId);
    await appendAuditLog(db, {
      at: clock.now(),
      actor,
      action: 'policy-items-exported',
      object: 'policy items',
      detail: { count: rows.length },
    });
    return await sendTable(call.http, {
      name: '政策事项',
      format: 'xlsx',
      columns,
      items: rows.map((row) => {
        const content = row.content ?? row.draft;
        return {
          ...listedOut(call, row),
          conditions: content ? conditionInWords(content.condition, names) : '',
        };
      }),
    });
  }),

  route(getPolicyItem, async (call) => {
    const [row] = await itemsInScope(call, call.params.id);
    if (row === undefined) return refusedFor('policy-item-unknown');
    const context = commandContext(call, row.organ_id);
    const of = { documentId: row.document.id, id: row.id };
    const missing = row.draft ? await faultsOfItem(context, row.draft, of) : [];
    const person = await approverCalling(call);
    const standing = itemStanding(row, await peopleOf(call.context.db, row.document.id));
    return done({
      id: row.id,
      version: row.version,
      edition: row.edition,
      document: documentOut(row.document),
      way: wayOf(row),
      state: stateOf(call, row),
      content: row.content,
      draft: row.draft,
      returnReason: row.return_reason,
      withdrawnReason: row.state === 'withdrawn' ? row.withdrawn_reason : null,
      missing: missing.map((fault) => ({ field: fieldOfFault(fault), reason: fault.reason })),
      acts: itemActsOpenIn(standing)
        .filter((act) => leaveOfItem(person, act).allowed)
        .map((act) => {
          const why = whyNotItem(standing, act, person);
          return {
            act,
            label: policyItemActs[act],
            allowed: why === undefined,
            why: why === undefined ? null : faultOf(why),
          };
        }),
      words: (await policyItemWords(call.context.db, row.id)).map(({ act, note, name, at }) => ({
        act,
        note,
        by: name ?? '系统',
        at: at.toString(),
      })),
    });
  }),

  route(postPolicyItem, async (call) => {
    const { documentId, content } = call.body;
    const document = await documentById(call.context.db, documentId);
    const organs = await organsInScope(call);
    const organ = organs.find(({ id }) => id === document?.organ_id);
    if (organ === undefined) return refusedFor('document-unknown', 'documentId');
    return savedOut(await newPolicyItem(commandContext(call, organ.id), documentId, content));
  }),

  route(putPolicyItem, async (call) => {
    const { version, content } = call.body;
    const input = { id: call.params.id, version };
    return savedOut(await savePolicyItem(await contextOf(call, input.id), input, content));
  }),

  route(postPolicyItemCopy, async (call) => {
    const { id } = call.params;
    return savedOut(await copyPolicyItem(await contextOf(call, id), id, call.body.documentId));
  }),

  route(postPolicyItemDiscard, async (call) => {
    const input: PolicyItemInput = { id: call.params.id, version: call.body.version };
    const result = await discardPolicyDraft(await contextOf(call, input.id), input);
    return result.ok ? done({}) : result;
  }),
];

function savedOut(result: Result<SavedPolicyItem>): Result<z.input<typeof saved>> {
  if (!result.ok) return result;
  const { missing, ...rest } = result.value;
  const out = missing.map((fault) => ({ field: fieldOfFault(fault), reason: fault.reason }));
  return done({ ...rest, missing: out });
}

export async function itemsInScope(
  call: StaffCall,
  itemId?: number,
): Promise<readonly ListedItem[]> {
  const organIds = (await organsInScope(call)).map((organ) => organ.id);
  return await listedItems(call.context.db, {
    organIds,
    ...(itemId === undefined ? {} : { ids: [itemId] }),
  });
}

/** Acts for the item's own organ where the caller sees it; what he does not see is not there. */
export async function contextOf(call: StaffCall, itemId: number): Promise<CommandContext> {
  const [row] = await itemsInScope(call, itemId);
  return commandContext(call, row?.organ_id ?? call.session.organId);
}

function wayOf({ state, submitted_at }: ListedItem): z.input<typeof way> {
  return submitted_at === null ? state : 'submitted';
}

function stateOf(call: StaffCall, row: ListedItem): z.input<typeof itemState> | null {
  if (row.state !== 'published' || row.content === null) return null;
  return itemStateOn(row.content, row.document, call.context.clock.today());
}

function documentOut({
  id,
  title,
  number,
  isPublished,
}: ListedItem['document']): z.output<typeof itemDocument> {
  return { id, title, number, isPublished };
}

function listedOut(call: StaffCall, row: ListedItem): z.output<typeof listed> {
  // Readers' words first: the list says what stands on the site.
  const content = row.state === 'published' ? row.content : (row.draft ?? row.content);
  return {
    id: row.id,
    version: row.version,
    name: content?.name === '' || !content ? '（未命名）' : content.name,
    type: content ? policyTypes[content.type] : '',
    delivery: content ? deliveryModes[content.delivery].label : '',
    period: content ? periodInWords(content) : '',
    document: documentOut(row.document),
    way: wayOf(row),
    hasDraft: row.draft !== null,
    state: stateOf(call, row),
    closesOn: content?.closesOn ?? null,
    daysLeft: daysLeft(content?.closesOn, call.context.clock.today()) ?? null,
    returnReason: row.return_reason,
    writer: row.writerName,
    updatedAt: row.updated_at.toString(),
  };
}
