// Files of a request, by their place: sealed in the vault, named by whoever brought them.

import { sql } from 'kysely';
import type { CaseFileKind } from '../../rules/case-files.ts';
import type { LetterState } from '../../rules/letters/approval.ts';
import type { RedactionBox } from '../../rules/redaction.ts';
import type { Database } from '../database.ts';
import type { Secrets } from '../database/secrets.ts';

export interface RequestFile {
  readonly id: number;
  readonly position: number;
  readonly name: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly kind: CaseFileKind;
  /** The letter it goes out with. */
  readonly letterId: number | null;
  readonly letterState: LetterState | null;
  readonly addedAt: Temporal.Instant;
}

function selectFiles(db: Database) {
  return db
    .selectFrom('attachments as a')
    .innerJoin('files as f', 'f.sha256', 'a.sha256')
    .leftJoin('letters as l', 'l.id', 'a.letter_id')
    .select([
      'a.id',
      'a.position',
      'a.sealed_name',
      'a.request_id',
      'a.sha256',
      'f.media_type as mediaType',
      'a.kind',
      'a.letter_id as letterId',
      'l.state as letterState',
      'a.added_at as addedAt',
    ])
    .orderBy('a.position')
    .orderBy('a.id');
}

export async function filesOf(
  db: Database,
  secrets: Secrets,
  requestId: number,
): Promise<readonly RequestFile[]> {
  return named(secrets, await selectFiles(db).where('a.request_id', '=', requestId).execute());
}

export async function filesOfLetter(
  db: Database,
  secrets: Secrets,
  letterId: number,
): Promise<readonly RequestFile[]> {
  return named(secrets, await selectFiles(db).where('a.letter_id', '=', letterId).execute());
}

type NamedRow = Omit<RequestFile, 'name'> & {
  readonly sealed_name: Buffer | null;
  readonly request_id: number | null;
};

function named(secrets: Secrets, rows: readonly NamedRow[]): readonly RequestFile[] {
  return rows.map(({ sealed_name: sealed, request_id: requestId, ...file }) => ({
    ...file,
    name: sealed === null ? '' : secrets.open(sealed, aboutName(requestId)).toString('utf8'),
  }));
}

/** What somebody calls his papers names him often enough. */
function sealName(secrets: Secrets, requestId: number, name: string): Buffer {
  return secrets.seal(name, aboutName(requestId));
}

function aboutName(requestId: number | null): string {
  return `file name ${requestId}`;
}

export interface StoredFile {
  readonly sha256: string;
  readonly name: string;
  readonly kind: CaseFileKind;
}

/** The files that came with applications, each in the applicant's order. */
export async function insertApplicationFiles(
  db: Database,
  secrets: Secrets,
  applications: readonly { readonly requestId: number; readonly files: readonly StoredFile[] }[],
): Promise<void> {
  const rows = applications.flatMap(({ requestId, files }) =>
    files.map(({ name, ...file }, position) => ({
      request_id: requestId,
      position,
      sealed_name: sealName(secrets, requestId, name),
      ...file,
    })),
  );
  if (rows.length > 0) await db.insertInto('attachments').values(rows).execute();
}

/** At the end of the request's files; the caller holds the lock on the request. */
export async function addRequestFile(
  db: Database,
  secrets: Secrets,
  requestId: number,
  file: {
    readonly sha256: string;
    readonly name: string;
    readonly kind: CaseFileKind;
    readonly sourceId?: number;
    readonly boxes?: Buffer;
    readonly redactedBy?: number;
  },
): Promise<{ id: number; position: number }> {
  const { sha256, name, kind, sourceId, boxes, redactedBy } = file;
  return db
    .insertInto('attachments')
    .values({
      request_id: requestId,
      sha256,
      sealed_name: sealName(secrets, requestId, name),
      kind,
      source_id: sourceId ?? null,
      boxes: boxes ?? null,
      redacted_by: redactedBy ?? null,
      position: sql<number>`(select coalesce(max(position) + 1, 0) from attachments where request_id = ${requestId})`,
    })
    .returning(['id', 'position'])
    .executeTakeFirstOrThrow();
}

export async function setFileKind(db: Database, fileId: number, kind: CaseFileKind): Promise<void> {
  await db.updateTable('attachments').set({ kind }).where('id', '=', fileId).execute();
}

/** Exactly these files go out with the letter; the caller has asked whether they may leave another. */
export async function attachToLetter(
  db: Database,
  letterId: number,
  fileIds: readonly number[],
): Promise<void> {
  await db
    .updateTable('attachments')
    .set({ letter_id: null })
    .where('letter_id', '=', letterId)
    .execute();
  await db
    .updateTable('attachments')
    .set({ letter_id: letterId })
    .where('id', 'in', [-1, ...fileIds])
    .execute();
}

export function sealBoxes(secrets: Secrets, boxes: readonly RedactionBox[]): Buffer {
  return secrets.seal(JSON.stringify(boxes), 'redaction boxes');
}

/** What was blacked out in a redacted file, and why. */
export async function boxesOf(
  db: Database,
  secrets: Secrets,
  fileId: number,
): Promise<readonly RedactionBox[]> {
  const row = await db
    .selectFrom('attachments')
    .select('boxes')
    .where('id', '=', fileId)
    .executeTakeFirst();
  if (row === undefined || row.boxes === null) return [];
  const plain = secrets.open(row.boxes, 'redaction boxes').toString('utf8');
  return JSON.parse(plain) as readonly RedactionBox[];
}
