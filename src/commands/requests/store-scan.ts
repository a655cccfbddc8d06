// Scans of an application on paper, stored while the clerk still types. Who stored one holds a token for it,
// and only he can hand it in with a request; what is never handed in is swept (store/database/vault-sweep.ts).

import { nameForType, uploadTypeOf } from '../../formats/upload-type.ts';
import type { ScanKind } from '../../rules/application.ts';
import { fileKindOfScan } from '../../rules/case-files.ts';
import type { StoredFile } from '../../store/requests/request-files.ts';
import { storeSealedFile } from '../../store/database/sealed-files.ts';
import type { FileContext } from './add-case-file.ts';
import { type CommandContext, done, refusedFor, type Result } from '../context.ts';

export interface Scan {
  readonly token: string;
  readonly name: string;
}

export async function storeScan(
  context: FileContext,
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Result<Scan>> {
  const type = uploadTypeOf(bytes);
  if (type === undefined) return refusedFor('upload-type-unknown', 'file');
  const { db, dataFolder, secrets } = context;
  const file = {
    sha256: await storeSealedFile(db, dataFolder, secrets, bytes, type.mediaType),
    name: nameForType(name, type),
  };
  const token = secrets.seal(JSON.stringify(file), about(context)).toString('base64url');
  return done({ token, name: file.name });
}

/** What a clerk hands in: a token and what he says the scan is. */
export interface HandedScan {
  readonly token: string;
  readonly kind: ScanKind;
}

/** The files of these tokens, in their order; refused when one is not the caller's or has been swept. */
export async function scansOf(
  context: CommandContext,
  scans: readonly HandedScan[],
): Promise<Result<readonly StoredFile[]>> {
  const files = scans.map((scan) => opened(context, scan));
  const known = await context.db
    .selectFrom('files')
    .select('sha256')
    .where('sha256', 'in', ['', ...files.map((file) => file?.sha256 ?? '')])
    .execute();
  const found = files.filter((file) => known.some(({ sha256 }) => sha256 === file?.sha256));
  return found.length === scans.length
    ? done(found as readonly StoredFile[])
    : refusedFor('file-unknown', 'scans');
}

function opened(context: CommandContext, { token, kind }: HandedScan): StoredFile | undefined {
  try {
    const plain = context.secrets.open(Buffer.from(token, 'base64url'), about(context));
    const file = JSON.parse(plain.toString('utf8')) as Pick<StoredFile, 'sha256' | 'name'>;
    return { ...file, kind: fileKindOfScan(kind) };
  } catch {
    return undefined;
  }
}

function about({ actor }: CommandContext): string {
  return `scan ${actor.kind === 'staff' ? actor.id : actor.kind}`;
}
