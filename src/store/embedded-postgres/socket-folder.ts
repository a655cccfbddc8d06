// Where the unix socket lies. The address of a socket has little more than a hundred bytes, so below
// a long path it moves to a folder in the system's temporary directory, noted beside the cluster.

import { chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Place } from './place.ts';
import { port } from './status.ts';

const longestAddress = 103; // macOS allows 104 bytes with the closing zero, Linux 108

export function findSocketFolder(place: Place): string {
  const beside = join(place.folder, 'socket');
  if (Buffer.byteLength(`${beside}/.s.PGSQL.${port}`) <= longestAddress) {
    mkdirSync(beside, { recursive: true, mode: 0o700 });
    return claim(beside, place);
  }
  const note = join(place.folder, 'socket-folder');
  const noted = readNote(note);
  if (noted !== undefined && isOurs(noted, place)) return noted;
  const folder = claim(mkdtempSync(join(tmpdir(), 'gongkai-')), place);
  writeFileSync(note, folder);
  return folder;
}

function claim(folder: string, place: Place): string {
  chmodSync(folder, 0o700);
  if (place.account) chownSync(folder, place.account.uid, place.account.gid);
  return folder;
}

/** Anybody may write in the temporary directory: a folder that somebody else put there is not used. */
function isOurs(folder: string, place: Place): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  const uid = place.account?.uid ?? process.getuid?.();
  return found?.isDirectory() === true && found.uid === uid && (found.mode & 0o077) === 0;
}

function readNote(note: string): string | undefined {
  try {
    return readFileSync(note, 'utf8').trim();
  } catch {
    return undefined;
  }
}
