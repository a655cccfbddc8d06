// What is open, as data: without a key, page by page behind a cursor (条例 24).

import { z } from '@hono/zod-openapi';
import { done, refusedFor, type Result } from '../../commands/context.ts';
import {
  type OpenDocument,
  openDocumentOf,
  openDocumentSchema,
  type Tombstone,
  tombstoneOf,
  tombstoneSchema,
} from '../../formats/open-data/open-document.ts';
import { type DocumentKind, documentKinds } from '../../rules/document-classes.ts';
import { type Validity, validities } from '../../rules/validity.ts';
import { countedExactly, mostPerPage } from '../../rules/open-data.ts';
import { columnsOf } from '../../store/documents/columns.ts';
import { openColumnsBelow } from '../../store/documents/open-columns.ts';
import { openDetails } from '../../store/documents/open-details.ts';
import {
  countOpen,
  openDocument,
  openDocuments,
  type OpenFilter,
  type OpenOrder,
  type OpenPlace,
  type OpenRow,
} from '../../store/documents/open-documents.ts';
import { allOrgans, organByCode } from '../../store/people/organs.ts';
import { type ApiContext, endpoint, type Route } from './endpoint.ts';
import { cached, openRoute } from './open-route.ts';
import { id, keysOf, momentIn, organCode, text, year } from './schemas.ts';

// Made anew by the library that describes the API: what was made before it was loaded it cannot name.
const wholeDocument = z.strictObject(openDocumentSchema.shape).openapi('WholeOpenDocument');
const documentOut = wholeDocument.omit({ html: true, text: true }).openapi('OpenDocument');
const tombstone = z.strictObject(tombstoneSchema.shape).openapi('Tombstone');

export const getOpenDocuments = endpoint({
  method: 'get',
  path: '/public/documents',
  access: 'public',
  summary:
    '已公开的文件：由近及远；给出 changedSince 的，改按变化先后，并带上其后撤下的。total 为 null 的，多于 10000 件',
  query: z.object({
    organ: organCode.optional(),
    /** Path of a column; the columns below it are included. */
    column: text(300).optional(),
    kind: z.enum(keysOf<DocumentKind>(documentKinds)).optional(),
    theme: text(100).optional(),
    year: year.optional(),
    /** Today. */
    validity: z.enum(keysOf<Validity>(validities)).optional(),
    changedSince: momentIn.optional(),
    limit: z.coerce.number().int().min(1).max(mostPerPage).default(20),
    cursor: text(200).optional(),
  }),
  reply: z.object({
    items: z.array(z.union([documentOut, tombstone])),
    total: z.number().int().nullable(),
    /** Hand it back as `cursor` to read on; absent at the end. */
    next: z.string().nullable(),
  }),
});

export const getOpenDocument = endpoint({
  method: 'get',
  path: '/public/documents/{id}',
  access: 'public',
  summary: '一份已公开的文件，带正文；撤下的只说明已撤下（410）',
  params: z.object({ id }),
  reply: wholeDocument,
});

export const getOpenOrgans = endpoint({
  method: 'get',
  path: '/public/organs',
  access: 'public',
  summary: '本站的机关',
  reply: z.object({
    items: z.array(
      z
        .object({ code: z.string(), name: z.string(), parent: z.string().nullable() })
        .openapi('OpenOrgan'),
    ),
  }),
});

export const getOpenColumns = endpoint({
  method: 'get',
  path: '/public/organs/{code}/columns',
  access: 'public',
  summary: '机关的栏目，按栏目树的顺序',
  params: z.object({ code: organCode }),
  reply: z.object({
    items: z.array(
      z
        .object({
          path: z.string(),
          name: z.string(),
          parent: z.string().nullable(),
          /** Item of 条例 20 ¶1. */
          article20Item: z.number().int().nullable(),
        })
        .openapi('OpenColumn'),
    ),
  }),
});

