// A picture of a text on its way in: it lies in the vault until the draft that shows it is saved with it among its
// files; what no document names is swept (store/database/vault-sweep.ts).

import { bodyPicture } from '../../formats/body-picture.ts';
import { nameForType } from '../../formats/upload-type.ts';
import type { DocumentFile } from '../../rules/document-content.ts';
import { storeFile } from '../../store/database/vault.ts';
import type { FileContext } from '../requests/add-case-file.ts';
import { done, refusedFor, type Result } from '../context.ts';

export async function storePicture(
  { db, dataFolder }: Pick<FileContext, 'db' | 'dataFolder'>,
  given: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Result<DocumentFile>> {
  const picture = await bodyPicture(given.bytes);
  if (picture === undefined) return refusedFor('picture-unreadable', 'file');
  const { bytes, mediaType, extension } = picture;
  const label = { mediaType, label: extension.toUpperCase(), extensions: [extension] };
  const sha256 = await storeFile(db, dataFolder, bytes, mediaType);
  return done({ sha256, name: nameForType(given.name.replace(/\.\w{1,5}$/, ''), label) });
}
