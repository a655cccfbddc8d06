// Files that come with a form: few, small and of kinds we know, or refused by name.

import type { UploadType } from '../../formats/upload-type.ts';
import { uploadTypeOf, uploadTypesText } from '../../formats/upload-type.ts';
import { fileSize } from './parts/files.ts';
import type { FieldFault } from './parts/field.ts';

export const mostPerFile = 10 * 1024 * 1024;
export const mostTogether = 20 * 1024 * 1024;

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
}

/** An empty file input comes as a file without name and content. */
export async function readUploads(
  form: FormData,
  fields: readonly string[],
): Promise<CheckedUploads> {
  const uploads: Upload[] = [];
  const faults: FieldFault[] = [];
  let together = 0;
  for (const field of fields) {
    const file = form.get(field);
    if (!(file instanceof File) || file.size === 0) continue;
    const name = plainName(file.name);
    together += file.size;
    if (file.size > mostPerFile) {
      const text = `“${name}”有${fileSize(file.size)}，每个文件不能超过10 MB，请压缩后再选`;
      faults.push({ field, text });
      continue;
    }
    if (together > mostTogether) {
      faults.push({ field, text: `加上“${name}”，附件合计超过20 MB，请减少或者压缩` });
      continue;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const type = uploadTypeOf(bytes);
    if (type === undefined) {
      const text = `“${name}”不是可以接收的文件，请改用${uploadTypesText}`;
      faults.push({ field, text });
      continue;
    }
    uploads.push({ field, name, type, bytes });
  }
  return { uploads, faults };
}

/** Without folders and control characters, of a length that fits on a line. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  const clean = last.replaceAll(/[\u0000-\u001F\u007F\u202A-\u202E\u2066-\u2069]/g, '').trim();
  return clean === '' ? '未命名' : clean.slice(-120);
}