export const openDocumentRoutes: readonly Route[] = [
  openRoute(getOpenDocuments, async (call) => {
    const { context, http, query } = call;
    const filter = await filterOf(context, query);
    if (!filter.ok) return filter;
    const order: OpenOrder = query.changedSince === undefined ? 'published' : 'changed';
    const after = query.cursor === undefined ? undefined : readCursor(query.cursor, order);
    if (query.cursor !== undefined && after === undefined) {
      return refusedFor('open-cursor-invalid', 'cursor');
    }
    const [rows, count] = await Promise.all([
      openDocuments(context.db, filter.value, { order, after, limit: query.limit }),
      countOpen(context.db, filter.value, order, countedExactly),
    ]);
    const last = rows.at(-1);
    return cached(http, {
      items: await itemsOf(context, rows),
      total: count > countedExactly ? null : count,
      next: last === undefined || rows.length < query.limit ? null : cursorOf(last, order),
    });
  }),

  openRoute(getOpenDocument, async ({ context, http, params }) => {
    const row = await openDocument(context.db, params.id);
    if (row === undefined) return refusedFor('document-unknown', 'id');
    if (row.state === 'withdrawn') {
      return http.json(tombstoneOf(row, context.origin), 410);
    }
    const details = await openDetails(context.db, [row.id]);
    return cached(http, openDocumentOf(row, details(row.id), placeOf(context)));
  }),

  openRoute(getOpenOrgans, async ({ context, http }) => {
    const organs = (await allOrgans(context.db)).filter(({ kind }) => kind !== 'internal');
    const codes = new Map(organs.map((organ) => [organ.id, organ.code]));
    return cached(http, {
      items: organs.map(({ code, name, parent_id: parent }) => ({
        code,
        name,
        parent: parent === null ? null : (codes.get(parent) ?? null),
      })),
    });
  }),

  openRoute(getOpenColumns, async ({ context, http, params }) => {
    const organ = await organByCode(context.db, params.code);
    if (organ === undefined) return refusedFor('organ-unknown', 'code');
    const columns = await columnsOf(context.db, organ.id);
    const paths = new Map(columns.map((column) => [column.id, column.path]));
    return cached(http, {
      items: columns.map(({ path, name, parent_id: parent, art20_item: article20Item }) => ({
        path,
        name,
        parent: parent === null ? null : (paths.get(parent) ?? null),
        article20Item,
      })),
    });
  }),
];

type Query = z.output<NonNullable<typeof getOpenDocuments.query>>;

async function filterOf(
  { db, clock }: ApiContext,
  { organ: code, column: path, kind, theme, year, validity: is, changedSince }: Query,
): Promise<Result<OpenFilter>> {
  const validity = is === undefined ? undefined : { is, on: clock.today() };
  const common = { kind, theme, year, validity, changedFrom: changedSince };
  const organ = code === undefined ? undefined : await organByCode(db, code);
  if (code !== undefined && organ === undefined) return refusedFor('organ-unknown', 'organ');
  if (path === undefined) return done({ ...common, organId: organ?.id });
  const columns = await openColumnsBelow(db, path, organ?.id);
  return columns.length === 0
    ? refusedFor('column-unknown', 'column')
    : done({ ...common, columnIds: columns });
}

async function itemsOf(
  context: ApiContext,
  rows: readonly OpenRow[],
): Promise<readonly (Omit<OpenDocument, 'html' | 'text'> | Tombstone)[]> {
  const details = await openDetails(
    context.db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    if (row.state === 'withdrawn') return tombstoneOf(row, context.origin);
    const {
      html: _html,
      text: _text,
      ...listed
    } = openDocumentOf(row, details(row.id), placeOf(context));
    return listed;
  });
}

function placeOf({ origin, clock }: ApiContext) {
  return { origin, today: clock.today() };
}

/** Opaque to the caller: order, moment and id of the last document read. */
function cursorOf(row: OpenRow, order: OpenOrder): string {
  const at = order === 'published' ? row.published_at : row.public_at;
  return Buffer.from(JSON.stringify([order, at.toString(), row.id])).toString('base64url');
}

const cursorShape = z.tuple([
  z.enum(['published', 'changed']),
  z.iso.datetime({ precision: null }),
  z.number().int().positive(),
]);

function readCursor(cursor: string, order: OpenOrder): OpenPlace | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const [of, at, lastId] = cursorShape.parse(value);
    return of === order ? { at: Temporal.Instant.from(at), id: lastId } : undefined;
  } catch {
    return undefined;
  }
}
