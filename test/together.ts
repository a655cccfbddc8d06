// Files that share a process, a few at a time: to read the modules of the house anew took longer than most of them
// run. Each stays a suite of its own, with its own hooks and its own database.

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

/** What measures, starts other programs or keeps a browser has a process of its own. */
const alone =
  /\b(?:performance\.now|(?:memory|cpu|resource)Usage|child_process|launchBrowser|server-process)\b/;

/** What is to be started, in the order of the files: a file, or a script that reads several. */
export function startedTogether(files: readonly string[], folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  const open = new Map<string, string[]>();
  const groups: string[][] = [];
  for (const file of files.map((file) => relative('.', resolve(file)))) {
    const [room, size] = roomOf(file);
    let group = open.get(room);
    if (group === undefined || group.length >= size) {
      group = [];
      groups.push(group);
      open.set(room, group);
    }
    group.push(file);
  }
  return groups.map((group, n) => {
    const [first] = group;
    if (group.length === 1 && first !== undefined) return resolve(first);
    const script = join(folder, `${n}.test.mjs`);
    writeFileSync(script, scriptOf(group));
    return script;
  });
}

function roomOf(file: string): readonly [string, number] {
  const room = Object.entries(shared).find(([start]) => file.startsWith(start));
  return room === undefined || alone.test(readFileSync(file, 'utf8')) ? ['', 1] : room;
}

/** Required, not imported: within `describe`, so that what a file says at its top belongs to its suite. */
function scriptOf(files: readonly string[]): string {
  return `import { createRequire } from 'node:module';
import { describe } from 'node:test';
const require = createRequire(import.meta.url);
for (const [name, file] of ${JSON.stringify(files.map((file) => [file, resolve(file)]))}) {
  describe(name, () => {
    require(file);
  });
}
`;
}
