// Files that share a process, a few at a time: to read the modules of the house anew took longer than most of them
// run. Each stays a suite of its own, with its own hooks and its own database; those at a browser share that too.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** How many files of a room share a process. */
const shared = {
  'test/api/': 12,
  'test/audit/': 12,
  'test/commands/': 13,
  'test/example-': 6,
  'test/formats/': 12,
  'test/jobs/': 6,
  'test/rules/': 36,
  'test/web/': 7,
} as const;

/** What measures or starts other programs has a process of its own. */
const alone = /\b(?:performance\.now|(?:memory|cpu|resource)Usage|child_process|server-process)\b/;

/** Minutes each, so that few go one after the other. */
const atBrowser = /\b(?:enterBrowser|openDeskBrowser)\b/;
const roomAtBrowser = 'at a browser';
const sharedBrowser = 4;

/** What is to be started, in the order of the files: a file, or a script that reads several. */
export function startedTogether(files: readonly string[], folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  const groups: { readonly room: string; readonly files: string[] }[] = [];
  const open = new Map<string, (typeof groups)[number]>();
  for (const file of files.map((file) => relative('.', resolve(file)))) {
    const [room, size] = roomOf(file);
    let group = open.get(room);
    if (group === undefined || group.files.length >= size) {
      group = { room, files: [] };
      groups.push(group);
      open.set(room, group);
    }
    group.files.push(file);
  }
  return groups.map(({ room, files }, n) => {
    const [first] = files;
    if (files.length === 1 && first !== undefined) return resolve(first);
    const script = join(folder, `${n}.test.mjs`);
    writeFileSync(script, scriptOf(files, room));
    return script;
  });
}

function roomOf(file: string): readonly [string, number] {
  const text = readFileSync(file, 'utf8');
  if (alone.test(text)) return ['', 1];
  if (atBrowser.test(text)) return [roomAtBrowser, sharedBrowser];
  return Object.entries(shared).find(([start]) => file.startsWith(start)) ?? ['', 1];
}

const browser = join(import.meta.dirname, 'web', 'browser.ts');

/** Required, not imported: within `describe`, so that what a file says at its top belongs to its suite. */
function scriptOf(files: readonly string[], room: string): string {
  return `import { createRequire } from 'node:module';
import { after, before, describe } from 'node:test';
const require = createRequire(import.meta.url);
${room === roomAtBrowser ? entering : ''}for (const [name, file] of ${JSON.stringify(files.map((file) => [file, resolve(file)]))}) {
  describe(name, () => {
    require(file);
  });
}
`;
}

const entering = `const { enterBrowser, findChromium, leaveBrowser } = require(${JSON.stringify(browser)});
if (findChromium() !== undefined) {
  before(enterBrowser);
  after(leaveBrowser);
}
`;
