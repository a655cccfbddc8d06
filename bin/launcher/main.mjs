import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { developerCommands } from './developer.mjs';
import { ensureInstalled, InstallFailed } from './install.mjs';
import { findNode } from './runtime.mjs';
import { passSignalsOn, run } from './run.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @param {string[]} args */
export async function main(args) {
  passSignalsOn();
  keepCompiled();
  try {
    process.exitCode = await start(args);
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof InstallFailed) process.stderr.write(`${error.message}\n`);
    else if (error.syscall?.startsWith('spawn')) {
      process.stderr.write(`无法运行 ${error.path}（${error.code}）：所带的程序不适用于本机。\n`);
    } else throw error;
  }
}

/**
 * What is compiled once is read by every process after it, those of the tests too; a fresh installation begins anew.
 * Only in a checkout of one's own: what root would leave in that of another could not be removed by its owner.
 */
function keepCompiled() {
  if (statSync(root).uid !== process.getuid?.()) return;
  process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules', '.cache', 'compiled');
}

/** Room for what is soon thrown away (MB), and how far garbage may outgrow what lives (%): with V8's own measures a server
 * under load takes 60 MB more, and is no faster. */
const serverOptions = ['--max-semi-space-size=16', '--heap-growing-percent=50'];

async function start([command = '--help', ...rest]) {
  await ensureInstalled(root);
  const node = findNode(root);
  if (node === undefined) {
    process.stderr.write(
      `没有适用于本机（${process.platform}-${process.arch}）的 Node.js 26：请自行安装 Node.js 26 或更高版本后重试。\n`,
    );
    return 1;
  }
  const developerCommand = Object.hasOwn(developerCommands, command)
    ? developerCommands[command]
    : undefined;
  if (developerCommand) return await developerCommand({ root, node }, rest);
  // The channel tells the child when the launcher is killed without a chance to pass that on.
  const options = command === 'serve' ? serverOptions : [];
  return await run(node, [...options, join(root, 'src/main.ts'), command, ...rest], {
    channel: true,
  });
}
