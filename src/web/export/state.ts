// What an export remembers for the next one: of each file what it was made from and its line in the manifest. A line
// of text a file, read without taking it apart, for a hundred thousand of them are read at every publication.

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

export type State = { readonly head: StateHead; readonly kept: Map<string, string> };

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

/** Undefined where there is none that can be trusted. */
export async function readState(folder: string): Promise<State | undefined> {
  const text = await readFile(join(folder, statePath), 'utf8').catch(() => '');
  const [first = '', ...lines] = text.split('\n');
  if (lines.pop() !== 'end') return undefined;
  const head = JSON.parse(first) as StateHead;
  const kept = new Map<string, string>();
  for (const line of lines) {
    const at = line.indexOf('\t');
    kept.set(line.slice(0, at), line.slice(at + 1));
  }
  return { head, kept };
}

export function stateText({ head, kept }: State): string {
  const lines = [...kept].map(([path, line]) => `${path}\t${line}`);
  return [JSON.stringify(head), ...lines, 'end'].join('\n');
}

export async function readManifestText(folder: string): Promise<Buffer | undefined> {
  return await readFile(join(folder, manifestName)).catch(() => undefined);
}
