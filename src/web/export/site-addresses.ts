// Every address of the public site that is a file of its export, by what it belongs to: what belongs to the site or to
// its reports, to a column, to a document.

import { reportFormatKeys } from '../../formats/report-files/formats.ts';
import { schemaAddress } from '../../formats/report-files/report-json.ts';
import { websiteSchemaAddress } from '../../formats/report-files/website-formats.ts';
import { formFormats } from '../../formats/print/print-form.ts';
import { documentVersionAddress, documentVersionsAddress } from '../../rules/document-address.ts';
import { columnWithDescendants } from '../../store/columns.ts';
import type { Database } from '../../store/database.ts';
import { yearsOf } from '../../store/documents.ts';
import { mapParts } from '../../store/feed-documents.ts';
import { organSubtree } from '../../store/organs.ts';
import type { PageTopic } from '../../store/page-topics.ts';
import { editionsOf, publishedReportYears } from '../../store/report-editions.ts';
import type { SiteDocument } from '../../store/site-documents.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { publishedWebsiteEditions } from '../../store/website-report-editions.ts';
import {
  allReports,
  blankForm,
  compareStep,
  listAddress,
  organStep,
  websiteStep,
} from '../portal/addresses.ts';
import { assets } from '../portal/assets.ts';
import { attachmentAddress } from '../portal/attachments.ts';
import { feedAddresses } from '../portal/feeds.ts';
import { listPages } from '../portal/list.ts';
import { mostAddresses } from '../portal/machine-files.ts';
import type { Site } from '../portal/page.ts';
import { addressOfDocument } from '../portal/parts/list-row.ts';
import { fileAddress, reportAddress } from '../portal/report-files.ts';
import { belowPages } from '../portal/reports-below.ts';
import { portalRoutes } from '../portal/routes.ts';
import { websiteReportAddress } from '../portal/website-report-years.ts';
import { notFoundAddress, type Place } from './places.ts';

/** What changes only with the site itself: its fixed pages, scripts, schemas, forms. */
export function fixedPlaces({ columns }: Site): readonly Place[] {
  const files = [
    schemaAddress,
    websiteSchemaAddress,
    '/robots.txt',
    ...ofKind(columns, 'apply').flatMap(({ path }) =>
      Object.keys(formFormats).map((format) => `/${path}/${blankForm}.${format}`),
    ),
  ];
  const pages = [
    ...portalRoutes.map(({ path }) => path),
    ...ofKind(columns, 'apply').map(({ path }) => `/${path}/${organStep}/`),
    notFoundAddress,
  ];
  return [
    // The address holds the hash of the content.
    ...assets.map(({ address }) => ({ address, owner: 'site' as const, version: address })),
    ...files.map((address) => ({ address, owner: 'site' as const, timeless: true })),
    ...pages.map((address) => ({ address, owner: 'site' as const })),
  ];
}

/** Feeds and site maps of all documents. */
export async function organPlaces(db: Database, { organ }: Site): Promise<readonly Place[]> {
  const parts = await mapParts(db, mostAddresses);
  const maps = parts.length < 2 ? [] : [0, ...parts.map((_, i) => i + 1)];
  return [...feedAddresses(undefined), '/sitemap.xml', ...maps.map((n) => `/sitemap-${n}.xml`)].map(
    (address) => ({ address, owner: `organ:${organ.id}` as const }),
  );
}

export async function columnPlaces(
  db: Database,
  { columns }: Site,
  column: ColumnRow,
): Promise<readonly Place[]> {
  const owner: PageTopic = `column:${column.id}`;
  const own = [`/${column.path}/`, ...feedAddresses(column)];
  const isList = column.link === null && column.kind === 'list';
  const years = isList
    ? await yearsOf(
        db,
        columnWithDescendants(columns, column).map(({ id }) => id),
      )
    : [];
  return [...own, ...pagedAddresses(column, years, listPages)].map((address) => ({
    address,
    owner,
  }));
}

/** The pages of a list after its first, and those of each year. */
function pagedAddresses(
  column: ColumnRow,
  years: readonly { readonly year: number; readonly count: number }[],
  pagesOf: (count: number) => number,
): readonly string[] {
  const all = years.reduce((sum, { count }) => sum + count, 0);
  const pages = (count: number): readonly number[] =>
    Array.from({ length: pagesOf(count) }, (_, i) => i + 1);
  return [
    ...pages(all)
      .slice(1)
      .map((n) => listAddress(column.path, n)),
    ...years.flatMap(({ year, count }) =>
      pages(count).map((n) => listAddress(column.path, n, year)),
    ),
  ];
}

/** Annual reports of the organ and of those below it, and those of the website, with their files. */
export async function reportPlaces(
  db: Database,
  { organ, columns }: Site,
): Promise<readonly Place[]> {
  const [column] = ofKind(columns, 'reports');
  if (column === undefined) return [];
  const organs = await organSubtree(db, organ.id);
  const below = organs.map(({ id }) => id).filter((id) => id !== organ.id);
  const paged = pagedAddresses(column, await publishedReportYears(db, below), belowPages);
  const compared = `/${column.path}/${compareStep}/`;
  const files = new Map<string, string>();
  const timeless: string[] = [
    compared,
    ...['xlsx', 'csv'].map((format) => `${compared}${compareStep}.${format}`),
    `/${column.path}/${allReports}`,
  ];
  for (const one of organs) {
    const of = one.id === organ.id ? undefined : one.code;
    const published = (await editionsOf(db, one.id)).filter(
      ({ publishedAt }) => publishedAt !== null,
    );
    for (const year of new Set(published.map((edition) => edition.year))) {
      const last = published.find((one) => one.year === year)?.edition ?? 0;
      timeless.push(reportAddress(column, year, of));
      for (const format of reportFormatKeys) {
        files.set(fileAddress(column, { year }, format, of), `edition ${last}`);
      }
    }
    timeless.push(
      ...published.map(({ year, edition }) => reportAddress(column, `${year}-${edition}`, of)),
    );
  }
  const website = await publishedWebsiteEditions(db, organ.id);
  if (website.length > 0) timeless.push(`/${column.path}/${websiteStep}/`);
  for (const { year, edition } of website) {
    timeless.push(websiteReportAddress(column, year), websiteReportAddress(column, year, edition));
    timeless.push(
      ...reportFormatKeys.map(
        (format) => `${websiteReportAddress(column, year)}${websiteStep}.${format}`,
      ),
    );
  }
  const owner = 'reports' as const;
  return [
    ...paged.map((address) => ({ address, owner })),
    ...[...new Set(timeless)].map((address) => ({ address, owner, timeless: true })),
    // An edition never changes.
    ...[...files].map(([address, version]) => ({ address, owner, version })),
  ];
}

export function documentPlaces(document: SiteDocument): readonly Place[] {
  const owner: PageTopic = `document:${document.id}`;
  const address = addressOfDocument(document);
  if (document.state === 'withdrawn') return [{ address, owner }];
  const { id, revisions, files } = document;
  const earlier =
    revisions.length === 0
      ? []
      : [
          documentVersionsAddress(address),
          ...revisions.map((revision) => documentVersionAddress(address, revision)),
        ];
  const attached = new Set(files.map(({ sha256, name }) => attachmentAddress(id, sha256, name)));
  return [
    ...[address, ...earlier].map((one) => ({ address: one, owner })),
    ...[...attached].map((one) => ({ address: one, owner, version: one })),
  ];
}

export function ofKind(
  columns: readonly ColumnRow[],
  kind: ColumnRow['kind'],
): readonly ColumnRow[] {
  return columns.filter((column) => column.kind === kind && column.link === null);
}
