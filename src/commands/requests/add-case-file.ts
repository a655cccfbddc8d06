// Files that join a case after its submission: scans of paper, records that were found, proofs of service;
// and copies of records with parts blacked out (条例 37).

import { redactPdf, pagesOf } from '../../formats/redact/redact-pdf.ts';
import { nameForType, uploadTypeOf } from '../../formats/upload-type.ts';
import { canGoOut, type CaseFileKind } from '../../rules/case-files.ts';
import { keepsRecords } from '../../rules/letters/approval.ts';
import { type RedactionBox, redactionViolations } from '../../rules/redaction.ts';
import { violation } from '../../rules/violations.ts';
import {
  addRequestFile,
  attachToLetter,
  filesOf,
  type RequestFile,
  sealBoxes,
} from '../../store/requests/request-files.ts';
import { openLetter, saveContent } from '../../store/requests/letters.ts';
import { readSealedFile, storeSealedFile } from '../../store/database/sealed-files.ts';
import { lockRequest } from '../../store/requests/requests.ts';
import { type CommandContext, done, refused, refusedFor, type Result } from '../context.ts';
import { actOnLetter, type LetterInput, staffIdOf } from '../letters/letter-act.ts';

export interface FileContext extends CommandContext {
  readonly dataFolder: string;
}

export interface NewFile {
  readonly requestId: number;
  readonly name: string;
  readonly kind: CaseFileKind;
  readonly bytes: Uint8Array;
}

export async function addCaseFile(
  context: FileContext,
  { requestId, name, kind, bytes }: NewFile,
): Promise<Result<{ position: number }>> {
  const type = uploadTypeOf(bytes);
  if (type === undefined) return refusedFor('upload-type-unknown', 'file');
  const { db, dataFolder, secrets, organId } = context;
  // Bytes first, row second: what is left over after a crash is a file that no row names.
  const sha256 = await storeSealedFile(db, dataFolder, secrets, bytes, type.mediaType);
  return db.transaction().execute(async (tx) => {
    const row = await lockRequest(tx, requestId);
    if (row === undefined || row.organ_id !== organId) return refusedFor('request-unknown');
    const file = { sha256, name: nameForType(name, type), kind };
    const { position } = await addRequestFile(tx, secrets, requestId, file);
    return done({ position });
  });
}

export async function redactCaseFile(
  context: FileContext,
  input: {
    readonly requestId: number;
    readonly position: number;
    readonly boxes: readonly RedactionBox[];
  },
): Promise<Result<{ position: number }>> {
  const { requestId, position, boxes } = input;
  const { db, dataFolder, secrets, organId, actor } = context;
  const redactedBy = staffIdOf(actor);
  if (redactedBy === undefined) return refusedFor('not-permitted');
  const file = (await filesOf(db, secrets, requestId)).find((one) => one.position === position);
  const bytes = file && (await readSealedFile(dataFolder, secrets, file.sha256));
  if (file === undefined || bytes === undefined) return refusedFor('file-unknown');
  const pages = await pagesOf(bytes);
  if (pages === undefined || !canGoOut(file.kind)) return refusedFor('file-not-redactable');
  const found = redactionViolations(boxes, pages.length);
  if (found.length > 0) return refused(...found);
  const made = await redactPdf(bytes, boxes);
  if (made === undefined) return refusedFor('file-not-redactable');
  const sha256 = await storeSealedFile(db, dataFolder, secrets, made, 'application/pdf');
  return db.transaction().execute(async (tx) => {
    const row = await lockRequest(tx, requestId);
    if (row === undefined || row.organ_id !== organId) return refusedFor('request-unknown');
    const added = await addRequestFile(tx, secrets, requestId, {
      sha256,
      name: redactedName(file),
      kind: 'redacted',
      sourceId: file.id,
      boxes: sealBoxes(secrets, boxes),
      redactedBy,
    });
    return done({ position: added.position });
  });
}

function redactedName({ name }: RequestFile): string {
  return `${name.replace(/\.pdf$/i, '')}（区分处理）.pdf`;
}

/**
 * Which records go out with a reply: fixed when it is signed. A version of its own, since whoever chooses
 * them writes the reply too (条例 17), and nobody signs over records that he has not seen.
 */
export async function attachRecords(
  context: CommandContext,
  input: LetterInput & { readonly positions: readonly number[] },
): Promise<Result<{ id: number }>> {
  return actOnLetter(context, input, 'save', async ({ letter, row, context: held, staffId }) => {
    const { db, secrets, clock } = held;
    if (letter.kind.startsWith('P')) return refusedFor('letter-takes-no-file');
    const files = (await filesOf(db, secrets, row.id)).filter((f) =>
      input.positions.includes(f.position),
    );
    if (files.length !== input.positions.length || !files.every((f) => canGoOut(f.kind))) {
      return refused(violation('file-unknown', 'positions'));
    }
    if (
      files.some(
        (f) => f.letterId !== letter.id && f.letterState !== null && keepsRecords(f.letterState),
      )
    ) {
      return refused(violation('file-of-another-letter', 'positions'));
    }
    await attachToLetter(
      db,
      letter.id,
      files.map((f) => f.id),
    );
    const next = { id: letter.id, version: letter.version + 1 };
    await saveContent(db, secrets, next, openLetter(secrets, letter), staffId, clock.now());
    return done({ id: letter.id });
  });
}
