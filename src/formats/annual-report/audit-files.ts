// Several files of strangers audited in a thread of its own, with a limit of memory and time: one that
// cannot be borne is named and left out, and the others are audited all the same.

import { Worker } from 'node:worker_threads';
import type { ReportDeadlineClass } from '../../rules/annual-report/deadline.ts';
import { type AuditResult, unreadableResult } from './audit.ts';

export interface ReportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface AuditedFile {
  readonly result: AuditResult;
  /** A copy with the findings at their places; absent where nothing was read. */
  readonly annotated?: string;
}

export interface AuditJob {
  readonly files: readonly ReportFile[];
  readonly organClass: ReportDeadlineClass | undefined;
}

export type AuditMessage =
  | { readonly kind: 'begun'; readonly index: number }
  | { readonly kind: 'done'; readonly audited: readonly AuditedFile[] };

const longest = 60_000;
const mostMemory = 512;

export async function auditFiles(job: AuditJob): Promise<readonly AuditedFile[]> {
  const unbearable = new Map<number, AuditedFile>();
  for (;;) {
    const kept = job.files.flatMap((file, index) =>
      unbearable.has(index) ? [] : [{ file, index }],
    );
    if (kept.length === 0) return [...unbearable.values()];
    const outcome = await run({ ...job, files: kept.map(({ file }) => file) });
    if ('audited' in outcome) {
      const audited = [...outcome.audited];
      return job.files.map(
        (_, index) => unbearable.get(index) ?? audited.shift() ?? unread(job, 0),
      );
    }
    const index = kept[outcome.stoppedAt]?.index ?? kept[0]?.index ?? 0;
    unbearable.set(index, unread(job, index));
  }
}

function unread({ files }: AuditJob, index: number): AuditedFile {
  const name = files[index]?.name ?? '';
  return { result: unreadableResult(name, '读取它用的时间或内存太多，没有审核') };
}

type Outcome =
  | { readonly audited: readonly AuditedFile[] }
  /** Which file it was at. */
  | { readonly stoppedAt: number };

async function run(job: AuditJob): Promise<Outcome> {
  const worker = new Worker(new URL('audit-worker.ts', import.meta.url), {
    name: 'audit',
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: mostMemory },
  });
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  let at = 0;
  const timer = setTimeout(() => resolve({ stoppedAt: at }), longest);
  worker.on('message', (message: AuditMessage) => {
    if (message.kind === 'begun') at = message.index;
    else resolve({ audited: message.audited });
  });
  worker.on('error', () => resolve({ stoppedAt: at }));
  worker.on('exit', () => resolve({ stoppedAt: at }));
  const outcome = await promise;
  clearTimeout(timer);
  await worker.terminate();
  return outcome;
}
