// Files that come with a form: few, small and of kinds we know, or refused by name.

import type { UploadType } from '../../formats/upload-type.ts';
import { nameForType, uploadTypeOf, uploadTypesText } from '../../formats/upload-type.ts';
import type { StoredFile } from '../../store/requests/request-files.ts';
import { storeSealedFile } from '../../store/database/sealed-files.ts';
import type { WebContext } from '../context.ts';
import { sizeText } from '../../formats/size-text.ts';
import type { FieldFault } from './parts/field.ts';

export const mostPerFile = 10 * 1024 * 1024;
export const mostTogether = 20 * 1024 * 1024;
export const mostFiles = 20;

export interface Upload {
  /** Of the form. */
  readonly field: string;
  readonly name: string;
  readonly type: UploadType;
  readonly bytes: Uint8Array;
}

export interface CheckedUploads {
  readonly uploads: readonly Upload[];
  readonly faults: readonly FieldFault[];
  /** All that came, by field: what has to be chosen again when the form comes back. */
  readonly names: Readonly<Record<string, readonly string[]>>;
}

/** @param before what came earlier with the same form and counts with them; sizes in bytes */
export async function readUploads(
  form: FormData,
  fields: readonly string[],
  before: readonly { readonly size: number }[] = [],
): Promise<CheckedUploads> {
  const uploads: Upload[] = [];
  const faults: FieldFault[] = [];
  const names: Record<string, string[]> = {};
  let together = before.reduce((sum, { size }) => sum + size, 0);
  for (const { field, file } of filesOf(form, fields)) {
    const name = plainName(file.name);
    (names[field] ??= []).push(name);
    together += file.size;
    const fault = sizeFault(name, file.size, together, before.length + uploads.length);
    if (fault !== undefined) {
      faults.push({ field, text: fault });
      continue;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const type = uploadTypeOf(bytes);
    if (type === undefined) {
      const text = `“${name}”不是可以接收的文件，请改用${uploadTypesText}`;
      faults.push({ field, text });
      continue;
    }
    uploads.push({ field, name: nameForType(name, type), type, bytes });
  }
  return { uploads, faults, names };
}

/** An input left empty comes as a file without name and content; a file of no bytes has its name. */
export function isChosen(file: File | string): file is File {
  return file instanceof File && (file.size > 0 || file.name !== '');
}

function filesOf(
  form: FormData,
  fields: readonly string[],
): readonly { readonly field: string; readonly file: File }[] {
  return fields.flatMap((field) =>
    form
      .getAll(field)
      .filter(isChosen)
      .map((file) => ({ field, file })),
  );
}

function sizeFault(
  name: string,
  size: number,
  together: number,
  taken: number,
): string | undefined {
  // Left out without a word, it would be believed to have arrived.
  if (size === 0) return `“${name}”是空文件，请重新选择`;
  if (size > mostPerFile) {
    return `“${name}”有${sizeText(size)}，每个文件不能超过10 MB，请压缩后再选`;
  }
  if (together > mostTogether) return `加上“${name}”，附件合计超过20 MB，请减少或者压缩`;
  return taken >= mostFiles ? `文件最多${mostFiles}个，请合并或者减少` : undefined;
}

/** Without folders and control characters, of a length that fits on a line. */
export function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  const clean = last.replaceAll(/[\u0000-\u001F\u007F\u202A-\u202E\u2066-\u2069]/g, '').trim();
  return clean === '' ? '未命名' : clean.slice(-120);
}

/** Into the vault, sealed. */
export async function storeUploads(
  { db, dataFolder, secrets }: Pick<WebContext, 'db' | 'dataFolder' | 'secrets'>,
  uploads: readonly Upload[],
): Promise<readonly StoredFile[]> {
  const stored: StoredFile[] = [];
  for (const { name, type, bytes } of uploads) {
    const sha256 = await storeSealedFile(db, dataFolder, secrets, bytes, type.mediaType);
    stored.push({ sha256, name, kind: 'application' });
  }
  return stored;
}
