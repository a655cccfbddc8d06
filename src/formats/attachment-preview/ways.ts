// How a published file can be looked at without opening it with a program: told by its kind, which was told by its
// content. What cannot be shown says which kind it is and what opens it.

import { type AttachmentKind, attachmentTypes } from '../attachment-type.ts';

/** Changed whenever the same file would be shown otherwise: then all are made anew. */
export const maker = 1;

interface Way {
  /** `made`: turned into a text of the page; `none`: handed out only. */
  readonly way: 'pdf' | 'picture' | 'video' | 'sound' | 'made' | 'none';
  /** For who has no program for it. */
  readonly opened?: string;
}

export const previewWays = {
  pdf: { way: 'pdf' },
  jpg: { way: 'picture' },
  png: { way: 'picture' },
  docx: { way: 'made', opened: '可以用 Word、WPS 文字等办公软件打开。' },
  xlsx: { way: 'made', opened: '可以用 Excel、WPS 表格等办公软件打开。' },
  doc: {
    way: 'none',
    opened:
      '这是早期的 Word、WPS 文字格式，浏览器不能显示；下载后可以用 Word、WPS 文字等办公软件打开。',
  },
  xls: {
    way: 'none',
    opened:
      '这是早期的 Excel、WPS 表格格式，浏览器不能显示；下载后可以用 Excel、WPS 表格等办公软件打开。',
  },
  ofd: {
    way: 'none',
    opened: '这是国家标准的版式文件（GB/T 33190），浏览器不能显示；下载后可以用 OFD 阅读软件打开。',
  },
  ceb: {
    way: 'none',
    opened:
      '这是早期的公文版式文件，浏览器不能显示；下载后可以用 CEB 阅读软件（Apabi Reader）打开。',
  },
  zip: { way: 'made', opened: '下载后可以用系统自带的解压功能打开。' },
  rar: {
    way: 'none',
    opened: '这是压缩包，浏览器不能列出里面的文件；下载后可以用支持 RAR 的解压软件打开。',
  },
  mp4: { way: 'video' },
  webm: { way: 'video' },
  mp3: { way: 'sound' },
  m4a: { way: 'sound' },
  weba: { way: 'sound' },
  csv: { way: 'made', opened: '可以用表格软件或者记事本打开。' },
  txt: { way: 'made', opened: '可以用记事本打开。' },
} as const satisfies Record<AttachmentKind, Way>;

/** Of what is turned into a text of the page. */
export const madeMediaTypes: readonly string[] = (
  Object.keys(attachmentTypes) as AttachmentKind[]
).flatMap((kind) => (previewWays[kind].way === 'made' ? [attachmentTypes[kind].mediaType] : []));

/** `undefined` for a kind that came in before kinds were told. */
export function kindOfMedia(mediaType: string): AttachmentKind | undefined {
  const kinds = Object.keys(attachmentTypes) as AttachmentKind[];
  return kinds.find((kind) => attachmentTypes[kind].mediaType === mediaType);
}

/** Played where it stands, not looked at on a page of its own. */
export function isPlayed(mediaType: string): boolean {
  const { way } = wayOf(mediaType);
  return way === 'video' || way === 'sound';
}

export function wayOf(mediaType: string): Way {
  const kind = kindOfMedia(mediaType);
  return kind === undefined
    ? { way: 'none', opened: '这种文件不能在网页里显示，请下载后打开。' }
    : previewWays[kind];
}
