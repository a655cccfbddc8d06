// What is shown of a published file: made once, off the thread that answers readers, and kept by the file's content.

import { previewInThread } from '../formats/attachment-preview/preview-thread.ts';
import { kindOfMedia, maker, wayOf } from '../formats/attachment-preview/ways.ts';
import type { Database } from '../store/database.ts';
import type { DocumentAttachment } from '../store/document-files.ts';
import {
  keepPreview,
  type KeptPreview,
  pictureOfPreview,
  previewsKept,
} from '../store/file-previews.ts';
import { readStoredFile } from '../store/vault.ts';

export interface PreviewStore {
  readonly db: Database;
  readonly dataFolder: string;
}

type PreviewedFile = Pick<DocumentAttachment, 'sha256' | 'media_type'>;

/** Whoever asks while it is being made waits for the same. */
const making = new Map<string, Promise<KeptPreview>>();

/** Of a file that is turned into a text of the page; of others nothing is made. */
export async function previewOf(store: PreviewStore, file: PreviewedFile): Promise<KeptPreview> {
  const kept = (await previewsKept(store.db, [file.sha256], maker)).get(file.sha256);
  if (kept !== undefined) return kept;
  const begun = making.get(file.sha256) ?? make(store, file);
  making.set(file.sha256, begun);
  try {
    return await begun;
  } finally {
    making.delete(file.sha256);
  }
}

/** What took too long, not to be tried again at every request; another hour the machine may be less busy. */
const tooMuch = new Map<string, number>();
const forAnHour = 3_600_000; // ms
const mostRemembered = 1000;
const tooMuchNow: KeptPreview = { html: null, why: '转换它用的时间或内存太多', pictureNames: [] };

async function make({ db, dataFolder }: PreviewStore, file: PreviewedFile): Promise<KeptPreview> {
  const { sha256, media_type } = file;
  const kind = kindOfMedia(media_type);
  const bytes = kind === undefined ? undefined : await readStoredFile(dataFolder, sha256);
  if (kind === undefined || bytes === undefined) {
    return { html: null, why: '文件不在库中', pictureNames: [] };
  }
  const since = tooMuch.get(sha256);
  if (since !== undefined && performance.now() - since < forAnHour) return tooMuchNow;
  const made = await previewInThread(kind, bytes);
  if (!made.ok && made.isTooMuch === true) {
    if (tooMuch.size >= mostRemembered) tooMuch.clear();
    tooMuch.set(sha256, performance.now());
    return tooMuchNow;
  }
  if (!made.ok) {
    await keepPreview(db, sha256, maker, { html: null, why: made.why, pictures: [] });
    return { html: null, why: made.why, pictureNames: [] };
  }
  // PostgreSQL stores no NUL.
  const html = made.html.replaceAll('\0', '');
  await keepPreview(db, sha256, maker, { html, why: null, pictures: made.pictures });
  return { html, why: null, pictureNames: made.pictures.map(({ name }) => name) };
}

/** Names of the pictures in what is shown of each file, made where it was not yet. */
export async function previewPictures(
  store: PreviewStore,
  files: readonly PreviewedFile[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const open = files.filter(({ media_type }) => wayOf(media_type).way === 'made');
  const kept = await previewsKept(
    store.db,
    open.map(({ sha256 }) => sha256),
    maker,
  );
  const names = new Map<string, readonly string[]>();
  for (const file of open) {
    const preview = kept.get(file.sha256) ?? (await previewOf(store, file));
    names.set(file.sha256, preview.pictureNames);
  }
  return names;
}

export async function previewPicture(
  { db }: Pick<PreviewStore, 'db'>,
  sha256: string,
  name: string,
): Promise<Buffer | undefined> {
  return await pictureOfPreview(db, sha256, maker, name);
}
