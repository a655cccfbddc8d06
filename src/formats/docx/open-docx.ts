// A Word file opened with care: what it unpacks to is bounded before it is unpacked, a program in it is refused, and
// what is not what its name says is named as what it is.

import { unzip } from 'fflate';
import type { ViolationCode } from '../../rules/violations.ts';
import { uploadTypeOf } from '../upload-type.ts';
import { zipParts } from '../zip-parts.ts';

/** A document of two hundred pages with its pictures unpacks to a tenth of it. */
const mostUnpacked = 160 * 1024 * 1024;
/** The text alone. */
const mostText = 40 * 1024 * 1024;
const mostParts = 3000;
/** Text packs to a twentieth; only what was made to burst packs to less than a hundredth. */
const mostRatio = 120;
const smallEnough = 4 * 1024 * 1024;

export type Opened =
  | { readonly ok: true; readonly parts: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly code: ViolationCode; readonly detail?: string };

export async function openDocx(bytes: Uint8Array, name: string): Promise<Opened> {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (extension === 'docm' || extension === 'dotm') return fault('word-macros');
  const type = uploadTypeOf(bytes);
  // The old format of Word and of WPS; a .docx with a password is packed the same way.
  if (type?.label === 'DOC') return fault(extension === 'docx' ? 'word-locked' : 'word-old');
  if (extension !== 'docx') return fault('word-name', `.${extension}`);
  if (type !== undefined && type.label !== 'DOCX') return fault('word-other-type', type.label);
  if (bytes.length === 0) return fault('word-unreadable', '文件是空的');
  // Every Word file is an archive; a page of the web under its name is none.
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return fault('word-other-type');
  const sizes = await zipParts(bytes);
  if (sizes === null) return fault('word-unreadable');
  if (!sizes.has('word/document.xml')) return fault('word-other-type', otherZip(sizes));
  if ([...sizes.keys()].some((part) => /vbaProject|vbaData/i.test(part)))
    return fault('word-macros');
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const isBomb =
    sizes.size > mostParts ||
    total > mostUnpacked ||
    (sizes.get('word/document.xml') ?? 0) > mostText ||
    (total > smallEnough && total / bytes.length > mostRatio);
  if (isBomb) return fault('word-bomb');
  const parts = await unpacked(bytes);
  return parts === undefined ? fault('word-unreadable') : { ok: true, parts };
}

function fault(code: ViolationCode, detail?: string): Opened {
  return { ok: false, code, ...(detail === undefined ? {} : { detail }) };
}

function otherZip(sizes: ReadonlyMap<string, number>): string {
  if (sizes.has('xl/workbook.xml')) return 'XLSX';
  if (sizes.has('ppt/presentation.xml')) return 'PPTX';
  return 'ZIP';
}

const read =
  /^word\/(?:document|numbering|styles|footnotes|endnotes|comments)\.xml$|^word\/_rels\/(?:document|footnotes|endnotes)\.xml\.rels$|^word\/media\/|^word\/(?:header|footer)\d*\.xml$/;

async function unpacked(bytes: Uint8Array): Promise<ReadonlyMap<string, Uint8Array> | undefined> {
  return await new Promise((resolve) => {
    unzip(bytes, { filter: ({ name }) => read.test(name) }, (error, files) => {
      resolve(error === null ? new Map(Object.entries(files)) : undefined);
    });
  });
}
