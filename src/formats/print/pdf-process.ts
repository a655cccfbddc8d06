// The process of the typesetter. Text comes as data (`sys.inputs`), never as source; fonts come from the
// package, never from the machine, so that a letter looks the same wherever it is printed.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { fontFiles } from './glyphs.ts';
import type { PrintOrder, PrintResult } from './pdf.ts';

const templates = import.meta.dirname;

const compiler = NodeCompiler.create({
  workspace: templates,
  fontArgs: [{ fontBlobs: fontFiles.map((file) => readFileSync(file)) }],
});

process.on('message', ({ id, job }: PrintOrder) =>
  // Who has ended meanwhile is told nothing, which is no fault.
  process.send?.(printed(id, job), undefined, undefined, () => undefined),
);
// Whoever asked has ended, or needs no more.
process.on('disconnect', () => process.exit());
// Signals of the terminal go to whoever asked, which says when it is over.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

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
