// Letters, forms and annual reports as PDF/A-2b with embedded Chinese fonts. The typesetter works synchronously and takes
// 80 MB that a thread would not give back, so it has a process of its own: started on first use, one job after the other,
// ended when nobody has asked for a while.

import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { FormSheet, LetterSheet } from '../../rules/letters/sheet.ts';
import {
  laidReport,
  type LaidReport,
  type ReportSheet,
} from '../../rules/annual-report/laid-report.ts';
import { laidWebsiteReport, type WebsiteSheet } from '../../rules/website-report/laid.ts';
import { headDrop, page, pageNumberDrop, pitch, red, ruleDrop } from './gbt9704.ts';
import { withMissingSorts } from './glyphs.ts';
import { particularsOf } from './plain-text.ts';
import { type DocumentSheet, type PrintedDocument, printedDocument } from './printed-document.ts';
import { type PrintedForm, printedForm } from './printed-form.ts';
import { type PrintedLetter, printedLetter } from './printed-letter.ts';
import { type PrintedReport, printedReport } from './printed-report.ts';

/** A letter in the layout of GB/T 9704—2012. The same sheet gives the same bytes. */
export function letterPdf(sheet: LetterSheet): Promise<Uint8Array> {
  const letter = printedLetter(sheet);
  return typeset({ letter, ...particularsOf(sheet), on: letter.on });
}

/** A form of boxes on A4. The same sheet gives the same bytes. */
export function formPdf(sheet: FormSheet): Promise<Uint8Array> {
  const form = printedForm(sheet);
  return typeset({ form, ...particularsOf(sheet), on: '' });
}

/** A published text in the layout of GB/T 9704—2012. The same sheet gives the same bytes. */
export function documentPdf(sheet: DocumentSheet): Promise<Uint8Array> {
  const particulars = particularsOf({ title: sheet.title, issuer: sheet.issuers.join('、') });
  return typeset({ document: printedDocument(sheet), ...particulars, on: sheet.on });
}

/** An annual report in the layout of GB/T 9704—2012. The same sheet gives the same bytes. */
export function reportPdf({ report, sealed }: ReportSheet): Promise<Uint8Array> {
  return laidPdf(laidReport(report), report.organ.name, sealed);
}

/** The website's yearly work report in the same layout. */
export function websitePdf({ report, sealed }: WebsiteSheet): Promise<Uint8Array> {
  return laidPdf(laidWebsiteReport(report), report.organ.name, sealed);
}

function laidPdf(
  laid: LaidReport,
  issuer: string,
  sealed: ReportSheet['sealed'],
): Promise<Uint8Array> {
  const report = printedReport(laid, sealed);
  const { on } = report;
  const particulars = particularsOf({ title: laid.title, issuer });
  return typeset({ report, ...particulars, on });
}

/** Ends the process; what still waits is refused. A later job starts a new one. */
export async function closePdfPrinter(): Promise<void> {
  const ending = printer;
  printer = undefined;
  if (ending === undefined) return;
  abandon(ending, new Error('the PDF printer was closed'));
  const { child, ended } = ending;
  child.ref();
  child.kill('SIGKILL');
  await ended;
}

/** What main.typ reads as `job`. */
interface Job {
  readonly letter?: PrintedLetter;
  readonly form?: PrintedForm;
  readonly report?: PrintedReport;
  readonly document?: PrintedDocument;
  /** Particulars of the file. */
  readonly title: string;
  readonly author: string;
  readonly on: string;
}

/** What the process is handed and what it hands back. */
export interface PrintOrder {
  readonly id: number;
  readonly job: string;
}
export type PrintResult =
  | { readonly id: number; readonly pdf: Uint8Array }
  | { readonly id: number; readonly fault: string };

interface Printer {
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
  readonly waiting: Map<number, PromiseWithResolvers<Uint8Array>>;
  idle: NodeJS.Timeout | undefined;
}

/** A reader fetches one file after the other, and reading the fonts takes half a second. */
const longestIdle = 10_000; // ms

let printer: Printer | undefined;
let orders = 0;

const measures = { page, line: pitch.line, character: pitch.character, red: `#${red}` };

/** One of them is printed; main.typ asks for each. */
const nothing = { letter: null, form: null, report: null, document: null };

function typeset(job: Job): Promise<Uint8Array> {
  const data = {
    ...nothing,
    ...job,
    measures: { ...measures, headDrop, ruleDrop, pageNumberDrop },
  };
  const order: PrintOrder = { id: (orders += 1), job: withMissingSorts(JSON.stringify(data)) };
  const result = Promise.withResolvers<Uint8Array>();
  const asked = (printer ??= startPrinter());
  asked.waiting.set(order.id, result);
  keepAwake(asked);
  asked.child.send(order, (error) => {
    if (error !== null) asked.child.kill('SIGKILL');
  });
  return result.promise;
}

/** Only work under way keeps whoever asked from ending. */
function keepAwake({ child, idle }: Printer): void {
  clearTimeout(idle);
  child.ref();
  child.channel?.ref();
}

function letSleep(one: Printer): void {
  one.child.unref();
  one.child.channel?.unref();
  one.idle = setTimeout(() => {
    if (printer === one) printer = undefined;
    if (one.child.connected) one.child.disconnect();
  }, longestIdle).unref();
}

function startPrinter(): Printer {
  // Of the settings it needs none; the data folder is the mark of what belongs to a server.
  const { NODE_COMPILE_CACHE, GONGKAI_DATA } = process.env;
  const child = fork(join(import.meta.dirname, 'pdf-process.ts'), [], {
    env: { NODE_COMPILE_CACHE, GONGKAI_DATA },
    // Of the options of the process some are for its own first file only.
    execArgv: [],
    serialization: 'advanced',
  });
  const exit = Promise.withResolvers<void>();
  const started: Printer = { child, ended: exit.promise, waiting: new Map(), idle: undefined };
  child.on('message', (result: PrintResult) => {
    const waiting = started.waiting.get(result.id);
    started.waiting.delete(result.id);
    if (started.waiting.size === 0) letSleep(started);
    if ('pdf' in result) waiting?.resolve(result.pdf);
    else waiting?.reject(new Error(`the paper could not be set: ${result.fault}`));
  });
  const end = (error: unknown): void => {
    if (printer === started) printer = undefined;
    clearTimeout(started.idle);
    abandon(started, error);
    exit.resolve();
  };
  child.on('error', end);
  child.on('exit', (code, signal) => {
    end(new Error(`the PDF printer ended with ${signal ?? `code ${code}`}`));
  });
  return started;
}

function abandon({ waiting }: Printer, error: unknown): void {
  for (const { reject } of waiting.values()) reject(error);
  waiting.clear();
}
