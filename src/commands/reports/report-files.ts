// The files in which a published report is handed out (条例 50): made once and kept. The page that offers them waits for
// none; a reader who comes before they are made has his own made for him.

import type { WebsiteSheet } from '../../rules/website-report/laid.ts';
import { beijingDay } from '../../rules/beijing-time.ts';
import {
  type ReportFormat,
  reportFileMaker,
  reportFormatKeys,
  reportFormats,
} from '../../formats/report-files/formats.ts';
import { websiteFormats } from '../../formats/report-files/website-formats.ts';
import type { Database } from '../../store/database.ts';
import { announcePageChange } from '../../store/database/page-notice.ts';
import {
  keepReportFile,
  keptReportFile,
  type ReportEdition,
  reportFileSizes,
  reportsWithoutFiles,
} from '../../store/reports/report-files.ts';
import {
  publishedWebsiteEditions,
  type WebsiteEdition,
} from '../../store/reports/website-report-editions.ts';
import { type SealedSheet, sealedSheet } from './sealed-reports.ts';

export interface ReportFileStore {
  readonly db: Database;
  /** Where files are kept, when `db` is a moment that nothing can be written to. */
  readonly filesIn?: Database | undefined;
  /** Of the site, as the files name it. */
  readonly origin: string;
}

/** An edition, and how a file is made of it. */
export interface PrintableReport extends ReportEdition {
  readonly print: (format: ReportFormat, origin: string) => Promise<Uint8Array>;
}

export function printableReport(sheet: SealedSheet): PrintableReport {
  const { organId, report, sealed } = sheet;
  return {
    report: 'annual',
    organId,
    year: report.year,
    edition: sealed.edition,
    print: async (format, origin) => await reportFormats[format].print(sheet, origin),
  };
}

export function printableWebsiteReport(edition: WebsiteEdition): PrintableReport {
  const { organId, year, report, sealedAt } = edition;
  const sheet: WebsiteSheet = {
    report,
    sealed: { edition: edition.edition, on: beijingDay(sealedAt) },
  };
  return {
    report: 'website',
    organId,
    year,
    edition: edition.edition,
    print: async (format, origin) => await websiteFormats[format].print(sheet, origin),
  };
}

/** Whoever asks while it is being made waits for the same. */
const beingMade = new WeakMap<Database, Map<string, Promise<Uint8Array>>>();

export async function reportFile(
  store: ReportFileStore,
  report: PrintableReport,
  format: ReportFormat,
): Promise<Uint8Array> {
  const filesIn = store.filesIn ?? store.db;
  const making = beingMade.get(filesIn) ?? new Map<string, Promise<Uint8Array>>();
  beingMade.set(filesIn, making);
  const key = `${keyOf(report)} ${format} ${store.origin}`;
  const begun = making.get(key) ?? keptOrMade(filesIn, store.origin, report, format);
  making.set(key, begun);
  try {
    return await begun;
  } finally {
    making.delete(key);
  }
}

async function keptOrMade(
  db: Database,
  origin: string,
  report: PrintableReport,
  format: ReportFormat,
): Promise<Uint8Array> {
  const how = { origin, maker: reportFileMaker };
  const kept = await keptReportFile(db, report, format, how);
  if (kept !== undefined) return kept;
  const bytes = await report.print(format, origin);
  await keepReportFile(db, report, format, how, bytes);
  return bytes;
}

/**
 * Bytes of each format that is kept.
 * @param isWhole every format is made where it was not
 */
export async function reportSizes(
  store: ReportFileStore,
  report: PrintableReport,
  isWhole: boolean,
): Promise<ReadonlyMap<string, number>> {
  if (isWhole) {
    const sizes = new Map<string, number>();
    for (const format of reportFormatKeys) {
      sizes.set(format, (await reportFile(store, report, format)).length);
    }
    return sizes;
  }
  const how = { origin: store.origin, maker: reportFileMaker };
  return await reportFileSizes(store.filesIn ?? store.db, report, how);
}

/** So many reports, then their pages are told. */
const atOnce = 5;

/** Reports that could not be printed: told once, not to be met again until the next start. */
const unprintable = new WeakMap<Database, Set<string>>();

/** Of what stands published, the last published first. */
export async function makeReportFilesAhead(
  store: ReportFileStore,
  goOn: () => boolean = () => true,
): Promise<void> {
  const { db, origin } = store;
  const failed = unprintable.get(db) ?? new Set<string>();
  unprintable.set(db, failed);
  const how = { origin, maker: reportFileMaker };
  const found = await reportsWithoutFiles(db, how, reportFormatKeys, atOnce + failed.size);
  const open = found.filter((edition) => !failed.has(keyOf(edition))).slice(0, atOnce);
  if (open.length === 0) return;
  try {
    for (const edition of open) {
      if (!goOn()) return;
      await makeFilesOf(store, edition).catch((error: unknown) => {
        failed.add(keyOf(edition));
        throw error;
      });
    }
  } finally {
    await db.transaction().execute(async (at) => await announcePageChange(at, ['reports']));
  }
}

function keyOf({ report, organId, year, edition }: ReportEdition): string {
  return [report, organId, year, edition].join(' ');
}

async function makeFilesOf(store: ReportFileStore, edition: ReportEdition): Promise<void> {
  const report = await printable(store.db, edition);
  if (report === undefined) return;
  for (const format of reportFormatKeys) await reportFile(store, report, format);
}

async function printable(
  db: Database,
  { report, organId, year, edition }: ReportEdition,
): Promise<PrintableReport | undefined> {
  if (report === 'annual') {
    const sheet = await sealedSheet(db, organId, year, edition);
    return sheet && printableReport(sheet);
  }
  const editions = await publishedWebsiteEditions(db, organId, year);
  const found = editions.find((one) => one.edition === edition);
  return found && printableWebsiteReport(found);
}
