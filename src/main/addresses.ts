// bin/gongkai addresses: where the addresses of an old site lead now, for whoever answers for its name.

import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { addressMap } from '../formats/old-site/address-map.ts';
import { addressLines } from '../web/portal/old-addresses.ts';
import type { CommandContext } from './context.ts';
import { chooseOrgan } from './choose-organ.ts';
import { printFaults, readOptions } from './options.ts';
import { withDatabase } from './with-database.ts';

const help = `写出旧网站的地址对照

用法：bin/gongkai addresses [--organ 机关代码] [--format csv|nginx] [--output 文件]

  --format   csv（默认）：旧地址、新地址两列；nginx：map 指令引用的文件
  --output   写到文件；不写则写到标准输出
`;

export async function run(args: readonly string[], context: CommandContext): Promise<number> {
  const { values, positionals, faults } = readOptions(args, {
    organ: 'string',
    format: 'string',
    output: 'string',
    help: 'boolean',
  });
  if (values['help'] === true) {
    process.stdout.write(help);
    return 0;
  }
  const format = values['format'] ?? 'csv';
  const found = [...faults, ...positionals.map((word) => `${word}：没有这个参数。`)];
  if (format !== 'csv' && format !== 'nginx') found.push('--format：只能是 csv 或 nginx。');
  if (found.length > 0 || (format !== 'csv' && format !== 'nginx')) {
    printFaults(found);
    return 2;
  }
  return withDatabase(context, async ({ db }) => {
    const organ = await chooseOrgan(db, values['organ'] as string | undefined);
    if (typeof organ === 'string') {
      printFaults([organ]);
      return 2;
    }
    const text = Readable.from(
      addressMap(addressLines(db, organ.id), format, context.config().origin),
    );
    const output = values['output'] as string | undefined;
    if (output !== undefined) await pipeline(text, createWriteStream(output));
    else for await (const piece of text) process.stdout.write(piece as string);
    return 0;
  });
}
