// The thread of the typesetter. Text comes as data (`sys.inputs`), never as source; fonts come from the
// package, never from the machine, so that a letter looks the same wherever it is printed.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { fontFiles } from './glyphs.ts';
import type { PrintOrder, PrintResult } from './pdf.ts';

const templates = import.meta.dirname;

const compiler = NodeCompiler.create({
  workspace: templates,
  fontArgs: [{ fontBlobs: fontFiles.map((file) => readFileSync(file)) }],
});

parentPort?.on('message', ({ id, job }: PrintOrder) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(printed(id, job));
});

function printed(id: number, job: string): PrintResult {
  try {
    const compiled = compiler.compile({
      mainFilePath: join(templates, 'main.typ'),
      inputs: { job },
    });
    if (compiled.result === null) return { id, fault: faultsOf(compiled) };
    return { id, pdf: new Uint8Array(compiler.pdf(compiled.result, { pdfStandard: 'a-2b' })) };
  } catch (error) {
    return { id, fault: error instanceof Error ? error.message : String(error) };
  } finally {
    // What was set for one letter must not stay in memory for long.
    compiler.evictCache(2);
  }
}

/** Messages only: their places are in the templates, and the text of a letter belongs in no log. */
function faultsOf(compiled: ReturnType<NodeCompiler['compile']>): string {
  const error = compiled.takeError();
  if (error === null) return 'no document';
  const faults = compiler.fetchDiagnostics(error) as readonly { readonly message?: unknown }[];
  return faults.map(({ message }) => String(message)).join('; ');
}
