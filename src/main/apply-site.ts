// bin/gongkai apply-site: the folder that is served made equal to a signed export, as often as one likes. It asks no
// database and needs nothing of the installation but the public key.

import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { readPublicKey } from '../formats/site-export/manifest.ts';
import { applySite, type Refusal } from '../web/export/apply-site.ts';
import { printFaults, readOptions } from './options.ts';
import { sentence } from './verify-site.ts';

const help = `按签名的清单，使对外的网站目录与送来的导出一致；不需要数据库

用法：bin/gongkai apply-site 送来的目录 网站目录 --key 公钥文件 [--aside 目录]

  送来的可以是整个导出，也可以是 pack-site 打的包。先核对签名、序号和每个文件，有一处
  不符就什么也不动；中断了再运行一次，接着完成。网站目录里被篡改、删除、添加的文件同时
  恢复，逐个列出。
  --key     导出时的公钥，另外保存的一份
  --aside   被改动、添加的文件移到这里，留作证据；不写则直接覆盖、删除
结果：0 已一致，1 有篡改（已恢复）或者不能导入，2 参数有误
`;

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals, faults } = readOptions(args, {
    help: 'boolean',
    key: 'string',
    aside: 'string',
  });
  if (values['help'] === true) {
    process.stdout.write(help);
    return 0;
  }
  const [from, to, ...rest] = positionals.map((folder) => resolve(folder));
  const aside = values['aside'] === undefined ? undefined : resolve(String(values['aside']));
  const found = [...faults, ...rest.map((word) => `${word}：多余的参数。`)];
  if (from === undefined || to === undefined) found.push('请写明送来的目录和网站目录。');
  else if (isWithin(from, to) || isWithin(to, from)) found.push('两个目录不能一个在另一个里面。');
  if (to !== undefined && aside !== undefined && isWithin(aside, to)) {
    found.push('--aside：不能在网站目录里面，否则证据会被公开。');
  }
  const file = String(values['key'] ?? '');
  const key = readPublicKey(await readFile(resolve(file), 'utf8').catch(() => ''));
  if (file === '') found.push('请用 --key 写明公钥文件：目录里的那一份可能与网站一起被换过。');
  else if (key === undefined) found.push(`${file} 里没有可用的公钥（Ed25519）。`);
  if (found.length > 0 || from === undefined || to === undefined || key === undefined) {
    printFaults(found);
    return 2;
  }
  const applied = await applySite({ from, to, key, aside });
  if (!applied.ok) {
    printFaults([...sentencesOf(applied.refusal, from), '网站目录没有改动。']);
    return 1;
  }
  const { sequence, tampered, written, removed, asksReload } = applied;
  printFaults(tampered.map(sentence));
  const restored = tampered.length === 0 ? '' : `有 ${tampered.length} 处曾被篡改，已恢复。`;
  const reload = asksReload ? 'nginx 的配置有变动，请重新载入（nginx -s reload）。' : '';
  process.stdout.write(
    `与清单第 ${sequence} 号一致：写入 ${written} 个文件，移除 ${removed} 个。${restored}${reload}\n`,
  );
  return tampered.length === 0 ? 0 : 1;
}

function isWithin(one: string, other: string): boolean {
  const path = relative(other, one);
  return path === '' || !(path.startsWith('..') || resolve(path) === path);
}

const mostNamed = 20;

function sentencesOf(refusal: Refusal, from: string): readonly string[] {
  switch (refusal.kind) {
    case 'older':
      return [
        `送来的是第 ${refusal.sequence} 号，网站已是第 ${refusal.served} 号：不能退回到旧的一份。`,
      ];
    case 'incomplete':
      return [
        `有 ${refusal.paths.length} 个文件缺失或者不符：可能少导入了一包，请按序号导入，或者请对方用 pack-site --all 打整包。`,
        ...refusal.paths.slice(0, mostNamed).map((path) => `缺：${path}`),
      ];
    case 'no-manifest':
    case 'manifest-broken':
    case 'signature-wrong':
      return [`${join(from, 'manifest.json')}：${sentence({ kind: refusal.kind })}`];
  }
}
