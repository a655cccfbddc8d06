// The files of sealed reports: /zfxxgk/zfxxgknb/2022/nianbao.pdf and the like. An edition never changes,
// so what was made of it once is kept, whatever else is published; its page waits for none of them.

import { etagOf } from '../etag.ts';
import { html } from './html.ts';
import {
  type PrintableReport,
  printableReport,
  reportFile as reportFileBytes,
  type ReportFileStore,
  reportSizes,
} from '../../commands/reports/report-files.ts';
import type { SealedSheet } from '../../commands/reports/sealed-reports.ts';
import {
  type ReportFormat,
  reportFormatKeys,
  reportFormats,
} from '../../formats/report-files/formats.ts';
import { reportTitle } from '../../rules/annual-report/laid-report.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { asDownload } from '../content-disposition.ts';
import type { WebContext } from '../context.ts';
import { latestReport } from './report-years.ts';
import { reportFile } from './addresses.ts';
import { notFoundPage } from './error-page.ts';
import type { Html, PageRequest, PageResult } from './page.ts';
import { sizeText } from '../../formats/size-text.ts';

/** What was made is kept beside the moment that an export reads. */
function storeOf({ db, previewsIn, origin }: WebContext): ReportFileStore {
  return { db, filesIn: previewsIn, origin };
}

export async function editionFile(
  context: WebContext,
  report: PrintableReport,
  format: ReportFormat,
): Promise<Uint8Array> {
  return await reportFileBytes(storeOf(context), report, format);
}

export function fileAddress(
  column: ColumnRow,
  { year }: { readonly year: number },
  format: ReportFormat,
  below?: string,
): string {
  return `${reportAddress(column, year, below)}${reportFile}.${format}`;
}

/** @param below code of an organ below the site's own */
export function reportAddress(column: ColumnRow, year: number | string, below?: string): string {
  return `/${column.path}/${below === undefined ? '' : `${below}/`}${year}/`;
}

export async function reportFileResponse(
  request: PageRequest,
  place: { readonly year: number; readonly format: ReportFormat; readonly organ?: string },
): Promise<PageResult> {
  const { context, http, site } = request;
  const sheet = await latestReport(context.db, site.organ, place.year, place.organ);
  if (sheet === undefined) return notFoundPage(request);
  const bytes = await editionFile(context, printableReport(sheet), place.format);
  const { mediaType } = reportFormats[place.format];
  return sendEdition(http, bytes, `${reportTitle(sheet.report)}.${place.format}`, mediaType);
}

export function sendEdition(
  http: PageRequest['http'],
  bytes: Uint8Array,
  name: string,
  mediaType: string,
): Response {
  const etag = etagOf(bytes);
  const headers = {
    'Content-Type': mediaType,
    'Content-Disposition': asDownload(name),
    'Content-Security-Policy': "default-src 'none'; sandbox",
    // A later edition takes its place, so browsers ask each time.
    'Cache-Control': 'public, no-cache',
    ETag: etag,
  };
  if (http.req.header('if-none-match') === etag) return http.body(null, 304, headers);
  return http.body(new Uint8Array(bytes), 200, headers);
}

/** Bytes of each file that is made; of all of them in an export, which is complete. */
export async function fileSizes(
  context: WebContext,
  report: PrintableReport,
): Promise<ReadonlyMap<string, number>> {
  return await reportSizes(storeOf(context), report, context.previewsIn !== undefined);
}

/** With type and size before one decides. */
export async function reportDownloads(
  context: WebContext,
  column: ColumnRow,
  sheet: SealedSheet,
  below?: string,
): Promise<Html> {
  const title = reportTitle(sheet.report);
  const sizes = await fileSizes(context, printableReport(sheet));
  return downloadList(
    reportFormatKeys.map((format) => ({
      address: fileAddress(column, sheet.report, format, below),
      name: `${title}.${format}`,
      size: sizes.get(format),
      ...reportFormats[format],
    })),
  );
}

export function downloadList(
  files: readonly {
    readonly address: string;
    readonly name: string;
    /** Absent until it is made. */
    readonly size: number | undefined;
    readonly label: string;
    readonly use: string;
  }[],
): Html {
  return html`<ul class="files">
    ${files.map(
      ({ address, name, size, label, use }) =>
        html`<li>
          <a href="${address}" download="${name}">下载${label}</a>
          <span class="hint">${size === undefined ? '' : `${sizeText(size)}，`}${use}</span>
        </li>`,
    )}
  </ul>`;
}
