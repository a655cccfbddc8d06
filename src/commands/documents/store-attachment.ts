// A file that is to be published with a document, on its way in: it lies in the vault until the draft is saved with it;
// what no document names is swept (store/database/vault-sweep.ts). A video goes to the disk as it comes; what has to be looked
// through is taken into memory, and may not be as large.

import {
  attachmentName,
  attachmentTypeOf,
  attachmentTypes,
  videoStart,
  videoType,
} from '../../formats/attachment-type.ts';
import { isSoundOnly, watchedTracks } from '../../formats/recording-tracks.ts';
import type { DocumentFile } from '../../rules/document-content.ts';
import { violation } from '../../rules/violations.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { storeFile, storeStream } from '../../store/database/vault.ts';
import type { FileContext } from '../requests/add-case-file.ts';
import { done, refused, refusedFor, type Result } from '../context.ts';

const refusals = {
  type: 'attachment-type',
  macros: 'attachment-macros',
  bomb: 'attachment-bomb',
} as const;

/** What is looked through. */
export const largestAttachment = 100 * 1024 * 1024;

export interface GivenFile {
  readonly name: string;
  readonly pieces: AsyncIterable<Uint8Array>;
  /** Bytes of a video. */
  readonly largestVideo: number;
}

type Stored = Result<DocumentFile & { readonly size: number }>;

export async function storeAttachment(context: FileContext, given: GivenFile): Promise<Stored> {
  const { db, dataFolder } = context;
  const { name, pieces, largestVideo } = given;
  const { start, all } = await begun(pieces);
  const video = videoType(start, name);
  if (video !== undefined) {
    const tracks = watchedTracks();
    // What is only heard is told by all of it, and bears the name of sound from then on.
    const kind = (): keyof typeof attachmentTypes =>
      video === 'mp4' && isSoundOnly(tracks.kinds) ? 'm4a' : video;
    const stored = await storeStream(db, dataFolder, seenBy(tracks.see, all), {
      mediaType: () => attachmentTypes[kind()].mediaType,
      most: largestVideo,
    });
    if (stored === undefined) {
      const most = `最大${Math.floor(largestVideo / 1024 / 1024)}MB`;
      return refused(violation('video-too-large', 'file', most));
    }
    return await told(context, { ...stored, name: attachmentName(name, kind()) }, kind());
  }
  const bytes = await collected(all, largestAttachment);
  if (bytes === undefined) return refusedFor('attachment-too-large', 'file');
  const type = await attachmentTypeOf(bytes, name);
  if (!type.ok) return refused(violation(refusals[type.why], 'file', type.detail));
  const { mediaType } = attachmentTypes[type.kind];
  const sha256 = await storeFile(db, dataFolder, bytes, mediaType);
  const file = { sha256, size: bytes.length, name: attachmentName(name, type.kind) };
  return await told(context, file, type.kind);
}

async function* seenBy(
  see: (piece: Uint8Array) => void,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    see(piece);
    yield piece;
  }
}

async function told(
  { db, clock, actor }: FileContext,
  file: DocumentFile & { readonly size: number },
  kind: string,
): Promise<Stored> {
  await appendAuditLog(db, {
    at: clock.now(),
    actor,
    action: 'document-file-added',
    object: `file ${file.sha256.slice(0, 16)}`,
    detail: { kind, size: file.size },
  });
  return done(file);
}

/** How it begins, and all of it. */
async function begun(
  pieces: AsyncIterable<Uint8Array>,
): Promise<{ readonly start: Uint8Array; readonly all: AsyncIterable<Uint8Array> }> {
  const rest = pieces[Symbol.asyncIterator]();
  const read: Uint8Array[] = [];
  let length = 0;
  while (length < videoStart) {
    const next = await rest.next();
    if (next.done === true) break;
    read.push(next.value);
    length += next.value.length;
  }
  const start = Buffer.concat(read);
  async function* all(): AsyncGenerator<Uint8Array> {
    yield start;
    yield* { [Symbol.asyncIterator]: () => rest };
  }
  return { start, all: all() };
}

async function collected(
  pieces: AsyncIterable<Uint8Array>,
  most: number,
): Promise<Uint8Array | undefined> {
  const all: Uint8Array[] = [];
  let length = 0;
  for await (const piece of pieces) {
    length += piece.length;
    if (length > most) return undefined;
    all.push(piece);
  }
  return Buffer.concat(all, length);
}
