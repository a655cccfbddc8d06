// What an export remembers for the next one: of each file what it was made from and its lines in the manifest, a line
// of text a file (kept-files.ts); and here of each part of them what it is about, so that only those are read that a
// change touches.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { manifestName, manifestSeparator } from '../../formats/site-export/manifest.ts';
import { ownFolder } from '../../formats/site-export/verify-site.ts';

export interface StateHead {
  readonly sequence: number;
  /** SHA-256 of the manifest that was written with it. */
  readonly manifest: string;
  readonly day: string;
  /** Whatever else makes every page another one: address, release, options. */
  readonly settings: string;
  /** The last change of pages that is in it. */
  readonly change: number;
  readonly at: string;
}

/** Of one file of the site: to whom it belongs, what it was made from, its lines in the manifest (also .br, .gz). */
export interface Kept {
  readonly owner: string;
  readonly topics: readonly string[];
  readonly disposition: string;
  readonly lines: readonly string[];
}

/** Of one part of the files. */
export interface PartNote {
  /** SHA-256 of what is remembered of its files. */
  readonly sha256: string;
  readonly count: number;
  /** The line of its list in the manifest. */
  readonly manifest: string;
  /** Owners and topics of its files, each once, as they are noted (kept-files.ts). */
  readonly topics: string;
}

export interface State {
  readonly head: StateHead;
  readonly parts: ReadonlyMap<string, PartNote>;
}

export const statePath = join(ownFolder, 'state');

/** A topic that meets every change. */
export const anyChange = '*';
/** A topic that another day touches. */
export const today = 'day';
/** Begins the first topic of a file that is known by a sum of what it was made from. */
export const sumMark = '=';

export function lineOfKept({ owner, topics, disposition, lines }: Kept): string {
  return `${owner}\t${topics.join(' ')}\t${disposition}\t${lines.join('\t')}`;
}

export function keptOfLine(line: string): Kept {
  const [owner = '', topics = '', disposition = '', ...lines] = line.split('\t');
  return { owner, topics: topics === '' ? [] : topics.split(' '), disposition, lines };
}

/** One part of a line without taking the rest apart. */
export function ownerOfLine(line: string): string {
  return line.slice(0, line.indexOf('\t'));
}

export function topicsOfLine(line: string): readonly string[] {
  const at = line.indexOf('\t') + 1;
  return line.slice(at, line.indexOf('\t', at)).split(' ');
}

/** The lines of the file in the manifest, as they follow each other there. */
export function manifestLinesOf(line: string): string {
  const second = line.indexOf('\t', line.indexOf('\t') + 1);
  const lines = line.slice(line.indexOf('\t', second + 1) + 1);
  return lines.replaceAll('\t', manifestSeparator);
}

const format = 3;

/** Undefined where there is none that can be trusted. */
export async function readState(folder: string): Promise<State | undefined> {
  const text = await textIn(join(folder, statePath));
  const [first = '', ...lines] = text.split('\n');
  if (lines.pop() !== 'end') return undefined;
  const { format: written, ...head } = JSON.parse(first) as StateHead & { format?: number };
  if (written !== format) return undefined;
  const parts = new Map<string, PartNote>();
  for (const line of lines) {
    const [part = '', sha256 = '', count = '', manifest = '', topics = ''] = line.split('\t');
    parts.set(part, { sha256, count: Number(count), manifest, topics });
  }
  return { head, parts };
}

export function stateText({ head, parts }: State): string {
  const lines = Array.from(parts, ([part, { sha256, count, manifest, topics }]) =>
    [part, sha256, count, manifest, topics].join('\t'),
  );
  return [JSON.stringify({ format, ...head }), ...lines, 'end'].join('\n');
}

/** Empty where it cannot be read. Made a text after it is read: piece by piece takes three times as long. */
export async function textIn(path: string): Promise<string> {
  const bytes = await readFile(path).catch(() => undefined);
  return bytes?.toString() ?? '';
}

export async function readManifestText(folder: string): Promise<Buffer | undefined> {
  return await readFile(join(folder, manifestName)).catch(() => undefined);
}
