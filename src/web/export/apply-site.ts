// An exported site carried over: what came on a disk or through a gate is held against its signed manifest, and the
// folder that is served is made equal to it, whatever was done to it meanwhile. What comes may be the whole site or only
// what changed since the last time (pack-site.ts). Nothing is touched before all of it is known to be there and right;
// run again after it was broken off, it goes on to the same end.

import type { KeyObject } from 'node:crypto';
import { copyFile, lstat, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type FileSum,
  isSameSum,
  type Manifest,
  manifestName,
  publicKeyName,
  readManifest,
  readPart,
  sumOf,
} from '../../formats/site-export/manifest.ts';
import {
  filesBelow,
  type Finding,
  ownFolder,
  verifySite,
} from '../../formats/site-export/verify-site.ts';
import { OperatorError } from '../../store/database/operator-error.ts';
import { listenFile, webRoot } from './places.ts';
import { heldAlone, unfinished } from './site-folder.ts';
import { draftFolder, type Files, filesIn, isThere } from './write-files.ts';

export interface Applying {
  /** What came: the whole site, or what changed. */
  readonly from: string;
  /** What is served. */
  readonly to: string;
  /** Of who signs; kept apart from both folders. */
  readonly key: KeyObject;
  /** Where evidence goes: what was altered or put there. Undefined: it is written over, or removed. */
  readonly aside?: string | undefined;
}

export type Applied =
  | { readonly ok: false; readonly refusal: Refusal }
  | {
      readonly ok: true;
      readonly sequence: number;
      /** How the served folder differed from its own manifest before: somebody's doing, or a broken disk. */
      readonly tampered: readonly Finding[];
      readonly written: number;
      readonly removed: number;
      /** nginx reads its maps only when it is told to. */
      readonly asksReload: boolean;
    };

export type Refusal =
  | Unsigned
  /** Somebody may carry an old site over, signed as it is. */
  | { readonly kind: 'older'; readonly sequence: number; readonly served: number }
  /** These are neither in what came nor right in the folder: something that came before is lacking. */
  | { readonly kind: 'incomplete'; readonly paths: readonly string[] };

export async function applySite(applying: Applying): Promise<Applied> {
  const { to } = applying;
  await mkdir(to, { recursive: true });
  const names = await readdir(to);
  if (names.length > 0 && !names.includes(ownFolder) && !names.includes(manifestName)) {
    throw new OperatorError(`${to} 里是别的文件：请用一个空目录，或者上次导入的目录。`);
  }
  await mkdir(join(to, draftFolder), { recursive: true });
  return await heldAlone(to, '导入', async () => applyUnderLock(applying));
}

async function applyUnderLock({ from, to, key, aside }: Applying): Promise<Applied> {
  const came = await signedIn(from, key);
  if ('kind' in came) return { ok: false, refusal: came };
  const served = await signedIn(to, key);
  const { sequence } = came.manifest;
  if ('manifest' in served && served.manifest.sequence > sequence) {
    const refusal = { kind: 'older', sequence, served: served.manifest.sequence } as const;
    return { ok: false, refusal };
  }
  const wanted = await listed(came.manifest, [from, to]);
  if (!wanted.ok) return { ok: false, refusal: wanted.refusal };
  // Broken off the last time, what differs is no sign of anybody's doing, and what was known holds no more.
  const isBrokenOff = await isThere(join(to, unfinished));
  const tampered = isBrokenOff ? [] : await differences(to, served, key);
  const known = isBrokenOff || 'kind' in served ? undefined : await listed(served.manifest, [to]);
  const before = { known: known?.ok === true ? known.files : new Map(), wrong: pathsOf(tampered) };
  const lacking = await lackingIn(to, wanted.files, before);
  const absent = await absentIn(from, wanted.files, lacking);
  if (absent.length > 0) return { ok: false, refusal: { kind: 'incomplete', paths: absent } };
  const there = await filesBelow(to);
  const surplus = [...there.others, ...there.files].filter((path) => !wanted.files.has(path));
  const isNew = 'kind' in served || came.text !== served.text;

  const files = filesIn(to, false);
  const isDoubtful = 'kind' in served && tampered.length > 0;
  const keep = async (path: string): Promise<void> => {
    if (aside === undefined || !(isDoubtful || before.wrong.has(path))) return;
    await setAside(join(to, path), join(aside, path));
  };
  if (surplus.length + lacking.length > 0 || isNew)
    await files.replace(unfinished, Buffer.alloc(0));
  // Links and strangers first: nothing is to be written through them.
  for (const path of surplus) {
    await keep(path);
    await files.remove(path);
  }
  for (const path of lacking) {
    await keep(path);
    await place(files, { from, to }, path, wanted.files.get(path));
  }
  await beginBeside(files, from);
  if (isNew) await files.replace(manifestName, Buffer.from(came.text));
  await rm(join(to, unfinished), { force: true });
  const asksReload = [...lacking, ...surplus].some((path) => path.startsWith('nginx/'));
  const counts = { written: lacking.length, removed: surplus.length };
  return { ok: true, sequence, tampered, ...counts, asksReload };
}

