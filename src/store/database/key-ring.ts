// The ring of keys: `keys/ring` in the data folder holds every data key and the root of the blind indexes,
// each wrapped by the master secret, which lies in a file of its own (`keys/secret`, or where
// GONGKAI_MASTER_KEY_FILE says). Neither is in the database, and neither opens anything alone.

import { createHmac, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Lock, waitForLock } from './folder-lock.ts';
import { OperatorError } from './operator-error.ts';
import { nameless, openUnder, sealUnder } from './sealing.ts';

/** Where keys lie. */
export interface KeyPlaces {
  readonly dataFolder: string;
  /** The file of the master secret outside the data folder. */
  readonly masterKeyFile?: string | undefined;
}

/** A key under each master that can unwrap it: for a moment of `--new-master`, two. */
type Wrapped = Readonly<Record<string, string>>;

export interface RingFile {
  readonly version: 1;
  readonly id: string;
  /** What blind indexes and codes are derived from; it never changes, or nothing would be found again. */
  readonly root: Wrapped;
  /** Ascending; the last one seals. */
  readonly keys: readonly {
    readonly id: number;
    readonly madeAt: string;
    readonly wrapped: Wrapped;
  }[];
}

/** The ring unwrapped. */
export interface KeyRing {
  readonly id: string;
  readonly root: Buffer;
  readonly keys: ReadonlyMap<number, { readonly key: Buffer; readonly madeAt: string }>;
  readonly newest: number;
}

export function ringPath({ dataFolder }: KeyPlaces): string {
  return join(dataFolder, 'keys', 'ring');
}

export function masterPath({ dataFolder, masterKeyFile }: KeyPlaces): string {
  return masterKeyFile ?? join(dataFolder, 'keys', 'secret');
}

/** One process at a time makes or changes keys. */
export async function lockKeys({ dataFolder }: KeyPlaces): Promise<Lock> {
  const folder = join(dataFolder, 'keys');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return await waitForLock(join(folder, 'lock'));
}

/** Undefined when there is none. Throws an OperatorError for a file that is no secret. */
export async function readMaster(places: KeyPlaces): Promise<Buffer | undefined> {
  const path = masterPath(places);
  const text = (await textOf(path))?.trim();
  if (text === undefined) return undefined;
  if (!/^(?:[0-9a-f]{2}){32,}$/i.test(text)) {
    throw new OperatorError(
      `主密钥文件 ${path} 已损坏（应为 64 位以上的十六进制数）：请从备份恢复这个文件后重新启动，数据未作任何改动。`,
    );
  }
  return Buffer.from(text, 'hex');
}

export async function readRingFile(places: KeyPlaces): Promise<RingFile | undefined> {
  const path = ringPath(places);
  const text = await textOf(path);
  if (text === undefined) return undefined;
  try {
    const ring = JSON.parse(text) as Partial<RingFile>;
    if (ring.version === 1 && ring.id && ring.root && ring.keys?.length) return ring as RingFile;
  } catch {
    // Said below.
  }
  throw new OperatorError(
    `密钥环文件 ${path} 已损坏：请从备份恢复这个文件后重新启动，数据未作任何改动。`,
  );
}

/** A secret that nobody has had before. */
export function newMaster(): Buffer {
  return randomBytes(32);
}

/** `secret`: the one key of an installation from before the ring, whose values and indexes stay. */
export function newRing(master: Uint8Array, now: Date, secret?: Uint8Array): RingFile {
  const id = randomUUID();
  const mark = markOf(master);
  const wrapped = (key: Uint8Array, name: string): Wrapped => ({
    [mark]: wrap(master, key, `${id} ${name}`),
  });
  const madeAt = now.toISOString();
  const old =
    secret === undefined
      ? []
      : [{ id: nameless, madeAt, wrapped: wrapped(namelessKey(secret), `key ${nameless}`) }];
  return {
    version: 1,
    id,
    root: wrapped(secret ?? randomBytes(32), 'root'),
    keys: [...old, { id: 1, madeAt, wrapped: wrapped(randomBytes(32), 'key 1') }],
  };
}

