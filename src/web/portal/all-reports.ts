// Every report of the site in every format as one ZIP, with all figures in one table, the schema, an index
// to open in a browser and the SHA-256 of each file. The same reports give the same bytes.

import { createHash } from 'node:crypto';
import { html } from './html.ts';
import { printableReport } from '../../commands/reports/report-files.ts';
import { type SealedSheet, sealedSheets } from '../../commands/reports/sealed-reports.ts';
import { reportFormatKeys, reportFormats } from '../../formats/report-files/formats.ts';
import { reportCsv } from '../../formats/report-files/report-csv.ts';
import { reportSchema } from '../../formats/report-files/report-json.ts';
import { type ZipEntry, zipStream } from '../../formats/zip-stream.ts';
import { reportTitle } from '../../rules/annual-report/laid-report.ts';
import { everyYear } from '../../rules/years.ts';
import { safeFileName } from '../../rules/forms/file-names.ts';
import { asDownload } from '../content-disposition.ts';
import type { WebContext } from '../context.ts';
import { notFoundPage } from './error-page.ts';
import type { Html, PageRequest, PageResult, Site } from './page.ts';
import { editionFile } from './report-files.ts';

export async function allReportsFile(request: PageRequest): Promise<PageResult> {
  const { context, http, site } = request;
  const sheets = await sealedSheets(context.db, site.organ.id);
  const last = sheets
    .map(({ sealed }) => sealed.on)
    .toSorted()
    .at(-1);
  if (last === undefined) return notFoundPage(request);
  const title = titleOf(site);
  const at = Temporal.PlainDateTime.from(`${last}T00:00:00`);
  const stream = zipStream(entriesOf(context, title, sheets), at, context.onError);
  return http.body(stream, 200, {
    'Content-Type': 'application/zip',
    'Content-Disposition': asDownload(`${title}（全部）.zip`),
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'no-cache',
  });
}

/** Every figure of every report a line of one table, with the codes of its row and column. */
export async function allFiguresFile(request: PageRequest): Promise<PageResult> {
  const { context, http, site } = request;
  const sheets = await sealedSheets(context.db, site.organ.id);
  if (sheets.length === 0) return notFoundPage(request);
  return http.body(reportCsv(sheets), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': asDownload(`${titleOf(site)}（全部数据）.csv`),
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cache-Control': 'public, no-cache',
  });
}

function titleOf({ organ }: Site): string {
  return `${organ.name}政府信息公开工作年度报告`;
}

interface Packed {
  readonly sheet: SealedSheet;
  readonly files: readonly { readonly name: string; readonly label: string }[];
}

async function* entriesOf(
  context: WebContext,
  title: string,
  sheets: readonly SealedSheet[],
): AsyncGenerator<ZipEntry> {
  const sums: string[] = [];
  const noted = (name: string, bytes: Uint8Array): ZipEntry => {
    sums.push(`${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`);
    return { name, bytes };
  };
  const text = (name: string, content: string): ZipEntry =>
    noted(name, new TextEncoder().encode(content));
  const packed: Packed[] = [];
  for (const sheet of sheets) {
    const { organ, year } = sheet.report;
    const folder = `${safeFileName(organ.name)}/${year}年`;
    const files: { name: string; label: string }[] = [];
    for (const format of reportFormatKeys) {
      const name = `${folder}/${safeFileName(`${reportTitle(sheet.report)}.${format}`)}`;
      files.push({ name, label: reportFormats[format].label });
      yield noted(name, await editionFile(context, printableReport(sheet), format));
    }
    packed.push({ sheet, files });
  }
  yield text('全部数据.csv', reportCsv(sheets));
  yield text('nianbao.schema.json', reportSchema(context.origin));
  yield text('目录.html', await indexPage(title, packed));
  // As sha256sum writes and checks it.
  yield { name: 'SHA256SUMS.txt', bytes: new TextEncoder().encode(sums.join('')) };
}

async function indexPage(title: string, packed: readonly Packed[]): Promise<string> {
  const byOrgan = Map.groupBy(packed, ({ sheet }) => sheet.organId).values();
  const page = await html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
      </head>
      <body>
        <h1>${title}</h1>
        <ul>
          <li><a href="全部数据.csv">全部数据（CSV，每个数字一行）</a></li>
          <li><a href="nianbao.schema.json">JSON数据的结构（JSON Schema）</a></li>
        </ul>
        <table border="1">
          <thead>
            <tr>
              <th scope="col">机关</th>
              <th scope="col">年度</th>
              <th scope="col">版次</th>
              <th scope="col">定稿日期</th>
              <th scope="col">文件</th>
            </tr>
          </thead>
          <tbody>
            ${[...byOrgan].map((own) => linesOf(own))}
          </tbody>
        </table>
      </body>
    </html>`;
  return `${page.toString()}\n`;
}

/** Of one organ, years ascending; one between that is not here is named. */
function linesOf(own: readonly Packed[]): readonly Html[] {
  const years = everyYear(own.map(({ sheet }) => sheet.report.year)).toReversed();
  return years.map((year) => {
    const found = own.find(({ sheet }) => sheet.report.year === year);
    return html`<tr>
      <th scope="row">${own[0]?.sheet.report.organ.name}</th>
      <td>${year}</td>
      ${
        found === undefined
          ? html`<td colspan="3">未收入（未公布，或者以文件公布）</td>`
          : html`<td>第${found.sheet.sealed.edition}版</td>
              <td>${found.sheet.sealed.on}</td>
              <td>
                ${found.files.map(
                  ({ name, label }) =>
                    html`<a href="${name.split('/').map(encodeURIComponent).join('/')}"
                      >${label}</a
                    > `,
                )}
              </td>`
      }
    </tr>`;
  });
}
