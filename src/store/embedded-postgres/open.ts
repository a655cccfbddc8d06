// The embedded PostgreSQL server of a data folder: started by whoever needs it first, shared by all
// who come while it runs, stopped by the last one to leave. A server left behind by a killed process
// is taken over by the next.

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseAddress } from '../database.ts';
import { isHeld, nameOf, parseHolder, waitForLock } from '../database/folder-lock.ts';
import { asOperatorError } from '../database/operator-error.ts';
import { startOf } from '../database/processes.ts';
import { databaseName, ensureCluster, roleName } from './cluster.ts';
import { findPlace, type Place } from './place.ts';
import { ensureServer, type ServerSettings, stopServer } from './server.ts';
import { isServer, port } from './status.ts';

export interface DatabaseServer {
  readonly address: Extract<DatabaseAddress, { host: string }>;
  /** False when a server that ran already was joined. */
  readonly started: boolean;
  /** Cheap enough to be asked for every request. */
  readonly isRunning: () => boolean;
  /** Brings it back after it died; the address stays the same. */
  readonly restart: () => Promise<void>;
  /** Leaves the server; the last one to leave stops it. Once only. */
  readonly stop: () => Promise<void>;
}

export interface DatabaseServerOptions {
  readonly dataFolder: string;
  /** PostgreSQL settings that differ from ours. */
  readonly settings?: ServerSettings;
}

/** Throws an OperatorError for what only the operator can put right. */
export async function openDatabaseServer(options: DatabaseServerOptions): Promise<DatabaseServer> {
  const settings = options.settings ?? {};
  try {
    const place = await findPlace(options.dataFolder);
    return await underLock(place, async () => {
      const password = await ensureCluster(place);
      enter(place);
      let running = await ensureServer(place, settings).catch((error: unknown) => {
        leave(place);
        throw error;
      });
      let left = false;
      return {
        address: {
          host: running.socketFolder,
          port,
          user: roleName,
          password,
          database: databaseName,
        },
        started: running.started,
        isRunning: nowAndThen(() => isServer(place, running.pid)),
        restart: () =>
          underLock(place, async () => {
            // Between the death and this moment the whole process may have been asked to end.
            if (!left) running = await ensureServer(place, settings);
          }).catch(rethrow),
        stop: async () => {
          left = true;
          leave(place);
          const stopIfUnused = async (): Promise<void> => {
            if (!isUsed(place)) await stopServer(place);
          };
          // Where no lock can be made any more (a full disk), an orphan would be worse than a race.
          await underLock(place, stopIfUnused).catch(stopIfUnused);
        },
      };
    });
  } catch (error) {
    return rethrow(error);
  }
}

/** Asks again only when the last answer is older than a few requests take. */
function nowAndThen(ask: () => boolean): () => boolean {
  let answer = true;
  let askedAt = -Infinity;
  return () => {
    const now = performance.now();
    if (now - askedAt > 50) {
      askedAt = now;
      answer = ask();
    }
    return answer;
  };
}

function rethrow(error: unknown): never {
  throw asOperatorError(error);
}

async function underLock<T>(place: Place, work: () => Promise<T>): Promise<T> {
  const lock = await waitForLock(join(place.folder, 'server.lock'));
  try {
    return await work();
  } finally {
    lock.release();
  }
}

/** Each process that uses the server has a file here, named by its number and start. */
function usersFolder(place: Place): string {
  const folder = join(place.folder, 'users');
  mkdirSync(folder, { recursive: true });
  return folder;
}

function ownEntry(place: Place): string {
  return join(usersFolder(place), nameOf(process.pid, startOf(process.pid)));
}

function enter(place: Place): void {
  writeFileSync(ownEntry(place), '');
}

function leave(place: Place): void {
  rmSync(ownEntry(place), { force: true });
}

function isUsed(place: Place): boolean {
  const folder = usersFolder(place);
  return readdirSync(folder).some((name) => {
    if (isHeld(parseHolder(name))) return true;
    rmSync(join(folder, name), { force: true });
    return false;
  });
}
