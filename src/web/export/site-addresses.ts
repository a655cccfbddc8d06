// Every address of the public site that is a file of its export, by what it belongs to: what belongs to the site or to
// its reports, to a column, to a document.

import { createHash } from 'node:crypto';
import { reportFormatKeys } from '../../formats/report-files/formats.ts';
import { classCodesAddress } from '../../formats/open-data/class-codes-file.ts';
import {
  documentSchemaAddress,
  tombstoneSchemaAddress,
} from '../../formats/open-data/open-document.ts';
import { schemaAddress } from '../../formats/report-files/report-json.ts';
import { websiteSchemaAddress } from '../../formats/report-files/website-formats.ts';
import { formFormats } from '../../formats/print/print-form.ts';
import { feedFormats, isFeedFormat } from '../../formats/feeds/feed.ts';
import type { IsoDay } from '../../rules/day.ts';
import { itemStateOn } from '../../rules/policy/item.ts';
import { rootOf } from '../../rules/disclosure-columns.ts';
import { isPlayed, maker } from '../../formats/attachment-preview/ways.ts';
import {
  attachmentAddress,
  documentPaperAddress,
  documentVersionAddress,
  documentVersionsAddress,
  filePreviewAddress,
  previewPictureAddress,
} from '../../rules/document-address.ts';
import { isOfficialPaper } from '../../rules/document-classes.ts';
import type { InterpretationForm } from '../../rules/document-classes.ts';
import {
  type InterpretationStep,
  interpretationSteps,
  type ReplyStep,
  replyTypes,
} from '../../rules/list-forms.ts';
import { columnWithDescendants } from '../../store/documents/columns.ts';
import type { Database } from '../../store/database.ts';
import { countDocuments, interpretationCounts } from '../../store/documents/documents.ts';
import { mapParts } from '../../store/documents/feed-documents.ts';
import { gazetteYears } from '../../store/documents/gazette.ts';
import { listSums, type ListSum } from '../../store/documents/list-sums.ts';
import { publishedItems } from '../../store/policies/policy-items.ts';
import { organSubtree } from '../../store/people/organs.ts';
import type { PageTopic } from '../../store/database/page-topics.ts';
import { editionsOf, publishedReportYears } from '../../store/reports/report-editions.ts';
import type { SiteDocument } from '../../store/documents/site-documents.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { publishedWebsiteEditions } from '../../store/reports/website-report-editions.ts';
import {
  allFigures,
  allReports,
  auditAddress,
  blankForm,
  compareStep,
  interpretationsAddress,
  listAddress,
  organAddress,
  organStep,
  websiteStep,
} from '../portal/addresses.ts';
import { assets, oldIcon } from '../portal/assets.ts';
import { feedAddresses, hasFeed } from '../portal/feeds.ts';
import { interpretationTotal } from '../portal/list.ts';
import { listPages, newerShown, pageSize } from '../portal/list-pages.ts';
import { mapPartSize } from '../portal/machine-files.ts';
import {
  itemAddress,
  itemCalendarAddress,
  policiesAddress,
  policiesFeed,
} from '../portal/policies/addresses.ts';
import { pageSize as policiesAPage } from '../portal/policies/list.ts';
import type { Site } from '../portal/page.ts';
import { addressOfDocument } from '../portal/parts/list-row.ts';
import { fileAddress, reportAddress } from '../portal/report-files.ts';
import { belowPages } from '../portal/reports-below.ts';
import { portalRoutes, settingAddresses } from '../portal/routes.ts';
import { statisticsFile } from '../portal/statistics.ts';
import { websiteReportAddress } from '../portal/website-report-years.ts';
import { notFoundAddress } from '../../formats/site-export/nginx-conf.ts';
import { type Place, shareTopic } from './places.ts';

/** What changes only with the site itself: its fixed pages, scripts, schemas. */
export function fixedPlaces({ main }: Site): readonly Place[] {
  const files = [
    schemaAddress,
    websiteSchemaAddress,
    documentSchemaAddress,
    tombstoneSchemaAddress,
    classCodesAddress,
    oldIcon.address,
    '/robots.txt',
  ];
  const pages = [
    ...portalRoutes.map(({ path }) => path),
    ...settingAddresses(main.organ.site),
    statisticsFile,
    notFoundAddress,
  ];
  return [
    // The address holds the hash of the content.
    ...assets.map(({ address }) => ({ address, owner: 'site', version: address })),
    ...files.map((address) => ({ address, owner: 'site', timeless: true, topics: [] })),
    ...pages.map((address) => ({ address, owner: 'site', topics: topicsOfFixed.get(address) })),
  ];
}

