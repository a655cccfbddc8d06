// bin/gongkai keys: the ring of keys, a new one, everything sealed anew under it, another master
// (个人信息保护法 51; decision 0016). Servers may run meanwhile.

import type { AuditAction } from '../rules/audit-actions.ts';
import { beijingMinute } from '../rules/beijing-time.ts';
import { appendAuditLog } from '../store/database/audit-log.ts';
import {
  addKey,
  changeMaster,
  dropKey,
  listKeys,
  minutesBeforeDropping,
  type RingKey,
} from '../store/database/change-keys.ts';
import { type KeyPlaces, masterPath } from '../store/database/key-ring.ts';
import { loadSecrets } from '../store/database/keys.ts';
import { keyUse, resealAll } from '../store/database/reseal.ts';
import { nameless } from '../store/database/sealing.ts';
import type { CommandContext } from './context.ts';
import { printFaults, readOptions } from './options.ts';
import type { ReadyDatabase } from './prepare-database.ts';
import { withDatabase } from './with-database.ts';

const help = `查看、更换加密密钥；服务可以照常运行

用法：bin/gongkai keys [选项]

不带选项：列出各密钥的编号、生成时间、加密了多少数据和文件
  --new           新增一把数据密钥，此后的数据用它加密
  --reseal        把已有的数据和文件逐批换用最新的密钥；中断后再运行一次即可接着做
  --drop 编号     停用一把已不加密任何数据的旧密钥
  --new-master    更换主密钥（数据不必重新加密）；换完请立即备份密钥目录
`;

export async function run(args: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals, faults } = readOptions(args, {
    help: 'boolean',
    new: 'boolean',
    reseal: 'boolean',
    drop: 'string',
    'new-master': 'boolean',
  });
  if (values['help'] === true) {
    process.stdout.write(help);
    return 0;
  }
  const drop = values['drop'];
  const found = [...faults, ...positionals.map((word) => `${word}：多余的参数。`)];
  if (drop !== undefined && !/^\d{1,9}$/.test(String(drop))) {
    found.push(`--drop：“${String(drop)}”不是密钥编号，编号见 bin/gongkai keys。`);
  }
  if (found.length > 0) {
    printFaults(found);
    return 2;
  }
  return withDatabase(context, async (database) => {
    const work: Work = { context, database, places: context.config() };
    if (values['new-master'] === true) await replaceMaster(work);
    if (values['new'] === true) await add(work);
    let status = values['reseal'] === true ? await reseal(work) : 0;
    if (status === 0 && drop !== undefined) status = await remove(work, Number(drop));
    if (status === 0) await show(work);
    return status;
  });
}

interface Work {
  readonly context: CommandContext;
  readonly database: ReadyDatabase;
  readonly places: KeyPlaces;
}

async function replaceMaster(work: Work): Promise<void> {
  await changeMaster(work.places);
  await record(work, 'master-key-changed', {});
  say(`主密钥已更换（${masterPath(work.places)}）。旧的备份打不开现在的密钥环，请立即备份密钥。`);
}

async function add(work: Work): Promise<void> {
  const id = await addKey(work.places, new Date());
  await record(work, 'key-added', { key: id });
  say(`已新增第 ${id} 号密钥，此后的数据用它加密。请备份密钥目录。`);
}

async function reseal(work: Work): Promise<number> {
  const { dataFolder } = work.places;
  const newest = newestOf(await listKeys(work.places));
  let toldAt = performance.now();
  const done = await resealAll(
    work.database.db,
    { dataFolder, secrets: await loadSecrets(work.places), newest },
    (place, count) => {
      if (performance.now() - toldAt < 1000) return;
      toldAt = performance.now();
      say(`  ${place}：已换 ${count} 项`);
    },
  );
  const { values, files, unopened } = done;
  await record(work, 'values-resealed', { key: newest, values, files, unopened: unopened.length });
  say(`已把 ${values} 项数据、${files} 个文件换用第 ${newest} 号密钥。`);
  if (unopened.length === 0) return 0;
  printFaults([
    `有 ${unopened.length} 项打不开，未作改动，请从备份查对：`,
    ...unopened.slice(0, 20).map((place) => `  ${place}`),
  ]);
  return 1;
}

async function remove(work: Work, id: number): Promise<number> {
  const keys = await listKeys(work.places);
  const refusal = await whyKept(work, keys, id);
  if (refusal !== undefined) {
    printFaults([refusal]);
    return 1;
  }
  await dropKey(work.places, id);
  await record(work, 'key-dropped', { key: id });
  say(`已停用第 ${id} 号密钥。`);
  return 0;
}

async function whyKept(
  { database, places }: Work,
  keys: readonly RingKey[],
  id: number,
): Promise<string | undefined> {
  if (!keys.some((key) => key.id === id)) return `没有第 ${id} 号密钥。`;
  const newest = newestOf(keys);
  if (id === newest) return `第 ${id} 号是正在使用的密钥，不能停用；先用 --new 新增一把。`;
  const madeAt = Date.parse(keys.find((key) => key.id === newest)?.madeAt ?? '');
  if (Date.now() - madeAt < minutesBeforeDropping * 60_000) {
    return `第 ${newest} 号密钥刚刚启用，正在办理的事项可能还在用旧密钥：请过 ${minutesBeforeDropping} 分钟再停用。`;
  }
  const { values = 0, files = 0 } = (await keyUse(database.db, places.dataFolder)).get(id) ?? {};
  return values + files === 0
    ? undefined
    : `第 ${id} 号密钥还加密着 ${values} 项数据、${files} 个文件：请先运行 bin/gongkai keys --reseal；未提交的上传文件一天后自动清除。`;
}

async function show({ database, places }: Work): Promise<void> {
  const keys = await listKeys(places);
  const use = await keyUse(database.db, places.dataFolder);
  const newest = newestOf(keys);
  say(`主密钥  ${masterPath(places)}`);
  for (const { id, madeAt } of keys) {
    const { values = 0, files = 0 } = use.get(id) ?? {};
    const made = id === nameless ? '启用密钥环之前' : beijingMinute(Temporal.Instant.from(madeAt));
    const state = id === newest ? '，正在使用' : values + files === 0 ? '，可停用' : '';
    say(`第 ${id} 号  ${made}  加密 ${values} 项数据、${files} 个文件${state}`);
  }
}

function newestOf(keys: readonly RingKey[]): number {
  return Math.max(...keys.map(({ id }) => id));
}

async function record(
  { context, database }: Work,
  action: AuditAction,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  const at = context.clock().now();
  await appendAuditLog(database.db, {
    at,
    actor: { kind: 'system' },
    action,
    object: 'keys',
    detail,
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
