// What an export remembers of each file, in parts of some hundred files that are read only where something changed:
// with a hundred thousand of them, reading and signing all for one publication would take longer than making its pages.

import { dirname, join } from 'node:path';
import { fileLine, partFile, partText, shaOf, sumOf } from '../../formats/site-export/manifest.ts';
import { ownFolder } from '../../formats/site-export/verify-site.ts';
import {
  manifestLinesOf,
  ownerOfLine,
  type PartNote,
  sumMark,
  textIn,
  topicsOfLine,
} from './state.ts';
import type { Files } from './write-files.ts';

export interface KeptFiles {
  readonly get: (path: string) => Promise<string | undefined>;
  /** Undefined: it is no more. */
  readonly set: (path: string, line: string | undefined) => Promise<void>;
  /** From now on `lines` has every file that one of the topics touches or owns; without topics all files. */
  readonly load: (topics?: ReadonlySet<string>) => Promise<void>;
  /** Path and line of the files of all parts that are loaded. */
  readonly lines: () => Iterable<readonly [string, string]>;
  /** The parts that are loaded, each with its lines; or only those in which something changed so far. */
  readonly parts: (which: 'loaded' | 'changed') => PartsOfFiles;
  /** Writes what changed; gives all parts, and files of parts that are empty now. */
  readonly save: (files: Files) => Promise<SavedParts>;
}

type PartsOfFiles = ReadonlyMap<string, ReadonlyMap<string, string>>;

export interface SavedParts {
  readonly parts: ReadonlyMap<string, PartNote>;
  readonly gone: readonly string[];
}

/** A part is not what the state says it is: the disk lost it, or somebody wrote there. */
export class LostPart extends Error {}

const mostParts = 1024;

/** What lies in one folder changes together, and is in one part. */
export function partOf(path: string): string {
  const number = Number.parseInt(shaOf(dirname(path)).slice(0, 8), 16) % mostParts;
  return number.toString(16).padStart(3, '0');
}

/** @param before absent: nothing lies there, or nothing that counts */
export function keptFiles(
  folder: string,
  before: ReadonlyMap<string, PartNote> = new Map(),
): KeptFiles {
  const loading = new Map<string, Promise<Map<string, string>>>();
  const loaded = new Map<string, Map<string, string>>();
  const touched = new Set<string>();
  const read = async (part: string): Promise<Map<string, string>> => {
    const lines = await readPart(folder, part, before.get(part));
    loaded.set(part, lines);
    return lines;
  };
  const partNamed = async (part: string): Promise<Map<string, string>> => {
    const known = loading.get(part) ?? read(part);
    loading.set(part, known);
    return await known;
  };
  const parts = (which: 'loaded' | 'changed'): PartsOfFiles =>
    new Map([...loaded].filter(([part]) => which === 'loaded' || touched.has(part)));
  return {
    get: async (path) => (await partNamed(partOf(path))).get(path),
    set: async (path, line) => {
      const part = partOf(path);
      const lines = await partNamed(part);
      if (lines.get(path) === line) return;
      touched.add(part);
      if (line === undefined) lines.delete(path);
      else lines.set(path, line);
    },
    load: async (topics) => {
      const noted = new Set(Array.from(topics ?? [], notedOf));
      for (const [part, note] of before) {
        if (topics === undefined || names(note, noted)) await partNamed(part);
      }
    },
    lines: function* () {
      for (const lines of loaded.values()) yield* lines;
    },
    parts,
    save: async (files) => await saveParts(files, before, parts('changed')),
  };
}

/** A publication changes few topics, of which a part names hundreds: looked for in the text as it is. */
const fewTopics = 40;

function names({ topics: text }: PartNote, noted: ReadonlySet<string>): boolean {
  if (noted.size > fewTopics) return text.split(' ').some((topic) => noted.has(topic));
  const padded = ` ${text} `;
  return [...noted].some((topic) => padded.includes(` ${topic} `));
}

const documentTopic = 'document:';

/** Nearly all topics of a large site are documents; what is noted of it is read whole for each publication. */
function notedOf(topic: string): string {
  return topic.startsWith(documentTopic) ? topic.slice(documentTopic.length) : topic;
}

const partPath = (part: string): string => join(ownFolder, 'parts', part);

async function readPart(
  folder: string,
  part: string,
  note: PartNote | undefined,
): Promise<Map<string, string>> {
  if (note === undefined) return new Map();
  const text = await textIn(join(folder, partPath(part)));
  if (shaOf(text) !== note.sha256) throw new LostPart(part);
  return new Map(
    text.split('\n').map((line) => {
      const at = line.indexOf('\t');
      return [line.slice(0, at), line.slice(at + 1)];
    }),
  );
}

async function saveParts(
  files: Files,
  before: ReadonlyMap<string, PartNote>,
  changed: PartsOfFiles,
): Promise<SavedParts> {
  const parts = new Map(before);
  const gone: string[] = [];
  for (const [part, lines] of changed) {
    const listed = partFile(part);
    if (lines.size === 0) {
      parts.delete(part);
      await files.remove(partPath(part));
      await files.remove(listed);
      gone.push(listed);
      continue;
    }
    const sorted = [...lines].sort(([a], [b]) => (a < b ? -1 : 1));
    const text = sorted.map(([path, line]) => `${path}\t${line}`).join('\n');
    const bytes = Buffer.from(partText(sorted.map(([, line]) => manifestLinesOf(line))));
    const manifest = fileLine(listed, sumOf(bytes));
    files.write(partPath(part), Buffer.from(text));
    // Often only what its pages name is another one.
    if (manifest !== before.get(part)?.manifest) files.write(listed, bytes);
    const topics = [...topicsOf(lines.values())].map(notedOf).sort().join(' ');
    parts.set(part, { sha256: shaOf(text), count: lines.size, manifest, topics });
  }
  return { parts: new Map([...parts].sort(([a], [b]) => (a < b ? -1 : 1))), gone };
}

function topicsOf(lines: Iterable<string>): ReadonlySet<string> {
  const topics = new Set<string>();
  for (const line of lines) {
    topics.add(ownerOfLine(line));
    for (const topic of topicsOfLine(line)) if (!topic.startsWith(sumMark)) topics.add(topic);
  }
  return topics;
}