/** Of pages that the server makes anew for each reader and therefore do not say themselves what they are made from. */
const topicsOfFixed: ReadonlyMap<string, readonly PageTopic[]> = new Map([
  ['/xianshi/', []],
  [auditAddress, []],
  [notFoundAddress, []],
  [statisticsFile, ['documents', 'reports']],
]);

/** Forms to be filled in by hand, and the organs to choose from. */
export function applyPlaces({ columns }: Site): readonly Place[] {
  return ofKind(columns, 'apply').flatMap(({ path }) => [
    ...Object.keys(formFormats).map((format) => ({
      address: `/${path}/${blankForm}.${format}`,
      owner: 'site',
      timeless: true,
      topics: ['guide' satisfies PageTopic],
    })),
    { address: `/${path}/${organStep}/`, owner: 'site' },
  ]);
}

/** Site maps of all documents: a part of them is another one when one of its documents changed. */
export async function mapPlaces(db: Database): Promise<readonly Place[]> {
  const parts = await mapParts(db, mapPartSize);
  const owner = 'documents';
  const places: Place[] = [{ address: '/sitemap.xml', owner }];
  if (parts.length < 2) return places;
  return [
    ...places,
    { address: '/sitemap-0.xml', owner },
    ...parts.map(({ part }) => ({
      address: `/sitemap-${part}.xml`,
      owner,
      rows: 'documents',
      topics: [shareTopic(part)],
      timeless: true,
    })),
  ];
}

/** Pages of 惠企政策 below their first, feeds, items with their calendars. */
export async function policyPlaces(db: Database, day: IsoDay): Promise<readonly Place[]> {
  const items = await publishedItems(db);
  const open = items.filter(
    ({ content, document }) => itemStateOn(content, document, day) === 'open',
  );
  const pages = Math.max(1, Math.ceil(open.length / policiesAPage));
  const dated = items.filter(
    (one) =>
      (one.content.opensOn ?? one.content.closesOn) !== undefined &&
      itemStateOn(one.content, one.document, day) !== 'lapsed',
  );
  return [
    ...Array.from({ length: pages - 1 }, (_, i) => `${policiesAddress}index_${i + 2}.html`),
    ...Object.keys(feedFormats).filter(isFeedFormat).map(policiesFeed),
    ...items.map(({ id }) => itemAddress(id)),
    ...dated.map(({ id }) => itemCalendarAddress(id)),
  ].map((address) => ({ address, owner: 'policies' }));
}

/** The page of an organ below, and the feeds of all that an organ publishes. */
export function organPlaces({ organ }: Site): readonly Place[] {
  const root = rootOf(organ);
  const pages = root === '' ? [] : [organAddress(organ)];
  return [...pages, ...feedAddresses(root === '' ? undefined : { path: root })].map((address) => ({
    address,
    owner: `organ:${organ.id}`,
  }));
}

export async function columnPlaces(
  db: Database,
  { columns }: Site,
  column: ColumnRow,
): Promise<readonly Place[]> {
  const feeds = hasFeed(column) ? feedAddresses(column) : [];
  const own = [`/${column.path}/`, ...feeds];
  const isList = column.link === null && column.kind === 'list';
  const columnIds = columnWithDescendants(columns, column).map(({ id }) => id);
  const owner = `column:${column.id}`;
  const listed = isList ? await listedPlaces(db, column, columnIds) : [];
  return [...own.map((address) => ({ address })), ...listed].map((one) => ({ ...one, owner }));
}

type Listed = Pick<Place, 'address' | 'rows'>;

