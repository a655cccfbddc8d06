// bin/gongkai serve: everything in its order, and back in the opposite order.

import { startDailyJobs } from '../jobs/daily.ts';
import { startLinkJob } from '../jobs/links.ts';
import { startMinutelyJobs } from '../jobs/minutely.ts';
import { startOpenDataJob } from '../jobs/open-data.ts';
import { startPreviewJob } from '../jobs/previews.ts';
import { startReportFileJob } from '../jobs/report-files.ts';
import { readTables } from '../formats/traditional.ts';
import { warmSearch } from '../store/search/warm-search.ts';
import { loadCalendar } from '../store/requests/calendar.ts';
import { asOperatorError } from '../store/database/operator-error.ts';
import { buildDesk, watchedDesk } from './build-desk.ts';
import { fillWithExample } from './example.ts';
import type { CommandContext } from './context.ts';
import { createSite, type RunningSite } from '../web/server.ts';
import { type HttpServer, listen } from './http.ts';
import { keepDatabase } from './keep-database.ts';
import { openOffice } from './office.ts';
import { openDatabase, type OpenDatabase } from './open-database.ts';
import { printFaults } from './options.ts';
import { prepareDatabase } from './prepare-database.ts';
import { startReaders } from './readers.ts';
import { takeServeLock } from './serve-lock.ts';
import { refuseSetClock } from './set-clock.ts';

/** After the start; the first pages come before it. */
const quietAfter = 3000; // ms

export async function run(args: readonly string[], context: CommandContext): Promise<number> {
  // While developing, another process builds the desk whenever it changes.
  const deskIsWatched = args.includes('--desk-is-watched');
  const unknown = args.filter((word) => word !== '--desk-is-watched');
  if (unknown.length > 0) {
    printFaults(unknown.map((word) => `${word}：serve 没有参数，设置见 bin/gongkai --help。`));
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
  const desk = deskIsWatched ? watchedDesk : buildDesk;
  return await serve(context, http, database, desk, stopping.signal);
}

async function serve(
  context: CommandContext,
  http: HttpServer,
  opened: OpenDatabase,
  desk: typeof buildDesk,
  stop: AbortSignal,
): Promise<number> {
  const database = await prepareDatabase(context.config(), opened);
  if (stop.aborted) return 0;
  const [news, deskFolder] = await Promise.all([
    context.config().example ? fillWithExample(database.db, stop) : [],
    desk(context.projectRoot, stop),
  ]);
  if (stop.aborted) return 0;
  await refuseSetClock(context.config(), database.db);
  const { server } = database;
  const site = await createSite({ database, context, deskFolder });
  const office = {
    ...(await openOffice(context, database)),
    dataFolder: context.config().dataFolder,
    calendar: () => loadCalendar(database.db),
    onError: site.onError,
  };
  const { channelRule: rule, mail, looksAtLinks, origin } = context.config();
  const jobs = [
    startDailyJobs(office),
    startMinutelyJobs({ ...office, channels: { rule, origin }, mail }),
    startLinkJob(office, looksAtLinks),
    startOpenDataJob({ ...office, origin }),
    startPreviewJob(office),
    startReportFileJob({ ...office, origin }),
  ];
  http.open(site, () => server?.isRunning() ?? true);
  await shareWithReaders(http, context, site);
  announce(context, news);
  const later = setTimeout(() => {
    const warmed = warmSearch(database.db, () => !stop.aborted);
    void Promise.all([readTables(), warmed]).catch(site.onError);
  }, quietAfter);
  const failure = await Promise.race([
    aborted(stop),
    server ? keepDatabase(server, stop) : new Promise<never>(() => undefined),
  ]);
  clearTimeout(later);
  await site.close();
  await Promise.all(jobs.map(async (job) => job.stop()));
  if (failure === undefined) return 0;
  throw asOperatorError(failure);
}

async function shareWithReaders(
  http: HttpServer,
  context: CommandContext,
  { follow }: Pick<RunningSite, 'follow'>,
): Promise<void> {
  const { readers: count, clockStartsAt, dataFolder } = context.config();
  if (count === 0) return;
  const clockNow = clockStartsAt === undefined ? undefined : context.clock().now;
  await http.share((socketPath) =>
    startReaders({ count, socketPath, follow, clockNow, dataFolder }),
  );
}

/** Also when that happened before anybody listened. */
async function aborted(stop: AbortSignal): Promise<undefined> {
  if (stop.aborted) return;
  await new Promise((resolve) => {
    stop.addEventListener('abort', resolve, { once: true });
  });
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
