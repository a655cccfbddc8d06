// Making the cluster: once for each data folder, complete or not at all.

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '../database/operator-error.ts';
import type { Place } from './place.ts';

export const roleName = 'gongkai';
export const databaseName = 'gongkai';

/** Characters as code points everywhere: with an lc-ctype of C, Chinese trigrams and words break. */
const locale = [
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--lc-collate=C',
  `--lc-ctype=${process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'}`,
  '--lc-messages=C',
];

/** Returns the password of the application's role. */
export async function ensureCluster(place: Place): Promise<string> {
  const passwordFile = join(place.folder, 'password');
  if (!existsSync(place.cluster)) {
    await removeUnfinished(place.folder);
    const password = randomBytes(24).toString('base64url');
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (place.account) await chown(passwordFile, place.account.uid, place.account.gid);
    const unfinished = `${place.cluster}.${process.pid}`;
    await initialise(place, unfinished, passwordFile);
    await createRoleAndDatabase(place, unfinished, password);
    await rename(unfinished, place.cluster);
  }
  await checkVersion(place);
  return (await readFile(passwordFile, 'utf8')).trim();
}

async function removeUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith('cluster.')) await rm(join(folder, name), { recursive: true });
  }
}

async function initialise(place: Place, cluster: string, passwordFile: string): Promise<void> {
  await run(place, 'initdb', [
    `--pgdata=${cluster}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    ...locale,
  ]);
}

/** Without a server: PostgreSQL's single-user mode reads one statement a line. */
async function createRoleAndDatabase(
  place: Place,
  cluster: string,
  password: string,
): Promise<void> {
  const statements = [
    // Not a superuser: statements of the application cannot reach files or programs.
    `create role ${roleName} login createdb password '${password}'`,
    `create database ${databaseName} owner ${roleName}`,
  ];
  await run(
    place,
    'postgres',
    ['--single', '-j', '-D', cluster, 'postgres'],
    statements.join(';\n\n'),
  );
}

async function run(
  place: Place,
  program: string,
  args: readonly string[],
  input = '',
): Promise<void> {
  const child = spawn(join(place.native, 'bin', program), args, {
    ...place.account,
    cwd: '/',
    // Ctrl-C in the terminal must not leave half a cluster: it is finished, then we stop.
    detached: true,
    env: serverEnvironment(),
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  child.stdin.on('error', () => undefined).end(input);
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0 || /\b(?:ERROR|FATAL|PANIC):/.test(said)) {
    throw new Error(`${program}: ${said.trim()}`);
  }
}

/** Nothing of the caller's: PG* variables or a foreign locale would change what is made. */
export function serverEnvironment(): Record<string, string> {
  return { PATH: '/usr/bin:/bin', LANG: 'C' };
}

async function checkVersion(place: Place): Promise<void> {
  const made = (await readFile(join(place.cluster, 'PG_VERSION'), 'utf8')).trim();
  if (made === place.majorVersion) return;
  throw new OperatorError(
    `数据库由 PostgreSQL ${made} 建立，本程序所带的是 ${place.majorVersion}：请改用与之相配的程序版本，数据未作任何改动。`,
  );
}