/** As the form of the list has them (rules/list-forms.ts). */
async function listedPlaces(
  db: Database,
  column: ColumnRow,
  columnIds: readonly number[],
): Promise<readonly Listed[]> {
  if (column.list_form === 'gazette') {
    const issued = await gazetteYears(db, columnIds);
    return issued.map(({ year }) => ({ address: listAddress(column.path, 1, year) }));
  }
  const sums = Map.groupBy(await listSums(db, columnIds, pageSize), ({ year }) => year);
  const years = [...sums.keys()].filter((year) => year !== null);
  const all = [...sums].flatMap(([year, stretches]) =>
    summedPages(column, year ?? undefined, stretches, years),
  );
  if (column.list_form === 'documents') {
    const counts = await interpretationCounts(db, columnIds);
    return [...all, ...interpretationPages(column, counts)];
  }
  if (column.list_form !== 'proposal-replies') return all;
  const thinned: Listed[] = [];
  for (const reply of Object.keys(replyTypes) as ReplyStep[]) {
    for (const year of [undefined, ...years]) {
      const replyType = replyTypes[reply];
      const pages = listPages(await countDocuments(db, { columnIds, year, replyType }));
      for (let n = 1; n <= pages; n += 1) {
        thinned.push({ address: listAddress(column.path, n, year, reply) });
      }
    }
  }
  return [...all, ...thinned];
}

/**
 * The pages of the list of one year, or those of all years after the first, which says how many there are of each year
 * and is another one whenever its column is.
 */
function summedPages(
  { path }: ColumnRow,
  year: number | undefined,
  stretches: readonly ListSum[],
  years: readonly number[],
): readonly Listed[] {
  const total = stretches.reduce((sum, { count }) => sum + count, 0);
  const pages = listPages(total);
  const at = (page: number, of: unknown): Listed => ({
    address: listAddress(path, page, year),
    rows: createHash('sha256')
      .update(JSON.stringify([of, years]))
      .digest('base64url'),
  });
  const behind = Array.from({ length: pages - 1 }, (_, i) =>
    at(i + 2, [stretches[i]?.sum, Math.min(newerShown, pages - i - 2)]),
  );
  const first = [total, ...stretches.slice(pages - 1).map(({ sum }) => sum)];
  return year === undefined ? behind : [at(1, first), ...behind];
}

function interpretationPages(
  column: ColumnRow,
  counts: ReadonlyMap<InterpretationForm | null, number>,
): readonly Listed[] {
  return (Object.keys(interpretationSteps) as InterpretationStep[]).flatMap((step) => {
    const total = interpretationTotal(counts, interpretationSteps[step]);
    if (total === 0) return [];
    return Array.from({ length: listPages(total) }, (_, i) => ({
      address: interpretationsAddress(column.path, step, i + 1),
    }));
  });
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
    `/${column.path}/${allFigures}`,
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

/** @param pictures names of those in what is shown of each file */
export function documentPlaces(
  document: SiteDocument,
  pictures: ReadonlyMap<string, readonly string[]>,
): readonly Place[] {
  const owner: PageTopic = `document:${document.id}`;
  const address = addressOfDocument(document);
  if (document.state === 'withdrawn') return [{ address, owner }];
  const { id, revisions, files, shown } = document;
  const earlier =
    revisions.length === 0
      ? []
      : [
          documentVersionsAddress(address),
          ...revisions.map((revision) => documentVersionAddress(address, revision)),
        ];
  const papers = isOfficialPaper(document)
    ? (['docx', 'pdf'] as const).map((format) => documentPaperAddress(address, format))
    : [];
  const attached = new Map(
    files.map(({ sha256, name }) => [attachmentAddress(id, sha256, name), sha256]),
  );
  const films = new Set(
    shown.filter(({ media_type }) => isPlayed(media_type)).map(({ sha256 }) => sha256),
  );
  return [
    ...[address, ...earlier].map((one) => ({ address: one, owner })),
    // The note below the title of a 规章 names an amendment from the day of its effect.
    ...papers.map((one) => ({ address: one, owner, timeless: document.kind !== 'rule' })),
    ...[...new Set(shown.map(({ sha256 }) => sha256))].flatMap((sha256) => [
      { address: filePreviewAddress(address, sha256), owner, timeless: true },
      ...(pictures.get(sha256) ?? []).map((picture) => {
        const one = previewPictureAddress(address, sha256, picture);
        // With the way it was made, the whole sum says which picture it is.
        return { address: one, owner, version: `${maker} ${sha256} ${one}` };
      }),
    ]),
    ...[...attached].map(([one, sha256]) => ({
      address: one,
      owner,
      version: one,
      ...(films.has(sha256) ? { isLarge: true as const } : {}),
    })),
  ];
}

export function ofKind(
  columns: readonly ColumnRow[],
  kind: ColumnRow['kind'],
): readonly ColumnRow[] {
  return columns.filter((column) => column.kind === kind && column.link === null);
}
