// Where an address stands: with the organ whose site it is, or in the folder of one below it.

import { organOfPath } from '../../rules/disclosure-columns.ts';
import { columnsByOrgan, columnsOf } from '../../store/documents/columns.ts';
import type { Database } from '../../store/database.ts';
import {
  organBelow,
  organByCode,
  organSubtree,
  siteName,
  siteOrgan,
} from '../../store/people/organs.ts';
import type { ColumnRow, OrganRow } from '../../store/tables.ts';
import type { WebContext } from '../context.ts';
import type { Site } from './page.ts';

/** The site that was read last, for when none can be read. */
const lastRead = new WeakMap<WebContext['pages'], Site>();

export function lastSite({ pages }: Pick<WebContext, 'pages'>): Site | undefined {
  return lastRead.get(pages);
}

/** `undefined` before the first set-up. */
export async function loadSite(
  context: Pick<WebContext, 'db' | 'pages'>,
  path: string,
): Promise<Site | undefined> {
  const { db, pages } = context;
  const { site } = await pages.remember('site', ['site'], async () => {
    const organ = await siteOrgan(db);
    if (organ === undefined) return {};
    return { site: mainSite(organ, await columnsOf(db, organ.id)) };
  });
  if (site !== undefined) lastRead.set(pages, site);
  const code = organOfPath(path);
  return site === undefined || code === undefined ? site : await inFolder(context, site, code);
}

export function mainSite(organ: OrganRow, columns: readonly ColumnRow[]): Site {
  const main = { organ, columns };
  return { ...main, main, name: siteName(organ), metadataLayout: organ.metadata_layout };
}

/** The site and the folder of every organ below that has one. */
export async function allSites(db: Database): Promise<readonly Site[]> {
  const organ = await siteOrgan(db);
  if (organ === undefined) return [];
  const organs = await organSubtree(db, organ.id);
  const columns = await columnsByOrgan(
    db,
    organs.map(({ id }) => id),
  );
  const main = mainSite(organ, columns.get(organ.id) ?? []);
  const below = organs.filter((one) => one.id !== organ.id && one.kind !== 'internal');
  return [
    main,
    ...below.map((one) => ({ ...main, organ: one, columns: columns.get(one.id) ?? [] })),
  ];
}

/** Of thousands of organs few are read at a time: their columns are not remembered. */
async function inFolder({ db }: Pick<WebContext, 'db'>, site: Site, code: string): Promise<Site> {
  const organ = await organByCode(db, code);
  if (organ === undefined || organ.parent_id === null || organ.kind === 'internal') return site;
  if ((await organBelow(db, site.main.organ.id, organ.id)) === undefined) return site;
  return { ...site, organ, columns: await columnsOf(db, organ.id) };
}
