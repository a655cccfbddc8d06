// The example of a first start, loaded by a process of its own: what six thousand documents, letters and passwords take
// of memory goes back with it, and the server begins as small as any other.

import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { IsoDay } from '../rules/day.ts';
import type { Database } from '../store/database.ts';
import { OperatorError } from '../store/database/operator-error.ts';
import { readSetting, writeSetting } from '../store/database/settings.ts';
import { allOrgans } from '../store/people/organs.ts';

export interface ExampleState {
  /** The day of the first try; its dates of "now" stay those of it. */
  readonly begunOn: IsoDay;
  readonly loaded: boolean;
}

export async function exampleState(db: Database): Promise<ExampleState | undefined> {
  return (await readSetting(db, 'example')) as ExampleState | undefined;
}

export async function writeExampleState(db: Database, state: ExampleState): Promise<void> {
  await writeSetting(db, 'example', state);
}

/** Lines to print; empty when there is nothing to load. Throws an OperatorError where it could not be. */
export async function fillWithExample(db: Database, stop: AbortSignal): Promise<readonly string[]> {
  const state = await exampleState(db);
  if (state?.loaded === true) return [];
  if (state === undefined && (await allOrgans(db)).length > 0) return [];
  process.stdout.write('首次启动：正在装入示例（青枫经济技术开发区，约六千份文件），请稍候……\n');
  let news: readonly string[] = [];
  const loading = fork(join(import.meta.dirname, '..', 'main.ts'), ['load-example']);
  loading.on('message', (lines: readonly string[]) => {
    news = lines;
  });
  const end = (): boolean => loading.kill('SIGTERM');
  stop.addEventListener('abort', end);
  const code = await new Promise<number | null>((resolve) => {
    loading.once('error', () => resolve(null));
    loading.once('exit', resolve);
  });
  stop.removeEventListener('abort', end);
  if (code !== 0 && !stop.aborted) throw new OperatorError('示例没有装完：再启动一次会接着装。');
  return news;
}
