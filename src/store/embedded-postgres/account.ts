// Who runs the server. PostgreSQL refuses to run as root, so under root it runs as the owner of the
// cluster, or as `nobody` when there is none yet (initdb wants an account with a passwd entry).

import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { OperatorError } from '../database/operator-error.ts';

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** The account to change to, or undefined where the present one will do. */
export function chooseAccount(clusterFolder: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(clusterFolder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const line = readFileSync('/etc/passwd', 'utf8').match(/^nobody:[^:]*:(\d+):(\d+):/m);
  if (!line) {
    throw new OperatorError(
      '内置数据库不能以 root 身份运行，而本机没有 nobody 账户：请以普通用户身份启动，或用 DATABASE_URL 指定数据库。',
    );
  }
  return { uid: Number(line[1]), gid: Number(line[2]) };
}

/** Tried rather than computed: access lists and security modules have their say too. */
export function canRun(program: string, account: Account | undefined): boolean {
  return spawnSync(program, ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

export function canWrite(folder: string, account: Account | undefined): boolean {
  const script = 'cd -- "$1" && test -w .';
  return (
    spawnSync('/bin/sh', ['-c', script, 'sh', folder], { ...account, cwd: '/', stdio: 'ignore' })
      .status === 0
  );
}
