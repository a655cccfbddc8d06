// Documents from outside, one by one (条例 19, 20). A row with a fault is told and left out; the others
// come in, some hundreds in one transaction each, with index numbers without gaps. A key that is
// already known changes nothing, so an import that was interrupted is simply run again.

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isCataloguePath } from '../../rules/disclosure-columns.ts';
import { checkImportDocument } from '../../rules/import-check.ts';
import { newImportContext } from '../../rules/import-context.ts';
import { checkColumnRow, isColumnRow } from '../../rules/import-column-address.ts';
import type { ImportFault } from '../../rules/import-document.ts';
import { mappingTemplate } from '../../rules/import-mapping.ts';
import { type ImportSummary, mostListed } from '../../rules/import-summary.ts';
import { bodyBlocks } from '../../rules/personal-data/body-blocks.ts';
import { findPersonalData } from '../../rules/personal-data/find.ts';
import { personalDataKinds } from '../../rules/personal-data/kinds.ts';
import { createSeenRows } from '../../rules/seen-rows.ts';
import {
  type ImportRecord,
  linesSource,
  type RecordSource,
} from '../../formats/old-site/sources.ts';
import { appendAuditLog } from '../../store/database/audit-log.ts';
import { type CommandContext, done, refusedFor, type Result } from '../context.ts';
import { importBatch, type ImportSite, readSite } from './import-batch.ts';
import { importColumnAddresses, type ListResult } from './import-column-addresses.ts';
import { type AddressRow, type ImportLine, type ImportOptions, placeOf } from './import-line.ts';
import { createWaitingLines } from './waiting-lines.ts';

export type ImportReport = ImportSummary;

const batchSize = 500;

/** `lines` without their line ends. */
export async function importDocuments(
  context: CommandContext,
  lines: AsyncIterable<string> | Iterable<string>,
): Promise<Result<ImportReport>> {
  return await importRecords(context, () => linesSource(lines));
}

/** @param source is given what the columns of this site are called */
export async function importRecords(
  context: CommandContext,
  source: (site: ImportSite) => RecordSource,
  options: ImportOptions = {},
): Promise<Result<ImportReport>> {
  const site = await readSite(context);
  if (site === undefined) return refusedFor('organ-unknown');
  const run = newRun(site, options);
  const check = newImportContext(
    new Map(
      [...site.bySlug].map(([slug, { path, name }]) => [
        slug,
        { catalogue: isCataloguePath(path), name },
      ]),
    ),
    context.calendar,
    context.clock.now(),
    new Map(site.columns.map((column) => [column.path.toLowerCase(), column])),
  );
  // An interpretation may stand before what it interprets: such rows wait for the end.
  const { dataFolder } = options.files ?? {};
  const waiting = createWaitingLines(dataFolder ? join(dataFolder, 'imports') : tmpdir());
  const known = createSeenRows();
  const lists: AddressRow[] = [];
  let batch: ImportLine[] = [];
  const flush = async (): Promise<void> => {
    run.add(await importBatch(context, site, inOldOrder(batch), options, run.planned));
    batch = [];
    options.onProgress?.({ rows: run.rows, imported: run.imported });
  };
  const takeIn = async (record: ImportRecord): Promise<void> => {
    run.rows += 1;
    const { row, place } = record;
    run.warn(record.warnings ?? []);
    if (record.faults !== undefined) {
      run.refuse(record.faults);
      return;
    }
    const at = { row, ...(place === undefined ? {} : { place }) };
    if (isColumnRow(record.value)) {
      const list = checkColumnRow(record.value, row, check, place);
      if ('faults' in list) run.refuse(list.faults);
      else lists.push({ ...at, ...list });
      return;
    }
    const read = checkImportDocument(record.value, row, check, place);
    if ('faults' in read) {
      run.refuse(read.faults);
      return;
    }
    run.warn(read.warnings);
    const line: ImportLine = { ...at, ...read };
    if (options.findPersonalData === true) run.warn(personalDataOf(line));
    const { interprets, key } = read.document;
    if (interprets !== undefined && known.get(interprets) === undefined) {
      await waiting.add(line);
      return;
    }
    known.set(key, row);
    batch.push(line);
    if (batch.length >= batchSize) await flush();
  };
  try {
    for await (const record of source(site)) await takeIn(record);
    if (batch.length > 0) await flush();
    for await (const line of waiting.all()) {
      batch.push(line);
      if (batch.length >= batchSize) await flush();
    }
    if (batch.length > 0) await flush();
  } finally {
    await waiting.close();
  }
  // After the documents: where both want an address, the document has it.
  run.addLists(await importColumnAddresses(context, site, lists, options));
  const summary = run.summary();
  if (options.dryRun !== true) {
    await appendAuditLog(context.db, {
      at: context.clock.now(),
      actor: context.actor,
      action: 'documents-imported',
      object: `organ ${context.organId}`,
      detail: {
        imported: summary.imported,
        unchanged: summary.unchanged,
        lines: summary.rows,
        ...(summary.files === 0 ? {} : { files: summary.files }),
        ...(summary.addresses === 0 ? {} : { addresses: summary.addresses }),
        ...(summary.columnAddresses ? { columnAddresses: summary.columnAddresses } : {}),
      },
    });
  }
  return done(summary);
}

