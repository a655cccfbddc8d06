// The manifest of an exported site: lists of its files, each with length, SHA-256 and SM3, what has gone since the one
// before, and a signature over all of it (Ed25519). The files stand in parts, so that one publication rewrites and signs
// little; a line is a file, so that two of them can be compared with any tool.

import { createHash, createPublicKey, hash, type KeyObject, verify } from 'node:crypto';

export const manifestName = 'manifest.json';
export const publicKeyName = 'public-key.pem';
const format = 'gongkai-site-2';
const partFolder = 'manifest';

export interface FileSum {
  readonly size: number;
  readonly sha256: string;
  readonly sm3: string;
}

export interface ManifestHead {
  /** One more with every export that changed something. */
  readonly sequence: number;
  readonly madeAt: string;
  /** The day that pages take for today. */
  readonly day: string;
  readonly origin: string;
  /** SHA-256 of the manifest before; null in the first. */
  readonly previous: string | null;
}

export interface Manifest extends ManifestHead {
  /** Lists of files, by their path; what they list has to be read (`readPart`). */
  readonly parts: ReadonlyMap<string, FileSum>;
  readonly deleted: readonly string[];
}

export function shaOf(bytes: Uint8Array | string): string {
  return hash('sha256', bytes);
}

/** @param sha256 where it is known already */
export function sumOf(bytes: Uint8Array, sha256 = shaOf(bytes)): FileSum {
  return { size: bytes.length, sha256, sm3: hash('sm3', bytes) };
}

export function isSameSum(one: FileSum, other: FileSum): boolean {
  return one.size === other.size && one.sha256 === other.sha256 && one.sm3 === other.sm3;
}

/** The line of a file, as it stands in the manifest. */
export function fileLine(path: string, { size, sha256, sm3 }: FileSum): string {
  return `[${JSON.stringify(path)},${size},"${sha256}","${sm3}"]`;
}

export function pathOfLine(line: string): string {
  return (JSON.parse(line) as [string])[0];
}

/** Between the lines of two files. */
export const manifestSeparator = ',\n';

export function partFile(part: string): string {
  return `${partFolder}/${part}.json`;
}

/** @param lines of `fileLine`, in the order of their paths; several may be one text */
export function partText(lines: readonly string[]): string {
  return `[\n${lines.join(manifestSeparator)}\n]\n`;
}

/** @param parts lines of their files, in the order of their paths */
export function manifestText(
  head: ManifestHead,
  parts: readonly string[],
  deleted: readonly string[],
  sign: (bytes: Uint8Array) => Uint8Array,
): string {
  const { sequence, madeAt, day, origin, previous } = head;
  const said = JSON.stringify({ format, sequence, madeAt, day, origin, previous });
  const gone = deleted.map((path) => JSON.stringify(path));
  const signed = `${said.slice(0, -1)},\n"parts":[\n${parts.join(manifestSeparator)}\n],\n"deleted":[\n${gone.join(',\n')}\n],\n`;
  const signature = Buffer.from(sign(Buffer.from(signed))).toString('base64');
  return `${signed}"signature":"${signature}"}\n`;
}

/** Its first line, without the files; undefined where it is none. */
export function readManifestHead(text: string): ManifestHead | undefined {
  try {
    const head = JSON.parse(`${text.slice(0, text.indexOf('\n') - 1)}}`) as ManifestHead;
    return Number.isSafeInteger(head.sequence) ? head : undefined;
  } catch {
    return undefined;
  }
}

export type ReadManifest =
  | {
      readonly ok: true;
      readonly manifest: Manifest;
      readonly isSignedBy: (key: KeyObject) => boolean;
    }
  | { readonly ok: false };

export function readManifest(text: string): ReadManifest {
  // The signature covers every byte before its own line, and nothing may stand behind it: a second "files" would count.
  const at = text.lastIndexOf('"signature":"');
  const [, signature] = /^"signature":"([\w+/=]+)"\}\n$/.exec(text.slice(at)) ?? [];
  const parsed = signature === undefined ? undefined : parse(text);
  if (signature === undefined || parsed === undefined) return { ok: false };
  const { parts, deleted, sequence, madeAt, day, origin, previous } = parsed;
  const signed = Buffer.from(text.slice(0, at));
  return {
    ok: true,
    manifest: { sequence, madeAt, day, origin, previous, parts: sumsOf(parts), deleted },
    isSignedBy: (key) => verify(null, signed, key, Buffer.from(signature, 'base64')),
  };
}

type FileEntry = readonly [string, number, string, string];

function sumsOf(entries: readonly FileEntry[]): ReadonlyMap<string, FileSum> {
  return new Map(entries.map(([path, size, sha256, sm3]) => [path, { size, sha256, sm3 }]));
}

/** What a part lists; undefined where it is none. */
export function readPart(text: string): ReadonlyMap<string, FileSum> | undefined {
  try {
    return sumsOf(JSON.parse(text) as readonly FileEntry[]);
  } catch {
    return undefined;
  }
}

interface Written extends ManifestHead {
  readonly format: string;
  readonly parts: readonly FileEntry[];
  readonly deleted: readonly string[];
}

function parse(text: string): Written | undefined {
  try {
    const read = JSON.parse(text) as Partial<Written> | null;
    if (read?.format !== format) return undefined;
    return Array.isArray(read.parts) && Array.isArray(read.deleted) ? (read as Written) : undefined;
  } catch {
    return undefined;
  }
}

/** The key in a file of PEM; undefined where it holds none of this kind. */
export function readPublicKey(pem: string): KeyObject | undefined {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** By which people compare keys over the telephone. */
export function fingerprintOf(key: KeyObject): string {
  const bytes = key.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(bytes).digest('hex');
}
