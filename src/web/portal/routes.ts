// Every page of the portal that has an address of its own; what stands below the columns is found by
// addresses.ts. The tests walk this list.

import type { Database } from '../../store/database.ts';
import { columnsOf } from '../../store/columns.ts';
import { latestDocuments } from '../../store/documents.ts';
import { siteOrgan } from '../../store/organs.ts';
import { applyStep, trackStep } from './addresses.ts';
import { accessibilityPage } from './accessibility.ts';
import { displaySettingsPage } from './display-settings.ts';
import { homePage } from './home.ts';
import type { PageRequest, PageResult } from './page.ts';
import { partsPage } from './parts-page.ts';
import { searchPage } from './search.ts';
import { siteMapPage } from './site-map.ts';
import { addressOfDocument } from './parts/list-row.ts';

export interface PortalRoute {
  readonly path: string;
  readonly page: (request: PageRequest) => Promise<PageResult> | PageResult;
}

export const portalRoutes: readonly PortalRoute[] = [
  { path: '/', page: homePage },
  { path: '/sousuo/', page: searchPage },
  { path: '/wzdt/', page: siteMapPage },
  { path: '/wza/', page: accessibilityPage },
  { path: '/xianshi/', page: displaySettingsPage },
  { path: '/yangshi/', page: partsPage },
];

/** Addresses of one page of every sort, as the site stands: fixed ones, columns, a document of each list. */
export async function portalAddresses(db: Database): Promise<readonly string[]> {
  const organ = await siteOrgan(db);
  const fixed = portalRoutes.map(({ path }) => path);
  if (organ === undefined) return fixed;
  const columns = await columnsOf(db, organ.id);
  const below = columns
    .filter((column) => column.link === null)
    .flatMap(({ path, kind }) =>
      kind === 'apply'
        ? [`/${path}/`, `/${path}/${applyStep}/`, `/${path}/${trackStep}/`]
        : [`/${path}/`],
    );
  const documents = await latestDocuments(db, organ.id, 3);
  return [...fixed, ...below, ...documents.map(addressOfDocument)];
}
