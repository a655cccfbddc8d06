// The keys of this installation at a start. Only where nothing is sealed yet are keys made; where something
// is, they must be there and open it, or nothing starts: keys made anew would leave every earlier
// application unreadable, and nobody would notice before he needs one.

import { statSync, readFileSync } from 'node:fs';
import type { Database } from '../database.ts';
import {
  keepPrivate,
  type KeyPlaces,
  type KeyRing,
  lockKeys,
  masterPath,
  namelessKey,
  newMaster,
  newRing,
  readMaster,
  readRingFile,
  type RingFile,
  ringPath,
  unwrapRing,
  writeMaster,
  writeRingFile,
} from './key-ring.ts';
import { OperatorError } from './operator-error.ts';
import { sealedSamples, type SealedValue } from './sealed-columns.ts';
import { keyIdOf, nameless, openUnder } from './sealing.ts';
import { type Secrets, secretsOf } from './secrets.ts';
import { readSetting, writeSetting } from './settings.ts';

/** The setting that remembers which ring the database belongs to. */
const belongsTo = 'key-ring';

/** Makes the keys of a new installation; throws an OperatorError where those that are needed do not fit. */
export async function openSecrets(db: Database, places: KeyPlaces): Promise<Secrets> {
  const lock = await lockKeys(places);
  try {
    const first = await openRing(db, places);
    return secretsOf(watch(places, first));
  } finally {
    lock.release();
  }
}

/** The keys as they lie there, for whoever knows that they fit. */
export async function loadSecrets(places: KeyPlaces): Promise<Secrets> {
  const { ring, master } = await readKeys(places);
  return secretsOf(watch(places, unwrapRing(ring, master, places)));
}

/** Throws an OperatorError where one of the two files is missing. */
export async function readKeys(
  places: KeyPlaces,
): Promise<{ readonly ring: RingFile; readonly master: Buffer }> {
  const [master, ring] = [await readMaster(places), await readRingFile(places)];
  if (master === undefined) throw missing([masterPath(places)]);
  if (ring === undefined) throw missing([ringPath(places)]);
  return { master, ring };
}

async function openRing(db: Database, places: KeyPlaces): Promise<KeyRing> {
  const [master, file] = [await readMaster(places), await readRingFile(places)];
  const samples = await sealedSamples(db);
  const known = await readSetting(db, belongsTo);
  // Before there was a ring, values named no key and the secret was enough.
  const hasRing = known !== undefined || samples.some(({ sealed }) => keyIdOf(sealed) !== nameless);
  const lost = [
    ...(master === undefined && (hasRing || file || samples.length > 0)
      ? [masterPath(places)]
      : []),
    ...(file === undefined && hasRing ? [ringPath(places)] : []),
  ];
  if (lost.length > 0) throw missing(lost);
  const ring =
    master === undefined || file === undefined
      ? await makeKeys(places, master, samples)
      : unwrapRing(file, master, places);
  if (known !== undefined && known !== ring.id) {
    throw new OperatorError(
      `密钥环 ${ringPath(places)} 不属于这个数据库：请从同一次备份恢复密钥目录和数据库，或改正 GONGKAI_DATA、DATABASE_URL 后重新启动，数据未作任何改动。`,
    );
  }
  refuseUnfit(ring.keys, samples, places);
  await keepPrivate(places);
  if (known === undefined) await writeSetting(db, belongsTo, ring.id);
  return ring;
}

/** `secret`: the one key of an installation from before the ring, or what a broken-off first start left. */
async function makeKeys(
  places: KeyPlaces,
  secret: Buffer | undefined,
  samples: readonly SealedValue[],
): Promise<KeyRing> {
  const master = secret ?? newMaster();
  if (secret !== undefined) {
    const before = new Map([[nameless, { key: namelessKey(secret) }]]);
    refuseUnfit(before, samples, places);
  } else await writeMaster(places, master);
  const file = newRing(master, new Date(), secret);
  await writeRingFile(places, file);
  return unwrapRing(file, master, places);
}

function refuseUnfit(
  keys: ReadonlyMap<number, { readonly key: Uint8Array }>,
  samples: readonly SealedValue[],
  places: KeyPlaces,
): void {
  for (const { sealed, about } of samples) {
    const id = keyIdOf(sealed) ?? -1;
    const known = keys.get(id);
    if (known !== undefined && opens(known.key, sealed, about)) continue;
    const which = keys.size === 1 && keys.has(nameless) ? masterPath(places) : ringPath(places);
    const why = known === undefined ? `缺少第 ${id} 号密钥` : `第 ${id} 号密钥打不开`;
    throw new OperatorError(
      `密钥文件 ${which} 与数据库中已加密的数据不符（${why}）：请从备份恢复与数据库同一时期的密钥文件后重新启动。程序不会另造密钥，数据未作任何改动。`,
    );
  }
}

function opens(key: Uint8Array, sealed: Uint8Array, about: string): boolean {
  try {
    openUnder(key, sealed, about);
    return true;
  } catch {
    return false;
  }
}

function missing(paths: readonly string[]): OperatorError {
  return new OperatorError(
    `找不到密钥文件 ${paths.join(' 和 ')}，没有它打不开已加密的数据：请从备份恢复后重新启动（主密钥放在别处的，用 GONGKAI_MASTER_KEY_FILE 指明）。程序不会另造密钥，数据未作任何改动。`,
  );
}

/** How long a running server may go on with what it read. */
const restMs = 1000;

/** The ring as it lies there now: keys are added while servers run. What cannot be read changes nothing. */
function watch(places: KeyPlaces, first: KeyRing): (afresh?: boolean) => KeyRing {
  let ring = first;
  let seen = stampOf(places);
  let lookedAt = performance.now();
  return (afresh = false) => {
    if (!afresh && performance.now() - lookedAt < restMs) return ring;
    lookedAt = performance.now();
    const now = stampOf(places);
    if (now === seen) return ring;
    try {
      const file = JSON.parse(readFileSync(ringPath(places), 'utf8')) as RingFile;
      const master = Buffer.from(readFileSync(masterPath(places), 'utf8').trim(), 'hex');
      const next = unwrapRing(file, master, places);
      if (next.id !== first.id) return ring;
      ring = next;
      seen = now;
    } catch {
      // Between the two steps of a change, or gone: the keys in memory still fit what is sealed.
    }
    return ring;
  };
}

function stampOf(places: KeyPlaces): string {
  return [ringPath(places), masterPath(places)]
    .map((path) => {
      const stat = statSync(path, { throwIfNoEntry: false });
      return stat === undefined ? '-' : `${stat.ino} ${stat.mtimeMs} ${stat.size}`;
    })
    .join('\n');
}
