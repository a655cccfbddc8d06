// What is left in the vault when a process or the machine dies in the middle: drafts, and files of forms
// that never became a request. Those hold personal data that nobody has a purpose for any more (个人信息保护法
// 47), so they are removed.

import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
import { isHeld, parseHolder } from './folder-lock.ts';
import { vaultFolder, vaultPath, writerOf } from './vault.ts';

/** A form whose files are stored becomes a request within moments; a day is never too short. */
const hoursUntilForgotten = 24;

/** How many drafts and files were removed. */
export async function sweepVault(
  db: Database,
  dataFolder: string,
  hours = hoursUntilForgotten,
): Promise<{ readonly drafts: number; readonly files: number }> {
  return {
    drafts: await removeDrafts(dataFolder),
    files: await removeUnnamed(db, dataFolder, hours),
  };
}

async function removeDrafts(dataFolder: string): Promise<number> {
  const vault = vaultFolder(dataFolder);
  let removed = 0;
  for (const part of await namesIn(vault)) {
    for (const name of await namesIn(join(vault, part))) {
      const writer = writerOf(name);
      if (writer === undefined || isHeld(parseHolder(writer))) continue;
      await rm(join(vault, part, name), { force: true });
      removed += 1;
    }
  }
  return removed;
}

async function namesIn(folder: string): Promise<string[]> {
  return await readdir(folder).catch(() => []);
}

async function removeUnnamed(db: Database, dataFolder: string, hours: number): Promise<number> {
  const age = sql<Temporal.Instant>`now() - make_interval(hours => ${hours})`;
  const unnamed = await db
    .selectFrom('files as f')
    .select('f.sha256')
    .where('f.created_at', '<=', age)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('attachments as a').select('a.id').whereRef('a.sha256', '=', 'f.sha256'),
        ),
      ),
    )
    .where(sql<boolean>`not ${namedInText('f')}`)
    .execute();
  let removed = 0;
  for (const { sha256 } of unnamed) {
    if (await removeUnnamedFile(db, dataFolder, sha256, age)) removed += 1;
  }
  return removed;
}

/** A draft beside what is published, a version of it and an earlier text name their files in what they say. */
function namedInText(table: 'f' | 'files'): RawBuilder<boolean> {
  const file = sql`jsonb_build_array(jsonb_build_object('sha256', ${sql.ref(`${table}.sha256`)}))`;
  const named = (from: 'document_drafts' | 'document_draft_versions' | 'document_revisions') =>
    sql`exists (select from ${sql.table(from)} where content -> 'attachments' @> ${file})`;
  return sql<boolean>`(${named('document_drafts')} or ${named('document_draft_versions')}
    or ${named('document_revisions')})`;
}

/** False when something names it, or stored it after `age`. Cut off in between, the next sweep takes it. */
export async function removeUnnamedFile(
  db: Database,
  dataFolder: string,
  sha256: string,
  age = sql<Temporal.Instant>`now()`,
): Promise<boolean> {
  try {
    // The content goes before the row is gone for others: who stores the same meanwhile waits, then writes it.
    return await db.transaction().execute(async (tx) => {
      const gone = await tx
        .deleteFrom('files')
        .where('sha256', '=', sha256)
        .where('created_at', '<=', age)
        .where(sql<boolean>`not ${namedInText('files')}`)
        .returning('sha256')
        .executeTakeFirst();
      if (gone !== undefined) await rm(vaultPath(dataFolder, sha256), { force: true });
      return gone !== undefined;
    });
  } catch (error) {
    if (!isStillNamed(error)) throw error;
    return false;
  }
}

/** Something came to name it since it was looked at. */
function isStillNamed(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23503';
}
