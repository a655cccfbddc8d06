// The thread of one audit.

import { parentPort, workerData } from 'node:worker_threads';
import { optionsAmong } from '../../rules/annual-report/audit-report.ts';
import { annotatedHtml } from './annotated-html.ts';
import { resultOf, unreadableResult } from './audit.ts';
import type { AuditedFile, AuditJob, AuditMessage } from './audit-files.ts';
import type { ReadResult } from './read.ts';
import { readReportFile } from './read-file.ts';

function say(message: AuditMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
  parentPort?.postMessage(message);
}

const { files, organClass } = workerData as AuditJob;
const reads: ReadResult[] = [];
for (const [index, { bytes }] of files.entries()) {
  say({ kind: 'begun', index });
  reads.push(await readReportFile(bytes));
}
const reports = reads.flatMap((read) => (read.ok ? [read.report] : []));
const optionsOf = optionsAmong(reports, organClass);
const audited: AuditedFile[] = [];
for (const [index, { name }] of files.entries()) {
  say({ kind: 'begun', index });
  const read = reads[index];
  if (read?.ok === true) {
    const result = resultOf(name, read.report, optionsOf(read.report));
    audited.push({ result, annotated: await annotatedHtml(read.report, result) });
  } else audited.push({ result: unreadableResult(name, read?.reason ?? '没有内容') });
}
say({ kind: 'done', audited });
