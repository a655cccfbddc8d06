// What is shown of a published file: made once, off the thread that answers readers, and kept by the file's content.

import { previewInThread } from '../../formats/attachment-preview/preview-thread.ts';
import {
  kindOfMedia,
  madeMediaTypes,
  maker,
  wayOf,
} from '../../formats/attachment-preview/ways.ts';
import type { Database } from '../../store/database.ts';
import type { DocumentAttachment } from '../../store/documents/document-files.ts';
import {
  keepPreview,
  type KeptPreview,
  pictureOfPreview,
  previewsKept,
  unshownFile,
} from '../../store/documents/file-previews.ts';
import { readStoredFile } from '../../store/database/vault.ts';
import type { Clock } from '../context.ts';

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

interface NotNow {
  readonly since: number; // ms
  readonly why: string;
}

/** What failed for a reason that may pass, not to be tried again at every request: another hour the machine is less busy. */
const notNow = new Map<string, NotNow>();
const forAnHour = 3_600_000; // ms
const mostRemembered = 1000;

function leaveFor(sha256: string, why: string): KeptPreview {
  if (notNow.size >= mostRemembered) notNow.clear();
  notNow.set(sha256, { since: performance.now(), why });
  return { html: null, why, pictureNames: [] };
}

function isLeft({ since }: NotNow): boolean {
  return performance.now() - since < forAnHour;
}

async function make({ db, dataFolder }: PreviewStore, file: PreviewedFile): Promise<KeptPreview> {
  const { sha256, media_type } = file;
  const left = notNow.get(sha256);
  if (left !== undefined && isLeft(left)) return { html: null, why: left.why, pictureNames: [] };
  const kind = kindOfMedia(media_type);
  const bytes = kind === undefined ? undefined : await readStoredFile(dataFolder, sha256);
  if (kind === undefined || bytes === undefined) return leaveFor(sha256, '文件不在库中');
  const made = await previewInThread(kind, bytes);
  if (!made.ok && made.isTooMuch === true) return leaveFor(sha256, '转换它用的时间或内存太多');
  if (!made.ok) {
    await keepPreview(db, sha256, maker, { html: null, why: made.why, pictures: [] });
    return { html: null, why: made.why, pictureNames: [] };
  }
  // PostgreSQL stores no NUL.
  const html = made.html.replaceAll('\0', '');
  await keepPreview(db, sha256, maker, { html, why: null, pictures: made.pictures });
  return { html, why: null, pictureNames: made.pictures.map(({ name }) => name) };
}

const lately = { hours: 7 * 24 };

/**
 * Of what was published here in the last days, the newest first; what came in by import is made when somebody looks. A
 * file that cannot be shown is told so once and holds up no other.
 */
export async function makePreviewsAhead(
  { db, dataFolder, clock }: PreviewStore & { readonly clock: Clock },
  goOn: () => boolean = () => true,
): Promise<void> {
  for (;;) {
    if (!goOn()) return;
    const except = [...notNow].flatMap(([sha256, left]) => (isLeft(left) ? [sha256] : []));
    const since = clock.now().subtract(lately);
    const file = await unshownFile(db, { mediaTypes: madeMediaTypes, maker, since, except });
    if (file === undefined) return;
    try {
      await previewOf({ db, dataFolder }, file);
    } catch (error) {
      // Told once by the job; not to be met again at once.
      leaveFor(file.sha256, '文件暂时读不出来');
      throw error;
    }
  }
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
