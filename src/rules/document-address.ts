// Where a document stands: /{column path}/{yyyymm}/t{yyyymmdd}_{id}.html, below its home column and dated
// by its publication. The id alone identifies it, so that an address with an outdated column or date
// still leads to the right one.

import type { IsoDay } from './day.ts';

export function documentAddress(columnPath: string, publishedOn: IsoDay, id: number): string {
  const day = publishedOn.replaceAll('-', '');
  return `/${columnPath}/${day.slice(0, 6)}/t${day}_${id}.html`;
}

/** A file of a document, under the name that readers get. */
export function attachmentAddress(documentId: number, sha256: string, name: string): string {
  return `/fujian/${documentId}/${sha256}/${encodeURIComponent(name)}`;
}

export interface DocumentAddress {
  readonly columnPath: string;
  readonly id: number;
}

const pattern = /^\/((?:[a-z0-9-]+\/)+)\d{6}\/t\d{8}_([1-9]\d{0,14})\.html$/;

export function readDocumentAddress(path: string): DocumentAddress | undefined {
  const [, columns, id] = pattern.exec(path) ?? [];
  if (columns === undefined || id === undefined) return undefined;
  return { columnPath: columns.slice(0, -1), id: Number(id) };
}

/** 版本记录 of a document stands beside it, and so does each text before (…_banben.html, …_banben1.html). */
export function documentVersionsAddress(address: string): string {
  return address.replace(/\.html$/, '_banben.html');
}

export function documentVersionAddress(address: string, revision: number): string {
  return address.replace(/\.html$/, `_banben${revision}.html`);
}

export interface DocumentVersion {
  readonly id: number;
  /** Absent: the record of all. */
  readonly revision?: number;
}

const versionPattern =
  /^\/(?:[a-z0-9-]+\/)+\d{6}\/t\d{8}_([1-9]\d{0,14})_banben(0|[1-9]\d{0,5})?\.html$/;

export function readVersionAddress(path: string): DocumentVersion | undefined {
  const [, id, revision] = versionPattern.exec(path) ?? [];
  if (id === undefined) return undefined;
  return revision === undefined
    ? { id: Number(id) }
    : { id: Number(id), revision: Number(revision) };
}

/** The text itself as a file, in the official layout, beside its page. */
export type PaperFormat = 'docx' | 'pdf';

export function documentPaperAddress(address: string, format: PaperFormat): string {
  return address.replace(/\.html$/, `.${format}`);
}

const paperPattern = /^\/(?:[a-z0-9-]+\/)+\d{6}\/t\d{8}_([1-9]\d{0,14})\.(docx|pdf)$/;

export function readPaperAddress(
  path: string,
): { readonly id: number; readonly format: PaperFormat } | undefined {
  const [, id, format] = paperPattern.exec(path) ?? [];
  if (id === undefined) return undefined;
  return { id: Number(id), format: format === 'pdf' ? 'pdf' : 'docx' };
}

/** What is shown of a file of a document stands beside its page, by the first figures of the file's sum. */
const shortSum = 16;

export function filePreviewAddress(address: string, sha256: string): string {
  return address.replace(/\.html$/, `_fujian${sha256.slice(0, shortSum)}.html`);
}

/** A picture in what is shown. */
export function previewPictureAddress(address: string, sha256: string, picture: string): string {
  return address.replace(/\.html$/, `_fujian${sha256.slice(0, shortSum)}_${picture}`);
}

export interface FilePreviewAddress {
  readonly id: number;
  /** Of the file's sum the beginning. */
  readonly file: string;
  /** `1.png`. */
  readonly picture?: string;
}

const previewPattern =
  /^\/(?:[a-z0-9-]+\/)+\d{6}\/t\d{8}_([1-9]\d{0,14})_fujian([0-9a-f]{16})(?:_([1-9]\d?\.(?:png|jpg))|\.html)$/;

export function readFilePreviewAddress(path: string): FilePreviewAddress | undefined {
  const [, id, file, picture] = previewPattern.exec(path) ?? [];
  if (id === undefined || file === undefined) return undefined;
  return { id: Number(id), file, ...(picture === undefined ? {} : { picture }) };
}

/** A PDF as the browser shows it inside the page. */
export function shownFileAddress(documentId: number, sha256: string, name: string): string {
  return `/fujian-yulan/${documentId}/${sha256}/${encodeURIComponent(name)}`;
}
