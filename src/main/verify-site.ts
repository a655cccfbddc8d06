// bin/gongkai verify-site: an exported site held against its signed manifest. It asks no database and needs nothing of
// the installation but the public key.

import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fingerprintOf, publicKeyName, readPublicKey } from '../formats/site-export/manifest.ts';
import { type Finding, verifySite } from '../formats/site-export/verify-site.ts';
import { printFaults, readOptions } from './options.ts';

const help = `按清单核对导出的网站；不需要数据库

用法：bin/gongkai verify-site 目录 [--key 公钥文件]

  --key   以这个公钥为准。不写则用目录里的 public-key.pem，那只能发现文件的损坏，
          不能发现有人连同公钥一起换过：对外的服务器上请务必另存公钥并写明。
结果：0 相符，1 有出入（逐个列出），2 参数有误
`;

export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals, faults } = readOptions(args, { help: 'boolean', key: 'string' });
  if (values['help'] === true) {
    process.stdout.write(help);
    return 0;
  }
  const [folder, ...rest] = positionals;
  const found = [...faults, ...rest.map((word) => `${word}：多余的参数。`)];
  if (folder === undefined) found.push('请写明核对哪个目录。');
  const keyFile =
    values['key'] === undefined
      ? join(resolve(folder ?? '.'), publicKeyName)
      : resolve(String(values['key']));
  const pem = await readFile(keyFile, 'utf8').catch(() => '');
  const key = readPublicKey(pem);
  if (found.length === 0 && key === undefined)
    found.push(`${keyFile} 里没有可用的公钥（Ed25519）。`);
  if (found.length > 0 || folder === undefined || key === undefined) {
    printFaults(found);
    return 2;
  }
  const { sequence, files, findings } = await verifySite(resolve(folder), key);
  printFaults(findings.map(sentence));
  const print = `公钥指纹 ${fingerprintOf(key).slice(0, 16)}…`;
  process.stdout.write(
    findings.length === 0
      ? `相符：清单第 ${sequence} 号，${files} 个文件，${print}。\n`
      : `有 ${findings.length} 处不符（${print}）。\n`,
  );
  return findings.length === 0 ? 0 : 1;
}

const words = {
  'no-manifest': '没有清单 manifest.json：这里没有导出的网站，或者导出还没有完成。',
  'manifest-broken': '清单 manifest.json 已损坏，无法读取。',
  'signature-wrong': '清单的签名不对：清单被改过，或者不是这个公钥的主人签的。',
  altered: '被改动',
  missing: '缺失',
  added: '多出',
} as const satisfies Record<Finding['kind'], string>;

export function sentence(finding: Finding): string {
  return 'path' in finding ? `${words[finding.kind]}：${finding.path}` : words[finding.kind];
}
