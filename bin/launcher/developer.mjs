// The commands of those who work on the program. They need the development packages, not src/main.ts.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.mjs';

/** @typedef {{root: string, node: string}} Project */

/** @type {Record<string, (project: Project, args: string[]) => Promise<number>>} */
export const developerCommands = { test, check, fix, bench, dev };

async function test(project, args) {
  return await inRoot(project, ['test/run.ts', ...args]);
}

/** All of them run, so that one round shows everything there is to mend. */
async function check(project) {
  /** @type {[string, string[]][]} */
  const steps = [
    ['类型检查', tool(project, 'typescript', 'tsc')],
    ['代码规则', [...tool(project, 'oxlint'), '--type-aware', '--deny-warnings']],
    ['代码格式', [...tool(project, 'prettier'), '--check', '.']],
    ['模块依赖方向', ['--test', 'test/arrows.test.ts']],
  ];
  const failed = [];
  for (const [name, args] of steps) {
    process.stdout.write(`\n── ${name} ──\n`);
    if ((await inRoot(project, args)) !== 0) failed.push(name);
  }
  process.stdout.write(failed.length > 0 ? `\n未通过：${failed.join('、')}\n` : '\n全部通过\n');
  return failed.length > 0 ? 1 : 0;
}

async function fix(project) {
  const lint = await inRoot(project, [...tool(project, 'oxlint'), '--type-aware', '--fix']);
  const format = await inRoot(project, [
    ...tool(project, 'prettier'),
    '--write',
    '--log-level=warn',
    '.',
  ]);
  return lint || format;
}

async function bench(project, args) {
  return await inRoot(project, ['bench/run.ts', ...args]);
}

/** The server starts again when a file that it has read changes; the desk is built likewise. */
async function dev(project, args) {
  const desk = inRoot(project, [...tool(project, 'vite'), 'build', '--watch', 'src/desk']);
  const watching = ['--watch', '--watch-preserve-output'];
  const server = inRoot(project, [
    ...watching,
    'src/main.ts',
    'serve',
    '--desk-is-watched',
    ...args,
  ]);
  return (await server) || (await desk);
}

function inRoot({ root, node }, args) {
  return run(node, args, { cwd: root });
}

/** The script behind a package's command, to be run by our own Node. */
function tool({ root }, name, command = name) {
  const folder = join(root, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return [join(folder, typeof bin === 'string' ? bin : bin[command])];
}
