// Some hundred documents from outside at once: their files into the vault, then rows, placements, search words and
// old addresses in one transaction. What is half there is not there.

import type { CheckedDocument, ImportFault } from '../../rules/import-document.ts';
import { readOldAddress } from '../../rules/old-address.ts';
import type { SeenRows } from '../../rules/seen-rows.ts';
import { columnsOf } from '../../store/documents/columns.ts';
import type { Database } from '../../store/database.ts';
import { addAttachments } from '../../store/documents/document-files.ts';
import {
  insertDocuments,
  type Placement,
  placeDocuments,
} from '../../store/documents/document-writing.ts';
import {
  knownDocumentNumbers,
  knownImportKeys,
  knownIndexNumbers,
  linkInterpretations,
  lockImports,
} from '../../store/documents/imported-documents.ts';
import {
  knownOldAddresses,
  type NewOldAddress,
  writeOldAddresses,
} from '../../store/documents/old-addresses.ts';
import { organById, organSubtree } from '../../store/people/organs.ts';
import { announceDocumentChange } from '../../store/database/page-notice.ts';
import { type NewTerms, writeTerms } from '../../store/search/search-terms.ts';
import type { ColumnRow } from '../../store/tables.ts';
import type { CommandContext } from '../context.ts';
import { giveIndexNumbers, indexNumberPrefix } from '../documents/index-numbers.ts';
import { importedRow } from './document-rows.ts';
import { termsOf } from '../documents/document-terms.ts';
import { indexDocuments } from '../documents/index-documents.ts';
import { type TakenFile, takeFiles } from './import-files.ts';
import { faultOf, type ImportLine, type ImportOptions } from './import-line.ts';

interface ReadyLine extends ImportLine {
  readonly files: readonly TakenFile[];
}

export interface ImportSite {
  readonly columns: readonly ColumnRow[];
  readonly bySlug: ReadonlyMap<string, ColumnRow>;
  readonly ownNames: ReadonlySet<string>;
  readonly indexPrefix: string;
}

export interface BatchResult {
  readonly imported: readonly CheckedDocument[];
  readonly unchanged: number;
  readonly refused: number;
  readonly files: number;
  readonly addresses: number;
  readonly faults: readonly ImportFault[];
  readonly warnings: readonly ImportFault[];
}

/** What a dry run would have written so far. */
export interface Planned {
  readonly keys: SeenRows;
  readonly indexNumbers: SeenRows;
}

