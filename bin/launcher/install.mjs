// What package-lock.json names is installed when it is not, or not as the lock file has it now.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { takeInstallLock } from './install-lock.mjs';
import { isStopping, run } from './run.mjs';

export class InstallFailed extends Error {}

/** @param {string} root */
export async function ensureInstalled(root) {
  const stamp = join(root, 'node_modules', '.gongkai-install');
  const wanted = `${hashOf(join(root, 'package-lock.json'))} ${process.platform}-${process.arch}\n`;
  if (readIfThere(stamp) === wanted) return;
  const release = await takeInstallLock(join(root, '.install-lock'));
  try {
    // Another start may have done it while this one waited.
    if (readIfThere(stamp) === wanted) return;
    await install(root);
    writeFileSync(stamp, wanted);
  } finally {
    release();
  }
}

async function install(root) {
  process.stderr.write('正在安装所需的软件包（首次启动或版本更新时，约需一分钟）……\n');
  // `npm ci` empties node_modules first: a broken install leaves no stamp behind.
  const args = [
    'ci',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--include=dev',
    '--include=optional',
  ];
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('npm-cli.js') ? [process.execPath, [npm]] : ['npm', []];
  const options = { cwd: root, env: cleanEnvironment(), quietStdout: true };
  const code = await run(command, [...first, ...args], options).catch((error) => {
    throw new InstallFailed(`无法运行 npm（${error.message}）：请确认 npm 已安装并在 PATH 中。`);
  });
  if (isStopping()) process.exit(code);
  if (code !== 0) {
    throw new InstallFailed(
      `软件包安装失败（npm ci 退出码 ${code}）：请按上面的提示检查网络、npm 镜像设置、磁盘空间和文件的所有者后重试。`,
    );
  }
}

/** What an outer npm was told about its own work must not decide what is installed here. */
const foreign =
  /^npm_config_(?:omit|include|only|also|production|dev|optional|global|location|dry_run|package_lock|package_lock_only|install_strategy|legacy_bundling|global_style|bin_links|workspaces?|include_workspace_root|prefix|local_prefix|force|os|cpu|libc|json)$/i;

function cleanEnvironment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => name !== 'NODE_ENV' && !foreign.test(name)),
  );
}

/** @param {string} file */
function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

/** @param {string} file */
function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
