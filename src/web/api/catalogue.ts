// The grass-roots catalogue in the back office: the register with its coverage, import by table with a trial,
// export in the form's fourteen columns, and the matters that a document answers.

import { z } from '@hono/zod-openapi';
import { done, refusedFor } from '../../commands/context.ts';
import { importCatalogue, setMatters } from '../../commands/documents/keep-catalogue.ts';
import { readXlsx } from '../../formats/read-xlsx.ts';
import { xlsxOf, xlsxType } from '../../formats/xlsx.ts';
import {
  areaName,
  catalogueHeadings,
  cellsOf,
  coverageOf,
  type CoverageState,
  coverageStates,
  grassrootsAreas,
} from '../../rules/grassroots-catalogue.ts';
import {
  catalogueOf,
  matterDocuments,
  mattersOfDocument,
} from '../../store/documents/catalogue.ts';
import { asDownload } from '../content-disposition.ts';
import { endpoint, route, type Route } from './endpoint.ts';
import { dayOut, id, keysOf, smallId } from './schemas.ts';
import { commandContext, documentInScope } from './scope.ts';

const area = z.coerce.number().int().min(1).max(grassrootsAreas.length);

export const getCatalogue = endpoint({
  method: 'get',
  path: '/catalogue',
  access: 'read-documents',
  summary: '基层政务公开标准目录：各领域的事项、对应的文件和公开情况',
  reply: z.object({
    items: z.array(
      z.object({
        id: smallId,
        area: z.number().int(),
        position: z.number().int(),
        matter: z.string(),
        submatter: z.string(),
        content: z.string(),
        basis: z.string(),
        deadline: z.string(),
        body: z.string(),
        channels: z.array(z.string()),
        proactive: z.boolean(),
        state: z.enum(keysOf<CoverageState>(coverageStates)),
        documents: z.array(
          z.object({
            id,
            title: z.string(),
            state: z.enum(['draft', 'published', 'withdrawn']),
            publishBy: dayOut.nullable(),
          }),
        ),
      }),
    ),
  }),
});

export const postCatalogueImport = endpoint({
  method: 'post',
  path: '/catalogue/{area}/import',
  access: 'keep-columns',
  summary: '由XLSX导入一个领域的目录；先试导，有一行不对就一行也不写入',
  params: z.object({ area }),
  query: z.object({ trial: z.enum(['yes', 'no']) }),
  takesFile: true,
  reply: z.object({
    added: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    removed: z.number().int(),
    kept: z.array(z.string()),
    faults: z.array(z.object({ line: z.number().int(), reason: z.string() })),
    written: z.boolean(),
  }),
});

export const getCatalogueSheet = endpoint({
  method: 'get',
  path: '/catalogue/{area}/sheet',
  access: 'read-documents',
  summary: '一个领域的目录（XLSX，14列）',
  params: z.object({ area }),
  mediaType: xlsxType,
  reply: z.string(),
});

export const getDocumentMatters = endpoint({
  method: 'get',
  path: '/documents/{id}/matters',
  access: 'read-documents',
  summary: '文件对应的目录事项',
  params: z.object({ id }),
  reply: z.object({ matters: z.array(smallId) }),
});

export const putDocumentMatters = endpoint({
  method: 'put',
  path: '/documents/{id}/matters',
  access: 'edit-documents',
  summary: '登记文件对应的目录事项',
  params: z.object({ id }),
  body: z.object({ matters: z.array(smallId).max(50) }),
  reply: z.object({ id }),
});

const limits = { mostBytes: 5 * 1024 * 1024, mostRows: 5000, columns: catalogueHeadings.length };

export const catalogueRoutes: readonly Route[] = [
  route(getCatalogue, async ({ context: { db, clock }, session }) => {
    const matters = await catalogueOf(db, session.organId);
    const documents = await matterDocuments(db, session.organId);
    const today = clock.today();
    return done({
      items: matters.map(({ toAll: _, toGroup: __, onRequest: ___, ...one }) => {
        const own = documents.filter(({ matterId }) => matterId === one.id);
        return {
          id: one.id,
          area: one.area,
          position: one.position,
          matter: one.matter,
          submatter: one.submatter,
          content: one.content,
          basis: one.basis,
          deadline: one.deadline,
          body: one.body,
          channels: [...one.channels],
          proactive: one.proactive,
          state: coverageOf(
            one,
            own.map(({ state, publishBy }) => ({ isPublished: state === 'published', publishBy })),
            today,
          ),
          documents: own.map(({ id, title, state, publishBy }) => ({
            id,
            title,
            state,
            publishBy,
          })),
        };
      }),
    });
  }),

  route(postCatalogueImport, async (call) => {
    const sheet = await readXlsx(call.body as unknown as Uint8Array, limits);
    if (!sheet.ok) return refusedFor('catalogue-unreadable');
    const imported = await importCatalogue(commandContext(call, call.session.organId), {
      area: call.params.area,
      lines: sheet.rows,
      write: call.query.trial === 'no',
    });
    if (!imported.ok) return imported;
    const { kept, faults, ...rest } = imported.value;
    return done({ ...rest, kept: [...kept], faults: [...faults] });
  }),

  route(getCatalogueSheet, async ({ context: { db }, session, params, http }) => {
    const name = `${areaName(params.area)}领域基层政务公开标准目录`;
    const matters = (await catalogueOf(db, session.organId)).filter(
      (one) => one.area === params.area,
    );
    const bytes = await xlsxOf({
      name: `${params.area}`,
      headings: catalogueHeadings,
      rows: matters.map(cellsOf),
    });
    return http.body(new Uint8Array(bytes), 200, {
      'Content-Type': xlsxType,
      'Content-Disposition': asDownload(`${name}.xlsx`),
    });
  }),

  route(getDocumentMatters, async (call) => {
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    const { id } = found.value.row;
    return done({ matters: [...(await mattersOfDocument(call.context.db, id))] });
  }),

  route(putDocumentMatters, async (call) => {
    const found = await documentInScope(call, call.params.id);
    if (!found.ok) return found;
    const { id, organ_id } = found.value.row;
    return await setMatters(commandContext(call, organ_id), { id, ...call.body });
  }),
];
