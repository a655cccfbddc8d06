// What a file is that is to be published beside a document: told by its content, never by its name. Programs, files
// with macros and archives that unpack to mountains are refused (网络安全法 22).

import { safeFileName } from '../rules/forms/file-names.ts';
import { isBomb } from './attachment-text/office-zip.ts';
import { decode } from './annual-report/decode.ts';
import { hasPictures, isSoundOnlyMp4, isSoundOnlyWebm } from './recording-tracks.ts';
import { zipParts } from './zip-parts.ts';

interface AttachmentType {
  readonly mediaType: string;
  /** The first is given where the name has none of them. */
  readonly extensions: readonly string[];
}

const office = 'application/vnd.openxmlformats-officedocument';

export const attachmentTypes = {
  pdf: { mediaType: 'application/pdf', extensions: ['pdf'] },
  jpg: { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  png: { mediaType: 'image/png', extensions: ['png'] },
  docx: { mediaType: `${office}.wordprocessingml.document`, extensions: ['docx'] },
  xlsx: { mediaType: `${office}.spreadsheetml.sheet`, extensions: ['xlsx'] },
  doc: { mediaType: 'application/msword', extensions: ['doc', 'wps'] },
  xls: { mediaType: 'application/vnd.ms-excel', extensions: ['xls', 'et'] },
  ofd: { mediaType: 'application/ofd', extensions: ['ofd'] },
  ceb: { mediaType: 'application/x-ceb', extensions: ['ceb'] },
  zip: { mediaType: 'application/zip', extensions: ['zip'] },
  rar: { mediaType: 'application/vnd.rar', extensions: ['rar'] },
  mp4: { mediaType: 'video/mp4', extensions: ['mp4', 'm4v'] },
  webm: { mediaType: 'video/webm', extensions: ['webm'] },
  weba: { mediaType: 'audio/webm', extensions: ['weba'] },
  mp3: { mediaType: 'audio/mpeg', extensions: ['mp3'] },
  m4a: { mediaType: 'audio/mp4', extensions: ['m4a'] },
  csv: { mediaType: 'text/csv; charset=utf-8', extensions: ['csv'] },
  txt: { mediaType: 'text/plain; charset=utf-8', extensions: ['txt'] },
} as const satisfies Record<string, AttachmentType>;
export type AttachmentKind = keyof typeof attachmentTypes;

export type ReadType =
  | { readonly ok: true; readonly kind: AttachmentKind }
  | {
      readonly ok: false;
      readonly why: 'type' | 'macros' | 'bomb';
      /** What of it is in the way, in words. */
      readonly detail?: string;
    };

const refusedType = { ok: false, why: 'type' } as const;

export async function attachmentTypeOf(bytes: Uint8Array, name: string): Promise<ReadType> {
  if (bytes.length === 0) return { ...refusedType, detail: '文件是空的' };
  const type = await typeByContent(bytes, name);
  if (type.ok || type.why !== 'type' || type.detail !== undefined) return type;
  // Who is told to use a PDF and did name it so would try again and again.
  return isEndingKnown(endingOf(name))
    ? { ...type, detail: `扩展名是.${endingOf(name)}，内容却不是` }
    : type;
}

async function typeByContent(bytes: Uint8Array, name: string): Promise<ReadType> {
  const ending = endingOf(name);
  const starts = (...values: readonly number[]): boolean =>
    values.every((value, i) => bytes[i] === value);
  if (starts(0x25, 0x50, 0x44, 0x46, 0x2d)) return { ok: true, kind: 'pdf' };
  if (starts(0xff, 0xd8, 0xff)) return { ok: true, kind: 'jpg' };
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return { ok: true, kind: 'png' };
  if (starts(0x52, 0x61, 0x72, 0x21, 0x1a, 0x07)) return { ok: true, kind: 'rar' };
  const video = videoType(bytes, name);
  const recording = (video === 'mp4' && isSoundOnlyMp4(bytes) ? 'm4a' : video) ?? soundType(bytes);
  if (recording !== undefined) return { ok: true, kind: recording };
  if (starts(0x50, 0x4b, 0x03, 0x04)) return await zipType(bytes);
  if (starts(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return oldOfficeType(bytes);
  if (starts(0x4d, 0x5a) || starts(0x7f, 0x45, 0x4c, 0x46) || starts(0x23, 0x21))
    return refusedType;
  const decoded = decode(bytes);
  if (decoded.ok) {
    // A page or a picture in marks runs scripts in whoever opens it.
    const isMarkup = /^\s*(?:<\?xml|<!|<[a-z]+[\s>])/i.test(decoded.text);
    if (isMarkup || !['csv', 'txt'].includes(ending)) return refusedType;
    return { ok: true, kind: ending === 'csv' ? 'csv' : 'txt' };
  }
  // The format of Founder has no public description: what bears its name and is nothing else.
  return ending === 'ceb' && bytes.length > 64 ? { ok: true, kind: 'ceb' } : refusedType;
}

/** Brands of MP4 that browsers play; a film of a telephone (qt) is none of them. */
const mp4Brands = /^(?:isom|iso[2-9]|mp4[12]|avc1|M4V |MSNV|dash|f4v )$/;

/**
 * Told by how it begins: a video is not taken into memory. What bears the name of sound is, for telephones write the
 * brand of a film into what they only heard; all of it then says whether there are pictures.
 */
export function videoType(start: Uint8Array, name: string): 'mp4' | 'webm' | undefined {
  const text = (from: number, to: number): string =>
    Buffer.from(start.subarray(from, to)).toString('latin1');
  if (text(4, 8) === 'ftyp' && mp4Brands.test(text(8, 12))) {
    return endingOf(name) !== 'm4a' || hasPictures(start) ? 'mp4' : undefined;
  }
  return isWebm(start) && !isSoundOnlyWebm(start.subarray(0, videoStart)) ? 'webm' : undefined;
}

/** EBML, of the kind that says webm. */
function isWebm(start: Uint8Array): boolean {
  const begin = Buffer.from(start.subarray(0, 64)).toString('latin1');
  return begin.startsWith('\u001A\u0045\u00DF\u00A3') && begin.includes('webm');
}

/** MPEG audio of the third layer, its tag before it or not; AAC in the container of MP4; WebM without pictures. */
function soundType(start: Uint8Array): 'mp3' | 'm4a' | 'weba' | undefined {
  if (isWebm(start)) return 'weba';
  const begin = Buffer.from(start.subarray(0, 12)).toString('latin1');
  const brand = /^....ftyp(.{4})/s.exec(begin)?.[1];
  // A brand of films is left to sound where it was found to show nothing.
  if (brand !== undefined && (/^M4[AB] $/.test(brand) || mp4Brands.test(brand))) return 'm4a';
  if (begin.startsWith('ID3')) return 'mp3';
  const [sync = 0, layer = 0, rates = 0] = start;
  // Eleven bits of sync, a version that exists, layer III; a bit rate and a sampling rate that exist.
  const isFrame = sync === 0xff && (layer & 0xe6) === 0xe2 && (layer & 0x18) !== 0x08;
  const hasRates = rates >> 4 !== 0 && rates >> 4 !== 15 && (rates & 0x0c) !== 0x0c;
  return isFrame && hasRates ? 'mp3' : undefined;
}

/** As many bytes tell a video from everything else, and whether a WebM is one. */
export const videoStart = 4096;

async function zipType(bytes: Uint8Array): Promise<ReadType> {
  const parts = await zipParts(bytes);
  if (parts === null) return refusedType;
  const names = [...parts.keys()];
  const isOffice = parts.has('word/document.xml') || parts.has('xl/workbook.xml');
  if (names.some((name) => /(?:^|\/)vbaProject\.bin$|\/macrosheets\//i.test(name))) {
    return { ok: false, why: 'macros' };
  }
  if (isBomb(parts) || (!isOffice && swells(bytes.length, parts)))
    return { ok: false, why: 'bomb' };
  if (parts.has('word/document.xml')) return { ok: true, kind: 'docx' };
  if (parts.has('xl/workbook.xml')) return { ok: true, kind: 'xlsx' };
  if (names.some((name) => /^ofd\.xml$/i.test(name))) return { ok: true, kind: 'ofd' };
  // Programs in an archive, and archives in archives, which nobody can look through.
  const unfit = names.find((name) =>
    /\.(?:exe|dll|scr|com|bat|cmd|vbs|js|jse|wsf|ps1|msi|jar|lnk|hta|docm|xlsm|pptm|html?|svg)$/i.test(
      name,
    ),
  );
  return unfit === undefined
    ? { ok: true, kind: 'zip' }
    : { ...refusedType, detail: `压缩包里有不能发布的“${unfit.slice(-60)}”，请去掉后重新压缩` };
}

/** Text packs to a tenth; what packs to a hundredth of itself was made to. */
function swells(packed: number, parts: ReadonlyMap<string, number>): boolean {
  const unpacked = [...parts.values()].reduce((sum, size) => sum + size, 0);
  return unpacked > 64 * 1024 * 1024 && unpacked > packed * 100;
}

/** Names of streams are written in UTF-16 in the directory of the file. */
function oldOfficeType(bytes: Uint8Array): ReadType {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (name: string): boolean => whole.includes(Buffer.from(name, 'utf16le'));
  if (holds('_VBA_PROJECT')) return { ok: false, why: 'macros' };
  if (holds('WordDocument')) return { ok: true, kind: 'doc' };
  return holds('Workbook') || holds('Book') || holds('ETData')
    ? { ok: true, kind: 'xls' }
    : refusedType;
}

/** The name that readers get: readable, with an ending that says what it is. */
export function attachmentName(given: string, kind: AttachmentKind): string {
  const { extensions } = attachmentTypes[kind];
  const name = safeFileName(given);
  const ending = endingOf(name);
  if ((extensions as readonly string[]).includes(ending)) return name;
  return `${isEndingKnown(ending) ? name.slice(0, -ending.length - 1) : name}.${extensions[0]}`;
}

/** As its ending says, which was given by what it is when it came in. */
export function mediaTypeOfName(name: string): string | undefined {
  const ending = endingOf(name);
  return Object.values<AttachmentType>(attachmentTypes).find(({ extensions }) =>
    extensions.includes(ending),
  )?.mediaType;
}

function isEndingKnown(ending: string): boolean {
  return Object.values(attachmentTypes).some((type) =>
    (type.extensions as readonly string[]).includes(ending),
  );
}

function endingOf(name: string): string {
  return /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** For the file dialogue of the browser. */
export const attachmentAccept: string = Object.values(attachmentTypes)
  .flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`))
  .join(',');
