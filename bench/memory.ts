// How much memory a server takes with the processes that it started, without its PostgreSQL. Read from /proc: on other
// systems nothing is said.

import { readdirSync, readFileSync } from 'node:fs';

/** MB, each page that processes share counted once; 0 where it cannot be read. */
export function memoryBelow(root: number): number {
  const sum = processesBelow(root)
    .filter(({ name }) => name.startsWith('node'))
    .reduce((all, { pid }) => all + Number(read(`/proc/${pid}/smaps_rollup`, /^Pss:\s+(\d+)/m)), 0);
  return sum / 1024;
}

/** The highest of every second until it is asked. */
export function watchMemory(root: number): () => number {
  let highest = memoryBelow(root);
  const look = (): void => {
    highest = Math.max(highest, memoryBelow(root));
  };
  const watching = setInterval(look, 1000);
  return () => {
    clearInterval(watching);
    look();
    return highest;
  };
}

interface Running {
  readonly pid: number;
  readonly parent: number;
  readonly name: string;
}

function processesBelow(root: number): readonly Running[] {
  const all = processes();
  const below = (parent: number): readonly Running[] =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  return [...all.filter(({ pid }) => pid === root), ...below(root)];
}

function processes(): readonly Running[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => ({
        pid: Number(name),
        parent: Number(read(`/proc/${name}/status`, /^PPid:\s+(\d+)/m)),
        name: read(`/proc/${name}/status`, /^Name:\s+(\S+)/m),
      }));
  } catch {
    return [];
  }
}

/** '0' where the process has ended since. */
function read(path: string, wanted: RegExp): string {
  try {
    return wanted.exec(readFileSync(path, 'utf8'))?.[1] ?? '0';
  } catch {
    return '0';
  }
}
