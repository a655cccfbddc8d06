// Documents from outside, line by line (条例 19, 20). A line with a fault is told and left out; the others
// come in, some hundreds in one transaction each, with index numbers without gaps. A key that is
// already known changes nothing, so an import that was interrupted is simply run again.

import { isCataloguePath } from '../rules/disclosure-columns.ts';
import { newImportContext } from '../rules/import-check.ts';
import type { CheckedDocument, ImportFault } from '../rules/import-document.ts';
import { readImportLine } from '../formats/import-documents.ts';
import { appendAuditLog } from '../store/audit-log.ts';
import { columnsOf } from '../store/columns.ts';
import type { Database } from '../store/database.ts';
import {
  insertDocuments,
  type Placement,
  placeDocuments,
  type SearchEntry,
  writeSearchEntries,
} from '../store/document-writing.ts';
import {
  knownImportKeys,
  knownIndexNumbers,
  linkInterpretations,
  lockImports,
} from '../store/imported-documents.ts';
import { organById, organSubtree } from '../store/organs.ts';
import { announcePageChange } from '../store/page-notice.ts';
import type { ColumnRow } from '../store/tables.ts';
import { type CommandContext, done, refusedFor, type Result } from './context.ts';
import { giveIndexNumbers, indexNumberPrefix } from './index-numbers.ts';
import { importedRow, searchWordsOf } from './document-rows.ts';

export interface ImportReport {
  readonly imported: number;
  /** Their keys were there before. */
  readonly unchanged: number;
  readonly faults: readonly ImportFault[];
  readonly warnings: readonly ImportFault[];
}

interface Line {
  readonly row: number;
  readonly document: CheckedDocument;
}

interface Site {
  readonly columns: readonly ColumnRow[];
  readonly bySlug: ReadonlyMap<string, ColumnRow>;
  readonly ownNames: ReadonlySet<string>;
  readonly indexPrefix: string;
}

const batchSize = 500;

