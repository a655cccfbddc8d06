// Changes of the keys, each under the lock and safe to be cut off: a ring that two masters open stands
// while the secret is replaced.

import {
  type KeyPlaces,
  lockKeys,
  newMaster,
  rewrapped,
  type RingFile,
  unwrapRing,
  withNewKey,
  withoutKey,
  writeMaster,
  writeRingFile,
} from './key-ring.ts';
import { readKeys } from './keys.ts';

/** How old the newest key must be before one that it replaced may go: by then no transaction still uses that one. */
export const minutesBeforeDropping = 10;

export interface RingKey {
  readonly id: number;
  readonly madeAt: string;
}

export async function listKeys(places: KeyPlaces): Promise<readonly RingKey[]> {
  const { ring } = await readKeys(places);
  return ring.keys;
}

/** The number of the key that seals from now on. */
export async function addKey(places: KeyPlaces, now: Date): Promise<number> {
  const ring = await change(places, (before, master) => withNewKey(before, master, now));
  return ring.keys.at(-1)?.id ?? 0;
}

/** The caller knows that nothing is sealed under it. */
export async function dropKey(places: KeyPlaces, id: number): Promise<void> {
  await change(places, (before) => withoutKey(before, id));
}

export async function changeMaster(places: KeyPlaces): Promise<void> {
  const lock = await lockKeys(places);
  try {
    const { ring, master } = await readKeys(places);
    unwrapRing(ring, master, places);
    const next = newMaster();
    const both = rewrapped(ring, master, [master, next]);
    await writeRingFile(places, both);
    await writeMaster(places, next);
    await writeRingFile(places, rewrapped(both, next, [next]));
  } finally {
    lock.release();
  }
}

async function change(
  places: KeyPlaces,
  work: (ring: RingFile, master: Buffer) => RingFile,
): Promise<RingFile> {
  const lock = await lockKeys(places);
  try {
    const { ring, master } = await readKeys(places);
    unwrapRing(ring, master, places);
    const next = work(ring, master);
    await writeRingFile(places, next);
    return next;
  } finally {
    lock.release();
  }
}