/** How the served folder differs from what it says of itself; of one that has nothing yet, nothing. */
async function differences(
  to: string,
  served: Signed | Unsigned,
  key: KeyObject,
): Promise<readonly Finding[]> {
  if ('manifest' in served) return (await verifySite(to, key)).findings;
  return (await readdir(to)).includes(webRoot) ? [served] : [];
}

/** What is not there, or another than it has to be. What was known and not found wrong is not read again. */
async function lackingIn(
  to: string,
  wanted: ReadonlyMap<string, FileSum>,
  before: { readonly known: ReadonlyMap<string, FileSum>; readonly wrong: ReadonlySet<string> },
): Promise<readonly string[]> {
  const lacking: string[] = [];
  for (const [path, sum] of wanted) {
    const known = before.known.get(path);
    const isRight =
      known !== undefined && isSameSum(known, sum)
        ? !before.wrong.has(path)
        : (await rightBytes(to, path, sum)) !== undefined;
    if (!isRight) lacking.push(path);
  }
  return lacking;
}

async function absentIn(
  from: string,
  wanted: ReadonlyMap<string, FileSum>,
  lacking: readonly string[],
): Promise<readonly string[]> {
  const absent: string[] = [];
  for (const path of lacking) {
    const sum = wanted.get(path);
    const isThere = sum !== undefined && (await rightBytes(from, path, sum)) !== undefined;
    if (!isThere) absent.push(path);
  }
  return absent;
}

interface Unsigned {
  readonly kind: 'no-manifest' | 'manifest-broken' | 'signature-wrong';
}

interface Signed {
  readonly manifest: Manifest;
  readonly text: string;
}

async function signedIn(folder: string, key: KeyObject): Promise<Signed | Unsigned> {
  const text = await readFile(join(folder, manifestName), 'utf8').catch(() => undefined);
  if (text === undefined) return { kind: 'no-manifest' };
  const read = readManifest(text);
  if (!read.ok) return { kind: 'manifest-broken' };
  return read.isSignedBy(key) ? { manifest: read.manifest, text } : { kind: 'signature-wrong' };
}

type Listed =
  | { readonly ok: true; readonly files: ReadonlyMap<string, FileSum> }
  | { readonly ok: false; readonly refusal: Refusal };

/** Every file that a manifest speaks for, its own lists among them, which lie in one of the folders. */
async function listed(manifest: Manifest, folders: readonly string[]): Promise<Listed> {
  const files = new Map<string, FileSum>();
  const absent: string[] = [];
  for (const [part, sum] of manifest.parts) {
    files.set(part, sum);
    let bytes: Buffer | undefined;
    for (const folder of folders) bytes ??= await rightBytes(folder, part, sum);
    const list = bytes === undefined ? undefined : readPart(bytes.toString());
    if (list === undefined) absent.push(part);
    for (const [path, one] of list ?? []) files.set(path, one);
  }
  if (absent.length > 0) return { ok: false, refusal: { kind: 'incomplete', paths: absent } };
  if ([...files.keys()].every(isOfSite)) return { ok: true, files };
  return { ok: false, refusal: { kind: 'manifest-broken' } };
}

/** Signed or not, no path leads out of the folder. */
function isOfSite(path: string): boolean {
  const [top = '', ...rest] = path.split('/');
  return (
    ['www', 'nginx', 'manifest'].includes(top) &&
    rest.length > 0 &&
    rest.every((name) => !['', '.', '..'].includes(name)) &&
    !path.includes('\\')
  );
}

/** Undefined where there is no such file, or another one. A link is none. */
async function rightBytes(folder: string, path: string, sum: FileSum): Promise<Buffer | undefined> {
  const file = join(folder, path);
  const found = await lstat(file).catch(() => undefined);
  if (found?.isFile() !== true || found.size !== sum.size) return undefined;
  const bytes = await readFile(file).catch(() => undefined);
  return bytes !== undefined && isSameSum(sumOf(bytes), sum) ? bytes : undefined;
}

/** Read once more, and held against the list once more: what is written is what was signed. */
async function place(
  files: Files,
  { from, to }: Pick<Applying, 'from' | 'to'>,
  path: string,
  sum: FileSum | undefined,
): Promise<void> {
  const bytes = sum === undefined ? undefined : await rightBytes(from, path, sum);
  if (bytes === undefined) {
    throw new OperatorError(`${join(from, path)} 在导入时变了：请重新取得这份导出再运行。`);
  }
  const target = await lstat(join(to, path)).catch(() => undefined);
  if (target?.isDirectory() === true) await rm(join(to, path), { recursive: true });
  files.write(path, bytes);
}

/** What the operator keeps up himself is given once. */
async function beginBeside(files: Files, from: string): Promise<void> {
  for (const path of [listenFile, publicKeyName]) {
    const bytes = await readFile(join(from, path)).catch(() => undefined);
    if (bytes !== undefined) await files.begin(path, bytes);
  }
}

async function setAside(file: string, target: string): Promise<void> {
  const found = await lstat(file).catch(() => undefined);
  if (found === undefined || found.isDirectory()) return;
  await mkdir(dirname(target), { recursive: true });
  await rename(file, target).catch(async () => {
    // On another disk. What a link leads to is none of the site's, and is not taken along.
    if (found.isFile()) await copyFile(file, target);
  });
}

function pathsOf(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(findings.flatMap((finding) => ('path' in finding ? [finding.path] : [])));
}
