// A small site on a real database for the tests of the portal: the example's columns, a few documents of
// every sort, an application with the clock set where the test wants it.

import { createServer, type Server } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { importDocuments } from '../../src/commands/imports/import-documents.ts';
import type { CommandContext } from '../../src/commands/context.ts';
import { saveRemedySet } from '../../src/commands/remedies/save-remedy-set.ts';
import { saveReportTexts } from '../../src/commands/reports/save-report-texts.ts';
import { publishReport, submitReport } from '../../src/commands/reports/report-way.ts';
import { sealReport } from '../../src/commands/reports/seal-report.ts';
import { flatColumns } from '../../src/example/columns.ts';
import { exampleOrgan } from '../../src/example/organ.ts';
import { nationalCalendar } from '../../src/rules/calendar.ts';
import type { IsoDay } from '../../src/rules/day.ts';
import type { ImportDocument } from '../../src/rules/import-document.ts';
import { listenForPageChanges } from '../../src/store/database/page-notice.ts';
import { secretsFrom } from '../../src/store/database/secrets.ts';
import { createRate } from '../../src/web/rate.ts';
import { createAttempts } from '../../src/web/attempts.ts';
import type { RequestLine, WebContext } from '../../src/web/context.ts';
import { createPageCache } from '../../src/web/page-cache.ts';
import { createSearchedWords } from '../../src/web/searched-words.ts';
import { createViewCounts } from '../../src/web/view-counts.ts';
import { securityHeaders } from '../../src/web/security-headers.ts';
import { createApp } from '../../src/web/server.ts';
import { createTestDatabase, type TestDatabase } from '../database.ts';
import { siteDocuments } from './documents.ts';

export interface TestSite {
  readonly app: Hono;
  readonly context: WebContext;
  readonly database: TestDatabase;
  readonly organId: number;
  /** For commands, as the system. */
  readonly command: CommandContext;
  readonly lines: RequestLine[];
  readonly errors: unknown[];
  /** The site's clock stands on another day from now on. */
  readonly travel: (to: IsoDay) => void;
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  readonly text: (path: string) => Promise<string>;
  /** Over HTTP, with the page cache in front, as the server does. */
  readonly listen: () => Promise<string>;
  readonly close: () => Promise<void>;
}

const origin = 'http://localhost:8080';

export async function createTestSite(
  firstDay: IsoDay = '2026-03-30',
  documents: readonly ImportDocument[] = siteDocuments,
): Promise<TestSite> {
  const database = await createTestDatabase();
  const { db } = database;
  let day = firstDay;
  const today = (): IsoDay => day;
  const now = (): Temporal.Instant => Temporal.Instant.from(`${day}T10:00:00+08:00`);
  const secrets = secretsFrom(new Uint8Array(32).fill(7));
  const organId = await createOrgan(database);
  const dataFolder = await mkdtemp(join(tmpdir(), 'gongkai-web-'));
  const clock = { now, today };
  const command: CommandContext = {
    db,
    clock,
    calendar: nationalCalendar,
    secrets,
    actor: { kind: 'system' },
    organId,
    dataFolder,
  };
  for (const set of exampleOrgan.remedySets ?? []) await saveRemedySet(command, set);
  const imported = await importDocuments(
    command,
    documents.map((document) => JSON.stringify(document)),
  );
  if (!imported.ok || imported.value.faults.length > 0) {
    throw new Error(JSON.stringify(imported));
  }
  await sealReportOf2022(command);
  const lines: RequestLine[] = [];
  const errors: unknown[] = [];
  const context: WebContext = {
    db,
    clock,
    calendar: nationalCalendar,
    secrets,
    dataFolder,
    origin,
    formOrigins: ['https://embedding.example'],
    isClockSet: false,
    pages: createPageCache(today, securityHeaders(origin)),
    searched: createSearchedWords(),
    views: createViewCounts(),
    queryAttempts: createAttempts(10, Temporal.Now.instant),
    submissions: createRate(Date.now, 60),
    suggestions: createAttempts(1, Temporal.Now.instant),
    signInAttempts: createAttempts(10, Temporal.Now.instant),
    openCalls: createRate(),
    addressOf: () => '192.0.2.1',
    onRequest: (line) => lines.push(line),
    onError: (error) => errors.push(error),
  };
  const app = createApp(context);
  const get = async (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    await app.request(path, { headers });
  const closing: (() => void | Promise<void>)[] = [];
  return {
    app,
    context,
    database,
    organId,
    command,
    lines,
    errors,
    travel: (to) => {
      day = to;
    },
    get,
    text: async (path) => await (await get(path)).text(),
    listen: async () => {
      const listening = Promise.withResolvers<void>();
      const listener = listenForPageChanges(database.pool, {
        onChange: context.pages.invalidate,
        onListening: (is) => {
          context.pages.setListening(is);
          if (is) listening.resolve();
        },
      });
      closing.push(listener.stop);
      await listening.promise;
      const server = await serve(app, context);
      closing.push(() => server.closeAllConnections());
      closing.push(() => void server.close());
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    close: async () => {
      for (const close of closing) await close();
      await database.drop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

async function sealReportOf2022(command: CommandContext): Promise<void> {
  const texts = {
    lead: '现公布2022年度报告。',
    overview: [{ heading: '（一）主动公开', text: '全年发布{{documents.published}}条。' }],
    problems: '公开的形式还不够丰富。',
    other: '没有其他需要报告的事项。',
    assessment: '工作考核合格，社会评议没有收到意见，没有因政府信息公开被追究责任的情形。',
    signedOn: '2023-03-10',
  };
  const saved = await saveReportTexts(command, { year: 2022, texts });
  const sent = saved.ok ? await submitReport(command, { year: 2022 }) : saved;
  const signed = sent.ok ? await sealReport(command, { year: 2022 }) : sent;
  const sealed = signed.ok ? await publishReport(command, { year: 2022 }) : signed;
  if (!sealed.ok) throw new Error(JSON.stringify(sealed));
}

async function serve(app: Hono, context: WebContext): Promise<Server> {
  const listener = getRequestListener(app.fetch);
  const server = createServer((incoming, outgoing) => {
    if (!context.pages.answer(incoming, outgoing)) void listener(incoming, outgoing);
  });
  const listening = Promise.withResolvers<void>();
  server.listen(Number(process.env['TEST_PORT'] ?? 0), '127.0.0.1', listening.resolve);
  await listening.promise;
  return server;
}

async function createOrgan({ db }: TestDatabase): Promise<number> {
  const { code, name, shortName, creditCode, letterWord, site, guide } = exampleOrgan;
  const organ = await db
    .insertInto('organs')
    .values({
      code,
      name,
      short_name: shortName,
      kind: 'dispatched',
      credit_code: creditCode ?? null,
      letter_word: letterWord,
      reports: true,
      report_deadline_class: 'government',
      site: JSON.stringify(site ?? {}),
      guide: JSON.stringify(guide ?? {}),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const ids = new Map<string, number>();
  for (const [position, column] of flatColumns().entries()) {
    const parent = column.parent === undefined ? null : (ids.get(column.parent) ?? null);
    const { slug, path, name, kind, item, updateDays, listForm, link } = column;
    const row = await db
      .insertInto('columns')
      .values({
        organ_id: organ.id,
        parent_id: parent,
        slug,
        path,
        name,
        kind,
        art20_item: item ?? null,
        update_days: updateDays ?? null,
        link: link ?? null,
        position,
        ...(listForm === undefined ? {} : { list_form: listForm }),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    ids.set(path, row.id);
  }
  return organ.id;
}