/** `lines` without their line ends. */
export async function importDocuments(
  context: CommandContext,
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<Result<ImportReport>> {
  const site = await readSite(context);
  if (site === undefined) return refusedFor('organ-unknown');
  const check = newImportContext(
    new Map(
      [...site.bySlug].map(([slug, { path }]) => [slug, { catalogue: isCataloguePath(path) }]),
    ),
    context.calendar,
    context.clock.now(),
  );
  const report = { imported: 0, unchanged: 0, faults: [] as ImportFault[] };
  const warnings: ImportFault[] = [];
  // An interpretation may stand before what it interprets: such lines wait for the end.
  const waiting: Line[] = [];
  const known = new Set<string>();
  let batch: Line[] = [];
  const flush = async (): Promise<void> => {
    const result = await importBatch(context, site, batch);
    report.imported += result.imported;
    report.unchanged += result.unchanged;
    report.faults.push(...result.faults);
    batch = [];
  };
  let row = 0;
  for await (const line of lines) {
    row += 1;
    const read = readImportLine(line, row, check);
    if (read === undefined) continue;
    if ('faults' in read) {
      report.faults.push(...read.faults);
      continue;
    }
    warnings.push(...read.warnings);
    const { interprets, key } = read.document;
    if (interprets !== undefined && !known.has(interprets)) {
      waiting.push({ row, document: read.document });
      continue;
    }
    known.add(key);
    batch.push({ row, document: read.document });
    if (batch.length >= batchSize) await flush();
  }
  if (batch.length > 0) await flush();
  for (const line of waiting) {
    batch.push(line);
    if (batch.length >= batchSize) await flush();
  }
  if (batch.length > 0) await flush();
  report.faults.sort((a, b) => a.row - b.row);
  await appendAuditLog(context.db, {
    at: context.clock.now(),
    actor: context.actor,
    action: 'documents-imported',
    object: `organ ${context.organId}`,
    detail: { imported: report.imported, unchanged: report.unchanged, lines: row },
  });
  return done({ ...report, warnings });
}

async function readSite({ db, organId }: CommandContext): Promise<Site | undefined> {
  const organ = await organById(db, organId);
  if (organ === undefined) return undefined;
  const columns = await columnsOf(db, organId);
  const family = await organSubtree(db, organId);
  return {
    columns,
    bySlug: new Map(columns.map((column) => [column.slug, column])),
    ownNames: new Set(family.flatMap(({ name, short_name }) => [name, short_name])),
    indexPrefix: indexNumberPrefix(organ),
  };
}

interface BatchResult {
  readonly imported: number;
  readonly unchanged: number;
  readonly faults: readonly ImportFault[];
}

async function importBatch(
  context: CommandContext,
  site: Site,
  lines: readonly Line[],
): Promise<BatchResult> {
  return await context.db.transaction().execute(async (db) => {
    const { organId } = context;
    await lockImports(db, organId);
    const keys = lines.flatMap(({ document: { key, interprets } }) =>
      interprets === undefined ? [key] : [key, interprets],
    );
    const ids = await knownImportKeys(db, organId, keys);
    const fresh = lines.filter(({ document }) => !ids.has(document.key));
    const { sound, faults } = await checkAgainstStore(db, organId, fresh, ids);
    const imported = await write({ ...context, db }, site, sound);
    if (imported > 0) await announcePageChange(db);
    return { imported, unchanged: lines.length - fresh.length, faults };
  });
}

/** What only the stored documents can tell: index numbers that are taken, keys that nobody bears. */
async function checkAgainstStore(
  db: Database,
  organId: number,
  lines: readonly Line[],
  ids: ReadonlyMap<string, number>,
): Promise<{ sound: readonly Line[]; faults: readonly ImportFault[] }> {
  const given = lines.flatMap(({ document }) => document.indexNumber ?? []);
  const taken = new Set(await knownIndexNumbers(db, organId, given));
  const there = new Set(ids.keys());
  const faults: ImportFault[] = [];
  const sound = lines.filter(({ row, document: { key, indexNumber, interprets } }) => {
    const before = faults.length;
    if (indexNumber !== undefined) {
      if (taken.has(indexNumber)) {
        const text = `索引号“${indexNumber}”已经用在别的文件上`;
        faults.push(fault(row, 'indexNumber', 'duplicate', `索引号（indexNumber）：${text}`));
      }
      taken.add(indexNumber);
    }
    if (interprets !== undefined && !there.has(interprets)) {
      const text = `所解读的文件（interprets）：没有标识为“${interprets}”的文件`;
      faults.push(fault(row, 'interprets', 'unknown-value', text));
    }
    if (faults.length > before) return false;
    there.add(key);
    return true;
  });
  return { sound, faults };
}

function fault(row: number, field: string, code: ImportFault['code'], text: string): ImportFault {
  return { row, field, code, message: `第${row}行 ${text}` };
}

async function write(context: CommandContext, site: Site, lines: readonly Line[]): Promise<number> {
  if (lines.length === 0) return 0;
  const { db, organId } = context;
  const documents = lines.map(({ document }) => document);
  const indexNumbers = await giveIndexNumbers(db, organId, site.indexPrefix, documents);
  const rows = documents.map((document, i) =>
    importedRow(document, {
      organId,
      homeColumnId: columnId(site, document.columns[0]),
      indexNumber: indexNumbers[i] ?? null,
      madeHere: site.ownNames.has(document.issuers[0] ?? ''),
      now: context.clock.now(),
    }),
  );
  const ids = await insertDocuments(db, rows);
  const placements: Placement[] = [];
  const entries: SearchEntry[] = [];
  for (const [i, document] of documents.entries()) {
    const id = ids[i];
    const row = rows[i];
    if (id === undefined || row === undefined) throw new Error('a row was not written');
    const publishedAt = row.published_at ?? null;
    for (const slug of document.columns) {
      const column_id = columnId(site, slug);
      placements.push({ document_id: id, column_id, published_at: publishedAt });
    }
    if (publishedAt !== null) {
      const words = searchWordsOf(row);
      entries.push({ document_id: id, organ_id: organId, published_at: publishedAt, words });
    }
  }
  await placeDocuments(db, placements);
  await writeSearchEntries(db, entries);
  await linkInterpretations(
    db,
    organId,
    documents.flatMap(({ key, interprets }) => (interprets ? [{ key, interprets }] : [])),
  );
  return ids.length;
}

function columnId(site: Site, slug: string | undefined): number {
  const column = slug === undefined ? undefined : site.bySlug.get(slug);
  if (column === undefined) throw new Error(`column ${slug} was checked and is gone`);
  return column.id;
}
