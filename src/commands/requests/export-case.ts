// 案卷 as one file for the archive (条例 45): every paper in the order of the index, the index with its pages, the
// record of the case for machines, and the SHA-256 of everything. It holds the applicant's data in clear, so
// taking it is a matter of record.

import { createHash } from 'node:crypto';
import { countPages } from '../../formats/print/count-pages.ts';
import { formPdf, letterPdf } from '../../formats/print/pdf.ts';
import { type ZipEntry, zipStream } from '../../formats/zip-stream.ts';
import { caseForms, letterForms } from '../../rules/forms/case-forms.ts';
import { caseIndex, type IndexEntry } from '../../rules/forms/case-index.ts';
import type { CaseRecord } from '../../rules/forms/case-record.ts';
import { entryName, extensionOf, safeFileName } from '../../rules/forms/file-names.ts';
import { coverSheet } from '../../rules/forms/cover-sheet.ts';
import { indexSheet } from '../../rules/forms/index-sheet.ts';
import { zone } from '../../rules/beijing-time.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { letterById } from '../../store/requests/letters.ts';
import { filesOf } from '../../store/requests/request-files.ts';
import { readSealedFile } from '../../store/database/sealed-files.ts';
import type { RequestRow } from '../../store/tables.ts';
import type { FileContext } from './add-case-file.ts';
import { caseExtract } from './case-extract.ts';
import { caseRecord } from './case-record.ts';
import { storedLetterSheet } from '../letters/letter-sheet.ts';

export async function exportCase(
  context: FileContext,
  row: RequestRow,
  {
    address,
    reason,
    onError,
  }: { address: string | undefined; reason: string; onError: (error: unknown) => void },
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const { db, clock, actor } = context;
  const record = await caseRecord(context, row, clock.today());
  await appendAuditLog(db, {
    at: clock.now(),
    actor,
    action: 'case-exported',
    object: `request ${row.id}`,
    address,
    reason: { text: reason, secrets: context.secrets },
    detail: { files: caseIndex(record).length },
  });
  const at = clock.now().toZonedDateTimeISO(zone).toPlainDateTime();
  return zipStream(entriesOf(context, row, record), at, onError);
}

async function* entriesOf(
  context: FileContext,
  row: RequestRow,
  record: CaseRecord,
): AsyncGenerator<ZipEntry> {
  const folder = safeFileName(row.number);
  const sums: { readonly name: string; readonly size: number; readonly sha256: string }[] = [];
  const noted = (name: string, bytes: Uint8Array): ZipEntry => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    sums.push({ name, size: bytes.length, sha256 });
    return { name: `${folder}/${name}`, bytes };
  };
  const entries = caseIndex(record);
  const pages: (number | undefined)[] = [];
  const names: string[] = [];
  for (const [i, entry] of entries.entries()) {
    const { bytes, extension, isOurs } = await paperOf(context, row, record, entry);
    const title = entry.number === undefined ? entry.title : `${entry.title} ${entry.number}`;
    const name = entryName(i + 1, title, extension);
    names.push(name);
    pages.push(await countPages(bytes, extension, isOurs));
    yield noted(name, bytes);
  }
  yield noted('00 案卷封面.pdf', await formPdf(coverSheet(record, pages)));
  yield noted('00 卷内文件目录.pdf', await formPdf(indexSheet(record, pages)));
  yield noted('案卷记录.json', json(caseExtract(record, names)));
  const made = {
    number: row.number,
    organ: record.issuer.name,
    exportedOn: record.on,
    files: sums,
  };
  yield { name: `${folder}/manifest.json`, bytes: json(made) };
  // As sha256sum writes and checks it.
  const lines = sums.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');
  yield { name: `${folder}/SHA256SUMS.txt`, bytes: new TextEncoder().encode(lines) };
}

function json(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
}

interface Paper {
  readonly bytes: Uint8Array;
  readonly extension: string;
  /** Printed here, not brought from outside. */
  readonly isOurs: boolean;
}

async function paperOf(
  context: FileContext,
  row: RequestRow,
  record: CaseRecord,
  { source }: IndexEntry,
): Promise<Paper> {
  switch (source.kind) {
    case 'form':
      return printed(formPdf(caseForms[source.form].sheet(record)));
    case 'approval':
    case 'service':
      return printed(formPdf(letterForms[source.kind].sheet(record, source.letter)));
    case 'letter': {
      const letter = await letterById(context.db, source.letter.id);
      if (letter === undefined) throw new Error(`letter ${source.letter.id} is gone`);
      return printed(letterPdf(await storedLetterSheet(context, row, letter, record.on)));
    }
    case 'file': {
      const { position, mediaType } = source.file;
      const file = (await filesOf(context.db, context.secrets, row.id)).find(
        (one) => one.position === position,
      );
      const bytes =
        file && (await readSealedFile(context.dataFolder, context.secrets, file.sha256));
      if (bytes === undefined)
        throw new Error(`file ${position} of ${row.number} is not in the vault`);
      return { bytes, extension: extensionOf(mediaType), isOurs: false };
    }
  }
}

async function printed(pdf: Promise<Uint8Array>): Promise<Paper> {
  return { bytes: await pdf, extension: 'pdf', isOurs: true };
}