export async function readSite({ db, organId }: CommandContext): Promise<ImportSite | undefined> {
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

export async function importBatch(
  context: CommandContext,
  site: ImportSite,
  lines: readonly ImportLine[],
  options: ImportOptions,
  planned: Planned,
): Promise<BatchResult> {
  const { organId } = context;
  const before = await knownImportKeys(context.db, organId, keysOf(lines));
  const fresh = lines.filter(({ document }) => !before.has(document.key));
  const taken = await takeFiles(context, fresh, options);
  const work = async (db: Database): Promise<BatchResult> => {
    if (options.dryRun !== true) await lockImports(db, organId);
    // Another import may have been quicker.
    const ids = await knownImportKeys(db, organId, keysOf(lines));
    const open = taken.lines.filter(({ document }) => !ids.has(document.key));
    const { sound, faults, warnings } = await checkAgainstStore(db, organId, open, ids, planned);
    const written =
      options.dryRun === true ? plan(sound, planned) : await write({ ...context, db }, site, sound);
    return {
      imported: sound.map(({ document }) => document),
      unchanged: lines.filter(({ document }) => ids.has(document.key)).length,
      refused: fresh.length - taken.lines.length + open.length - sound.length,
      ...written,
      faults: [...taken.faults, ...faults],
      warnings: [...taken.warnings, ...warnings],
    };
  };
  return options.dryRun === true
    ? await work(context.db)
    : await context.db.transaction().execute(work);
}

function keysOf(lines: readonly ImportLine[]): readonly string[] {
  return lines.flatMap(({ document: { key, interprets } }) =>
    interprets === undefined ? [key] : [key, interprets],
  );
}

function plan(lines: readonly ReadyLine[], planned: Planned) {
  let files = 0;
  let addresses = 0;
  for (const line of lines) {
    const { key, indexNumber } = line.document;
    planned.keys.set(key, line.row);
    if (indexNumber !== undefined) planned.indexNumbers.set(indexNumber, line.row);
    files += line.files.length;
    addresses += addressesOf(line, 0).length;
  }
  return { files, addresses };
}

/** What only the stored documents can tell: numbers and addresses that are taken, keys that nobody bears. */
async function checkAgainstStore(
  db: Database,
  organId: number,
  lines: readonly ReadyLine[],
  ids: ReadonlyMap<string, number>,
  planned: Planned,
) {
  const given = lines.flatMap(({ document }) => document.indexNumber ?? []);
  const taken = new Set(await knownIndexNumbers(db, organId, given));
  const numbers = lines.flatMap(({ document }) => document.documentNumber ?? []);
  const borne = new Set(await knownDocumentNumbers(db, organId, numbers));
  const wanted = lines.flatMap(({ document }) => document.oldAddresses ?? []);
  const led = await knownOldAddresses(
    db,
    wanted.map(({ key }) => key),
  );
  const there = new Set(ids.keys());
  const faults: ImportFault[] = [];
  const warnings: ImportFault[] = [];
  const sound = lines.filter((line) => {
    const { key, indexNumber, interprets, documentNumber, oldAddresses = [] } = line.document;
    const before = faults.length;
    if (indexNumber !== undefined) {
      if (taken.has(indexNumber) || planned.indexNumbers.get(indexNumber) !== undefined) {
        const text = `索引号“${indexNumber}”已经用在别的文件上`;
        faults.push(faultOf(line, 'indexNumber', 'duplicate', text));
      }
      taken.add(indexNumber);
    }
    const isThere = (name: string): boolean =>
      there.has(name) || planned.keys.get(name) !== undefined;
    if (interprets !== undefined && !isThere(interprets)) {
      const text = `没有标识为“${interprets}”的文件`;
      faults.push(faultOf(line, 'interprets', 'unknown-value', text));
    }
    for (const address of oldAddresses) {
      if (!led.has(address.key)) continue;
      const text = `“${address.path}”已经转到${led.get(address.key)?.column_id === null ? '另一份文件' : '一个栏目'}，一个旧地址只能转到一处`;
      faults.push(faultOf(line, 'oldAddresses', 'old-address', text));
    }
    if (documentNumber !== undefined && borne.has(documentNumber)) {
      const text = `本机关已有文号为“${documentNumber}”的文件，请看是否重复`;
      warnings.push(faultOf(line, 'documentNumber', 'number-known', text));
    }
    if (faults.length > before) return false;
    there.add(key);
    return true;
  });
  return { sound, faults, warnings };
}

async function write(
  context: CommandContext,
  site: ImportSite,
  lines: readonly ReadyLine[],
): Promise<{ files: number; addresses: number }> {
  if (lines.length === 0) return { files: 0, addresses: 0 };
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
  const published: number[] = [];
  const terms: NewTerms[] = [];
  const files: { document_id: number; sha256: string; name: string; position: number }[] = [];
  const addresses: NewOldAddress[] = [];
  for (const [i, line] of lines.entries()) {
    const id = ids[i];
    const row = rows[i];
    if (id === undefined || row === undefined) throw new Error('a row was not written');
    const publishedAt = row.published_at ?? null;
    for (const slug of line.document.columns) {
      const column_id = columnId(site, slug);
      placements.push({ document_id: id, column_id, published_at: publishedAt });
    }
    if (publishedAt !== null) {
      published.push(id);
      terms.push(termsOf(row, id));
    }
    for (const [position, { sha256, name }] of line.files.entries()) {
      files.push({ document_id: id, sha256, name, position });
    }
    addresses.push(...addressesOf(line, id));
  }
  await placeDocuments(db, placements);
  await writeTerms(db, terms);
  await addAttachments(db, files);
  await indexDocuments(db, published);
  await writeOldAddresses(db, organId, addresses);
  await linkInterpretations(
    db,
    organId,
    documents.flatMap(({ key, interprets }) => (interprets ? [{ key, interprets }] : [])),
  );
  await announceDocumentChange(db, published);
  return { files: files.length, addresses: addresses.length };
}

/** Of the document and of its files. */
function addressesOf(line: ReadyLine, documentId: number): readonly NewOldAddress[] {
  const own = (line.document.oldAddresses ?? []).map(({ key, path }) => ({
    key,
    address: path,
    document_id: documentId,
    sha256: null,
  }));
  const files = line.files.flatMap(({ sha256, oldAddress }) => {
    const read = oldAddress === undefined ? undefined : readOldAddress(oldAddress);
    if (read === undefined || 'fault' in read) return [];
    return [{ key: read.key, address: read.path, document_id: documentId, sha256 }];
  });
  return [...own, ...files];
}

function columnId(site: ImportSite, slug: string | undefined): number {
  const column = slug === undefined ? undefined : site.bySlug.get(slug);
  if (column === undefined) throw new Error(`column ${slug} was checked and is gone`);
  return column.id;
}
