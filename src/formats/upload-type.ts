// What an uploaded file is, told from its first bytes: the name may say anything.

import { safeFileName } from '../rules/forms/file-names.ts';

export interface UploadType {
  readonly mediaType: string;
  readonly label: string;
  readonly extensions: readonly string[];
}

const types = {
  pdf: { mediaType: 'application/pdf', label: 'PDF', extensions: ['pdf'] },
  jpg: { mediaType: 'image/jpeg', label: 'JPG', extensions: ['jpg', 'jpeg'] },
  png: { mediaType: 'image/png', label: 'PNG', extensions: ['png'] },
  doc: { mediaType: 'application/msword', label: 'DOC', extensions: ['doc', 'wps'] },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    label: 'DOCX',
    extensions: ['docx'],
  },
} as const satisfies Record<string, UploadType>;

export const uploadTypesText = 'PDF、JPG、PNG、DOC、DOCX';

/** For the file dialogue of the browser. */
export const uploadAccept: string = Object.values(types)
  .flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`))
  .join(',');

/** Undefined for anything else than the types above. */
export function uploadTypeOf(bytes: Uint8Array): UploadType | undefined {
  const starts = (...values: readonly number[]): boolean =>
    values.every((value, i) => bytes[i] === value);
  if (starts(0x25, 0x50, 0x44, 0x46, 0x2d)) return types.pdf;
  if (starts(0xff, 0xd8, 0xff)) return types.jpg;
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return types.png;
  if (starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return types.doc;
  // A zip archive is a Word document when it says so inside.
  if (starts(0x50, 0x4b, 0x03, 0x04) && holds(bytes, 'word/document.xml')) return types.docx;
  return undefined;
}

/** The name with an ending that says what the file is: one that says something else is taken off. */
export function nameForType(given: string, { extensions }: UploadType): string {
  // Nothing that turns its letters around, breaks a line or leads out of a folder (rules/forms/file-names.ts).
  const name = safeFileName(given);
  const [ending = ''] = /\.[a-z0-9]{1,5}$/i.exec(name) ?? [];
  if (extensions.includes(ending.slice(1).toLowerCase())) return name;
  const known = Object.values(types).some((type: UploadType) =>
    type.extensions.includes(ending.slice(1).toLowerCase()),
  );
  return `${known ? name.slice(0, -ending.length) : name}.${extensions[0]}`;
}

function holds(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(text);
}
