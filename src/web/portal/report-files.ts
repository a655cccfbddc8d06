// The files of sealed reports: /zfxxgk/zfxxgknb/2022/nianbao.pdf and the like. An edition never changes,
// so what was made of it once is kept, whatever else is published.

import { etagOf } from '../etag.ts';
import { html } from 'hono/html';
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

const made = new WeakMap<object, Map<string, Promise<Uint8Array>>>();
/** Five files for each of many organs and years; the oldest go first. */
const mostFiles = 500;

/** Made once for all who ask at the same time. */
export async function editionFile(
  { db, origin }: WebContext,
  sheet: SealedSheet,
  format: ReportFormat,
): Promise<Uint8Array> {
  const { organ, year } = sheet.report;
  return await keptFile(
    db,
    `${organ.code} ${year} ${sheet.sealed.edition} ${format}`,
    async () => await reportFormats[format].print(sheet, origin),
  );
}

/** @param key names the edition and the format, among all reports of the site */
export async function keptFile(
  db: WebContext['db'],
  key: string,
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const files = made.get(db) ?? new Map<string, Promise<Uint8Array>>();
  made.set(db, files);
  const known = files.get(key);
  if (known !== undefined) return await known;
  const making = make();
  files.set(key, making);
  for (const oldest of files.keys()) {
    if (files.size <= mostFiles) break;
    files.delete(oldest);
  }
  try {
    return await making;
  } catch (error) {
    files.delete(key);
    throw error;
  }
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
  const bytes = await editionFile(context, sheet, place.format);
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

/** With type and size before one decides. */
export async function reportDownloads(
  context: WebContext,
  column: ColumnRow,
  sheet: SealedSheet,
  below?: string,
): Promise<Html> {
  const title = reportTitle(sheet.report);
  const files = await Promise.all(
    reportFormatKeys.map(async (format) => ({
      format,
      size: (await editionFile(context, sheet, format)).length,
    })),
  );
  return downloadList(
    files.map(({ format, size }) => ({
      address: fileAddress(column, sheet.report, format, below),
      name: `${title}.${format}`,
      size,
      ...reportFormats[format],
    })),
  );
}

export function downloadList(
  files: readonly {
    readonly address: string;
    readonly name: string;
    readonly size: number;
    readonly label: string;
    readonly use: string;
  }[],
): Html {
  return html`<ul class="files">
    ${files.map(
      ({ address, name, size, label, use }) =>
        html`<li>
          <a href="${address}" download="${name}">下载${label}</a>
          <span class="hint">${sizeText(size)}，${use}</span>
        </li>`,
    )}
  </ul>`;
}
