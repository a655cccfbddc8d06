// A copy of a file with personal data masked where they stand (条例 15, 37; 个人信息保护法 51). What was made is read
// again: a copy in which something is left is not handed out.

import {
  findPersonalData,
  type FoundData,
  type OwnContacts,
} from '../../rules/personal-data/find.ts';
import type { PersonalDataKind } from '../../rules/personal-data/kinds.ts';
import { maskedSource } from '../../rules/personal-data/source-piece.ts';
import { dropHiddenSheets } from './drop-hidden-sheets.ts';
import { dropOrphanStrings, maskXlsx } from './mask-xlsx.ts';
import { type OfficeParts, setPart, textOfPart, zipOf } from './office-zip.ts';
import type { DocxPiece } from './read-docx.ts';
import { readFile } from './read-file.ts';
import { escapedXml } from './xml-tags.ts';

export interface MaskJob {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly kinds: readonly PersonalDataKind[];
  readonly contacts: OwnContacts;
  readonly dropsHiddenSheets: boolean;
}

export type MaskResult =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly masked: number }
  | { readonly ok: false; readonly why: 'not-maskable' | 'left' };

export async function maskFile(job: MaskJob): Promise<MaskResult> {
  const read = await readFile(job.bytes, job.name);
  if (!read.ok || read.reading.isCut === true || ['pdf', 'html', 'zip'].includes(read.format)) {
    return { ok: false, why: 'not-maskable' };
  }
  const { parts } = read;
  if (parts !== undefined && job.dropsHiddenSheets) dropHiddenSheets(parts);
  // Without the hidden sheets there is less to find: read again what is left.
  const now =
    parts !== undefined && job.dropsHiddenSheets ? await readFile(zipOf(parts), job.name) : read;
  if (!now.ok) return { ok: false, why: 'left' };
  const found = wanted(findPersonalData(now.reading.blocks, job.contacts), job);
  const office = now.parts ?? parts;
  const bytes =
    office === undefined
      ? new TextEncoder().encode(`\uFEFF${maskedSource(now.text ?? '', found)}`)
      : zipOf(maskedOffice(office, found, now.format === 'xlsx'));
  const again = await readFile(bytes, job.name);
  const isClean =
    again.ok && wanted(findPersonalData(again.reading.blocks, job.contacts), job).length === 0;
  return isClean ? { ok: true, bytes, masked: found.length } : { ok: false, why: 'left' };
}

function wanted(found: readonly FoundData[], { kinds }: MaskJob): readonly FoundData[] {
  return found.filter(({ kind, own }) => !own && kinds.includes(kind));
}

function maskedOffice(
  parts: OfficeParts,
  found: readonly FoundData[],
  isXlsx: boolean,
): OfficeParts {
  if (isXlsx) {
    maskXlsx(parts, found);
    dropOrphanStrings(parts);
  } else {
    const byFile = Map.groupBy(found, ({ piece }) => (piece as DocxPiece).file);
    for (const [file, its] of byFile) {
      setPart(parts, file, maskedSource(textOfPart(parts, file) ?? '', its));
    }
  }
  return withoutCopies(parts, found);
}

/** Programs keep copies: strings nobody shows, caches, particulars. A number is itself wherever it stands. */
function withoutCopies(parts: OfficeParts, found: readonly FoundData[]): OfficeParts {
  const copies = new Map<string, string>();
  for (const { piece, start, end, masked } of found) {
    const text = piece.text.slice(start, end);
    if (text.length >= 7) copies.set(escapedXml(text), escapedXml(masked));
  }
  if (copies.size === 0) return parts;
  for (const name of parts.keys()) {
    if (!/\.xml$/i.test(name)) continue;
    const xml = textOfPart(parts, name) ?? '';
    const made = xml.replaceAll(/[\w@.+-]{7,}/g, (word) => copies.get(word) ?? word);
    if (made !== xml) setPart(parts, name, made);
  }
  return parts;
}