/**
 * Of what was published at one moment the later number stands first in every list. An old list that began with the
 * newest is turned round, so that it reads here as it read there; pages of a folder bear their order in their names.
 */
function inOldOrder(lines: readonly ImportLine[]): readonly ImportLine[] {
  if (lines.some(({ place }) => place !== undefined)) return lines;
  let rising = 0;
  for (const [n, { document }] of lines.entries()) {
    const before = lines[n - 1]?.document.publishedAt ?? document.publishedAt;
    rising += Temporal.Instant.compare(document.publishedAt, before);
  }
  return rising < 0 ? lines.toReversed() : lines;
}

/** Each kind once a document, with how often; never in clear. */
function personalDataOf({ row, place, document }: ImportLine): readonly ImportFault[] {
  const found = findPersonalData(bodyBlocks(document.body)).filter(({ own }) => !own);
  const kinds = Map.groupBy(found, ({ kind }) => kind);
  return [...kinds].map(([kind, all]) => {
    const { label } = personalDataKinds[kind];
    const text = `正文里有${label}${all.length}处（如${all[0]?.masked ?? ''}），请看是否应当公开`;
    return {
      row,
      ...(place === undefined ? {} : { place }),
      field: 'body',
      code: 'personal-data',
      message: `${placeOf({ row, place })} 正文（body）：${text}`,
      provision: '条例15',
    };
  });
}

/** As many as are listed; the others are only counted. */
function list(into: ImportFault[], more: readonly ImportFault[]): void {
  into.push(...more.slice(0, Math.max(0, mostListed - into.length)));
}

function newRun(site: ImportSite, options: ImportOptions) {
  const faults: ImportFault[] = [];
  const warnings: ImportFault[] = [];
  const counts = new Map<string, number>();
  const sums = {
    unchanged: 0,
    refused: 0,
    files: 0,
    addresses: 0,
    columnAddresses: 0,
    faults: 0,
    warnings: 0,
  };
  const run = {
    rows: 0,
    imported: 0,
    /** Of a dry run: what would be there by now. */
    planned: { keys: createSeenRows(), indexNumbers: createSeenRows() },
    warn: (more: readonly ImportFault[]): void => {
      sums.warnings += more.length;
      list(warnings, more);
    },
    refuse: (more: readonly ImportFault[]): void => {
      sums.refused += 1;
      sums.faults += more.length;
      list(faults, more);
    },
    add: (result: Awaited<ReturnType<typeof importBatch>>): void => {
      run.imported += result.imported.length;
      sums.unchanged += result.unchanged;
      sums.files += result.files;
      sums.addresses += result.addresses;
      sums.refused += result.refused;
      sums.faults += result.faults.length;
      list(faults, result.faults);
      run.warn(result.warnings);
      for (const slug of result.imported.flatMap(({ columns }) => columns)) {
        counts.set(slug, (counts.get(slug) ?? 0) + 1);
      }
    },
    addLists: ({ added, unchanged, refusals }: ListResult): void => {
      sums.columnAddresses += added;
      sums.unchanged += unchanged;
      for (const faults of refusals) run.refuse(faults);
    },
    summary: (): ImportSummary => {
      const { notes, mapping = {} } = options;
      const unmapped = {
        fields: [...(notes?.fields ?? [])].sort(),
        columns: [...(notes?.columns ?? [])].sort(),
      };
      return {
        dryRun: options.dryRun === true,
        rows: run.rows,
        imported: run.imported,
        unchanged: sums.unchanged,
        refused: sums.refused,
        files: sums.files,
        addresses: sums.addresses,
        columnAddresses: sums.columnAddresses,
        byColumn: [...counts]
          .map(([column, count]) => ({ column, name: site.bySlug.get(column)?.name ?? '', count }))
          .sort((a, b) => b.count - a.count),
        faultCount: sums.faults,
        faults: faults.sort((a, b) => a.row - b.row),
        warningCount: sums.warnings,
        warnings: warnings.sort((a, b) => a.row - b.row),
        ...(notes === undefined ? {} : { mapping: mappingTemplate(mapping, unmapped) }),
        unmapped,
      };
    },
  };
  return run;
}
