// OAI-PMH 2.0 for the harvesters of libraries and archives (条例 24, 25): /oai, asked by address or form. A set is a
// column; what was taken off stays as a deleted record for ever.

import type { Context } from 'hono';
import {
  oaiAnswer,
  type OaiError,
  oaiErrors,
  oaiFormats,
  oaiIdentify,
  type OaiRecord,
  oaiRecords,
  oaiSets,
} from '../../formats/open-data/oai.ts';
import { openDocumentOf } from '../../formats/open-data/open-document.ts';
import { documentKinds } from '../../rules/document-classes.ts';
import { callsPerMinute, mostPerPage } from '../../rules/open-data.ts';
import { openColumns, openColumnsBelow } from '../../store/documents/open-columns.ts';
import { refusedIn } from '../program-refusals.ts';
import { openDetails } from '../../store/documents/open-details.ts';
import {
  firstChange,
  openDocument,
  openDocuments,
  type OpenRow,
} from '../../store/documents/open-documents.ts';
import { siteOrgan } from '../../store/people/organs.ts';
import type { WebContext } from '../context.ts';
import { oaiAddress } from './open-data-addresses.ts';
import { oaiSetToken, oaiToken, type OaiQuestion, readOai } from './oai-request.ts';
import { callerOf } from '../client-address.ts';

const setsPerPage = 500;

export async function harvest(context: WebContext, http: Context): Promise<Response> {
  const from = callerOf(context.addressOf(http));
  const wait = context.openCalls.call(from, callsPerMinute.address);
  // The protocol's own way to say so.
  if (wait !== undefined) {
    const headers = { 'Retry-After': String(wait) };
    return refusedIn('xml', 'too-many-calls', { status: 503, headers });
  }
  const query = http.req.method === 'POST' ? await http.req.text() : new URL(http.req.url).search;
  const read = readOai(new URLSearchParams(query));
  const content =
    'errors' in read ? oaiErrors(read.errors) : await answerTo(context, read.question);
  const at = context.clock.now();
  const text = oaiAnswer({ at, baseUrl: baseUrlOf(context), asked: read.asked }, content);
  return http.body(text, 200, {
    'Content-Type': 'text/xml; charset=utf-8',
    'Cache-Control': 'no-cache',
  });
}

function baseUrlOf({ origin }: WebContext): string {
  return origin + oaiAddress;
}

async function answerTo(context: WebContext, question: OaiQuestion): Promise<string> {
  switch (question.verb) {
    case 'Identify':
      return await identify(context);
    case 'ListMetadataFormats':
      return question.identifier === undefined ||
        (await askedDocument(context, question.identifier)) !== undefined
        ? oaiFormats()
        : error('idDoesNotExist', '没有这个标识');
    case 'ListSets':
      return await listSets(context, question);
    case 'GetRecord':
      return await oneRecord(context, question);
    case 'ListIdentifiers':
    case 'ListRecords':
      return await listRecords(context, question.verb, question);
  }
}

function error(code: OaiError['code'], text: string): string {
  return oaiErrors([{ code, text }]);
}

async function identify(context: WebContext): Promise<string> {
  const organ = await siteOrgan(context.db);
  const host = new URL(context.origin).hostname;
  return oaiIdentify({
    name: organ?.site.name ?? organ?.name ?? host,
    baseUrl: baseUrlOf(context),
    email: organ?.guide.email ?? `postmaster@${host}`,
    earliest: (await firstChange(context.db)) ?? context.clock.now(),
  });
}

async function listSets({ db }: WebContext, { afterPath }: OaiQuestion): Promise<string> {
  const columns = await openColumns(db, afterPath ?? '', setsPerPage);
  const last = columns.length < setsPerPage ? undefined : columns.at(-1);
  if (columns.length === 0 && afterPath !== undefined) {
    return error('badResumptionToken', 'resumptionToken 有误');
  }
  const ended = afterPath === undefined ? undefined : '';
  return oaiSets(columns, last === undefined ? ended : oaiSetToken(last.path));
}

async function listRecords(
  context: WebContext,
  verb: 'ListIdentifiers' | 'ListRecords',
  question: OaiQuestion,
): Promise<string> {
  const { set, from: changedFrom, before: changedBefore, after } = question;
  const path = set?.replaceAll(':', '/');
  const columnIds = path === undefined ? undefined : await openColumnsBelow(context.db, path);
  // One more tells whether the list goes on.
  const rows = await openDocuments(
    context.db,
    { columnIds, changedFrom, changedBefore },
    { order: 'changed', after, limit: mostPerPage + 1 },
  );
  const page = rows.slice(0, mostPerPage);
  const last = page.at(-1);
  if (last === undefined) {
    return after === undefined
      ? error('noRecordsMatch', '没有符合条件的信息')
      : error('badResumptionToken', 'resumptionToken 有误');
  }
  const ended = after === undefined ? undefined : '';
  const next =
    rows.length > mostPerPage ? oaiToken(question, { at: last.public_at, id: last.id }) : ended;
  return oaiRecords(verb, await recordsOf(context, page), labels, next);
}

async function oneRecord(context: WebContext, { identifier = '' }: OaiQuestion): Promise<string> {
  const row = await askedDocument(context, identifier);
  if (row === undefined) return error('idDoesNotExist', '没有这个标识');
  return oaiRecords('GetRecord', await recordsOf(context, [row]), labels, undefined);
}

const labels = {
  kind: (key: string): string =>
    Object.entries(documentKinds).find(([kind]) => kind === key)?.[1].label ?? key,
};

function identifierOf({ origin }: WebContext, id: number): string {
  return `oai:${new URL(origin).hostname}:${id}`;
}

async function askedDocument(
  context: WebContext,
  identifier: string,
): Promise<OpenRow | undefined> {
  const id = Number(/:([1-9]\d{0,14})$/.exec(identifier)?.[1]);
  if (!Number.isSafeInteger(id) || identifier !== identifierOf(context, id)) return undefined;
  return await openDocument(context.db, id);
}

async function recordsOf(
  context: WebContext,
  rows: readonly OpenRow[],
): Promise<readonly OaiRecord[]> {
  const { db, origin, clock } = context;
  const details = await openDetails(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => {
    const record = { identifier: identifierOf(context, row.id), changedAt: row.public_at };
    if (row.state === 'withdrawn') return { ...record, columns: [row.home_path] };
    const parts = details(row.id);
    const document = openDocumentOf(row, parts, { origin, today: clock.today() });
    return { ...record, columns: parts.columns, document };
  });
}