/** The key that sealed everything before there was a ring. */
export function namelessKey(secret: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'gongkai', 'seal', 32));
}

export function withNewKey(ring: RingFile, master: Uint8Array, now: Date): RingFile {
  const id = Math.max(...ring.keys.map((key) => key.id)) + 1;
  const wrapped = { [markOf(master)]: wrap(master, randomBytes(32), `${ring.id} key ${id}`) };
  return { ...ring, keys: [...ring.keys, { id, madeAt: now.toISOString(), wrapped }] };
}

export function withoutKey(ring: RingFile, id: number): RingFile {
  return { ...ring, keys: ring.keys.filter((key) => key.id !== id) };
}

/** Opened by each of the masters given; `master` is one that opens it now. */
export function rewrapped(
  ring: RingFile,
  master: Uint8Array,
  masters: readonly Uint8Array[],
): RingFile {
  const again = (wrapped: Wrapped, name: string): Wrapped => {
    const key = unwrap(master, wrapped, `${ring.id} ${name}`);
    return Object.fromEntries(
      masters.map((one) => [markOf(one), wrap(one, key, `${ring.id} ${name}`)]),
    );
  };
  return {
    ...ring,
    root: again(ring.root, 'root'),
    keys: ring.keys.map((key) => ({ ...key, wrapped: again(key.wrapped, `key ${key.id}`) })),
  };
}

/** Throws an OperatorError where the master is not the ring's. */
export function unwrapRing(ring: RingFile, master: Uint8Array, places: KeyPlaces): KeyRing {
  try {
    const keys = new Map(
      ring.keys.map(({ id, madeAt, wrapped }) => [
        id,
        { key: unwrap(master, wrapped, `${ring.id} key ${id}`), madeAt },
      ]),
    );
    const root = unwrap(master, ring.root, `${ring.id} root`);
    return { id: ring.id, root, keys, newest: Math.max(...keys.keys()) };
  } catch (cause) {
    throw new OperatorError(
      `主密钥 ${masterPath(places)} 打不开密钥环 ${ringPath(places)}，两个文件不是一套：请从同一次备份恢复这两个文件后重新启动，数据未作任何改动。`,
      { cause },
    );
  }
}

/** Whole or not at all, also after a power cut; for the owner only. */
export async function writeRingFile(places: KeyPlaces, ring: RingFile): Promise<void> {
  await writePrivate(ringPath(places), `${JSON.stringify(ring, undefined, 2)}\n`);
}

export async function writeMaster(places: KeyPlaces, master: Uint8Array): Promise<void> {
  await writePrivate(masterPath(places), `${Buffer.from(master).toString('hex')}\n`);
}

/** Those in the data folder: who set up the other one answers for its rights. */
export async function keepPrivate(places: KeyPlaces): Promise<void> {
  await chmod(ringPath(places), 0o600);
  if (places.masterKeyFile === undefined) await chmod(masterPath(places), 0o600);
}

async function writePrivate(path: string, text: string): Promise<void> {
  const draft = `${path}.draft`;
  await rm(draft, { force: true });
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
  // The name has to reach the disk too. Windows cannot open folders and does without.
  const folder = await open(dirname(path)).catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}

async function textOf(path: string): Promise<string | undefined> {
  return await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

/** Names a master without telling anything of it. */
function markOf(master: Uint8Array): string {
  return createHmac('sha256', master).update('gongkai master').digest('hex').slice(0, 16);
}

function wrappingKey(master: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', master, 'gongkai', 'wrap', 32));
}

function wrap(master: Uint8Array, key: Uint8Array, about: string): string {
  return sealUnder(nameless, wrappingKey(master), key, about).toString('base64');
}

function unwrap(master: Uint8Array, wrapped: Wrapped, about: string): Buffer {
  const sealed = Buffer.from(wrapped[markOf(master)] ?? '', 'base64');
  return openUnder(wrappingKey(master), sealed, about);
}
