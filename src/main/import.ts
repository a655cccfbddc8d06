// bin/gongkai import FILE.jsonl: documents from outside, one a line. A bad line is told and left out; the
// others come in. The same file again changes nothing.

import { createReadStream } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { importDocuments } from '../commands/import-documents.ts';
import { sentenceOf } from '../rules/violations.ts';
import type { Database } from '../store/database.ts';
import { allOrgans, organByCode } from '../store/organs.ts';
import type { OrganRow } from '../store/tables.ts';
import type { CommandContext } from './context.ts';
import { openOffice } from './office.ts';
import { printFaults, readOptions } from './options.ts';
import { withDatabase } from './with-database.ts';

const help = `从文件导入政府信息

用法：bin/gongkai import [--organ 机关代码] 文件.jsonl

每行一份文件（JSON），格式见 docs/import.md。有错的行逐行列出，其余照常导入；
同一个 key 再次导入不作改动。

退出状态：0 全部导入；1 有的行未导入；2 输入有误
`;

export async function run(args: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals, faults } = readOptions(args, { organ: 'string', help: 'boolean' });
  if (values['help'] === true) {
    process.stdout.write(help);
    return 0;
  }
  const [file, ...others] = positionals;
  const found = [...faults, ...others.map((word) => `${word}：一次只导入一个文件。`)];
  if (file === undefined) found.push('请写要导入的文件，如 bin/gongkai import 文件.jsonl。');
  else if (!(await isReadable(file))) found.push(`${file}：没有这个文件，或者无权读取。`);
  if (file === undefined || found.length > 0) {
    printFaults(found);
    return 2;
  }
  return withDatabase(context, async (database) => {
    const organ = await chooseOrgan(database.db, values['organ'] as string | undefined);
    if (typeof organ === 'string') {
      printFaults([organ]);
      return 2;
    }
    const office = await openOffice(context, database);
    const result = await importDocuments(
      { ...office, actor: { kind: 'system' }, organId: organ.id },
      linesOf(file),
    );
    if (!result.ok) {
      printFaults(result.violations.map(sentenceOf));
      return 2;
    }
    const { imported, unchanged, faults: bad, warnings } = result.value;
    for (const fault of [...bad, ...warnings]) {
      process.stderr.write(`${fault.message}\n`);
    }
    process.stdout.write(`导入${imported}份，已有${unchanged}份未改动，${bad.length}处有误。\n`);
    return bad.length > 0 ? 1 : 0;
  });
}

/** Opened when the first line is asked for: a reader that is not listened to yet loses its lines. */
async function* linesOf(file: string): AsyncIterable<string> {
  yield* createInterface({ input: createReadStream(file), crlfDelay: Infinity });
}

async function isReadable(file: string): Promise<boolean> {
  return access(file, constants.R_OK).then(
    async () => (await stat(file)).isFile(),
    () => false,
  );
}

async function chooseOrgan(db: Database, code: string | undefined): Promise<OrganRow | string> {
  if (code !== undefined) {
    return (await organByCode(db, code)) ?? `--organ：没有代码为“${code}”的机关。`;
  }
  const organs = (await allOrgans(db)).filter((organ) => organ.kind !== 'internal');
  const [only] = organs;
  if (only === undefined) return '还没有机关：请先运行 bin/gongkai init。';
  return organs.length === 1
    ? only
    : `--organ：有${organs.length}个机关，请指明：${organs.map((o) => o.code).join('、')}。`;
}
