// bin/gongkai pack-site: what changed of an exported site since the last package, as a folder to be carried over.

import { resolve } from 'node:path';
import { packSite } from '../web/export/pack-site.ts';
import { printFaults, readOptions } from './options.ts';

const help = `把导出的网站上次打包以来的变动另存成一个目录，刻盘或者经网闸送出；不需要数据库

用法：bin/gongkai pack-site 导出目录 包目录 [--all]

  包目录须是空的。对方用 bin/gongkai apply-site 核对、导入；各包按序号依次导入。
  --all   整个网站，不只是变动：首次、对方缺包、重装时用
`;

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals, faults } = readOptions(args, { help: 'boolean', all: 'boolean' });
  if (values['help'] === true) {
    process.stdout.write(help);
    return 0;
  }
  const [folder, into, ...rest] = positionals;
  const found = [...faults, ...rest.map((word) => `${word}：多余的参数。`)];
  if (folder === undefined || into === undefined) found.push('请写明导出目录和包目录。');
  if (found.length > 0 || folder === undefined || into === undefined) {
    printFaults(found);
    return 2;
  }
  const packed = await packSite(resolve(folder), resolve(into), values['all'] === true);
  const { sequence, after, files, bytes } = packed;
  const what = after === undefined ? '整个网站' : `第 ${after} 号以来的变动`;
  process.stdout.write(
    `已打包第 ${sequence} 号（${what}）：${files} 个文件，${(bytes / 1_000_000).toFixed(1)} MB。\n`,
  );
  return 0;
}
