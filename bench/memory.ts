// How much memory a server takes with the processes that it started, without its PostgreSQL. Read from /proc: on other
// systems nothing is said.

import { readdirSync, readFileSync } from 'node:fs';

/** MB by process, each page that processes share counted once; none where it cannot be read. */
export function memoryBelow(root: number): readonly number[] {
  return processesBelow(root)
    .filter(({ name }) => name.startsWith('node'))
    .map(({ pid }) => Number(read(`/proc/${pid}/smaps_rollup`, /^Pss:\s+(\d+)/m)) / 1024);
}

/** The second that took most, of all until it is asked. */
export function watchMemory(root: number): () => readonly number[] {
  let highest = memoryBelow(root);
  const look = (): void => {
    const now = memoryBelow(root);
    if (sumOf(now) > sumOf(highest)) highest = now;
  };
  const watching = setInterval(look, 1000);
  return () => {
    clearInterval(watching);
    look();
    return highest;
  };
}

export function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
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
