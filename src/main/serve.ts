// bin/gongkai serve: everything in its order, and back in the opposite order.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '../store/migrate.ts';
import { asOperatorError } from '../store/operator-error.ts';
import { buildDesk } from './build-desk.ts';
import type { CommandContext } from './context.ts';
import { type HttpServer, listen, type Site } from './http.ts';
import { keepDatabase } from './keep-database.ts';
import { openDatabase, type OpenDatabase } from './open-database.ts';
import { printFaults } from './options.ts';
import { takeServeLock } from './serve-lock.ts';

export async function run(args: readonly string[], context: CommandContext): Promise<number> {
  if (args.length > 0) {
    printFaults(args.map((word) => `${word}：serve 没有参数，设置见 bin/gongkai --help。`));
    return 2;
  }
  const config = context.config();
  const stopping = new AbortController();
  context.onStop(() => stopping.abort());

  await using closing = new AsyncDisposableStack();
  const lock = await takeServeLock(config.dataFolder);
  closing.defer(lock.release);
  stopping.signal.addEventListener('abort', lock.markStopping);
  const http = await listen(config.host, config.port);
  closing.defer(http.close);
  const database = await openDatabase(config);
  closing.defer(database.close);
  // Before the database: requests under way still need it.
  closing.defer(http.close);
  return await serve(context, http, database, stopping.signal);
}

async function serve(
  context: CommandContext,
  http: HttpServer,
  database: OpenDatabase,
  stop: AbortSignal,
): Promise<number> {
  await migrate(database.pool);
  if (stop.aborted) return 0;
  const [news, deskFolder] = await Promise.all([
    loadExample(context, database, stop),
    buildDesk(context.projectRoot, stop),
  ]);
  if (stop.aborted) return 0;
  const { server } = database;
  http.open(await createSite(context, database, deskFolder), () => server?.isRunning() ?? true);
  announce(context, news);
  const failure = await Promise.race([
    new Promise<undefined>((resolve) => stop.addEventListener('abort', () => resolve(undefined))),
    server ? keepDatabase(server, stop) : new Promise<never>(() => undefined),
  ]);
  if (failure === undefined) return 0;
  throw asOperatorError(failure);
}

/** Lines to print: who can sign in to the example and how. */
async function loadExample(
  context: CommandContext,
  database: OpenDatabase,
  stop: AbortSignal,
): Promise<readonly string[]> {
  const file = join(import.meta.dirname, 'load-example.ts');
  if (!context.config().example || !existsSync(file)) return [];
  const { loadExample } = (await import(file)) as {
    loadExample: (
      context: CommandContext,
      database: OpenDatabase,
      stop: AbortSignal,
    ) => Promise<readonly string[]>;
  };
  return await loadExample(context, database, stop);
}

interface SiteModule {
  readonly createSite: (parts: {
    readonly database: OpenDatabase;
    readonly context: CommandContext;
    readonly deskFolder: string | undefined;
  }) => Site | Promise<Site>;
}

async function createSite(
  context: CommandContext,
  database: OpenDatabase,
  deskFolder: string | undefined,
): Promise<Site> {
  const file = join(import.meta.dirname, '../web/server.ts');
  if (!existsSync(file)) return { fetch: () => new Response('政府信息公开平台\n') };
  const { createSite } = (await import(file)) as SiteModule;
  return await createSite({ database, context, deskFolder });
}

function announce(context: CommandContext, news: readonly string[]): void {
  const { origin, dataFolder, databaseUrl, clockStartsAt } = context.config();
  const lines = [
    `政府信息公开平台已启动（用时 ${(performance.now() / 1000).toFixed(1)} 秒）`,
    `  门户    ${origin}/`,
    `  后台    ${origin}/desk/`,
    `  数据    ${dataFolder}${databaseUrl === undefined ? '' : '（数据库由 DATABASE_URL 指定）'}`,
    ...(clockStartsAt ? [`  时钟    自 ${clockStartsAt.toString()} 起走（GONGKAI_NOW）`] : []),
    ...news,
    '按 Ctrl-C 停止。',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
