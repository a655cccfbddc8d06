// Every page of the portal that has an address of its own; what stands below the columns is found by
// addresses.ts. The tests walk this list.

import { type SealedSheet, sealedSheets } from '../../commands/reports/sealed-reports.ts';
import type { SiteSettings } from '../../rules/organ.ts';
import { leavingLinks } from '../../rules/site-links.ts';
import type { Database } from '../../store/database.ts';
import { columnsOf } from '../../store/documents/columns.ts';
import { latestDocuments } from '../../store/documents/documents.ts';
import { publishedItemIds } from '../../store/policies/policy-items.ts';
import { siteOrgan } from '../../store/people/organs.ts';
import type { ColumnRow, OrganRow } from '../../store/tables.ts';
import {
  aboutAddress,
  applyStep,
  auditAddress,
  compareStep,
  consultationsAddress,
  contactAddress,
  messageAnswerAddress,
  helpAddress,
  keptAddress,
  leavingAddress,
  opinionStep,
  organsAddress,
  organStep,
  pageErrorAddress,
  privacyAddress,
  statisticsAddress,
  trackStep,
  websiteStep,
} from './addresses.ts';
import { auditPage } from './audit-page.ts';
import { accessibilityPage } from './accessibility.ts';
import { consultationsPage } from './consultations.ts';
import { displaySettingsPage } from './display-settings.ts';
import { catalogueAddress, cataloguePage } from './grassroots-catalogue.ts';
import { helpPage } from './help.ts';
import { homePage } from './home.ts';
import { keptPage } from './kept.ts';
import type { PageRequest, PageResult } from './page.ts';
import { openDataAddress } from './open-data-addresses.ts';
import { openDataPage } from './open-data-page.ts';
import { organsPage } from './organs.ts';
import { partsPage } from './parts-page.ts';
import {
  itemAddress,
  matchAddress,
  policiesAddress,
  subscribeAddress,
} from './policies/addresses.ts';
import { policyPlace } from './policies/policy-places.ts';
import { policyLibraryAddress } from './policy-library-address.ts';
import { policyLibraryPage } from './policy-library.ts';
import { privacyPage } from './privacy.ts';
import { reportAddress } from './report-files.ts';
import { searchPage } from './search.ts';
import { siteMapPage } from './site-map.ts';
import { statisticsPage } from './statistics.ts';
import { turnedPublicAddress, turnedPublicPage } from './turned-public.ts';
import { addressOfDocument } from './parts/list-row.ts';
import { publicWebsiteYears, websiteReportAddress } from './website-report-years.ts';

export interface PortalRoute {
  readonly path: string;
  readonly page: (request: PageRequest) => Promise<PageResult> | PageResult;
}

export const portalRoutes: readonly PortalRoute[] = [
  { path: '/', page: homePage },
  { path: '/sousuo/', page: searchPage },
  { path: policyLibraryAddress, page: policyLibraryPage },
  { path: policiesAddress, page: policyPlace },
  { path: '/wzdt/', page: siteMapPage },
  { path: catalogueAddress, page: cataloguePage },
  { path: consultationsAddress, page: consultationsPage },
  { path: organsAddress, page: organsPage },
  { path: openDataAddress, page: openDataPage },
  { path: statisticsAddress, page: statisticsPage },
  { path: turnedPublicAddress, page: turnedPublicPage },
  { path: helpAddress, page: helpPage },
  { path: keptAddress, page: keptPage },
  { path: privacyAddress, page: privacyPage },
  { path: '/wza/', page: accessibilityPage },
  { path: '/xianshi/', page: displaySettingsPage },
  { path: '/yangshi/', page: partsPage },
  { path: auditAddress, page: auditPage },
];

/** Pages that stand only where the office entered what they show. */
export function settingAddresses(site: SiteSettings): readonly string[] {
  return [
    ...(site.about === undefined ? [] : [aboutAddress]),
    ...leavingLinks(site).map(({ key }) => leavingAddress(key)),
  ];
}

/** Every address of the site as it stands, but of the documents only some. */
export async function portalAddresses(db: Database): Promise<readonly string[]> {
  const organ = await siteOrgan(db);
  const fixed = [...portalRoutes.map(({ path }) => path), ...settingAddresses(organ?.site ?? {})];
  if (organ === undefined) return fixed;
  const columns = (await columnsOf(db, organ.id)).filter((column) => column.link === null);
  const documents = await latestDocuments(db, organ.id, 3);
  const reports = await sealedSheets(db, organ.id);
  const websiteYears = await publicWebsiteYears(db, organ);
  return [
    ...fixed,
    ...columns.flatMap((column) => addressesOf(column, reportAddresses(column, organ, reports))),
    ...websiteAddresses(columns, websiteYears),
    contactAddress,
    messageAnswerAddress,
    matchAddress,
    subscribeAddress,
    ...(await publishedItemIds(db)).slice(0, 1).map(itemAddress),
    ...documents.map(addressOfDocument),
    ...documents.slice(0, 1).map(({ id }) => pageErrorAddress(id)),
  ];
}

function reportAddresses(column: ColumnRow, organ: OrganRow, sheets: readonly SealedSheet[]) {
  return sheets.map(({ report: { organ: of, year } }) =>
    reportAddress(column, year, of.code === organ.code ? undefined : of.code),
  );
}

/** One address of every sort of page: what looks alike comes once. */
export async function sampleAddresses(db: Database): Promise<readonly string[]> {
  const organ = await siteOrgan(db);
  const columns = organ === undefined ? [] : await columnsOf(db, organ.id);
  const kinds = new Map(columns.toReversed().map((column) => [column.kind, column]));
  const alike = columns.filter((column) => kinds.get(column.kind) !== column);
  const unwanted = new Set(alike.map(({ path }) => `/${path}/`));
  return (await portalAddresses(db)).filter((address) => !unwanted.has(address));
}

function websiteAddresses(columns: readonly ColumnRow[], years: readonly number[]): string[] {
  const column = columns.find(({ kind }) => kind === 'reports');
  if (column === undefined || years.length === 0) return [];
  return [
    `/${column.path}/${websiteStep}/`,
    ...years.map((year) => websiteReportAddress(column, year)),
  ];
}

function addressesOf({ path, kind }: ColumnRow, reports: readonly string[]): string[] {
  const own = `/${path}/`;
  if (kind === 'apply') {
    return [own, ...[organStep, applyStep, trackStep, opinionStep].map((s) => `${own}${s}/`)];
  }
  if (kind === 'reports') {
    return [own, `${own}${compareStep}/`, ...reports];
  }
  return [own];
}
