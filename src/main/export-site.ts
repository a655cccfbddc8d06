// bin/gongkai export-site: the public site as files, for a server that is cut off from this one.

import { createHash } from 'node:crypto';
import { globSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { fingerprintOf, readPublicKey } from '../formats/site-export/manifest.ts';
import { type IsoDay, isoOf, parseIsoDay } from '../rules/day.ts';
import { type ExportOptions, exportSite } from '../web/export/export-site.ts';
import type { CommandContext } from './context.ts';
import { printFaults, readOptions } from './options.ts';
import { progressLine } from './progress-line.ts';
import type { ReadyDatabase } from './prepare-database.ts';
import { withDatabase } from './with-database.ts';

const help = `把公开网站导出成文件，附签名的清单；服务可以照常运行

用法：bin/gongkai export-site 目录 [选项]
      bin/gongkai export-site --public-key

再次导出到同一目录时，只改写有变动的页面。格式见 docs/export.md。
  --day 日期          页面以这一天为今天（默认今天）
  --dynamic 地址      申请、查询、搜索由另一个网址上的服务办理，如 https://banli.example.gov.cn
  --served-from 目录  导出的目录在对外的服务器上放在哪里（绝对路径；默认同导出目录）
  --no-compress       不附 .br 和 .gz
  --full              不管上次的导出，全部重做
  --public-key        只印出核对用的公钥
`;

export async function run(args: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals, faults } = readOptions(args, {
    help: 'boolean',
    day: 'string',
    dynamic: 'string',
    'served-from': 'string',
    'no-compress': 'boolean',
    full: 'boolean',
    'public-key': 'boolean',
  });
  if (values['help'] === true) {
    process.stdout.write(help);
    return 0;
  }
  const today = isoOf(context.clock().today());
  const read = readExport(values, positionals, today);
  const found = [...faults, ...(values['public-key'] === true ? [] : read.faults)];
  if (found.length > 0) {
    printFaults(found);
    return 2;
  }
  return await withDatabase(context, async (database) => {
    if (values['public-key'] !== true) return await write(context, database, read.options);
    printKey(database.secrets.siteKey());
    return 0;
  });
}

function readExport(
  values: Readonly<Record<string, string | true | undefined>>,
  [folder, ...rest]: readonly string[],
  today: IsoDay,
): { readonly options: ExportOptions; readonly faults: readonly string[] } {
  const faults = rest.map((word) => `${word}：多余的参数。`);
  if (folder === undefined) faults.unshift('请写明导出到哪个目录。');
  const day = String(values['day'] ?? today);
  if (parseIsoDay(day) === undefined)
    faults.push(`--day：“${day}”不是日期，应写成 2026-03-30 的形式。`);
  const dynamic = values['dynamic'] === undefined ? undefined : originOf(String(values['dynamic']));
  if (dynamic === null) {
    faults.push(
      '--dynamic：应为服务的访问地址，只含协议、主机和端口，如 https://banli.example.gov.cn。',
    );
  }
  const own = resolve(folder ?? '.');
  const servedFrom = String(values['served-from'] ?? own);
  if (!isAbsolute(servedFrom)) faults.push(`--served-from：“${servedFrom}”不是绝对路径。`);
  return {
    faults,
    options: {
      folder: own,
      day: day as IsoDay,
      dynamic: dynamic ?? undefined,
      servedFrom,
      compress: values['no-compress'] !== true,
      full: values['full'] === true,
    },
  };
}

function originOf(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  const isPlain = url?.pathname === '/' && url.search === '' && url.hash === '';
  return url !== undefined && isWeb && isPlain && url.username === '' ? url.origin : null;
}

async function write(
  context: CommandContext,
  { pool, secrets }: ReadyDatabase,
  options: ExportOptions,
): Promise<number> {
  const { dataFolder, origin, host, port, clockStartsAt } = context.config();
  const begun = performance.now();
  const line = progressLine(process.stderr);
  const done = await exportSite(
    {
      pool,
      secrets,
      dataFolder,
      origin,
      now: context.clock().now,
      isClockSet: clockStartsAt !== undefined,
      release: releaseOf(context.projectRoot),
      upstream: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    },
    {
      ...options,
      onMade: (made) => {
        line.show(() => `已生成${made}个文件`);
      },
    },
  ).finally(line.end);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const what = done.whole ? '全部重做' : '按变动更新';
  process.stdout.write(
    `已导出到 ${options.folder}（${what}，用时 ${seconds} 秒）：清单第 ${done.sequence} 号，生成 ${done.made} 个文件，改写 ${done.written} 个，删除 ${done.deleted} 个。\n`,
  );
  return 0;
}

/** Changes with whatever may draw a page differently; sizes and times say so without reading it all. */
function releaseOf(projectRoot: string): string {
  const hash = createHash('sha256');
  const files = globSync('src/{web,rules,formats,store}/**/*.*', { cwd: projectRoot });
  for (const file of [...files.sort(), 'package-lock.json']) {
    const { size, mtimeMs } = statSync(join(projectRoot, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function printKey(pem: string): void {
  const key = readPublicKey(pem);
  const print = key === undefined ? '' : fingerprintOf(key);
  process.stdout.write(pem);
  process.stderr.write(`公钥指纹（SHA-256）：${print}\n`);
}
