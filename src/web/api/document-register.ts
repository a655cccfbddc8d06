// 发文台账: everything that was drafted, whether it is to be public and whether it was in time; listed, filtered and
// exported by the same rows.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import { xlsxType } from '../../formats/xlsx.ts';
import {
  type DocumentKind,
  documentKinds,
  type Openness,
  opennessLabels,
} from '../../rules/document-classes.ts';
import { type RegisterStand, registerStands } from '../../rules/document-register.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { documentRegister } from '../../store/documents/document-register.ts';
import { endpoint, route, type Route, type StaffCall } from './endpoint.ts';
import { lockedTitle } from './document-view.ts';
import { dayOut, id, keysOf, offsetOf, organCode, page, text, year } from './schemas.ts';
import { organIdsInScope, organsInScope } from './scope.ts';
import { fileFormat, sendTable, type TableColumns } from './table-file.ts';

const organ = { organ: organCode.optional() };
const count = z.number().int();
const stand = z.enum(keysOf<RegisterStand>(registerStands));
const kind = z.enum(keysOf<DocumentKind>(documentKinds));
const openness = z.enum(keysOf<Openness>(opennessLabels));

const registerFilter = {
  ...organ,
  year: year.optional(),
  openness: openness.optional(),
  kind: kind.optional(),
  stand: stand.optional(),
  text: text(200).optional(),
};

const registerLine = z.object({
  id,
  organ: z.string(),
  title: z.string(),
  documentNumber: z.string().nullable(),
  kind,
  madeOn: dayOut.nullable(),
  openness,
  opennessReason: z.string().nullable(),
  publishBy: dayOut.nullable(),
  publishedOn: dayOut.nullable(),
  stand,
  editor: z.string().nullable(),
});
type RegisterItem = z.input<typeof registerLine>;

export const getDocumentRegister = endpoint({
  method: 'get',
  path: '/document-register',
  access: 'read-documents',
  summary: '发文台账：公开属性、公开期限和是否按时公开',
  query: z.object({ ...registerFilter, ...page }),
  reply: z.object({
    items: z.array(registerLine),
    total: count,
    counts: z.partialRecord(stand, count),
  }),
});

export const exportDocumentRegister = endpoint({
  method: 'get',
  path: '/document-register/export',
  access: 'read-documents',
  summary: '导出发文台账',
  query: z.object({ ...registerFilter, format: fileFormat }),
  mediaType: xlsxType,
  reply: z.string(),
});

const mostExported = 20_000;

export const documentRegisterRoutes: readonly Route[] = [
  route(getDocumentRegister, async (call) => {
    const { page: _, pageSize: __, ...filter } = call.query;
    const found = await registerOf(call, filter, offsetOf(call.query));
    if (!found.ok) return found;
    const { items, counts } = found.value;
    const total =
      filter.stand === undefined
        ? Object.values(counts).reduce((sum, n) => sum + n, 0)
        : (counts[filter.stand] ?? 0);
    return done({ items, total, counts });
  }),

  route(exportDocumentRegister, async (call) => {
    const { format, ...filter } = call.query;
    const found = await registerOf(call, filter, { limit: mostExported, offset: 0 });
    if (!found.ok) return found;
    const { items } = found.value;
    await appendAuditLog(call.context.db, {
      at: call.context.clock.now(),
      actor: { kind: 'staff', id: call.session.staffId, name: call.session.name },
      action: 'document-register-exported',
      object: 'documents',
      address: call.context.addressOf(call.http),
      detail: { rows: items.length },
    });
    return await sendTable(call.http, {
      name: '发文台账',
      format,
      columns: registerColumns,
      items,
    });
  }),
];

async function registerOf(
  call: StaffCall,
  filter: {
    readonly organ?: string | undefined;
    readonly year?: number | undefined;
    readonly openness?: Openness | undefined;
    readonly kind?: DocumentKind | undefined;
    readonly stand?: RegisterStand | undefined;
    readonly text?: string | undefined;
  },
  at: { readonly limit: number; readonly offset: number },
) {
  const organIds = await organIdsInScope(call, filter.organ);
  if (!organIds.ok) return organIds;
  const { db, clock } = call.context;
  const names = new Map((await organsInScope(call)).map((one) => [one.id, one.short_name]));
  const { organ: _, ...rest } = filter;
  const found = await documentRegister(
    db,
    { organIds: organIds.value, today: clock.today(), ...rest },
    at,
  );
  const items = found.rows.map(
    ({ organId, locked, state: __, isImported: ___, ...row }): RegisterItem => ({
      ...row,
      organ: names.get(organId) ?? '',
      title: locked ? lockedTitle : row.title,
    }),
  );
  return done({ items, counts: found.counts });
}

const registerColumns: TableColumns<RegisterItem> = [
  ['发文字号', (one) => one.documentNumber],
  ['标题', (one) => one.title],
  ['成文日期', (one) => one.madeOn],
  ['信息种类', (one) => documentKinds[one.kind].label],
  ['公开属性', (one) => opennessLabels[one.openness]],
  ['不主动公开的理由', (one) => one.opennessReason],
  ['应当公开之日', (one) => one.publishBy],
  ['发布日期', (one) => one.publishedOn],
  ['公开情况', (one) => registerStands[one.stand]],
  ['机关', (one) => one.organ],
  ['起草人', (one) => one.editor],
];
