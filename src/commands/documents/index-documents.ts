// The search entries of documents, from what readers see of them and what their files say.

import { sql } from 'kysely';
import { textOfFileThread } from '../../formats/attachment-text/file-threads.ts';
import { bodyText, runningText } from '../../formats/document-body.ts';
import type { DocumentFile } from '../../rules/document-content.ts';
import { isRecording } from '../../rules/interpretation.ts';
import { filesToPublish } from '../../store/documents/checked-documents.ts';
import type { Database } from '../../store/database.ts';
import { readSetting, writeSetting } from '../../store/database/settings.ts';
import {
  fileTextsOf,
  keepFileText,
  keptFileTexts,
  unreadFiles,
} from '../../store/documents/file-texts.ts';
import { unindexedDocuments, writeSearchEntries } from '../../store/search/search-index.ts';
import { phraseText } from '../../store/search/search-texts.ts';
import { searchVector } from '../../store/search/search-words.ts';
import { readStoredFile } from '../../store/database/vault.ts';
import type { CommandContext } from '../context.ts';

/** In the caller's transaction, after rows, placements and files are written. */
export async function indexDocuments(db: Database, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await db
    .selectFrom('documents')
    .select(['id', 'kind', 'title', 'document_number', 'keywords', 'issuers', 'summary', 'body'])
    .where('id', 'in', [...ids])
    .execute();
  const files = Map.groupBy(await fileTextsOf(db, ids), ({ document_id }) => document_id);
  await writeSearchEntries(
    db,
    rows.map((row) => ({
      document_id: row.id,
      kind: row.kind,
      title: row.title,
      text: phraseText([runningText(row.body), row.summary ?? '']),
      words: searchVector({
        title: row.title,
        terms: [row.document_number ?? '', ...row.keywords, ...row.issuers],
        summary: row.summary ?? '',
        body: bodyText(row.body),
        files: (files.get(row.id) ?? []).map(({ name, text }) => `${name} ${text}`),
      }),
    })),
  );
}

/** Reads files that are to be published, before anybody holds a lock for it: a long one takes its time. */
export async function readFileTexts(
  { db, dataFolder }: Pick<CommandContext, 'db' | 'dataFolder'>,
  files: readonly DocumentFile[],
): Promise<void> {
  if (dataFolder === undefined) return;
  const sums = files.map(({ sha256 }) => sha256);
  const open = await filesToPublish(db, sums);
  const kept = await keptFileTexts(db, sums);
  for (const { sha256, name } of files) {
    if (kept.has(sha256) || !open.has(sha256)) continue;
    const bytes = isRecording(name) ? undefined : await readStoredFile(dataFolder, sha256);
    const text = bytes === undefined ? undefined : await textOfFileThread(bytes, name);
    // PostgreSQL stores no NUL.
    await keepFileText(db, sha256, text?.replaceAll('\0', ''));
  }
}

const filesAtOnce = 20;

/** What came in by import, or was published before files were read: a few each time. */
export async function indexUnreadFiles(
  context: Pick<CommandContext, 'db' | 'dataFolder'>,
): Promise<void> {
  const unread = await unreadFiles(context.db, filesAtOnce);
  for (const { documentId, ...file } of unread) {
    await readFileTexts(context, [file]);
    await context.db.transaction().execute(async (db) => {
      await indexDocuments(db, [documentId]);
    });
  }
}

const documentsAtOnce = 500;

/**
 * What the search lacks after an upgrade, once: to look for it among a million documents takes seconds, which no start
 * and no command should wait for. Whoever is cut off goes on where he was.
 */
export async function indexAfterUpgrade(db: Database): Promise<void> {
  const { rows } = await sql<{ migrations: number }>`
    select count(*)::int as migrations from schema_migrations`.execute(db);
  const migrations = rows[0]?.migrations;
  if ((await readSetting(db, indexedAfter)) === migrations) return;
  await indexMissing(db);
  await writeSetting(db, indexedAfter, migrations);
}

/** So many migrations. */
const indexedAfter = 'searchIndexedAfter';

export async function indexMissing(db: Database): Promise<void> {
  for (;;) {
    const ids = await unindexedDocuments(db, documentsAtOnce);
    if (ids.length === 0) return;
    await db.transaction().execute(async (tx) => {
      await indexDocuments(tx, ids);
    });
  }
}
